// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/refreshcommand.h"

#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class RefreshCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_run = std::make_unique<CommandRun>(); }
    void cleanup() { m_run.reset(); }
    void tellsWhatChanged();
    void refreshesAllThatIsKept();
    void tellsWhatChangedAsJson();
    void hasNothingToRefresh();
    void goesOnAfterAFailureOfOneDeal();
    void keepsTheCopyOfADealThatFails();
    void stopsWhereEveryDealWouldFail_data();
    void stopsWhereEveryDealWouldFail();
    void waitsForAShortPause();
    void failsWhereNothingCanBeKept();
    void namesABadReference();

private:
    ExitCode refresh(const QStringList &words) { return m_run->run(QStringList{u"refresh"_s} + words); }
    QList<QUuid> keepMany();

    std::unique_ptr<CommandRun> m_run;
};

/// By name: Deal 0, Deal 1, …; the service would answer for none of them.
QList<QUuid> RefreshCommandTest::keepMany()
{
    QList<QUuid> ids;
    std::vector<PastAnswer> answers;
    for (int i = 0; i < 10; ++i) {
        ids += QUuid(uint(i + 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        answers.push_back(
            {ids.back(), dealBody(ids.back(), "Deal " + QByteArray::number(i)), june(1), false});
    }
    m_run->library().seed(answers);
    return ids;
}

void RefreshCommandTest::tellsWhatChanged()
{
    const auto deal = [](const QByteArray &stage) {
        return dealBody(crane, "Harbour crane retrofit", R"(, "stage_name": ")" + stage + '"');
    };
    m_run->service.setAnswers(
        dealPath(crane),
        {{200, deal("Qualified")}, {200, deal("Qualified")}, {200, deal("Proposal sent")}});
    QCOMPARE(refresh(texts({crane})), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: first copy\n"));
    QCOMPARE(refresh(texts({crane})), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: no change\n"));
    QCOMPARE(refresh(texts({crane, crane})), ExitCode::Done);
    QVERIFY2(m_run->out.startsWith("Harbour crane retrofit: "), m_run->out.constData());
    QCOMPARE(m_run->out.count("Qualified → Proposal sent"), 1);
    QCOMPARE(m_run->problems, QByteArray());
    QCOMPARE(m_run->service.requests().size(), 3);
}

void RefreshCommandTest::refreshesAllThatIsKept()
{
    QCOMPARE(refresh(texts({crane, route})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane, larger")});
    QCOMPARE(refresh({u"--all"_s}), ExitCode::Done);
    const QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QByteArray("Bluefin route planning: no change"));
    QVERIFY2(lines[1].startsWith("Harbour crane, larger: "), lines[1].constData());
    QVERIFY2(lines[1].contains("Harbour crane retrofit → Harbour crane, larger"), lines[1].constData());
    QCOMPARE(m_run->service.requests().size(), 4);
}

void RefreshCommandTest::tellsWhatChangedAsJson()
{
    QCOMPARE(refresh(texts({crane})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane, larger")});
    QCOMPARE(refresh(texts({crane, missing, route}) + QStringList{u"--format=json"_s}), ExitCode::NotFound);
    QCOMPARE(SchemaCheck(u"show.schema.json"_s).fault(m_run->out), QString());
    const QJsonArray items = m_run->json().value(u"items").toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"deal"][u"name"].toString(), u"Harbour crane, larger"_s);
    QCOMPARE(items[0][u"changes"].toArray().size(), 1);
    QCOMPARE(items[0][u"changes"][0][u"before"].toString(), u"Harbour crane retrofit"_s);
    QCOMPARE(items[1][u"changes"], QJsonValue(QJsonValue::Null));
    QCOMPARE(m_run->json().value(u"problems")[0][u"reference"].toString(), identifierText(missing));

    QCOMPARE(refresh(texts({route}) + QStringList{u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(m_run->json().value(u"items")[0][u"changes"], QJsonValue(QJsonArray()));
}

void RefreshCommandTest::hasNothingToRefresh()
{
    QCOMPARE(refresh({u"--all"_s}), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("No deals are kept on this computer.\n"));
    QCOMPARE(refresh({u"--all"_s, u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(m_run->out, QByteArray("{\"schema\":1,\"items\":[],\"problems\":[]}\n"));
}

void RefreshCommandTest::goesOnAfterAFailureOfOneDeal()
{
    m_run->service.setAnswer(dealPath(route), {200, "[]"});
    QCOMPARE(refresh(texts({missing, route, crane})), ExitCode::NotFound);
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: first copy\n"));
    const qsizetype second = m_run->problems.indexOf("sidelight: " + identifierText(route).toLatin1());
    QVERIFY2(
        m_run->problems.startsWith("sidelight: " + identifierText(missing).toLatin1() + ": No such deal"),
        m_run->problems.constData());
    QVERIFY2(second > 0, m_run->problems.constData());
}

void RefreshCommandTest::keepsTheCopyOfADealThatFails()
{
    QCOMPARE(refresh(texts({crane})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {500, "{}"});
    QCOMPARE(refresh(texts({crane})), ExitCode::NetworkOrService);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.startsWith("sidelight: The service has a fault. "),
             m_run->problems.constData());
    QCOMPARE(refresh(texts({crane}) + QStringList{u"--format=json"_s}), ExitCode::NetworkOrService);
    const QJsonValue item = m_run->json().value(u"items")[0];
    QCOMPARE(item[u"source"][u"kind"].toString(), u"copy"_s);
    QCOMPARE(item[u"source"][u"error"][u"kind"].toString(), u"service"_s);
    QCOMPARE(item[u"changes"], QJsonValue(QJsonArray()));
}

void RefreshCommandTest::stopsWhereEveryDealWouldFail_data()
{
    QTest::addColumn<CannedAnswer>("answer");
    QTest::addColumn<ExitCode>("code");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("refused key") << CannedAnswer{401, "{}"} << ExitCode::KeyOrScope
                                 << QByteArray("This key was refused. ");
    QTest::newRow("scope") << CannedAnswer{403, "{}"} << ExitCode::KeyOrScope
                           << QByteArray("This key may not read deals. ");
    QTest::newRow("pause") << CannedAnswer{429, "{}", {{"Retry-After", "60"}}} << ExitCode::NetworkOrService
                           << QByteArray("It takes no more for ");
    QTest::newRow("daily cap") << CannedAnswer{429, "{}", {{"Retry-After", "7200"}}}
                               << ExitCode::NetworkOrService
                               << QByteArray("So long a wait points at the daily limit");
}

void RefreshCommandTest::stopsWhereEveryDealWouldFail()
{
    QFETCH(CannedAnswer, answer);
    QFETCH(ExitCode, code);
    QFETCH(QByteArray, words);
    const QList<QUuid> ids = keepMany();
    for (qsizetype i = 1; i < ids.size(); ++i)
        m_run->service.setAnswer(dealPath(ids[i]), answer);
    m_run->service.setAnswer(dealPath(ids[0]), {200, dealBody(ids[0], "Deal 0")});
    QCOMPARE(refresh({u"--all"_s}), code);
    QCOMPARE(m_run->out, QByteArray("Deal 0: no change\n"));
    QVERIFY2(m_run->problems.contains(words), m_run->problems.constData());
    QVERIFY2(m_run->problems.startsWith("sidelight: 10 request(s); how long they take cannot be told, "),
             m_run->problems.constData());
    QCOMPARE(m_run->problems.count("sidelight: "), 3); // of three under way, one speaks for all
    QVERIFY2(m_run->problems.endsWith("sidelight: Stopped there; 8 deals were not refreshed.\n"),
             m_run->problems.constData());
    QVERIFY(m_run->service.requests().size() <= 4); // three at a time, of which the first is done
}

void RefreshCommandTest::waitsForAShortPause()
{
    m_run->service.setAnswers(dealPath(crane), {{429, "{}", {{"Retry-After", "1"}}},
                                                {200, dealBody(crane, "Harbour crane retrofit")}});
    QCOMPARE(refresh(texts({crane, route})), ExitCode::Done);
    QCOMPARE(m_run->out,
             QByteArray("Harbour crane retrofit: first copy\nBluefin route planning: first copy\n"));
    QCOMPARE(m_run->problems, QByteArray());
}

void RefreshCommandTest::failsWhereNothingCanBeKept()
{
    const QByteArray tenant = R"(, "tenant_id": "7e000001-0000-4000-8000-00000000000)";
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane", tenant + "1\"")});
    m_run->service.setAnswer(dealPath(route), {200, dealBody(route, "Bluefin", tenant + "2\"")});
    QCOMPARE(refresh(texts({crane})), ExitCode::Done);
    QCOMPARE(refresh(texts({route})), ExitCode::KeyOrScope);
    QVERIFY2(m_run->problems.contains("another tenant"), m_run->problems.constData());
}

void RefreshCommandTest::namesABadReference()
{
    Options options; // which parseOptions() refuses
    options.command = Options::Command::Refresh;
    options.references = QStringList{u"crane"_s, identifierText(crane)};
    QCOMPARE(m_run->run(options), ExitCode::Usage);
    QVERIFY2(m_run->problems.startsWith("sidelight: crane: "), m_run->problems.constData());
    QCOMPARE(m_run->out, QByteArray("Harbour crane retrofit: first copy\n"));
}

QTEST_GUILESS_MAIN(RefreshCommandTest)
#include "tst_refreshcommand.moc"
