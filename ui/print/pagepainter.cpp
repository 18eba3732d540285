// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/pagepainter.h"

#include "ui/print/printtext.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>

#include <algorithm>

namespace sidelight {

namespace {

// On paper, whatever the scheme on screen.
const QColor ink(0x1b, 0x1d, 0x1f);
const QColor greyInk(0x5a, 0x60, 0x66);
const QColor ruleInk(0xd0, 0xd4, 0xd8);

// In points.
constexpr double labelWidth = 128;
constexpr double gap = 8;
constexpr double rowGap = 4;
constexpr double frameHeight = 32;

/// Shares `width` out: who asks for less than its share has what it asks for, and the others the rest.
std::vector<double> shared(const std::vector<double> &asked, double width)
{
    std::vector<double> given(asked.size(), 0);
    std::vector<std::size_t> inOrder(asked.size());
    for (std::size_t i = 0; i < asked.size(); ++i)
        inOrder[i] = i;
    std::sort(inOrder.begin(), inOrder.end(),
              [&](std::size_t a, std::size_t b) { return asked[a] < asked[b]; });
    for (std::size_t i = 0; i < inOrder.size(); ++i) {
        given[inOrder[i]] = std::min(asked[inOrder[i]], width / double(inOrder.size() - i));
        width -= given[inOrder[i]];
    }
    for (double &one : given)
        one += width / double(given.size()); // what nobody asked for
    return given;
}

} // namespace

PagePainter::PagePainter(QPagedPaintDevice &device, const PageFrame &frame,
                         const std::atomic_bool &isCanceled, int pages)
    : m_device(device)
    , m_frame(frame)
    , m_isCanceled(isCanceled)
    , m_pages(pages)
    , m_width(device.width())
    , m_bottom(device.height() - scaled(frameHeight))
{
    if (pages > 0)
        m_painter = std::make_unique<QPainter>(&device);
    beginPage();
}

double PagePainter::scaled(double points) const
{
    return points * m_device.logicalDpiY() / 72;
}

QFont PagePainter::font(const Style &style) const
{
    QFont font;
    font.setPointSizeF(style.points);
    font.setBold(style.isBold);
    return QFont(font, &m_device);
}

double PagePainter::lineHeight(const Style &style) const
{
    return QFontMetricsF(font(style), &m_device).height();
}

std::unique_ptr<QTextLayout> PagePainter::layout(const Cell &cell) const
{
    auto layout = std::make_unique<QTextLayout>(QString(cell.text).replace(u'\n', QChar::LineSeparator),
                                                font(cell.style), &m_device);
    // The interface decides the side, the text its own direction, so that "60 %" never becomes "% 60".
    const bool isAtRight = cell.isRight != m_frame.isMirrored;
    QTextOption option(Qt::AlignAbsolute | (isAtRight ? Qt::AlignRight : Qt::AlignLeft));
    option.setTextDirection(cell.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout->setTextOption(option);
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine())
        line.setLineWidth(cell.width);
    layout->endLayout();
    return layout;
}

void PagePainter::draw(const QTextLayout &layout, int line, const Cell &cell, double y)
{
    if (!m_painter)
        return;
    const double x = m_frame.isMirrored ? m_width - cell.x - cell.width : cell.x;
    const QTextLine text = layout.lineAt(line);
    m_painter->setPen(cell.style.isGrey ? greyInk : ink);
    text.draw(m_painter.get(), QPointF(x, y) - text.position());
}

/// In the frame, where there is no other room: what is too long is elided.
void PagePainter::drawOneLine(const QString &text, const Style &style, double y, bool isAtEnd)
{
    const QFontMetricsF metrics(font(style), &m_device);
    Cell cell{metrics.elidedText(text, Qt::ElideRight, m_width), 0, m_width, isAtEnd, style};
    draw(*layout(cell), 0, cell, y);
}

void PagePainter::drawRule(double y)
{
    if (!m_painter)
        return;
    m_painter->setPen(QPen(ruleInk, scaled(0.5)));
    m_painter->drawLine(QPointF(0, y), QPointF(m_width, y));
}

void PagePainter::drawFrame()
{
    constexpr Style small{7.5, false, true};
    if (m_page > 1) { // the content says it on the first
        drawOneLine(m_frame.title, {7.5, true, true}, 0, false);
        drawOneLine(m_frame.about, small, lineHeight(small), false);
        drawRule(scaled(frameHeight - gap));
    }
    drawRule(m_bottom + scaled(gap));
    const double foot = m_device.height() - lineHeight(small);
    drawOneLine(m_frame.foot, small, foot, false);
    drawOneLine(pageText(m_page, m_pages), small, foot, true);
}

void PagePainter::beginPage()
{
    if (m_painter && m_page > 0)
        m_device.newPage();
    ++m_page;
    m_top = m_page > 1 ? scaled(frameHeight) : 0;
    m_y = m_top;
    if (m_painter)
        drawFrame();
    if (!m_columns.empty())
        drawHeads();
}

void PagePainter::ensure(double height)
{
    if (m_y + height > m_bottom)
        beginPage();
}

void PagePainter::addSpace(double points)
{
    if (m_y > m_top)
        m_y += scaled(points);
}

/// Side by side, line for line. Kept on one page if it is no more than a third of one.
void PagePainter::add(const std::vector<Cell> &cells)
{
    std::vector<std::unique_ptr<QTextLayout>> layouts;
    int lines = 0;
    double height = 0;
    for (const Cell &cell : cells) {
        layouts.push_back(layout(cell));
        lines = std::max(lines, layouts.back()->lineCount());
        height = std::max(height, lineHeight(cell.style));
    }
    const bool isKeptTogether = height * lines < (m_bottom - m_top) / 3;
    ensure(isKeptTogether ? height * lines : height);
    for (int line = 0; line < lines && !m_isCanceled; ++line) {
        ensure(height);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (line < layouts[i]->lineCount())
                draw(*layouts[i], line, cells[i], m_y);
        }
        m_y += height;
    }
}

void PagePainter::addTitle(const QString &text)
{
    add({{text, 0, m_width, false, {16, true}}});
    addSpace(gap / 2);
}

void PagePainter::addHeading(const QString &text)
{
    constexpr Style style{10.5, true};
    addSpace(gap * 1.5);
    ensure(4 * lineHeight(style));
    add({{text, 0, m_width, false, style}});
    addSpace(gap / 2);
}

void PagePainter::addText(const QString &text)
{
    add({{text, 0, m_width, false, {9}}});
    addSpace(rowGap / 2);
}

void PagePainter::addNote(const QString &text)
{
    add({{text, 0, m_width, false, {8, false, true}}});
    addSpace(rowGap / 2);
}

void PagePainter::addField(const QString &label, const QString &value, bool isSet)
{
    const double left = scaled(labelWidth + gap);
    add({{label, 0, scaled(labelWidth), false, {9, false, true}},
         {value, left, m_width - left, false, {9, false, !isSet}}});
    addSpace(rowGap / 2);
}

void PagePainter::beginTable(const std::vector<TextTable::Column> &columns,
                             const std::vector<QStringList> &sample)
{
    const QFontMetricsF bold(font({8, true}), &m_device);
    const QFontMetricsF normal(font({8}), &m_device);
    std::vector<double> asked;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        double width = bold.horizontalAdvance(columns[i].head);
        for (const QStringList &row : sample)
            width = std::max(width, normal.horizontalAdvance(row[qsizetype(i)]));
        asked.push_back(width + scaled(gap + 1)); // lines are broken a little earlier than measured
    }
    addSpace(gap);
    ensure(4 * lineHeight({8}));
    m_widths = shared(asked, m_width);
    m_columns = columns;
    drawHeads();
}

std::vector<PagePainter::Cell> PagePainter::tableCells(const QStringList &cells, const Style &style) const
{
    std::vector<Cell> placed;
    double x = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        placed.push_back({cells[qsizetype(i)], x, m_widths[i] - scaled(gap), m_columns[i].isRight, style});
        x += m_widths[i];
    }
    return placed;
}

void PagePainter::drawHeads()
{
    QStringList heads;
    for (const TextTable::Column &column : m_columns)
        heads += column.head;
    add(tableCells(heads, {8, true}));
    m_y += scaled(rowGap / 2);
    drawRule(m_y);
    m_y += scaled(rowGap / 2);
}

void PagePainter::addRow(const QStringList &cells)
{
    add(tableCells(cells, {8}));
    m_y += scaled(rowGap / 2);
    drawRule(m_y);
    m_y += scaled(rowGap / 2);
}

void PagePainter::addSection(const QString &title, const QString &about)
{
    constexpr Style style{9, true};
    ensure(4 * lineHeight(style));
    m_y += scaled(gap / 2);
    add({{title, 0, m_width, false, style}});
    add({{about, 0, m_width, false, {8, false, true}}});
    m_y += scaled(rowGap / 2);
    drawRule(m_y);
    m_y += scaled(rowGap / 2);
}

void PagePainter::endTable()
{
    m_columns.clear();
    m_widths.clear();
}

int paintPages(QPagedPaintDevice &device, const PageFrame &frame, const std::atomic_bool &isCanceled,
               const std::function<void(PagePainter &)> &paint)
{
    PagePainter counting(device, frame, isCanceled, 0);
    paint(counting);
    if (isCanceled)
        return 0;
    PagePainter pages(device, frame, isCanceled, counting.m_page);
    if (!pages.m_painter->isActive())
        return 0;
    paint(pages);
    return isCanceled ? 0 : pages.m_page;
}

} // namespace sidelight
