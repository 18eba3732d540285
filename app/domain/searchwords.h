// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <functional>
#include <utility>
#include <vector>

namespace sidelight {

/// Folds text for the index and for asking it: case, accents, ß→ss, ø→o, æ→ae, ł→l; a phone number is one
/// word of digits, with and without its country prefix; an amount is its digits without grouping and
/// without zeros at the end of its fraction. Punctuation parts words.
QStringList searchWords(const QString &text);

/// A word, and where it stands in the text that it was read from.
using VisitWord = std::function<void(QStringView word, qsizetype begin, qsizetype end)>;

/// The words of a text that is folded and withoutGrouping() already. How else people may ask for its
/// numbers goes to `visitForm`, which may be empty.
void visitWords(QStringView text, const VisitWord &visitWord, const VisitWord &visitForm = {});

/// Start and length of parts of a text, ascending and apart.
using WordPlaces = std::vector<std::pair<int, int>>;

struct WordMatches {
    WordPlaces places;          ///< in the text as it was given
    std::vector<bool> hasFound; ///< of each phrase
};

/// Where phrases, folded as searchWords() does, stand in a text as the index would find them there: the
/// last word of each may go on.
WordMatches matchesIn(const QString &text, const std::vector<QStringList> &phrases);

} // namespace sidelight
