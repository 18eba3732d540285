// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/decimal.h"
#include "app/domain/money.h"
#include "app/domain/outcome.h"

#include <QDate>
#include <QString>
#include <QStringList>

#include <vector>

namespace sidelight {

/// What is asked of the search index: each word must be the beginning of a word there.
struct SearchTerm {
    enum class In {
        Anywhere, ///< every field, and the contacts
        Role,     ///< roles of contacts: `role:decision`
        Contact,  ///< names, emails, phones of contacts: `contact:ines`
        Past,     ///< values that a field had in an earlier version: `was:80000` (decision 27)
    };

    In in = In::Anywhere;
    QStringList words;      ///< as searchWords() folds them; several must stand beside each other, in order
    bool isNegated = false; ///< `-word`, `-role:…`

    bool operator==(const SearchTerm &) const = default;
};

/// What is decided on DealFacts alone: `stage:proposal`, `amount>50000`, `close<30d`, `overdue:`.
struct DealCondition {
    enum class What {
        Pipeline,   ///< text
        Stage,      ///< text
        Currency,   ///< text
        Period,     ///< text: a word of the contract's (C3), or the reader's own for it
        Outcome,    ///< outcome
        Amount,     ///< number, whatever the currency (decision 24)
        Weighted,   ///< the same
        Confidence, ///< number, percent
        Close,      ///< from, to
        Updated,    ///< from, to: when the deal last changed in the CRM, local days
        Checked,    ///< from, to: when the service last answered; `stale:` is more than a day ago
        Overdue,    ///< open, and its expected close is before today (C16)
        Changed,    ///< differs from what the reader last looked at
        Pinned,
        Missing, ///< the service no longer finds it (C6)
        Visited,
    };
    enum class How {
        Is,       ///< text: the whole of it; number: equal; Close and moments: from `from` to `to`
        Contains, ///< text: each word the beginning of one there
        Below,
        AtMost,
        Above,
        AtLeast,
        Between, ///< from number to upTo, both included
        NotSet,  ///< `stage:none`, `amount:none`: absent or null
        Holds,   ///< the yes-or-no ones
    };

    What what = What::Overdue;
    How how = How::Holds;
    QString text; ///< folded()
    Decimal number;
    Decimal upTo;
    Outcome outcome = Outcome::Open;
    QDate from; ///< local days, both ends included; invalid: open end
    QDate to;
    bool isNegated = false; ///< `-stage:won`

    bool operator==(const DealCondition &) const = default;
};

/// What is to be said beside the filter; text in app/text/querytext.
struct QueryNote {
    enum class Kind {
        UnknownModifier, ///< `foo:bar` is searched as words
        BadValue,        ///< `amount>abc`: the condition is left out
        NoValue,         ///< `stage:`: still being typed; left out
        AnyCurrency,     ///< `amount>50000` looks at the number alone (decision 24)
        Indexing,        ///< the search misses deals that are still being taken in; not of the query
        CjkWithin,       ///< words are searched from their beginning (decision 27)
    };

    Kind kind = Kind::UnknownModifier;
    QString part; ///< as typed

    bool operator==(const QueryNote &) const = default;
};

/// A filter as it is understood: every term and condition must hold.
struct DealQuery {
    std::vector<SearchTerm> terms;
    std::vector<DealCondition> conditions;
    std::vector<QueryNote> notes;

    bool isEmpty() const { return terms.empty() && conditions.empty(); }
    bool operator==(const DealQuery &) const = default;
};

/// Never fails: what cannot be understood is a note. Modifiers are English words in every language.
/// Relative days
/// (`30d`, `2w`, `3m`, `today`, `this-month`) are counted from `today`.
DealQuery parseDealQuery(const QString &text, QDate today);

/// A modifier, for the help popover and completion.
struct QueryModifier {
    QString word;    ///< `stage`
    QString example; ///< `stage:proposal`
};
std::vector<QueryModifier> queryModifiers();

} // namespace sidelight
