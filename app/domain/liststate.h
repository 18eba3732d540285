// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

namespace sidelight {

/// A column of the list, as the reader arranged it.
struct ListColumn {
    DealColumn column = DealColumn::Name;
    int width = 0; ///< logical pixels; 0: not chosen by the reader
    bool isShown = true;

    bool operator==(const ListColumn &) const = default;
};

/// How the list looks apart from its deals; what the reader may come back to after a restart.
struct ListState {
    std::vector<ListColumn> columns; ///< in their order; one that is missing stands where it stood
    bool isBoard = false;

    bool operator==(const ListState &) const = default;
};

/// A view that the reader gave a name.
struct SavedView {
    QString name;
    DealView view;
    ListState state;

    bool operator==(const SavedView &) const = default;
};

/// For settings, by words, so that columns may come and go: `name:260 stage:140 -updated:120`.
QString listColumnsText(const std::vector<ListColumn> &columns);
std::vector<ListColumn> listColumnsFrom(const QString &text); ///< words that are no column are passed over

/// What a click on a column's head asks for: by it alone, or the other way round if it is that already.
/// With `isSecond`, among those that are equal by what the list is sorted by.
DealView sortedBy(DealView view, DealColumn column, bool isSecond);

/// The filter with this modifier (`outcome:open`) in place of those with the same word (`outcome:`); an
/// empty value takes them away.
QString withModifier(const QString &filter, const QString &word, const QString &value);
/// The value of the first modifier with this word; nothing: there is none.
std::optional<QString> modifierValue(const QString &filter, const QString &word);
/// Of those that only hold or do not, `overdue:`.
QString withToggled(const QString &filter, const QString &word);

} // namespace sidelight
