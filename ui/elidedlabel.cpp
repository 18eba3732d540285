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

QString beginning(const QString &text)
{
    return text.size() <= maxLaidOut ? text : text.left(maxLaidOut) + u'…';
}

struct Measure { // in pixels
    int width = 0;
    int ascent = 0; // of the ink, from the baseline
    int descent = 0;
};

// As it will be painted: with several scripts, the font's own measures differ.
Measure measured(const QString &text, const QFont &font)
{
    constexpr int widest = 4000;
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(widest);
    layout.endLayout();
    if (!line.isValid())
        return {};
    Measure measure{std::min(int(std::ceil(line.naturalTextWidth())), widest), 0, 0};
    const double baseline = line.y() + line.ascent();
    const auto runs = line.glyphRuns();
    for (const QGlyphRun &run : runs) {
        const QRectF ink = run.boundingRect();
        measure.ascent = std::max(measure.ascent, int(std::ceil(baseline - ink.top())));
        measure.descent = std::max(measure.descent, int(std::ceil(ink.bottom() - baseline)));
    }
    return measure;
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
    const bool isOther = background.isValid() != m_chip.isValid();
    m_chip = background;
    if (isOther)
        forgetLines();
    update();
}

void ElidedLabel::setColor(const QColor &color)
{
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
        m_lines.extent = extent(m_lines.texts);
    }
    return m_lines;
}

void ElidedLabel::forgetLines()
{
    m_lines = {};
    m_sizeHint = {};
    updateGeometry();
}

ElidedLabel::Lines ElidedLabel::laidOut(int width) const
{
    const QString text = beginning(m_text);
    const auto elided = [this, width](const QString &line) {
        return fontMetrics().elidedText(line, Qt::ElideRight, width);
    };
    Lines found;
    if (m_maxLines == 1) {
        found.texts << elided(text);
        found.isElided = found.texts.constFirst() != m_text;
        return found;
    }
    QTextLayout layout(text, font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        if (found.texts.size() + 1 == m_maxLines) {
            const QString rest = text.mid(line.textStart());
            found.texts << elided(rest);
            found.isElided = found.texts.constLast() != rest || text != m_text;
            break;
        }
        found.texts << text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return found;
}

ElidedLabel::Extent ElidedLabel::extent(const QStringList &lines) const
{
    // Where another font helps out, as for another script, its glyphs may be taller. That font's own
    // ascent would not do: lines beside each other would no longer stand on one baseline.
    Extent extent{fontMetrics().ascent(), fontMetrics().descent()};
    for (const QString &line : lines) {
        const Measure measure = measured(line, font());
        extent.ascent = std::max(extent.ascent, measure.ascent);
        extent.descent = std::max(extent.descent, measure.descent);
    }
    return extent;
}

int ElidedLabel::lineHeight(const Extent &extent) const
{
    const int height = extent.ascent + extent.descent;
    return m_maxLines == 1 ? height : height + fontMetrics().leading();
}

QSize ElidedLabel::sizeHint() const
{
    if (!m_sizeHint.isValid()) {
        const QMargins around = padding();
        const Measure text = measured(beginning(m_text), font());
        const Extent room{std::max(fontMetrics().ascent(), text.ascent),
                          std::max(fontMetrics().descent(), text.descent)};
        m_sizeHint = {text.width + 1 + around.left() + around.right(),
                      lineHeight(room) + around.top() + around.bottom()};
    }
    return m_sizeHint;
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int narrowest = 24;
    const QMargins around = padding();
    const QSize whole = sizeHint();
    const QString kept = m_text.left(m_keptCharacters) + u'…';
    const int least = m_keptCharacters > 0
                          ? measured(kept, font()).width + 1 + around.left() + around.right()
                          : narrowest;
    return {std::min(whole.width(), least), whole.height()};
}

int ElidedLabel::heightForWidth(int width) const
{
    const QMargins around = padding();
    const Lines &shown = lines(width - around.left() - around.right());
    return int(std::max<qsizetype>(1, shown.texts.size())) * lineHeight(shown.extent) + around.top()
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
    const Extent &room = shown.extent;
    int baseline = area.top() + room.ascent;
    if (m_maxLines == 1)
        baseline += (area.height() - lineHeight(room)) / 2;
    for (const QString &line : shown.texts) {
        // The interface decides the side, the text its own direction: "60 %" never becomes "% 60".
        painter.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        const int left = isRightToLeft() ? area.right() + 1 - measured(line, font()).width : area.left();
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
