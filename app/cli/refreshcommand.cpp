// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/refreshcommand.h"

#include "app/domain/dealreference.h"
#include "app/domain/difference.h"
#include "app/domain/identifier.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/pasttext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct RefreshWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

// As many as the client asks at a time: none waits in its queue when it turns out to be of no use.
constexpr qsizetype atOnce = 3;

/// Whether every other deal would get the same answer.
bool concernsAll(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::BadAddress:
    case Error::Kind::BadKey:
    case Error::Kind::KeyMissing:
    case Error::Kind::KeyRefused:
    case Error::Kind::ScopeMissing:
    case Error::Kind::TooMany:
    case Error::Kind::Offline:
    case Error::Kind::Untrusted:
    case Error::Kind::ProxyAuth:
    case Error::Kind::OtherTenant: return true;
    default: return false;
    }
}

QString outcomeOf(const DealState &state, const Deal *before)
{
    const QString title = titleText(*state.deal);
    if (!before)
        return RefreshWords::tr("%1: first copy").arg(title);
    const QString changes =
        changesText(differences(*before, *state.deal), *before, *state.deal, QLocale(), 1000);
    return changes.isEmpty() ? RefreshWords::tr("%1: no change").arg(title)
                             : RefreshWords::tr("%1: %2", "name, changes").arg(title, changes);
}

} // namespace

void RefreshCommand::start()
{
    connect(&m_cached, &CachedDeals::loaded, this, &RefreshCommand::takeRows);
    connect(&m_wait, &DealWait::settled, this, &RefreshCommand::take);
    if (m_options.isAll) {
        m_cached.load();
        return;
    }
    for (const QString &reference : m_options.references) {
        const auto id = parseDealReference(reference);
        if (!id) {
            fail(id.error(), reference);
            m_printer.add(DealProblem{reference, id.error()});
        } else if (!m_ids.contains(*id)) {
            m_references += reference;
            m_ids += *id;
        }
    }
    askMore();
}

void RefreshCommand::takeRows(const Result<std::vector<DealRow>> &rows)
{
    if (!rows) {
        fail(rows.error());
        finish();
        return;
    }
    for (const DealRow &row : *rows) {
        m_references += identifierText(row.id);
        m_ids += row.id;
    }
    if (m_ids.isEmpty() && m_options.format == Options::Format::Text)
        write(nothingKeptText().toUtf8() + '\n');
    askMore();
}

void RefreshCommand::askMore()
{
    while (!m_stop && m_asked < m_ids.size() && m_asked - m_printed - m_settled.size() < atOnce) {
        const QUuid id = m_ids[m_asked++];
        m_loading.insert(id);
        m_wait.load(id);
    }
    finishOnceSettled();
}

void RefreshCommand::take(const DealState &state)
{
    if (m_loading.remove(state.id)) {
        m_before.insert(state.id, state.deal);
        m_wait.refresh(state.id);
        return;
    }
    if (state.error && concernsAll(*state.error) && !m_stop)
        m_stop = state.error;
    m_settled.insert(state.id, state);
    printSettled();
    askMore();
}

void RefreshCommand::printSettled()
{
    while (m_printed < m_asked && m_settled.contains(m_ids[m_printed])) {
        print(m_references[m_printed], m_settled.take(m_ids[m_printed]));
        ++m_printed;
    }
}

void RefreshCommand::print(const QString &reference, const DealState &state)
{
    const auto before = m_before.take(state.id);
    const QString about = m_ids.size() > 1 ? reference : QString();
    const bool isStop = m_stop && state.error && state.error->kind == m_stop->kind;
    if (isStop && m_isStopSaid)
        ++m_left;
    else if (state.error)
        fail(*state.error, about);
    m_isStopSaid = m_isStopSaid || isStop;
    if (state.keepError)
        fail(*state.keepError, about);
    if (m_options.format == Options::Format::Json) {
        if (state.deal)
            m_printer.addChanged(state, before.get());
        else
            m_printer.add(DealProblem{reference, *state.error});
    } else if (!state.error && !state.keepError) { // what is not kept is no news of the copies
        write(withoutIsolation(outcomeOf(state, before.get()) + u'\n').toUtf8());
    }
}

void RefreshCommand::finishOnceSettled()
{
    const bool isDone = m_printed == m_asked && (m_stop || m_asked == m_ids.size());
    if (!isDone || m_isFinished)
        return;
    m_isFinished = true;
    m_left += m_ids.size() - m_asked;
    for (qsizetype i = m_asked; i < m_ids.size(); ++i)
        m_printer.add(DealProblem{m_references[i], *m_stop});
    if (m_left > 0)
        warn(RefreshWords::tr("Stopped there; %n deals were not refreshed.", nullptr, int(m_left)));
    if (m_options.format == Options::Format::Json)
        write(m_printer.all());
    finish();
}

} // namespace sidelight
