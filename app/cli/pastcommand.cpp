// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/pastcommand.h"

#include "app/domain/dealreference.h"
#include "app/domain/people.h"

#include <QSet>

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
    if (past && !past->versions.empty()) {
        m_past = *past;
        loadPeople();
        return;
    }
    fail(past ? Error{Error::Kind::NotCached, {}} : past.error());
    finish();
}

void PastCommand::loadPeople()
{
    QList<QUuid> ids;
    QSet<QUuid> taken;
    for (const DealVersion &version : m_past.versions) {
        if (!version.deal)
            continue;
        for (const QUuid &id : peopleIds(*version.deal)) {
            if (!taken.contains(id))
                ids << id;
            taken.insert(id);
        }
    }
    connect(&m_library, &Library::peopleLoaded, this, [this](const QList<QUuid> &loaded) {
        People people;
        for (const QUuid &id : loaded)
            people.insert(id, m_library.person(id));
        print(m_past, people);
        finish();
    });
    m_library.loadPeople(ids);
}

} // namespace sidelight
