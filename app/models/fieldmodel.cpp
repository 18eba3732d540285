// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/fieldmodel.h"

#include "app/text/columntext.h"

#include <algorithm>

namespace sidelight {

namespace {

// The internal id of an index: 0 for a section, else one more than the number of its section.
constexpr quintptr sectionId = 0;

} // namespace

FieldModel::FieldModel(QObject *parent)
    : QAbstractItemModel(parent)
{}

void FieldModel::setFields(std::vector<FieldRow> fields)
{
    if (hasSameRows(fields)) {
        m_fields = std::move(fields);
        tellChanged();
        return;
    }
    beginResetModel();
    m_fields = std::move(fields);
    m_sections.clear();
    for (int i = 0; i < int(m_fields.size()); ++i) {
        if (m_sections.empty() || m_sections.back().heading != m_fields[std::size_t(i)].section)
            m_sections.push_back({m_fields[std::size_t(i)].section, i, 0});
        ++m_sections.back().count;
    }
    endResetModel();
}

void FieldModel::setChanges(QHash<QString, QString> before)
{
    if (before == m_before)
        return;
    m_before = std::move(before);
    tellChanged();
}

void FieldModel::tellChanged()
{
    // Row by row: of a range whose ends are hidden, a view leaves the heights as they were.
    for (int place = 0; place < int(m_sections.size()); ++place) {
        const QModelIndex section = index(place, LabelColumn);
        for (int row = 0; row < rowCount(section); ++row)
            Q_EMIT dataChanged(index(row, LabelColumn, section), index(row, ValueColumn, section));
    }
}

bool FieldModel::hasSameRows(const std::vector<FieldRow> &fields) const
{
    return !m_fields.empty()
           && std::equal(fields.begin(), fields.end(), m_fields.begin(), m_fields.end(),
                         [](const FieldRow &a, const FieldRow &b) {
                             return a.section == b.section && a.path == b.path;
                         });
}

QModelIndex FieldModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : sectionId);
}

QModelIndex FieldModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == sectionId)
        return {};
    return createIndex(int(child.internalId()) - 1, LabelColumn, sectionId);
}

int FieldModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_sections.size());
    const bool hasRows = parent.internalId() == sectionId && parent.column() == LabelColumn;
    return hasRows ? m_sections[std::size_t(parent.row())].count : 0;
}

int FieldModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FieldModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == sectionId)
        return sectionData(m_sections[std::size_t(index.row())], index.column(), role);
    const Section &section = m_sections[std::size_t(index.internalId() - 1)];
    return fieldData(m_fields[std::size_t(section.first + index.row())], Column(index.column()), role);
}

QVariant FieldModel::sectionData(const Section &section, int column, int role) const
{
    if (role == IsSectionRole)
        return true;
    return role == Qt::DisplayRole && column == LabelColumn ? QVariant(section.heading) : QVariant();
}

QVariant FieldModel::fieldData(const FieldRow &field, Column column, int role) const
{
    switch (role) {
    case Qt::EditRole:
        if (column == ValueColumn && !field.whole.isEmpty())
            return field.whole;
        return fieldData(field, column, Qt::DisplayRole);
    case Qt::ToolTipRole: return tooltip(field);
    case Qt::AccessibleTextRole:
        if (column == ValueColumn && m_before.contains(field.path))
            return changedCellText(field.value, wasText(m_before.value(field.path)));
        return fieldData(field, column, Qt::DisplayRole);
    case IsChangedRole: return m_before.contains(field.path);
    case PathRole: return field.path;
    case StateRole: return QVariant::fromValue(field.state);
    case SentRole: return field.sent;
    case IsShortenedRole: return field.isShortened;
    case LinkRole: return field.link;
    case IsSectionRole: return false;
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (column) {
    case LabelColumn: return field.label;
    case ValueColumn: return field.value;
    case ColumnCount: break;
    }
    return {};
}

QVariant FieldModel::tooltip(const FieldRow &field) const
{
    QStringList lines;
    if (m_before.contains(field.path))
        lines << wasText(m_before.value(field.path));
    if (!field.tooltip.isEmpty())
        lines << field.tooltip;
    return lines.isEmpty() ? QVariant() : QVariant(lines.join(u'\n'));
}

QVariant FieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == LabelColumn ? fieldColumnText() : valueColumnText();
}

} // namespace sidelight
