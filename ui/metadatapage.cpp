// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/metadatapage.h"

#include "app/models/jsonmodel.h"
#include "ui/copycells.h"
#include "ui/plaindelegate.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"
#include "ui/valuedialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

namespace sidelight {

namespace {

/// Beside its cells a row has the branches, which no delegate paints.
class Tree : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override
    {
        QStyleOptionViewItem tinted = option;
        tinted.palette.setColor(QPalette::Highlight, selectionColor(*this));
        QTreeView::drawRow(painter, tinted, index);
    }
};

} // namespace

MetadataPage::MetadataPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_model(new JsonModel(std::move(locale), this))
    , m_view(new Tree(this))
    , m_empty(plainLabel(QStringLiteral("noMetadata"), this))
{
    m_view->setObjectName(QStringLiteral("metadata"));
    m_view->setAccessibleName(tr("Metadata of the deal"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PlainDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_view);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(true);
    m_view->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->setColumnWidth(JsonModel::KeyColumn, 280);
    addCopyShortcut(m_view);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &MetadataPage::openMenu);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (!index.data(JsonModel::IsContainerRole).toBool())
            openJsonDialog(this, index.data(JsonModel::PathRole).toString(),
                           index.data(JsonModel::SentRole).toByteArray());
    });
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
}

void MetadataPage::setDeal(const std::shared_ptr<const Deal> &deal)
{
    QByteArray json;
    if (deal->metadata.get())
        json = deal->raw(deal->metadata->span).toByteArray();
    m_model->setJson(json);
    const bool isEmpty = !m_model->hasChildren();
    m_empty->setText(deal->metadata.isNotSet()
                         ? tr("This deal has no metadata.")
                         : tr("The metadata of this deal is empty (%1).").arg(QString::fromUtf8(json)));
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
}

void MetadataPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy cells"), this, [this] { copyCells(*m_view); });
    menu->addAction(tr("Copy as JSON"), this, [sent = index.data(JsonModel::SentRole).toByteArray()] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(sent));
    });
    menu->addAction(tr("Copy path"), this, [path = index.data(JsonModel::PathRole).toString()] {
        QGuiApplication::clipboard()->setText(path);
    });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

} // namespace sidelight
