// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verifycommand.h"

#include "app/export/pastexport.h"

namespace sidelight {

void VerifyCommand::start()
{
    connect(&m_library, &Library::verified, this, &VerifyCommand::print);
    m_library.verify();
}

void VerifyCommand::print(const Result<VerifyReport> &report)
{
    if (!report) {
        fail(report.error());
    } else {
        write(m_options.format == Options::Format::Json ? verifyToJson(*report)
                                                        : verifyToText(*report, QLocale()).toUtf8());
        // A file that was set aside in this run leaves a new one in which nothing is wrong.
        if (!report->problems.empty() || m_library.storeStatus().salvage)
            keepFirst(ExitCode::StoreDamaged);
    }
    finish();
}

} // namespace sidelight
