// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/contactmodel.h"

#include "app/domain/identifier.h"
#include "app/domain/later.h"
#include "app/domain/people.h"
#include "app/domain/workers.h"
#include "app/text/columntext.h"
#include "app/text/datetext.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace sidelight {

namespace {

constexpr std::size_t mostSortedAtOnce = 5'000;   ///< by a column; in some 10 ms
constexpr std::size_t mostOrderedAtOnce = 20'000; ///< as the contract page does; in less
constexpr std::size_t mostIndexed = 20'000;

QUuid idOf(const Field<QUuid> &field)
{
    return field.get() ? *field : QUuid();
}

/// Whose rows can stay, though they may move.
bool isSameTable(const std::shared_ptr<const Deal> &a, const std::shared_ptr<const Deal> &b)
{
    return a && b && a->id == b->id && a->links().size() == b->links().size();
}

} // namespace

ContactModel::ContactModel(QLocale locale, QObject *parent)
    : QAbstractTableModel(parent)
    , m_cells{std::move(locale), nullptr, {}}
{}

bool ContactModel::Arrangement::isSame(const Arrangement &other) const
{
    return deal == other.deal && column == other.column && order == other.order
           && people.isSharedWith(other.people);
}

void ContactModel::setDeal(std::shared_ptr<const Deal> deal)
{
    m_wanted.deal = std::move(deal);
    if (!isSameTable(m_cells.deal, m_wanted.deal)) {
        m_wanted.people = m_cells.people;
        if (!m_wanted.deal || m_wanted.deal->links().size() > mostOrderedAtOnce)
            show({}, {});
        else if (isSortedLater())
            show({m_wanted.deal, {}, {}, m_wanted.people}, contactOrder(m_wanted.deal->links()));
    }
    arrange();
}

bool ContactModel::isArranging() const
{
    return m_wanted.deal && !m_wanted.isSame(m_shown);
}

bool ContactModel::isSortedLater() const
{
    const std::size_t rows = m_wanted.deal->links().size();
    return rows > mostOrderedAtOnce || (m_wanted.column && rows > mostSortedAtOnce);
}

void ContactModel::arrange()
{
    if (!isArranging())
        return;
    const auto sorted = [cells = ContactCells{m_cells.locale, m_wanted.deal, m_wanted.people},
                         column = m_wanted.column,
                         order = m_wanted.order] { return cells.sorted(column, order); };
    if (!isSortedLater()) {
        show(m_wanted, sorted());
        return;
    }
    if (std::exchange(m_isSorting, true))
        return;
    later(this, QtConcurrent::run(&workers(), sorted), [this, sorting = m_wanted](std::vector<int> order) {
        m_isSorting = false;
        if (sorting.isSame(m_wanted))
            show(sorting, std::move(order));
        else
            arrange();
    });
}

void ContactModel::show(const Arrangement &arrangement, std::vector<int> order)
{
    m_rows.clear();
    m_shown = arrangement;
    const auto deal = m_shown.deal;
    if (!isSameTable(m_cells.deal, deal)) {
        beginResetModel();
        m_cells.deal = deal;
        m_order = std::move(order);
        endResetModel();
        return;
    }
    const bool isSorting = deal == m_cells.deal;
    const auto hint = isSorting ? VerticalSortHint : NoLayoutChangeHint;
    Q_EMIT layoutAboutToBeChanged({}, hint);
    moveKeptIndexes(order, deal);
    m_cells.deal = deal;
    m_order = std::move(order);
    Q_EMIT layoutChanged({}, hint);
    if (!isSorting && !m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// A selection stays with its contact, not with its place.
void ContactModel::moveKeptIndexes(const std::vector<int> &order, const std::shared_ptr<const Deal> &deal)
{
    const auto persistent = persistentIndexList();
    if (persistent.isEmpty())
        return;
    const bool isSorting = deal == m_cells.deal;
    QHash<QUuid, int> rowsById; // of those that are looked for
    for (const QModelIndex &old : persistent) {
        if (!isSorting)
            rowsById.insert(idOf(link(old.row()).id), -1);
    }
    std::vector<int> rows(order.size()); // by position
    for (int row = 0; row < int(order.size()); ++row) {
        const auto position = std::size_t(order[std::size_t(row)]);
        rows[position] = row;
        if (const auto found = rowsById.find(idOf(deal->links()[position].id)); found != rowsById.end())
            *found = row;
    }
    for (const QModelIndex &old : persistent) {
        const QUuid id = idOf(link(old.row()).id);
        const int row = isSorting     ? rows[std::size_t(m_order[std::size_t(old.row())])]
                        : id.isNull() ? -1
                                      : rowsById.value(id);
        changePersistentIndex(old, row < 0 ? QModelIndex() : index(row, old.column()));
    }
}

void ContactModel::setPeople(const People &people)
{
    m_cells.people.clear();
    m_cells.people.reserve(people.size());
    for (auto it = people.begin(); it != people.end(); ++it)
        m_cells.people.insert(it.key(), ContactCells::Shown(*it));
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ContactModel::setPerson(const Person &person)
{
    m_cells.people.insert(person.id, ContactCells::Shown(person));
    if (m_order.size() <= mostIndexed)
        tellPeople(rowsOf(person.id));
    else // a view paints what is in view at most, and that is sooner done than found out
        Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameAgeColumn));
}

/// Ascending.
std::vector<int> ContactModel::rowsOf(const QUuid &person)
{
    if (m_rows.empty()) {
        m_rows.reserve(2 * m_order.size());
        for (int row = 0; row < rowCount(); ++row) {
            const QUuid id = idOf(link(row).contactId);
            const QUuid introducer = idOf(link(row).introducedBy);
            m_rows.emplace_back(id, row);
            if (introducer != id)
                m_rows.emplace_back(introducer, row);
        }
        std::sort(m_rows.begin(), m_rows.end());
    }
    std::vector<int> rows;
    for (auto it = std::lower_bound(m_rows.begin(), m_rows.end(), std::pair(person, 0));
         it != m_rows.end() && it->first == person; ++it)
        rows.push_back(it->second);
    return rows;
}

void ContactModel::tellPeople(const std::vector<int> &rows)
{
    // One introducer may stand in thousands of rows: neighbours are told of together.
    for (std::size_t first = 0; first < rows.size();) {
        std::size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        Q_EMIT dataChanged(index(rows[first], NameColumn), index(rows[last], NameAgeColumn));
        first = last + 1;
    }
}

const DealContact &ContactModel::link(int row) const
{
    return m_cells.deal->links()[std::size_t(m_order[std::size_t(row)])];
}

int ContactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int ContactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContactModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DealContact &contact = link(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return m_cells.text(contact, column);
    case Qt::EditRole: return wholeCell(contact, column);
    case Qt::ToolTipRole: return cellTooltip(contact, column);
    case Qt::AccessibleTextRole: return spokenCell(contact, column);
    case ContactIdRole: return idOf(contact.contactId);
    case IntroducerIdRole: return idOf(contact.introducedBy);
    case IsPrimaryRole: return isPrimary(contact);
    case IsFilledRole: return m_cells.isFilled(contact, column);
    default: return {};
    }
}

QString ContactModel::wholeCell(const DealContact &link, Column column) const
{
    const bool isIdentifier = column == IntroducedByColumn && link.introducedBy.get()
                              && m_cells.personOf(link.introducedBy).name.isEmpty();
    return isIdentifier ? identifierText(*link.introducedBy) : m_cells.text(link, column);
}

QString ContactModel::spokenCell(const DealContact &link, Column column) const
{
    const QString text = m_cells.text(link, column);
    if (column != NameColumn)
        return text;
    // Star and shade are seen only; a screen reader gets the words with the row's name.
    const QString name = m_cells.isFilled(link, NameColumn) ? text : comingNameCell(text);
    return isPrimary(link) ? primaryText() + QStringLiteral(", ") + name : name;
}

QString ContactModel::cellTooltip(const DealContact &link, Column column) const
{
    switch (column) {
    case LinkedColumn: return link.createdAt.get() ? utcText(*link.createdAt) : QString();
    case IntroducedByColumn:
        return link.introducedBy.get() ? identifierText(*link.introducedBy) : QString();
    case NameColumn: return link.contactId.get() ? identifierText(*link.contactId) : QString();
    case NameAgeColumn: {
        const auto receivedAt = m_cells.personOf(link.contactId).receivedAt;
        return receivedAt ? utcText(*receivedAt) : QString();
    }
    case PrimaryColumn:
    case RoleColumn:
    case EmailColumn:
    case PhoneColumn:
    case IdColumn:
    case ColumnCount: break;
    }
    return m_cells.text(link, column); // for the texts that are elided
}

QVariant ContactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case PrimaryColumn: return QString();
    case NameColumn: return contactColumnText(ContactColumn::Name);
    case RoleColumn: return contactColumnText(ContactColumn::Role);
    case EmailColumn: return contactColumnText(ContactColumn::Email);
    case PhoneColumn: return contactColumnText(ContactColumn::Phone);
    case IntroducedByColumn: return contactColumnText(ContactColumn::IntroducedBy);
    case LinkedColumn: return contactColumnText(ContactColumn::Linked);
    case IdColumn: return contactColumnText(ContactColumn::Id);
    case NameAgeColumn: return contactColumnText(ContactColumn::NameAge);
    case ColumnCount: break;
    }
    return {};
}

void ContactModel::sort(int column, Qt::SortOrder order)
{
    const bool isByColumn = column > PrimaryColumn && column < ColumnCount;
    m_wanted.column = isByColumn ? std::optional(Column(column)) : std::nullopt;
    m_wanted.order = order;
    m_wanted.people = m_cells.people;
    arrange();
}

} // namespace sidelight
