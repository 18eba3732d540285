// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagepage.h"

#include "app/domain/identifier.h"
#include "app/text/errortext.h"
#include "app/text/freshnesstext.h"
#include "ui/actiontext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int messageIconSide = 40;
constexpr int widestWord = 360; // an identifier fits, and stays whole when it is copied
constexpr int textWidth = 520;  // at least, for a large font needs more

Symbol symbolFor(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::KeyMissing:
    case Error::Kind::KeyRefused:
    case Error::Kind::ScopeMissing:
    case Error::Kind::BadKey:
    case Error::Kind::Untrusted:
    case Error::Kind::ProxyAuth:
    case Error::Kind::OtherTenant:
    case Error::Kind::NoKeychain:
    case Error::Kind::KeychainRefused:
    case Error::Kind::KeychainSilent:
    case Error::Kind::KeychainFailed: return Symbol::Lock;
    case Error::Kind::Offline: return Symbol::Offline;
    case Error::Kind::TooMany: return Symbol::Clock;
    case Error::Kind::NotFound:
    case Error::Kind::NotCached:
    case Error::Kind::BadReference: return Symbol::Question;
    case Error::Kind::BadAddress:
    case Error::Kind::BadAuthority:
    case Error::Kind::Usage:
    case Error::Kind::Service:
    case Error::Kind::NotUnderstood:
    case Error::Kind::NoSearch:
    case Error::Kind::Storage: break;
    }
    return Symbol::Warning;
}

} // namespace

MessagePage::MessagePage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_column(new QWidget(this))
    , m_icon(new QLabel(this))
    , m_title(plainLabel(QStringLiteral("messageTitle"), this))
    , m_explanation(plainLabel(QStringLiteral("messageText"), this))
    , m_progress(new QProgressBar(this))
    , m_action(new QPushButton(this))
    , m_details(plainLabel(QStringLiteral("messageDetails"), this))
{
    setObjectName(QStringLiteral("messagePage"));
    for (QLabel *label : {m_title, m_explanation, m_details}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, 4);
    m_progress->setAccessibleName(tr("Waiting for the service"));
    m_action->setObjectName(QStringLiteral("messageAction"));
    m_action->setDefault(true);
    m_action->setAutoDefault(true);
    connect(m_action, &QPushButton::clicked, this, &MessagePage::actionWanted);

    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(16);
    column->addWidget(m_title);
    column->addSpacing(8);
    column->addWidget(m_explanation);
    column->addSpacing(20);
    column->addWidget(m_progress, 0, Qt::AlignHCenter);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addSpacing(24);
    column->addWidget(m_details);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(28, 28, 28, 28);
    layout->addStretch();
    layout->addWidget(m_column, 1); // as wide as its text may be, the rest goes to the sides
    layout->addStretch();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
}

void MessagePage::setState(const DealState &state)
{
    if (state.isAsking || !state.error) {
        const bool isPaused = state.pausedUntil.has_value();
        QString explanation = tr("It appears here as soon as it has answered.");
        if (isPaused) {
            const qint64 left = QDateTime::currentDateTimeUtc().msecsTo(*state.pausedUntil);
            explanation = pauseText(std::chrono::seconds((left + 999) / 1000));
        }
        say(isPaused ? Symbol::Clock : Symbol::Search,
            isPaused ? tr("Too many requests") : askingText(state.id), explanation);
        setDetails(identifierText(state.id));
        m_progress->setVisible(!isPaused);
        return;
    }
    setError(*state.error);
    const QString detail = state.error->detail;
    const bool isSaid = accessibleDescription().contains(detail);
    setDetails(identifierText(state.id) + (isSaid ? QString() : u'\n' + detail));
}

void MessagePage::setError(const Error &error)
{
    const ErrorText words = errorText(error);
    say(symbolFor(error), words.title, words.explanation, actionText(words.action));
    setDetails({});
}

void MessagePage::setReady()
{
    say(Symbol::Search, tr("Open a deal"),
        tr("Paste a deal's ID, or a link that holds it, into the box above and press Return."));
    setDetails({});
}

void MessagePage::focusAction()
{
    if (!m_action->isHidden())
        m_action->setFocus();
}

void MessagePage::say(Symbol symbol, const QString &title, const QString &explanation,
                      const QString &action)
{
    m_symbol = symbol;
    m_title->setText(title);
    m_explanation->setText(breakable(explanation, m_explanation->fontMetrics(), widestWord));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_progress->hide();
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    applyLooks();
}

void MessagePage::setDetails(const QString &details)
{
    m_details->setText(breakable(details, m_details->fontMetrics(), widestWord));
    m_details->setVisible(!details.isEmpty());
}

void MessagePage::applyLooks()
{
    const Colors colors(palette());
    m_column->setMaximumWidth(std::max(textWidth, 26 * fontMetrics().lineSpacing()));
    m_icon->setPixmap(symbolPixmap(m_symbol, messageIconSide, devicePixelRatioF(), colors.dim));
    m_title->setFont(scaledFont(font(), 1.4, QFont::DemiBold));
    m_details->setFont(scaledFont(font(), smallText));
    setTextColor(m_explanation, colors.dim);
    setTextColor(m_details, colors.dim);
}

void MessagePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
