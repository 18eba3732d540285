// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/pasttext.h"

#include "app/api/decodedeal.h"
#include "app/text/dealtext.h"
#include "app/text/translations.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

Deal decoded(const QByteArray &members)
{
    const QByteArray id = "dea10001-0000-4000-8000-000000000001";
    const auto deal = decodeDeal("{\"id\":\"" + id + "\"" + (members.isEmpty() ? "" : ",") + members + '}',
                                 QUuid::fromString(QLatin1StringView(id)));
    return deal ? *deal : Deal();
}

QString changes(const QByteArray &before, const QByteArray &after, int most = 3)
{
    const Deal old = decoded(before);
    const Deal young = decoded(after);
    return changesText(differences(old, young), old, young, english, most);
}

DealVersion version(int number, DealVersion::Body body, const QByteArray &members = {})
{
    DealVersion made;
    made.number = number;
    made.body = body;
    if (body == DealVersion::Body::Kept)
        made.deal = std::make_shared<const Deal>(decoded(members));
    return made;
}

QByteArray link(int number, const QByteArray &role = "null")
{
    const QByteArray digit = QByteArray::number(number);
    return "{\"id\":\"11aa000" + digit + "-0000-4000-8000-000000000000\",\"contact_id\":\"c0a7000" + digit
           + "-0000-4000-8000-000000000000\",\"role\":" + role + '}';
}

} // namespace

class PastTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), english); }

    void sumsUpChanges_data();
    void sumsUpChanges();
    void saysNothingWithoutDifferences();
    void limitsHowManyAreSaid();
    void saysWhatChangedSinceTheLastLook();
    void isolatesForeignText();
    void shortensLongTexts();
    void sumsUpSlips_data();
    void sumsUpSlips();
    void usesTheReadersNumbers();
    void saysHowLongInTheStage_data();
    void saysHowLongInTheStage();
    void explainsHowLongInTheStage();
    void sumsUpVersions_data();
    void sumsUpVersions();
};

void PastTextTest::sumsUpChanges_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QString &text) { QTest::newRow(name) << before << after << text; };
    row("stage before amount", R"("amount":40000,"currency":"EUR","stage_name":"Qualified")",
        R"("amount":48500,"currency":"EUR","stage_name":"Proposal sent")",
        u"Stage Qualified → Proposal sent, amount €40,000.00 → €48,500.00"_s);
    row("what comes with a stage",
        R"("stage_name":"A","stage_id":"57a60001-0000-4000-8000-000000000000","updated_at":"2026-06-02T16:44:09Z")",
        R"("stage_name":"B","stage_id":"57a60002-0000-4000-8000-000000000000","updated_at":"2026-06-03T16:44:09Z")",
        u"Stage A → B"_s);
    row("stage of the same name", R"("stage_name":"A","stage_id":"57a60001-0000-4000-8000-000000000000")",
        R"("stage_name":"A","stage_id":"57a60002-0000-4000-8000-000000000000")",
        u"Stage ID 57a60001 → 57a60002"_s);
    row("pipeline", R"("pipeline_name":"A","pipeline_id":"57a60001-0000-4000-8000-000000000000")",
        R"("pipeline_name":"B","pipeline_id":"57a60002-0000-4000-8000-000000000000")", u"Pipeline A → B"_s);
    row("currency with the amount", R"("amount":1,"currency":"EUR")", R"("amount":2,"currency":"GBP")",
        u"Amount €1.00 → £2.00"_s);
    row("currency alone", R"("amount":1,"currency":"EUR")", R"("amount":1,"currency":"GBP")",
        u"Currency EUR → GBP"_s);
    row("won", R"("closed_at":null,"won_reason":null)",
        R"("closed_at":"2026-06-02T16:44:09Z","won_reason":"Price")",
        u"Outcome Open → Won, won because not set → Price"_s);
    row("deleted", "", R"("deleted_at":"2026-06-02T16:44:09Z")", u"Outcome Open → Deleted"_s);
    row("closed at another time", R"("closed_at":"2026-06-02T16:44:09Z")",
        R"("closed_at":"2026-06-03T16:44:09Z")", u"Closed 2 Jun 2026, 16:44 → 3 Jun 2026, 16:44"_s);
    row("in the order of what matters",
        R"("next_step":"a","confidence":40,"expected_close_date":"2026-09-30","name":"a","source":"a")",
        R"("source":"b","name":"b","next_step":"b","confidence":60,"expected_close_date":"2026-10-31")",
        u"Close date 30 Sep 2026 → 31 Oct 2026, confidence 40 % → 60 %, next step a → b, and 2 more"_s);
    row("a contact joins", R"("contacts":[])", "\"contacts\":[" + link(1) + ']',
        u"Contact c0a70001 joined"_s);
    row("contacts join and leave", "\"contacts\":[" + link(1) + ']',
        "\"contacts\":[" + link(2) + ',' + link(3) + ']', u"2 contacts joined, contact c0a70001 left"_s);
    row("a role", "\"contacts\":[" + link(1) + ']', "\"contacts\":[" + link(1, R"("Legal")") + ']',
        u"Contact c0a70001: role not set → Legal"_s);
    row("contacts not sent", R"("contacts":[])", "", u"Contacts 0 contacts → not set"_s);
    row("metadata in one place", R"("metadata":{"a":1})", R"("metadata":{"a":2})", u"metadata.a 1 → 2"_s);
    row("metadata in several", R"("metadata":{"a":1,"b":1})", R"("metadata":{"a":2,"b":2})",
        u"Metadata in 2 places"_s);
    row("an unknown field", R"("x_score":1)", R"("x_score":2)", u"x_score 1 → 2"_s);
}

void PastTextTest::sumsUpChanges()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTEST(withoutIsolation(changes(before, after)), "text");
}

void PastTextTest::saysNothingWithoutDifferences()
{
    QCOMPARE(changes(R"("amount":1)", R"("amount":1.0)"), QString());
    const Deal deal = decoded("");
    QCOMPARE(sinceLookedText({}, deal, deal, english), QString());
}

void PastTextTest::limitsHowManyAreSaid()
{
    const QByteArray before = R"("name":"a","source":"a","next_step":"a")";
    const QByteArray after = R"("name":"b","source":"b","next_step":"b")";
    QCOMPARE(withoutIsolation(changes(before, after, 1)), u"Next step a → b, and 2 more"_s);
    QCOMPARE(withoutIsolation(changes(before, after, 3)), u"Next step a → b, name a → b, source a → b"_s);
}

void PastTextTest::saysWhatChangedSinceTheLastLook()
{
    const Deal before = decoded(R"("stage_name":"Qualified")");
    const Deal after = decoded(R"("stage_name":"Proposal sent")");
    QCOMPARE(withoutIsolation(sinceLookedText(differences(before, after), before, after, english)),
             u"Since you last looked: stage Qualified → Proposal sent"_s);
}

void PastTextTest::isolatesForeignText()
{
    QCOMPARE(changes(R"("stage_name":"100 %1")", "\"stage_name\":\"\u202eB\\n%2\""),
             u"Stage \u2068100 %1\u2069 → \u2068‹RLO›B %2\u2069"_s);
}

void PastTextTest::shortensLongTexts()
{
    const QByteArray same(500, 'x');
    const QString text =
        changes("\"description\":\"" + same + "old\"", "\"description\":\"" + same + "new\"");
    QVERIFY2(text.contains(u"xold") && text.contains(u"xnew"), qPrintable(text));
    QVERIFY2(text.size() < 150, qPrintable(text));
}

void PastTextTest::sumsUpSlips_data()
{
    QTest::addColumn<Slip>("slip");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Slip &slip, const QString &text) {
        QTest::newRow(name) << slip << text;
    };
    row("nothing", {}, QString());
    row("all", {4, 63, 1, Decimal{-180, 1}, 3, 2, Decimal{20, 0}},
        u"Close date moved 4 times, +63 days; amount −18 %; stage changed 3 times; confidence +20 points"_s);
    row("one of each",
        {.closeMoves = 1,
         .closeDays = -1,
         .amountMoves = 1,
         .amountPercent = Decimal{212, 1},
         .stageMoves = 1},
        u"Close date moved once, −1 day; amount +21.2 %; stage changed once"_s);
    row("and back",
        {.closeMoves = 2,
         .amountMoves = 2,
         .amountPercent = Decimal{0, 1},
         .confidenceMoves = 2,
         .confidencePoints = Decimal{0, 0}},
        u"Close date moved 2 times, back to the first day; amount changed 2 times, ±0 %; confidence changed 2 times"_s);
    row("no percent", {.amountMoves = 1}, u"Amount changed once"_s);
    row("fraction of a point", {.confidenceMoves = 1, .confidencePoints = Decimal{-5, 1}},
        u"Confidence −0.5 points"_s);
}

void PastTextTest::sumsUpSlips()
{
    QFETCH(Slip, slip);
    QTEST(slipText(slip, english), "text");
}

void PastTextTest::usesTheReadersNumbers()
{
    const Slip slip{.amountMoves = 1, .amountPercent = Decimal{12'345, 1}};
    QCOMPARE(slipText(slip, QLocale(QLocale::German, QLocale::Germany)), u"Amount +1.234,5 %"_s);
}

void PastTextTest::saysHowLongInTheStage_data()
{
    QTest::addColumn<qint64>("days");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << qint64(0) << u"seen for less than a day"_s;
    QTest::newRow("one") << qint64(1) << u"at least 1 day"_s;
    QTest::newRow("twelve") << qint64(12) << u"at least 12 days"_s;
}

void PastTextTest::saysHowLongInTheStage()
{
    QFETCH(qint64, days);
    QTEST(stageDaysText(days), "text");
}

void PastTextTest::explainsHowLongInTheStage()
{
    const QDateTime since(QDate(2026, 6, 2), QTime(10, 32), QTimeZone::utc());
    QCOMPARE(
        stageDaysExplanation(since, since.addDays(12), english),
        u"From the first copy in this stage, 2 Jun 2026, 10:32, to the last check, 14 Jun 2026, 10:32."_s);
}

void PastTextTest::sumsUpVersions_data()
{
    using Body = DealVersion::Body;
    QTest::addColumn<DealVersion>("shown");
    QTest::addColumn<std::optional<DealVersion>>("before");
    QTest::addColumn<QString>("text");
    const std::optional<DealVersion> none;
    const auto kept = version(2, Body::Kept, R"("stage_name":"B")");
    QTest::newRow("first") << kept << none << u"First copy"_s;
    QTest::newRow("changed") << kept << std::optional(version(1, Body::Kept, R"("stage_name":"A")"))
                             << u"Stage A → B"_s;
    QTest::newRow("alike") << kept << std::optional(kept) << u"No difference"_s;
    QTest::newRow("after a pruned one") << kept << std::optional(version(1, Body::Pruned))
                                        << u"Nothing to compare with: the copy before it is not there"_s;
    QTest::newRow("pruned") << version(1, Body::Pruned) << none << u"Removed to save room"_s;
    QTest::newRow("lost") << version(1, Body::Lost) << none << u"Lost with a damaged file"_s;
    QTest::newRow("damaged") << version(2, Body::Damaged) << std::optional(kept)
                             << u"Damaged: not what was received"_s;
    QTest::newRow("unreadable") << version(1, Body::Unreadable) << none
                                << u"Whole, but not a deal that can be read"_s;
}

void PastTextTest::sumsUpVersions()
{
    QFETCH(DealVersion, shown);
    QFETCH(std::optional<DealVersion>, before);
    QTEST(withoutIsolation(versionText(shown, before ? &*before : nullptr, english)), "text");
}

QTEST_GUILESS_MAIN(PastTextTest)
#include "tst_pasttext.moc"
