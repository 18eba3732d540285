// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/api/decodedeal.h"
#include "app/domain/identifier.h"
#include "app/domain/moment.h"
#include "app/domain/sentfields.h"
#include "tests/app/export/strictcsv.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
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

QByteArray bodyOfFile(const QString &path)
{
    QFile file(QStringLiteral(TEST_DATA "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DealSource source()
{
    return {true, QDateTime(QDate(2026, 9, 21), QTime(8, 30, 0, 7), QTimeZone::utc()), {}};
}

/// The model's own value as the cell must say it; the field is read from the cell as the model reads
/// answers.
bool says(const QByteArray &cell, const Field<QString> &field)
{
    return QString::fromUtf8(cell) == (field.get() ? *field : QString());
}

bool says(const QByteArray &cell, const Field<Number> &field)
{
    return cell == (field.get() ? field->token : QByteArray());
}

bool says(const QByteArray &cell, const Field<QUuid> &field)
{
    return field.get() ? parseIdentifier(cell) == *field : cell.isEmpty();
}

bool says(const QByteArray &cell, const Field<Moment> &field)
{
    return field.get() ? parseMoment(cell) == *field : cell.isEmpty();
}

bool says(const QByteArray &cell, const Field<QDate> &field)
{
    return field.get() ? parseDay(cell) == *field : cell.isEmpty();
}

/// Columns of the row that do not say what the model holds.
QByteArrayList wrongColumns(const Deal &deal, const QByteArrayList &heads, const QByteArrayList &row)
{
    QByteArrayList wrong;
    const auto check = [&](const char *column, const auto &field) {
        const QByteArray cell = row.value(heads.indexOf(column), "no such column");
        if (field.isUnreadable() ? cell != deal.raw(field.raw()) : !says(cell, field))
            wrong += column;
    };
    check("id", Field<QUuid>(deal.id));
    check("tenant_id", deal.tenantId);
    check("name", deal.name);
    check("pipeline_id", deal.pipelineId);
    check("pipeline_name", deal.pipelineName);
    check("stage_id", deal.stageId);
    check("stage_name", deal.stageName);
    check("created_at", deal.createdAt);
    check("updated_at", deal.updatedAt);
    check("amount", deal.amount);
    check("currency", deal.currency);
    check("value_period", deal.valuePeriod);
    check("confidence", deal.confidence);
    check("expected_close_date", deal.expectedCloseDate);
    check("closed_at", deal.closedAt);
    check("won_reason", deal.wonReason);
    check("lost_reason", deal.lostReason);
    check("next_step", deal.nextStep);
    check("description", deal.description);
    check("source", deal.source);
    check("contact_id", deal.contactId);
    check("organization_id", deal.organizationId);
    check("deleted_at", deal.deletedAt);
    const QByteArray metadata = deal.metadata.get() ? deal.raw(deal.metadata->span).toByteArray() : "";
    if (row.value(heads.indexOf("metadata")) != metadata && !deal.metadata.isUnreadable())
        wrong += "metadata";
    const QByteArray contacts =
        deal.contacts.hasValue() ? deal.raw(deal.contactsSpan).toByteArray() : QByteArray();
    if (row.value(heads.indexOf("contacts")) != contacts && !deal.contacts.isUnreadable())
        wrong += "contacts";
    return wrong;
}

QByteArray cell(const Deal &deal, const QByteArray &column)
{
    const auto records = readStrictly(dealCsvHeader() + dealCsvRow(deal, source()).text);
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
    void readsBackEveryFixtureAsTheModel_data();
    void readsBackEveryFixtureAsTheModel();
    void guardsWhatLooksLikeAFormula_data();
    void guardsWhatLooksLikeAFormula();
    void guardsTextsAlone();
    void separatesAsAsked_data();
    void separatesAsAsked();
    void beginsWithAByteOrderMarkWhereAsked();
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
        dealCsvHeader() + dealCsvRow(dealWith("\"next_step\":\"" + sent + '"'), source()).text;
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

void DealCsvTest::readsBackEveryFixtureAsTheModel_data()
{
    QTest::addColumn<QString>("file");
    const QStringList noDeals{u"cutShort.json"_s, u"idMissing.json"_s, u"invalidUtf8.json"_s,
                              u"notAnObject.json"_s};
    for (const QString &folder : {u"deals"_s, u"odd"_s}) {
        const QStringList files =
            QDir(QStringLiteral(TEST_DATA "/") + folder).entryList({u"*.json"_s}, QDir::Files);
        QVERIFY(!files.isEmpty());
        for (const QString &file : files) {
            if (!noDeals.contains(file))
                QTest::newRow(qPrintable(file)) << folder + u'/' + file;
        }
    }
}

void DealCsvTest::readsBackEveryFixtureAsTheModel()
{
    QFETCH(QString, file);
    const QByteArray body = bodyOfFile(file);
    static const QRegularExpression firstId(u"\"id\": *\"([^\"]+)\""_s);
    const QUuid id(firstId.match(QString::fromUtf8(body)).captured(1));
    const auto deal = decodeDeal(body, id);
    QVERIFY(deal);
    for (const char separator : {',', ';', '\t'}) {
        const CsvOptions options{separator};
        const auto records =
            readStrictly(dealCsvHeader(options) + dealCsvRow(*deal, source(), options).text, separator);
        QCOMPARE(records.size(), 2);
        QCOMPARE(records[0].size(), records[1].size());
        QCOMPARE(wrongColumns(*deal, records[0], records[1]), QByteArrayList());
    }
}

void DealCsvTest::guardsWhatLooksLikeAFormula_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("'=1+1");
    QTest::newRow("plus") << QByteArray("+A1") << QByteArray("'+A1");
    QTest::newRow("minus") << QByteArray("-2") << QByteArray("'-2");
    QTest::newRow("at") << QByteArray("@SUM(A1)") << QByteArray("'@SUM(A1)");
    QTest::newRow("tab") << QByteArray(R"(\t=1)") << QByteArray("'\t=1");
    QTest::newRow("carriage return") << QByteArray(R"(\r=1)") << QByteArray("'\r=1");
    QTest::newRow("command") << QByteArray(R"(=cmd|' /C calc'!A0)") << QByteArray("'=cmd|' /C calc'!A0");
    QTest::newRow("phone number") << QByteArray("+15550100123") << QByteArray("+15550100123");
    QTest::newRow("phone number and more") << QByteArray("+1555+A1") << QByteArray("'+1555+A1");
    QTest::newRow("plus alone") << QByteArray("+") << QByteArray("'+");
    QTest::newRow("later in the text") << QByteArray("a=1") << QByteArray("a=1");
    QTest::newRow("blank before it") << QByteArray(" =1") << QByteArray(" =1");
    QTest::newRow("apostrophe") << QByteArray("'=1") << QByteArray("'=1");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void DealCsvTest::guardsWhatLooksLikeAFormula()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, written);
    const Deal deal = dealWith("\"next_step\":\"" + sent + '"');
    const CsvRow row = dealCsvRow(deal, source(), {',', false, true});
    const auto records = readStrictly(dealCsvHeader() + row.text);
    QCOMPARE(records.size(), 2);
    const QByteArray cell = records[1].value(records[0].indexOf("next_step"));
    QCOMPARE(cell, written);
    QCOMPARE(row.guarded, deal.nextStep->toUtf8() == written ? 0 : 1);
    QCOMPARE(dealCsvRow(deal, source()).guarded, 0);
}

void DealCsvTest::guardsTextsAlone()
{
    const Deal deal =
        dealWith(R"("amount":-48500,"currency":"EUR","confidence":50,"name":"=1","source":"@2",)"
                 R"("metadata":-1,"won_reason":-5,"lost_reason":"\u002D")");
    const CsvRow row = dealCsvRow(deal, source(), {',', false, true});
    QCOMPARE(row.guarded, 3);
    const auto records = readStrictly(dealCsvHeader() + row.text);
    QCOMPARE(records.size(), 2);
    const auto cellOf = [&](const char *column) { return records[1].value(records[0].indexOf(column)); };
    QCOMPARE(cellOf("amount"), "-48500");
    QCOMPARE(cellOf("metadata"), "-1");
    QCOMPARE(cellOf("won_reason"), "-5");
    QCOMPARE(cellOf("derived_weighted"), "-24250.00");
    QCOMPARE(cellOf("name"), "'=1");
    QCOMPARE(cellOf("source"), "'@2");
    QCOMPARE(cellOf("lost_reason"), "'-");
}

void DealCsvTest::separatesAsAsked_data()
{
    QTest::addColumn<char>("separator");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("comma") << ',' << QByteArray(",\"a,b\",");
    QTest::newRow("semicolon") << ';' << QByteArray(";a,b;");
    QTest::newRow("tab") << '\t' << QByteArray("\ta,b\t");
}

void DealCsvTest::separatesAsAsked()
{
    QFETCH(char, separator);
    QFETCH(QByteArray, written);
    const CsvOptions options{separator};
    const Deal deal = dealWith(R"("next_step":"a,b")");
    QVERIFY(dealCsvRow(deal, source(), options).text.contains(written));
    QVERIFY(dealCsvHeader(options).startsWith(QByteArray("id") + separator + "tenant_id" + separator));
}

void DealCsvTest::beginsWithAByteOrderMarkWhereAsked()
{
    QVERIFY(dealCsvHeader({',', true}).startsWith("\xEF\xBB\xBFid,"));
    QVERIFY(dealCsvHeader().startsWith("id,"));
}

void DealCsvTest::putsSeveralDealsUnderOneHeader()
{
    const Deal first = dealWith(R"("name":"a")");
    const Deal second = dealWith(R"("name":"b")");
    const auto records = readStrictly(dealCsvHeader() + dealCsvRow(first, source()).text
                                      + dealCsvRow(second, source()).text);
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[1].value(2), "a");
    QCOMPARE(records[2].value(2), "b");
}

QTEST_GUILESS_MAIN(DealCsvTest)
#include "tst_dealcsv.moc"
