// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/colors.h"
#include "ui/plaindelegate.h"

#include <QFont>

#include <optional>

namespace sidelight {

/// Cells of a DealTableModel, painted without the style, which would take twice as long for each. A
/// heading runs through all cells of its row. Visited deals step back, the deal on screen has a bar, and
/// what is overdue is bold, since colour alone is not enough.
class ListDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    static constexpr int side = 8; ///< before and after the text of a cell, in pixels

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    struct Looks { ///< made once for many cells
        Colors colors;
        QFont font;
        QFont bold;
        qint64 palette;
    };

    const Looks &looks(const QStyleOptionViewItem &option) const;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, int marks, bool isFirst) const;
    void paintDeal(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   int marks) const;
    QRect paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                     int marks) const;
    void paintHeading(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                      int marks) const;

    mutable std::optional<Looks> m_looks;
};

} // namespace sidelight
