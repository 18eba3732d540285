// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/showcommand.h"

#include "app/cli/problemtext.h"
#include "app/domain/dealreference.h"
#include "app/export/dealexport.h"

#include <QIODevice>

#include <chrono>

namespace sidelight {

namespace {

constexpr std::chrono::milliseconds longestPause{5'000};

/// What stands in the way for longer than a command waits; nothing while waiting makes sense.
std::optional<Error> longPause(const DealState &state)
{
    if (!state.pausedUntil)
        return std::nullopt;
    const std::chrono::milliseconds left{QDateTime::currentDateTimeUtc().msecsTo(*state.pausedUntil)};
    if (left <= longestPause)
        return std::nullopt;
    return Error{.kind = Error::Kind::TooMany,
                 .detail = QStringLiteral("the command line waits for no longer than 5 s"),
                 .wait = std::chrono::ceil<std::chrono::seconds>(left),
                 .status = 429};
}

DealSource sourceOf(const DealState &state)
{
    return {state.source == DealState::Source::Live && !state.error, state.receivedAt, state.error};
}

/// Collects what is printed in one of the formats.
class Printer
{
public:
    Printer(Options::Format format, bool isList)
        : m_format(format)
        , m_isList(isList)
    {}

    void add(const DealState &state)
    {
        const QDate today = QDate::currentDate();
        const DealSource source = sourceOf(state);
        switch (m_format) {
        case Options::Format::Json: m_pieces += dealToJson(*state.deal, source, today); break;
        case Options::Format::Csv: m_pieces += dealCsvRow(*state.deal, source); break;
        case Options::Format::Text:
            m_pieces += dealToText(*state.deal, source, today, QLocale()).toUtf8();
            break;
        }
    }
    void add(const DealProblem &problem) { m_failures.push_back(problem); }

    QByteArray all() const
    {
        if (m_format == Options::Format::Json && m_isList)
            return dealsToJson(m_pieces, m_failures);
        if (m_format == Options::Format::Csv && !m_pieces.isEmpty())
            return dealCsvHeader() + m_pieces.join();
        return m_pieces.join(m_format == Options::Format::Text ? "\n" : "");
    }

private:
    Options::Format m_format;
    bool m_isList;
    QByteArrayList m_pieces;
    std::vector<DealProblem> m_failures;
};

} // namespace

ShowCommand::ShowCommand(Library &library, const Options &options, QIODevice &out, QIODevice &problems,
                         QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_options(options)
    , m_out(out)
    , m_problems(problems)
{
    connect(&library, &Library::dealChanged, this, &ShowCommand::take);
}

void ShowCommand::start()
{
    QList<QUuid> ids;
    for (const QString &reference : m_options.references) {
        if (const auto id = parseDealReference(reference))
            ids += *id;
    }
    m_waiting = QSet<QUuid>(ids.cbegin(), ids.cend());
    for (const QUuid &id : ids) // one that stands twice joins its own request
        m_library.open(id);
    if (ids.isEmpty())
        finishOnceSettled();
}

void ShowCommand::take(const DealState &state)
{
    if (!m_waiting.contains(state.id))
        return;
    DealState settled = state;
    if (state.isAsking) {
        settled.error = longPause(state);
        if (!settled.error)
            return;
    }
    m_waiting.remove(state.id);
    m_settled.insert(state.id, settled);
    finishOnceSettled();
}

void ShowCommand::finishOnceSettled()
{
    if (m_waiting.isEmpty()) // later, since the event loop may not run yet
        QMetaObject::invokeMethod(this, &ShowCommand::print, Qt::QueuedConnection);
}

void ShowCommand::print()
{
    const bool isList = m_options.references.size() > 1;
    Printer printer(m_options.format, isList);
    ExitCode code = ExitCode::Done;
    for (const QString &reference : m_options.references) {
        const auto id = parseDealReference(reference);
        const DealState state = id ? m_settled.value(*id) : DealState();
        const std::optional<Error> error = id ? state.error : id.error();
        if (error)
            m_problems.write(problemText(*error, isList || !id ? reference : QString()).toUtf8());
        if (state.deal) {
            printer.add(state);
        } else if (error) {
            printer.add(DealProblem{reference, *error});
            if (code == ExitCode::Done)
                code = exitCodeFor(*error);
        }
    }
    m_out.write(printer.all());
    Q_EMIT finished(code);
}

} // namespace sidelight
