// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include "app/api/decodedeal.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale c = QLocale::c();
const QDate today(2026, 9, 21);

Deal dealWith(const QByteArray &members)
{
    return *decodeDeal(R"({"id":"dea10001-0000-4000-8000-000000000001",)" + members + '}',
                       QUuid(u"dea10001-0000-4000-8000-000000000001"_s));
}

DealSource live()
{
    return {true, QDateTime(QDate(2026, 9, 21), QTime(8, 30), QTimeZone::utc()), {}};
}

const QByteArray required =
    R"("tenant_id":"7e000001-0000-4000-8000-000000000001",)"
    R"("pipeline_id":"b1e00001-0000-4000-8000-000000000001","pipeline_name":"Projects",)"
    R"("stage_id":"57a00001-0000-4000-8000-000000000001","stage_name":"Proposal sent","metadata":null,)"
    R"("created_at":"2026-02-11T08:15:30Z","updated_at":"2026-06-02T16:44:09Z",)";

QByteArray contact(const QByteArray &number, const QByteArray &isPrimary, const QByteArray &role)
{
    return R"({"id":"11110000-0000-4000-8000-0000000000)" + number
           + R"(","deal_id":"dea10001-0000-4000-8000-000000000001","contact_id":"c0a700)" + number
           + R"(-0000-4000-8000-000000000001","tenant_id":"7e000001-0000-4000-8000-000000000001","is_primary":)"
           + isPrimary + R"(,"role":)" + role + R"(,"metadata":{},"created_at":"2026-02-)" + number
           + R"(T08:15:30Z","updated_at":"2026-02-11T08:15:30Z"})";
}

} // namespace

class DealPlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsADealOnOneScreen();
    void tellsWhatDoesNotFitAndWhatIsMissing();
    void namesPeopleThatAreKnown();
    void followsTheLocale();
    void tellsWhereACopyCameFrom();
    void keepsLinesWithinTheTerminal();
    void letsNoForeignControlCharacterThrough_data();
    void letsNoForeignControlCharacterThrough();
    void letsNoControlCharacterOfAnyOddDealThrough();
};

void DealPlainTextTest::tellsADealOnOneScreen()
{
    const Deal deal = dealWith(
        required + R"("name":"Harbour crane retrofit","amount":48500.0,"currency":"EUR",)"
        + R"("value_period":"one_time","confidence":60,"expected_close_date":"2026-09-30",)"
        + R"("next_step":"Call Ines about the delivery window","description":"First line\n\nThird line",)"
        + R"("contacts":[)" + contact("12", "false", "null") + ','
        + contact("11", "true", R"("Decision maker")") + "]");
    QCOMPARE(dealToText(deal, live(), today, c), uR"(Harbour crane retrofit
Open · Projects › Proposal sent
€48,500.00 one time · weighted €29,100.00 at 60 %

Confidence      60 %
Expected close  30 Sep 2026 · in 9 days
Next step       Call Ines about the delivery window
Created         11 Feb 2026, 08:15
Updated         2 Jun 2026, 16:44
Description     First line

                Third line
Deal ID         dea10001-0000-4000-8000-000000000001
Pipeline ID     b1e00001-0000-4000-8000-000000000001
Stage ID        57a00001-0000-4000-8000-000000000001

Contacts (2)
*  primary  Contact c0a70011  Decision maker, linked 11 Feb 2026
            Contact c0a70012  no role, linked 12 Feb 2026

Live, received 21 Sep 2026, 08:30.
)"_s);
}

void DealPlainTextTest::tellsWhatDoesNotFitAndWhatIsMissing()
{
    const Deal deal =
        dealWith(required
                 + R"("name":" ","amount":"5","confidence":250,"expected_close_date":"2026-09-19",)"
                   R"("contacts":[],"won_reason":"soon","x":{"y":1})");
    QCOMPARE(dealToText(deal, live(), today, c), uR"((untitled) dea10001
Open · Projects › Proposal sent
unreadable: 5

Confidence      250 (unusual)
Expected close  19 Sep 2026 · 2 days overdue
Next step       not set
Created         11 Feb 2026, 08:15
Updated         2 Jun 2026, 16:44
Won because     soon
Deal ID         dea10001-0000-4000-8000-000000000001
Pipeline ID     b1e00001-0000-4000-8000-000000000001
Stage ID        57a00001-0000-4000-8000-000000000001
x               {"y":1}

No contacts

What does not fit together
-  The deal is open, although a reason for winning it is filled in.
-  The deal is still open, although its expected close has passed.

What could not be read as expected
-  amount: expected number

Live, received 21 Sep 2026, 08:30.
)"_s);
}

void DealPlainTextTest::namesPeopleThatAreKnown()
{
    const Deal deal =
        dealWith(required + R"("name":"Crane",)" + R"("contacts":[)" + contact("12", "false", "null") + ','
                 + contact("11", "true", R"("Buyer")") + "]");
    Contact ines;
    ines.displayName = u"Ines\x1b[31mVarga"_s; // a terminal would turn red
    Person known;
    known.id = QUuid(u"c0a70011-0000-4000-8000-000000000001"_s);
    known.contact = std::make_shared<const Contact>(ines);
    const QString text = dealToText(deal, live(), today, c, {{known.id, known}});
    QVERIFY2(text.contains(u"*  primary  Contact c0a70011  Ines [31mVarga  Buyer, linked "_s),
             qPrintable(text));
    QVERIFY2(text.contains(u"Contact c0a70012                  no role, linked "_s), qPrintable(text));
    QVERIFY(!text.contains(u'\x1b'));
}

void DealPlainTextTest::followsTheLocale()
{
    const Deal deal = dealWith(R"("name":"x","amount":1250.5,"currency":"EUR","value_period":"monthly")");
    const QString text = dealToText(deal, live(), today, QLocale(QLocale::German, QLocale::Germany));
    QVERIFY2(text.contains(u"\n1.250,50\u00a0€ per month · 15.006,00\u00a0€ a year\n"), qPrintable(text));
    QVERIFY(text.contains(u"Live, received 21. Sept. 2026, 08:30.\n"));
}

void DealPlainTextTest::tellsWhereACopyCameFrom()
{
    DealSource source = live();
    source.isLive = false;
    QVERIFY(dealToText(dealWith(R"("name":"x")"), source, today, c)
                .endsWith(u"\n\nA copy, received 21 Sep 2026, 08:30.\n"));
    source.error = Error{Error::Kind::Offline, u"host not found"_s};
    QVERIFY(dealToText(dealWith(R"("name":"x")"), source, today, c)
                .endsWith(u"\n\nA copy, received 21 Sep 2026, 08:30. No connection to the service.\n"));
}

void DealPlainTextTest::keepsLinesWithinTheTerminal()
{
    const QByteArray text = QByteArray("a few words ").repeated(40);
    const QByteArray key = QByteArray("key_").repeated(30);
    const Deal deal =
        dealWith("\"name\":\"" + text + R"(","next_step":")" + text + R"(","description":")" + text
                 + "\",\"" + key + R"(":"v","contacts":[)" + contact("11", "true", '"' + text + '"') + ']');
    const auto lines = dealToText(deal, live(), today, c).split(u'\n');
    for (const QString &line : lines)
        QVERIFY2(line.size() <= 80 || line.startsWith(u"key_"), qPrintable(line));
    QVERIFY(
        std::count_if(lines.cbegin(), lines.cend(), [](const QString &line) { return line.size() > 60; })
        > 12);
}

void DealPlainTextTest::letsNoForeignControlCharacterThrough_data()
{
    QTest::addColumn<QByteArray>("member");
    // ESC, CSI of C1, CR, BEL, DEL, NEL, RLO and PDI.
    const QByteArray evil = R"("\u001b[2J\u009b31m\r\u0007\u007f\u0085\u202etxt\u2069")";
    for (const char *field :
         {"name", "pipeline_name", "stage_name", "currency", "value_period", "won_reason", "lost_reason",
          "next_step", "description", "source", "amount", "confidence", "expected_close_date", "closed_at",
          "contacts", "contact_id", "x"})
        QTest::newRow(field) << '"' + QByteArray(field) + "\":" + evil;
    QTest::newRow("key of an unknown field") << evil + ":1";
    QTest::newRow("role") << R"("contacts":[)" + contact("11", "true", evil) + ']';
    QTest::newRow("unreadable role") << R"("contacts":[)" + contact("11", "true", "[" + evil + "]") + ']';
}

void DealPlainTextTest::letsNoForeignControlCharacterThrough()
{
    QFETCH(QByteArray, member);
    const QByteArray amount = member.contains("\"currency\"") ? QByteArray(R"("amount":5,)") : QByteArray();
    const QString text = dealToText(dealWith(amount + member), live(), today, c);
    QVERIFY2(text.contains(u"[2J"), qPrintable(text));
    for (const QChar character : text) {
        QVERIFY(character == u'\n' || character.category() != QChar::Other_Control);
        QVERIFY(character.unicode() < 0x202a || character.unicode() > 0x202e);
        QVERIFY(character.unicode() < 0x2066 || character.unicode() > 0x2069);
    }
}

void DealPlainTextTest::letsNoControlCharacterOfAnyOddDealThrough()
{
    const QDir folder(QStringLiteral(TEST_DATA "/odd"));
    int read = 0;
    for (const QString &name : folder.entryList({u"*.json"_s})) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto deal = decodeDeal(file.readAll(), QUuid(u"0dd00001-0000-4000-8000-000000000001"_s));
        if (!deal)
            continue;
        ++read;
        for (const QChar character : dealToText(*deal, live(), today, c))
            QVERIFY(character == u'\n' || character.category() != QChar::Other_Control);
    }
    QVERIFY(read > 20);
}

QTEST_GUILESS_MAIN(DealPlainTextTest)
#include "tst_dealplaintext.moc"
