// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plaindelegate.h"

namespace sidelight {

/// A group of deals: symbol, name, which is elided, and the count at the end.
class GroupDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole, ///< QString
        SymbolRole,               ///< int, a Symbol; invalid: none, as for what belongs to the row above
    };

    using PlainDelegate::PlainDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace sidelight
