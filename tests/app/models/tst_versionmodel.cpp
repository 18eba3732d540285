// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/versionmodel.h"
#include "tests/support/people.h"
#include "tests/support/versions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QDateTime now({2026, 6, 12}, {9, 0}, Qt::UTC);

QList<int> numbers(const VersionModel &model)
{
    QList<int> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.index(row).data(VersionModel::NumberRole).toInt();
    return found;
}

} // namespace

class VersionModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsTheNewestFirst();
    void givesTimeAgeAndSummary();
    void comparesVersionsOnceOnly();
    void namesPeopleAsSoonAsTheyAreKnown();
    void tellsWhichCannotBeCompared_data();
    void tellsWhichCannotBeCompared();
    void insertsWhatIsNewOnTop();
    void takesNoticeThatBodiesAreGone();
    void resetsForAnotherPast();
    void findsRowsByNumber();
};

void VersionModelTest::putsTheNewestFirst()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setVersions(threeVersions(), now);
    QCOMPARE(numbers(model), QList<int>({3, 2, 1}));
    QCOMPARE(model.version(0).number, 3);
    QCOMPARE(model.before(0)->number, 2);
    QCOMPARE(model.before(2), nullptr);
}

void VersionModelTest::givesTimeAgeAndSummary()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setVersions(threeVersions(), now);
    const QModelIndex newest = model.index(0);
    QCOMPARE(newest.data().toString(), QStringLiteral("9 Jun 2026, 09:00"));
    QCOMPARE(newest.data(VersionModel::AgeRole).toString(), QStringLiteral("3 days ago"));
    const QString summary = newest.data(VersionModel::SummaryRole).toString();
    QVERIFY2(summary.contains(QStringLiteral("Qualified"))
                 && summary.contains(QStringLiteral("Proposal sent")),
             qPrintable(summary));
    QVERIFY(!summary.contains(QStringLiteral("48,500"))); // came with the one before
    QCOMPARE(newest.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("9 Jun 2026, 09:00, 3 days ago: ") + summary);
    QCOMPARE(newest.data(Qt::ToolTipRole).toString(),
             summary + QStringLiteral("\nReceived 9 Jun 2026, 09:00; last confirmed 9 Jun 2026, 10:00."));
    QCOMPARE(model.index(2).data(VersionModel::SummaryRole).toString(), QStringLiteral("First copy"));
}

void VersionModelTest::comparesVersionsOnceOnly()
{
    VersionModel model(british);
    std::vector<DealVersion> versions;
    const QByteArray many = QByteArray("{\"a\":[1,2,3,4,5,6,7,8,9]},").repeated(2'000).chopped(1);
    for (int number = 1; number <= 8; ++number)
        versions.push_back(version(
            number, number, dealWith("\"metadata\":[" + many + "," + QByteArray::number(number) + ']')));
    const std::clock_t begun = std::clock(); // of the processor, which others may use too
    model.setVersions(versions, now);
    const std::clock_t compared = std::clock();
    for (int paint = 0; paint < 20; ++paint) {
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(!model.index(row).data(VersionModel::SummaryRole).toString().isEmpty());
    }
    QVERIFY2(std::clock() - compared < compared - begun, "compared at every paint");
}

void VersionModelTest::namesPeopleAsSoonAsTheyAreKnown()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    const QByteArray link = R"({"contact_id":"c0a70001-0000-4000-8000-000000000001"})";
    model.setVersions({version(1, 2, dealWith("\"contacts\":[]")),
                       version(2, 5, dealWith("\"contacts\":[" + link + ']'))},
                      now);
    QVERIFY(model.index(0).data(VersionModel::SummaryRole).toString().contains(u"c0a70001"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPerson(named(1, QStringLiteral("Ines Falk")));
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.index(0).data(VersionModel::SummaryRole).toString().contains(u"Ines Falk"));
}

void VersionModelTest::tellsWhichCannotBeCompared_data()
{
    QTest::addColumn<int>("body");
    QTest::newRow("pruned") << int(DealVersion::Body::Pruned);
    QTest::newRow("lost") << int(DealVersion::Body::Lost);
    QTest::newRow("damaged") << int(DealVersion::Body::Damaged);
    QTest::newRow("unreadable") << int(DealVersion::Body::Unreadable);
}

void VersionModelTest::tellsWhichCannotBeCompared()
{
    QFETCH(int, body);
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    std::vector<DealVersion> versions = threeVersions();
    versions[1].deal.reset();
    versions[1].body = DealVersion::Body(body);
    model.setVersions(versions, now);
    QVERIFY(model.index(0).data(VersionModel::IsReadableRole).toBool());
    QVERIFY(!model.index(1).data(VersionModel::IsReadableRole).toBool());
    const QString why = model.index(1).data(VersionModel::SummaryRole).toString();
    QVERIFY(!why.isEmpty());
    versions[1].body = DealVersion::Body(body % 4 + 1); // another reason has other words
    model.setVersions(versions, now);
    QVERIFY(model.index(1).data(VersionModel::SummaryRole).toString() != why);
}

void VersionModelTest::insertsWhatIsNewOnTop()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    std::vector<DealVersion> versions = threeVersions();
    const DealVersion newest = versions.back();
    versions.pop_back();
    model.setVersions(versions, now);
    const QPersistentModelIndex second = model.index(0);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    versions.push_back(newest);
    model.setVersions(versions, now);
    QCOMPARE(inserted.size(), 1);
    QVERIFY(reset.isEmpty());
    QCOMPARE(second.row(), 1);
    QCOMPARE(second.data(VersionModel::NumberRole).toInt(), 2);
}

void VersionModelTest::takesNoticeThatBodiesAreGone()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    std::vector<DealVersion> versions = threeVersions();
    model.setVersions(versions, now);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    versions[0].deal.reset();
    versions[0].body = DealVersion::Body::Pruned;
    model.setVersions(versions, now);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!model.index(2).data(VersionModel::IsReadableRole).toBool());
}

void VersionModelTest::resetsForAnotherPast()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setVersions(threeVersions(), now);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setVersions({version(1, 20, dealWith("\"name\":\"Another\""))}, now);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    model.setVersions({}, now);
    QCOMPARE(model.rowCount(), 0);
}

void VersionModelTest::findsRowsByNumber()
{
    VersionModel model(british);
    const QAbstractItemModelTester tester(&model);
    std::vector<DealVersion> versions = threeVersions();
    versions[2].number = 7; // those between differed in nothing shown
    model.setVersions(versions, now);
    QCOMPARE(model.rowOf(7), 0);
    QCOMPARE(model.rowOf(1), 2);
    QCOMPARE(model.rowOf(3), -1);
}

QTEST_GUILESS_MAIN(VersionModelTest)
#include "tst_versionmodel.moc"
