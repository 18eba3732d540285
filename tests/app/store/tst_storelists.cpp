// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The reader's marks, and the lists that are made of them.

#include "app/store/store.h"

#include "app/store/database.h"
#include "app/store/dealtable.h"
#include "app/store/firstdeals.h"

#include "tests/support/storestage.h"

using namespace sidelight;

namespace {

/// With what lists sort by and add up, unless the stage is "none".
Derivation richDerivation(int number = 1)
{
    Derivation derivation = plainDerivation(number);
    derivation.row = [plain = derivation.row](const QByteArray &body, const QUuid &id) {
        DealRow row = plain(body, id);
        if (row.stageName == u"none")
            return row;
        row.period = Period::Monthly;
        row.percent = 6'050;
        row.worth = {123'456, -50, LeftOut::No, LeftOut::NoConfidence, true};
        row.updatedAt = minute(7);
        return row;
    };
    return derivation;
}

/// Of a number: all that lists sort by, with equal and empty ones among them.
Derivation mixedDerivation()
{
    Derivation derivation = plainDerivation();
    derivation.row = [](const QByteArray &body, const QUuid &id) {
        const int number = body.toInt();
        DealRow row;
        row.id = id;
        row.name = number % 9 == 0 ? QString() : QStringLiteral("Deal %1").arg(number % 20);
        row.stageName =
            QStringList{QString(), QStringLiteral("new"), QStringLiteral("Offer")}.at(number % 3);
        row.amountState = number % 7 == 0 ? FieldState::Null : FieldState::Value;
        if (row.amountState == FieldState::Value)
            row.amount = QByteArray::number((number % 13 - 6) * 2.5);
        row.currency =
            QStringList{QString(), QStringLiteral("EUR"), QStringLiteral("usd"), QStringLiteral("USD ")}.at(
                number % 4);
        if (number % 5 > 0) {
            row.closeState = FieldState::Value;
            row.expectedClose = QDate(2026, 6, 1).addDays(number % 8);
        }
        if (number % 6 > 0)
            row.updatedAt = minute(number % 10);
        return row;
    };
    return derivation;
}

/// As the first release does, with a deal in it.
bool makeFormerList(const QString &file)
{
    Database database;
    return database.open(file, Database::Access::ReadWrite) && database.run("DROP TABLE deal")
           && database.run("CREATE TABLE deal (row INTEGER PRIMARY KEY, name_key TEXT NOT NULL,"
                           " name TEXT NOT NULL, pipeline_name TEXT NOT NULL, stage_name TEXT NOT NULL,"
                           " amount_state INTEGER NOT NULL, amount BLOB NOT NULL, currency TEXT NOT NULL,"
                           " value_period TEXT NOT NULL, close_state INTEGER NOT NULL,"
                           " expected_close INTEGER, outcome INTEGER NOT NULL, stage_key BLOB NOT NULL,"
                           " stage_since INTEGER NOT NULL, is_changed INTEGER NOT NULL)")
           && database.run("INSERT INTO deal VALUES (1, 'former', 'Former', '', '', 0, x'', '', '', 0,"
                           " NULL, 0, x'', 0, 0)")
           && database.run("UPDATE account SET derived_by = 1");
}

} // namespace

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
    void keepsWhatListsSortAndAddUp();
    void readsAllDealsByTheirRecords();
    void tellsOfNoDealsThatWereWipedMeanwhile();
    void readsTheFirstDealsOfASort_data();
    void readsTheFirstDealsOfASort();
    void makesTheListAnewThatAFormerReleaseHasMadeBesideIt();
    void readsTheListOfAFormerRelease();
    void readsManyRowsInTheOrderAskedFor();
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

void StoreListsTest::keepsWhatListsSortAndAddUp()
{
    StoreStage stage(richDerivation());
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.append(dealB, "b|none|", minute(2)));
    QVERIFY(stage.counted([&] { stage.store.setVisited(dealB, minute(3)); }));
    const auto list = stage.list(DealGroup::All);
    QCOMPARE(list->rows.size(), std::size_t(2));
    const DealRow &a = list->rows.at(0);
    QCOMPARE(a.period, Period::Monthly);
    QCOMPARE(a.worth, (DealWorth{123'456, -50, LeftOut::No, LeftOut::NoConfidence, true}));
    QCOMPARE(a.percent, 6'050);
    QCOMPARE(a.updatedAt, minute(7));
    QVERIFY(!a.isVisited);
    const DealRow &b = list->rows.at(1);
    QCOMPARE(b.worth, DealWorth());
    QVERIFY(!b.percent);
    QVERIFY(!b.updatedAt.isValid());
    QVERIFY(b.isVisited);
    QCOMPARE(b.record, a.record + 1);
}

void StoreListsTest::readsAllDealsByTheirRecords()
{
    StoreStage stage(richDerivation());
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealB, "z", minute(1)));
    QVERIFY(stage.appendContact(QUuid::createUuid(), "nobody's", minute(1)));
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.counted([&] { stage.store.setPinned(dealA, true); }));
    std::optional<Result<std::shared_ptr<const DealCatalog>>> answer;
    connect(&stage.store, &Store::catalogLoaded, this, [&answer](const auto &read) { answer = read; });
    stage.store.loadCatalog();
    const auto catalog = StoreStage::wait(answer);
    QVERIFY(catalog);
    QCOMPARE((*catalog)->deals().size(), std::size_t(2));
    QCOMPARE((*catalog)->deals()[0].id, dealB);
    const auto rows = stage.list(DealGroup::All);
    DealRow expected = rows->rows.at(0);
    expected.stageKey.clear();
    QCOMPARE((*catalog)->row(1), expected);
    QCOMPARE(expected.id, dealA);
    QVERIFY(expected.isPinned);
}

void StoreListsTest::tellsOfNoDealsThatWereWipedMeanwhile()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    std::optional<Result<std::shared_ptr<const DealCatalog>>> answer;
    connect(&stage.store, &Store::catalogLoaded, this, [&answer](const auto &read) { answer = read; });
    stage.store.loadCatalog();
    stage.store.wipe();
    const auto catalog = StoreStage::wait(answer);
    QVERIFY(catalog);
    QCOMPARE((*catalog)->deals().size(), std::size_t(0));
}

void StoreListsTest::readsTheFirstDealsOfASort_data()
{
    QTest::addColumn<DealColumn>("column");
    QTest::newRow("name") << DealColumn::Name;
    QTest::newRow("stage") << DealColumn::Stage;
    QTest::newRow("amount") << DealColumn::Amount;
    QTest::newRow("close") << DealColumn::Close;
    QTest::newRow("updated") << DealColumn::Updated;
    QTest::newRow("checked") << DealColumn::Checked;
}

// The same that the list sorts once it has all of them.
void StoreListsTest::readsTheFirstDealsOfASort()
{
    QFETCH(DealColumn, column);
    StoreStage stage(mixedDerivation());
    QVERIFY(stage.open());
    std::vector<PastAnswer> answers;
    for (int i = 0; i < 60; ++i)
        answers.push_back({QUuid(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), QByteArray::number(i * 37 % 60),
                           minute(i * 11 % 7), false});
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    Database database;
    QVERIFY(database.open(stage.file(), Database::Access::ReadOnly));
    const auto catalog = readCatalog(database);
    QVERIFY(catalog);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        const DealView view{{}, {column, order}, {}, DealGrouping::None};
        const ShownDeals all = shownDeals(*catalog, view, {}, QDate(2026, 6, 2));
        for (const int count : {7, 20, 45, 200}) {
            const auto first = firstDeals(database, {column, order}, count);
            QVERIFY2(first, first ? "" : qPrintable(first.error().detail));
            QCOMPARE(int(first->size()), std::min(count, 60));
            for (std::size_t i = 0; i < first->size(); ++i)
                QCOMPARE(first->at(i).id, (*catalog)->deals()[all.order[i]].id);
        }
    }
}

// It runs beside this one, and its table lacks what it does not know.
void StoreListsTest::makesTheListAnewThatAFormerReleaseHasMadeBesideIt()
{
    StoreStage stage(richDerivation(2));
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|new|", minute(1)));
    QVERIFY(makeFormerList(stage.file()));
    QVERIFY(stage.append(dealB, "b|new|", minute(2)));
    QVERIFY(!stage.store.status().salvage);
    QTRY_COMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(2));
    QCOMPARE(stage.list(DealGroup::All)->rows.at(0).percent, 6'050);
}

void StoreListsTest::readsTheListOfAFormerRelease()
{
    StoreStage stage(richDerivation(2));
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|new|", minute(1)));
    QVERIFY(makeFormerList(stage.file()));
    Database onlyRead;
    QVERIFY(onlyRead.open(stage.file(), Database::Access::ReadOnly));
    const auto list = listDeals(onlyRead, DealGroup::All, 10);
    QVERIFY(list);
    QCOMPARE(list->rows.at(0).name, QStringLiteral("Former"));
    QCOMPARE(list->rows.at(0).worth, DealWorth());
    QVERIFY(readCatalog(onlyRead));
    const auto byId = readDealRows(onlyRead, QList<QUuid>{dealA, dealB});
    QVERIFY(byId);
    QCOMPARE(byId->at(0)->name, QStringLiteral("Former"));
    QVERIFY(!byId->at(1));
    const auto byRecord = readDealRows(onlyRead, std::vector<qint64>{2, 1});
    QVERIFY(byRecord);
    QVERIFY(!byRecord->at(0));
    QCOMPARE(byRecord->at(1)->name, QStringLiteral("Former"));
    const auto first = firstDeals(onlyRead, {DealColumn::Amount, Qt::AscendingOrder}, 10);
    QVERIFY(first);
    QVERIFY(first->empty());
}

void StoreListsTest::readsManyRowsInTheOrderAskedFor()
{
    constexpr int deals = 120; // more than one statement reads
    std::vector<PastAnswer> answers;
    for (int i = 0; i < deals; ++i)
        answers.push_back({QUuid(uint(i), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), "a|new|", minute(1), false});
    StoreStage stage(richDerivation(2));
    QVERIFY(stage.open());
    QVERIFY(stage.counted([&] { stage.store.seed(answers); }));
    Database database;
    QVERIFY(database.open(stage.file(), Database::Access::ReadOnly));
    std::vector<qint64> records = {deals + 1}; // there is none
    for (qint64 record = deals; record > 0; --record)
        records.push_back(record);
    const auto rows = readDealRows(database, records);
    QVERIFY(rows);
    QCOMPARE(rows->size(), std::size_t(deals) + 1);
    QVERIFY(!rows->front());
    for (std::size_t i = 1; i < records.size(); ++i)
        QCOMPARE(rows->at(i)->record, records[i]);
}

QTEST_GUILESS_MAIN(StoreListsTest)
#include "tst_storelists.moc"
