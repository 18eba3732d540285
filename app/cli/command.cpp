// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/command.h"

#include "app/cli/diffcommand.h"
#include "app/cli/historycommand.h"
#include "app/cli/listcommand.h"
#include "app/cli/problemtext.h"
#include "app/cli/refreshcommand.h"
#include "app/cli/showcommand.h"
#include "app/cli/verifycommand.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"
#include "app/text/storetext.h"

#include <QIODevice>
#include <QLocale>

namespace sidelight {

Command::Command(Library &library, const Options &options, QIODevice &out, QIODevice &problems,
                 QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_options(options)
    , m_out(out)
    , m_problems(problems)
{}

void Command::warn(const Error &error, const QString &about)
{
    m_problems.write(problemText(error, about).toUtf8());
}

void Command::warn(const QString &sentence, const QString &about)
{
    warn(Error{Error::Kind::Usage, sentence}, about); // of which the detail is all that is said
}

void Command::warnAbout(const DealState &state, const QString &about)
{
    if (state.missingSince)
        warn(missingText(*state.missingSince, QLocale()), about);
    if (state.error && !(state.missingSince && state.error->kind == Error::Kind::NotFound))
        warn(*state.error, about);
    if (state.keepError)
        warn(*state.keepError, about);
    if (state.damagedNewer > 0)
        warn(olderCopyText(state.damagedNewer), about);
}

void Command::fail(const Error &error, const QString &about)
{
    warn(error, about);
    keepFirst(exitCodeFor(error));
}

void Command::fail(ExitCode code, const QString &sentence)
{
    warn(sentence);
    keepFirst(code);
}

void Command::keepFirst(ExitCode code)
{
    if (m_code == ExitCode::Done)
        m_code = code;
}

void Command::write(const QByteArray &output)
{
    m_out.write(output);
}

void Command::warnAboutStore()
{
    StoreStatus status = m_library.storeStatus();
    if (status.mode == StoreStatus::Mode::Unavailable)
        return;             // which failed whatever was asked of it
    status.problem.reset(); // said with the deal that is not kept
    for (const QString &line : storeLines(status, QLocale()))
        warn(withoutIsolation(line)); // an isolated name in it would show its marks
}

void Command::finish()
{
    warnAboutStore();
    // Later, since the event loop may not run yet.
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT finished(m_code); }, Qt::QueuedConnection);
}

std::unique_ptr<Command> makeCommand(Library &library, const Options &options, QIODevice &out,
                                     QIODevice &problems)
{
    switch (options.command) {
    case Options::Command::Show: return std::make_unique<ShowCommand>(library, options, out, problems);
    case Options::Command::List:
    case Options::Command::Search:
    case Options::Command::Export: return std::make_unique<ListCommand>(library, options, out, problems);
    case Options::Command::Refresh:
    case Options::Command::Import: return std::make_unique<RefreshCommand>(library, options, out, problems);
    case Options::Command::History:
        return std::make_unique<HistoryCommand>(library, options, out, problems);
    case Options::Command::Diff: return std::make_unique<DiffCommand>(library, options, out, problems);
    case Options::Command::Verify: return std::make_unique<VerifyCommand>(library, options, out, problems);
    case Options::Command::Window:
    case Options::Command::SelfTest:
    case Options::Command::Help:
    case Options::Command::Version: return nullptr;
    }
    Q_UNREACHABLE();
}

} // namespace sidelight
