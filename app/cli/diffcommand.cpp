// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/diffcommand.h"

#include "app/export/pastexport.h"
#include "app/text/pasttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

struct DiffWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

/// Why a version has no deal.
ExitCode codeFor(DealVersion::Body body)
{
    switch (body) {
    case DealVersion::Body::Lost:
    case DealVersion::Body::Damaged: return ExitCode::StoreDamaged;
    case DealVersion::Body::Unreadable: return ExitCode::NotUnderstood;
    case DealVersion::Body::Kept:
    case DealVersion::Body::Pruned: break;
    }
    return ExitCode::NotCached;
}

} // namespace

void DiffCommand::print(const DealPast &past, const People &people)
{
    const std::vector<DealVersion> shown = shownVersions(past.versions);
    if (!m_options.from && shown.size() < 2) {
        fail(ExitCode::NotCached,
             DiffWords::tr("There is only one version of this deal, so there is nothing to compare."));
        return;
    }
    const DealVersion *from = comparable(past, m_options.from ? *m_options.from : shown.rbegin()[1].number);
    const DealVersion *to = from ? comparable(past, m_options.to.value_or(shown.back().number)) : nullptr;
    if (!to)
        return;
    write(m_options.format == Options::Format::Json ? diffToJson(*from, *to)
                                                    : diffToText(*from, *to, QLocale(), people).toUtf8());
}

const DealVersion *DiffCommand::comparable(const DealPast &past, int number)
{
    const auto found = std::find_if(past.versions.begin(), past.versions.end(),
                                    [&](const DealVersion &version) { return version.number == number; });
    if (found == past.versions.end()) {
        fail(ExitCode::Usage,
             DiffWords::tr("There is no version %1 of this deal; history prints the numbers.").arg(number));
        return nullptr;
    }
    if (!found->deal) {
        fail(codeFor(found->body),
             DiffWords::tr("Version %1 cannot be compared: %2.", "number, reason")
                 .arg(QString::number(number), versionText(*found, nullptr, QLocale())));
        return nullptr;
    }
    return &*found;
}

} // namespace sidelight
