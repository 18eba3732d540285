// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace sidelight {

/// The forms in which the unpublished list call may answer.
enum class SampleList {
    Pages, ///< 50 IDs each, with `has_more` and `next_cursor`
    Array, ///< all in a bare array
    Loop,  ///< pages that lead round in a circle
    Many,  ///< pages of 10,000 deals more, each of which is served
};

/// By the names that a fault has after `list-`: `array`, `loop`, `many`.
std::optional<SampleList> sampleListForm(const QString &name);
QStringList sampleListNames();

/// An empty cursor is that of the first page.
QByteArray sampleListBody(const QList<QUuid> &ids, const QByteArray &cursor, SampleList form);

/// Of SampleList::Many.
QList<QUuid> manyListed();
bool isOneOfMany(const QUuid &id);

} // namespace sidelight
