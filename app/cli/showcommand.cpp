// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/showcommand.h"

#include "app/cli/dealprinter.h"
#include "app/domain/dealreference.h"

namespace sidelight {

void ShowCommand::start()
{
    QList<QUuid> ids;
    for (const QString &reference : m_options.references) {
        const auto id = parseDealReference(reference);
        if (id && !ids.contains(*id)) // one that stands twice is asked for once
            ids += *id;
    }
    connect(&m_wait, &DealWait::settled, this, [this, count = ids.size()](const DealState &state) {
        m_settled.insert(state.id, state);
        if (m_settled.size() == count)
            print();
    });
    if (ids.isEmpty())
        print();
    for (const QUuid &id : ids)
        m_options.isOffline ? m_wait.load(id) : m_wait.refresh(id);
}

void ShowCommand::print()
{
    const bool isList = m_options.references.size() > 1;
    DealPrinter printer(m_library, m_options.format, isList);
    for (const QString &reference : m_options.references) {
        const auto id = parseDealReference(reference);
        const DealState state = id ? m_settled.value(*id) : DealState();
        const QString about = isList || !id ? reference : QString();
        if (state.deal) {
            printer.add(state);
            warnAbout(state, about);
            continue;
        }
        const Error error = id ? *state.error : id.error();
        fail(error, about);
        printer.add(DealProblem{reference, error});
    }
    write(printer.all());
    finish();
}

} // namespace sidelight
