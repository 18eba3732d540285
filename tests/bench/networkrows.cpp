// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The product's own client and library against libcurl alone, both at the same server.

#include "tests/bench/rows.h"

#ifdef HAS_CURL

#include "app/api/backsideclient.h"
#include "app/domain/usage.h"
#include "app/library/dealderivation.h"
#include "app/library/dealtasks.h"
#include "app/library/library.h"
#include "app/store/store.h"
#include "tests/bench/curlfetch.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/slowrelay.h"
#include "tests/bench/stores.h"
#include "tests/bench/webserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <chrono>

#endif

namespace sidelight {

namespace {

const QString firstWhat = QStringLiteral("first HTTPS request, TLS loaded, against libcurl");
const QString limitWhat =
    QStringLiteral("first HTTPS request, TLS loaded, a plain QNetworkAccessManager's against libcurl");
const QString plainWhat =
    QStringLiteral("first HTTPS request, TLS loaded, against a plain QNetworkAccessManager");
const QString aheadWhat =
    QStringLiteral("first HTTPS request at 40 ms round trip, connected ahead against not ahead");
const QString manyWhat =
    QStringLiteral("1,000 deals fetched, decoded and stored over HTTP/2, %1, against libcurl's fetch");
const QString onLoopback = QStringLiteral("loopback");
const QString farAway = QStringLiteral("40 ms round trip");

std::vector<Row> withoutServer(const QString &why)
{
    return {skippedRow("N1", firstWhat, why),
            skippedRow("N1", limitWhat, why),
            skippedRow("N1", plainWhat, why),
            skippedRow("N1", aheadWhat, why),
            skippedRow("N2", manyWhat.arg(onLoopback), why),
            skippedRow("N2", manyWhat.arg(farAway), why)};
}

#ifdef HAS_CURL

using namespace std::chrono_literals;

constexpr int manyDeals = 1'000;
constexpr int fetchesAtOnce = 50;
constexpr PlanLimits noSmallLimit{1'000'000, 0};
constexpr std::chrono::milliseconds untilConnected{500};

QUrl originAt(quint16 port)
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port));
}

void setUp(BacksideClient &client)
{
    client.setNetwork({ProxyChoice{ProxyChoice::Kind::None}, WebServer::authority()});
    client.setPlanLimits(noSmallLimit);
}

double requestMs(const QUrl &origin, bool isAhead)
{
    BacksideClient client({origin, "bsk_test_bench"});
    setUp(client);
    QEventLoop loop;
    QObject::connect(&client, &BacksideClient::answered, &loop, &QEventLoop::quit);
    QObject::connect(&client, &BacksideClient::failed, &loop, [](const QString &, const Error &error) {
        qFatal("a request failed: %s", qPrintable(error.detail));
    });
    client.prepare();
    QTimer::singleShot(untilConnected, &loop, &QEventLoop::quit);
    loop.exec();
    if (!isAhead) {
        client.setProxyLogin({}, {}); // gives up the connection, and keeps what was prepared
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // which nobody waits for
    }
    return timedMs(1, [&] {
        client.get(dealPath(storedDealId(0)));
        loop.exec();
    });
}

/// By Qt alone: what no client of ours can be faster than.
double plainRequestMs(const QUrl &origin)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(WebServer::authority());
    QNetworkRequest request(QUrl(origin.toString() + dealPath(storedDealId(0))));
    request.setSslConfiguration(tls);
    QNetworkAccessManager manager;
    QEventLoop loop;
    return timedMs(1, [&] {
        QNetworkReply *reply = manager.get(request);
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        if (reply->readAll().isEmpty()
            || !reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool())
            qFatal("a plain request failed: %s", qPrintable(reply->errorString()));
    });
}

double fetchAllMs(const QUrl &origin, const QList<QUuid> &ids)
{
    const QTemporaryDir dir(QStringLiteral(BENCH_DATA "/network-XXXXXX"));
    Store store(dealDerivation());
    BacksideClient client({origin, "bsk_test_bench"});
    setUp(client);
    Library library(client, store);
    DealTasks tasks(library);
    QEventLoop loop;
    QObject::connect(&library, &Library::storeStatusChanged, &loop, &QEventLoop::quit,
                     Qt::SingleShotConnection);
    store.open(placeIn(dir.path()));
    loop.exec();
    QObject::connect(&tasks, &DealTasks::changed, &loop, [&loop, &ids](const DealTask &task) {
        if (task.state == DealTask::State::Stopped)
            qFatal("the import stopped: %s", qPrintable(task.stop->detail));
        if (task.isOver() && task.created != ids.size())
            qFatal("not all deals came");
        if (task.isOver())
            loop.quit();
    });
    return timedMs(1, [&] {
        tasks.add(DealTask::Kind::Import, {}, ids);
        loop.exec();
    });
}

Row manyRow(const QString &where, double limit, const QUrl &origin)
{
    QList<QUuid> ids;
    QStringList paths;
    for (int number = 0; number < manyDeals; ++number) {
        ids += storedDealId(number);
        paths += dealPath(ids.constLast());
    }
    return paired(
        newRow("N2", manyWhat.arg(where), limit), 5, [&] { return fetchAllMs(origin, ids); },
        [&] { return curlFetchMs(origin, WebServer::authority(), paths, fetchesAtOnce); });
}

std::vector<Row> measuredRows()
{
    const WebServer server(manyDeals);
    const SlowRelay relay(server.port(), 40ms);
    const QUrl loopback = originAt(server.port());
    const QUrl distant = originAt(relay.port());
    const auto ours = [&] { return requestMs(loopback, false); };
    // After as long a rest as ours has: what the processor still holds of the last one is worth a third.
    const auto plain = [&] {
        QThread::msleep(untilConnected.count());
        return plainRequestMs(loopback);
    };
    const auto curl = [&] {
        QThread::msleep(untilConnected.count());
        return curlFetchMs(loopback, WebServer::authority(), {dealPath(storedDealId(0))}, 1);
    };
    return {
        paired(newRow("N1", firstWhat, 1.2), 21, ours, curl),
        paired(newRow("N1", limitWhat, 0), 11, plain, curl),
        paired(newRow("N1", plainWhat, 1.1), 11, ours, plain),
        paired(
            newRow("N1", aheadWhat, 0.4), 7, [&] { return requestMs(distant, true); },
            [&] { return requestMs(distant, false); }),
        manyRow(onLoopback, 4.5, loopback),
        manyRow(farAway, 1.25, distant),
    };
}

#endif

} // namespace

std::vector<Row> networkRows()
{
#ifdef HAS_CURL
    if (WebServer::program().isEmpty())
        return withoutServer(QStringLiteral("there is no nginx here (Debian's nginx-light)"));
    return measuredRows();
#else
    return withoutServer(QStringLiteral("libcurl was not there when this was built"));
#endif
}

} // namespace sidelight
