// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/verify.h"

#include "app/store/answers.h"
#include "app/store/database.h"
#include "app/store/pruning.h"
#include "app/store/schema.h"

#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"

#include <QRegularExpression>

using namespace sidelight;

namespace {

constexpr int pageSize = 4096;
const StorePlace account{{}, QUrl(QStringLiteral("https://crm.example")), KeyKind::None};

/// Six versions of two deals, the first pruned.
void fill(Database &database)
{
    const char *const bodies[] = {"one|s|", "two|s|", "three|s|", "four|s|", "five|s|", "six|s|"};
    int number = 0;
    for (const char *body : bodies) {
        ++number;
        QVERIFY(
            appendAnswer(database, plainDerivation(),
                         {RecordKind::Deal, number % 3 ? dealA : dealB, body, minute(number), tenantOne}));
    }
    QVERIFY(!pruneBodies(database, minute(3)));
}

/// What verify names, as one line each.
QStringList found(Database &database)
{
    QStringList lines;
    const auto report = verifyChain(database);
    if (!report)
        return {report.error().detail};
    for (const VerifyProblem &problem : report->problems)
        lines << QStringLiteral("%1 %2: %3")
                     .arg(int(problem.kind))
                     .arg(problem.place)
                     .arg(problem.detail.left(60));
    return lines;
}

QVariant valueOf(Database &database, const QString &table, const QString &column, int place)
{
    const QByteArray sql = "SELECT " + column.toLatin1() + " FROM " + table.toLatin1()
                           + (place ? " WHERE place = " + QByteArray::number(place) : QByteArray());
    static QList<QByteArray> kept; // a statement is known by its address
    kept << sql;
    Rows rows = database.query(kept.last().constData());
    return rows.next() ? rows[0] : QVariant();
}

/// As SQL spells it.
QString literal(const QVariant &value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    if (value.typeId() == QMetaType::QByteArray)
        return QStringLiteral("X'%1'").arg(QLatin1StringView(value.toByteArray().toHex()));
    if (value.typeId() == QMetaType::QString)
        return QStringLiteral("'%1'").arg(value.toString());
    return value.toString();
}

/// The same with one byte changed, for each of its bytes, and of another type or gone.
QVariantList changed(const QVariant &value)
{
    QVariantList all;
    if (value.isNull())
        return {QStringLiteral(""), QByteArray("x"), QStringLiteral("pruned")};
    if (value.typeId() == QMetaType::LongLong) {
        for (int byte = 0; byte < 8; ++byte)
            all << (value.toLongLong() ^ (1LL << (8 * byte)));
        return all;
    }
    const bool isText = value.typeId() == QMetaType::QString;
    const QByteArray bytes = isText ? value.toString().toLatin1() : value.toByteArray();
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        QByteArray other = bytes;
        other[at] = char(other[at] ^ 1);
        all << (isText ? QVariant(QString::fromLatin1(other)) : QVariant(other));
    }
    all << QVariant();
    if (!isText)
        all << bytes.chopped(1);
    return all;
}

} // namespace

class VerifyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothingInWhatIsWhole();
    void namesEachChangedByte_data();
    void namesEachChangedByte();
    void namesATypeThatChanged();
    void namesRowsThatAreMissing();
    void namesEachByteOfTheFile_data();
    void namesEachByteOfTheFile();
    void isNotMisledByWritesMeanwhile();
};

void VerifyTest::findsNothingInWhatIsWhole()
{
    Database database;
    QVERIFY(database.open({}, Database::Access::ReadWrite));
    QVERIFY(createSchema(database, account));
    QCOMPARE(found(database), QStringList());
    fill(database);
    QCOMPARE(found(database), QStringList());
    QCOMPARE(verifyChain(database)->pruned, 1);
    QCOMPARE(verifyChain(database)->head,
             valueOf(database, QStringLiteral("chain"), QStringLiteral("head"), 0).toByteArray());
}

void VerifyTest::namesEachChangedByte_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<int>("places"); // 0: there is one row
    for (const char *column :
         {"place", "kind", "id", "received_at", "codec", "body_hash", "hash", "gone", "body"})
        QTest::newRow(column) << QStringLiteral("version") << QString::fromLatin1(column) << 6;
    QTest::newRow("head") << QStringLiteral("chain") << QStringLiteral("head") << 0;
    QTest::newRow("count") << QStringLiteral("chain") << QStringLiteral("count") << 0;
}

void VerifyTest::namesEachChangedByte()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(int, places);
    Database database;
    QVERIFY(database.open({}, Database::Access::ReadWrite));
    QVERIFY(createSchema(database, account));
    fill(database);
    // The types and bounds of the schema are no help against a disk.
    QVERIFY(database.execute(QStringLiteral("PRAGMA ignore_check_constraints = ON")));
    for (int place = places ? 1 : 0; place <= places; ++place) {
        const QVariant value = valueOf(database, table, column, place);
        for (const QVariant &other : changed(value)) {
            const QString change = QStringLiteral("UPDATE %1 SET %2 = %3").arg(table, column);
            const QString where = places ? QStringLiteral(" WHERE place = %1").arg(place) : QString();
            if (!database.execute(change.arg(literal(other)) + where)) {
                (void)database.takeFailure(); // NOT NULL, or a place that is taken
                continue;
            }
            const QStringList lines = found(database);
            QVERIFY2(!lines.isEmpty(), qPrintable(change.arg(literal(other)) + where));
            const bool isMoved = column == u"place";
            const QString back =
                isMoved ? QStringLiteral(" WHERE place = %1").arg(other.toLongLong()) : where;
            QVERIFY(database.execute(change.arg(literal(value)) + back));
            QCOMPARE(found(database), QStringList());
            // The row itself is named, or the one behind it, whose link leads here.
            if (places && !isMoved)
                QVERIFY2(lines.filter(QRegularExpression(
                                          QStringLiteral("^\\d (%1|%2):").arg(place).arg(place + 1)))
                                     .size()
                                 == lines.size()
                             || place == places,
                         qPrintable(lines.join(u'\n')));
        }
    }
}

void VerifyTest::namesATypeThatChanged()
{
    Database database;
    QVERIFY(database.open({}, Database::Access::ReadWrite));
    QVERIFY(createSchema(database, account));
    fill(database);
    QVERIFY(
        database.execute(QStringLiteral("UPDATE version SET body = CAST(body AS TEXT) WHERE place = 2")));
    QCOMPARE(found(database), QStringList(QStringLiteral("3 2: the type of a column")));
}

void VerifyTest::namesRowsThatAreMissing()
{
    Database database;
    QVERIFY(database.open({}, Database::Access::ReadWrite));
    QVERIFY(createSchema(database, account));
    fill(database);
    QVERIFY(database.execute(QStringLiteral("DELETE FROM version WHERE place IN (2, 3, 6)")));
    const auto report = verifyChain(database);
    QCOMPARE(report->problems.size(), std::size_t(2));
    QCOMPARE(report->problems.at(0).kind, VerifyProblem::Kind::Missing);
    QCOMPARE(report->problems.at(0).place, 2);
    QCOMPARE(report->problems.at(0).last, 3);
    QCOMPARE(report->problems.at(1).place, 6);
    QVERIFY(database.execute(QStringLiteral("DELETE FROM version")));
    QCOMPARE(found(database), QStringList(QStringLiteral("2 1: there is no such row")));
}

void VerifyTest::namesEachByteOfTheFile_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<int>("changes");
    for (const int changes : {0x01, 0x10, 0xff}) {
        QTest::addRow("versions, ^ %d", changes) << QByteArray("version") << changes;
        QTest::addRow("head and count, ^ %d", changes) << QByteArray("chain") << changes;
    }
}

void VerifyTest::namesEachByteOfTheFile()
{
    QFETCH(QByteArray, table);
    QFETCH(int, changes);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("one.sqlite"));
    qint64 root = 0;
    {
        writeBytes(file, {});
        Database database;
        QVERIFY(database.open(file, Database::Access::ReadWrite));
        QVERIFY(createSchema(database, account));
        fill(database);
        Rows rows = database.query("SELECT rootpage FROM sqlite_schema WHERE name = ?",
                                   {QString::fromLatin1(table)});
        QVERIFY(rows.next());
        root = rows.integer(0);
    }
    const QByteArray whole = bytesOf(file);
    const qsizetype page = (root - 1) * pageSize;
    const auto number = [&whole, page](int at) {
        return quint8(whole[page + at]) << 8 | quint8(whole[page + at + 1]);
    };
    QCOMPARE(int(whole[page]), 13); // a leaf of a table
    const int pointersEnd = 8 + 2 * number(3);
    const int cells = number(5);
    QFile raw(file);
    QVERIFY(raw.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    int tried = 0;
    for (int at = 0; at < pageSize; ++at) {
        if (at == pointersEnd)
            at = cells; // nothing stands in between
        QVERIFY(raw.seek(page + at) && raw.putChar(char(whole[page + at] ^ changes)));
        {
            Database database;
            QVERIFY(database.open(file, Database::Access::ReadOnly));
            QVERIFY2(!found(database).isEmpty(), qPrintable(QString::number(at)));
        }
        QVERIFY(raw.seek(page + at) && raw.putChar(whole[page + at]));
        ++tried;
    }
    QVERIFY(tried > (table == "chain" ? 40 : 600));
    Database database;
    QVERIFY(database.open(file, Database::Access::ReadOnly));
    QCOMPARE(found(database), QStringList());
}

// Another program may append while the rows are being read.
void VerifyTest::isNotMisledByWritesMeanwhile()
{
    StoreStage reading;
    StoreStage writing;
    QVERIFY(reading.open());
    std::vector<PastAnswer> answers;
    for (int i = 0; i < 5'000; ++i)
        answers.push_back({dealB, QByteArray::number(i), minute(i), false});
    QVERIFY(reading.counted([&] { reading.store.seed(answers); }));
    QVERIFY(writing.open(reading.place()));
    for (int i = 0; i < 10; ++i) {
        reading.report.reset();
        reading.store.verify();
        for (int j = 0; !reading.report; ++j)
            QVERIFY(writing.append(dealA, QByteArray::number(100 * i + j), minute(j)));
        const auto &report = *reading.report;
        QVERIFY(report);
        QVERIFY2(report->problems.empty(),
                 report->problems.empty() ? "" : qPrintable(report->problems.front().detail));
    }
}

QTEST_GUILESS_MAIN(VerifyTest)
#include "tst_verify.moc"
