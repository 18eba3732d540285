// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/api/decodedeal.h"

#include <QFile>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

Deal dealWith(const QByteArray &members)
{
    return *decodeDeal(R"({"id":"dea10001-0000-4000-8000-000000000001",)" + members + '}',
                       QUuid(u"dea10001-0000-4000-8000-000000000001"_s));
}

Deal dealOfFile(const QString &path, const QUuid &id)
{
    QFile file(QStringLiteral(TEST_DATA "/") + path);
    return file.open(QIODevice::ReadOnly) ? *decodeDeal(file.readAll(), id) : Deal();
}

DealSource source()
{
    return {true, QDateTime(QDate(2026, 9, 21), QTime(8, 30, 0, 7), QTimeZone::utc()), {}};
}

/// RFC 4180 to the letter: CRLF after each record, quotes only around whole cells and where needed. Nothing
/// for anything else.
QList<QByteArrayList> readStrictly(const QByteArray &csv)
{
    QList<QByteArrayList> records;
    QByteArrayList record;
    qsizetype at = 0;
    while (at < csv.size()) {
        QByteArray cell;
        if (csv[at] == '"') {
            bool isClosed = false;
            bool isNeeded = false;
            for (++at; at < csv.size() && !isClosed;) {
                const bool isDoubled = csv[at] == '"' && at + 1 < csv.size() && csv[at + 1] == '"';
                isClosed = csv[at] == '"' && !isDoubled;
                isNeeded |= isDoubled || QByteArray(",\r\n").contains(csv[at]);
                if (!isClosed)
                    cell += csv[at];
                at += isDoubled ? 2 : 1;
            }
            if (!isClosed || !isNeeded)
                return {};
        } else {
            for (; at < csv.size() && csv[at] != ',' && csv[at] != '\r'; ++at) {
                if (csv[at] == '"' || csv[at] == '\n')
                    return {};
                cell += csv[at];
            }
        }
        record += cell;
        if (csv.mid(at, 1) == ",") {
            ++at;
        } else if (csv.mid(at, 2) == "\r\n") {
            at += 2;
            records += record;
            record.clear();
        } else {
            return {};
        }
    }
    return record.isEmpty() ? records : QList<QByteArrayList>();
}

QByteArray cell(const Deal &deal, const QByteArray &column)
{
    const auto records = readStrictly(dealCsvHeader() + dealCsvRow(deal, source()));
    if (records.size() != 2 || records[0].size() != records[1].size())
        return "not CSV";
    return records[1].value(records[0].indexOf(column), "no such column");
}

} // namespace

class DealCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryColumn();
    void writesWhatWasSent_data();
    void writesWhatWasSent();
    void quotesAsTheStandardSays_data();
    void quotesAsTheStandardSays();
    void writesWhatIsDerived();
    void leavesUnknownEmpty();
    void readsBackEveryOddDeal_data();
    void readsBackEveryOddDeal();
    void putsSeveralDealsUnderOneHeader();
};

void DealCsvTest::namesEveryColumn()
{
    QCOMPARE(
        dealCsvHeader(),
        "id,tenant_id,name,pipeline_id,pipeline_name,stage_id,stage_name,contacts,metadata,created_at,"
        "updated_at,amount,currency,value_period,confidence,expected_close_date,closed_at,won_reason,"
        "lost_reason,next_step,description,source,contact_id,organization_id,deleted_at,derived_outcome,"
        "derived_confidence_percent,derived_weighted,derived_annualised,primary_contact_ids,"
        "contact_count,received_at,missing_since\r\n");
}

void DealCsvTest::writesWhatWasSent_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *name, const QByteArray &member, const QByteArray &column,
                        const QByteArray &value) { QTest::newRow(name) << member << column << value; };
    row("text with escapes", R"("name":"M\u00fcller \"&\" S\u00f6hne")", "name", "Müller \"&\" Söhne");
    row("digits", R"("amount":48500.0)", "amount", "48500.0");
    row("number beyond a double", R"("amount":1e400)", "amount", "1e400");
    row("fraction", R"("confidence":0.60)", "confidence", "0.60");
    row("moment with offset", R"("closed_at":"2026-06-02T18:44:09.5123+02:00")", "closed_at",
        "2026-06-02T18:44:09.5123+02:00");
    row("metadata", R"("metadata":{"a": [1, "b"]})", "metadata", R"({"a": [1, "b"]})");
    row("metadata of text", R"("metadata":"1")", "metadata", R"("1")");
    row("contacts", R"("contacts":[ ])", "contacts", "[ ]");
    row("unreadable text", R"("amount":"48500")", "amount", R"("48500")");
    row("unreadable object", R"("name":{"a":1})", "name", R"({"a":1})");
    row("unreadable day", R"("expected_close_date":"2026-02-30")", "expected_close_date",
        R"("2026-02-30")");
    row("absent", R"("name":"x")", "amount", "");
    row("null", R"("amount":null)", "amount", "");
    row("null metadata", R"("metadata":null)", "metadata", "");
    row("empty text", R"("next_step":"")", "next_step", "");
    row("what looks like a formula", R"("name":"=1+1")", "name", "=1+1");
}

void DealCsvTest::writesWhatWasSent()
{
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, column);
    QTEST(cell(dealWith(member), column), "value");
}

void DealCsvTest::quotesAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("plain") << QByteArray("a b") << QByteArray(",a b,");
    QTest::newRow("comma") << QByteArray("a,b") << QByteArray(",\"a,b\",");
    QTest::newRow("quote") << QByteArray(R"(a\"b)") << QByteArray(",\"a\"\"b\",");
    QTest::newRow("line feed") << QByteArray(R"(a\nb)") << QByteArray(",\"a\nb\",");
    QTest::newRow("carriage return") << QByteArray(R"(a\rb)") << QByteArray(",\"a\rb\",");
}

void DealCsvTest::quotesAsTheStandardSays()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, written);
    const QByteArray csv =
        dealCsvHeader() + dealCsvRow(dealWith("\"next_step\":\"" + sent + '"'), source());
    QVERIFY2(csv.contains(written), csv.constData());
    QCOMPARE(readStrictly(csv).size(), 2);
}

void DealCsvTest::writesWhatIsDerived()
{
    const Deal deal = dealWith(
        R"("amount":1250.5,"currency":"eur","value_period":"monthly","confidence":0.6,"contacts":[)"
        R"({"contact_id":"c0a70002-0000-4000-8000-000000000001","is_primary":true,"created_at":"2026-02-12T00:00:00Z"},)"
        R"({"contact_id":"c0a70003-0000-4000-8000-000000000001"},)"
        R"({"contact_id":"C0A70001-0000-4000-8000-000000000001","is_primary":true,"created_at":"2026-02-11T00:00:00Z"}])");
    QCOMPARE(cell(deal, "derived_outcome"), "open");
    QCOMPARE(cell(deal, "derived_confidence_percent"), "60");
    QCOMPARE(cell(deal, "derived_weighted"), "750.30");
    QCOMPARE(cell(deal, "derived_annualised"), "15006.00");
    QCOMPARE(cell(deal, "primary_contact_ids"),
             "c0a70001-0000-4000-8000-000000000001 c0a70002-0000-4000-8000-000000000001");
    QCOMPARE(cell(deal, "contact_count"), "3");
    QCOMPARE(cell(deal, "received_at"), "2026-09-21T08:30:00.007Z");
}

void DealCsvTest::leavesUnknownEmpty()
{
    const Deal deal = dealWith(R"("confidence":250,"contacts":{})");
    QCOMPARE(cell(deal, "derived_confidence_percent"), "");
    QCOMPARE(cell(deal, "derived_weighted"), "");
    QCOMPARE(cell(deal, "derived_annualised"), "");
    QCOMPARE(cell(deal, "primary_contact_ids"), "");
    QCOMPARE(cell(deal, "contact_count"), "");
    QCOMPARE(cell(dealWith(R"("contacts":[])"), "contact_count"), "0");
}

void DealCsvTest::readsBackEveryOddDeal_data()
{
    QTest::addColumn<QString>("file");
    for (const char *name : {"everyFieldMistyped", "everyFieldNull", "htmlInEveryText", "unknownFields",
                             "directionOverridesInName", "byteOrderMark", "duplicateKeys"})
        QTest::newRow(name) << u"odd/"_s + QString::fromLatin1(name) + u".json"_s;
}

void DealCsvTest::readsBackEveryOddDeal()
{
    QFETCH(QString, file);
    const QUuid id(u"0dd00001-0000-4000-8000-000000000001"_s);
    QCOMPARE(cell(dealOfFile(file, id), "id"), "0dd00001-0000-4000-8000-000000000001");
}

void DealCsvTest::putsSeveralDealsUnderOneHeader()
{
    const Deal first = dealWith(R"("name":"a")");
    const Deal second = dealWith(R"("name":"b")");
    const auto records =
        readStrictly(dealCsvHeader() + dealCsvRow(first, source()) + dealCsvRow(second, source()));
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[1].value(2), "a");
    QCOMPARE(records[2].value(2), "b");
}

QTEST_GUILESS_MAIN(DealCsvTest)
#include "tst_dealcsv.moc"
