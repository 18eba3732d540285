// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealderivation.h"
#include "app/store/store.h"

#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"

#include <cstdio>
#include <string>

using namespace sidelight;

namespace {

// Files as former releases wrote them stay in tests/data/stores for good, and every later release opens
// them. With a new schema a further file joins them; this makes it, with the code as it is then:
//   tst_oldstores --make tests/data/stores/schema2.sqlite

QByteArray deal(const QUuid &id, const QByteArray &name, const QByteArray &stage, const QByteArray &amount)
{
    return "{\"id\": \"" + id.toByteArray(QUuid::WithoutBraces) + "\", \"name\": \"" + name
           + "\", \"pipeline_name\": \"Sales\", \"stage_name\": \"" + stage + "\", \"amount\": " + amount
           + ", \"currency\": \"EUR\", \"contacts\": []}";
}

const QUuid dealC = QUuid::fromString(QStringLiteral("dea10003-0000-4000-8000-000000000001"));

const QByteArray firstA = deal(dealA, "Windmill \xC3\xA4\xE2\x82\xAC", "New", "1000.50");
const QByteArray secondA = deal(dealA, "Windmill", "New", "1200");
const QByteArray thirdA = deal(dealA, "Windmill", "Offer", "1200");
const QByteArray onlyB = deal(dealB, "Tower", "Won", "5");
const QByteArray firstC = deal(dealC, "Bridge", "New", "7");
const QByteArray secondC = deal(dealC, "Bridge", "Lost", "7");

StorePlace placeOf(const QString &file)
{
    return {file, QUrl(QStringLiteral("https://crm.example")), KeyKind::Live};
}

bool makeStore(const QString &file)
{
    StoreStage stage(dealDerivation());
    Store &store = stage.store;
    const bool isMade = stage.open(placeOf(file)) && stage.append(dealA, firstA, minute(1))
                        && stage.append(dealA, firstA, minute(2)) && stage.append(dealA, secondA, minute(3))
                        && stage.counted([&] { store.setVisited(dealA, minute(4)); })
                        && stage.append(dealA, thirdA, minute(5)) && stage.append(dealA, thirdA, minute(6))
                        && stage.append(dealB, onlyB, minute(7))
                        && stage.counted([&] { store.setMissing(dealB, minute(8)); })
                        && stage.counted([&] { store.setPinned(dealB, true); })
                        && stage.append(dealC, firstC, minute(9))
                        && stage.append(dealC, secondC, minute(10));
    store.prune(minute(4));
    return isMade && StoreStage::wait(stage.size);
}

} // namespace

class OldStoresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatAFormerReleaseWrote_data();
    void opensWhatAFormerReleaseWrote();
};

void OldStoresTest::opensWhatAFormerReleaseWrote_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(TEST_DATA "/stores"));
    for (const QString &name : folder.entryList({QStringLiteral("*.sqlite")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QVERIFY(folder.exists(QStringLiteral("schema1.sqlite")));
}

void OldStoresTest::opensWhatAFormerReleaseWrote()
{
    QFETCH(QString, file);
    StoreStage stage(dealDerivation());
    QVERIFY(copyStoreFiles(file, stage.file()));
    QVERIFY(stage.open());
    QCOMPARE(stage.store.status().mode, StoreStatus::Mode::ReadWrite);
    QVERIFY(!stage.store.status().salvage);
    QVERIFY(!stage.store.status().problem);
    const auto report = stage.verify();
    QVERIFY(report);
    QVERIFY2(report->problems.empty(),
             report->problems.empty() ? "" : qPrintable(report->problems[0].detail));
    QCOMPARE(report->versions, 6);
    QCOMPARE(report->pruned, 1);

    const auto versions = stage.versions(dealA);
    QVERIFY(versions);
    QCOMPARE(versions->size(), std::size_t(3));
    QCOMPARE(versions->at(0).body, StoredVersion::Body::Pruned);
    QCOMPARE(versions->at(0).stored.receivedAt, minute(1));
    QCOMPARE(versions->at(0).stored.checkedAt, minute(2));
    QCOMPARE(versions->at(1).stored.body, secondA);
    QCOMPARE(versions->at(2).stored.body, thirdA);
    QCOMPARE(versions->at(2).stored.receivedAt, minute(5));
    QCOMPARE(versions->at(2).stored.checkedAt, minute(6));

    const auto a = stage.load(dealA);
    QVERIFY(a && *a);
    QCOMPARE((*a)->newest.body, thirdA);
    QVERIFY((*a)->looked);
    QCOMPARE((*a)->looked->body, secondA);
    QCOMPARE((*a)->stageSince, minute(5));
    QVERIFY(!(*a)->isPinned);
    const auto b = stage.load(dealB);
    QVERIFY(b && *b);
    QCOMPARE((*b)->newest.body, onlyB);
    QCOMPARE((*b)->missingSince, minute(8));
    QVERIFY((*b)->isPinned);
    QTRY_COMPARE(stage.list(DealGroup::All)->rows.size(), std::size_t(3));
    QCOMPARE(stage.list(DealGroup::All)->rows.at(0).name, QStringLiteral("Bridge"));
    QCOMPARE(stage.counts, (DealCounts{1, 1, 1, 3}));

    const auto refused = stage.append(dealC, "{}", minute(11), tenantTwo);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::OtherTenant);
    QVERIFY(stage.append(dealC, firstC, minute(12))->isNew);
    QVERIFY(stage.verify()->problems.empty());
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && std::string(argv[1]) == "--make")
        return makeStore(QFileInfo(QFile::decodeName(argv[2])).absoluteFilePath()) ? 0 : 1;
    OldStoresTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_oldstores.moc"
