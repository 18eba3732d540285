// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/contactmodel.h"

#include "app/domain/identifier.h"
#include "app/domain/people.h"
#include "app/text/columntext.h"
#include "app/text/contacttext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"

#include <QCollator>
#include <QHash>

#include <algorithm>

namespace sidelight {

namespace {

bool isPrimary(const DealContact &link)
{
    return link.isPrimary.get() && *link.isPrimary;
}

QUuid idOf(const Field<QUuid> &field)
{
    return field.get() ? *field : QUuid();
}

} // namespace

ContactModel::ContactModel(QLocale locale, QObject *parent)
    : QAbstractTableModel(parent)
    , m_locale(std::move(locale))
{}

void ContactModel::setDeal(std::shared_ptr<const Deal> deal)
{
    const bool isSameTable =
        m_deal && deal && m_deal->id == deal->id && m_deal->links().size() == deal->links().size();
    if (!isSameTable) {
        beginResetModel();
        m_deal = std::move(deal);
        m_sorted = m_people;
        setOrder(sortedOrder());
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const auto persistent = persistentIndexList();
    const std::vector<QUuid> before = persistent.isEmpty() ? std::vector<QUuid>() : linkIds();
    m_deal = std::move(deal);
    setOrder(sortedOrder());
    // A selection stays with its contact, not with its place.
    QHash<QUuid, int> rows;
    const std::vector<QUuid> after = persistent.isEmpty() ? std::vector<QUuid>() : linkIds();
    for (std::size_t row = 0; row < after.size(); ++row)
        rows.insert(after[row], int(row));
    for (const QModelIndex &old : persistent) {
        const QUuid id = before[std::size_t(old.row())];
        const int row = id.isNull() ? -1 : rows.value(id, -1);
        changePersistentIndex(old, row < 0 ? QModelIndex() : index(row, old.column()));
    }
    Q_EMIT layoutChanged();
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

ContactModel::Shown ContactModel::shown(const Person &person)
{
    Shown shown{personTitle(person, QString()), QString(), QString(), std::nullopt, person.isAsking};
    if (person.contact) {
        shown.email = oneLine(firstEmail(*person.contact));
        shown.phone = oneLine(firstPhone(*person.contact));
        shown.receivedAt = Moment::of(person.receivedAt);
    }
    return shown;
}

void ContactModel::setPeople(const People &people)
{
    m_people.clear();
    m_people.reserve(people.size());
    for (auto it = people.begin(); it != people.end(); ++it)
        m_people.insert(it.key(), shown(*it));
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ContactModel::setPerson(const Person &person)
{
    m_people.insert(person.id, shown(person));
    tellPeople(m_rows.value(person.id));
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

void ContactModel::setOrder(std::vector<int> order)
{
    m_order = std::move(order);
    m_rows.clear();
    for (int row = 0; row < int(m_order.size()); ++row) {
        const DealContact &contact = link(row);
        const QUuid id = idOf(contact.contactId);
        const QUuid introducer = idOf(contact.introducedBy);
        if (!id.isNull())
            m_rows[id].push_back(row);
        if (!introducer.isNull() && introducer != id)
            m_rows[introducer].push_back(row);
    }
}

std::vector<QUuid> ContactModel::linkIds() const
{
    std::vector<QUuid> ids;
    ids.reserve(m_order.size());
    for (int row = 0; row < rowCount(); ++row)
        ids.push_back(idOf(link(row).id));
    return ids;
}

const DealContact &ContactModel::link(int row) const
{
    return m_deal->links()[std::size_t(m_order[std::size_t(row)])];
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
    case Qt::DisplayRole: return cellText(contact, column, m_people);
    case Qt::EditRole: return wholeCell(contact, column);
    case Qt::ToolTipRole: return cellTooltip(contact, column);
    case Qt::AccessibleTextRole: return spokenCell(contact, column);
    case ContactIdRole: return idOf(contact.contactId);
    case IntroducerIdRole: return idOf(contact.introducedBy);
    case IsPrimaryRole: return isPrimary(contact);
    case IsFilledRole: return isFilled(contact, column, m_people);
    case SortRole: return sortValue(contact, column, m_people);
    default: return {};
    }
}

bool ContactModel::isFilled(const DealContact &link, Column column, const ShownPeople &people) const
{
    const Shown person = people.value(idOf(link.contactId));
    switch (column) {
    case NameColumn: return !person.name.isEmpty() || !person.isAsking;
    case EmailColumn: return !person.email.isEmpty();
    case PhoneColumn: return !person.phone.isEmpty();
    case NameAgeColumn: return person.receivedAt.has_value();
    case RoleColumn: return link.role.get() && !link.role->trimmed().isEmpty();
    case IntroducedByColumn: return link.introducedBy.hasValue();
    case LinkedColumn: return link.createdAt.hasValue();
    case PrimaryColumn:
    case IdColumn:
    case ColumnCount: break;
    }
    return true;
}

// Without the permission to read contacts this is how it stays, so it is no error and looks like none.
QString ContactModel::reachCell(const Shown &person, const QString &value) const
{
    if (!value.isEmpty())
        return value;
    if (person.receivedAt)
        return emptyCell();
    return person.isAsking ? loadingText() : notLoadedText();
}

QString ContactModel::cellText(const DealContact &link, Column column, const ShownPeople &people) const
{
    const Shown person = people.value(idOf(link.contactId));
    switch (column) {
    case PrimaryColumn:
        // Whether it is the one is not known: that is not the same as no.
        if (link.isPrimary.isUnreadable())
            return unreadableText(m_deal->raw(link.isPrimary.raw()));
        return isPrimary(link) ? primaryText() : QString();
    case NameColumn: return person.name.isEmpty() ? contactTitle(link) : person.name;
    case EmailColumn: return reachCell(person, person.email);
    case PhoneColumn: return reachCell(person, person.phone);
    case NameAgeColumn:
        // The time itself: "5 minutes ago" would be wrong after a while on screen.
        return person.receivedAt ? momentText(*person.receivedAt, m_locale) : emptyCell();
    case RoleColumn: return textCell(*m_deal, link.role);
    case IntroducedByColumn: {
        const QString name = people.value(idOf(link.introducedBy)).name;
        return name.isEmpty() ? identifierCell(*m_deal, link.introducedBy) : name;
    }
    case LinkedColumn: return momentCell(*m_deal, link.createdAt, m_locale);
    case IdColumn:
        return link.contactId.get() ? identifierText(*link.contactId)
                                    : identifierCell(*m_deal, link.contactId);
    case ColumnCount: break;
    }
    return {};
}

QString ContactModel::wholeCell(const DealContact &link, Column column) const
{
    const bool isIdentifier = column == IntroducedByColumn && link.introducedBy.get()
                              && m_people.value(*link.introducedBy).name.isEmpty();
    return isIdentifier ? identifierText(*link.introducedBy) : cellText(link, column, m_people);
}

QString ContactModel::spokenCell(const DealContact &link, Column column) const
{
    const QString text = cellText(link, column, m_people);
    if (column != NameColumn)
        return text;
    // Star and shade are seen only; a screen reader gets the words with the row's name.
    const QString name = isFilled(link, NameColumn, m_people) ? text : comingNameCell(text);
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
        const auto receivedAt = m_people.value(idOf(link.contactId)).receivedAt;
        return receivedAt ? utcText(*receivedAt) : QString();
    }
    case PrimaryColumn:
    case RoleColumn:
    case EmailColumn:
    case PhoneColumn:
    case IdColumn:
    case ColumnCount: break;
    }
    return cellText(link, column, m_people); // for the texts that are elided
}

QVariant ContactModel::sortValue(const DealContact &link, Column column, const ShownPeople &people) const
{
    const Shown person = people.value(idOf(link.contactId));
    if (column == PrimaryColumn)
        return isPrimary(link);
    if (column == LinkedColumn && link.createdAt.get())
        return link.createdAt->msecs;
    if (column == NameAgeColumn && person.receivedAt)
        return person.receivedAt->msecs;
    const bool isThere = column == NameColumn ? !person.name.isEmpty() : isFilled(link, column, people);
    return isThere ? QVariant(cellText(link, column, people)) : QVariant();
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
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<int> before = m_order;
    m_sorted = m_people;
    setOrder(sortedOrder());
    std::vector<int> rowOf(m_order.size());
    for (int row = 0; row < int(m_order.size()); ++row)
        rowOf[std::size_t(m_order[std::size_t(row)])] = row;
    const auto persistent = persistentIndexList();
    for (const QModelIndex &old : persistent) {
        const int position = before[std::size_t(old.row())];
        changePersistentIndex(old, index(rowOf[std::size_t(position)], old.column()));
    }
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

std::vector<int> ContactModel::sortedOrder() const
{
    if (!m_deal)
        return {};
    const auto &links = m_deal->links();
    std::vector<int> order = contactOrder(links);
    if (m_sortColumn < 0 || m_sortColumn >= ColumnCount || m_sortColumn == PrimaryColumn)
        return order;

    // Keys are made once for each row: making them in the comparison would cost n log n texts.
    QCollator collator(m_locale);
    collator.setNumericMode(true);
    struct Key {
        bool isPrimary;
        bool isFilled;
        qint64 number;
        QCollatorSortKey text;
    };
    std::vector<Key> keys;
    keys.reserve(links.size());
    const auto column = Column(m_sortColumn);
    for (const DealContact &contact : links) {
        const QVariant value = sortValue(contact, column, m_sorted);
        const bool isText = column != LinkedColumn && column != NameAgeColumn;
        keys.push_back({isPrimary(contact), value.isValid(), isText ? 0 : value.toLongLong(),
                        collator.sortKey(isText ? cellText(contact, column, m_sorted) : QString())});
    }
    const bool isDescending = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const Key &left = keys[std::size_t(a)];
        const Key &right = keys[std::size_t(b)];
        if (left.isPrimary != right.isPrimary)
            return left.isPrimary;
        if (left.isFilled != right.isFilled)
            return left.isFilled; // empty cells come last in either direction
        const int difference = left.number != right.number ? (left.number < right.number ? -1 : 1)
                                                           : left.text.compare(right.text);
        return isDescending ? difference > 0 : difference < 0;
    });
    return order;
}

} // namespace sidelight
