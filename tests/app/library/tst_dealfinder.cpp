// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealfinder.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/sample/sampleservice.h"
#include "app/store/store.h"
#include "tests/support/clientlog.h"
#include "tests/support/dealrows.h"
#include "tests/support/fakebackside.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace sidelight;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray element(int number)
{
    return R"({"id": ")" + rowId(number).toByteArray(QUuid::WithoutBraces) + R"("})";
}

CallLimits quickLimits()
{
    CallLimits limits;
    limits.retryPauses = {10ms};
    return limits;
}

struct Stage {
    explicit Stage(const Endpoint &endpoint)
        : client(endpoint, quickLimits())
    {
        store.open({QString(), endpoint.origin, KeyKind::Test});
        QObject::connect(&library, &Library::dealsFound, &library,
                         [this](const Result<FoundDeals> &deals) { found = deals; });
    }
    BacksideClient client;
    Store store{dealDerivation()};
    Library library{client, store};
    std::optional<Result<FoundDeals>> found;

    /// What finding ends with.
    Result<FoundDeals> find()
    {
        library.findDeals();
        if (!QTest::qWaitFor([this] { return found.has_value(); }, 20'000))
            return Error{Error::Kind::Offline, u"the test waited in vain"_s};
        return *found;
    }
};

} // namespace

class DealFinderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsABareArray();
    void followsCursorsUnchanged();
    void leavesOutWhatIsKept();
    void endsWhereACursorRepeats();
    void changesNothingWhereItFails_data();
    void changesNothingWhereItFails();
    void isNotAnsweredOnceCancelled();
    void findsAllSampleDeals_data();
    void findsAllSampleDeals();
};

void DealFinderTest::readsABareArray()
{
    FakeBackside service;
    service.setAnswer(dealsPath(), {200, '[' + element(1) + ',' + element(2) + ',' + element(1) + ']'});
    Stage stage(service.endpoint());
    const auto found = stage.find();
    QVERIFY(found);
    QCOMPARE(found->listed, 2);
    QCOMPARE(found->unknown, (QList<QUuid>{rowId(1), rowId(2)}));
}

void DealFinderTest::followsCursorsUnchanged()
{
    FakeBackside service;
    service.setAnswer(dealsPath(), {200, R"({"data": [)" + element(1)
                                             + R"(], "has_more": true, "next_cursor": "a+b/c=&d%"})"});
    const QString second = u"/api/v1/deals?cursor=a%2Bb%2Fc%3D%26d%25"_s;
    service.setAnswer(
        second, {200, R"({"data": [)" + element(2) + R"(], "has_more": false, "next_cursor": null})"});
    Stage stage(service.endpoint());
    QSignalSpy progressed(&stage.library, &Library::findingProgressed);
    const auto found = stage.find();
    QVERIFY(found);
    QCOMPARE(service.requestedPaths(), (QStringList{u"/api/v1/deals"_s, second}));
    QCOMPARE(found->unknown, (QList<QUuid>{rowId(1), rowId(2)}));
    QCOMPARE(progressed.size(), 1);
    QCOMPARE(progressed.first().first().toInt(), 1);
}

void DealFinderTest::leavesOutWhatIsKept()
{
    FakeBackside service;
    service.setAnswer(dealsPath(), {200, '[' + element(1) + ',' + element(2) + ',' + element(3) + ']'});
    service.setAnswer(dealPath(rowId(2)), {200, element(2)});
    Stage stage(service.endpoint());
    QSignalSpy fetched(&stage.library, &Library::fetched);
    stage.library.fetch(rowId(2));
    QVERIFY(fetched.wait());
    const auto found = stage.find();
    QVERIFY(found);
    QCOMPARE(found->listed, 3);
    QCOMPARE(found->unknown, (QList<QUuid>{rowId(1), rowId(3)}));
}

void DealFinderTest::endsWhereACursorRepeats()
{
    FakeBackside service;
    service.setAnswer(dealsPath(), {200, R"({"data": [], "next_cursor": "a"})"});
    service.setAnswer(dealsPath(u"a"_s), {200, R"({"data": [], "next_cursor": "b"})"});
    service.setAnswer(dealsPath(u"b"_s), {200, R"({"data": [], "next_cursor": "a"})"});
    Stage stage(service.endpoint());
    const auto found = stage.find();
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::NotUnderstood);
    QCOMPARE(service.requests().size(), 3);
}

void DealFinderTest::changesNothingWhereItFails_data()
{
    QTest::addColumn<CannedAnswer>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("401") << CannedAnswer{401, "{}"} << Error::Kind::KeyRefused;
    QTest::newRow("403") << CannedAnswer{403, "{}"} << Error::Kind::ScopeMissing;
    QTest::newRow("no such call") << CannedAnswer{404, "{}"} << Error::Kind::Service;
    QTest::newRow("501") << CannedAnswer{501, "{}"} << Error::Kind::Service;
    QTest::newRow("a web page") << CannedAnswer{200, "<html></html>"} << Error::Kind::NotUnderstood;
    QTest::newRow("another form") << CannedAnswer{200, R"({"deals": []})"} << Error::Kind::NotUnderstood;
}

void DealFinderTest::changesNothingWhereItFails()
{
    QFETCH(CannedAnswer, answer);
    QFETCH(Error::Kind, kind);
    FakeBackside service;
    service.setAnswer(dealsPath(), {200, R"({"data": [)" + element(1) + R"(], "next_cursor": "a"})"});
    service.setAnswer(dealsPath(u"a"_s), answer);
    Stage stage(service.endpoint());
    const auto found = stage.find();
    QVERIFY(!found);
    QCOMPARE(found.error().kind, kind);
}

void DealFinderTest::isNotAnsweredOnceCancelled()
{
    FakeBackside service;
    service.setAnswer(dealsPath(), {200, "[]"});
    Stage stage(service.endpoint());
    QSignalSpy answered(&stage.client, &BacksideClient::answered);
    stage.library.findDeals();
    stage.library.cancelFinding();
    QVERIFY(answered.wait());
    QVERIFY(letSomeTimePass());
    QVERIFY(!stage.found);
}

void DealFinderTest::findsAllSampleDeals_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("more");
    QTest::newRow("in pages") << QString() << 0;
    QTest::newRow("in one array") << u"list-array"_s << 0;
    QTest::newRow("many") << u"list-many"_s << 10'000;
    QTest::newRow("in a circle") << u"list-loop"_s << -1;
}

void DealFinderTest::findsAllSampleDeals()
{
    QFETCH(QString, fault);
    QFETCH(int, more);
    SampleService service;
    QVERIFY(service.start());
    QVERIFY(service.setFault(fault));
    Stage stage(service.endpoint());
    stage.client.setPlanLimits(PlanLimits{100'000, 0});
    const auto found = stage.find();
    QCOMPARE(bool(found), more >= 0);
    if (found)
        QCOMPARE(found->unknown.size(), service.dealIds().size() + more);
}

QTEST_GUILESS_MAIN(DealFinderTest)
#include "tst_dealfinder.moc"
