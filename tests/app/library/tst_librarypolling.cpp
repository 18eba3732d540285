// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "tests/support/clientlog.h"
#include "tests/support/fakebackside.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;
using namespace std::chrono_literals;

namespace {

const QUuid crane = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QUuid bluefin = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));
const CannedAnswer refusedKey{401, "{}"};

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/deals/") + QLatin1StringView(name) + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Two deals that are kept and pinned.
struct Stage {
    FakeBackside service;
    BacksideClient client{service.endpoint()};
    Store store{dealDerivation()};
    Library library{client, store, {.pinnedEvery = 50ms}};

    Stage()
    {
        store.open({QString(), service.endpoint().origin, KeyKind::Test});
        service.setAnswer(dealPath(crane), {200, fixture("openOneTimeOnePrimary")});
        service.setAnswer(dealPath(bluefin), {200, fixture("openMonthlyNoContacts")});
    }
    bool pinBoth()
    {
        for (const QUuid &id : {crane, bluefin}) {
            library.open(id);
            if (!QTest::qWaitFor([&] { return library.state(id).place > 0; }))
                return false;
            library.setPinned(id, true);
        }
        return QTest::qWaitFor([&] { return library.counts().pinned == 2; });
    }
    qsizetype asked(const QUuid &id) const { return service.requestedPaths().count(dealPath(id)); }
};

} // namespace

class LibraryPollingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForPinnedDealsAgainAndAgain();
    void asksForNothingByItself();
    void stopsWhenItIsSwitchedOff();
    void stopsAtARefusedKeyUntilThereIsAnother();
    void restsLateInTheDayAndSaysNothingOfIt();
    void restsAsLongAsTheServiceSays();
    void goesOnAfterAFault();
};

void LibraryPollingTest::asksForPinnedDealsAgainAndAgain()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    stage.library.clear(); // as after a start: nothing is in memory
    stage.library.setBackgroundRefresh(true);
    QTRY_VERIFY(stage.asked(crane) >= 4);
    QTRY_VERIFY(stage.asked(bluefin) >= 4);
    QTRY_COMPARE(stage.library.state(crane).source, DealState::Source::Live);
    QTRY_VERIFY(stage.library.state(crane).isPinned);
}

void LibraryPollingTest::asksForNothingByItself()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    stage.library.setBackgroundRefresh(false);
    for (int i = 0; i < 5; ++i)
        QVERIFY(letSomeTimePass());
    QCOMPARE(stage.service.requests().size(), 2);
}

void LibraryPollingTest::stopsWhenItIsSwitchedOff()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    stage.library.setBackgroundRefresh(true);
    QTRY_VERIFY(stage.asked(bluefin) >= 2);
    QTRY_VERIFY(stage.library.state(bluefin).isSettled() && stage.library.state(crane).isSettled());
    stage.library.setBackgroundRefresh(false);
    const qsizetype before = stage.service.requests().size();
    QSignalSpy answered(&stage.client, &BacksideClient::answered);
    QVERIFY(!answered.wait(200));
    QCOMPARE(stage.service.requests().size(), before);
}

void LibraryPollingTest::stopsAtARefusedKeyUntilThereIsAnother()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    stage.service.setAnswer(dealPath(crane), refusedKey);
    stage.service.setAnswer(dealPath(bluefin), refusedKey);
    stage.library.setBackgroundRefresh(true);
    QTRY_COMPARE(stage.service.requests().size(), 3); // the first refusal is the last request
    QSignalSpy changes(&stage.library, &Library::dealChanged);
    while (changes.wait(200)) {
    }
    QCOMPARE(stage.service.requests().size(), 3);

    stage.service.setAnswer(dealPath(bluefin), {200, fixture("openMonthlyNoContacts")});
    stage.service.setAnswer(dealPath(crane), {200, fixture("openOneTimeOnePrimary")});
    stage.library.clear();
    stage.client.setEndpoint(stage.service.endpoint());
    QTRY_VERIFY(stage.asked(crane) + stage.asked(bluefin) >= 5);
}

void LibraryPollingTest::restsLateInTheDayAndSaysNothingOfIt()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    stage.client.setPlanLimits(PlanLimits{30, 1'000});
    stage.client.setSentToday(QDateTime::currentDateTimeUtc().date(), 900);
    QSignalSpy failed(&stage.client, &BacksideClient::failed);
    stage.library.setBackgroundRefresh(true);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!failed.wait(200)); // once is enough
    QCOMPARE(stage.service.requests().size(), 2);
    for (const QUuid &id : {crane, bluefin}) {
        QVERIFY(stage.library.state(id).isSettled());
        QVERIFY(!stage.library.state(id).error);
        QCOMPARE(stage.library.state(id).source, DealState::Source::Live);
    }
    stage.library.refresh(crane); // the reader's own request goes out
    QTRY_COMPARE(stage.service.requests().size(), 3);
}

void LibraryPollingTest::restsAsLongAsTheServiceSays()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    const CannedAnswer tooMany{429, {}, {{"Retry-After", "3600"}}};
    stage.service.setAnswer(dealPath(crane), tooMany);
    stage.service.setAnswer(dealPath(bluefin), tooMany);
    QSignalSpy failed(&stage.client, &BacksideClient::failed);
    stage.library.setBackgroundRefresh(true);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!failed.wait(200));
    QCOMPARE(stage.service.requests().size(), 3);
}

void LibraryPollingTest::goesOnAfterAFault()
{
    Stage stage;
    QVERIFY(stage.pinBoth());
    stage.service.setAnswer(dealPath(crane), {404, "{}"});
    stage.service.setAnswer(dealPath(bluefin), {404, "{}"});
    stage.library.setBackgroundRefresh(true);
    QTRY_VERIFY(stage.asked(crane) >= 3);
    QTRY_VERIFY(stage.asked(bluefin) >= 3);
}

QTEST_GUILESS_MAIN(LibraryPollingTest)
#include "tst_librarypolling.moc"
