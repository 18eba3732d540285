// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/showcommand.h"

#include "app/api/backsideclient.h"
#include "app/domain/identifier.h"
#include "tests/support/fakebackside.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QUuid crane(u"dea10001-0000-4000-8000-000000000001"_s);
const QUuid route(u"dea10002-0000-4000-8000-000000000001"_s);
const QUuid missing(u"dea10003-0000-4000-8000-000000000001"_s);

QByteArray body(const QUuid &id, const QByteArray &name)
{
    return R"({"id": ")" + identifierText(id).toLatin1() + R"(", "name": ")" + name + R"("})";
}

CallLimits shortLimits()
{
    CallLimits limits;
    limits.retryPauses = {50ms};
    return limits;
}

QStringList texts(const QList<QUuid> &ids)
{
    QStringList result;
    for (const QUuid &id : ids)
        result += identifierText(id);
    return result;
}

} // namespace

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
    void printsACopyWithAWarning();
    void namesABadReference();
    void asksOnceForADealThatStandsTwice();
    void finishesOnlyAfterStart();

private:
    /// The real road: HTTP, client, library.
    struct Run {
        FakeBackside service;
        BacksideClient client{service.endpoint(), shortLimits()};
        Library library{client};
    };
    ExitCode show(const QStringList &references, Options::Format format = Options::Format::Text);

    std::unique_ptr<Run> m_run;
    QByteArray m_out;
    QByteArray m_problems;
};

void ShowCommandTest::init()
{
    m_run = std::make_unique<Run>();
    m_run->service.setAnswer(dealPath(crane), {200, body(crane, "Harbour crane retrofit")});
    m_run->service.setAnswer(dealPath(route), {200, body(route, "Bluefin route planning")});
}

ExitCode ShowCommandTest::show(const QStringList &references, Options::Format format)
{
    Options options;
    options.command = Options::Command::Show;
    options.references = references;
    options.format = format;
    QBuffer out(&m_out);
    QBuffer problems(&m_problems);
    // Not QVERIFY, which would return nothing; an unopened buffer shows in what is compared.
    out.open(QIODevice::WriteOnly | QIODevice::Truncate);
    problems.open(QIODevice::WriteOnly | QIODevice::Truncate);
    ShowCommand command(m_run->library, options, out, problems);
    QSignalSpy finished(&command, &ShowCommand::finished);
    command.start();
    if (!finished.wait(10'000))
        return ExitCode(-1);
    return finished.first().first().value<ExitCode>();
}

void ShowCommandTest::printsOneDeal_data()
{
    QTest::addColumn<Options::Format>("format");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("text") << Options::Format::Text
                          << QByteArray("Harbour crane retrofit\nOpen · not set › not set\nnot set\n\n");
    QTest::newRow("JSON") << Options::Format::Json
                          << R"({"schema":1,"deal":)" + body(crane, "Harbour crane retrofit")
                                 + R"(,"derived":{"outcome":"open",)";
    QTest::newRow("CSV") << Options::Format::Csv << QByteArray("id,tenant_id,name,");
}

void ShowCommandTest::printsOneDeal()
{
    QFETCH(Options::Format, format);
    QFETCH(QByteArray, start);
    QCOMPARE(show(texts({crane}), format), ExitCode::Done);
    QVERIFY2(m_out.startsWith(start), m_out.constData());
    QVERIFY(m_out.endsWith('\n'));
    QCOMPARE(m_problems, QByteArray());
}

void ShowCommandTest::printsSeveralInTheOrderAsked()
{
    // The first one answers last.
    m_run->service.setAnswers(dealPath(crane), {{503, "{}"}, {200, body(crane, "Harbour crane retrofit")}});
    QCOMPARE(show({identifierText(crane), u"https://app.example/deals/"_s + identifierText(route)}),
             ExitCode::Done);
    QVERIFY2(m_out.startsWith("Harbour crane retrofit\n"), m_out.constData());
    QVERIFY2(m_out.contains(".\n\nBluefin route planning\n"), m_out.constData());
    QCOMPARE(m_problems, QByteArray());
}

void ShowCommandTest::listsSeveralAsJson()
{
    QCOMPARE(show(texts({crane, missing, route}), Options::Format::Json), ExitCode::NotFound);
    const QJsonObject object = QJsonDocument::fromJson(m_out).object();
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
    QVERIFY2(m_problems.startsWith(
                 "sidelight: dea10003-0000-4000-8000-000000000001: No such deal for this key. "),
             m_problems.constData());
}

void ShowCommandTest::putsSeveralUnderOneCsvHeader()
{
    QCOMPARE(show(texts({route, crane}), Options::Format::Csv), ExitCode::Done);
    const QByteArrayList lines = m_out.split('\n');
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
    QVERIFY(m_out.startsWith("Harbour crane retrofit\n"));
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
    QCOMPARE(show(texts({crane}), Options::Format::Json), code);
    QCOMPARE(m_out, QByteArray());
    QVERIFY2(m_problems.startsWith(start), m_problems.constData());
    QVERIFY(m_problems.endsWith('\n'));
}

void ShowCommandTest::waitsForAShortPause()
{
    m_run->service.setAnswers(dealPath(crane), {{429, "{}", {{"Retry-After", "1"}}},
                                                {200, body(crane, "Harbour crane retrofit")}});
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    QVERIFY(m_out.startsWith("Harbour crane retrofit\n"));
    QCOMPARE(m_problems, QByteArray());
}

void ShowCommandTest::saysALongPauseInsteadOfWaiting()
{
    m_run->service.setAnswer(dealPath(crane), {429, "{}", {{"Retry-After", "60"}}});
    QCOMPARE(show(texts({crane})), ExitCode::NetworkOrService);
    QCOMPARE(m_out, QByteArray());
    QVERIFY2(m_problems.startsWith("sidelight: Too many requests. It takes no more for 60 seconds.\n"),
             m_problems.constData());
    QCOMPARE(m_run->service.requests().size(), 1);
}

void ShowCommandTest::printsACopyWithAWarning()
{
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    m_run->service.setAnswer(dealPath(crane), {401, "{}"});
    m_run->library.refresh(crane);
    QTRY_VERIFY(m_run->library.state(crane).error);

    QCOMPARE(show(texts({crane}), Options::Format::Json), ExitCode::Done);
    const QJsonObject source = QJsonDocument::fromJson(m_out).object().value(u"source").toObject();
    QCOMPARE(source.value(u"kind").toString(), u"copy"_s);
    QCOMPARE(source.value(u"error")[u"kind"].toString(), u"key_refused"_s);
    QVERIFY2(m_problems.startsWith("sidelight: This key was refused. "), m_problems.constData());
}

void ShowCommandTest::namesABadReference()
{
    QCOMPARE(show({u"crane"_s}), ExitCode::Usage);
    QCOMPARE(m_out, QByteArray());
    QVERIFY2(m_problems.startsWith("sidelight: crane: Sidelight opens a deal by its ID"),
             m_problems.constData());
    QVERIFY(m_problems.endsWith("no deal ID in it.\n"));
    QVERIFY(m_run->service.requests().isEmpty());
}

void ShowCommandTest::asksOnceForADealThatStandsTwice()
{
    QCOMPARE(show(texts({crane, crane}), Options::Format::Csv), ExitCode::Done);
    QCOMPARE(m_out.count("Harbour crane retrofit"), 2);
    QCOMPARE(m_run->service.requests().size(), 1);
}

void ShowCommandTest::finishesOnlyAfterStart()
{
    QCOMPARE(show(texts({crane})), ExitCode::Done);
    Options options;
    options.references = texts({crane});
    QBuffer out;
    QBuffer problems;
    QVERIFY(out.open(QIODevice::WriteOnly) && problems.open(QIODevice::WriteOnly));
    ShowCommand command(m_run->library, options, out, problems);
    QSignalSpy finished(&command, &ShowCommand::finished);
    command.start(); // the deal is here already
    QCOMPARE(finished.size(), 0);
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
}

QTEST_GUILESS_MAIN(ShowCommandTest)
#include "tst_showcommand.moc"
