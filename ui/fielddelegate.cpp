// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/fielddelegate.h"

#include "app/models/fieldmodel.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/plaintext.h"

#include <QPainter>
#include <QTreeView>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int maxLines = 12;
constexpr int aroundText = 8;
constexpr int markSide = 6;

} // namespace

FieldDelegate::FieldDelegate(QTreeView *view)
    : PlainDelegate(view)
    , m_view(view)
{}

int FieldDelegate::valueWidth() const
{
    return std::max(40, m_view->columnWidth(FieldModel::ValueColumn) - 2 * aroundText);
}

void FieldDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    const bool isSelected = option->state.testFlag(QStyle::State_Selected);
    PlainDelegate::initStyleOption(option, index);
    const Colors colors(m_view->palette());
    QColor color = colors.text;
    if (index.data(FieldModel::IsSectionRole).toBool()) {
        option->font = scaledFont(m_view->font(), 1, QFont::DemiBold);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
        option->rect.adjust(0, 0, 0, -6);
        option->backgroundBrush = {};
    } else {
        const auto state = index.data(FieldModel::StateRole).value<FieldState>();
        const bool isDim = index.column() == FieldModel::LabelColumn || state == FieldState::Absent
                           || state == FieldState::Null;
        if (!isSelected && isDim)
            color = colors.dim;
        else if (!isSelected && state == FieldState::Unreadable)
            color = colors.warning;
        if (index.column() == FieldModel::ValueColumn && index.data(FieldModel::IsChangedRole).toBool()) {
            option->font.setWeight(QFont::DemiBold);
            option->fontMetrics = QFontMetrics(option->font);
        }
        option->features |= QStyleOptionViewItem::WrapText;
        if (index.column() == FieldModel::ValueColumn)
            option->text = breakable(option->text, option->fontMetrics, valueWidth());
        option->displayAlignment = Qt::AlignLeft | Qt::AlignTop;
    }
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::Inactive, QPalette::Text, color);
}

void FieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    PlainDelegate::paint(painter, option, index);
    if (index.column() != FieldModel::LabelColumn || !index.data(FieldModel::IsChangedRole).toBool())
        return;
    // Between the two columns, where labels do not reach.
    const int line = option.fontMetrics.lineSpacing();
    const QRect area(option.rect.left(), option.rect.top(), option.rect.width() - 6, line + aroundText / 2);
    const QRect dot = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter,
                                          {markSide, markSide}, area);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Colors(m_view->palette()).warning);
    painter->drawEllipse(dot);
    painter->restore();
}

QSize FieldDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.lineSpacing();
    if (index.data(FieldModel::IsSectionRole).toBool())
        return {80, line + (index.row() == 0 ? 12 : 26)};
    if (index.column() != FieldModel::ValueColumn)
        return {80, line + aroundText};
    const QString text = index.data().toString().left(maxCellCharacters);
    const int width = valueWidth();
    const bool fitsOnOneLine = !text.contains(u'\n') && option.fontMetrics.horizontalAdvance(text) <= width;
    if (fitsOnOneLine)
        return {80, line + aroundText};
    const QRect area = option.fontMetrics.boundingRect(QRect(0, 0, width, 100000), int(Qt::TextWordWrap),
                                                       breakable(text, option.fontMetrics, width));
    return {80, std::min(area.height(), maxLines * line) + aroundText};
}

} // namespace sidelight
