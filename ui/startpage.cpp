// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/startpage.h"

#include "ui/accountform.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int narrowestCard = 340; // a large font needs more
constexpr int cardSpacing = 20;

QFrame *card(QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(20, 18, 20, 20);
    layout->setSpacing(10);
    return frame;
}

} // namespace

StartPage::StartPage(const QLocale &locale, QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(QStringLiteral("startTitle"), this))
    , m_subtitle(plainLabel(QStringLiteral("startSubtitle"), this))
    , m_form(new AccountForm(locale, this))
{
    m_title->setText(tr("Sidelight"));
    m_subtitle->setText(tr("Deals of your Backside CRM, to read. Nothing is ever changed there."));

    m_subtitle->setAlignment(Qt::AlignCenter);
    m_subtitle->setWordWrap(true);

    m_cards = new QBoxLayout(QBoxLayout::LeftToRight);
    m_cards->setSpacing(cardSpacing);
    m_cards->addStretch();
    m_cards->addWidget(keyCard(), 0, Qt::AlignHCenter);
    m_cards->addWidget(sampleCard(), 0, Qt::AlignHCenter);
    m_cards->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(0);
    layout->addStretch(2);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addSpacing(6);
    layout->addWidget(m_subtitle);
    layout->addSpacing(28);
    layout->addLayout(m_cards);
    layout->addStretch(3);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
    setFocusProxy(m_form);
    applyLooks();
}

int StartPage::cardWidth() const
{
    return std::max(narrowestCard, 12 * fontMetrics().lineSpacing());
}

int StartPage::besideWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    return 2 * cardWidth() + cardSpacing + margins.left() + margins.right();
}

QSize StartPage::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    return {cardWidth() + margins.left() + margins.right(), QWidget::minimumSizeHint().height()};
}

void StartPage::arrangeCards()
{
    m_cards->setDirection(width() < besideWidth() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void StartPage::fitCards()
{
    // Above each other, the layout would take the whole width for a card's and reckon with fewer
    // lines than its texts need.
    for (QFrame *frame : m_frames) {
        frame->setFixedWidth(cardWidth());
        frame->setMinimumHeight(frame->layout()->totalHeightForWidth(cardWidth()));
    }
}

bool StartPage::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // a text or its font has changed
        fitCards();
    return QWidget::event(event);
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    arrangeCards();
    QWidget::resizeEvent(event);
}

QWidget *StartPage::keyCard()
{
    QFrame *frame = card(this);
    m_frames << frame;
    m_headings << plainLabel(QString(), frame);
    m_headings.constLast()->setText(tr("Use your API key"));
    m_explanations << plainLabel(QString(), frame);
    m_explanations.constLast()->setText(
        tr("It is kept in the system's keychain, and goes to this address only."));
    m_explanations.constLast()->setWordWrap(true);
    m_form->setColorsShown(false); // with one account there is nothing to tell apart
    connect(m_form, &AccountForm::submitted, this, &StartPage::submitted);
    connect(m_form, &AccountForm::testWanted, this, &StartPage::testWanted);
    auto *use = new QPushButton(tr("&Use this key"), frame);
    use->setObjectName(QStringLiteral("useKey"));
    connect(use, &QPushButton::clicked, m_form, &AccountForm::submit);

    auto *layout = static_cast<QVBoxLayout *>(frame->layout());
    layout->addWidget(m_headings.constLast());
    layout->addWidget(m_explanations.constLast());
    layout->addWidget(m_form);
    layout->addStretch();
    layout->addWidget(use);
    return frame;
}

QWidget *StartPage::sampleCard()
{
    QFrame *frame = card(this);
    m_frames << frame;
    m_headings << plainLabel(QString(), frame);
    m_headings.constLast()->setText(tr("Look around first"));
    m_explanations << plainLabel(QString(), frame);
    m_explanations.constLast()->setText(
        tr("Some sixty invented deals over three pipelines come with the program. "
           "They need no key and no network, and are never mixed with yours."));
    m_explanations.constLast()->setWordWrap(true);
    auto *look = new QPushButton(tr("Open &sample deals"), frame);
    look->setObjectName(QStringLiteral("openSamples"));
    connect(look, &QPushButton::clicked, this, &StartPage::samplesChosen);

    auto *layout = static_cast<QVBoxLayout *>(frame->layout());
    layout->addWidget(m_headings.constLast());
    layout->addWidget(m_explanations.constLast());
    layout->addStretch();
    layout->addWidget(look);
    return frame;
}

void StartPage::setAccount(const Account &account)
{
    m_form->setAccount(account);
}

void StartPage::setReport(const Result<Tenant> &report)
{
    m_form->setReport(report);
}

void StartPage::applyLooks()
{
    const Colors colors(palette());
    m_title->setFont(scaledFont(font(), 2.2, QFont::DemiBold));
    arrangeCards();
    for (QLabel *heading : m_headings)
        heading->setFont(scaledFont(font(), 1.15, QFont::DemiBold));
    for (QLabel *explanation : m_explanations)
        setTextColor(explanation, colors.dim);
    setTextColor(m_subtitle, colors.dim);
    fitCards();
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
