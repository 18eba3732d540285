// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealquery.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

using What = DealCondition::What;
using How = DealCondition::How;
using In = SearchTerm::In;
using Kind = QueryNote::Kind;

const QDate today(2026, 11, 30); // a Monday

DealQuery parsed(const QString &text)
{
    return parseDealQuery(text, today);
}

DealCondition textCondition(What what, How how, const char *text)
{
    DealCondition condition;
    condition.what = what;
    condition.how = how;
    condition.text = QString::fromUtf8(text);
    return condition;
}

DealCondition numberCondition(What what, How how, Decimal number, Decimal upTo = {})
{
    DealCondition condition;
    condition.what = what;
    condition.how = how;
    condition.number = number;
    condition.upTo = upTo;
    return condition;
}

DealCondition holding(What what, bool isNegated = false)
{
    DealCondition condition;
    condition.what = what;
    condition.isNegated = isNegated;
    return condition;
}

} // namespace

class DealQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksTheIndexForWords_data();
    void asksTheIndexForWords();
    void readsConditions_data();
    void readsConditions();
    void readsDays_data();
    void readsDays();
    void readsNumbers_data();
    void readsNumbers();
    void notesWhatItCannotUse_data();
    void notesWhatItCannotUse();
    void takesAllPartsTogether();
    void givesAnExampleOfEachModifierThatWorks();
};

void DealQueryTest::asksTheIndexForWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::vector<SearchTerm>>("terms");
    const auto row = [](const char *name, const char *text, const std::vector<SearchTerm> &terms) {
        QTest::newRow(name) << QString::fromUtf8(text) << terms;
    };
    row("nothing", "  ", {});
    row("words", "Harbour CRÂNE", {{In::Anywhere, {u"harbour"_s}}, {In::Anywhere, {u"crane"_s}}});
    row("phrase", "\"Harbour crane\" x",
        {{In::Anywhere, {u"harbour"_s, u"crane"_s}}, {In::Anywhere, {u"x"_s}}});
    row("curly quotes", "“harbour crane”", {{In::Anywhere, {u"harbour"_s, u"crane"_s}}});
    row("phrase still being typed", "\"harbour cr", {{In::Anywhere, {u"harbour"_s, u"cr"_s}}});
    row("inches", "27\" screen", {{In::Anywhere, {u"27"_s}}, {In::Anywhere, {u"screen"_s}}});
    row("negated", "-crane -\"a b\"",
        {{In::Anywhere, {u"crane"_s}, true}, {In::Anywhere, {u"a"_s, u"b"_s}, true}});
    row("lone hyphen", "a - b", {{In::Anywhere, {u"a"_s}}, {In::Anywhere, {u"b"_s}}});
    row("email", "ines@acme.example", {{In::Anywhere, {u"ines"_s, u"acme"_s, u"example"_s}}});
    row("modifier's word alone", "overdue", {{In::Anywhere, {u"overdue"_s}}});
    row("phone with blanks", "+1 (555) 010 ines",
        {{In::Anywhere, {u"1555010"_s}}, {In::Anywhere, {u"ines"_s}}});
    row("ID", "DEA10001-0000-4000-8000-000000000001",
        {{In::Anywhere, {u"dea10001000040008000000000000001"_s}}});
    row("link", "https://crm.example/deals/dea10001-0000-4000-8000-000000000001?tab=2",
        {{In::Anywhere, {u"dea10001000040008000000000000001"_s}}});
    row("roles", "role:\"decision maker\" -role:user",
        {{In::Role, {u"decision"_s, u"maker"_s}}, {In::Role, {u"user"_s}, true}});
    row("contact", "contact:Inês", {{In::Contact, {u"ines"_s}}});
    row("contact by phone", "contact:+1 (555) 010", {{In::Contact, {u"1555010"_s}}});
    row("past", "WAS:80,000", {{In::Past, {u"80000"_s}}});
    row("time of day", "10:30", {{In::Anywhere, {u"10"_s, u"30"_s}}});
    row("less than in a text", "a<b", {{In::Anywhere, {u"a"_s, u"b"_s}}});
}

void DealQueryTest::asksTheIndexForWords()
{
    QFETCH(QString, text);
    const DealQuery query = parsed(text);
    QTEST(query.terms, "terms");
    QVERIFY(query.conditions.empty());
    QVERIFY(query.notes.empty());
}

void DealQueryTest::readsConditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<DealCondition>("condition");
    const auto row = [](const char *text, const DealCondition &condition) {
        QTest::newRow(text) << QString::fromUtf8(text) << condition;
    };
    row("stage:Proposal", textCondition(What::Stage, How::Contains, "proposal"));
    row("stage:\"Proposal  Sent\"", textCondition(What::Stage, How::Contains, "proposal sent"));
    row("stage=\"Proposal sent\"", textCondition(What::Stage, How::Is, "proposal sent"));
    row("stage:none", textCondition(What::Stage, How::NotSet, ""));
    row("stage:\"none\"", textCondition(What::Stage, How::Contains, "none"));
    row("Pipeline:Straße", textCondition(What::Pipeline, How::Contains, "strasse"));
    row("currency=EUR", textCondition(What::Currency, How::Is, "eur"));
    row("period:year", textCondition(What::Period, How::Contains, "annual"));
    row("period:\"one time\"", textCondition(What::Period, How::Contains, "one_time"));
    row("period:weekly", textCondition(What::Period, How::Contains, "weekly"));
    row("amount:none", numberCondition(What::Amount, How::NotSet, {}));
    row("confidence:60%", numberCondition(What::Confidence, How::Is, {60, 0}));
    row("confidence:>=60", numberCondition(What::Confidence, How::AtLeast, {60, 0}));
    row("confidence:20..40", numberCondition(What::Confidence, How::Between, {20, 0}, {40, 0}));
    row("confidence:40..20", numberCondition(What::Confidence, How::Between, {20, 0}, {40, 0}));
    row("overdue:", holding(What::Overdue));
    row("overdue:yes", holding(What::Overdue));
    row("overdue:no", holding(What::Overdue, true));
    row("-overdue:", holding(What::Overdue, true));
    row("-overdue:no", holding(What::Overdue));
    row("changed:", holding(What::Changed));
    row("pinned:", holding(What::Pinned));
    row("missing:", holding(What::Missing));
    row("visited:no", holding(What::Visited, true));
    DealCondition outcome;
    outcome.what = What::Outcome;
    outcome.how = How::Is;
    outcome.outcome = Outcome::Won;
    row("outcome:Won", outcome);
    outcome.isNegated = true;
    row("-outcome=won", outcome);
    DealCondition stale;
    stale.what = What::Checked;
    stale.how = How::Is;
    stale.to = QDate(2026, 11, 28);
    row("stale:", stale);
}

void DealQueryTest::readsConditions()
{
    QFETCH(QString, text);
    QFETCH(DealCondition, condition);
    const DealQuery query = parsed(text);
    QCOMPARE(query.conditions.size(), 1u);
    QVERIFY(query.conditions.front() == condition);
    QVERIFY(query.terms.empty());
    QVERIFY(query.notes.empty());
}

void DealQueryTest::readsDays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    const QDate open;
    const auto row = [](const char *text, QDate from, QDate to) {
        QTest::newRow(text) << QString::fromUtf8(text) << from << to;
    };
    row("close:2026-12-24", {2026, 12, 24}, {2026, 12, 24});
    row("close<2026-12-24", open, {2026, 12, 23});
    row("close<=2026-12-24", open, {2026, 12, 24});
    row("close>2026-12-24", {2026, 12, 25}, open);
    row("close>=2026-12-24", {2026, 12, 24}, open);
    row("close:2026-02", {2026, 2, 1}, {2026, 2, 28});
    row("close<2026-02", open, {2026, 1, 31});
    row("close>2026-02", {2026, 3, 1}, open);
    row("close:2026", {2026, 1, 1}, {2026, 12, 31});
    row("close:2026-Q3", {2026, 7, 1}, {2026, 9, 30});
    row("close:today", today, today);
    row("close:tomorrow", {2026, 12, 1}, {2026, 12, 1});
    row("close<=yesterday", open, {2026, 11, 29});
    row("close:this-week", {2026, 11, 30}, {2026, 12, 6});
    row("close:last-week", {2026, 11, 23}, {2026, 11, 29});
    row("close:this-month", {2026, 11, 1}, {2026, 11, 30});
    row("close:next-month", {2026, 12, 1}, {2026, 12, 31});
    row("close:next-quarter", {2027, 1, 1}, {2027, 3, 31});
    row("close:last-year", {2025, 1, 1}, {2025, 12, 31});
    row("close<30d", open, {2026, 12, 30});
    row("close:30d", today, {2026, 12, 30});
    row("close>30d", {2026, 12, 31}, open);
    row("close>=2w", {2026, 12, 14}, open);
    row("close<3m", open, {2027, 2, 28});
    row("close:30d..60d", {2026, 12, 30}, {2027, 1, 29});
    row("close:2026-09..2026-10", {2026, 9, 1}, {2026, 10, 31});
    row("close:2026-10..2026-09", {2026, 9, 1}, {2026, 10, 31});
    row("close:..today", open, today);
    row("close:2026-12-01..", {2026, 12, 1}, open);
    row("updated:7d", {2026, 11, 23}, today);
    row("updated<7d", {2026, 11, 23}, open);
    row("updated>7d", open, {2026, 11, 22});
    row("checked:14d..7d", {2026, 11, 16}, {2026, 11, 23});
    row("checked:7d..14d", {2026, 11, 16}, {2026, 11, 23});
}

void DealQueryTest::readsDays()
{
    QFETCH(QString, text);
    const DealQuery query = parsed(text);
    QVERIFY(query.notes.empty());
    QCOMPARE(query.conditions.size(), 1u);
    QCOMPARE(query.conditions.front().how, How::Is);
    QTEST(query.conditions.front().from, "from");
    QTEST(query.conditions.front().to, "to");
}

void DealQueryTest::readsNumbers_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<Decimal>("number");
    const auto row = [](const char *value, Decimal number) {
        QTest::newRow(value) << QString::fromUtf8(value) << number;
    };
    row("50000", {50000, 0});
    row("-50", {-50, 0});
    row("50.25", {5025, 2});
    row("50,000", {50000, 0});
    row("1,250,000.5", {12500005, 1});
    row("50'000", {50000, 0});
    row("50_000", {50000, 0});
    row("50k", {50000, 0});
    row("1.5M", {1500000, 0});
    row("50.000", {50, 0});
}

void DealQueryTest::readsNumbers()
{
    QFETCH(QString, value);
    QFETCH(Decimal, number);
    const DealQuery query = parsed(u"amount>"_s + value);
    QCOMPARE(query.conditions.size(), 1u);
    QCOMPARE(query.conditions.front().how, How::Above);
    QCOMPARE(compared(query.conditions.front().number, number), 0);
    QCOMPARE(query.notes, (std::vector<QueryNote>{{Kind::AnyCurrency, u"amount>"_s + value}}));
}

void DealQueryTest::notesWhatItCannotUse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("terms");
    const auto row = [](const char *text, Kind kind, int terms = 0) {
        QTest::newRow(text) << QString::fromUtf8(text) << kind << terms;
    };
    row("stage:", Kind::NoValue);
    row("-stage:\"", Kind::NoValue);
    row("amount>", Kind::NoValue);
    row("role:", Kind::NoValue);
    row("amount>abc", Kind::BadValue);
    row("amount>50,5", Kind::BadValue);
    row("amount>50,00", Kind::BadValue);
    row("amount>1e5", Kind::BadValue);
    row("amount><5", Kind::BadValue);
    row("amount>1..5", Kind::BadValue);
    row("amount>99999999999999999999", Kind::BadValue);
    row("stage<a", Kind::BadValue);
    row("outcome:maybe", Kind::BadValue);
    row("overdue:perhaps", Kind::BadValue);
    row("close:2026-02-30", Kind::BadValue);
    row("close:2026-13", Kind::BadValue);
    row("close:2026-q5", Kind::BadValue);
    row("close:0000", Kind::BadValue);
    row("close:..", Kind::BadValue);
    row("close:someday", Kind::BadValue);
    row("close:next-decade", Kind::BadValue);
    row("foo:bar", Kind::UnknownModifier, 1);
    row("商事", Kind::CjkWithin, 1);
}

void DealQueryTest::notesWhatItCannotUse()
{
    QFETCH(QString, text);
    QFETCH(Kind, kind);
    const DealQuery query = parsed(text);
    QCOMPARE(query.notes, (std::vector<QueryNote>{{kind, text}}));
    QVERIFY(query.conditions.empty());
    QTEST(int(query.terms.size()), "terms");
}

void DealQueryTest::takesAllPartsTogether()
{
    const DealQuery query = parsed(u"crane stage:\"proposal sent\" -overdue: amount:1000..5000 role:"_s);
    QCOMPARE(query.terms, (std::vector<SearchTerm>{{In::Anywhere, {u"crane"_s}}}));
    QCOMPARE(query.conditions.size(), 3u);
    QVERIFY(query.conditions[0] == textCondition(What::Stage, How::Contains, "proposal sent"));
    QVERIFY(query.conditions[1] == holding(What::Overdue, true));
    QVERIFY(query.conditions[2] == numberCondition(What::Amount, How::Between, {1000, 0}, {5000, 0}));
    QCOMPARE(query.notes, (std::vector<QueryNote>{{Kind::AnyCurrency, u"amount:1000..5000"_s},
                                                  {Kind::NoValue, u"role:"_s}}));
    QVERIFY(!query.isEmpty());
    QVERIFY(parsed(u"role:"_s).isEmpty());
}

void DealQueryTest::givesAnExampleOfEachModifierThatWorks()
{
    const std::vector<QueryModifier> all = queryModifiers();
    QCOMPARE(all.size(), 20u);
    for (const QueryModifier &modifier : all) {
        QVERIFY(modifier.example.startsWith(modifier.word));
        const DealQuery query = parsed(modifier.example);
        QCOMPARE(query.terms.size() + query.conditions.size(), 1u);
        QVERIFY(query.notes.empty() || query.notes.front().kind == Kind::AnyCurrency);
    }
}

QTEST_GUILESS_MAIN(DealQueryTest)
#include "tst_dealquery.moc"
