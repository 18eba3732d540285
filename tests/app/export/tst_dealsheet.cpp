// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealsheet.h"

#include "app/api/decodecontact.h"
#include "app/api/decodedeal.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale c = QLocale::c();
const QDate today(2026, 9, 21);
const QUuid craneId(u"dea10001-0000-4000-8000-000000000001"_s);
const QUuid ines(u"c0a70001-0000-4000-8000-000000000001"_s);

Deal dealWith(const QByteArray &members)
{
    return *decodeDeal(R"({"id":"dea10001-0000-4000-8000-000000000001",)" + members + '}', craneId);
}

DealSource copied()
{
    return {false, QDateTime(QDate(2026, 9, 21), QTime(8, 30), QTimeZone::utc()), {}};
}

QString valueOf(const DealSheet &sheet, const QString &label)
{
    for (const DealSheet::Section &section : sheet.sections) {
        for (const DealSheet::Row &row : section.rows) {
            if (row.label == label)
                return row.value;
        }
    }
    return u"no such row"_s;
}

const QByteArray twoContacts =
    R"("contacts":[{"contact_id":"c0a70002-0000-4000-8000-000000000001","role":"Technical"},)"
    R"({"contact_id":"c0a70001-0000-4000-8000-000000000001","is_primary":true,"role":null}])";

People inesAlone()
{
    const auto contact = decodeContact(
        R"({"id":"c0a70001-0000-4000-8000-000000000001","display_name":"Ines Duarte","channels":[)"
        R"({"type":"email","value":"ines@harbour.example"}]})",
        ines);
    return {{ines, Person{ines, std::make_shared<const Contact>(*contact), {}, false, {}}}};
}

} // namespace

class DealSheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEveryStateApart();
    void putsPrimaryContactsFirstAndSaysWhatIsNotLoaded();
    void saysHowOldTheCopyIs();
    void leavesOutTheTenant();
    void keepsForeignTextFromBeingMarkup();
    void writesWhatIsDoubtful();
    void writesTheSameInEachForm();
};

void DealSheetTest::tellsEveryStateApart()
{
    const DealSheet sheet = dealSheet(
        dealWith(R"("name":"Crane","amount":0,"currency":"EUR","expected_close_date":"2026-02-30")"),
        copied(), today, c);
    QCOMPARE(sheet.title, u"Crane"_s);
    QCOMPARE(valueOf(sheet, u"Amount"_s), u"€0.00"_s);
    QCOMPARE(valueOf(sheet, u"Expected close"_s), u"unreadable: 2026-02-30"_s);
    QCOMPARE(valueOf(sheet, u"Next step"_s), u"not set"_s);
}

void DealSheetTest::putsPrimaryContactsFirstAndSaysWhatIsNotLoaded()
{
    const DealSheet sheet = dealSheet(dealWith(twoContacts), copied(), today, c, inesAlone());
    QCOMPARE(sheet.contactsTitle, u"Contacts (2)"_s);
    QCOMPARE(sheet.contacts.rows.size(), 2u);
    QCOMPARE(sheet.contacts.rows[0],
             QStringList({u"Primary"_s, u"Ines Duarte"_s, u"–"_s, u"ines@harbour.example"_s, u"–"_s, u"–"_s,
                          u"c0a70001-0000-4000-8000-000000000001"_s}));
    QCOMPARE(sheet.contacts.rows[1],
             QStringList({QString(), u"not loaded"_s, u"Technical"_s, u"not loaded"_s, u"not loaded"_s,
                          u"–"_s, u"c0a70002-0000-4000-8000-000000000001"_s}));
}

void DealSheetTest::saysHowOldTheCopyIs()
{
    DealSource source = copied();
    QCOMPARE(dealSheet(dealWith(R"("name":"a")"), source, today, c).source,
             u"A copy, received 21 Sep 2026, 08:30."_s);
    source.missingSince = QDateTime(QDate(2026, 9, 1), QTime(8, 0), QTimeZone::utc());
    QVERIFY(dealSheet(dealWith(R"("name":"a")"), source, today, c)
                .source.contains(u"No longer available in the CRM since 1 Sep 2026"_s));
}

void DealSheetTest::leavesOutTheTenant()
{
    const DealSheet sheet = dealSheet(
        dealWith(R"("tenant_id":"7e000001-0000-4000-8000-000000000001","name":"a")"), copied(), today, c);
    QVERIFY(!sheetToHtml(sheet).contains(u"7e000001"_s));
}

void DealSheetTest::keepsForeignTextFromBeingMarkup()
{
    QFile file(QStringLiteral(TEST_DATA "/odd/htmlInEveryText.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto deal = decodeDeal(file.readAll(), QUuid(u"0dd00001-0000-4000-8000-000000000001"_s));
    QVERIFY(deal);
    const DealSheet sheet = dealSheet(*deal, copied(), today, c);
    static const QRegularExpression foreignElement(
        u"<(?!/?(table|thead|tbody|tr|th|td|h1|h2|p|ul|li|br)[ >])"_s);
    QVERIFY2(!sheetToHtml(sheet).contains(foreignElement), qPrintable(sheetToHtml(sheet)));
    static const QRegularExpression bareElement(u"(?<!\\\\)<(?!br>)"_s);
    QVERIFY2(!sheetToMarkdown(sheet).contains(bareElement), qPrintable(sheetToMarkdown(sheet)));
}

void DealSheetTest::writesWhatIsDoubtful()
{
    const DealSheet sheet =
        dealSheet(dealWith(R"("name":"a","amount":1,"expected_close_date":"2026-09-01","stage_name":1)"),
                  copied(), today, c);
    QCOMPARE(sheet.lists.size(), 2u);
    QVERIFY(!sheet.lists[0].lines.isEmpty());
    QVERIFY(sheet.lists[1].lines.contains(u"stage_name: expected string"_s));
    QVERIFY(sheetToMarkdown(sheet).contains(u"- stage\\_name: expected string\n"_s));
    QVERIFY(sheetToHtml(sheet).contains(u"<li>stage_name: expected string</li>"_s));
}

void DealSheetTest::writesTheSameInEachForm()
{
    const DealSheet sheet =
        dealSheet(dealWith(R"("name":"Crane & Co",)" + twoContacts), copied(), today, c);
    QVERIFY(sheetToMarkdown(sheet).startsWith(u"# Crane \\& Co\n\nOpen · "_s));
    QVERIFY(sheetToHtml(sheet).startsWith(u"<h1>Crane &amp; Co</h1>\n<p>Open · "_s));
    QVERIFY(sheetToTsv(sheet).startsWith(u"Field\tValue\n"_s));
    for (const QString &text : {sheetToMarkdown(sheet), sheetToHtml(sheet), sheetToTsv(sheet)}) {
        QVERIFY2(text.contains(u"Technical"_s), qPrintable(text));
        QVERIFY2(text.contains(u"c0a70002-0000-4000-8000-000000000001"_s), qPrintable(text));
        QVERIFY2(text.contains(u"not set"_s), qPrintable(text));
    }
}

QTEST_GUILESS_MAIN(DealSheetTest)
#include "tst_dealsheet.moc"
