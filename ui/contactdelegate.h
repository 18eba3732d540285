// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plaindelegate.h"

namespace sidelight {

/// Rows of contacts: the primary one tinted, bold, with a star and the word, so that it is seen
/// without colour too.
class ContactDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    using PlainDelegate::PlainDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    /// What is left of the area for the text.
    static QRect drawMark(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                          const QColor &color);
};

} // namespace sidelight
