// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealtable.h"

#include "app/models/dealtablemodel.h"
#include "app/text/boxtext.h"
#include "app/text/listtext.h"
#include "ui/filterline.h"
#include "ui/listdelegate.h"
#include "ui/listheader.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolTip>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int widerBy = 32; // by the menu, which is for the keyboard

/// What a column is made wide enough for.
QString sampleText(DealColumn column)
{
    switch (column) {
    case DealColumn::Name: return QStringLiteral("Fernhill cold-chain monitoring");
    case DealColumn::Pipeline: return QStringLiteral("Subscriptions");
    case DealColumn::Stage: return QStringLiteral("Proposal sent");
    case DealColumn::Amount: return QStringLiteral("CHF 120,500.50 / mo");
    case DealColumn::Weighted: return QStringLiteral("CHF 120,500 / mo");
    case DealColumn::Confidence: return QStringLiteral("Confidence ▾");
    case DealColumn::Close: return QStringLiteral("30 Sep 2026 · 300 days overdue");
    case DealColumn::Outcome: return QStringLiteral("Deleted");
    case DealColumn::Updated:
    case DealColumn::Checked: return QStringLiteral("10 months ago");
    }
    Q_UNREACHABLE();
}

} // namespace

DealTable::DealTable(const QLocale &locale, QWidget *parent)
    : QTableView(parent)
    , m_locale(locale)
    , m_model(new DealTableModel(locale, this))
    , m_header(new ListHeader(this))
{
    setObjectName(QStringLiteral("dealTable"));
    setAccessibleName(tr("Deals on this computer"));
    setHorizontalHeader(m_header);
    setModel(m_model);
    setItemDelegate(new ListDelegate(this));
    setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*this);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(m_header, &ListHeader::sortWanted, this, &DealTable::sortWanted);
    connect(m_header, &QHeaderView::sectionMoved, this, &DealTable::columnsChanged);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != lastShownColumn()) // which fills the window
            Q_EMIT columnsChanged();
    });
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!m_model->isHeading(index.row()))
            Q_EMIT dealChosen(m_model->idAt(index.row()));
    });
    sizeColumns();
    const QSignalBlocker blocker(this);
    for (const DealColumn column : {DealColumn::Updated, DealColumn::Pipeline, DealColumn::Confidence})
        setColumnHidden(int(column), true);
}

void DealTable::setDeals(const std::shared_ptr<const ShownDeals> &deals)
{
    const auto before = m_model->deals();
    const int rows = m_model->rowCount();
    const QItemSelection selected = selectionModel()->selection();
    // Qt keeps both ends of it, and takes in whatever comes between them.
    const bool isWhole = selected.size() == 1 && selected.constFirst().height() == rows;
    m_model->setDeals(deals);
    if (!deals)
        return;
    const bool isFiltered = before && before->view.filter != deals->view.filter;
    if (!currentIndex().isValid())
        goToShown();
    if (isWhole && rows > 1 && !isFiltered)
        selectAll();
    else if (isFiltered || !currentIndex().isValid() || (isWhole && m_model->rowCount() != rows))
        selectionModel()->select(currentIndex(),
                                 QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_header->setView(deals->view);
    setAccessibleDescription(tr("Sorted by: %1").arg(dealSortText(deals->view)));
}

void DealTable::setDealShown(const QUuid &id)
{
    m_model->setShown(id);
    goToShown();
}

void DealTable::goToShown()
{
    const int row = m_model->rowOf(m_model->shown());
    if (row >= 0)
        setCurrentIndex(m_model->index(row, std::max(0, currentIndex().column())));
}

void DealTable::setToday(QDate today)
{
    m_model->setToday(today);
}

bool DealTable::viewportEvent(QEvent *event)
{
    const bool isDone = QTableView::viewportEvent(event);
    if (event->type() != QEvent::ToolTip || !m_model->deals())
        return isDone;
    const auto *help = static_cast<const QHelpEvent *>(event);
    const QModelIndex index = indexAt(help->pos());
    const auto &terms = m_model->deals()->query.terms;
    if (index.column() == int(DealColumn::Name) && !m_model->isHeading(index.row()) && !terms.empty()) {
        m_explained = index;
        m_tipPlace = help->globalPos();
        Q_EMIT whyFoundWanted(m_model->idAt(index.row()), terms);
    }
    return isDone;
}

void DealTable::setWhyFound(const QUuid &id, const FoundPart &part)
{
    if (!QToolTip::isVisible() || !m_explained.isValid() || m_model->idAt(m_explained.row()) != id)
        return;
    const QString tip = m_explained.data(Qt::ToolTipRole).toString() + u'\n' + foundText(part).text;
    QToolTip::showText(m_tipPlace, plainTooltip(tip), viewport());
}

std::optional<QUuid> DealTable::neighbour(int places) const
{
    return m_model->neighbour(places);
}

// Not by selectedRows(), which takes a second for a hundred thousand of them.
std::vector<QUuid> DealTable::selectedDeals() const
{
    std::vector<int> rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<QUuid> deals;
    deals.reserve(rows.size());
    for (const int row : rows) {
        if (!m_model->isHeading(row))
            deals.push_back(m_model->idAt(row));
    }
    return deals;
}

std::vector<ListColumn> DealTable::columns() const
{
    std::vector<ListColumn> columns;
    for (int place = 0; place < dealColumns; ++place) {
        const int column = m_header->logicalIndex(place);
        // A hidden column has no width, and the last one that which the window leaves it.
        const bool isHidden = isColumnHidden(column);
        const bool hasWidth = !isHidden && column != lastShownColumn();
        columns.push_back({DealColumn(column), hasWidth ? columnWidth(column) : 0, !isHidden});
    }
    return columns;
}

int DealTable::lastShownColumn() const
{
    int place = dealColumns - 1;
    while (place > 0 && isColumnHidden(m_header->logicalIndex(place)))
        --place;
    return m_header->logicalIndex(place);
}

void DealTable::setColumns(const std::vector<ListColumn> &columns)
{
    const QSignalBlocker blocker(this);
    int place = 0;
    for (const ListColumn &column : columns) {
        const auto logical = int(column.column);
        m_header->moveSection(m_header->visualIndex(logical), place++);
        if (column.width > 0)
            m_header->resizeSection(logical, column.width);
        m_header->setSectionHidden(logical, !column.isShown && column.column != DealColumn::Name);
    }
}

void DealTable::addColumnActions(QMenu &menu)
{
    for (int place = 0; place < dealColumns; ++place) {
        const int column = m_header->logicalIndex(place);
        QAction *action = menu.addAction(dealColumnText(DealColumn(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(DealColumn(column) != DealColumn::Name); // a row must be told from others
        connect(action, &QAction::toggled, this, [this, column](bool isShown) {
            m_header->setSectionHidden(column, !isShown);
            Q_EMIT columnsChanged();
        });
    }
    menu.addSeparator();
    const int column = std::max(0, currentIndex().column());
    const QString name = dealColumnText(DealColumn(column));
    menu.addAction(tr("Move “%1” forward").arg(name), this, [this] { moveColumn(-1); });
    menu.addAction(tr("Move “%1” backward").arg(name), this, [this] { moveColumn(1); });
    menu.addAction(tr("Make “%1” wider").arg(name), this, [this, column] { widen(column, widerBy); });
    menu.addAction(tr("Make “%1” narrower").arg(name), this, [this, column] { widen(column, -widerBy); });
}

void DealTable::moveColumn(int by)
{
    int place = m_header->visualIndex(std::max(0, currentIndex().column()));
    const int from = place;
    do {
        place += by;
    } while (place > 0 && place < dealColumns - 1
             && m_header->isSectionHidden(m_header->logicalIndex(place)));
    if (place >= 0 && place < dealColumns)
        m_header->moveSection(from, place);
}

void DealTable::widen(int column, int by)
{
    setColumnWidth(column, std::max(columnWidth(column) + by, m_header->minimumSectionSize()));
}

void DealTable::sizeColumns()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(bold);
    const QSignalBlocker blocker(this);
    for (int column = 0; column < dealColumns; ++column) {
        const int width = std::max(metrics.horizontalAdvance(sampleText(DealColumn(column))),
                                   metrics.horizontalAdvance(dealColumnText(DealColumn(column))) + 16);
        setColumnWidth(column, width + 2 * ListDelegate::side + 4);
    }
    verticalHeader()->setDefaultSectionSize(metrics.height() + 14);
}

// Space and the arrows along the row fold a heading; they would do nothing else there.
bool DealTable::takeHeadingKey(int key)
{
    const int row = currentIndex().row();
    if (row < 0 || !m_model->isHeading(row))
        return false;
    const int marks = currentIndex().data(DealTableModel::MarksRole).toInt();
    const bool isFolded = (marks & DealTableModel::IsFolded) != 0;
    const int opens = isRightToLeft() ? Qt::Key_Left : Qt::Key_Right;
    const int folds = isRightToLeft() ? Qt::Key_Right : Qt::Key_Left;
    const bool isToggled = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    if (isToggled || (key == opens && isFolded) || (key == folds && !isFolded))
        m_model->toggleSection(row);
    return isToggled || key == opens || key == folds;
}

void DealTable::keyPressEvent(QKeyEvent *event)
{
    if (takeHeadingKey(event->key()))
        return;
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && currentIndex().isValid()) {
        const QUuid id = m_model->idAt(currentIndex().row());
        if (event->modifiers().testFlag(Qt::ControlModifier))
            Q_EMIT tabWanted(id);
        else
            Q_EMIT dealChosen(id);
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyWanted();
        return;
    }
    // Qt's search by letters would make the text of each row; the page filters instead.
    if (isTyping(*event))
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void DealTable::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && m_model->isHeading(index.row()) && event->button() == Qt::LeftButton) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        m_model->toggleSection(index.row());
        return;
    }
    if (index.isValid() && event->button() == Qt::MiddleButton && !m_model->isHeading(index.row())) {
        Q_EMIT tabWanted(m_model->idAt(index.row()));
        return;
    }
    QTableView::mousePressEvent(event);
}

void DealTable::contextMenuEvent(QContextMenuEvent *event)
{
    // By the key it opens at the row, wherever the pointer is.
    if (event->reason() == QContextMenuEvent::Keyboard)
        openMenu(viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    else
        openMenu(event->globalPos());
}

void DealTable::openMenu(const QPoint &globalPosition)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid() || m_model->isHeading(index.row()))
        return;
    const QUuid id = m_model->idAt(index.row());
    const bool isPinned = (index.data(DealTableModel::MarksRole).toInt() & DealTableModel::IsPinned) != 0;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { Q_EMIT dealChosen(id); });
    menu->addAction(tr("Open in a new tab"), this, [this, id] { Q_EMIT tabWanted(id); });
    menu->addAction(isPinned ? tr("Unpin") : tr("Pin"), this,
                    [this, id, isPinned] { Q_EMIT pinWanted(id, !isPinned); });
    menu->addSeparator();
    menu->addAction(tr("Copy"), this, &DealTable::copyWanted);
    Q_EMIT menuMade(menu);
    menu->popup(globalPosition);
}

void DealTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
}

// Qt scrolls to a row only when it becomes the current one.
void DealTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    scrollTo(currentIndex());
}

QModelIndex DealTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveHome && action != MoveEnd)
        return QTableView::moveCursor(action, modifiers);
    const int last = m_model->rowCount() - 1;
    const int by = action == MoveHome ? 1 : -1;
    const int end = action == MoveHome ? 0 : last;
    int row = end;
    while (row >= 0 && row <= last && m_model->isHeading(row))
        row += by;
    const bool isAllFolded = row < 0 || row > last;
    return m_model->index(isAllFolded ? end : row, std::max(0, currentIndex().column()));
}

void DealTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        sizeColumns();
    QTableView::changeEvent(event);
}

} // namespace sidelight
