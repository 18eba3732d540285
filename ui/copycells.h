// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QAbstractItemView;
class QModelIndex;
class QString;

namespace sidelight {

/// What a cell stands for: Qt::EditRole where the model has it, since an identifier is shown by its
/// first digits only; else what is shown.
QString wholeText(const QModelIndex &index);

/// Puts the selected cells on the clipboard as text, a table and HTML, all of it escaped.
void copyCells(const QAbstractItemView &view);

/// Ctrl+C on the view copies its selected cells.
void addCopyShortcut(QAbstractItemView *view);

} // namespace sidelight
