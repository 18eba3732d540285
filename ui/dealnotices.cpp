// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealnotices.h"

#include "app/domain/outcome.h"
#include "app/text/datetext.h"
#include "app/text/errortext.h"
#include "app/text/freshnesstext.h"
#include "app/text/pasttext.h"
#include "ui/actiontext.h"
#include "ui/noticebar.h"

#include <QVBoxLayout>

namespace sidelight {

DealNotices::DealNotices(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_state(new NoticeBar(QStringLiteral("stateNotice"), this))
    , m_keeping(new NoticeBar(QStringLiteral("keepNotice"), this))
    , m_changes(new NoticeBar(QStringLiteral("changesNotice"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    for (NoticeBar *bar : {m_state, m_keeping, m_changes})
        layout->addWidget(bar);
    connect(m_state, &NoticeBar::actionTriggered, this, &DealNotices::actionWanted);
    connect(m_keeping, &NoticeBar::actionTriggered, this, &DealNotices::keepApartWanted);
    connect(m_changes, &NoticeBar::actionTriggered, this, &DealNotices::seenWanted);
}

void DealNotices::setPeople(const People &people)
{
    m_people = people;
    m_deal.reset(); // setState() says it anew
    m_said.clear();
}

void DealNotices::setPerson(const Person &person)
{
    const bool isAnew = isNamedAnew(m_said, m_people, person);
    m_people.insert(person.id, person);
    if (isAnew)
        sayChanges();
}

void DealNotices::setState(const DealState &state)
{
    showState(state);
    showKeeping(state);
    showChanges(state);
    setVisible(!m_state->isHidden() || !m_keeping->isHidden() || !m_changes->isHidden());
}

void DealNotices::showState(const DealState &state)
{
    QStringList lines;
    QString action;
    const bool isMissing =
        state.missingSince || (state.error && state.error->kind == Error::Kind::NotFound);
    if (state.error) {
        const ErrorText words = errorText(*state.error);
        action = actionText(words.action);
        if (state.error->kind != Error::Kind::NotFound)
            lines << tr("Could not refresh: %1. %2").arg(words.title, words.explanation);
    }
    // It was there before, so that it never existed is not what to say (C6).
    if (state.missingSince)
        lines.prepend(missingText(*state.missingSince, m_locale));
    else if (isMissing)
        lines.prepend(tr("No longer available: the service does not find this deal any more (404). "
                         "What was loaded before stays readable."));
    const bool isDeleted = outcome(*state.deal) == Outcome::Deleted;
    if (isDeleted)
        lines << tr("This deal was deleted in the CRM on %1.")
                     .arg(momentText(*state.deal->deletedAt, m_locale));
    if (state.damagedNewer > 0)
        lines << olderCopyText(state.damagedNewer);
    const bool isGone = isDeleted || isMissing;
    m_state->setLines(lines, isGone ? NoticeBar::Tone::Bad : NoticeBar::Tone::Warning, action);
}

void DealNotices::showKeeping(const DealState &state)
{
    if (!state.keepError) {
        m_keeping->setLines({});
        return;
    }
    const ErrorText words = errorText(*state.keepError);
    const QString action = words.action == ErrorAction::KeepApart ? actionText(words.action) : QString();
    m_keeping->setLines({tr("On screen, but not kept: %1. %2").arg(words.title, words.explanation)},
                        NoticeBar::Tone::Warning, action);
}

void DealNotices::showChanges(const DealState &state)
{
    if (state.deal == m_deal && state.looked == m_looked)
        return; // the age of a copy is told anew every minute, its changes need not be
    m_deal = state.deal;
    m_looked = state.looked;
    sayChanges();
}

void DealNotices::sayChanges()
{
    m_said.clear();
    if (m_looked)
        m_said =
            sinceLookedText(differences(*m_looked, *m_deal), *m_looked, *m_deal, m_locale, 3, m_people);
    if (m_said.isEmpty())
        m_changes->setLines({});
    else
        m_changes->setLines({m_said}, NoticeBar::Tone::Changed, tr("Mark as seen"));
}

} // namespace sidelight
