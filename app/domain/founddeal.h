// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contact.h"
#include "app/domain/dealquery.h"
#include "app/domain/dealrow.h"
#include "app/domain/searchtext.h"
#include "app/domain/searchwords.h"

#include <QString>

#include <optional>
#include <vector>

namespace sidelight {

/// A text in which words were found.
struct FoundPart {
    TextPlace::Kind kind = TextPlace::Kind::Field;
    QString path;      ///< TextPlace::path()
    QString text;      ///< as TextPlace has it; of a long one, what is around the first match
    WordPlaces places; ///< in `text`

    bool operator==(const FoundPart &) const = default;
};

/// A deal that a search has found, and where.
struct FoundDeal {
    DealRow row;
    WordPlaces inName; ///< in the name as it was sent
    /// Where something was found that the name does not say; nothing where that is not known.
    std::optional<FoundPart> part;

    bool operator==(const FoundDeal &) const = default;
};

/// Where the words that are asked for anywhere stand in a text.
WordPlaces placesIn(const QString &text, const std::vector<SearchTerm> &terms);

/// Those of the terms, none of them negated, that the text does not answer.
std::vector<SearchTerm> missingIn(const QString &text, const std::vector<SearchTerm> &terms);

// The first text that answers most of the terms, none of them negated; an identifier only where nothing
// else answers one. Nothing where none does.
std::optional<FoundPart> findPart(const Deal &deal, const std::vector<SearchTerm> &terms);
std::optional<FoundPart> findPart(const Contact &contact, const std::vector<SearchTerm> &terms);
std::optional<FoundPart> findPart(const QByteArray &field, const QString &text,
                                  const std::vector<SearchTerm> &terms);
std::optional<FoundPart> findFormerPart(const Deal &before, const Deal &after,
                                        const std::vector<SearchTerm> &terms);

} // namespace sidelight
