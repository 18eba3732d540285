// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/dealtablemodel.h"

#include "app/domain/founddeal.h"
#include "app/text/listtext.h"
#include "app/text/rowtext.h"
#include "app/text/totalstext.h"

#include <QHash>

#include <algorithm>

namespace sidelight {

namespace {

const QUuid &idIn(const ShownDeals &deals, int deal)
{
    return deals.catalog->deals()[deals.order[std::size_t(deal)]].id;
}

bool isRight(DealColumn column)
{
    return column == DealColumn::Amount || column == DealColumn::Weighted
           || column == DealColumn::Confidence;
}

} // namespace

DealTableModel::DealTableModel(QLocale locale, QObject *parent)
    : QAbstractTableModel(parent)
    , m_locale(std::move(locale))
{}

void DealTableModel::setDeals(std::shared_ptr<const ShownDeals> deals, std::optional<int> section)
{
    if (!deals)
        m_folded.clear();
    DealTableRows rows = deals ? tableRows(*deals, section, m_folded) : DealTableRows();
    if (!deals || !m_deals) {
        beginResetModel();
        m_leftAt = -1;
        take(std::move(deals), std::move(rows));
        endResetModel();
        return;
    }
    followShown(*deals);
    if (keepsPlaces(*deals, rows)) {
        take(std::move(deals), std::move(rows));
        tellAll();
    } else {
        bring(std::move(deals), std::move(rows));
    }
}

void DealTableModel::take(std::shared_ptr<const ShownDeals> deals, DealTableRows rows)
{
    m_deals = std::move(deals);
    m_rows = std::move(rows);
    m_lastDeal = -1;
}

// Nobody holds on to a row that would stand for something else: then no view has to lay out anew.
bool DealTableModel::keepsPlaces(const ShownDeals &deals, const DealTableRows &rows) const
{
    constexpr int most = 1000; // to look at more of them costs more than to lay out
    if (rows.count != m_rows.count)
        return false;
    int first = rows.count;
    int last = -1;
    const auto held = persistentIndexList();
    for (const QModelIndex &index : held) {
        first = std::min(first, index.row());
        last = std::max(last, index.row());
    }
    if (last - first > most)
        return false;
    for (int row = first; row <= last; ++row) {
        const DealTableRows::Place before = m_rows.place(row);
        const DealTableRows::Place after = rows.place(row);
        if ((before.section < 0) != (after.section < 0))
            return false;
        const bool isSame = before.section >= 0
                                ? isSameSection(m_deals->sections[std::size_t(before.section)],
                                                deals.sections[std::size_t(after.section)])
                                : idIn(*m_deals, before.deal) == idIn(deals, after.deal);
        if (!isSame)
            return false;
    }
    return true;
}

void DealTableModel::bring(std::shared_ptr<const ShownDeals> deals, DealTableRows rows)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const std::shared_ptr<const ShownDeals> before = m_deals;
    const DealTableRows rowsBefore = m_rows;
    take(std::move(deals), std::move(rows));
    DealPlaces places(*m_deals);
    const auto rowNow = [&](int old) {
        const DealTableRows::Place place = rowsBefore.place(old);
        if (place.section < 0) {
            const int deal = places.of(idIn(*before, place.deal));
            return deal < 0 ? -1 : m_rows.rowOf(deal);
        }
        const int section = sectionLike(m_deals->sections, before->sections[std::size_t(place.section)]);
        return section < 0 || m_rows.headings.empty() ? -1 : m_rows.headings[std::size_t(section)].row;
    };
    QHash<int, int> rowsNow; // a selected row is held by each of its cells
    const auto held = persistentIndexList();
    for (const QModelIndex &old : held) {
        auto row = rowsNow.constFind(old.row());
        if (row == rowsNow.constEnd())
            row = rowsNow.insert(old.row(), rowNow(old.row()));
        changePersistentIndex(old, *row < 0 ? QModelIndex() : index(*row, old.column()));
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

// A deal that has left is remembered by the one that stood before it.
void DealTableModel::followShown(const ShownDeals &next)
{
    if (m_shown.isNull())
        return;
    const int place = DealPlaces(*m_deals).of(m_shown);
    int before = place >= 0 ? place : m_leftAt;
    m_leftAt = -1;
    DealPlaces places(next);
    if (before < 0 || places.of(m_shown) >= 0)
        return;
    while (before > 0 && m_leftAt < 0)
        m_leftAt = places.of(idIn(*m_deals, --before));
    ++m_leftAt; // and 0 where none is left
}

void DealTableModel::setShown(const QUuid &id)
{
    if (id == m_shown)
        return;
    m_leftAt = -1;
    const int before = rowOf(m_shown);
    m_shown = id;
    for (const int row : {before, rowOf(id)}) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, dealColumns - 1), {MarksRole});
    }
}

void DealTableModel::setToday(QDate today)
{
    if (today == m_today)
        return;
    m_today = today;
    tellAll();
}

void DealTableModel::tellAll()
{
    if (m_rows.count > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows.count - 1, dealColumns - 1));
}

void DealTableModel::toggleSection(int row)
{
    const int number = m_rows.place(row).section;
    if (number < 0)
        return;
    const DealSection &section = m_deals->sections[std::size_t(number)];
    const int last = row + int(section.count);
    if (const int known = sectionLike(m_folded, section); known >= 0) {
        beginInsertRows({}, row + 1, last);
        m_folded.erase(m_folded.begin() + known);
        m_rows = tableRows(*m_deals, {}, m_folded);
        endInsertRows();
    } else {
        beginRemoveRows({}, row + 1, last);
        m_folded.push_back(section);
        m_rows = tableRows(*m_deals, {}, m_folded);
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row, 0), index(row, dealColumns - 1));
}

bool DealTableModel::isHeading(int row) const
{
    return m_rows.place(row).section >= 0;
}

int DealTableModel::rowOf(const QUuid &id) const
{
    const int deal = m_deals ? DealPlaces(*m_deals).of(id) : -1;
    return deal < 0 ? -1 : m_rows.rowOf(deal);
}

QUuid DealTableModel::idAt(int row) const
{
    const DealTableRows::Place place = m_rows.place(row);
    return place.deal < 0 ? QUuid() : facts(place.deal).id;
}

std::optional<QUuid> DealTableModel::neighbour(int places) const
{
    if (!m_deals)
        return std::nullopt;
    const auto count = int(m_deals->order.size());
    const int here = DealPlaces(*m_deals).of(m_shown);
    int place = here + places;
    if (here < 0 && m_leftAt >= 0)
        place = places > 0 ? m_leftAt + places - 1 : m_leftAt + places;
    else if (here < 0)
        place = places > 0 ? places - 1 : count + places;
    if (place < 0 || place >= count)
        return std::nullopt;
    return facts(place).id;
}

const DealFacts &DealTableModel::facts(int deal) const
{
    return m_deals->catalog->deals()[m_deals->order[std::size_t(deal)]];
}

const DealRow &DealTableModel::rowOfDeal(int deal) const
{
    if (deal != m_lastDeal) {
        m_lastRow = m_deals->catalog->row(m_deals->order[std::size_t(deal)]);
        m_lastDeal = deal;
    }
    return m_lastRow;
}

int DealTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.count;
}

int DealTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : dealColumns;
}

QVariant DealTableModel::data(const QModelIndex &index, int role) const
{
    // A view asks seven times for each cell, mostly for what is never set here.
    switch (role) {
    case Qt::DecorationRole:
    case Qt::CheckStateRole:
    case Qt::FontRole:
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
    case Qt::SizeHintRole: return {};
    default: break;
    }
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = DealColumn(index.column());
    const DealTableRows::Place place = m_rows.place(index.row());
    if (role == MarksRole)
        return marks(place);
    return place.section >= 0 ? headingData(place.section, column, role)
                              : dealData(place.deal, column, role);
}

QVariant DealTableModel::headingData(int section, DealColumn column, int role) const
{
    const DealSection &shown = m_deals->sections[std::size_t(section)];
    const auto title = [&] { return dealSectionText(shown, m_deals->view.grouping, m_locale); };
    switch (role) {
    case Qt::DisplayRole: return column == DealColumn::Name ? title() : QString();
    case SummaryRole: return totalsShortText(shown.totals, m_locale);
    case Qt::ToolTipRole: return (QStringList{title()} + totalsLines(shown.totals, m_locale)).join(u'\n');
    case Qt::AccessibleTextRole:
        return column == DealColumn::Name ? dealSectionSentence(shown, m_deals->view.grouping, m_locale)
                                          : QString();
    default: return {};
    }
}

QVariant DealTableModel::dealData(int deal, DealColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return dealCellText(rowOfDeal(deal), column, m_today, m_locale);
    case Qt::AccessibleTextRole: return dealCellSentence(rowOfDeal(deal), column, m_today, m_locale);
    case Qt::ToolTipRole: // of other cells, the delegate tells what is cut off
        return column == DealColumn::Name ? rowSentence(rowOfDeal(deal), m_today, m_locale) : QVariant();
    case Qt::TextAlignmentRole:
        return int((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case StateRole: {
        const DealRow &row = rowOfDeal(deal);
        const QString close = rowCloseText(row, m_today);
        return close.isEmpty() ? rowPlaceText(row) : close;
    }
    case MatchesRole: return matches(rowOfDeal(deal), column);
    case IdRole: return facts(deal).id;
    case SortRole: return sortValue(rowOfDeal(deal), column);
    default: return {};
    }
}

QVariant DealTableModel::matches(const DealRow &row, DealColumn column) const
{
    const auto &terms = m_deals->query.terms;
    const bool isText =
        column == DealColumn::Name || column == DealColumn::Pipeline || column == DealColumn::Stage;
    if (terms.empty() || !isText)
        return {};
    const QString text = dealCellText(row, column, m_today, m_locale);
    // A text that is shown otherwise than it was sent has its words elsewhere.
    return text == sortValue(row, column).toString() ? QVariant::fromValue(placesIn(text, terms))
                                                     : QVariant();
}

QVariant DealTableModel::sortValue(const DealRow &row, DealColumn column) const
{
    switch (column) {
    case DealColumn::Name: return row.name;
    case DealColumn::Pipeline: return row.pipelineName;
    case DealColumn::Stage: return row.stageName;
    case DealColumn::Amount: return row.worth.plainLeftOut == LeftOut::No ? row.worth.plain : QVariant();
    case DealColumn::Weighted:
        return row.worth.weightedLeftOut == LeftOut::No ? row.worth.weighted : QVariant();
    case DealColumn::Confidence: return row.percent ? *row.percent : QVariant();
    case DealColumn::Close: return row.closeState == FieldState::Value ? row.expectedClose : QVariant();
    case DealColumn::Outcome: return int(row.outcome);
    case DealColumn::Updated: return row.updatedAt.isValid() ? row.updatedAt : QVariant();
    case DealColumn::Checked: return row.checkedAt;
    }
    Q_UNREACHABLE();
}

int DealTableModel::marks(const DealTableRows::Place &place) const
{
    if (place.section >= 0) {
        const bool isFolded = m_rows.headings[std::size_t(place.section)].isFolded;
        return IsHeading | (isFolded ? IsFolded : 0);
    }
    const DealFacts &deal = facts(place.deal);
    const bool isOpen = deal.outcome == Outcome::Open && !deal.isMissing;
    const bool isOverdue =
        isOpen && deal.closeState == FieldState::Value && deal.close < m_today.toJulianDay();
    return (deal.id == m_shown ? IsShown : 0) | (deal.isVisited ? IsVisited : 0)
           | (deal.isPinned ? IsPinned : 0) | (deal.isChanged ? IsChanged : 0)
           | (deal.isMissing ? IsMissing : 0) | (isOverdue ? IsOverdue : 0);
}

QVariant DealTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = DealColumn(section);
    switch (role) {
    case Qt::DisplayRole: return dealColumnText(column);
    case Qt::TextAlignmentRole:
        return int((isRight(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default: return {};
    }
}

Qt::ItemFlags DealTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isHeading(index.row()) ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace sidelight
