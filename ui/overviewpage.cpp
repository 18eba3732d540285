// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewpage.h"

#include "app/domain/contradictions.h"
#include "app/models/fieldmodel.h"
#include "app/text/dealfields.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"
#include "app/text/pasttext.h"
#include "ui/copycells.h"
#include "ui/fielddelegate.h"
#include "ui/noticebar.h"
#include "ui/scrollbar.h"
#include "ui/valuedialog.h"

#include <QEvent>
#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

// An unknown field has one row, and may differ at a place inside it.
void markOtherField(QHash<QString, QString> &before, const Deal &deal, const QString &path,
                    const DifferenceText &text)
{
    for (const UnknownField &field : deal.otherFields) {
        if (path == field.key)
            before.insert(field.key, text.before);
        else if (path.startsWith(field.key + u'.') || path.startsWith(field.key + u'['))
            before.insert(field.key, text.label + u' ' + text.before);
    }
}

} // namespace

OverviewPage::OverviewPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_model(new FieldModel(this))
    , m_view(new QTreeView(this))
    , m_notice(new NoticeBar(QStringLiteral("contradictions"), this))
{
    m_view->setObjectName(QStringLiteral("fields"));
    m_view->setAccessibleName(tr("Fields of the deal"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FieldDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_view);
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setItemsExpandable(false);
    m_view->setIndentation(0);
    m_view->setAllColumnsShowFocus(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->header()->setStretchLastSection(true);
    addCopyShortcut(m_view);
    connect(m_view, &QTreeView::activated, this, &OverviewPage::showValue);
    // Wrapped values depend on the width of their column.
    connect(m_view->header(), &QHeaderView::sectionResized, m_view, &QTreeView::doItemsLayout);

    connect(m_notice, &NoticeBar::actionTriggered, this,
            [this] { openValueDialog(this, tr("Not as documented"), notesLines(m_notes).join(u'\n')); });

    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
}

void OverviewPage::setDeal(const std::shared_ptr<const Deal> &deal, QDate today,
                           const std::shared_ptr<const Deal> &looked)
{
    QStringList lines;
    for (const Contradiction contradiction : contradictions(*deal, today))
        lines << contradictionText(contradiction, *deal);
    m_notes = deal->notes;
    if (!m_notes.empty())
        lines << notesText(m_notes);
    const bool isCut = m_notes.size() > maxNotesInLine;
    m_notice->setLines(lines, NoticeBar::Tone::Warning, isCut ? tr("Show all") : QString());

    m_model->setFields(dealFields(*deal, m_locale, today));
    markChanges(*deal, looked.get());
    layOut();
    if (!m_view->currentIndex().isValid()) {
        const QModelIndex first = m_model->index(0, FieldModel::LabelColumn, m_model->index(0, 0));
        m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    }
}

void OverviewPage::markChanges(const Deal &deal, const Deal *looked)
{
    if (!looked) {
        m_model->setChanges({});
        return;
    }
    QHash<QString, QString> before;
    const auto changes = differences(*looked, deal);
    for (const Difference &change : changes) {
        const DifferenceText text = differenceText(change, *looked, deal, m_locale);
        if (change.kind == Difference::Kind::Field)
            before.insert(change.path, text.before);
        else if (change.kind == Difference::Kind::OtherField)
            markOtherField(before, deal, change.path, text);
    }
    m_model->setChanges(std::move(before));
}

void OverviewPage::setEmptyShown(bool isShown)
{
    m_isEmptyShown = isShown;
    layOut();
}

void OverviewPage::layOut()
{
    int labelWidth = 0;
    for (int section = 0; section < m_model->rowCount(); ++section) {
        const QModelIndex parent = m_model->index(section, FieldModel::LabelColumn);
        m_view->setFirstColumnSpanned(section, {}, true);
        bool hasRows = false;
        for (int row = 0; row < m_model->rowCount(parent); ++row) {
            const QModelIndex field = m_model->index(row, FieldModel::LabelColumn, parent);
            const auto state = field.data(FieldModel::StateRole).value<FieldState>();
            const bool isEmpty = state == FieldState::Absent || state == FieldState::Null;
            m_view->setRowHidden(row, parent, isEmpty && !m_isEmptyShown);
            hasRows |= !isEmpty || m_isEmptyShown;
            const QString label = field.data().toString().left(40);
            labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(label));
        }
        m_view->setRowHidden(section, {}, !hasRows);
    }
    m_view->expandAll();
    m_view->setColumnWidth(FieldModel::LabelColumn, std::clamp(labelWidth + 32, 160, 320));
}

void OverviewPage::showValue(const QModelIndex &index)
{
    if (index.data(FieldModel::IsSectionRole).toBool())
        return;
    const QModelIndex value = index.siblingAtColumn(FieldModel::ValueColumn);
    const QString label = index.siblingAtColumn(FieldModel::LabelColumn).data().toString();
    const QByteArray sent = value.data(FieldModel::SentRole).toByteArray();
    // The row has room for the beginning of such a value only.
    const bool isShortened = value.data(FieldModel::StateRole).value<FieldState>() == FieldState::Unreadable
                             || value.parent().data().toString() == sectionText(DealSection::Other);
    if (isShortened && !sent.isEmpty())
        openJsonDialog(this, label, sent);
    else
        openValueDialog(this, label, wholeText(value));
}

void OverviewPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        layOut();
    QWidget::changeEvent(event);
}

} // namespace sidelight
