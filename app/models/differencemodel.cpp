// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/differencemodel.h"

#include "app/text/columntext.h"

namespace sidelight {

DifferenceModel::DifferenceModel(QLocale locale, QObject *parent)
    : QAbstractTableModel(parent)
    , m_locale(std::move(locale))
{}

void DifferenceModel::setPeople(const People &people)
{
    m_people = people;
}

void DifferenceModel::setPerson(const Person &person)
{
    std::vector<int> anew;
    for (int row = 0; row < rowCount(); ++row) {
        const DifferenceText &text = m_rows[std::size_t(row)].text;
        if (isNamedAnew(text.label + u'\n' + text.before + u'\n' + text.after, m_people, person))
            anew.push_back(row);
    }
    m_people.insert(person.id, person);
    for (const int row : anew) {
        auto &[difference, text] = m_rows[std::size_t(row)];
        text = differenceText(difference, *m_before, *m_after, m_locale, m_people);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void DifferenceModel::setVersions(const std::shared_ptr<const Deal> &before,
                                  const std::shared_ptr<const Deal> &after)
{
    m_before = before;
    m_after = after;
    std::vector<Row> rows;
    for (Difference &difference : differences(*before, *after)) {
        DifferenceText text = differenceText(difference, *before, *after, m_locale, m_people);
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
