// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/pastcommand.h"

#include "app/domain/dealreference.h"

namespace sidelight {

void PastCommand::start()
{
    const QString reference = m_options.references.value(0);
    const auto id = parseDealReference(reference);
    if (!id) {
        fail(id.error(), reference);
        finish();
        return;
    }
    connect(&m_library, &Library::pastLoaded, this, &PastCommand::take);
    m_library.loadPast(*id);
}

void PastCommand::take(const Result<DealPast> &past)
{
    if (!past)
        fail(past.error());
    else if (past->versions.empty())
        fail(Error{Error::Kind::NotCached, {}});
    else
        print(*past);
    finish();
}

} // namespace sidelight
