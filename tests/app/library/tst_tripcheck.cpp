// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/tripcheck.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/store/store.h"
#include "tests/support/dealrows.h"
#include "tests/support/fakebackside.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace sidelight;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QUuid ines(u"c0a70001-0000-4000-8000-000000000001"_s);
const QUuid otto(u"c0a70002-0000-4000-8000-000000000001"_s);
const QUuid gone(u"c0a70003-0000-4000-8000-000000000001"_s);

QByteArray text(const QUuid &id)
{
    return id.toByteArray(QUuid::WithoutBraces);
}

/// Linked to these people.
QByteArray deal(int number, const QList<QUuid> &people)
{
    QByteArrayList links;
    for (const QUuid &person : people)
        links += R"({"contact_id": ")" + text(person) + R"("})";
    return R"({"id": ")" + text(rowId(number)) + R"(", "name": "Deal )" + QByteArray::number(number)
           + R"(", "contacts": [)" + links.join(',') + "]}";
}

struct Stage {
    FakeBackside service;
    BacksideClient client{service.endpoint()};
    Store store{dealDerivation()};
    Library library{client, store};
    TripCheck check{library};
    std::optional<TripReport> report;

    Stage()
    {
        store.open({QString(), service.endpoint().origin, KeyKind::Test});
        QObject::connect(&check, &TripCheck::finished, &library, [this](const Result<TripReport> &done) {
            if (done)
                report = *done;
        });
    }
    /// A pinned copy from so long ago.
    void keep(int number, const QList<QUuid> &people, std::chrono::hours age)
    {
        store.append(rowId(number), deal(number, people),
                     QDateTime::currentDateTimeUtc().addSecs(-age.count() * 3600), std::nullopt);
        store.setPinned(rowId(number), true);
    }
    void keepPerson(const QUuid &id)
    {
        store.appendContact(id, R"({"id": ")" + text(id) + R"(", "display_name": "Somebody"})",
                            QDateTime::currentDateTimeUtc(), std::nullopt);
    }
    bool run()
    {
        report.reset();
        check.start(24h);
        return QTest::qWaitFor([this] { return report.has_value(); });
    }
};

} // namespace

class TripCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsMissing();
    void asksForNothing();
    void isDoneAtOnceWithoutPinnedDeals();
    void seesWhatCameMeanwhile();
};

void TripCheckTest::tellsWhatIsMissing()
{
    Stage stage;
    stage.keep(1, {ines}, 1h);
    stage.keep(2, {ines, otto, gone}, 1h);
    stage.keep(3, {otto}, 48h);
    stage.store.append(rowId(4), "[]", QDateTime::currentDateTimeUtc(),
                       std::nullopt); // which nobody can read
    stage.store.setPinned(rowId(4), true);
    stage.store.append(rowId(5), deal(5, {otto}), QDateTime::currentDateTimeUtc(),
                       std::nullopt); // not pinned
    stage.keepPerson(ines);
    stage.store.setContactMissing(gone, QDateTime::currentDateTimeUtc());
    QTRY_COMPARE(stage.library.counts().pinned, 4);
    QVERIFY(stage.run());
    const std::vector<TripDeal> expected{{rowId(1), u"Deal 1"_s, true, false, 0},
                                         {rowId(2), u"Deal 2"_s, true, false, 1},
                                         {rowId(3), u"Deal 3"_s, true, true, 1},
                                         {rowId(4), QString(), false, false, 0}};
    QCOMPARE(stage.report->deals, expected);
    QCOMPARE(stage.report->dealsToFetch, (QList<QUuid>{rowId(3), rowId(4)}));
    QCOMPARE(stage.report->peopleToFetch, (QList<QUuid>{otto}));
    QCOMPARE(stage.report->complete(), 1);
}

void TripCheckTest::asksForNothing()
{
    Stage stage;
    stage.keep(1, {ines}, 48h);
    QTRY_COMPARE(stage.library.counts().pinned, 1);
    QVERIFY(stage.run());
    QCOMPARE(stage.service.requests().size(), 0);
}

void TripCheckTest::isDoneAtOnceWithoutPinnedDeals()
{
    Stage stage;
    QVERIFY(stage.run());
    QVERIFY(stage.report->deals.empty());
}

void TripCheckTest::seesWhatCameMeanwhile()
{
    Stage stage;
    stage.keep(1, {ines}, 1h);
    QTRY_COMPARE(stage.library.counts().pinned, 1);
    QVERIFY(stage.run());
    QCOMPARE(stage.report->complete(), 0);
    stage.service.setAnswer(contactPath(ines),
                            {200, R"({"id": ")" + text(ines) + R"(", "display_name": "Ines Alvarez"})"});
    QSignalSpy fetched(&stage.library, &Library::personFetched);
    stage.library.fetchPerson(ines);
    QVERIFY(fetched.wait());
    QVERIFY(stage.run());
    QCOMPARE(stage.report->complete(), 1);
}

QTEST_GUILESS_MAIN(TripCheckTest)
#include "tst_tripcheck.moc"
