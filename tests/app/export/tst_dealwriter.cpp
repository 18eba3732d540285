// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealwriter.h"

#include "app/api/decodedeal.h"
#include "tests/app/export/strictcsv.h"

#include <QBuffer>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 9, 21);

Deal named(const QByteArray &name)
{
    return *decodeDeal(R"({"id":"dea10001-0000-4000-8000-000000000001","name":")" + name + R"("})",
                       QUuid(u"dea10001-0000-4000-8000-000000000001"_s));
}

} // namespace

class DealWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_out.open(QIODevice::WriteOnly | QIODevice::Truncate)); }
    void cleanup() { m_out.close(); }
    void writesTheSameJsonAsAllAtOnce();
    void writesOneHeaderAndARowForEachDeal();
    void countsGuardedCells();
    void writesWholeFormsOfNothing();

private:
    QBuffer m_out;
};

void DealWriterTest::writesTheSameJsonAsAllAtOnce()
{
    const DealProblem problem{u"dea10003"_s, {Error::Kind::NotCached, {}}};
    DealWriter writer(m_out, DealWriter::Format::Json);
    writer.begin();
    writer.add(named("a"), {}, today, {});
    writer.add(problem);
    writer.add(named("b"), {}, today, {});
    writer.end();
    QCOMPARE(
        m_out.data(),
        dealsToJson({dealToJson(named("a"), {}, today), dealToJson(named("b"), {}, today)}, {problem}));
    QCOMPARE(writer.written(), 2);
}

void DealWriterTest::writesOneHeaderAndARowForEachDeal()
{
    DealWriter writer(m_out, DealWriter::Format::Csv);
    writer.begin();
    writer.add(named("a"), {}, today, {});
    writer.add(DealProblem{u"dea10003"_s, {Error::Kind::NotCached, {}}});
    writer.add(named("=b"), {}, today, {});
    writer.end();
    const auto records = readStrictly(m_out.data());
    QCOMPARE(records.size(), 3);
    QCOMPARE(records[1].value(2), "a");
    QCOMPARE(records[2].value(2), "=b");
    QCOMPARE(writer.written(), 2);
    QCOMPARE(writer.guarded(), 0);
}

void DealWriterTest::countsGuardedCells()
{
    DealWriter writer(m_out, DealWriter::Format::Csv, {';', true, true});
    writer.begin();
    writer.add(named("=a"), {}, today, {});
    writer.add(named("b"), {}, today, {});
    writer.add(named("@c"), {}, today, {});
    writer.end();
    QVERIFY(m_out.data().startsWith("\xEF\xBB\xBFid;"));
    QCOMPARE(readStrictly(m_out.data(), ';').size(), 4);
    QCOMPARE(writer.guarded(), 2);
}

void DealWriterTest::writesWholeFormsOfNothing()
{
    DealWriter json(m_out, DealWriter::Format::Json);
    json.begin();
    json.end();
    QCOMPARE(m_out.data(), QByteArray("{\"schema\":1,\"items\":[],\"problems\":[]}\n"));
}

QTEST_GUILESS_MAIN(DealWriterTest)
#include "tst_dealwriter.moc"
