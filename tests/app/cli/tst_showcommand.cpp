// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/showcommand.h"

#include "tests/app/cli/commandrun.h"
#include "tests/support/manypeople.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class ShowCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_run.reset(); }
    void printsOneDeal_data();
    void printsOneDeal();
    void printsSeveralInTheOrderAsked();
    void listsSeveralAsJson();
    void putsSeveralUnderOneCsvHeader();
    void failsWithTheCodeOfTheFirstFailure();
    void tellsFailuresApart_data();
    void tellsFailuresApart();
    void waitsForAShortPause();
    void saysALongPauseInsteadOfWaiting();
    void asksEvenForAFreshCopy();
    void printsACopyWithAWarning_data();
    void printsACopyWithAWarning();
    void printsACopyDuringALongPause();
    void saysThatADealIsNoLongerThere();
    void asksNothingOffline();
    void hasNothingOfflineWithoutACopy();
    void saysWhatIsNotKept();
    void namesABadReference();
    void asksOnceForADealThatStandsTwice();
    void namesPeopleFromCopiesAlone_data();
    void namesPeopleFromCopiesAlone();

private:
    ExitCode show(const QStringList &references, const QStringList &more = {})
    {
        return m_run->run(QStringList{u"show"_s} + references + more);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<CommandRun> m_run;
};

void ShowCommandTest::init()
{
    static int runs = 0;
    QVERIFY(m_folder.isValid());
    m_run = std::make_unique<CommandRun>(m_folder.filePath(QString::number(++runs)));
}

void ShowCommandTest::printsOneDeal_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("text") << u"text"_s
                          << QByteArray("Harbour crane retrofit\nOpen · not set › not set\nnot set\n\n");
    QTest::newRow("JSON") << u"json"_s
                          << R"({"schema":1,"deal":)" + dealBody(crane, "Harbour crane retrofit")
                                 + R"(,"derived":{"outcome":"open",)";
    QTest::newRow("CSV") << u"csv"_s << QByteArray("id,tenant_id,name,");
}

void ShowCommandTest::printsOneDeal()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, start);
    QCOMPARE(show(texts({crane}), {u"--format"_s, format}), ExitCode::Done);
    QVERIFY2(m_run->out.startsWith(start), m_run->out.constData());
    QVERIFY(m_run->out.endsWith('\n'));
    QCOMPARE(m_run->problems, QByteArray());
}

void ShowCommandTest::printsSeveralInTheOrderAsked()
{
    // The first one answers last.
    m_run->service.setAnswers(dealPath(crane),
                              {{503, "{}"}, {200, dealBody(crane, "Harbour crane retrofit")}});
    QCOMPARE(show({identifierText(crane), u"https://app.example/deals/"_s + identifierText(route)}),
             ExitCode::Done);
    QVERIFY2(m_run->out.startsWith("Harbour crane retrofit\n"), m_run->out.constData());
    QVERIFY2(m_run->out.contains(".\n\nBluefin route planning\n"), m_run->out.constData());
    QCOMPARE(m_run->problems, QByteArray());
}

void ShowCommandTest::listsSeveralAsJson()
{
    QCOMPARE(show(texts({crane, missing, route}), {u"--format=json"_s}), ExitCode::NotFound);
    const QJsonObject object = m_run->json();
    QCOMPARE(object.value(u"schema").toInt(), 1);
    const QJsonArray items = object.value(u"items").toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"deal"][u"name"].toString(), u"Harbour crane retrofit"_s);
    QCOMPARE(items[1][u"deal"][u"name"].toString(), u"Bluefin route planning"_s);
    QCOMPARE(items[1][u"source"][u"kind"].toString(), u"live"_s);
    const QJsonArray problems = object.value(u"problems").toArray();
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0][u"reference"].toString(), identifierText(missing));
    QCOMPARE(problems[0][u"error"][u"kind"].toString(), u"not_found"_s);
    QVERIFY2(m_run->problems.startsWith(
                 "sidelight: dea10003-0000-4000-8000-000000000001: No such deal for this key. "),
             m_run->problems.constData());
}

void ShowCommandTest::putsSeveralUnderOneCsvHeader()
{
    QCOMPARE(show(texts({route, crane}), {u"--format=csv"_s}), ExitCode::Done);
    const QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("id,tenant_id,name,"));
    QVERIFY(lines[1].startsWith("dea10002-0000-4000-8000-000000000001,,Bluefin route planning,"));
    QVERIFY(lines[2].startsWith("dea10001-0000-4000-8000-000000000001,,Harbour crane retrofit,"));
}

void ShowCommandTest::failsWithTheCodeOfTheFirstFailure()
{
    m_run->service.setAnswer(dealPath(route), {200, "[]"});
    QCOMPARE(show(texts({crane, missing, route})), ExitCode::NotFound);
    QCOMPARE(show(texts({crane, route, missing})), ExitCode::NotUnderstood);
    QVERIFY(m_run->out.startsWith("Harbour crane retrofit\n"));
}

void ShowCommandTest::tellsFailuresApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ExitCode>("code");
    QTest::addColumn<QByteArray>("start");
    const auto row = [](const char *name, int status, ExitCode code, const QByteArray &start) {
        QTest::newRow(name) << status << code << "sidelight: " + start;
    };
    row("refused identifier", 400, ExitCode::NetworkOrService, "The identifier was refused. ");
    row("refused key", 401, ExitCode::KeyOrScope, "This key was refused. ");
    row("key not seen", 402, ExitCode::KeyOrScope, "The service did not see the key. ");
    row("scope", 403, ExitCode::KeyOrScope, "This key may not read deals. ");
    row("not found", 404, ExitCode::NotFound, "No such deal for this key. ");
    row("fault", 500, ExitCode::NetworkOrService, "The service has a fault. ");
    row("no deal", 200, ExitCode::NotUnderstood, "The answer makes no sense. ");
}

void ShowCommandTest::tellsFailuresApart()
{
    QFETCH(int, status);
    QFETCH(ExitCode, code);
    QFETCH(QByteArray, start);
    m_run->service.setAnswer(dealPath(crane), {status, "{}"});
    QCOMPARE(show(texts({crane}), {u"--format=json"_s}), code);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.startsWith(start), m_run->problems.constData());
    QVERIFY(m_run->problems.endsWith('\n'));
}

void ShowCommandTest::waitsForAShortPause()
{
    m_run->service.setAnswers(dealPath(crane), {{429, "{}", {{"Retry-After", "1"}}},
                                                {200, dealBody(crane, "Harbour crane retrofit")}});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QVERIFY(m_run->out.startsWith("Harbour crane retrofit\n"));
    QCOMPARE(m_run->problems, QByteArray());
}

void ShowCommandTest::saysALongPauseInsteadOfWaiting()
{
    m_run->service.setAnswer(dealPath(crane), {429, "{}", {{"Retry-After", "60"}}});
    QCOMPARE(show(texts({crane})), ExitCode::NetworkOrService);
    QCOMPARE(m_run->out, QByteArray());
    // For 60 seconds, of which some may have passed.
    QVERIFY2(m_run->problems.startsWith("sidelight: Too many requests. It takes no more for "),
             m_run->problems.constData());
    QCOMPARE(m_run->service.requests().size(), 1);
}

void ShowCommandTest::asksEvenForAFreshCopy()
{
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane, new")});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QVERIFY2(m_run->out.startsWith("Harbour crane, new\n"), m_run->out.constData());
    m_run->restart();
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane, newer")});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QVERIFY2(m_run->out.startsWith("Harbour crane, newer\n"), m_run->out.constData());
    QCOMPARE(m_run->service.requests().size(), 3);
}

void ShowCommandTest::printsACopyWithAWarning_data()
{
    QTest::addColumn<CannedAnswer>("answer");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("refused key") << CannedAnswer{401, "{}"} << u"key_refused"_s
                                 << QByteArray("This key was refused. ");
    QTest::newRow("fault") << CannedAnswer{500, "{}"} << u"service"_s
                           << QByteArray("The service has a fault. ");
    QTest::newRow("no deal") << CannedAnswer{200, "[]"} << u"not_understood"_s
                             << QByteArray("The answer makes no sense. ");
}

void ShowCommandTest::printsACopyWithAWarning()
{
    QFETCH(CannedAnswer, answer);
    QFETCH(QString, kind);
    QFETCH(QByteArray, title);
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), answer);
    for (int round = 0; round < 2; ++round) { // in the run that saw it, and in a later one
        QCOMPARE(show(texts({crane}), {u"--format=json"_s}), ExitCode::Done);
        const QJsonObject object = m_run->json();
        QCOMPARE(object.value(u"deal")[u"name"].toString(), u"Harbour crane retrofit"_s);
        QCOMPARE(object.value(u"source")[u"kind"].toString(), u"copy"_s);
        QCOMPARE(object.value(u"source")[u"error"][u"kind"].toString(), kind);
        QVERIFY(object.value(u"source")[u"received_at"].isString());
        QVERIFY2(m_run->problems.startsWith("sidelight: " + title), m_run->problems.constData());
        m_run->restart();
    }
}

void ShowCommandTest::printsACopyDuringALongPause()
{
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    m_run->restart();
    m_run->service.setAnswer(dealPath(crane), {429, "{}", {{"Retry-After", "60"}}});
    QCOMPARE(show(texts({crane}), {u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(m_run->json().value(u"source")[u"error"][u"kind"].toString(), u"too_many"_s);
    QVERIFY2(m_run->problems.contains("It takes no more for "), m_run->problems.constData());
}

void ShowCommandTest::saysThatADealIsNoLongerThere()
{
    QCOMPARE(show(texts({crane, route})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {404, "{}"});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QVERIFY(m_run->out.startsWith("Harbour crane retrofit\n"));
    QVERIFY2(m_run->problems.startsWith("sidelight: No longer available in the CRM since "),
             m_run->problems.constData());
    QCOMPARE(m_run->problems.count('\n'), 1);
}

void ShowCommandTest::asksNothingOffline()
{
    QCOMPARE(show(texts({crane, route})), ExitCode::Done);
    m_run->restart();
    QCOMPARE(show(texts({route, crane}), {u"--offline"_s, u"--format=json"_s}), ExitCode::Done);
    const QJsonArray items = m_run->json().value(u"items").toArray();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items[0][u"deal"][u"name"].toString(), u"Bluefin route planning"_s);
    QCOMPARE(items[1][u"source"][u"kind"].toString(), u"copy"_s);
    QCOMPARE(items[1][u"source"][u"error"], QJsonValue(QJsonValue::Null));
    QCOMPARE(m_run->problems, QByteArray());
    QCOMPARE(m_run->service.requests().size(), 2);
}

void ShowCommandTest::hasNothingOfflineWithoutACopy()
{
    QCOMPARE(show(texts({crane}), {u"--offline"_s}), ExitCode::NotCached);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.startsWith("sidelight: "), m_run->problems.constData());
    QVERIFY2(m_run->problems.contains("copy"), m_run->problems.constData());
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QCOMPARE(show(texts({crane, missing}), {u"--offline"_s, u"--format=json"_s}), ExitCode::NotCached);
    QCOMPARE(m_run->json().value(u"items").toArray().size(), 1);
    QCOMPARE(m_run->json().value(u"problems")[0][u"error"][u"kind"].toString(), u"not_cached"_s);
    QCOMPARE(m_run->service.requests().size(), 1);
}

void ShowCommandTest::saysWhatIsNotKept()
{
    const QByteArray tenant = R"(, "tenant_id": "7e000001-0000-4000-8000-00000000000)";
    m_run->service.setAnswer(dealPath(crane),
                             {200, dealBody(crane, "Harbour crane retrofit", tenant + "1\"")});
    m_run->service.setAnswer(dealPath(route),
                             {200, dealBody(route, "Bluefin route planning", tenant + "2\"")});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QCOMPARE(m_run->problems, QByteArray());
    QCOMPARE(show(texts({route})), ExitCode::Done);
    QVERIFY(m_run->out.startsWith("Bluefin route planning\n"));
    QVERIFY2(m_run->problems.contains("another tenant"), m_run->problems.constData());
}

void ShowCommandTest::namesABadReference()
{
    Options options; // which parseOptions() refuses
    options.command = Options::Command::Show;
    options.references = QStringList{u"crane"_s};
    QCOMPARE(m_run->run(options), ExitCode::Usage);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.startsWith("sidelight: crane: Sidelight opens a deal by its ID"),
             m_run->problems.constData());
    QVERIFY(m_run->problems.endsWith("no deal ID in it.\n"));
    QVERIFY(m_run->service.requests().isEmpty());
}

void ShowCommandTest::asksOnceForADealThatStandsTwice()
{
    QCOMPARE(show(texts({crane, crane}), {u"--format=csv"_s}), ExitCode::Done);
    QCOMPARE(m_run->out.count("Harbour crane retrofit"), 2);
    QCOMPARE(m_run->service.requests().size(), 1);
}

void ShowCommandTest::namesPeopleFromCopiesAlone_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("live") << QStringList();
    QTest::newRow("offline") << QStringList{u"--offline"_s};
}

void ShowCommandTest::namesPeopleFromCopiesAlone()
{
    QFETCH(QStringList, words);
    const QByteArray links =
        R"(, "contacts": [{"id": "11aa0001-0000-4000-8000-000000000001", "contact_id": ")"
        + identifierText(contactNumber(1)).toLatin1() + R"(", "introduced_by": ")"
        + identifierText(contactNumber(2)).toLatin1() + R"("}])";
    m_run->service.setAnswer(dealPath(crane), {200, dealBody(crane, "Harbour crane retrofit", links)});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QVERIFY2(m_run->out.contains("  Contact c0a80001  no role\n"), m_run->out.constData());
    QSignalSpy kept(&m_run->store(), &Store::contactAppended);
    m_run->store().appendContact(contactNumber(1), contactBody(contactNumber(1), "Ines Varga"), june(2),
                                 std::nullopt);
    QVERIFY(kept.wait());
    m_run->restart();

    QCOMPARE(show(texts({crane}), words), ExitCode::Done);
    QVERIFY2(m_run->out.contains("  Contact c0a80001  Ines Varga  no role\n"), m_run->out.constData());
    QCOMPARE(show(texts({crane}), QStringList{u"--format=json"_s} + words), ExitCode::Done);
    const QJsonObject people = m_run->json()[u"derived"][u"people"].toObject();
    QCOMPARE(people.size(), 1);
    QCOMPARE(people[identifierText(contactNumber(1))][u"name"].toString(), u"Ines Varga"_s);
    QCOMPARE(m_run->service.requestedPaths().filter(u"contacts"_s), QStringList());
}

QTEST_GUILESS_MAIN(ShowCommandTest)
#include "tst_showcommand.moc"
