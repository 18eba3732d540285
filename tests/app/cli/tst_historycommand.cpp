// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/historycommand.h"

#include "tests/app/cli/commandrun.h"
#include "tests/support/manypeople.h"
#include "tests/app/export/schemacheck.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class HistoryCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_run.reset(); }
    void printsShownVersionsAndTheSlip();
    void writesThemAsJson();
    void namesContactsByTheNewestNameKnown();
    void hasNothingWithoutACopy();
    void namesABadReference();

private:
    std::unique_ptr<CommandRun> m_run;
};

void HistoryCommandTest::init()
{
    m_run = std::make_unique<CommandRun>();
    const auto members = [](const QByteArray &close, const QByteArray &amount) {
        return R"(, "expected_close_date": ")" + close + R"(", "currency": "EUR", "amount": )" + amount;
    };
    m_run->library().seed({
        {crane, dealBody(crane, "Harbour crane retrofit", members("2026-09-01", "40000")), june(2), false},
        // The same, spelt otherwise: no version that is shown.
        {crane, dealBody(crane, "Harbour crane retrofit", members("2026-09-01", "40000.0")), june(3),
         false},
        {crane, dealBody(crane, "Harbour crane retrofit", members("2026-09-30", "48500")), june(14), false},
    });
}

void HistoryCommandTest::printsShownVersionsAndTheSlip()
{
    QCOMPARE(m_run->run({u"history"_s, identifierText(crane)}), ExitCode::Done);
    QCOMPARE(m_run->problems, QByteArray());
    const QByteArrayList lines = m_run->out.split('\n');
    QCOMPARE(lines[0], QByteArray("Harbour crane retrofit"));
    QVERIFY2(lines[1].contains("29 days"), m_run->out.constData());
    QCOMPARE(lines[2], QByteArray());
    QVERIFY2(lines[3].startsWith("1  2 Jun 2026, 10:32   "), m_run->out.constData());
    QVERIFY2(lines[4].startsWith("3  14 Jun 2026, 10:32  "), m_run->out.constData());
    QVERIFY2(lines[4].contains("40,000"), m_run->out.constData());
    QVERIFY2(m_run->out.endsWith("\n\nLast asked for on 14 Jun 2026, 10:32.\n"), m_run->out.constData());
    QVERIFY(m_run->service.requests().isEmpty());
}

void HistoryCommandTest::writesThemAsJson()
{
    QCOMPARE(m_run->run({u"history"_s, identifierText(crane), u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(SchemaCheck(u"history.schema.json"_s).fault(m_run->out), QString());
    const QJsonArray versions = m_run->json().value(u"versions").toArray();
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions[0][u"number"].toInt(), 1);
    QCOMPARE(versions[0][u"checked_at"].toString(), u"2026-06-03T10:32:00.000Z"_s);
    QCOMPARE(versions[1][u"number"].toInt(), 3);
    QCOMPARE(versions[1][u"received_at"].toString(), u"2026-06-14T10:32:00.000Z"_s);
    QCOMPARE(versions[1][u"changes"].toArray().size(), 2);
    QCOMPARE(m_run->json().value(u"slip")[u"close_days"].toInt(), 29);
}

void HistoryCommandTest::namesContactsByTheNewestNameKnown()
{
    const QByteArray link = R"({"id": "11aa0001-0000-4000-8000-000000000001", "contact_id": ")"
                            + identifierText(contactNumber(1)).toLatin1() + R"("})";
    for (const auto &[links, day] : {std::pair(link, 15), std::pair(QByteArray(), 16)}) {
        QSignalSpy kept(&m_run->store(), &Store::appended);
        m_run->store().append(route, dealBody(route, "Bluefin", ", \"contacts\": [" + links + ']'),
                              june(day), std::nullopt);
        QVERIFY(kept.wait());
    }
    QSignalSpy kept(&m_run->store(), &Store::contactAppended);
    for (const char *name : {"Ines Varga", "Ines Duarte"})
        m_run->store().appendContact(contactNumber(1), contactBody(contactNumber(1), name), june(16),
                                     std::nullopt);
    QTRY_COMPARE(kept.size(), 2);
    QCOMPARE(m_run->run({u"history"_s, identifierText(route)}), ExitCode::Done);
    QVERIFY2(m_run->out.contains("Ines Duarte left\n"), m_run->out.constData());
    QCOMPARE(m_run->run({u"diff"_s, identifierText(route)}), ExitCode::Done);
    QVERIFY2(m_run->out.contains("Ines Duarte left"), m_run->out.constData());
    QVERIFY(m_run->service.requests().isEmpty());
}

void HistoryCommandTest::hasNothingWithoutACopy()
{
    QCOMPARE(m_run->run({u"history"_s, identifierText(missing)}), ExitCode::NotCached);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.contains("copy"), m_run->problems.constData());
    QVERIFY(m_run->service.requests().isEmpty());
}

void HistoryCommandTest::namesABadReference()
{
    Options options; // which parseOptions() refuses
    options.command = Options::Command::History;
    options.references = QStringList{u"crane"_s};
    QCOMPARE(m_run->run(options), ExitCode::Usage);
    QVERIFY2(m_run->problems.startsWith("sidelight: crane: "), m_run->problems.constData());
}

QTEST_GUILESS_MAIN(HistoryCommandTest)
#include "tst_historycommand.moc"
