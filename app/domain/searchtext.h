// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contact.h"
#include "app/domain/deal.h"

#include <QString>
#include <QStringList>

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

/// Folds text for the index and for asking it: case, accents, ß→ss, ø→o, æ→ae, ł→l; a phone number is one
/// word of digits, with and without its country prefix; an amount is its digits without grouping and
/// without zeros at the end of its fraction. Punctuation parts words.
QStringList searchWords(const QString &text);

} // namespace sidelight
