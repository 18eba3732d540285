// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/backsideclient.h"

#include "app/api/backsidenetwork.h"
#include "app/api/backsiderequest.h"
#include "app/domain/identifier.h"

#include <QRandomGenerator>
#include <QTimer>

#include <deque>
#include <map>
#include <unordered_map>

namespace sidelight {

namespace {

constexpr int maxRefusalsInRow = 3;

struct DropLater {
    void operator()(BacksideRequest *request) const { request->drop(); }
};

/// One path from get() to its signal. It waits for its turn, is under way, rests after a passing
/// fault, or has a verdict.
struct Call {
    BacksideClient::Priority priority = BacksideClient::Priority::Person;
    quint64 number = 0; ///< in the order of get(), kept over all attempts
    std::unique_ptr<BacksideRequest, DropLater> request;
    std::unique_ptr<QTimer> rest;
    std::optional<Error> verdict; ///< fails with it as soon as the event loop turns
    std::size_t retries = 0;
    int refusals = 0;                   ///< 429 in a row
    std::chrono::milliseconds spent{0}; ///< on attempts and rests, not on pauses after a 429
};

/// People before background work, and first come, first served.
using Turn = std::pair<BacksideClient::Priority, quint64>;

std::optional<Error> reasonToSendNothing(const Endpoint &endpoint)
{
    if (endpoint.key.isEmpty())
        return Error{Error::Kind::KeyMissing, QStringLiteral("no key is set")};
    if (const auto origin = parseOrigin(endpoint.origin.toString()); !origin)
        return origin.error();
    if (const auto key = parseKey(QString::fromLatin1(endpoint.key)); !key)
        return key.error();
    return std::nullopt;
}

/// Between three and five quarters, so that clients that failed together do not return together.
std::chrono::milliseconds withJitter(std::chrono::milliseconds pause)
{
    const double factor = 0.75 + 0.5 * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds{qRound64(double(pause.count()) * factor)};
}

} // namespace

class BacksideClient::Private
{
public:
    Private(BacksideClient &client, Endpoint endpoint, CallLimits limits);

    void setEndpoint(const Endpoint &endpoint);
    void addAuthority(const QByteArray &pem);
    void get(const QString &path, Priority priority);
    void prepare();

    const Endpoint &endpoint() const { return m_endpoint; }
    std::optional<QDateTime> pausedUntil() const { return m_pausedUntil; }
    bool isUnderWay(const QString &path) const;

private:
    // Whatever is connected to a signal of the client may call it again, so in each of these the
    // signal comes last.
    void work();
    void takeAttempt(const QString &path, const Attempt &attempt);
    void takeTooMany(const QString &path, Call &call, const Error &error);
    void pause(std::chrono::seconds duration);
    void endPause();

    void takePreparation();
    void scheduleWork();
    void enqueue(const QString &path, Call &call);
    void send(const QString &path, Call &call);
    void tryAgainLater(const QString &path, Call &call, const Error &error);
    void condemn(const QString &path, Call &call, const Error &error);
    void close(const QString &path, Call &call, const Error &error);
    std::optional<Error> closedFor(const QString &path);

    BacksideClient &q;
    Endpoint m_endpoint;
    const CallLimits m_limits;
    std::optional<Error> m_unusable;
    BacksideNetwork m_network;

    std::unordered_map<QString, Call> m_calls; ///< by path; references into it stay valid
    std::map<Turn, QString> m_waiting;
    std::deque<QString> m_condemned;
    quint64 m_lastNumber = 0;
    int m_underWay = 0;
    bool m_isScheduled = false;

    std::optional<QDateTime> m_pausedUntil;
    QTimer m_pauseEnd;
    std::optional<QDateTime> m_closedUntil; ///< of a wait too long to be a pause
};

BacksideClient::Private::Private(BacksideClient &client, Endpoint endpoint, CallLimits limits)
    : q(client)
    , m_endpoint(std::move(endpoint))
    , m_limits(std::move(limits))
    , m_unusable(reasonToSendNothing(m_endpoint))
    , m_network(m_endpoint)
{
    m_pauseEnd.setSingleShot(true);
    m_pauseEnd.setTimerType(Qt::PreciseTimer); // a coarse one may end seconds too soon
    QObject::connect(&m_pauseEnd, &QTimer::timeout, &q, [this] { endPause(); });
    QObject::connect(&m_network, &BacksideNetwork::prepared, &q, [this] { takePreparation(); });
}

void BacksideClient::Private::setEndpoint(const Endpoint &endpoint)
{
    m_condemned.clear();
    m_waiting.clear();
    m_calls.clear();
    m_underWay = 0;
    m_endpoint = endpoint;
    m_unusable = reasonToSendNothing(m_endpoint);
    m_network.setEndpoint(endpoint);
    m_closedUntil.reset();
    if (m_pausedUntil)
        endPause();
}

void BacksideClient::Private::addAuthority(const QByteArray &pem)
{
    for (auto &[path, call] : m_calls) {
        if (call.request) {
            call.request.reset();
            enqueue(path, call);
        }
    }
    m_underWay = 0;
    m_network.addAuthority(pem);
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
    if (m_pausedUntil || m_waiting.empty())
        return;
    if (!m_network.isPrepared()) {
        m_network.prepare();
        return;
    }
    while (m_underWay < m_limits.atOnce && !m_waiting.empty()) {
        const QString path = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        send(path, m_calls.at(path));
    }
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
    ++m_underWay;
}

void BacksideClient::Private::takeAttempt(const QString &path, const Attempt &attempt)
{
    Call &call = m_calls.at(path);
    call.spent += call.request->age();
    call.request.reset();
    --m_underWay;
    scheduleWork();
    if (attempt.result) {
        m_calls.erase(path);
        Q_EMIT q.answered(path, *attempt.result);
        return;
    }
    const Error &error = attempt.result.error();
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
    pause(*error.wait);
}

void BacksideClient::Private::condemn(const QString &path, Call &call, const Error &error)
{
    call.verdict = error;
    m_condemned.push_back(path);
    scheduleWork();
}

void BacksideClient::Private::close(const QString &path, Call &call, const Error &error)
{
    m_closedUntil = QDateTime::currentDateTimeUtc().addSecs(error.wait->count());
    condemn(path, call, error);
    m_waiting.clear();
    for (auto &[otherPath, other] : m_calls) {
        if (other.request || other.verdict)
            continue;
        other.rest.reset();
        condemn(otherPath, other, *closedFor(otherPath));
    }
    if (m_pausedUntil)
        endPause();
}

std::optional<Error> BacksideClient::Private::closedFor(const QString &path)
{
    if (!m_closedUntil)
        return std::nullopt;
    const std::chrono::milliseconds left{QDateTime::currentDateTimeUtc().msecsTo(*m_closedUntil)};
    if (left.count() <= 0) {
        m_closedUntil.reset();
        return std::nullopt;
    }
    return Error{.kind = Error::Kind::TooMany,
                 .detail =
                     QStringLiteral("GET %1: not sent, since another request met status 429").arg(path),
                 .wait = std::chrono::ceil<std::chrono::seconds>(left),
                 .status = 429};
}

bool BacksideClient::Private::isUnderWay(const QString &path) const
{
    const auto found = m_calls.find(path);
    return found != m_calls.end() && found->second.request;
}

void BacksideClient::Private::pause(std::chrono::seconds duration)
{
    const QDateTime end = QDateTime::currentDateTimeUtc().addSecs(duration.count());
    if (!m_pausedUntil || *m_pausedUntil < end) {
        m_pausedUntil = end;
        m_pauseEnd.start(duration);
    }
    Q_EMIT q.pauseChanged(); // also when it is no longer than before: one more request waits
}

void BacksideClient::Private::endPause()
{
    m_pauseEnd.stop();
    m_pausedUntil.reset();
    scheduleWork();
    Q_EMIT q.pauseChanged();
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

void BacksideClient::addCertificateAuthority(const QByteArray &pem)
{
    d->addAuthority(pem);
}

void BacksideClient::prepare()
{
    d->prepare();
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

} // namespace sidelight
