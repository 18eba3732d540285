// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "app/library/library.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QUuid>

class QIODevice;

namespace sidelight {

/// `sidelight show ID…`: asks the library for all deals at once, then writes results to `out` in the order
/// they were asked for and problems to `problems`, and ends with finished(). A 429 pause longer than 5 s
/// is not waited for (decision 19). Library and devices are borrowed.
class ShowCommand : public QObject
{
    Q_OBJECT

public:
    ShowCommand(Library &library, const Options &options, QIODevice &out, QIODevice &problems,
                QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    /// The first failure's code (decision 28). Never from within start().
    void finished(sidelight::ExitCode code);

private:
    void take(const DealState &state);
    void finishOnceSettled();
    void print();

    Library &m_library;
    const Options m_options;
    QIODevice &m_out;
    QIODevice &m_problems;
    QSet<QUuid> m_waiting;
    QHash<QUuid, DealState> m_settled;
};

} // namespace sidelight
