// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/texttable.h"

#include "app/export/markup.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class TextTableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesHeadsAndRows();
    void keepsMarkdownFromBeingMarkup_data();
    void keepsMarkdownFromBeingMarkup();
    void keepsHtmlFromBeingMarkup();
    void keepsCellsOfTsvApart();
    void keepsTextFromBeingAFormula_data();
    void keepsTextFromBeingAFormula();
};

void TextTableTest::writesHeadsAndRows()
{
    const TextTable table{{{u"Deal"_s}, {u"Amount"_s, true}},
                          {{u"Crane"_s, u"€48,500"_s}, {u"Bluefin"_s, u"0"_s}}};
    QCOMPARE(tableToTsv(table), u"Deal\tAmount\nCrane\t€48,500\nBluefin\t0\n"_s);
    QCOMPARE(tableToMarkdown(table),
             u"| Deal | Amount |\n| --- | ---: |\n| Crane | €48,500 |\n| Bluefin | 0 |\n"_s);
    QCOMPARE(tableToHtml(table),
             u"<table>\n<thead><tr><th>Deal</th><th align=\"right\">Amount</th></tr>\n</thead>\n"
             "<tbody><tr><td>Crane</td><td align=\"right\">€48,500</td></tr>\n"
             "<tr><td>Bluefin</td><td align=\"right\">0</td></tr>\n</tbody>\n</table>\n"_s);
}

void TextTableTest::keepsMarkdownFromBeingMarkup_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written");
    QTest::newRow("plain") << u"Harbour crane, 12.5 t (new)"_s << u"Harbour crane, 12.5 t (new)"_s;
    QTest::newRow("cell border") << u"a|b"_s << u"a\\|b"_s;
    QTest::newRow("emphasis") << u"*a* _b_ ~c~"_s << u"\\*a\\* \\_b\\_ \\~c\\~"_s;
    QTest::newRow("code") << u"`a`"_s << u"\\`a\\`"_s;
    QTest::newRow("link and picture") << u"![a](http://b)"_s << u"!\\[a\\](http://b)"_s;
    QTest::newRow("element") << u"<script>&amp;"_s << u"\\<script\\>\\&amp;"_s;
    QTest::newRow("backslash before a border") << u"a\\|b"_s << u"a\\\\\\|b"_s;
    QTest::newRow("heading") << u"# a"_s << u"\\# a"_s;
    QTest::newRow("list") << u"- a"_s << u"\\- a"_s;
    QTest::newRow("list behind a blank") << u" + a"_s << u" \\+ a"_s;
    QTest::newRow("numbered list") << u"12. a"_s << u"12\\. a"_s;
    QTest::newRow("day") << u"2026-09-30"_s << u"2026-09-30"_s;
    QTest::newRow("amount") << u"$1,250.50"_s << u"\\$1,250.50"_s;
    QTest::newRow("several lines") << u"a\n- b"_s << u"a<br>\\- b"_s;
    QTest::newRow("isolated name") << u"\u2068a\u2069"_s << u"a"_s;
}

void TextTableTest::keepsMarkdownFromBeingMarkup()
{
    QFETCH(QString, text);
    QTEST(markdownText(text), "written");
}

void TextTableTest::keepsHtmlFromBeingMarkup()
{
    const TextTable table{{{u"<b>"_s}}, {{u"<img src=x onerror=\"a('b')\">\n&amp;"_s}}};
    QCOMPARE(tableToHtml(table),
             u"<table>\n<thead><tr><th>&lt;b&gt;</th></tr>\n</thead>\n"
             "<tbody><tr><td>&lt;img src=x onerror=&quot;a('b')&quot;&gt;<br>&amp;amp;</td></tr>\n"
             "</tbody>\n</table>\n"_s);
}

void TextTableTest::keepsCellsOfTsvApart()
{
    const TextTable table{{{u"a"_s}, {u"b"_s}}, {{u"1\t2"_s, u"3\n4\r5"_s}}};
    QCOMPARE(tableToTsv(table), u"a\tb\n1 2\t3 4 5\n"_s);
}

void TextTableTest::keepsTextFromBeingAFormula_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("written");
    QTest::newRow("formula") << u"=HYPERLINK(\"http://a\")"_s << u"'=HYPERLINK(\"http://a\")"_s;
    QTest::newRow("at sign") << u"@SUM(1)"_s << u"'@SUM(1)"_s;
    QTest::newRow("minus") << u"-1+cmd"_s << u"'-1+cmd"_s;
    QTest::newRow("tab before a formula") << u"\t=1"_s << u"' =1"_s;
    QTest::newRow("negative number") << u"-0.5"_s << u"-0.5"_s;
    QTest::newRow("phone") << u"+351912345678"_s << u"+351912345678"_s;
    QTest::newRow("name") << u"Crane = new"_s << u"Crane = new"_s;
}

void TextTableTest::keepsTextFromBeingAFormula()
{
    QFETCH(QString, cell);
    QFETCH(QString, written);
    const TextTable table{{{u"a"_s}, {u"b"_s, true}}, {{cell, u"-€5"_s}}};
    QCOMPARE(tableToTsv(table), u"a\tb\n"_s + written + u"\t-€5\n"_s);
}

QTEST_GUILESS_MAIN(TextTableTest)
#include "tst_texttable.moc"
