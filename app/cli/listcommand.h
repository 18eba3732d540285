// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/cacheddeals.h"
#include "app/cli/command.h"
#include "app/export/dealwriter.h"
#include "app/library/dealreader.h"

#include <memory>
#include <optional>

class QSaveFile;

namespace sidelight {

/// `sidelight list`, `search` and `export`: the cached deals that the filter lets through, in the order
/// asked for: a table for reading, whole deals for programs. What the filter could not make sense of is
/// said on stderr. An export's file appears whole or not at all.
class ListCommand : public Command
{
    Q_OBJECT

public:
    ListCommand(Library &library, const Options &options, QIODevice &out, QIODevice &problems);
    ~ListCommand() override;

    void start() override;

private:
    void take(const Result<std::shared_ptr<const ShownDeals>> &shown);
    void printTable(const ShownDeals &shown);
    void write(const ShownDeals &shown);
    void takeCopies(const std::vector<DealState> &copies, const People &people);
    void end();
    void failToWrite();

    CachedDeals m_cached{m_library};
    std::unique_ptr<DealReader> m_reader;
    std::unique_ptr<QSaveFile> m_file; ///< null for standard output
    std::optional<DealWriter> m_writer;
    qint64 m_asked = 0; ///< deals
};

} // namespace sidelight
