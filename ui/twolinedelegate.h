// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plaindelegate.h"

#include <QColor>
#include <QFont>

namespace sidelight {

/// What a row of two lines shows; each line has a text at its start and one at its end.
struct TwoLines {
    struct Part {
        QString text;
        QColor color;
        QFont::Weight weight = QFont::Normal;
    };

    Part title;
    Part aside;
    Part detail;
    Part note;
    QColor dot;           ///< a mark before the title; invalid: none
    bool isShown = false; ///< what the window shows is this row: a bar stands at its start
};

/// Rows of a fixed height with two lines of foreign text. The texts at the end take the room that they
/// need first; those at the start are elided.
class TwoLineDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    virtual TwoLines lines(const QStyleOptionViewItem &option, const QModelIndex &index) const = 0;
};

} // namespace sidelight
