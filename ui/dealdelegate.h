// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/twolinedelegate.h"

namespace sidelight {

/// A row of DealListModel: name and amount, stage and close. Visited ones step back; what is won, lost or
/// gone is said in words.
class DealDelegate : public TwoLineDelegate
{
    Q_OBJECT

public:
    using TwoLineDelegate::TwoLineDelegate;

protected:
    TwoLines lines(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace sidelight
