// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"

#include <QHash>
#include <QLocale>
#include <QVariant>
#include <Qt>

#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// What the cells of a table of contacts show, and its order by them: a value for any thread, since tens of
/// thousands of rows take long to sort. Columns are those of ContactModel.
struct ContactCells {
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
    bool isFilled(const DealContact &link, int column) const;
    QString text(const DealContact &link, int column) const;
    QVariant sortValue(const DealContact &link, int column) const; ///< null: comes last either way
    /// Positions in Deal::links(). Primary contacts stay on top; by no column it is contactOrder().
    std::vector<int> sorted(int column, Qt::SortOrder order) const;
};

} // namespace sidelight
