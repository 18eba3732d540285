// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace sidelight {

/// Cells of foreign text: never read as markup, not even in the tooltip, on one line, with room
/// to breathe. Selected ones are tinted, more so where the keyboard is; the platform's own colours
/// for them are not always readable. Other delegates build on it.
class PlainDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Escaped; the model's own, else the whole text of a cell that shows only a part of it.
    QString tooltip(const QStyleOptionViewItem &option, const QModelIndex &index) const;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// The background of a view's selected rows.
QColor selectionColor(const QWidget &view);

/// Beyond it a cell shows the beginning only; the whole text opens with Return.
constexpr int maxCellCharacters = 2000;

} // namespace sidelight
