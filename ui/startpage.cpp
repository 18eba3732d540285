// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/startpage.h"

#include "app/text/errortext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QEvent>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int narrowestCard = 340; // a large font needs more
constexpr int cardSpacing = 20;
constexpr int documentedKeyLength = 52;

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

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_title(plainLabel(QStringLiteral("startTitle"), this))
    , m_subtitle(plainLabel(QStringLiteral("startSubtitle"), this))
    , m_key(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_hint(plainLabel(QStringLiteral("keyHint"), this))
    , m_problem(plainLabel(QStringLiteral("keyProblem"), this))
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
    setFocusProxy(m_key);
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
        tr("It is kept in memory until Sidelight is closed, and goes to this address only."));
    m_explanations.constLast()->setWordWrap(true);

    m_key->setObjectName(QStringLiteral("key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setPlaceholderText(QStringLiteral("bsk_live_…"));
    m_key->setAccessibleName(tr("API key"));
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setText(defaultOrigin().toString());
    m_address->setAccessibleName(tr("Address of the service"));
    auto *form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Key"), m_key);
    form->addRow(tr("&Address"), m_address);
    connect(m_key, &QLineEdit::textChanged, this, &StartPage::hint);
    connect(m_key, &QLineEdit::returnPressed, this, &StartPage::accept);
    connect(m_address, &QLineEdit::returnPressed, this, &StartPage::accept);
    connect(m_address, &QLineEdit::textChanged, m_problem, &QLabel::hide);

    m_hint->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *use = new QPushButton(tr("&Use this key"), frame);
    use->setObjectName(QStringLiteral("useKey"));
    connect(use, &QPushButton::clicked, this, &StartPage::accept);

    auto *layout = static_cast<QVBoxLayout *>(frame->layout());
    layout->addWidget(m_headings.constLast());
    layout->addWidget(m_explanations.constLast());
    layout->addLayout(form);
    layout->addWidget(m_hint);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(use);
    hint();
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

void StartPage::setOrigin(const QUrl &origin)
{
    m_address->setText(origin.toString());
}

void StartPage::hint()
{
    m_problem->hide();
    const QString typed = m_key->text().trimmed();
    const KeyKind kind = keyKind(typed.toLatin1());
    const bool hasForm = typed.size() == documentedKeyLength;
    switch (kind) {
    case KeyKind::None: m_hint->setText(QString()); break;
    case KeyKind::Live:
        m_hint->setText(hasForm ? tr("A live key: it reads the real deals.")
                                : tr("A live key, though not as long as usual."));
        break;
    case KeyKind::Test:
        m_hint->setText(hasForm ? tr("A test key: it reads test data.")
                                : tr("A test key, though not as long as usual."));
        break;
    case KeyKind::Other: m_hint->setText(tr("Keys usually begin with bsk_live_ or bsk_test_.")); break;
    }
}

void StartPage::accept()
{
    const auto origin = parseOrigin(m_address->text());
    const auto key = parseKey(m_key->text());
    if (origin && key) {
        const Endpoint endpoint{*origin, *key};
        m_key->setText(QString()); // no second place holds the key, and no undo brings it back
        Q_EMIT endpointChosen(endpoint);
        return;
    }
    const ErrorText words = errorText(key ? origin.error() : key.error());
    m_problem->setText(words.title + QStringLiteral(". ") + words.explanation);
    m_problem->setAccessibleName(m_problem->text());
    m_problem->show();
    (key ? m_address : m_key)->setFocus();
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
    setTextColor(m_hint, colors.dim);
    setTextColor(m_problem, colors.warning);
    fitCards();
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
