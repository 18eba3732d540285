// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampleservice.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/sample/faults.h"
#include "app/sample/samplecontacts.h"
#include "app/sample/sampledeals.h"
#include "app/sample/samplelist.h"
#include "app/sample/samplelistener.h"
#include "app/sample/samplepast.h"

#include <QFuture>
#include <QFutureInterface>
#include <QHash>
#include <QHttpServer>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace sidelight {

namespace {

using Response = QHttpServerResponse;

constexpr std::chrono::seconds lateAfter{3};
constexpr const char *sampleKey = "bsk_test_SampleKeyForInventedDealsOnThisComputerOnly";

/// Before the name of a fault of the contact call.
const QString contactPrefix = QStringLiteral("contacts-");
/// The same of the list call.
const QString listPrefix = QStringLiteral("list-");

struct Highlight {
    const char *digits; ///< see fullIdentifier()
    const char *shows;
};

constexpr Highlight shownFirst[] = {
    {"dea10001", "amount, next step and four contacts, one of them primary"},
    {"dea10003", "two contacts flagged primary, and past its expected day"},
    {"dea20101", "a monthly amount, and a confidence sent as a fraction"},
    {"dea10005", "won, with its reason and a yearly amount"},
    {"dea20010", "an amount in yen, rich metadata and fields that nobody documented"},
    {"dea1000c", "right-to-left and mixed scripts"},
    {"dea20206", "2,000 contacts"},
    {"dea20111", "an odd answer with fields that cannot be read"},
};

// Empty where there is no such text.
QString textOf(const QByteArray &deal, const char *key)
{
    const QByteArrayView value = member(deal, key);
    return jsonKind(value) == JsonKind::String ? jsonString(value) : QString();
}

Response toResponse(const SampleAnswer &answer)
{
    Response response(answer.contentType, answer.body, Response::StatusCode(answer.status));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers = response.headers();
    for (const auto &[name, value] : answer.headers)
        headers.append(name, value);
    response.setHeaders(std::move(headers));
#else
    for (const auto &[name, value] : answer.headers)
        response.addHeader(name, value);
#endif
    return response;
}

/// An answer that may come later. No QPromise: the server takes the result out of it, after which
/// its destructor believes itself unfinished and runs the server's continuation again (Qt 6.4).
using Promise = QFutureInterface<Response>;

void finish(Promise &promise, const SampleAnswer &answer)
{
    promise.reportResult(toResponse(answer));
    promise.reportFinished();
}

/// What stands in the way of a request before anybody looks for its record.
std::optional<SampleAnswer> keyRefusal(const QHttpServerRequest &request)
{
    const QByteArray sent = request.value("Authorization");
    if (!sent.startsWith("Bearer "))
        return errorAnswer(402);
    if (sent.sliced(7) != sampleKey)
        return errorAnswer(401);
    return std::nullopt;
}

QByteArray tenant(QDate today)
{
    JsonObjectText out;
    out.add("id", sampleTenant);
    out.add("slug", "\"bks_sample00001\"");
    out.add("name", "\"Lindholm Engineering\"");
    out.add("plan", "\"scale\"");
    out.add("created_at", '"' + today.addDays(-1200).toString(Qt::ISODate).toLatin1() + "T00:00:00Z\"");
    return out.finished();
}

} // namespace

class SampleService::Private
{
public:
    /// A deal that moves.
    struct Mover {
        QByteArray base;                 ///< as it stands in its file
        std::vector<QByteArray> changes; ///< of base, one after the other, and round again
        std::size_t next = 0;
        bool wasAnswered = false; ///< in this run
    };

    explicit Private(QDate day);

    void addRoutes();
    void move(const QUuid &id);
    QFuture<Response> answerDeal(const QString &text, const QHttpServerRequest &request);
    QFuture<Response> answerContact(const QString &text, const QHttpServerRequest &request);
    QFuture<Response> answerList(const QHttpServerRequest &request);
    void finishAs(Promise promise, const Fault *misbehaving, const QUuid &id, const QByteArray &body);
    QFuture<Response> answer(const QString &text, const QHttpServerRequest &request,
                             const Fault *misbehaving,
                             const std::function<std::optional<QByteArray>(const QUuid &)> &find);
    SampleAnswer tenantAnswer(const QHttpServerRequest &request) const;

    QDate today;
    QHttpServer server;
    SampleListener *listener = nullptr; ///< owned by the server
    /// Holds a port without listening on it, so that no other program can answer there.
    QTcpSocket unheardPort;
    QString problem;
    QList<QUuid> dealIds;
    QHash<QUuid, QByteArray> deals; ///< as they stand now
    QHash<QUuid, Mover> movers;
    QHash<QUuid, QByteArray> contacts;
    std::vector<SampleDeal> listed;
    const Fault *fault = nullptr;        ///< of the deal call, and of the address
    const Fault *contactFault = nullptr; ///< of the contact call
    const Fault *listFault = nullptr;    ///< of the list call
    SampleList list = SampleList::Pages;
    std::vector<Promise> unanswered;
    QObject lateAnswers; ///< context of the timers
};

SampleService::Private::Private(QDate day)
    : today(day)
{
    for (const SampleBody &deal : sampleDeals(today)) {
        dealIds += deal.id;
        deals.insert(deal.id, deal.json);
    }
    const auto moves = sampleMoves(today);
    for (auto move = moves.begin(); move != moves.end(); ++move)
        movers.insert(move.key(), {deals.value(move.key()), move.value()});
    for (const SampleBody &contact : sampleContacts(today))
        contacts.insert(contact.id, contact.json);
    QList<QUuid> others = dealIds;
    for (const Highlight &highlight : shownFirst) {
        const QUuid id = fullIdentifier(highlight.digits);
        others.removeOne(id);
        listed.push_back({id, textOf(deals.value(id), "name"), QString::fromLatin1(highlight.shows)});
    }
    for (const QUuid &id : std::as_const(others)) {
        const QByteArray deal = deals.value(id);
        listed.push_back(
            {id, textOf(deal, "name"),
             textOf(deal, "pipeline_name") + QStringLiteral(" · ") + textOf(deal, "stage_name")});
    }
    addRoutes();
}

void SampleService::Private::addRoutes()
{
    constexpr auto get = QHttpServerRequest::Method::Get;
    server.route(QStringLiteral("/api/v1/deals"), get,
                 [this](const QHttpServerRequest &request) { return answerList(request); });
    server.route(
        QStringLiteral("/api/v1/deals/<arg>"), get,
        [this](const QString &id, const QHttpServerRequest &request) { return answerDeal(id, request); });
    server.route(QStringLiteral("/api/v1/contacts/<arg>"), get,
                 [this](const QString &id, const QHttpServerRequest &request) {
                     return answerContact(id, request);
                 });
    server.route(QStringLiteral("/api/v1/tenant"), get,
                 [this](const QHttpServerRequest &request) { return toResponse(tenantAnswer(request)); });
}

void SampleService::Private::move(const QUuid &id)
{
    const auto mover = movers.find(id);
    if (mover == movers.end() || !std::exchange(mover->wasAnswered, true))
        return;
    const QDateTime now = today == QDate::currentDate() ? QDateTime::currentDateTimeUtc()
                                                        : QDateTime(today, QTime(12, 0), Qt::UTC);
    const QByteArray changed =
        changedDeal(mover->base, mover->changes[mover->next++ % mover->changes.size()]);
    deals[id] = changedDeal(changed, R"({"set": {"updated_at": ")"
                                         + now.toString(Qt::ISODateWithMs).toLatin1() + R"("}})");
}

QFuture<Response> SampleService::Private::answerDeal(const QString &text, const QHttpServerRequest &request)
{
    return answer(text, request, fault, [this](const QUuid &id) -> std::optional<QByteArray> {
        if (list == SampleList::Many && isOneOfMany(id))
            return plainDeal(id, "{}");
        if (!deals.contains(id))
            return std::nullopt;
        if (!fault)
            move(id);
        return deals.value(id);
    });
}

QFuture<Response> SampleService::Private::answerContact(const QString &text,
                                                        const QHttpServerRequest &request)
{
    return answer(text, request, contactFault, [this](const QUuid &id) -> std::optional<QByteArray> {
        if (const auto contact = contacts.constFind(id); contact != contacts.constEnd())
            return *contact;
        return crowdContact(id, today);
    });
}

QFuture<Response> SampleService::Private::answerList(const QHttpServerRequest &request)
{
    Promise promise;
    promise.reportStarted();
    const QString cursor = request.query().queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded);
    const QList<QUuid> ids = list == SampleList::Many ? dealIds + manyListed() : dealIds;
    if (const auto refusal = keyRefusal(request))
        finish(promise, *refusal);
    else
        finishAs(promise, listFault, {}, sampleListBody(ids, cursor.toUtf8(), list));
    return promise.future();
}

QFuture<Response> SampleService::Private::answer(
    const QString &text, const QHttpServerRequest &request, const Fault *misbehaving,
    const std::function<std::optional<QByteArray>(const QUuid &)> &find)
{
    Promise promise;
    promise.reportStarted();
    const auto refusal = keyRefusal(request);
    const std::optional<QUuid> id = parseIdentifier(text.toUtf8());
    const std::optional<QByteArray> body = !refusal && id ? find(*id) : std::nullopt;
    if (refusal) {
        finish(promise, *refusal);
    } else if (!id) {
        finish(promise, errorAnswer(400));
    } else if (!body) {
        finish(promise, errorAnswer(404));
    } else {
        finishAs(promise, misbehaving, *id, *body);
    }
    return promise.future();
}

void SampleService::Private::finishAs(Promise promise, const Fault *misbehaving, const QUuid &id,
                                      const QByteArray &body)
{
    if (!misbehaving) {
        finish(promise, jsonAnswer(body));
    } else if (misbehaving->timing == Fault::Timing::Never) {
        unanswered.push_back(promise);
    } else if (misbehaving->timing == Fault::Timing::Late) {
        const SampleAnswer late = misbehaving->answer(id, body);
        QTimer::singleShot(lateAfter, &lateAnswers, [promise, late, asker = listener->asker()]() mutable {
            if (asker && asker->state() == QAbstractSocket::ConnectedState)
                finish(promise, late);
        });
    } else {
        finish(promise, misbehaving->answer(id, body));
    }
}

SampleAnswer SampleService::Private::tenantAnswer(const QHttpServerRequest &request) const
{
    if (const auto refusal = keyRefusal(request))
        return *refusal;
    return jsonAnswer(tenant(today));
}

SampleService::SampleService(QObject *parent)
    : SampleService(QDate::currentDate(), parent)
{}

SampleService::SampleService(QDate today, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(today))
{}

SampleService::~SampleService() = default;

bool SampleService::start()
{
    if (d->listener)
        return true;
    // QHttpServer::listen() is gone since Qt 6.8, and bind() tells its success only since then.
    auto listener = std::make_unique<SampleListener>();
    // Else the variables that name the network's proxy would be heeded here too.
    listener->setProxy(QNetworkProxy::NoProxy);
    d->unheardPort.setProxy(QNetworkProxy::NoProxy);
    if (!listener->listen(QHostAddress::LocalHost)
        || !d->unheardPort.bind(QHostAddress(QHostAddress::LocalHost))) {
        d->problem = listener->isListening() ? d->unheardPort.errorString() : listener->errorString();
        return false;
    }
    d->server.bind(listener.get());
    d->listener = listener.release();
    return true;
}

QString SampleService::errorString() const
{
    return d->problem;
}

Endpoint SampleService::endpoint() const
{
    const bool isOffline = d->fault && d->fault->timing == Fault::Timing::Offline;
    Endpoint endpoint;
    endpoint.origin.setScheme(QStringLiteral("http"));
    endpoint.origin.setHost(QStringLiteral("127.0.0.1"));
    if (d->listener)
        endpoint.origin.setPort(isOffline ? d->unheardPort.localPort() : d->listener->serverPort());
    endpoint.key = sampleKey;
    return endpoint;
}

const std::vector<SampleDeal> &SampleService::deals() const
{
    return d->listed;
}

QList<QUuid> SampleService::dealIds() const
{
    return d->dealIds;
}

std::vector<PastAnswer> SampleService::past() const
{
    return samplePast(sampleDeals(d->today), d->today);
}

bool SampleService::setFault(const QString &name)
{
    if (!name.isEmpty() && !faultNames().contains(name))
        return false;
    const bool isOfContacts = name.startsWith(contactPrefix);
    const bool isOfList = name.startsWith(listPrefix);
    d->fault = isOfContacts || isOfList ? nullptr : findFault(name);
    d->contactFault = isOfContacts ? findFault(name.sliced(contactPrefix.size())) : nullptr;
    d->listFault = isOfList ? findFault(name.sliced(listPrefix.size())) : nullptr;
    d->list =
        sampleListForm(isOfList ? name.sliced(listPrefix.size()) : QString()).value_or(SampleList::Pages);
    return true;
}

QStringList SampleService::faultNames()
{
    QStringList names;
    for (const Fault &fault : allFaults())
        names += QString::fromLatin1(fault.name);
    for (const char *fault : {"403", "404", "501", "slow", "html"})
        names += contactPrefix + QLatin1StringView(fault);
    for (const char *fault : {"403", "404", "501", "slow", "html", "cut"})
        names += listPrefix + QLatin1StringView(fault);
    for (const QString &form : sampleListNames())
        names += listPrefix + form;
    return names;
}

void SampleService::setMoving()
{
    for (auto &mover : d->movers)
        mover.wasAnswered = true;
}

void SampleService::setBody(const QUuid &id, const QByteArray &body)
{
    if (!d->deals.contains(id))
        d->dealIds += id;
    d->deals.insert(id, body);
    d->movers.remove(id);
}

} // namespace sidelight
