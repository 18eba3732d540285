// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/database.h"

#include <QTest>

#include <vector>

using namespace sidelight;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bindsAsManyValuesAsAStatementHas();
    void failsWithAnotherNumberOfValues_data();
    void failsWithAnotherNumberOfValues();
    void failsWithMoreValuesThanItHasNamesFor();
    void holdsLessForAWhile();

private:
    Database m_database;
};

void DatabaseTest::init()
{
    QVERIFY(m_database.open(QString(), Database::Access::ReadWrite));
}

void DatabaseTest::bindsAsManyValuesAsAStatementHas()
{
    Rows rows = m_database.query("SELECT ? - ?", {7, 3});
    QVERIFY(rows.next());
    QCOMPARE(rows.integer(0), qint64(4));
}

void DatabaseTest::failsWithAnotherNumberOfValues_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("none") << 0;
    QTest::newRow("one too few") << 1;
    QTest::newRow("one too many") << 3;
}

void DatabaseTest::failsWithAnotherNumberOfValues()
{
    QFETCH(int, count);
    const std::vector<QVariant> values(std::size_t(count), QVariant(1));
    QVERIFY(!m_database.query("SELECT ?, ?", values).next());
    QVERIFY(m_database.hasFailed());
    QCOMPARE(m_database.takeFailure().detail,
             QStringLiteral("another number of values than in: SELECT ?, ?"));
    QVERIFY(m_database.query("SELECT ?, ?", {1, 2}).next());
}

void DatabaseTest::failsWithMoreValuesThanItHasNamesFor()
{
    constexpr std::size_t tooMany = 65;
    static const QByteArray sql = "SELECT ?" + QByteArray(", ?").repeated(int(tooMany) - 1);
    const std::vector<QVariant> values(tooMany, QVariant(1));
    QVERIFY(!m_database.query(sql.constData(), values).next());
    QVERIFY(m_database.hasFailed());
    (void)m_database.takeFailure();
    QVERIFY(m_database.query("SELECT 1").next());
}

void DatabaseTest::holdsLessForAWhile()
{
    const auto cache = [this] {
        Rows rows = m_database.query("SELECT cache_size FROM pragma_cache_size");
        return rows.next() ? rows.integer(0) : 0;
    };
    m_database.setCache(8'192);
    QCOMPARE(cache(), qint64(-8'192));
    for (int time = 0; time < 2; ++time) {
        const CacheLimit limit(m_database, 256);
        QCOMPARE(cache(), qint64(-256));
    }
    QCOMPARE(cache(), qint64(-8'192));
    QCOMPARE(m_database.cache(), 8'192);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
