// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/diffcommand.h"

#include "tests/app/cli/commandrun.h"
#include "tests/app/export/schemacheck.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class DiffCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_run.reset(); }
    void comparesAnyTwo_data();
    void comparesAnyTwo();
    void passesOverWhatIsNotShown();
    void printsEachChangedFieldOnce();
    void saysThatNothingDiffers();
    void refusesAVersionThatIsNotThere();
    void needsTwoVersions();
    void refusesAVersionThatWasRemoved();
    void refusesAVersionThatIsNoDeal();
    void hasNothingWithoutACopy();

private:
    ExitCode diff(const QStringList &more, const QUuid &id = crane)
    {
        return m_run->run(QStringList{u"diff"_s, identifierText(id)} + more);
    }

    std::unique_ptr<CommandRun> m_run;
};

// A deal with three shown versions, and one between that differs in nothing shown.
void DiffCommandTest::init()
{
    m_run = std::make_unique<CommandRun>();
    const auto deal = [](const QByteArray &members) {
        return dealBody(crane, "Harbour crane retrofit", members);
    };
    m_run->library().seed({
        {crane, deal(R"(, "stage_name": "Qualified", "amount": 40000, "currency": "EUR")"), june(2), false},
        {crane, deal(R"(, "amount": 40000.0, "currency": "EUR", "stage_name": "Qualified")"), june(3),
         false},
        {crane, deal(R"(, "stage_name": "Proposal sent", "amount": 40000, "currency": "EUR")"), june(5),
         false},
        {crane, deal(R"(, "stage_name": "Proposal sent", "amount": 48500, "currency": "EUR")"), june(14),
         false},
        {route, dealBody(route, "Bluefin route planning"), june(2), false},
    });
}

void DiffCommandTest::comparesAnyTwo_data()
{
    QTest::addColumn<QStringList>("numbers");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("last two") << QStringList{} << 3 << 4 << QStringList{u"amount"_s};
    QTest::newRow("from") << QStringList{u"1"_s} << 1 << 4 << QStringList{u"stage_name"_s, u"amount"_s};
    QTest::newRow("from and to") << QStringList{u"1"_s, u"3"_s} << 1 << 3 << QStringList{u"stage_name"_s};
    QTest::newRow("backwards") << QStringList{u"4"_s, u"3"_s} << 4 << 3 << QStringList{u"amount"_s};
    QTest::newRow("one that is not shown") << QStringList{u"1"_s, u"2"_s} << 1 << 2 << QStringList{};
}

void DiffCommandTest::comparesAnyTwo()
{
    QFETCH(QStringList, numbers);
    QCOMPARE(diff(numbers + QStringList{u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(SchemaCheck(u"diff.schema.json"_s).fault(m_run->out), QString());
    const QJsonObject object = m_run->json();
    QTEST(object.value(u"from")[u"number"].toInt(), "from");
    QTEST(object.value(u"to")[u"number"].toInt(), "to");
    QStringList paths;
    for (const QJsonValue &change : object.value(u"changes").toArray())
        paths += change[u"path"].toString();
    QTEST(paths, "paths");
    QVERIFY(m_run->service.requests().isEmpty());
}

void DiffCommandTest::passesOverWhatIsNotShown()
{
    m_run->store().append(
        crane,
        dealBody(crane, "Harbour crane retrofit",
                 R"(, "currency": "EUR", "stage_name": "Proposal sent", "amount": 48500.0)"),
        june(20), {});
    QCOMPARE(diff({u"--format=json"_s}), ExitCode::Done);
    QCOMPARE(m_run->json().value(u"from")[u"number"].toInt(), 3);
    QCOMPARE(m_run->json().value(u"to")[u"number"].toInt(), 4);
}

void DiffCommandTest::printsEachChangedFieldOnce()
{
    QCOMPARE(diff({u"1"_s}), ExitCode::Done);
    QCOMPARE(m_run->problems, QByteArray());
    QVERIFY2(m_run->out.startsWith(
                 "Harbour crane retrofit\n"
                 "Version 1, received 2 Jun 2026, 10:32, and version 4, received 14 Jun 2026,\n10:32.\n\n"),
             m_run->out.constData());
    QCOMPARE(m_run->out.count("Qualified → Proposal sent"), 1);
    QCOMPARE(m_run->out.count("€40,000.00 → €48,500.00"), 1);
    QCOMPARE(m_run->out.count("→"), 2);
}

void DiffCommandTest::saysThatNothingDiffers()
{
    QCOMPARE(diff({u"1"_s, u"2"_s}), ExitCode::Done);
    QVERIFY2(m_run->out.endsWith("\n\nNothing that is shown differs.\n"), m_run->out.constData());
}

void DiffCommandTest::refusesAVersionThatIsNotThere()
{
    for (const QStringList &numbers : {QStringList{u"5"_s}, QStringList{u"1"_s, u"5"_s}}) {
        QCOMPARE(diff(numbers), ExitCode::Usage);
        QCOMPARE(m_run->out, QByteArray());
        QCOMPARE(
            m_run->problems,
            QByteArray("sidelight: There is no version 5 of this deal; history prints the numbers.\n"));
    }
}

void DiffCommandTest::needsTwoVersions()
{
    QCOMPARE(diff({}, route), ExitCode::NotCached);
    QCOMPARE(m_run->out, QByteArray());
    QCOMPARE(
        m_run->problems,
        QByteArray("sidelight: There is only one version of this deal, so there is nothing to compare.\n"));
    QCOMPARE(diff({u"1"_s}, route), ExitCode::Done); // with itself, as asked
}

void DiffCommandTest::refusesAVersionThatWasRemoved()
{
    m_run->library().prune(june(4));
    QCOMPARE(diff({u"1"_s}), ExitCode::NotCached);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.startsWith("sidelight: Version 1 cannot be compared: "),
             m_run->problems.constData());
    QCOMPARE(diff({u"3"_s}), ExitCode::Done);
}

void DiffCommandTest::refusesAVersionThatIsNoDeal()
{
    m_run->store().append(route, "[]", june(20), {});
    QCOMPARE(diff({}, route), ExitCode::NotUnderstood);
    QVERIFY2(m_run->problems.startsWith("sidelight: Version 2 cannot be compared: "),
             m_run->problems.constData());
}

void DiffCommandTest::hasNothingWithoutACopy()
{
    QCOMPARE(diff({}, missing), ExitCode::NotCached);
    QCOMPARE(m_run->out, QByteArray());
    QVERIFY2(m_run->problems.contains("copy"), m_run->problems.constData());
}

QTEST_GUILESS_MAIN(DiffCommandTest)
#include "tst_diffcommand.moc"
