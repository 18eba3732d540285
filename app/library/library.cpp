// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/api/decodedeal.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace sidelight {

namespace {

// Half a millisecond of decoding; beyond it a body is read on another thread, so that no answer
// of 64 MiB keeps the window from painting.
constexpr qsizetype maxBytesOnThisThread = 512 * 1024;

} // namespace

Library::Library(BacksideClient &client, RefreshLimits limits, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_limits(limits)
{
    m_stay.setSingleShot(true);
    connect(&m_stay, &QTimer::timeout, this, &Library::refreshOpened);
    connect(&client, &BacksideClient::answered, this, &Library::takeAnswer);
    connect(&client, &BacksideClient::failed, this, &Library::takeFailure);
    connect(&client, &BacksideClient::pauseChanged, this, &Library::takePause);
}

Library::~Library() = default;

void Library::open(const QUuid &id)
{
    m_stay.stop();
    m_opened = id;
    const DealState known = state(id);
    if (!known.deal) {
        refresh(id);
        return;
    }
    if (known.receivedAt.secsTo(QDateTime::currentDateTimeUtc()) >= m_limits.goodFor.count())
        m_stay.start(m_limits.onScreen);
    Q_EMIT dealChanged(known);
}

void Library::refreshOpened()
{
    refresh(m_opened);
}

void Library::refresh(const QUuid &id)
{
    DealState &state = m_states[id];
    state.id = id;
    state.isAsking = true;
    const QString path = dealPath(id);
    m_asked.insert(path, id);
    m_client.get(path);
    state.pausedUntil = pauseOf(path);
    Q_EMIT dealChanged(this->state(id));
}

DealState Library::state(const QUuid &id) const
{
    const auto found = m_states.constFind(id);
    if (found != m_states.constEnd())
        return *found;
    DealState unknown;
    unknown.id = id;
    return unknown;
}

void Library::clear()
{
    m_stay.stop();
    m_states.clear();
    m_asked.clear();
    ++m_generation;
}

void Library::takeAnswer(const QString &path, const Answer &answer)
{
    if (!m_asked.contains(path))
        return;
    const QUuid id = m_asked.take(path);
    if (answer.body.size() <= maxBytesOnThisThread) {
        settle(id, decodeDeal(answer.body, id), answer);
        return;
    }
    // A watcher, and not QFuture::then(): that asserts in Qt 6.4 when its context is gone first.
    auto *watcher = new QFutureWatcher<Result<Deal>>(this);
    connect(
        watcher, &QFutureWatcherBase::finished, this,
        [this, watcher, id, receivedAt = answer.receivedAt, body = answer.body, generation = m_generation] {
            watcher->deleteLater();
            if (generation == m_generation)
                settle(id, watcher->future().takeResult(), {body, receivedAt});
        });
    watcher->setFuture(QtConcurrent::run(&decodeDeal, answer.body, id));
}

void Library::settle(const QUuid &id, Result<Deal> decoded, const Answer &answer)
{
    DealState &state = m_states[id];
    state.isAsking = m_asked.contains(dealPath(id));
    state.pausedUntil.reset();
    if (decoded) {
        state.deal = std::make_shared<const Deal>(std::move(*decoded));
        state.source = DealState::Source::Live;
        state.receivedAt = answer.receivedAt;
        state.error.reset();
        state.refusedBody.clear();
    } else {
        state.error = decoded.error();
        state.refusedBody = answer.body;
        if (state.deal)
            state.source = DealState::Source::Copy;
    }
    Q_EMIT dealChanged(this->state(id));
}

void Library::takeFailure(const QString &path, const Error &error)
{
    if (!m_asked.contains(path))
        return;
    const QUuid id = m_asked.take(path);
    DealState &state = m_states[id];
    state.isAsking = false;
    state.pausedUntil.reset();
    state.error = error;
    state.refusedBody.clear();
    if (state.deal)
        state.source = DealState::Source::Copy;
    Q_EMIT dealChanged(this->state(id));
}

void Library::takePause()
{
    const auto waiting = m_asked; // whoever is told may ask again
    for (auto asked = waiting.cbegin(); asked != waiting.cend(); ++asked) {
        m_states[*asked].pausedUntil = pauseOf(asked.key());
        Q_EMIT dealChanged(state(*asked));
    }
}

std::optional<QDateTime> Library::pauseOf(const QString &path) const
{
    return m_client.isUnderWay(path) ? std::nullopt : m_client.pausedUntil();
}

} // namespace sidelight
