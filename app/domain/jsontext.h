// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace sidelight {

// Reading of JSON text that the decoder has already validated, one level at a time and only when
// somebody looks: metadata, unknown fields and the Raw page. Numbers keep their digits (C13). Text
// that is no JSON is survived, with a result of no meaning.

enum class JsonKind { Object, Array, String, Number, Boolean, Null };

struct JsonChild {
    QByteArrayView key; ///< with its quotes; empty in an array
    QByteArrayView value;
};

JsonKind jsonKind(QByteArrayView value);

/// Members or elements of a value, in order, as views into it; empty for scalars. At most `most`. One
/// that is `known` already, a view into the value too, is not read to find its end.
std::vector<JsonChild> jsonChildren(QByteArrayView value, std::size_t most = std::size_t(-1),
                                    QByteArrayView known = {});

/// The text of a string token with its quotes; a lone surrogate becomes U+FFFD. Empty without quotes.
QString jsonString(QByteArrayView token);

/// The token at or after `at`: a bracket, comma, colon, string with its quotes or another scalar. Moves
/// `at` behind it. Empty at the end.
QByteArrayView jsonToken(QByteArrayView json, qsizetype &at);

/// The same tokens over several lines, each level indented by two blanks, 64 at most. All indentation
/// together is at most four times the text and 1 MiB, however deep the nesting.
QByteArray jsonIndented(QByteArrayView json);

} // namespace sidelight
