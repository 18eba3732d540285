// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cacheddeals.h"
#include "app/cli/command.h"
#include "app/cli/dealprinter.h"
#include "app/cli/dealwait.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <optional>

namespace sidelight {

/// `sidelight refresh ID…|--all` and `sidelight import FILE`: asks the service again and prints, in the
/// order asked, what changed against the copy from before. What would refuse every other deal too, such as
/// a 401 or a long 429 pause, is said once and ends the run; the deals left over are counted. Many are
/// announced with their cost, and each line of a file that is no deal is named.
class RefreshCommand : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;

private:
    void takeReferences();
    void readFile();
    void begin();
    void takeAll(const Result<std::shared_ptr<const ShownDeals>> &shown);
    void askMore();
    void take(const DealState &state);
    void printSettled();
    void print(const QString &reference, const DealState &state);
    void count(const DealState &state, const Deal *before);
    void finishOnceSettled();

    CachedDeals m_cached{m_library};
    DealWait m_wait{m_library};
    DealPrinter m_printer{m_library, m_options.format, true}; ///< JSON only
    QStringList m_references;
    QList<QUuid> m_ids;      ///< beside m_references, each once
    qsizetype m_asked = 0;   ///< of m_ids, the first so many
    qsizetype m_printed = 0; ///< of m_ids, the first so many
    QSet<QUuid> m_loading;   ///< their copies from before
    QHash<QUuid, std::shared_ptr<const Deal>> m_before;
    QHash<QUuid, DealState> m_settled; ///< and not printed yet
    std::optional<Error> m_stop;       ///< why no more are asked for
    bool m_isStopSaid = false;
    DealTask m_report;    ///< of an import, for the last line
    qsizetype m_left = 0; ///< deals of which nothing else is said
    bool m_isFinished = false;
};

} // namespace sidelight
