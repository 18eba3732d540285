// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/differencemodel.h"

#include "app/text/columntext.h"

namespace sidelight {

DifferenceModel::DifferenceModel(QLocale locale, QObject *parent)
    : QAbstractTableModel(parent)
    , m_locale(std::move(locale))
{}

void DifferenceModel::setVersions(const Deal &before, const Deal &after)
{
    std::vector<Row> rows;
    for (Difference &difference : differences(before, after)) {
        DifferenceText text = differenceText(difference, before, after, m_locale);
        rows.push_back({std::move(difference), std::move(text)});
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void DifferenceModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &[difference, text] = m_rows[std::size_t(index.row())];
    if (role == PathRole)
        return difference.path;
    if (role != Qt::DisplayRole && role != SentRole)
        return {};
    switch (Column(index.column())) {
    case FieldColumn: return role == SentRole ? QVariant() : QVariant(text.label);
    case BeforeColumn: return role == SentRole ? QVariant(difference.before) : QVariant(text.before);
    case AfterColumn: return role == SentRole ? QVariant(difference.after) : QVariant(text.after);
    case ColumnCount: break;
    }
    return {};
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case FieldColumn: return fieldColumnText();
    case BeforeColumn: return beforeColumnText();
    case AfterColumn: return afterColumnText();
    case ColumnCount: break;
    }
    return {};
}

} // namespace sidelight
