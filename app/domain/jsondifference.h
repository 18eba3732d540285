// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <vector>

namespace sidelight {

// What differs between two JSON texts that the decoder has validated (C13, C11). Members are matched by
// key, whatever their order, the first of doubled ones; elements by index; numbers compare by value, also
// beyond a double; strings by what their escapes stand for. An empty text is a value that is not there.

/// One place that is not the same. The views point into the two texts.
struct JsonChange {
    QString path;          ///< below the path that was given: `metadata.gates[2]`
    QByteArrayView before; ///< empty where it was not there
    QByteArrayView after;
};

/// Each changed place once, as deep as it can be told: in the order of `before`, then what `after` adds.
/// The time taken is in proportion to the texts, however they are made: containers below 32 levels (in
/// large texts perhaps after 8) or of more than 100,000 members are compared as one, by their tokens in
/// order, and texts that differ in more than 1,000 places are one place.
std::vector<JsonChange> jsonChanges(const QString &path, QByteArrayView before, QByteArrayView after);

/// Whether jsonChanges() would find none.
bool isSameJson(QByteArrayView before, QByteArrayView after);

/// Whether two number tokens stand for the same number: 48500, 48500.00 and 4.85e4 do.
bool isSameNumber(QByteArrayView a, QByteArrayView b);

/// A member's key as part of a path: `.role`; `["a.b"]` where it would be mistaken for several parts.
/// Long keys are shortened.
QString jsonPathKey(QStringView key);

} // namespace sidelight
