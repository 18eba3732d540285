// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealpast.h"
#include "app/domain/person.h"

#include <QAbstractListModel>
#include <QLocale>
#include <QStringList>

#include <vector>

namespace sidelight {

/// The shown versions of a deal, the newest first.
class VersionModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        NumberRole = Qt::UserRole, ///< int, DealVersion::number
        AgeRole,                   ///< QString, "3 days ago"
        SummaryRole,               ///< QString, what changed against the version before
        IsReadableRole,            ///< bool: there is a deal to compare
    };

    explicit VersionModel(QLocale locale, QObject *parent = nullptr);

    /// All that is known of people, for their names; before setVersions().
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// As shownVersions() makes them, oldest first. `now` decides the ages. Where only newer ones were
    /// added, they are inserted on top, and what is selected stays so.
    void setVersions(std::vector<DealVersion> versions, const QDateTime &now);

    const DealVersion &version(int row) const;
    const DealVersion *before(int row) const; ///< null for the first
    int rowOf(int number) const;              ///< -1 if no such version is shown

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    std::size_t place(int row) const { return m_versions.size() - 1 - std::size_t(row); }
    void take(std::vector<DealVersion> versions);
    bool isContinuedBy(const std::vector<DealVersion> &versions) const;

    QLocale m_locale;
    People m_people;
    QDateTime m_now;
    std::vector<DealVersion> m_versions; ///< oldest first
    QStringList m_summaries;             ///< of the same; a painter asks too often to compare each time
};

} // namespace sidelight
