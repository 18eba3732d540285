// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealfinder.h"

#include "app/api/backsideclient.h"
#include "app/api/decodedeallist.h"
#include "app/domain/later.h"
#include "app/domain/workers.h"
#include "app/library/withdecoded.h"
#include "app/store/store.h"

#include <QtConcurrentRun>

namespace sidelight {

namespace {

constexpr qsizetype mostPages = 1'000;

Error notUnderstood(const QString &detail)
{
    return Error{Error::Kind::NotUnderstood, detail};
}

} // namespace

DealFinder::DealFinder(BacksideClient &client, Store &store)
    : m_client(client)
    , m_store(store)
{
    connect(&client, &BacksideClient::answered, this, &DealFinder::takeAnswer);
    connect(&client, &BacksideClient::failed, this, &DealFinder::takeFailure);
    connect(&store, &Store::unkeptFound, this, &DealFinder::takeUnkept);
}

void DealFinder::find()
{
    cancel();
    ask(QString());
}

void DealFinder::cancel()
{
    ++m_generation;
    m_asked.clear();
    m_ids.clear();
    m_seen.clear();
    m_cursors.clear();
    m_isComparing = false;
}

void DealFinder::ask(const QString &cursor)
{
    m_asked = dealsPath(cursor);
    m_client.get(m_asked);
}

void DealFinder::takeAnswer(const QString &path, const Answer &answer)
{
    if (m_asked.isEmpty() || path != m_asked)
        return;
    m_asked.clear();
    if (answer.body.size() <= maxBytesOnThisThread) {
        takePage(decodeDealList(answer.body));
        return;
    }
    later(this, QtConcurrent::run(&workers(), &decodeDealList, answer.body),
          [this, generation = m_generation](const Result<DealListPage> &page) {
              if (generation == m_generation)
                  takePage(page);
          });
}

void DealFinder::takePage(const Result<DealListPage> &page)
{
    if (!page) {
        end(page.error());
        return;
    }
    for (const QUuid &id : page->ids) {
        if (!m_seen.contains(id)) {
            m_seen.insert(id);
            m_ids += id;
        }
    }
    const QString &cursor = page->nextCursor;
    if (cursor.isEmpty()) {
        m_isComparing = true;
        m_store.findUnkept(m_ids);
    } else if (m_cursors.contains(cursor)) {
        end(notUnderstood(QStringLiteral("next_cursor: leads back to a page that was there before")));
    } else if (m_cursors.size() + 1 == mostPages) {
        end(notUnderstood(QStringLiteral("more than %1 pages").arg(mostPages)));
    } else {
        m_cursors.insert(cursor);
        ask(cursor);
        Q_EMIT progressed(int(m_ids.size()));
    }
}

void DealFinder::takeFailure(const QString &path, const Error &error)
{
    if (m_asked.isEmpty() || path != m_asked)
        return;
    Error failure = error;
    if (failure.kind == Error::Kind::NotFound) // of the call, and not of a deal
        failure.kind = Error::Kind::Service;
    end(failure);
}

void DealFinder::takeUnkept(const Result<QList<QUuid>> &unkept)
{
    if (!m_isComparing)
        return;
    if (unkept)
        end(FoundDeals{int(m_ids.size()), *unkept});
    else
        end(unkept.error());
}

void DealFinder::end(const Result<FoundDeals> &deals)
{
    cancel();
    Q_EMIT found(deals);
}

} // namespace sidelight
