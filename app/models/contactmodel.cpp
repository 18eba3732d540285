// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/contactmodel.h"

#include "app/domain/identifier.h"
#include "app/domain/people.h"
#include "app/text/columntext.h"
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
        m_order = sortedOrder();
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged();
    const auto persistent = persistentIndexList();
    const std::vector<QUuid> before = persistent.isEmpty() ? std::vector<QUuid>() : linkIds();
    m_deal = std::move(deal);
    m_order = sortedOrder();
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

std::vector<QUuid> ContactModel::linkIds() const
{
    std::vector<QUuid> ids;
    ids.reserve(m_order.size());
    for (int row = 0; row < rowCount(); ++row)
        ids.push_back(link(row).id.get() ? *link(row).id : QUuid());
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
    case Qt::DisplayRole: return cellText(contact, column);
    case Qt::EditRole:
        return column == IntroducedByColumn && contact.introducedBy.get()
                   ? identifierText(*contact.introducedBy)
                   : cellText(contact, column);
    case Qt::ToolTipRole: return cellTooltip(contact, column);
    case Qt::AccessibleTextRole:
        // The star is a picture; a screen reader gets the word on every cell of the row's name.
        return column == NameColumn && isPrimary(contact)
                   ? QVariant(primaryText() + QStringLiteral(", ") + cellText(contact, column))
                   : QVariant(cellText(contact, column));
    case ContactIdRole: return contact.contactId.get() ? *contact.contactId : QUuid();
    case IsPrimaryRole: return isPrimary(contact);
    case IsFilledRole: return isFilled(contact, column);
    case SortRole: return sortValue(contact, column);
    default: return {};
    }
}

bool ContactModel::isFilled(const DealContact &link, Column column) const
{
    switch (column) {
    case RoleColumn: return link.role.get() && !link.role->trimmed().isEmpty();
    case IntroducedByColumn: return link.introducedBy.hasValue();
    case LinkedColumn: return link.createdAt.hasValue();
    case PrimaryColumn:
    case NameColumn:
    case IdColumn:
    case ColumnCount: break;
    }
    return true;
}

QString ContactModel::cellText(const DealContact &link, Column column) const
{
    switch (column) {
    case PrimaryColumn:
        // Whether it is the one is not known: that is not the same as no.
        if (link.isPrimary.isUnreadable())
            return unreadableText(m_deal->raw(link.isPrimary.raw()));
        return isPrimary(link) ? primaryText() : QString();
    case NameColumn: return contactTitle(link);
    case RoleColumn: return textCell(*m_deal, link.role);
    case IntroducedByColumn: return identifierCell(*m_deal, link.introducedBy);
    case LinkedColumn: return momentCell(*m_deal, link.createdAt, m_locale);
    case IdColumn:
        return link.contactId.get() ? identifierText(*link.contactId)
                                    : identifierCell(*m_deal, link.contactId);
    case ColumnCount: break;
    }
    return {};
}

QString ContactModel::cellTooltip(const DealContact &link, Column column) const
{
    switch (column) {
    case LinkedColumn: return link.createdAt.get() ? utcText(*link.createdAt) : QString();
    case IntroducedByColumn:
        return link.introducedBy.get() ? identifierText(*link.introducedBy) : QString();
    case NameColumn: return link.contactId.get() ? identifierText(*link.contactId) : QString();
    case PrimaryColumn:
    case RoleColumn:
    case IdColumn:
    case ColumnCount: break;
    }
    return cellText(link, column); // for the texts that are elided
}

QVariant ContactModel::sortValue(const DealContact &link, Column column) const
{
    if (column == LinkedColumn && link.createdAt.get())
        return link.createdAt->msecs;
    if (column == PrimaryColumn)
        return isPrimary(link);
    return isFilled(link, column) ? QVariant(cellText(link, column)) : QVariant();
}

QVariant ContactModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case PrimaryColumn: return QString();
    case NameColumn: return contactColumnText(ContactColumn::Name);
    case RoleColumn: return contactColumnText(ContactColumn::Role);
    case IntroducedByColumn: return contactColumnText(ContactColumn::IntroducedBy);
    case LinkedColumn: return contactColumnText(ContactColumn::Linked);
    case IdColumn: return contactColumnText(ContactColumn::Id);
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
    m_order = sortedOrder();
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
        const QVariant value = sortValue(contact, column);
        const bool isText = column != LinkedColumn;
        keys.push_back({isPrimary(contact), value.isValid(), isText ? 0 : value.toLongLong(),
                        collator.sortKey(isText ? value.toString() : QString())});
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
