// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "tests/support/fakebackside.h"
#include "tests/support/heldpool.h"
#include "tests/support/storestage.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace sidelight;

namespace {

const QUuid crane = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QUuid bluefin = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/deals/") + QLatin1StringView(name) + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of 2 MB.
QByteArray largeBody()
{
    QByteArray body = fixture("openOneTimeOnePrimary");
    body.insert(body.lastIndexOf('}'), ",\"padding\":\"" + QByteArray(2'000'000, 'x') + '"');
    return body;
}

/// A service, a client and a library as main() connects them.
struct Stage {
    FakeBackside service;
    BacksideClient client{service.endpoint()};
    Store store{dealDerivation()};
    Library library;
    QList<DealState> states;

    explicit Stage(RefreshLimits limits = {})
        : library(client, store, limits)
    {
        store.open({QString(), service.endpoint().origin, KeyKind::Test});
        service.setAnswer(dealPath(crane), {200, fixture("openOneTimeOnePrimary")});
        service.setAnswer(dealPath(bluefin), {200, fixture("openMonthlyNoContacts")});
        QObject::connect(&library, &Library::dealChanged, &library,
                         [this](const DealState &state) { states << state; });
    }
    bool isSettled(const QUuid &id) const { return library.state(id).isSettled(); }
};

} // namespace

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsThatItAsksAndThenTheDeal();
    void opensAKnownDealWithoutAsking();
    void asksAgainForAnOldCopyThatStaysOpen();
    void leavesAnOldCopyThatIsLeftAtOnce();
    void asksOnceForADealThatIsUnderWay();
    void keepsTheDealWhenARefreshFails();
    void keepsTheDealWhenARefreshMakesNoSense();
    void tellsWhyThereIsNoDeal();
    void keepsDealsApart();
    void decodesALargeAnswerOffThisThread();
    void takesTheSameLargeAnswerWithoutReadingIt();
    void letsGoOfALargeDealOffThisThread();
    void decodesALargeCopyWhileItIsProven();
    void showsTheFormerOneWhereALargeCopyIsDamaged();
    void dropsALargeCopyThatIsBeingProvenWhenCleared();
    void forgetsEverythingWhenCleared();
    void tellsHowLongAPauseLasts();
};

void LibraryTest::tellsThatItAsksAndThenTheDeal()
{
    Stage stage;
    stage.library.open(crane);
    QCOMPARE(stage.states.size(), 1);
    QVERIFY(stage.states[0].isLoading); // the copies are looked through before the service is asked
    QVERIFY(!stage.states[0].isAsking);
    QTRY_VERIFY(stage.isSettled(crane));
    QVERIFY(stage.states[1].isAsking);
    QVERIFY(!stage.states[1].deal);
    const DealState state = stage.library.state(crane);
    QCOMPARE(state.id, crane);
    QCOMPARE(*state.deal->name, QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(state.source, DealState::Source::Live);
    QVERIFY(state.receivedAt.isValid());
    QVERIFY(!state.error);
}

void LibraryTest::opensAKnownDealWithoutAsking()
{
    Stage stage;
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    stage.states.clear();
    stage.library.open(crane);
    QCOMPARE(stage.states.size(), 1);
    QVERIFY(stage.states[0].deal);
    QVERIFY(!stage.states[0].isAsking);
    QCOMPARE(stage.service.requests().size(), 1);
}

void LibraryTest::asksAgainForAnOldCopyThatStaysOpen()
{
    Stage stage({std::chrono::seconds(0), std::chrono::milliseconds(20)});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    stage.states.clear();
    stage.library.open(crane);
    QVERIFY(stage.states[0].deal); // what is known comes at once
    QVERIFY(!stage.states[0].isAsking);
    QTRY_COMPARE(stage.service.requests().size(), 2);
    QTRY_VERIFY(stage.isSettled(crane));
    QCOMPARE(stage.library.state(crane).source, DealState::Source::Live);
}

void LibraryTest::leavesAnOldCopyThatIsLeftAtOnce()
{
    Stage stage({std::chrono::seconds(0), std::chrono::milliseconds(20)});
    for (const QUuid &id : {crane, bluefin}) {
        stage.library.open(id);
        QTRY_VERIFY(stage.isSettled(id));
    }
    stage.library.open(crane);
    stage.library.open(bluefin);
    QTRY_COMPARE(stage.service.requests().size(), 3);
    QTRY_VERIFY(stage.isSettled(bluefin));
    QCOMPARE(stage.service.requestedPaths(),
             QStringList({dealPath(crane), dealPath(bluefin), dealPath(bluefin)}));
}

void LibraryTest::asksOnceForADealThatIsUnderWay()
{
    Stage stage;
    stage.library.open(crane);
    stage.library.refresh(crane);
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QCOMPARE(stage.service.requests().size(), 1);
}

void LibraryTest::keepsTheDealWhenARefreshFails()
{
    Stage stage;
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    const DealState before = stage.library.state(crane);

    stage.service.setAnswer(dealPath(crane), {401, "{}"});
    stage.library.refresh(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    const DealState after = stage.library.state(crane);
    QCOMPARE(after.deal, before.deal);
    QCOMPARE(after.receivedAt, before.receivedAt);
    QCOMPARE(after.source, DealState::Source::Copy);
    QCOMPARE(after.error->kind, Error::Kind::KeyRefused);

    stage.service.setAnswer(dealPath(crane), {200, fixture("openOneTimeOnePrimary")});
    stage.library.refresh(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QCOMPARE(stage.library.state(crane).source, DealState::Source::Live);
    QVERIFY(!stage.library.state(crane).error);
}

void LibraryTest::keepsTheDealWhenARefreshMakesNoSense()
{
    Stage stage;
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    stage.service.setAnswer(dealPath(crane), {200, "<html>"});
    stage.library.refresh(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    const DealState state = stage.library.state(crane);
    QCOMPARE(*state.deal->name, QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(state.error->kind, Error::Kind::NotUnderstood);
    QCOMPARE(state.refusedBody, QByteArray("<html>"));
    QCOMPARE(state.source, DealState::Source::Copy);
}

void LibraryTest::tellsWhyThereIsNoDeal()
{
    Stage stage;
    stage.service.setAnswer(dealPath(crane), {404, "{}"});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QVERIFY(!stage.library.state(crane).deal);
    QCOMPARE(stage.library.state(crane).error->kind, Error::Kind::NotFound);
    QCOMPARE(stage.library.state(crane).source, DealState::Source::None);
}

void LibraryTest::keepsDealsApart()
{
    Stage stage;
    stage.service.setAnswer(dealPath(bluefin), {403, "{}"});
    stage.library.open(crane);
    stage.library.open(bluefin);
    QTRY_VERIFY(stage.isSettled(crane) && stage.isSettled(bluefin));
    QVERIFY(stage.library.state(crane).deal);
    QVERIFY(!stage.library.state(crane).error);
    QVERIFY(!stage.library.state(bluefin).deal);
    QCOMPARE(stage.library.state(bluefin).error->kind, Error::Kind::ScopeMissing);
}

void LibraryTest::decodesALargeAnswerOffThisThread()
{
    Stage stage;
    const QByteArray body = largeBody();
    stage.service.setAnswer(dealPath(crane), {200, body});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QCOMPARE(stage.library.state(crane).deal->body, body);

    stage.service.setAnswer(dealPath(crane), {200, body.chopped(2)});
    stage.library.refresh(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QCOMPARE(stage.library.state(crane).error->kind, Error::Kind::NotUnderstood);
}

void LibraryTest::takesTheSameLargeAnswerWithoutReadingIt()
{
    Stage stage;
    stage.service.setAnswer(dealPath(crane), {200, largeBody()});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    const DealState before = stage.library.state(crane);
    const HeldPool pool; // in which it would be read
    stage.library.refresh(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    const DealState after = stage.library.state(crane);
    QCOMPARE(after.deal, before.deal);
    QVERIFY(after.receivedAt > before.receivedAt);
    QCOMPARE(after.source, DealState::Source::Live);
}

void LibraryTest::letsGoOfALargeDealOffThisThread()
{
    Stage stage;
    stage.service.setAnswer(dealPath(crane), {200, largeBody()});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane) && !stage.library.state(crane).isKeeping);
    QByteArray foreign = largeBody();
    foreign.replace("7e4a0001", "7e4a0002");
    stage.service.setAnswer(dealPath(crane), {200, foreign});
    QByteArray answer;
    std::optional<HeldPool> pool;
    QObject::connect(&stage.client, &BacksideClient::answered, &stage.library,
                     [&](const QString &, const Answer &answered) {
                         answer = answered.body;
                         pool.emplace(); // once the answer is read
                     });
    stage.library.refresh(crane);
    QTRY_VERIFY(stage.library.state(crane).error);
    QCOMPARE(stage.library.state(crane).error->kind, Error::Kind::OtherTenant);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!answer.isDetached()); // the deal has it still
    pool->letGo();
    QVERIFY(answer.isDetached());
}

void LibraryTest::decodesALargeCopyWhileItIsProven()
{
    Stage stage;
    stage.service.setAnswer(dealPath(crane), {200, largeBody()});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane) && !stage.library.state(crane).isKeeping);
    stage.library.clear();
    std::optional<HeldPool> pool;
    QObject::connect(&stage.store, &Store::bodyRead, &stage.library,
                     [&pool] { pool.emplace(); }); // once it is decoded, and so that it is not again
    stage.library.load(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QVERIFY(pool);
    QCOMPARE(stage.library.state(crane).deal->body, largeBody());
    QCOMPARE(stage.library.state(crane).source, DealState::Source::Copy);
}

void LibraryTest::showsTheFormerOneWhereALargeCopyIsDamaged()
{
    const QTemporaryDir dir;
    const StorePlace place{dir.filePath(QStringLiteral("one.sqlite")),
                           QUrl(QStringLiteral("https://crm.example")), KeyKind::Test};
    QByteArray newer = largeBody();
    newer.replace("\"padding\":\"", "\"padding\":\"only here");
    {
        Stage stage;
        stage.store.open(place);
        for (const QByteArray &body : {largeBody(), newer}) {
            stage.service.setAnswer(dealPath(crane), {200, body});
            stage.library.refresh(crane);
            QTRY_VERIFY(stage.isSettled(crane) && !stage.library.state(crane).isKeeping);
        }
    }
    QVERIFY(flipInFile(place.file, "only here"));
    Stage stage;
    stage.store.open(place);
    const QSignalSpy read(&stage.store, &Store::bodyRead);
    stage.library.load(crane);
    QTRY_VERIFY(stage.isSettled(crane));
    QCOMPARE(read.count(), 1);
    QCOMPARE(stage.library.state(crane).deal->body, largeBody());
    QCOMPARE(stage.library.state(crane).damagedNewer, 1);
}

void LibraryTest::dropsALargeCopyThatIsBeingProvenWhenCleared()
{
    Stage stage;
    stage.service.setAnswer(dealPath(crane), {200, largeBody()});
    stage.library.open(crane);
    QTRY_VERIFY(stage.isSettled(crane) && !stage.library.state(crane).isKeeping);
    stage.library.clear();
    QByteArray read;
    QObject::connect(&stage.store, &Store::bodyRead, &stage.library,
                     [&](const QUuid &, const QByteArray &body) {
                         read = body;
                         stage.library.clear();
                         stage.states.clear();
                     });
    QSignalSpy loaded(&stage.store, &Store::loaded);
    stage.library.load(crane);
    QVERIFY(loaded.wait());
    loaded.clear();
    workers().waitForDone();
    QCoreApplication::sendPostedEvents();
    QVERIFY(stage.states.isEmpty());
    QVERIFY(!stage.library.state(crane).deal);
    QTRY_VERIFY(read.isDetached()); // nobody has it any more
}

void LibraryTest::forgetsEverythingWhenCleared()
{
    Stage stage;
    stage.service.setAnswer(dealPath(crane), {200, largeBody()});
    QSignalSpy answered(&stage.client, &BacksideClient::answered);
    stage.library.open(crane);
    QVERIFY(answered.wait());
    stage.library.clear(); // while the answer is decoded
    stage.states.clear();
    QVERIFY(!stage.library.state(crane).deal);

    stage.library.open(bluefin);
    QTRY_VERIFY(stage.isSettled(bluefin));
    for (const DealState &state : std::as_const(stage.states))
        QCOMPARE(state.id, bluefin);
}

void LibraryTest::tellsHowLongAPauseLasts()
{
    Stage stage;
    stage.service.setAnswers(
        dealPath(crane), {{429, "{}", {{"Retry-After", "1"}}}, {200, fixture("openOneTimeOnePrimary")}});
    stage.library.open(crane);
    QTRY_VERIFY(stage.library.state(crane).pausedUntil);
    QVERIFY(stage.library.state(crane).isAsking);
    QTRY_VERIFY(stage.isSettled(crane));
    QVERIFY(stage.library.state(crane).deal);
    QVERIFY(!stage.library.state(crane).pausedUntil);
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
