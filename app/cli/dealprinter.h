// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/options.h"
#include "app/export/dealexport.h"
#include "app/library/library.h"

namespace sidelight {

/// Collects deals, and what could not be had, for output in one of the formats. Names come from the
/// library, which is borrowed.
class DealPrinter
{
public:
    /// A list prints JSON about several things, even of one.
    DealPrinter(const Library &library, Options::Format format, bool isList);

    void add(const DealState &state); ///< its deal
    /// JSON only: with what changed against `before`, which may be null.
    void addChanged(const DealState &state, const Deal *before);
    void add(const DealProblem &problem);

    QByteArray all() const;

private:
    const Library &m_library;
    Options::Format m_format;
    bool m_isList;
    QByteArrayList m_pieces;
    std::vector<DealProblem> m_problems;
};

} // namespace sidelight
