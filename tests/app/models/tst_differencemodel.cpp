// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/differencemodel.h"
#include "tests/support/people.h"
#include "tests/support/versions.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QByteArray contactsOf(const QByteArray &links)
{
    return "\"contacts\":[" + links + ']';
}

QByteArray link(int number, const QByteArray &role)
{
    const QByteArray digit = QByteArray::number(number);
    return "{\"id\":\"11aa000" + digit + "-0000-4000-8000-000000000001\",\"contact_id\":\"c0a7000" + digit
           + "-0000-4000-8000-000000000001\",\"role\":\"" + role + "\"}";
}

} // namespace

class DifferenceModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryDifferenceOnce();
    void namesItsColumns();
    void keepsWhatWasSent();
    void listsPeopleWhoJoinedAndLeft();
    void namesPeopleAsSoonAsTheyAreKnown();
    void holdsNothingWhereNothingDiffers();
    void forgetsTheFormerComparison();
};

void DifferenceModelTest::listsEveryDifferenceOnce()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    const auto versions = threeVersions();
    model.setVersions(versions.front().deal, versions.back().deal);
    QStringList paths;
    for (int row = 0; row < model.rowCount(); ++row)
        paths << model.index(row, 0).data(DifferenceModel::PathRole).toString();
    paths.sort();
    QCOMPARE(paths, QStringList({QStringLiteral("amount"), QStringLiteral("stage_name")}));
    const int row = model.index(0, 0).data(DifferenceModel::PathRole).toString() == u"amount" ? 0 : 1;
    QCOMPARE(model.index(row, DifferenceModel::FieldColumn).data().toString(), QStringLiteral("Amount"));
    QCOMPARE(model.index(row, DifferenceModel::BeforeColumn).data().toString(),
             QStringLiteral("€40,000.00"));
    QCOMPARE(model.index(row, DifferenceModel::AfterColumn).data().toString(),
             QStringLiteral("€48,500.00"));
}

void DifferenceModelTest::namesItsColumns()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    QStringList names;
    for (int column = 0; column < model.columnCount(); ++column)
        names << model.headerData(column, Qt::Horizontal).toString();
    QCOMPARE(names,
             QStringList({QStringLiteral("Field"), QStringLiteral("Before"), QStringLiteral("After")}));
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
}

void DifferenceModelTest::keepsWhatWasSent()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setVersions(dealWith("\"name\":\"a\""),
                      dealWith("\"name\":\"a\",\"next_step\":\"Call \\u0049nes\""));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, DifferenceModel::BeforeColumn).data(DifferenceModel::SentRole).toByteArray(),
             "");
    QCOMPARE(model.index(0, DifferenceModel::AfterColumn).data(DifferenceModel::SentRole).toByteArray(),
             "\"Call \\u0049nes\"");
    QVERIFY(!model.index(0, DifferenceModel::FieldColumn).data(DifferenceModel::SentRole).isValid());
}

void DifferenceModelTest::listsPeopleWhoJoinedAndLeft()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setVersions(dealWith(contactsOf(link(1, "Legal"))), dealWith(contactsOf(link(2, "Sponsor"))));
    QCOMPARE(model.rowCount(), 2);
    QStringList people;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        people << cells.join(u'|');
    }
    people.sort();
    QVERIFY2(people[0].contains(QStringLiteral("c0a70001")) && people[0].contains(QStringLiteral("|Legal")),
             qPrintable(people[0]));
    QVERIFY2(people[1].contains(QStringLiteral("c0a70002"))
                 && people[1].contains(QStringLiteral("Sponsor")),
             qPrintable(people[1]));
}

void DifferenceModelTest::namesPeopleAsSoonAsTheyAreKnown()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setPeople({{contactId(1), named(1, QStringLiteral("Ines Falk"))}});
    QByteArray introduced = link(1, "Legal");
    introduced.insert(1, "\"introduced_by\":\"c0a70002-0000-4000-8000-000000000001\",");
    model.setVersions(dealWith(contactsOf(link(1, "Legal"))), dealWith(contactsOf(introduced)));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, DifferenceModel::FieldColumn).data().toString(),
             QStringLiteral("Ines Falk: introduced by"));
    const QModelIndex after = model.index(0, DifferenceModel::AfterColumn);
    QCOMPARE(after.data().toString(), QStringLiteral("c0a70002"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setPerson(named(3, QStringLiteral("Somebody Else")));
    QCOMPARE(changed.size(), 0);
    model.setPerson(named(2, QStringLiteral("Per Lund")));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(after.data().toString(), QStringLiteral("Per Lund"));
    model.setPerson(named(2, QStringLiteral("Per Lund-Falk"))); // the newest name counts (decision 6)
    QCOMPARE(after.data().toString(), QStringLiteral("Per Lund-Falk"));
}

void DifferenceModelTest::holdsNothingWhereNothingDiffers()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setVersions(dealWith("\"name\":\"a\",\"amount\":1"), dealWith("\"amount\":1.0, \"name\":\"a\""));
    QCOMPARE(model.rowCount(), 0);
}

void DifferenceModelTest::forgetsTheFormerComparison()
{
    DifferenceModel model(british);
    const QAbstractItemModelTester tester(&model);
    const auto versions = threeVersions();
    model.setVersions(versions[0].deal, versions[2].deal);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.setVersions(versions[1].deal, versions[2].deal);
    QCOMPARE(model.rowCount(), 1);
}

QTEST_GUILESS_MAIN(DifferenceModelTest)
#include "tst_differencemodel.moc"
