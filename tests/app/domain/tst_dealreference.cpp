// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealreference.h"

#include "app/domain/identifier.h"

#include <QTest>

using namespace sidelight;

class DealReferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheOnlyIdInTheText_data();
    void readsTheOnlyIdInTheText();
    void prefersTheIdAfterDeals_data();
    void prefersTheIdAfterDeals();
    void rejectsTextWithoutOneId_data();
    void rejectsTextWithoutOneId();
    void readsTextUpTo4096Characters();
    void keepsTheTypedTextOutOfTheError();
    void knowsATextOfSeveralDeals_data();
    void knowsATextOfSeveralDeals();
};

void DealReferenceTest::readsTheOnlyIdInTheText_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("bare", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("blanks around", " \t 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 \r\n");
    row("no-break spaces around", "\u00a06f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13\u00a0");
    row("zero-width characters around", "\ufeff\u200b6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13\u200b");
    row("upper case", "6F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13");
    row("braces", "{6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13}");
    row("urn", "urn:uuid:6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("quotation marks", "\"6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13\"");
    row("angle brackets", "<https://app.example/d/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13>");
    row("link, ID in the path", "https://app.example/crm/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13/edit");
    row("link, ID in the query",
        "https://app.example/open?deal=6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13&tab=1");
    row("link, ID in the fragment", "https://app.example/#6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("link, braces encoded", "https://app.example/d/%7B6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13%7D");
    row("link, slashes encoded",
        "https://mail.example/?url=https%3A%2F%2Fapp.example%2Fd%2F6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("encoded hyphens", "6f1c8a52%2D3b0e%2d4d8e%2D9a41%2D5c2f7e9b0d13");
    row("encoded letters beyond ASCII around", "%C3%A96f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13%C3%A9");
    row("percent sign that encodes nothing", "at 60% 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("percent sign at the end", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 at 60%");
    row("half an encoding at the end", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 %7");
    row("command line form", "sidelight://deal/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("plural and upper case", "SIDELIGHT://DEALS/6F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13");
    row("text around", "Ines asked about 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13, please call.");
    row("text on several lines", "Deal:\n6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13\nThanks");
    row("full stop after it", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13.");
    row("hyphens with blanks around", "- 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 - Harbour");
    row("hyphens at both ends", "-6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13-");
    row("underscores around", "deal_6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13_copy");
    row("file name", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13.json");
    row("Arabic text around", "صفقة 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 جديدة");
    row("letters beyond ASCII next to it", "é6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13ß");
    row("emoji next to it", "🤝6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13🤝");
    row("the same ID twice, in either case",
        "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 6F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13");
    row("beside a broken one", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1");
}

void DealReferenceTest::readsTheOnlyIdInTheText()
{
    QFETCH(QString, text);
    const auto id = parseDealReference(text);
    QVERIFY(id);
    QCOMPARE(identifierText(*id), QStringLiteral("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13"));
}

void DealReferenceTest::prefersTheIdAfterDeals_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("tenant before it", "https://app.example/t/7e4a0001-0000-4000-8000-000000000001/deals/"
                            "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("contact after it", "https://app.example/deals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13/contacts/"
                            "c0a70001-0000-4000-8000-000000000001");
    row("pipeline in the query", "https://app.example/deal/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13?pipeline="
                                 "b1be0001-0000-4000-8000-000000000001");
    row("upper case", "HTTPS://APP.EXAMPLE/T/7E4A0001-0000-4000-8000-000000000001/DEALS/"
                      "6F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13");
    row("braces", "https://app.example/deals/{6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13}?tenant="
                  "7e4a0001-0000-4000-8000-000000000001");
    row("link inside a link", "https://mail.example/?url=https%3A%2F%2Fapp.example%2Fdeals%2F"
                              "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13&data="
                              "7e4a0001-0000-4000-8000-000000000001");
    row("relative", "deals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 7e4a0001-0000-4000-8000-000000000001");
    row("named twice", "deals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 7e4a0001-0000-4000-8000-000000000001 "
                       "deal/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("another word that ends so", "mydeals/7e4a0001-0000-4000-8000-000000000001 "
                                     "deals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
}

void DealReferenceTest::prefersTheIdAfterDeals()
{
    QFETCH(QString, text);
    const auto id = parseDealReference(text);
    QVERIFY(id);
    QCOMPARE(identifierText(*id), QStringLiteral("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13"));
}

void DealReferenceTest::rejectsTextWithoutOneId_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("detail");
    const QString none = QStringLiteral("no deal ID in it");
    const QString two = QStringLiteral("2 different IDs in it");
    const auto row = [](const char *name, const char *text, const QString &detail) {
        QTest::newRow(name) << QString::fromUtf8(text) << detail;
    };
    row("empty", "", QStringLiteral("nothing was typed"));
    row("blanks", " \t\r\n\u00a0", QStringLiteral("nothing was typed"));
    row("words", "harbour crane", none);
    row("zeros", "00000000-0000-0000-0000-000000000000",
        QStringLiteral("the ID is all zeros, which names nothing"));
    row("trailing letter", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13x", none);
    row("trailing group", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13-0001", none);
    row("leading letter", "x6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13", none);
    row("leading group", "0001-6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13", none);
    row("one digit too few", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1", none);
    row("one digit too many", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d133", none);
    row("one digit too many in front", "06f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13", none);
    row("one digit too many after deals/", "deals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d133", none);
    row("no hyphens", "6f1c8a523b0e4d8e9a415c2f7e9b0d13", none);
    row("hyphens of another kind", "6f1c8a52‑3b0e‑4d8e‑9a41‑5c2f7e9b0d13", none);
    row("letter g", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1g", none);
    row("blank inside", "6f1c8a52-3b0e-4d8e-9a41- 5c2f7e9b0d13", none);
    row("fullwidth digits", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d１３", none);
    row("two IDs", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 7e4a0001-0000-4000-8000-000000000001", two);
    row("two IDs after deals/",
        "deals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 deals/7e4a0001-0000-4000-8000-000000000001", two);
    row("two IDs, one after another word that ends so",
        "mydeals/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 7e4a0001-0000-4000-8000-000000000001", two);
}

void DealReferenceTest::rejectsTextWithoutOneId()
{
    QFETCH(QString, text);
    QFETCH(QString, detail);
    const auto id = parseDealReference(text);
    QVERIFY(!id);
    QCOMPARE(id.error().kind, Error::Kind::BadReference);
    QCOMPARE(id.error().detail, detail);
}

void DealReferenceTest::readsTextUpTo4096Characters()
{
    const QString id = QStringLiteral("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13"); // 36 characters
    const auto longest = parseDealReference(QString(4060, u'.') + id);
    QVERIFY(longest);
    QCOMPARE(identifierText(*longest), id);
    QVERIFY(parseDealReference(QString(5000, u' ') + id));

    for (const QString &text : {QString(4061, u'.') + id, id + QString(4061, u'.'), QString(5000, u'6')}) {
        const auto refused = parseDealReference(text);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::BadReference);
        QCOMPARE(refused.error().detail, QStringLiteral("more than 4096 characters"));
    }
    // Almost an ID, over and over: nothing for a pattern to get lost in.
    QVERIFY(!parseDealReference(QStringLiteral("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1").repeated(117)));
    QVERIFY(!parseDealReference(QStringLiteral("deals/").repeated(682)));
}

void DealReferenceTest::keepsTheTypedTextOutOfTheError()
{
    const auto id = parseDealReference(u"bsk_live_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq");
    QVERIFY(!id);
    QVERIFY(!id.error().detail.contains(u"bsk_"));
}

void DealReferenceTest::knowsATextOfSeveralDeals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isSeveral");
    const QString one = QStringLiteral("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    const QString other = QStringLiteral("7e4a0001-0000-4000-8000-000000000001");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("one ID") << one << false;
    QTest::newRow("one ID twice") << one + u'\n' + one.toUpper() << false;
    QTest::newRow("two lines") << one + u'\n' + other << true;
    QTest::newRow("a link of a deal of a company")
        << QStringLiteral("https://app.example/companies/") + other + QStringLiteral("/deals/") + one
        << false;
    QTest::newRow("two links") << QStringLiteral("deals/") + one + QStringLiteral(" deals/") + other
                               << true;
    QTest::newRow("at the beginning of a long text")
        << one + u'\n' + other + QString(100'000, u'.') << true;
    QTest::newRow("far behind, where nobody looks") << one + QString(100'000, u'.') + other << false;
}

void DealReferenceTest::knowsATextOfSeveralDeals()
{
    QFETCH(QString, text);
    QTEST(namesSeveralDeals(text), "isSeveral");
}

QTEST_GUILESS_MAIN(DealReferenceTest)
#include "tst_dealreference.moc"
