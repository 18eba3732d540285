// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listcommand.h"

#include "app/cli/dealprinter.h"
#include "app/domain/identifier.h"

namespace sidelight {

void ListCommand::start()
{
    connect(&m_cached, &CachedDeals::loaded, this, &ListCommand::take);
    connect(&m_wait, &DealWait::settled, this, [this](const DealState &state) {
        m_settled.insert(state.id, state);
        if (m_settled.size() == qsizetype(m_rows.size()))
            print();
    });
    m_cached.load();
}

void ListCommand::take(const Result<std::vector<DealRow>> &rows)
{
    if (!rows) {
        fail(rows.error());
        finish();
        return;
    }
    m_rows = *rows;
    if (m_options.format == Options::Format::Text) {
        write(dealListToText(m_rows, QDateTime::currentDateTimeUtc(), QLocale()).toUtf8());
        finish();
        return;
    }
    if (m_rows.empty())
        print();
    for (const DealRow &row : m_rows)
        m_wait.load(row.id);
}

void ListCommand::print()
{
    DealPrinter printer(m_library, m_options.format, true);
    for (const DealRow &row : m_rows) {
        const DealState state = m_settled.value(row.id);
        const QString about = identifierText(row.id);
        if (state.deal) {
            printer.add(state);
            warnAbout(state, about);
            continue;
        }
        fail(*state.error, about);
        printer.add(DealProblem{about, *state.error});
    }
    write(printer.all());
    finish();
}

} // namespace sidelight
