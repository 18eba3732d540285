// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/contradictions.h"
#include "app/domain/deal.h"
#include "app/domain/outcome.h"

namespace sidelight {

/// The name, or "(untitled)" with the short identifier when it is blank or missing (C12).
QString titleText(const Deal &deal);
QString untitledText(const QUuid &id);

/// "Open", "Won", "Lost", "Closed", "Deleted", "Unclear".
QString outcomeText(Outcome outcome);

/// "Projects › Proposal sent".
QString placeText(const Deal &deal);

/// The sentence that explains the outcome, for tooltips and screen readers: "closed_at is not set".
QString outcomeReason(const Deal &deal);

/// Foreign text fit for a single line: line breaks and control characters become blanks, and the
/// characters that turn the reading direction (U+202A to U+202E, U+2066 to U+2069) become visible
/// marks, ‹RLO› for U+202E, so that they can neither disguise a name nor leak (section 8).
QString oneLine(const QString &text);

/// A foreign name in one line, and of 40 characters at most.
QString shortName(const QString &name);

/// The same of 100 characters at most, where it is what the sentence or the menu is about.
QString cappedName(const QString &name);

/// oneLine() for several lines: line breaks stay, as `\n`.
QString severalLines(const QString &text);

/// A foreign text as oneLine() or severalLines(), or in words that it is not set or unreadable. Text of
/// blanks alone reads as not set.
QString lineText(const Deal &deal, const Field<QString> &field);
QString blockText(const Deal &deal, const Field<QString> &field);

/// Foreign text inside a sentence of ours: between U+2068 and U+2069, so that neither changes the
/// other's direction, with direction marks of its own made visible.
QString isolated(const QString &text);

/// Without the characters that isolated() puts around; terminals show them as boxes.
QString withoutIsolation(QString text);

/// One whole sentence.
QString contradictionText(Contradiction contradiction, const Deal &deal);

/// "Contact c0a70009", where no name is known.
QString contactTitle(const DealContact &link);

QString notSetText();

/// "unreadable: 2026-02-30": the raw text in one line, a string without its quotes, and shortened.
QString unreadableText(QByteArrayView raw);

/// What `words` says about a value; "not set" and "unreadable: …" for the other states. `answer` is the
/// deal or contact that the field is of.
template <typename Answer, typename T, typename Words>
QString fieldText(const Answer &answer, const Field<T> &field, Words words)
{
    if (field.isUnreadable())
        return unreadableText(answer.raw(field.raw()));
    return field.get() ? words(*field) : notSetText();
}

/// Any JSON value in one short line, strings without their quotes.
QString shortJson(QByteArrayView json);

} // namespace sidelight
