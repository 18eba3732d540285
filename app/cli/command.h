// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "app/library/library.h"

#include <QObject>

#include <memory>

class QIODevice;

namespace sidelight {

/// A run without a window: asks the library, writes results to `out` and problems to `problems`, and ends
/// with finished(). Library and devices are borrowed.
class Command : public QObject
{
    Q_OBJECT

public:
    Command(Library &library, const Options &options, QIODevice &out, QIODevice &problems,
            QObject *parent = nullptr);

    virtual void start() = 0;

Q_SIGNALS:
    /// Once, with the first failure's code (decision 28). Never from within start().
    void finished(sidelight::ExitCode code);

protected:
    /// A line on stderr that changes nothing about the exit code; `about` as in problemText().
    void warn(const Error &error, const QString &about = QString());
    void warn(const QString &sentence, const QString &about = QString());
    /// The same for what is a failure.
    void fail(const Error &error, const QString &about = QString());
    void fail(ExitCode code, const QString &sentence);
    void keepFirst(ExitCode code); ///< of a failure that is said otherwise
    /// Why the deal on hand is not what the service has now, or is not kept. `about` as in problemText().
    void warnAbout(const DealState &state, const QString &about = QString());

    void write(const QByteArray &output);
    QIODevice &out() { return m_out; }
    void finish(); ///< soon

    Library &m_library;
    const Options m_options;

private:
    void warnAboutStore();

    QIODevice &m_out;
    QIODevice &m_problems;
    ExitCode m_code = ExitCode::Done;
};

/// The command that the options ask for; null for a window, the self-test, help and version.
std::unique_ptr<Command> makeCommand(Library &library, const Options &options, QIODevice &out,
                                     QIODevice &problems);

} // namespace sidelight
