// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/dealtext.h"
#include "app/text/querytext.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 11, 30);
const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QString inWords(const QString &filter)
{
    return withoutIsolation(filterText(parseDealQuery(filter, today), british));
}

} // namespace

class QueryTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheFilterInWords_data();
    void saysTheFilterInWords();
    void joinsConditions();
    void keepsTypedTextApart();
    void saysWhatWasNotUsed_data();
    void saysWhatWasNotUsed();
    void explainsEveryModifier();
};

void QueryTextTest::saysTheFilterInWords_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *filter, const char *text) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(text);
    };
    row("", "");
    row("stage:", "");
    row("Crane", "Contains “crane”");
    row("-\"harbour crane\"", "Not: contains “harbour crane”");
    row("role:buyer", "A contact's role contains “buyer”");
    row("contact:Inês", "A contact contains “ines”");
    row("was:80000", "An earlier version contained “80000”");
    row("stage:Proposal", "Stage contains “proposal”");
    row("stage=\"Proposal sent\"", "Stage is “proposal sent”");
    row("-stage:none", "Not: stage not set");
    row("pipeline:Projects", "Pipeline contains “projects”");
    row("currency:eur", "Currency contains “EUR”");
    row("period:once", "Period is “one time”");
    row("period:weekly", "Period contains “weekly”");
    row("outcome:won", "Outcome is Won");
    row("amount>50000", "Amount above 50,000 in any currency");
    row("amount<=1250.50", "Amount at most 1,250.5 in any currency");
    row("amount:1000..5000", "Amount from 1,000 to 5,000 in any currency");
    row("amount:none", "Amount not set");
    row("weighted<20k", "Weighted amount below 20,000 in any currency");
    row("confidence>=60", "Confidence at least 60 %");
    row("confidence:20..40", "Confidence from 20 % to 40 %");
    row("close<30d", "Closes until 30 Dec 2026");
    row("close>30d", "Closes from 31 Dec 2026");
    row("close:2026-12", "Closes from 1 Dec 2026 to 31 Dec 2026");
    row("close:today", "Closes on 30 Nov 2026");
    row("close:none", "Expected close not set");
    row("updated:7d", "Changed in the CRM from 23 Nov 2026 to 30 Nov 2026");
    row("stale:", "Last checked until 28 Nov 2026");
    row("overdue:", "Overdue");
    row("pinned:no", "Not: pinned");
    row("changed:", "Changed since you last looked");
    row("missing:", "No longer available");
    row("visited:", "Opened before");
}

void QueryTextTest::saysTheFilterInWords()
{
    QFETCH(QString, filter);
    QTEST(inWords(filter), "text");
}

void QueryTextTest::joinsConditions()
{
    QCOMPARE(inWords(u"stage:proposal crane amount>50k close<30d"_s),
             u"Contains “crane”; stage contains “proposal”; amount above 50,000 in any currency; "
             "closes until 30 Dec 2026"_s);
}

void QueryTextTest::keepsTypedTextApart()
{
    const QString typed = u"stage:\"a\u202eb %1\""_s;
    const QString text = filterText(parseDealQuery(typed, today), british);
    QCOMPARE(text, u"Stage contains “\u2068a‹RLO›b %1\u2069”"_s);
}

void QueryTextTest::saysWhatWasNotUsed_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown modifier")
        << u"foo:bar"_s << u"“foo:bar” is searched as words, since there is no such modifier."_s;
    QTest::newRow("bad value") << u"amount>abc"_s
                               << u"“amount>abc” is left out, since its value is not understood."_s;
    QTest::newRow("no value") << u"stage:"_s << u"“stage:” still needs a value."_s;
    QTest::newRow("any currency") << u"amount>5"_s
                                  << u"“amount>5” compares the numbers alone, whatever their currency."_s;
    QTest::newRow("Japanese") << u"商事"_s << u"“商事” is found only where a word begins with it."_s;
}

void QueryTextTest::saysWhatWasNotUsed()
{
    QFETCH(QString, filter);
    const DealQuery query = parseDealQuery(filter, today);
    QCOMPARE(query.notes.size(), 1u);
    QTEST(withoutIsolation(queryNoteText(query.notes.front())), "text");
}

void QueryTextTest::explainsEveryModifier()
{
    const std::vector<QueryModifier> all = queryModifiers();
    for (const QueryModifier &modifier : all)
        QVERIFY2(!queryHelpText(modifier).isEmpty(), qPrintable(modifier.word));
    QCOMPARE(queryHelpText({u"was"_s, {}}), u"A value that the deal had before"_s);
    QCOMPARE(queryHelpText({u"foo"_s, {}}), QString());
}

QTEST_GUILESS_MAIN(QueryTextTest)
#include "tst_querytext.moc"
