// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fieldview.h"

#include "app/models/fieldmodel.h"
#include "ui/copycells.h"
#include "ui/fielddelegate.h"
#include "ui/scrollbar.h"
#include "ui/valuedialog.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace sidelight {

FieldView::FieldView(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QTreeView(parent)
    , m_model(new FieldModel(this))
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setModel(m_model);
    setItemDelegate(new FieldDelegate(this));
    setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*this);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setAllColumnsShowFocus(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setStretchLastSection(true);
    addCopyShortcut(this);
    connect(this, &QTreeView::activated, this, &FieldView::showValue);
    // Wrapped values depend on the width of their column.
    connect(header(), &QHeaderView::sectionResized, this, &QTreeView::doItemsLayout);
}

void FieldView::setFields(std::vector<FieldRow> fields)
{
    m_model->setFields(std::move(fields));
    layOut();
    if (!currentIndex().isValid()) {
        const QModelIndex first = m_model->index(0, FieldModel::LabelColumn, m_model->index(0, 0));
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    }
}

void FieldView::setChanges(QHash<QString, QString> before)
{
    m_model->setChanges(std::move(before));
}

void FieldView::setEmptyShown(bool isShown)
{
    m_isEmptyShown = isShown;
    layOut();
}

// Most deals have the rows of the one before, and each change to them has all heights measured anew: the
// first of these calls for every section, the others once for all of them.
void FieldView::layOut()
{
    int labelWidth = 0;
    for (int section = 0; section < m_model->rowCount(); ++section) {
        if (!isFirstColumnSpanned(section, {}))
            setFirstColumnSpanned(section, {}, true);
    }
    for (int section = 0; section < m_model->rowCount(); ++section) {
        const QModelIndex parent = m_model->index(section, FieldModel::LabelColumn);
        bool hasRows = false;
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex field = m_model->index(row, FieldModel::LabelColumn, parent);
            const auto state = field.data(FieldModel::StateRole).value<FieldState>();
            const bool isEmpty = state == FieldState::Absent || state == FieldState::Null;
            setRowLeftOut(row, parent, isEmpty && !m_isEmptyShown);
            hasRows |= !isEmpty || m_isEmptyShown;
            const QString label = field.data().toString().left(40);
            labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(label));
        }
        setRowLeftOut(section, {}, !hasRows);
        setExpanded(parent, true);
    }
    setColumnWidth(FieldModel::LabelColumn, std::clamp(labelWidth + 32, 160, 320));
}

void FieldView::setRowLeftOut(int row, const QModelIndex &parent, bool isLeftOut)
{
    if (isRowHidden(row, parent) != isLeftOut)
        setRowHidden(row, parent, isLeftOut);
}

void FieldView::showValue(const QModelIndex &index)
{
    if (index.data(FieldModel::IsSectionRole).toBool())
        return;
    const QModelIndex value = index.siblingAtColumn(FieldModel::ValueColumn);
    const QString label = index.siblingAtColumn(FieldModel::LabelColumn).data().toString();
    const QByteArray sent = value.data(FieldModel::SentRole).toByteArray();
    if (value.data(FieldModel::IsShortenedRole).toBool() && !sent.isEmpty())
        openJsonDialog(this, label, sent);
    else
        openValueDialog(this, label, wholeText(value));
}

void FieldView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        layOut();
    QTreeView::changeEvent(event);
}

} // namespace sidelight
