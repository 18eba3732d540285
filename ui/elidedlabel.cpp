// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/elidedlabel.h"

#include "ui/plainlabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGlyphRun>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

// More than any label shows; laying out 100,000 characters would be felt.
constexpr qsizetype maxLaidOut = 2000;

constexpr int widestAsked = 4000; // pixels that a label asks for

QString beginning(const QString &text)
{
    return text.size() <= maxLaidOut ? text : text.left(maxLaidOut) + u'…';
}

// Of the letters below, no font has one that is taller than it says of itself.
bool isLatin(const QString &text)
{
    constexpr char16_t end = 0x250;
    return std::all_of(text.begin(), text.end(), [](QChar letter) { return letter.unicode() < end; });
}

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::ClickFocus);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(beginning(text));
    forgetLines();
    updateTooltip();
    update();
}

void ElidedLabel::setMaxLines(int lines)
{
    m_maxLines = lines;
    forgetLines();
    updateTooltip();
}

void ElidedLabel::setKeptCharacters(int characters)
{
    m_keptCharacters = characters;
    forgetLines();
}

void ElidedLabel::setExplanation(const QString &explanation)
{
    m_explanation = explanation;
    updateTooltip();
}

void ElidedLabel::setChip(const QColor &background)
{
    if (background == m_chip)
        return;
    const bool isOther = background.isValid() != m_chip.isValid();
    m_chip = background;
    if (isOther)
        forgetLines();
    update();
}

void ElidedLabel::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    update();
}

QMargins ElidedLabel::padding() const
{
    return m_chip.isValid() ? QMargins(8, 2, 8, 2) : QMargins();
}

const ElidedLabel::Lines &ElidedLabel::lines(int width) const
{
    if (m_lines.width != width || width < 0) {
        m_lines = laidOut(width);
        m_lines.width = width;
    }
    return m_lines;
}

void ElidedLabel::forgetLines()
{
    m_lines = {};
    m_whole.reset();
    updateGeometry();
}

ElidedLabel::Lines ElidedLabel::laidOut(int width) const
{
    const QString text = beginning(m_text);
    Lines found;
    if (whole().width <= std::min(width, widestAsked - 1) && !text.contains(u'\n')
        && !text.contains(QChar::LineSeparator)) {
        found.texts << text;
        found.isElided = text != m_text;
        found.room = whole();
        return found;
    }
    const auto addLast = [&](const QString &rest) {
        found.texts << fontMetrics().elidedText(rest, Qt::ElideRight, width);
        found.isElided = found.texts.constLast() != rest || text != m_text;
    };
    QTextLayout layout(text, font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (found.texts.size() + 1 == m_maxLines) {
            addLast(text.mid(line.textStart()));
            break;
        }
        found.texts << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    found.room = measured(QString());
    for (const QString &line : std::as_const(found.texts)) {
        const Measure measure = measured(line);
        found.room.ascent = std::max(found.room.ascent, measure.ascent);
        found.room.descent = std::max(found.room.descent, measure.descent);
    }
    return found;
}

// As it will be painted: where another font helps out, as for another script, its glyphs may be taller.
// That font's own ascent would not do: lines beside each other would no longer stand on one baseline.
ElidedLabel::Measure ElidedLabel::measured(const QString &text) const
{
    const QFontMetrics metrics = fontMetrics();
    Measure measure{0, metrics.ascent(), metrics.descent()};
    if (isLatin(text)) {
        measure.width = std::min(metrics.horizontalAdvance(text), widestAsked);
        return measure;
    }
    QTextLayout layout(text, font());
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(widestAsked);
    layout.endLayout();
    if (!line.isValid())
        return measure;
    measure.width = std::min(int(std::ceil(line.naturalTextWidth())), widestAsked);
    const double baseline = line.y() + line.ascent();
    const auto runs = line.glyphRuns();
    for (const QGlyphRun &run : runs) {
        const QRectF ink = run.boundingRect();
        measure.ascent = std::max(measure.ascent, int(std::ceil(baseline - ink.top())));
        measure.descent = std::max(measure.descent, int(std::ceil(ink.bottom() - baseline)));
    }
    return measure;
}

const ElidedLabel::Measure &ElidedLabel::whole() const
{
    if (!m_whole)
        m_whole = measured(beginning(m_text));
    return *m_whole;
}

int ElidedLabel::lineHeight(const Measure &room) const
{
    const int height = room.ascent + room.descent;
    return m_maxLines == 1 ? height : height + fontMetrics().leading();
}

QSize ElidedLabel::sizeHint() const
{
    const QMargins around = padding();
    return {whole().width + 1 + around.left() + around.right(),
            lineHeight(whole()) + around.top() + around.bottom()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int narrowest = 24;
    const QMargins around = padding();
    const QSize whole = sizeHint();
    const QString kept = m_text.left(m_keptCharacters) + u'…';
    const int least =
        m_keptCharacters > 0 ? measured(kept).width + 1 + around.left() + around.right() : narrowest;
    return {std::min(whole.width(), least), whole.height()};
}

int ElidedLabel::heightForWidth(int width) const
{
    const QMargins around = padding();
    const Lines &shown = lines(width - around.left() - around.right());
    return int(std::max<qsizetype>(1, shown.texts.size())) * lineHeight(shown.room) + around.top()
           + around.bottom();
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect area = rect().marginsRemoved(padding());
    if (m_chip.isValid() && !m_text.isEmpty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_chip);
        const int width = std::min(sizeHint().width(), this->width());
        const QRect chip = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter,
                                               {width, sizeHint().height()}, rect());
        painter.drawRoundedRect(chip, 4, 4);
        area = chip.marginsRemoved(padding());
    }
    painter.setPen(m_color.isValid() ? m_color : palette().color(foregroundRole()));
    const Lines shown = lines(area.width());
    const Measure &room = shown.room;
    int baseline = area.top() + room.ascent;
    if (m_maxLines == 1)
        baseline += (area.height() - lineHeight(room)) / 2;
    for (const QString &line : shown.texts) {
        // The interface decides the side, the text its own direction: "60 %" never becomes "% 60".
        painter.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        const int left = isRightToLeft() ? area.right() + 1 - measured(line).width : area.left();
        painter.drawText(left, baseline, line);
        baseline += lineHeight(room);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void ElidedLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QWidget::keyPressEvent(event);
}

void ElidedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &ElidedLabel::copy);
    menu->popup(event->globalPos());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    updateTooltip();
    QWidget::resizeEvent(event);
}

void ElidedLabel::showEvent(QShowEvent *event)
{
    updateTooltip();
    QWidget::showEvent(event);
}

void ElidedLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        forgetLines();
        updateTooltip();
    }
    QWidget::changeEvent(event);
}

void ElidedLabel::copy() const
{
    QGuiApplication::clipboard()->setText(m_text);
}

// Nobody points at what is not shown, and its width is still to come.
void ElidedLabel::updateTooltip()
{
    if (!isVisible())
        return;
    const QMargins around = padding();
    QStringList tip;
    if (lines(width() - around.left() - around.right()).isElided)
        tip << m_text;
    if (!m_explanation.isEmpty())
        tip << m_explanation;
    setToolTip(plainTooltip(tip.join(u'\n')));
}

ElidedLabel *elidedLabel(const QString &objectName, int maxLines, QWidget *parent)
{
    auto *label = new ElidedLabel(parent);
    label->setObjectName(objectName);
    label->setMaxLines(maxLines);
    return label;
}

} // namespace sidelight
