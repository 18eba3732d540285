// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listheader.h"

#include "ui/colors.h"
#include "ui/listdelegate.h"
#include "ui/plainlabel.h"

#include <QMouseEvent>
#include <QPainter>

namespace sidelight {

ListHeader::ListHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setStretchLastSection(true);
    setMinimumSectionSize(48);
    setToolTip(tr("A click sorts; with Shift, among what is equal so far"));
    connect(this, &QHeaderView::sectionClicked, this,
            [this](int column) { Q_EMIT sortWanted(DealColumn(column), m_hasShift); });
}

void ListHeader::setView(const DealView &view)
{
    m_first = view.first;
    m_second = view.second;
    viewport()->update();
}

QSize ListHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), fontMetrics().height() + 12};
}

// Heads stand above the texts of their columns, which no style does for the margins of our cells.
void ListHeader::paintSection(QPainter *painter, const QRect &rect, int column) const
{
    const Colors colors(palette());
    const bool isSecond = m_second && m_second->column == DealColumn(column);
    const bool isSorted = isSecond || m_first.column == DealColumn(column);
    const auto alignment = model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
    const auto edge = QStyle::visualAlignment(layoutDirection(), Qt::Alignment(alignment));
    QString text = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    if (isSorted) {
        text += (isSecond ? m_second->order : m_first.order) == Qt::AscendingOrder ? QStringLiteral(" ↑")
                                                                                   : QStringLiteral(" ↓");
        if (isSecond)
            text += u'²'; // two arrows alone would not say which counts first
    }
    painter->save();
    painter->fillRect(rect, colors.page);
    painter->setFont(scaledFont(font(), smallText, isSorted ? QFont::DemiBold : QFont::Normal));
    painter->setPen(isSorted ? colors.text : colors.dim);
    const QRect area = rect.adjusted(ListDelegate::side, 0, -ListDelegate::side, 0);
    painter->drawText(area, int(edge | Qt::AlignAbsolute | Qt::TextSingleLine),
                      painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    painter->setPen(colors.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->restore();
}

void ListHeader::mouseReleaseEvent(QMouseEvent *event)
{
    m_hasShift = event->modifiers().testFlag(Qt::ShiftModifier);
    QHeaderView::mouseReleaseEvent(event);
}

} // namespace sidelight
