// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/refreshcommand.h"

#include "app/domain/dealreference.h"
#include "app/domain/dealreferences.h"
#include "app/domain/difference.h"
#include "app/domain/identifier.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/pasttext.h"
#include "app/text/tasktext.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <utility>

namespace sidelight {

namespace {

struct RefreshWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

// As many as the client asks at a time: none waits in its queue when it turns out to be of no use.
constexpr qsizetype atOnce = 3;

/// The bytes of a file, or one more than is read of references.
Result<QByteArray> contentOf(const QString &name)
{
    QFile file(name);
    const bool isStandardInput = name == u"-";
    const bool isOpen =
        isStandardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (isOpen) {
        QByteArray bytes = file.read(maxReferenceBytes + 1);
        if (file.error() == QFileDevice::NoError)
            return bytes;
    }
    return Error{Error::Kind::Usage, file.errorString()};
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
    connect(&m_cached, &CachedDeals::loaded, this, &RefreshCommand::takeAll);
    connect(&m_wait, &DealWait::settled, this, &RefreshCommand::take);
    if (m_options.isAll)
        m_cached.load({});
    else if (m_options.command == Options::Command::Import)
        readFile();
    else
        takeReferences();
}

void RefreshCommand::takeReferences()
{
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

void RefreshCommand::readFile()
{
    const auto content = contentOf(m_options.file);
    const auto found = content ? readReferenceFile(*content) : content.error();
    if (!found) {
        fail(ExitCode::Usage,
             RefreshWords::tr("“%1” cannot be read: %2.").arg(m_options.file, found.error().detail));
        finish();
        return;
    }
    for (const BadLine &line : found->problems) {
        const Error error{Error::Kind::BadReference, line.why};
        fail(exitCodeFor(error), withoutIsolation(badLineText(line, QLocale())));
        m_printer.add(DealProblem{line.text, error, line.number});
    }
    if (*found == DealReferences())
        warn(RefreshWords::tr("“%1” holds no deal.").arg(m_options.file));
    m_ids = found->ids;
    for (const QUuid &id : std::as_const(m_ids))
        m_references += identifierText(id);
    begin();
}

/// Of many: their cost first (decision 18).
void RefreshCommand::begin()
{
    if (!m_ids.isEmpty())
        warn(costText(costOf(int(m_ids.size()), m_library.usage()), QLocale()));
    askMore();
}

void RefreshCommand::takeAll(const Result<std::shared_ptr<const ShownDeals>> &shown)
{
    if (!shown) {
        fail(shown.error());
        finish();
        return;
    }
    for (const QUuid &id : shownIds(**shown)) {
        m_references += identifierText(id);
        m_ids += id;
    }
    if (m_ids.isEmpty() && m_options.format == Options::Format::Text)
        write(nothingKeptText().toUtf8() + '\n');
    begin();
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
    if (!isStop)
        count(state, before.get());
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

void RefreshCommand::count(const DealState &state, const Deal *before)
{
    if (state.error || state.keepError) {
        const Error::Kind kind = (state.error ? state.error : state.keepError)->kind;
        ++(kind == Error::Kind::NotFound        ? m_report.missing
           : kind == Error::Kind::NotUnderstood ? m_report.unreadable
                                                : m_report.refused);
    } else if (!before) {
        ++m_report.created;
    } else {
        ++(before->body == state.deal->body ? m_report.unchanged : m_report.updated);
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
    else if (m_options.command == Options::Command::Import && m_report.done() > 0)
        write(taskReport(m_report, QLocale()).toUtf8() + '\n');
    finish();
}

} // namespace sidelight
