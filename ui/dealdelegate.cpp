// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealdelegate.h"

#include "app/models/deallistmodel.h"
#include "ui/colors.h"

namespace sidelight {

TwoLines DealDelegate::lines(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colors colors(option.palette);
    const auto text = [&index](int role) { return index.data(role).toString(); };
    const auto is = [&index](int role) { return index.data(role).toBool(); };
    const bool isOpen = is(DealListModel::IsOpenRole);
    const bool isOverdue = is(DealListModel::IsOverdueRole);
    const bool hasAmount = is(DealListModel::HasAmountRole);
    TwoLines row;
    row.title = {text(Qt::DisplayRole), isOpen ? colors.text : colors.dim,
                 isOpen ? QFont::DemiBold : QFont::Normal};
    row.aside = {text(DealListModel::AmountRole), isOpen && hasAmount ? colors.text : colors.dim};
    row.detail = {text(DealListModel::PlaceRole), colors.dim};
    row.note = {text(DealListModel::CloseRole), isOverdue ? colors.warning : colors.dim,
                isOverdue ? QFont::DemiBold : QFont::Normal};
    if (is(DealListModel::IsChangedRole))
        row.dot = colors.warning;
    row.isShown = is(DealListModel::IsShownRole);
    return row;
}

} // namespace sidelight
