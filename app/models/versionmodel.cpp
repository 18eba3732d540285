// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/versionmodel.h"

#include "app/text/columntext.h"
#include "app/text/datetext.h"
#include "app/text/pasttext.h"

#include <algorithm>

namespace sidelight {

VersionModel::VersionModel(QLocale locale, QObject *parent)
    : QAbstractListModel(parent)
    , m_locale(std::move(locale))
{}

void VersionModel::setPeople(const People &people)
{
    m_people = people;
}

void VersionModel::setPerson(const Person &person)
{
    std::vector<int> anew;
    for (int row = 0; row < rowCount(); ++row) {
        if (isNamedAnew(m_summaries[qsizetype(place(row))], m_people, person))
            anew.push_back(row);
    }
    m_people.insert(person.id, person);
    for (const int row : anew) {
        m_summaries[qsizetype(place(row))] = versionText(version(row), before(row), m_locale, m_people);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void VersionModel::setVersions(std::vector<DealVersion> versions, const QDateTime &now)
{
    m_now = now;
    if (!isContinuedBy(versions)) {
        beginResetModel();
        take(std::move(versions));
        endResetModel();
        return;
    }
    const auto added = int(versions.size() - m_versions.size());
    if (added > 0)
        beginInsertRows({}, 0, added - 1);
    take(std::move(versions));
    if (added > 0)
        endInsertRows();
    if (rowCount() > added) // bodies may be gone, and all have grown older
        Q_EMIT dataChanged(index(added), index(rowCount() - 1));
}

void VersionModel::take(std::vector<DealVersion> versions)
{
    m_versions = std::move(versions);
    m_summaries.clear();
    const DealVersion *previous = nullptr;
    for (const DealVersion &next : m_versions) {
        m_summaries << versionText(next, previous, m_locale, m_people);
        previous = &next;
    }
}

bool VersionModel::isContinuedBy(const std::vector<DealVersion> &versions) const
{
    return !m_versions.empty() && versions.size() >= m_versions.size()
           && std::equal(m_versions.begin(), m_versions.end(), versions.begin(),
                         [](const DealVersion &a, const DealVersion &b) {
                             return a.number == b.number && a.receivedAt == b.receivedAt;
                         });
}

const DealVersion &VersionModel::version(int row) const
{
    return m_versions[place(row)];
}

const DealVersion *VersionModel::before(int row) const
{
    const std::size_t at = place(row);
    return at == 0 ? nullptr : &m_versions[at - 1];
}

int VersionModel::rowOf(int number) const
{
    const auto found =
        std::find_if(m_versions.begin(), m_versions.end(),
                     [number](const DealVersion &version) { return version.number == number; });
    return found == m_versions.end() ? -1 : int(m_versions.end() - found) - 1;
}

int VersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_versions.size());
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DealVersion &shown = version(index.row());
    switch (role) {
    case Qt::DisplayRole: return momentText(Moment::of(shown.receivedAt), m_locale);
    case Qt::AccessibleTextRole:
        return versionSentence(index.data().toString(), index.data(AgeRole).toString(),
                               index.data(SummaryRole).toString());
    case Qt::ToolTipRole:
        return QString(index.data(SummaryRole).toString() + u'\n' + versionSpanText(shown, m_locale));
    case NumberRole: return shown.number;
    case AgeRole: return ageText(std::chrono::milliseconds(shown.receivedAt.msecsTo(m_now)));
    case SummaryRole: return m_summaries[qsizetype(place(index.row()))];
    case IsReadableRole: return shown.deal != nullptr;
    default: return {};
    }
}

} // namespace sidelight
