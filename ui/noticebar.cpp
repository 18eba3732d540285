// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/noticebar.h"

#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int padding = 12;
constexpr int noticeIconSide = 16;

} // namespace

NoticeBar::NoticeBar(const QString &objectName, QWidget *parent)
    : QFrame(parent)
    , m_label(plainLabel(objectName + QStringLiteral("Text"), this))
    , m_button(new QToolButton(this))
{
    setObjectName(objectName);
    m_label->setWordWrap(true);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_button->setObjectName(objectName + QStringLiteral("Action"));
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    connect(m_button, &QToolButton::clicked, this, &NoticeBar::actionTriggered);

    auto *layout = new QHBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    applyLooks();
    hide();
}

void NoticeBar::setLines(const QStringList &lines, Tone tone, const QString &action)
{
    const QString text = lines.join(u'\n');
    if (text == m_label->text() && tone == m_tone && action == m_button->text())
        return;
    m_tone = tone;
    m_label->setText(text);
    m_label->setAccessibleName(m_label->text());
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    applyLooks();
    setVisible(!lines.isEmpty());
    update();
}

QString NoticeBar::text() const
{
    return m_label->text();
}

NoticeBar::ToneColors NoticeBar::toneColors(const Colors &colors) const
{
    switch (m_tone) {
    case Tone::Bad: return {colors.bad, colors.badTint};
    case Tone::Neutral: return {colors.text, colors.chip};
    case Tone::Warning:
    case Tone::Changed: break;
    }
    return {colors.warning, colors.warningTint};
}

void NoticeBar::applyLooks()
{
    // A layout mirrors what it holds, and not its margins.
    const int iconRoom = padding + noticeIconSide + 8;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(isMirrored ? padding : iconRoom, 7, isMirrored ? iconRoom : padding, 7);
    // The side is the interface's, whatever the direction of the words.
    m_label->setAlignment((isMirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute
                          | Qt::AlignVCenter);
    const Colors colors(palette());
    setTextColor(m_label, toneColors(colors).text);
    setTextColor(m_button, m_tone == Tone::Neutral ? colors.accent : toneColors(colors).text);
    m_button->setFont(scaledFont(font(), 1, QFont::DemiBold));
}

void NoticeBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        applyLooks();
    QFrame::changeEvent(event);
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColors(colors).tint);
    painter.drawRoundedRect(contentsRect(), 4, 4);
    const QPixmap icon = symbolPixmap(m_tone == Tone::Changed   ? Symbol::Changed
                                      : m_tone == Tone::Neutral ? Symbol::Question
                                                                : Symbol::Warning,
                                      noticeIconSide, devicePixelRatioF(), toneColors(colors).text);
    // Beside the first line; a button may be taller than the only one.
    const QRect words =
        fontMetrics().boundingRect(QRect(0, 0, m_label->width(), m_label->height()),
                                   int(Qt::TextWordWrap | Qt::AlignVCenter), m_label->text());
    const int top = m_label->y() + std::max(words.top(), 0) + (fontMetrics().height() - noticeIconSide) / 2;
    const int left = layoutDirection() == Qt::RightToLeft ? width() - padding - noticeIconSide : padding;
    painter.drawPixmap(left, top, icon);
}

} // namespace sidelight
