// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader's marks, and the lists that are made of them.

#include "app/store/store.h"

#include "app/store/database.h"

#include "tests/support/storestage.h"

using namespace sidelight;

class StoreListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersTheStageWhileItStays();
    void marksWhatChangedSinceTheReaderLooked();
    void looksAtTheVersionOnScreen();
    void aFirstVisitIsALook();
    void remembersThatADealIsMissing();
    void listsEachGroupInItsOrder();
    void listsTheBeginningOfAGroup();
    void makesTheListAnewForOtherCode();
    void saysWhileListsMissDeals();
};

void StoreListsTest::remembersTheStageWhileItStays()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QCOMPARE(stage.append(dealA, "a|new|", minute(1))->stageSince, minute(1));
    QCOMPARE(stage.append(dealA, "b|new|", minute(2))->stageSince, minute(1));
    QCOMPARE(stage.append(dealA, "b|sent|", minute(3))->stageSince, minute(3));
    QCOMPARE(stage.append(dealA, "b|sent|", minute(4))->stageSince, minute(3));
    QCOMPARE((*stage.load(dealA))->stageSince, minute(3));
}

void StoreListsTest::marksWhatChangedSinceTheReaderLooked()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.counted([&] { stage.store.setVisited(dealA, minute(1)); }));
    QVERIFY(!stage.append(dealA, "a ", minute(2))->looked); // a row, and no difference
    QCOMPARE(stage.counts.changed, 0);

    const auto changed = stage.append(dealA, "b", minute(3));
    QVERIFY(changed->looked);
    QCOMPARE(changed->looked->body, QByteArray("a"));
    QTRY_COMPARE(stage.counts.changed, 1);
    QCOMPARE(stage.list(DealGroup::Changed)->rows.size(), std::size_t(1));
    QCOMPARE((*stage.load(dealA))->looked->body, QByteArray("a"));
    // Back to what the reader saw is nothing to tell.
    QVERIFY(!stage.append(dealA, "a", minute(4))->looked);
    QTRY_COMPARE(stage.counts.changed, 0);

    QVERIFY(stage.append(dealA, "c", minute(5))->looked);
    QVERIFY(stage.counted([&] { stage.store.setLooked(dealA); }));
    QCOMPARE(stage.counts.changed, 0);
    QVERIFY(!(*stage.load(dealA))->looked);
}

void StoreListsTest::looksAtTheVersionOnScreen()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.counted([&] { stage.store.setVisited(dealA, minute(1)); }));
    const qint64 onScreen = stage.append(dealA, "b", minute(2))->place;
    QVERIFY(stage.append(dealA, "c", minute(3))); // by another program, say
    const qint64 ofOther = stage.append(dealB, "d", minute(3))->place;
    QVERIFY(stage.counted([&] { stage.store.setLooked(dealA, onScreen); }));
    QCOMPARE(stage.counts.changed, 1);
    QCOMPARE((*stage.load(dealA))->looked->body, QByteArray("b"));

    for (const qint64 no : {ofOther, qint64(99), qint64(-1)}) {
        QVERIFY(stage.counted([&] { stage.store.setLooked(dealA, no); }));
        QCOMPARE((*stage.load(dealA))->looked->body, QByteArray("b"));
    }
    // A newer one that shows no difference is nothing to tell.
    QVERIFY(stage.append(dealA, "b ", minute(4)));
    QVERIFY(stage.append(dealA, "c", minute(5))->looked);
    QVERIFY(stage.append(dealA, "b", minute(6)));
    QVERIFY(stage.counted([&] { stage.store.setLooked(dealA, onScreen); }));
    QCOMPARE(stage.counts.changed, 0);
    QVERIFY(stage.append(dealA, "c", minute(7))->looked);
    QVERIFY(stage.counted([&] { stage.store.setLooked(dealA, (*stage.load(dealA))->newest.place); }));
    QTRY_COMPARE(stage.counts.changed, 0);
    QVERIFY(!(*stage.load(dealA))->looked);
}

void StoreListsTest::aFirstVisitIsALook()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(!stage.append(dealA, "b", minute(2))->looked); // nobody looked at "a"
    QVERIFY(stage.counted([&] { stage.store.setVisited(dealA, minute(3)); }));
    QVERIFY(stage.append(dealA, "c", minute(4))->looked);
    QVERIFY(stage.counted([&] { stage.store.setVisited(dealA, minute(5)); }));
    QVERIFY((*stage.load(dealA))->looked); // a further visit acknowledges nothing
}

void StoreListsTest::remembersThatADealIsMissing()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.counted([&] { stage.store.setMissing(dealA, minute(2)); }));
    QVERIFY(stage.counted([&] { stage.store.setMissing(dealA, minute(3)); }));
    QCOMPARE((*stage.load(dealA))->missingSince, minute(2));
    QVERIFY(stage.list(DealGroup::All)->rows.at(0).isMissing);
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a"));
    QVERIFY(stage.append(dealA, "a", minute(4)));
    QVERIFY(!(*stage.load(dealA))->missingSince);
}

void StoreListsTest::listsEachGroupInItsOrder()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const QByteArrayList names = {"Zebra", "", "äpfel", "Apfel", "Bär"};
    QList<QUuid> ids;
    for (const QByteArray &name : names) {
        ids << QUuid::createUuid();
        QVERIFY(stage.append(ids.last(), name + "|s|", minute(1)));
    }
    const auto namesOf = [&stage](DealGroup group) {
        QStringList found;
        const auto list = stage.list(group);
        for (const DealRow &row : list->rows)
            found << row.name;
        return found;
    };
    QCOMPARE(namesOf(DealGroup::All),
             QStringList({QStringLiteral("äpfel"), QStringLiteral("Apfel"), QStringLiteral("Bär"),
                          QStringLiteral("Zebra"), QString()}));
    QVERIFY(namesOf(DealGroup::Pinned).isEmpty());
    QVERIFY(namesOf(DealGroup::Recent).isEmpty());
    QVERIFY(stage.counted([&] { stage.store.setVisited(ids[0], minute(2)); }));
    QVERIFY(stage.counted([&] { stage.store.setVisited(ids[3], minute(3)); }));
    QVERIFY(stage.counted([&] { stage.store.setPinned(ids[4], true); }));
    QCOMPARE(namesOf(DealGroup::Recent), QStringList({QStringLiteral("Apfel"), QStringLiteral("Zebra")}));
    QCOMPARE(namesOf(DealGroup::Pinned), QStringList({QStringLiteral("Bär")}));
    QCOMPARE(stage.counts, (DealCounts{1, 2, 0, 5}));
    QVERIFY(stage.counted([&] { stage.store.setPinned(ids[4], false); }));
    QCOMPARE(stage.counts.pinned, 0);
}

void StoreListsTest::listsTheBeginningOfAGroup()
{
    StoreStage stage;
    QVERIFY(stage.open());
    for (int i = 0; i < 30; ++i) {
        const QUuid id = QUuid::createUuid();
        QVERIFY(stage.append(id, QByteArray::number(100 + i), minute(1)));
        QVERIFY(stage.counted([&] { stage.store.setVisited(id, minute(i)); }));
    }
    QCOMPARE(stage.list(DealGroup::All, 10)->rows.size(), std::size_t(10));
    QVERIFY(stage.list(DealGroup::All, 10)->hasMore);
    QVERIFY(!stage.list(DealGroup::All, 30)->hasMore);
    const auto recent = stage.list(DealGroup::Recent, 100);
    QCOMPARE(recent->rows.size(), std::size_t(20));
    QVERIFY(!recent->hasMore);
    QCOMPARE(stage.counts.recent, 20);
    QCOMPARE(recent->rows.at(0).name, QStringLiteral("129"));
}

void StoreListsTest::makesTheListAnewForOtherCode()
{
    const QUuid plain = QUuid::createUuid();
    StoreStage first;
    QVERIFY(first.open());
    QVERIFY(first.append(dealA, "a|new|", minute(1)));
    QVERIFY(first.counted([&] { first.store.setVisited(dealA, minute(1)); }));
    QVERIFY(first.append(dealA, "a|sent|", minute(2)));
    QVERIFY(first.append(dealA, "b|sent|", minute(3)));
    QVERIFY(first.append(plain, "p||", minute(3)));

    Derivation other = plainDerivation(2);
    other.row = [row = other.row](const QByteArray &body, const QUuid &id) {
        DealRow made = row(body, id);
        made.name = made.name.toUpper();
        return made;
    };
    StoreStage second(other);
    QVERIFY(second.open(first.place()));
    QTRY_COMPARE(second.list(DealGroup::All)->rows.size(), std::size_t(2));
    const auto all = second.list(DealGroup::All);
    QCOMPARE(all->rows.at(0).name, QStringLiteral("B"));
    QVERIFY(all->rows.at(0).isChanged);
    QVERIFY(!all->rows.at(1).isChanged);
    QCOMPARE((*second.load(dealA))->stageSince, minute(2));
    QCOMPARE(second.counts.all, 2);
}

void StoreListsTest::saysWhileListsMissDeals()
{
    constexpr int deals = 1'000; // made anew in several steps
    std::vector<PastAnswer> answers;
    for (int i = 0; i < deals; ++i)
        answers.push_back({QUuid::createUuid(), QByteArray::number(i), minute(1), false});
    StoreStage first;
    QVERIFY(first.open());
    QVERIFY(!first.store.status().isRebuilding);
    QVERIFY(first.counted([&] { first.store.seed(answers); }));

    StoreStage second(plainDerivation(2));
    QList<bool> said;
    connect(&second.store, &Store::statusChanged, this,
            [&said](const StoreStatus &now) { said << now.isRebuilding; });
    QVERIFY(second.open(first.place()));
    QTRY_COMPARE(said, QList<bool>({true, false}));
    QCOMPARE(second.list(DealGroup::All, deals)->rows.size(), std::size_t(deals));
}

QTEST_GUILESS_MAIN(StoreListsTest)
#include "tst_storelists.moc"
