// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/historycommand.h"

#include "app/export/pastexport.h"

namespace sidelight {

void HistoryCommand::print(const DealPast &past, const People &people)
{
    write(m_options.format == Options::Format::Json ? historyToJson(past)
                                                    : historyToText(past, QLocale(), people).toUtf8());
}

} // namespace sidelight
