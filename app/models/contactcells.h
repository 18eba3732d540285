// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"

#include <QHash>
#include <QLocale>
#include <Qt>

#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// What the cells of a table of contacts show, and its order by them: a value for any thread, since tens of
/// thousands of rows take long to sort.
struct ContactCells {
    enum Column {
        PrimaryColumn,
        NameColumn,
        RoleColumn,
        EmailColumn,
        PhoneColumn,
        IntroducedByColumn,
        LinkedColumn,
        IdColumn,
        NameAgeColumn,
        ColumnCount
    };

    /// What is shown of a person, made once: a contact may have a thousand channels.
    struct Shown {
        explicit Shown(const Person &person);
        Shown() = default; ///< of nobody that is known

        QString name; ///< empty: not known
        QString email;
        QString phone;
        std::optional<Moment> receivedAt; ///< of the contact; nothing while there is none
        bool isAsking = false;
    };

    QLocale locale;
    std::shared_ptr<const Deal> deal; ///< null for none
    QHash<QUuid, Shown> people;

    Shown personOf(const Field<QUuid> &id) const;
    bool isFilled(const DealContact &link, Column column) const;
    QString text(const DealContact &link, Column column) const;
    /// Positions in Deal::links(). Primary contacts stay on top, and what is not filled comes last either
    /// way; by no column it is contactOrder().
    std::vector<int> sorted(std::optional<Column> column, Qt::SortOrder order) const;
};

} // namespace sidelight
