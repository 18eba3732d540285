// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listdelegate.h"

#include "app/models/dealtablemodel.h"
#include "ui/markedline.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QHeaderView>
#include <QPainter>
#include <QPixmapCache>
#include <QTableView>

namespace sidelight {

namespace {

constexpr int shownBarWidth = 3;
constexpr int changedSide = 6;
constexpr int pinSide = 12;
constexpr int markGap = 6;

const QHeaderView *headerOf(const QStyleOptionViewItem &option)
{
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    return table ? table->horizontalHeader() : nullptr;
}

bool isFirstShown(const QStyleOptionViewItem &option, int column)
{
    const QHeaderView *header = headerOf(option);
    if (!header)
        return column == 0;
    int place = 0;
    while (header->isSectionHidden(header->logicalIndex(place)))
        ++place;
    return header->logicalIndex(place) == column;
}

/// From the start of the first column to the end of the last, as wide as they are.
QRect wholeRow(const QStyleOptionViewItem &option)
{
    const QHeaderView *header = headerOf(option);
    if (!header)
        return option.rect;
    const int width = std::max(header->length(), header->viewport()->width());
    const int left = option.direction == Qt::RightToLeft
                         ? header->viewport()->width() - width + header->offset()
                         : -header->offset();
    return {left, option.rect.top(), width, option.rect.height()};
}

// Rendering the SVG for each painted row would be felt while scrolling.
QPixmap pinPixmap(const QColor &color, qreal ratio)
{
    const QString key = QStringLiteral("sidelight.pin.%1.%2").arg(color.rgba()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = symbolPixmap(Symbol::Pin, pinSide, ratio, color);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

} // namespace

QSize ListDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, option.fontMetrics.height() + 14};
}

const ListDelegate::Looks &ListDelegate::looks(const QStyleOptionViewItem &option) const
{
    const qint64 palette = option.palette.cacheKey();
    if (!m_looks || m_looks->palette != palette || m_looks->font != option.font)
        m_looks.emplace(Looks{Colors(option.palette), option.font,
                              scaledFont(option.font, 1, QFont::DemiBold), palette});
    return *m_looks;
}

void ListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const int marks = index.data(DealTableModel::MarksRole).toInt();
    painter->save();
    if (marks & DealTableModel::IsHeading) {
        paintHeading(*painter, option, index, marks);
    } else {
        paintGround(*painter, option, marks, isFirstShown(option, index.column()));
        paintDeal(*painter, option, index, marks);
    }
    painter->setPen(looks(option).colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(looks(option).colors.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

void ListDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, int marks,
                               bool isFirst) const
{
    const Colors &colors = looks(option).colors;
    const bool isShown = marks & DealTableModel::IsShown;
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, option.widget ? selectionColor(*option.widget) : colors.chip);
    else if (isShown)
        painter.fillRect(option.rect, colors.accentTint);
    if (isShown && isFirst) {
        const QRect bar(option.rect.left(), option.rect.top(), shownBarWidth, option.rect.height());
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar), colors.accent);
    }
}

void ListDelegate::paintDeal(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index, int marks) const
{
    const Looks &shown = looks(option);
    const bool isName = index.column() == int(DealColumn::Name);
    const bool isLate =
        index.column() == int(DealColumn::Close) && (marks & DealTableModel::IsOverdue) != 0;
    const bool isDim = marks & DealTableModel::IsVisited;
    painter.setFont(isLate || (isName && !isDim) ? shown.bold : shown.font);
    painter.setPen(isLate ? shown.colors.warning : isDim ? shown.colors.dim : shown.colors.text);
    QRect area = option.rect.adjusted(side, 0, -side, 0);
    if (isName)
        area = paintMarks(painter, option, area, marks);
    const auto edge = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
    const auto visualEdge = QStyle::visualAlignment(option.direction, edge);
    const auto places = index.data(DealTableModel::MatchesRole).value<WordPlaces>();
    if (places.empty()) {
        drawCell(painter, area, index.data().toString(), visualEdge);
        return;
    }
    area.setTop(area.center().y() - painter.fontMetrics().height() / 2);
    drawMarkedLine(painter, area, index.data().toString(), places,
                   visualEdge & Qt::AlignRight ? Qt::RightToLeft : Qt::LeftToRight, shown.colors);
}

// At the end of the name, so that all names start below the head of their column.
QRect ListDelegate::paintMarks(QPainter &painter, const QStyleOptionViewItem &option, const QRect &area,
                               int marks) const
{
    const Colors &colors = looks(option).colors;
    QRect rest = area;
    const auto spot = [&](int width) {
        const QRect place(rest.right() - width + 1, option.rect.center().y() - width / 2, width, width);
        rest.setRight(place.left() - markGap);
        return QStyle::visualRect(option.direction, area, place);
    };
    if (marks & DealTableModel::IsChanged) {
        const QPen pen = painter.pen();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.warning);
        painter.drawEllipse(spot(changedSide));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
    }
    if (marks & DealTableModel::IsPinned)
        painter.drawPixmap(spot(pinSide).topLeft(),
                           pinPixmap(colors.dim, painter.device()->devicePixelRatioF()));
    return QStyle::visualRect(option.direction, area, rest);
}

void ListDelegate::paintHeading(QPainter &painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index, int marks) const
{
    const Looks &shown = looks(option);
    painter.setClipRect(option.rect, Qt::IntersectClip);
    painter.fillRect(option.rect, shown.colors.chip);
    const QRect row = wholeRow(option);
    const QModelIndex first = index.siblingAtColumn(int(DealColumn::Name));
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const auto edge = isMirrored ? Qt::AlignRight : Qt::AlignLeft;
    const auto mirrored = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, row, rect);
    };

    QStyleOption arrow;
    arrow.palette = option.palette;
    arrow.rect = mirrored({row.left() + side, row.center().y() - 4, 9, 9});
    const auto folded = isMirrored ? QStyle::PE_IndicatorArrowLeft : QStyle::PE_IndicatorArrowRight;
    const QStyle *style = option.widget ? option.widget->style() : nullptr;
    if (style && arrow.rect.intersects(option.rect))
        style->drawPrimitive(marks & DealTableModel::IsFolded ? folded : QStyle::PE_IndicatorArrowDown,
                             &arrow, &painter, option.widget);

    const QString title = first.data().toString().left(mostDrawnCharacters);
    QRect area = row.adjusted(2 * side + 9, 0, -side, 0);
    const int width = std::min(QFontMetrics(shown.bold).horizontalAdvance(title) + 1, area.width() / 2);
    painter.setFont(shown.bold);
    painter.setPen(shown.colors.text);
    drawCell(painter, mirrored({area.left(), area.top(), width, area.height()}), title, edge);
    area.setLeft(area.left() + width + 2 * side);
    painter.setFont(shown.font);
    painter.setPen(shown.colors.dim);
    drawCell(painter, mirrored(area), first.data(DealTableModel::SummaryRole).toString(), edge);
}

} // namespace sidelight
