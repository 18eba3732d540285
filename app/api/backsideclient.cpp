// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/backsideclient.h"

#include "app/api/backsideclientprivate.h"
#include "app/domain/identifier.h"

#include <utility>

namespace sidelight {

using namespace std::chrono_literals;

namespace {

constexpr int maxRefusalsInRow = 3;

} // namespace

BacksideClient::Private::Private(BacksideClient &client, Endpoint endpoint, CallLimits limits)
    : q(client)
    , m_endpoint(std::move(endpoint))
    , m_limits(std::move(limits))
    , m_unusable(reasonToSendNothing(m_endpoint))
    , m_network(m_endpoint)
    , m_pacing(m_limits)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer); // a coarse one may end seconds too soon
    QObject::connect(&m_wake, &QTimer::timeout, &q, [this] { work(); });
    QObject::connect(&m_network, &BacksideNetwork::prepared, &q, [this] { takePreparation(); });
}

void BacksideClient::Private::keepPacing()
{
    for (const auto &[path, call] : m_calls) {
        if (call.request)
            m_pacing.end(call.ticket, {}, Pacing::Now::read());
    }
    if (!m_endpoint.key.isEmpty())
        m_pacings.insert_or_assign({m_endpoint.origin, m_endpoint.key}, m_pacing);
}

void BacksideClient::Private::takePacing()
{
    const auto kept = m_pacings.find({m_endpoint.origin, m_endpoint.key});
    if (kept != m_pacings.end())
        m_pacing = kept->second;
}

void BacksideClient::Private::setEndpoint(const Endpoint &endpoint)
{
    keepPacing();
    m_condemned.clear();
    m_waiting.clear();
    m_calls.clear();
    m_pacing = Pacing(m_limits);
    m_endpoint = endpoint;
    m_unusable = reasonToSendNothing(m_endpoint);
    m_awaitsKey = false;
    m_network.setEndpoint(endpoint);
    m_login = LoginState::Unasked;
    takePacing();
    lookAhead();
}

void BacksideClient::Private::awaitKey(const QUrl &origin)
{
    setEndpoint({origin, {}});
    m_unusable.reset();
    m_awaitsKey = true;
}

void BacksideClient::Private::takeKey(const Result<QByteArray> &key)
{
    if (!m_awaitsKey)
        return;
    m_awaitsKey = false;
    if (key) {
        m_endpoint.key = *key;
        takePacing();
    }
    m_unusable = key ? reasonToSendNothing(m_endpoint) : std::optional(key.error());
    m_network.setKey(m_endpoint.key);
    if (m_unusable) {
        for (const auto &[turn, path] : std::exchange(m_waiting, {}))
            condemn(path, m_calls.at(path), *m_unusable);
    }
    scheduleWork();
}

void BacksideClient::Private::get(const QString &path, Priority priority)
{
    const auto [found, isNew] = m_calls.try_emplace(path);
    Call &call = found->second;
    if (isNew) {
        call.priority = priority;
        call.number = ++m_lastNumber;
        if (m_unusable)
            condemn(path, call, *m_unusable);
        else
            enqueue(path, call);
    } else if (priority < call.priority) {
        const bool isWaiting = m_waiting.erase({call.priority, call.number}) > 0;
        call.priority = priority;
        if (isWaiting)
            enqueue(path, call);
    }
}

void BacksideClient::Private::prepare()
{
    if (!m_unusable)
        m_network.prepare();
}

void BacksideClient::Private::takePreparation()
{
    if (m_waiting.empty())
        m_network.connectAhead();
    scheduleWork();
    if (m_network.authorityProblem())
        Q_EMIT q.authorityRefused(*m_network.authorityProblem());
}

void BacksideClient::Private::scheduleWork()
{
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    QMetaObject::invokeMethod(
        &q, [this] { work(); }, Qt::QueuedConnection);
}

void BacksideClient::Private::work()
{
    m_isScheduled = false;
    if (!m_condemned.empty()) {
        const QString path = m_condemned.front();
        const Error error = *m_calls.at(path).verdict;
        m_condemned.pop_front();
        m_calls.erase(path);
        scheduleWork();
        Q_EMIT q.failed(path, error);
        return;
    }
    sendWhatMay();
    lookAhead();
}

void BacksideClient::Private::sendWhatMay()
{
    while (!m_awaitsKey && m_login != LoginState::Asked && !m_waiting.empty()) {
        const auto [turn, path] = *m_waiting.begin();
        Call &call = m_calls.at(path);
        const Pacing::Now now = Pacing::Now::read();
        if (call.priority == Priority::Background && m_pacing.isDaySpent(now)) {
            m_waiting.erase(turn);
            condemn(path, call, daySpent(path));
            continue;
        }
        const auto earliest = m_pacing.turn(call.priority, now.steady);
        if (!earliest || *earliest > now.steady)
            return;
        if (!m_network.isPrepared()) {
            m_network.prepare();
            return;
        }
        m_waiting.erase(turn);
        send(path, call);
    }
}

bool BacksideClient::Private::Until::set(const std::optional<Pacing::Time> &until, const Pacing::Now &now)
{
    if (until == steady)
        return false;
    steady = until;
    utc.reset();
    if (until)
        utc = now.utc.addMSecs(std::chrono::ceil<std::chrono::milliseconds>(*until - now.steady).count());
    return true;
}

/// Sees to it that work() comes when there is some, and says what has changed.
void BacksideClient::Private::lookAhead()
{
    const Pacing::Now now = Pacing::Now::read();
    std::optional<Pacing::Time> pause = m_pacing.pausedUntil(now.steady);
    auto next = pause;
    std::optional<Pacing::Time> wait;
    if (!m_waiting.empty()) {
        wait = m_pacing.turn(m_waiting.rbegin()->first.first, now.steady);
        if (wait && *wait <= now.steady)
            wait.reset();
        const Priority priority = m_waiting.begin()->first.first;
        const auto turn = m_pacing.turn(priority, now.steady);
        if (turn && *turn > now.steady)
            next = turn;
        if (priority == Priority::Person)
            pause = next;
    }
    if (const auto expiry = m_pacing.nextExpiry(now.steady)) {
        const auto bundled = std::max(*expiry, now.steady + 1s);
        next = std::min(next.value_or(bundled), bundled);
    }
    if (next)
        m_wake.start(std::chrono::ceil<std::chrono::milliseconds>(*next - now.steady));
    else
        m_wake.stop();

    m_wait.set(wait, now);
    const bool isPauseNew = m_pause.set(pause, now);
    if (std::exchange(m_isPauseJoined, false) || isPauseNew)
        Q_EMIT q.pauseChanged();
    const Usage current = usage();
    if (current != m_toldUsage) {
        m_toldUsage = current;
        Q_EMIT q.usageChanged(current);
    }
}

void BacksideClient::Private::countSent()
{
    const Pacing::Now now = Pacing::Now::read();
    m_pacing.end(m_pacing.begin(now), {}, now);
    scheduleWork();
}

Usage BacksideClient::Private::usage() const
{
    Usage usage = m_pacing.usage(Pacing::Now::read());
    usage.pausedUntil = m_pause.utc;
    usage.waitsUntil = m_wait.utc;
    usage.waiting = int(m_waiting.size());
    return usage;
}

void BacksideClient::Private::setPlanLimits(const std::optional<PlanLimits> &limits)
{
    m_pacing.setPlan(limits);
    scheduleWork();
}

void BacksideClient::Private::setSentToday(QDate day, int count)
{
    m_pacing.setSentToday(day, count);
    scheduleWork();
}

void BacksideClient::Private::enqueue(const QString &path, Call &call)
{
    if (const auto closed = closedFor(path)) {
        condemn(path, call, *closed);
        return;
    }
    m_waiting.emplace(Turn{call.priority, call.number}, path);
    scheduleWork();
}

void BacksideClient::Private::send(const QString &path, Call &call)
{
    const auto longest = std::min(m_limits.attempt, m_limits.allAttempts - call.spent);
    call.request.reset(new BacksideRequest(m_network.manager(), m_network.request(path, m_limits.silence),
                                           m_limits, longest, &q));
    QObject::connect(call.request.get(), &BacksideRequest::finished, &q,
                     [this, path](const Attempt &attempt) { takeAttempt(path, attempt); });
    call.ticket = m_pacing.begin(Pacing::Now::read());
}

void BacksideClient::Private::takeAttempt(const QString &path, const Attempt &attempt)
{
    Call &call = m_calls.at(path);
    call.spent += call.request->age();
    call.request.reset();
    m_pacing.end(call.ticket, endOf(attempt), Pacing::Now::read());
    scheduleWork();
    if (attempt.result) {
        m_network.takeAnswer();
        m_calls.erase(path);
        Q_EMIT q.answered(path, *attempt.result);
        return;
    }
    const Error error = m_network.takeFailure(attempt.result.error(), attempt.wasProxyOdd);
    if (error.kind == Error::Kind::ProxyAuth && !error.proxy.isEmpty()) {
        takeNoLogin(path, call, error);
        return;
    }
    switch (attempt.next) {
    case Attempt::Next::Nothing: condemn(path, call, error); break;
    case Attempt::Next::TryAgain: tryAgainLater(path, call, error); break;
    case Attempt::Next::Pause: takeTooMany(path, call, error); break;
    }
}

void BacksideClient::Private::tryAgainLater(const QString &path, Call &call, const Error &error)
{
    call.refusals = 0;
    if (call.retries == m_limits.retryPauses.size()) {
        condemn(path, call, error);
        return;
    }
    const auto pause = withJitter(m_limits.retryPauses[call.retries]);
    if (call.spent + pause >= m_limits.allAttempts) {
        condemn(path, call, error);
        return;
    }
    ++call.retries;
    call.spent += pause;
    call.rest = std::make_unique<QTimer>();
    call.rest->setSingleShot(true);
    QObject::connect(call.rest.get(), &QTimer::timeout, &q,
                     [this, path] { enqueue(path, m_calls.at(path)); });
    call.rest->start(pause);
}

void BacksideClient::Private::takeTooMany(const QString &path, Call &call, const Error &error)
{
    if (*error.wait > m_limits.longestPause) {
        close(path, call, error);
        return;
    }
    if (++call.refusals == maxRefusalsInRow || call.spent >= m_limits.allAttempts)
        condemn(path, call, error);
    else
        enqueue(path, call);
    m_isPauseJoined = true;
}

void BacksideClient::Private::condemn(const QString &path, Call &call, const Error &error)
{
    call.verdict = error;
    m_condemned.push_back(path);
    scheduleWork();
}

void BacksideClient::Private::close(const QString &path, Call &call, const Error &error)
{
    condemn(path, call, error);
    m_waiting.clear();
    for (auto &[otherPath, other] : m_calls) {
        if (other.request || other.verdict)
            continue;
        other.rest.reset();
        other.noLogin.reset();
        condemn(otherPath, other, closedFor(otherPath).value_or(error));
    }
}

std::optional<Error> BacksideClient::Private::closedFor(const QString &path) const
{
    const auto left = m_pacing.closedFor(Pacing::Now::read());
    return left ? std::optional(closedToo(path, *left)) : std::nullopt;
}

bool BacksideClient::Private::isUnderWay(const QString &path) const
{
    const auto found = m_calls.find(path);
    return found != m_calls.end() && found->second.request;
}

BacksideClient::BacksideClient(Endpoint endpoint, CallLimits limits, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(endpoint), std::move(limits)))
{}

BacksideClient::~BacksideClient() = default;

void BacksideClient::setEndpoint(const Endpoint &endpoint)
{
    d->setEndpoint(endpoint);
}

const Endpoint &BacksideClient::endpoint() const
{
    return d->endpoint();
}

void BacksideClient::awaitKey(const QUrl &origin)
{
    d->awaitKey(origin);
}

void BacksideClient::takeKey(const Result<QByteArray> &key)
{
    d->takeKey(key);
}

void BacksideClient::setNetwork(const NetworkChoice &choice)
{
    d->setNetwork(choice);
}

void BacksideClient::setProxyLogin(const QString &proxy, const ProxyLogin &login)
{
    d->setProxyLogin(proxy, login);
}

void BacksideClient::declineProxyLogin()
{
    d->declineProxyLogin();
}

void BacksideClient::forgetDeclinedLogin()
{
    d->forgetDeclinedLogin();
}

void BacksideClient::prepare()
{
    d->prepare();
}

void BacksideClient::setPlanLimits(const std::optional<PlanLimits> &limits)
{
    d->setPlanLimits(limits);
}

void BacksideClient::setSentToday(QDate day, int count)
{
    d->setSentToday(day, count);
}

void BacksideClient::countSent()
{
    d->countSent();
}

Usage BacksideClient::usage() const
{
    return d->usage();
}

void BacksideClient::get(const QString &path, Priority priority)
{
    d->get(path, priority);
}

std::optional<QDateTime> BacksideClient::pausedUntil() const
{
    return d->pausedUntil();
}

bool BacksideClient::isUnderWay(const QString &path) const
{
    return d->isUnderWay(path);
}

QString dealPath(const QUuid &id)
{
    return QStringLiteral("/api/v1/deals/") + identifierText(id);
}

QString dealsPath(const QString &cursor)
{
    const QString first = QStringLiteral("/api/v1/deals");
    return cursor.isEmpty()
               ? first
               : first + QStringLiteral("?cursor=") + QString::fromLatin1(QUrl::toPercentEncoding(cursor));
}

QString tenantPath()
{
    return QStringLiteral("/api/v1/tenant");
}

QString contactPath(const QUuid &id)
{
    return QStringLiteral("/api/v1/contacts/") + identifierText(id);
}

} // namespace sidelight
