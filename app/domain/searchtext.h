// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contact.h"
#include "app/domain/deal.h"

#include <QByteArrayView>
#include <QString>

#include <functional>
#include <vector>

namespace sidelight {

/// What the search index holds of a deal: folded words (decision 27), each with blanks around it.
struct SearchText {
    QString fields; ///< every field of the contract, unknown ones and metadata values included, and the id
    QString roles;  ///< of the linked contacts
    QString contacts; ///< filled by the store from contactSearchText() of each linked contact

    bool operator==(const SearchText &) const = default;
};

SearchText searchText(const Deal &deal);
/// Names, emails and phones of a contact.
QString contactSearchText(const Contact &contact);

/// Values of fields that `after` no longer has, folded: what `was:` finds (decision 27).
QString pastSearchText(const Deal &before, const Deal &after);

/// Where a text stands.
struct TextPlace {
    enum class Kind {
        Field,  ///< of a deal
        Role,   ///< of a contact in it
        Person, ///< name, email or phone of a contact
        Former, ///< of a field that has another value since
    };

    QString path() const; ///< of a field, without places in arrays: `metadata.gates`
    bool isIdentifier() const;

    Kind kind = Kind::Field;
    std::vector<QByteArrayView> keys; ///< from the outermost, with or without quotes; of fields only
};

/// False where no more is wanted of the same field.
using VisitText = std::function<bool(const TextPlace &place, const QString &text)>;

// Every text that words are taken from, in the order in which they are. Moments are their days in UTC,
// numbers plain; all else is as sent.
void visitTexts(const Deal &deal, const VisitText &visit);
void visitTexts(const Contact &contact, const VisitText &visit);
/// The values that `after` no longer has.
void visitPast(const Deal &before, const Deal &after, const VisitText &visit);

} // namespace sidelight
