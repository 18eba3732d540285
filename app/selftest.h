// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "app/store/store.h"

#include <QObject>
#include <QTemporaryDir>

class QIODevice;

namespace sidelight {

/// `--self-test`: whether all that the program needs is there and works, as a package might have it
/// wrong: libraries, plugins, certificates, a store. A line for each on `out`; needs no display and no
/// network, and leaves nothing.
class SelfTest : public QObject
{
    Q_OBJECT

public:
    explicit SelfTest(QIODevice &out); ///< borrowed
    void start();

Q_SIGNALS:
    void finished(sidelight::ExitCode code); ///< NotWhole if anything failed; never from within start()

private:
    void report(const QString &part, const Result<QString> &found);
    void tryStore();
    void readBack(const Result<Appended> &done);
    void finishWith(const Result<QString> &store);

    QIODevice &m_out;
    QTemporaryDir m_folder;
    Store m_store;
    ExitCode m_code = ExitCode::Done;
};

} // namespace sidelight
