// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/deallistmodel.h"

#include "app/text/rowtext.h"

#include <QSet>

#include <algorithm>

namespace sidelight {

namespace {

QSet<QUuid> idsOf(const std::vector<DealRow> &rows)
{
    QSet<QUuid> ids;
    ids.reserve(qsizetype(rows.size()));
    for (const DealRow &row : rows)
        ids << row.id;
    return ids;
}

} // namespace

DealListModel::DealListModel(QLocale locale, QObject *parent)
    : QAbstractListModel(parent)
    , m_locale(std::move(locale))
{}

void DealListModel::setList(const DealList &list)
{
    m_isWaiting = false;
    m_hasMore = list.hasMore;
    if (list.group != m_group || m_rows.empty()) {
        beginResetModel();
        m_group = list.group;
        m_rows = list.rows;
        endResetModel();
        return;
    }
    if (keepsOrder(list.rows)) {
        for (const DealRow &row : list.rows)
            setRow(row);
        return;
    }
    removeMissing(list.rows);
    arrange(list.rows);
}

bool DealListModel::keepsOrder(const std::vector<DealRow> &rows) const
{
    return m_group == DealGroup::Recent && rows.size() == m_rows.size() && idsOf(rows) == idsOf(m_rows);
}

void DealListModel::removeMissing(const std::vector<DealRow> &rows)
{
    const QSet<QUuid> kept = idsOf(rows);
    int last = int(m_rows.size()) - 1;
    while (last >= 0) {
        if (kept.contains(idAt(last))) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !kept.contains(idAt(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first - 1;
    }
}

// All rows that are there are wanted; each wanted one is brought to its place, from the top.
void DealListModel::arrange(const std::vector<DealRow> &rows)
{
    QSet<QUuid> there = idsOf(m_rows);
    const auto count = int(rows.size());
    for (int row = 0; row < count; ++row) {
        const DealRow &wanted = rows[std::size_t(row)];
        if (!there.contains(wanted.id)) {
            int end = row + 1;
            while (end < count && !there.contains(rows[std::size_t(end)].id))
                ++end;
            beginInsertRows({}, row, end - 1);
            m_rows.insert(m_rows.begin() + row, rows.begin() + row, rows.begin() + end);
            endInsertRows();
            row = end - 1;
            continue;
        }
        bring(wanted.id, row);
        if (m_rows[std::size_t(row)] != wanted) {
            m_rows[std::size_t(row)] = wanted;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

void DealListModel::bring(const QUuid &id, int row)
{
    const auto to = m_rows.begin() + row;
    const auto found =
        std::find_if(to, m_rows.end(), [&id](const DealRow &candidate) { return candidate.id == id; });
    const auto from = int(found - m_rows.begin());
    if (from == row || from == rowCount() || !beginMoveRows({}, from, from, {}, row))
        return;
    std::rotate(to, found, found + 1);
    endMoveRows();
}

void DealListModel::setRow(const DealRow &row)
{
    const int place = rowOf(row.id);
    if (place < 0 || m_rows[std::size_t(place)] == row)
        return;
    m_rows[std::size_t(place)] = row;
    Q_EMIT dataChanged(index(place), index(place));
}

void DealListModel::setShown(const QUuid &id)
{
    const int before = rowOf(m_shown);
    const int after = rowOf(id);
    m_shown = id;
    for (const int row : {before, after}) {
        if (row >= 0 && before != after)
            Q_EMIT dataChanged(index(row), index(row), {IsShownRole});
    }
}

void DealListModel::setToday(QDate today)
{
    if (today == m_today)
        return;
    m_today = today;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void DealListModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_hasMore = false;
    m_isWaiting = false;
    endResetModel();
}

int DealListModel::rowOf(const QUuid &id) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [&id](const DealRow &row) { return row.id == id; });
    return found == m_rows.end() || id.isNull() ? -1 : int(found - m_rows.begin());
}

QUuid DealListModel::idAt(int row) const
{
    return m_rows[std::size_t(row)].id;
}

int DealListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant DealListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DealRow &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return rowTitle(row);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return rowSentence(row, m_today, m_locale);
    case IdRole: return row.id;
    case AmountRole: return rowAmountText(row, m_locale);
    case PlaceRole: return rowPlaceText(row);
    case CloseRole: return rowCloseText(row, m_today);
    case HasAmountRole: return row.amountState == FieldState::Value;
    case IsOpenRole: return row.outcome == Outcome::Open && !row.isMissing;
    case IsOverdueRole: return isRowOverdue(row, m_today);
    case IsChangedRole: return row.isChanged;
    case IsPinnedRole: return row.isPinned;
    case IsShownRole: return row.id == m_shown;
    default: return {};
    }
}

bool DealListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isWaiting;
}

void DealListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isWaiting = true;
    Q_EMIT moreWanted(std::max(firstCount, 2 * rowCount()));
}

} // namespace sidelight
