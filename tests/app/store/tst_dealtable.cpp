// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/dealtable.h"

#include "app/store/answers.h"
#include "app/store/database.h"
#include "app/store/schema.h"

#include "tests/support/storestage.h"

using namespace sidelight;

namespace {

constexpr int deals = 10;
constexpr int atOnce = 3;

QUuid dealNumber(int number)
{
    return QUuid(uint(number), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}

/// Counts what it makes.
Derivation counting(int number, int &made)
{
    Derivation derivation = plainDerivation(number);
    derivation.row = [row = derivation.row, &made](const QByteArray &body, const QUuid &id) {
        ++made;
        return row(body, id);
    };
    return derivation;
}

bool rebuild(Database &database, const Derivation &derivation, RebuildStep step)
{
    const auto isDone = rebuildDeals(database, derivation, step, atOnce);
    return isDone && *isDone;
}

void append(Database &database, const Derivation &derivation, const QUuid &id, const QByteArray &body)
{
    QVERIFY(appendAnswer(database, derivation, {RecordKind::Deal, id, body, minute(1), tenantOne}));
}

} // namespace

class DealTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goesOnWhereAFormerRunEnded();
    void skipsNoDealForAnAppendMeanwhile();
    void leavesItToOtherCodeThatBegan();

private:
    std::unique_ptr<Database> m_database;
};

void DealTableTest::init()
{
    m_database = std::make_unique<Database>();
    QVERIFY(m_database->open({}, Database::Access::ReadWrite));
    QVERIFY(createSchema(*m_database, {{}, QUrl(QStringLiteral("https://crm.example")), KeyKind::None}));
    for (int i = 0; i < deals; ++i)
        append(*m_database, plainDerivation(), dealNumber(i), QByteArray::number(i));
}

void DealTableTest::goesOnWhereAFormerRunEnded()
{
    int made = 0;
    const Derivation derivation = counting(2, made);
    QVERIFY(!rebuild(*m_database, derivation, RebuildStep::First));
    QVERIFY(*isDerivedByOther(*m_database, derivation));
    QVERIFY(!rebuild(*m_database, derivation, RebuildStep::First)); // each in a run of its own
    QVERIFY(!rebuild(*m_database, derivation, RebuildStep::First));
    QVERIFY(rebuild(*m_database, derivation, RebuildStep::First));
    QCOMPARE(made, deals);
    QVERIFY(!*isDerivedByOther(*m_database, derivation));
    QCOMPARE(listDeals(*m_database, DealGroup::All, 100)->rows.size(), std::size_t(deals));
    // And again from the start for the next one.
    QVERIFY(!rebuild(*m_database, counting(3, made), RebuildStep::First));
    QCOMPARE(listDeals(*m_database, DealGroup::All, 100)->rows.size(), std::size_t(atOnce));
}

void DealTableTest::skipsNoDealForAnAppendMeanwhile()
{
    int made = 0;
    const Derivation derivation = counting(2, made);
    QVERIFY(!rebuild(*m_database, derivation, RebuildStep::First));
    append(*m_database, derivation, dealNumber(deals), "new");
    append(*m_database, derivation, dealNumber(deals - 1), "changed");
    QVERIFY(!rebuild(*m_database, derivation, RebuildStep::First));
    QVERIFY(!rebuild(*m_database, derivation, RebuildStep::Further));
    QVERIFY(rebuild(*m_database, derivation, RebuildStep::Further));
    QCOMPARE(listDeals(*m_database, DealGroup::All, 100)->rows.size(), std::size_t(deals + 1));
}

void DealTableTest::leavesItToOtherCodeThatBegan()
{
    int made = 0;
    QVERIFY(!rebuild(*m_database, counting(2, made), RebuildStep::First));
    QVERIFY(!rebuild(*m_database, counting(3, made), RebuildStep::First));
    QVERIFY(rebuild(*m_database, counting(2, made), RebuildStep::Further)); // nothing left to do
    QCOMPARE(made, 2 * atOnce);
    QVERIFY(!rebuild(*m_database, counting(3, made), RebuildStep::Further));
    QCOMPARE(made, 3 * atOnce);
}

QTEST_GUILESS_MAIN(DealTableTest)
#include "tst_dealtable.moc"
