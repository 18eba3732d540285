// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linelist.h"

#include "ui/copycells.h"
#include "ui/plaindelegate.h"
#include "ui/scrollbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QStringListModel>

namespace sidelight {

LineList::LineList(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QListView(parent)
    , m_model(new QStringListModel(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setModel(m_model);
    setItemDelegate(new PlainDelegate(this));
    usePlainScrollBars(*this);
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    addCopyShortcut(this);
    connect(this, &QWidget::customContextMenuRequested, this, &LineList::openMenu);
}

void LineList::setLines(const QStringList &lines)
{
    if (lines != m_model->stringList())
        m_model->setStringList(lines);
}

QStringList LineList::lines() const
{
    return m_model->stringList();
}

void LineList::copyAll() const
{
    QGuiApplication::clipboard()->setText(lines().join(u'\n'));
}

void LineList::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("&Copy"), this, [this] { copyCells(*this); });
    copy->setEnabled(selectionModel()->hasSelection());
    menu->addAction(tr("Copy &all"), this, &LineList::copyAll);
    menu->popup(viewport()->mapToGlobal(position));
}

} // namespace sidelight
