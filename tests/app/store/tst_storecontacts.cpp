// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "app/store/database.h"
#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"

#include <QSignalSpy>

using namespace sidelight;

namespace {

const QUuid ines = QUuid::fromString(QStringLiteral("c0a70001-0000-4000-8000-000000000001"));
const QUuid tom = QUuid::fromString(QStringLiteral("c0a70002-0000-4000-8000-000000000001"));
const QUuid member = QUuid::fromString(QStringLiteral("c0a7ffff-0000-4000-8000-000000000001"));

/// Two deals and a contact with two versions, and one that is not found.
bool fill(StoreStage &stage)
{
    const bool isFilled =
        stage.append(dealA, "a|new|", minute(1)) && stage.append(dealB, "b|new|", minute(2))
        && stage.appendContact(ines, "Ines", minute(3))
        && stage.appendContact(ines, "Ines Varga", minute(4)) && stage.append(dealA, "a|sent|", minute(5));
    stage.store.setContactMissing(member, minute(6)); // not answered, but written before it is loaded
    const auto missing = stage.loadContacts({member});
    return isFilled && missing && missing->size() == 1;
}

} // namespace

class StoreContactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsContactsByteForByte();
    void tellsOnlyThoseThatAreKept();
    void movesTheCheckTimeOfTheSameAnswer();
    void keepsAContactAndADealOfOneIdApart();
    void remembersThatAContactIsNotFound();
    void forgetsThatOnceItIsFound();
    void bindsAndRefusesTheTenant();
    void countsAndListsDealsAlone();
    void makesTheListAnewBesideContacts();
    void passesOverADamagedBody();
    void verifiesDealsAndContactsAsOneChain();
    void prunesContactsToo();
    void salvagesContacts();
    void wipesContacts();
    void keepsWhatCouldNotBeWrittenAtOnce();
    void survivesARestart();
};

void StoreContactsTest::keepsContactsByteForByte()
{
    StoreStage stage;
    QVERIFY(stage.open());
    const QByteArray body("Ines\0\xff", 6);
    const auto kept = stage.appendContact(ines, body, minute(1));
    QVERIFY(kept && kept->isNew);
    QCOMPARE(kept->place, 1);
    const auto contacts = stage.loadContacts({ines});
    QVERIFY(contacts);
    QCOMPARE(contacts->size(), std::size_t(1));
    QCOMPARE(contacts->at(0).id, ines);
    QCOMPARE(contacts->at(0).newest->body, body);
    QCOMPARE(contacts->at(0).newest->receivedAt, minute(1));
    QCOMPARE(contacts->at(0).newest->checkedAt, minute(1));
    QVERIFY(!contacts->at(0).missingAt);
}

void StoreContactsTest::tellsOnlyThoseThatAreKept()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(fill(stage));
    QVERIFY(stage.appendContact(tom, "Tom", minute(5)));
    QSignalSpy answers(&stage.store, &Store::contactsLoaded);
    const auto contacts = stage.loadContacts({tom, QUuid::createUuid(), ines});
    QCOMPARE(answers.size(), 1);
    QVERIFY(contacts);
    QCOMPARE(contacts->size(), std::size_t(2));
    QCOMPARE(contacts->at(0).newest->body, QByteArray("Tom"));
    QCOMPARE(contacts->at(1).newest->body, QByteArray("Ines Varga"));
    QVERIFY(stage.loadContacts({})->empty());
}

void StoreContactsTest::movesTheCheckTimeOfTheSameAnswer()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.appendContact(ines, "Ines", minute(1)));
    const auto same = stage.appendContact(ines, "Ines", minute(9));
    QVERIFY(same && !same->isNew);
    const auto contacts = stage.loadContacts({ines});
    QCOMPARE(contacts->at(0).newest->receivedAt, minute(1));
    QCOMPARE(contacts->at(0).newest->checkedAt, minute(9));
    QCOMPARE(stage.verify()->versions, 1);
}

void StoreContactsTest::keepsAContactAndADealOfOneIdApart()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|new|", minute(1)));
    QVERIFY(stage.loadContacts({dealA})->empty());
    QVERIFY(stage.appendContact(dealA, "Ines", minute(2)));
    stage.store.setContactMissing(dealA, minute(3));
    QCOMPARE((*stage.load(dealA))->newest.body, QByteArray("a|new|"));
    QVERIFY(!(*stage.load(dealA))->missingSince);
    QCOMPARE(stage.versions(dealA)->size(), std::size_t(1));
    QCOMPARE(stage.loadContacts({dealA})->at(0).newest->body, QByteArray("Ines"));
}

void StoreContactsTest::remembersThatAContactIsNotFound()
{
    StoreStage stage;
    QVERIFY(stage.open());
    stage.store.setContactMissing(member, minute(1));
    auto contacts = stage.loadContacts({member});
    QVERIFY(contacts);
    QCOMPARE(contacts->size(), std::size_t(1));
    QVERIFY(!contacts->at(0).newest);
    QCOMPARE(contacts->at(0).missingAt, minute(1));
    stage.store.setContactMissing(member, minute(7)); // asked again, and still not there
    QCOMPARE(stage.loadContacts({member})->at(0).missingAt, minute(7));

    QVERIFY(stage.appendContact(ines, "Ines", minute(1)));
    stage.store.setContactMissing(ines, minute(2)); // what was seen of it stays
    contacts = stage.loadContacts({ines});
    QCOMPARE(contacts->at(0).newest->body, QByteArray("Ines"));
    QCOMPARE(contacts->at(0).newest->checkedAt, minute(1));
    QCOMPARE(contacts->at(0).missingAt, minute(2));
}

void StoreContactsTest::forgetsThatOnceItIsFound()
{
    StoreStage stage;
    QVERIFY(stage.open());
    stage.store.setContactMissing(member, minute(1));
    const auto kept = stage.appendContact(member, "Mona", minute(2));
    QVERIFY(kept && kept->isNew);
    const auto contacts = stage.loadContacts({member});
    QCOMPARE(contacts->at(0).newest->body, QByteArray("Mona"));
    QCOMPARE(contacts->at(0).newest->checkedAt, minute(2));
    QVERIFY(!contacts->at(0).missingAt);
    QVERIFY(stage.verify()->problems.empty());
}

void StoreContactsTest::bindsAndRefusesTheTenant()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.appendContact(ines, "Ines", minute(1), tenantOne));
    const auto refused = stage.appendContact(tom, "Tom", minute(2), tenantTwo);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::OtherTenant);
    QVERIFY(stage.loadContacts({tom})->empty());
    QVERIFY(!stage.append(dealA, "a", minute(3), tenantTwo));
}

void StoreContactsTest::countsAndListsDealsAlone()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(fill(stage));
    QVERIFY(stage.counted([&] { stage.store.setVisited(ines, minute(7)); })); // no deal, no visit
    QCOMPARE(stage.counts, (DealCounts{0, 0, 0, 2}));
    QCOMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(2));
    QVERIFY(stage.list(DealGroup::Recent)->rows.empty());
    const auto size = stage.measure();
    QCOMPARE(size->deals, 2);
    QCOMPARE(size->versions, 3);
}

void StoreContactsTest::makesTheListAnewBesideContacts()
{
    StoreStage first;
    QVERIFY(first.open());
    QVERIFY(fill(first));
    StoreStage second(plainDerivation(2));
    QVERIFY(second.open(first.place()));
    QTRY_COMPARE(second.list(DealGroup::All)->rows.size(), std::size_t(2));
    QTRY_VERIFY(!second.store.status().isRebuilding);
    QCOMPARE(second.list(DealGroup::All)->rows.size(), std::size_t(2));
    QCOMPARE(second.counts.all, 2);
    QCOMPARE(second.loadContacts({ines, member})->size(), std::size_t(2));
}

void StoreContactsTest::passesOverADamagedBody()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.appendContact(ines, "First Ines, as she was", minute(1)));
    QVERIFY(stage.appendContact(ines, "Later Ines, as she is", minute(2)));
    QVERIFY(stage.open(stage.place(QStringLiteral("elsewhere.sqlite")))); // lets go of the file
    QVERIFY(flipInFile(stage.file(), "Later Ines, as she is"));
    QVERIFY(stage.open());
    const auto contacts = stage.loadContacts({ines});
    QVERIFY(contacts);
    QCOMPARE(contacts->size(), std::size_t(1));
    QCOMPARE(contacts->at(0).newest->body, QByteArray("First Ines, as she was"));
    const auto report = stage.verify();
    QCOMPARE(report->problems.size(), std::size_t(1));
    QCOMPARE(report->problems[0].kind, VerifyProblem::Kind::Damaged);
    QCOMPARE(report->problems[0].id, ines);
}

void StoreContactsTest::verifiesDealsAndContactsAsOneChain()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(fill(stage));
    const auto report = stage.verify();
    QVERIFY(report);
    QCOMPARE(report->versions, 5);
    QVERIFY(report->problems.empty());
}

void StoreContactsTest::prunesContactsToo()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(fill(stage));
    stage.store.estimatePruning(minute(30));
    const auto would = StoreStage::wait(stage.estimate);
    QCOMPARE(would->versions, 2);
    QCOMPARE(would->deals, 1);
    QCOMPARE(would->contacts, 1);
    QCOMPARE(would->bytes, 10); // "a|new|" and "Ines"
    stage.store.prune(minute(30));
    QVERIFY(StoreStage::wait(stage.size));
    QCOMPARE(stage.loadContacts({ines})->at(0).newest->body, QByteArray("Ines Varga"));
    const auto report = stage.verify();
    QCOMPARE(report->pruned, 2);
    QVERIFY(report->problems.empty());
}

void StoreContactsTest::salvagesContacts()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(fill(stage));
    stage.store.setContactMissing(ines, minute(8));
    QCOMPARE(stage.loadContacts({ines})->size(), std::size_t(1)); // by now it is written
    QVERIFY(stage.open(stage.place(QStringLiteral("elsewhere.sqlite"))));
    QByteArray bytes = bytesOf(stage.file());
    QVERIFY(writeBytes(stage.file(), bytes.replace("TABLE account (", "TABLE accounX (")));

    QVERIFY(stage.open());
    QVERIFY(stage.store.status().salvage);
    QCOMPARE(stage.store.status().salvage->carriedOver, 5);
    const auto contacts = stage.loadContacts({ines});
    QCOMPARE(contacts->size(), std::size_t(1));
    QCOMPARE(contacts->at(0).newest->body, QByteArray("Ines Varga"));
    QCOMPARE(contacts->at(0).missingAt, minute(8));
    QTRY_COMPARE(stage.counts.all, 2);
    QTRY_COMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(2));
    QVERIFY(problemsInFile(*stage.verify()).empty());
}

void StoreContactsTest::wipesContacts()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(fill(stage));
    stage.store.wipe();
    QVERIFY(StoreStage::wait(stage.size));
    QVERIFY(stage.loadContacts({ines, member})->empty());
    QVERIFY(!bytesOf(stage.file()).contains("Ines"));
}

void StoreContactsTest::keepsWhatCouldNotBeWrittenAtOnce()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a|new|", minute(1)));
    QSignalSpy deals(&stage.store, &Store::appended);
    Database writer;
    QVERIFY(writer.open(stage.file(), Database::Access::ReadWrite));
    QVERIFY(writer.execute(QStringLiteral("BEGIN IMMEDIATE")));
    const auto waiting = stage.appendContact(ines, "Ines", minute(2));
    QVERIFY(!waiting);
    QCOMPARE(waiting.error().kind, Error::Kind::Storage);
    stage.contactAppended.reset();
    QVERIFY(writer.execute(QStringLiteral("COMMIT")));
    const auto kept = StoreStage::wait(stage.contactAppended);
    QVERIFY(kept && kept->isNew);
    QVERIFY(deals.isEmpty()); // it is no news of a deal
    QCOMPARE(stage.loadContacts({ines})->at(0).newest->body, QByteArray("Ines"));
}

void StoreContactsTest::survivesARestart()
{
    StoreStage first;
    QVERIFY(first.open());
    QVERIFY(fill(first));
    StoreStage second;
    QVERIFY(second.open(first.place()));
    const auto contacts = second.loadContacts({ines, member});
    QCOMPARE(contacts->size(), std::size_t(2));
    QCOMPARE(contacts->at(0).newest->body, QByteArray("Ines Varga"));
    QCOMPARE(contacts->at(1).missingAt, minute(6));
}

QTEST_GUILESS_MAIN(StoreContactsTest)
#include "tst_storecontacts.moc"
