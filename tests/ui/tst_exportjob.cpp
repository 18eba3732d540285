// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exportjob.h"

#include "app/api/backsideclient.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/store/store.h"
#include "tests/app/export/strictcsv.h"
#include "tests/support/fakebackside.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;

namespace {

QUuid dealId(int number)
{
    return QUuid(uint(number), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}

} // namespace

class ExportJobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void writesEveryDealAndSaysHowMany();
    void countsWhatIsGuarded();
    void saysHowManyAreMissing();
    void leavesNoFileWhenItIsCanceled();
    void saysWhyAFileCannotBeWritten();
    void writesAnEmptyList();

private:
    ExportReport reportOf(ExportJob &job, std::vector<QUuid> ids);
    QString path(const char *name) const { return m_folder.filePath(QLatin1StringView(name)); }
    QByteArray content(const char *name) const;

    static constexpr int count = 250;
    QTemporaryDir m_folder;
    FakeBackside m_service;
    BacksideClient m_client{m_service.endpoint(), {}};
    Store m_store{dealDerivation()};
    Library m_library{m_client, m_store};
    std::vector<QUuid> m_ids;
};

void ExportJobTest::initTestCase()
{
    m_store.open({QString(), m_service.endpoint().origin, KeyKind::Test});
    std::vector<PastAnswer> answers;
    for (int i = 0; i < count; ++i) {
        m_ids.push_back(dealId(i));
        answers.push_back({dealId(i),
                           R"({"id":")" + identifierText(dealId(i)).toLatin1() + R"(","name":"=)"
                               + QByteArray::number(i) + R"("})",
                           QDateTime(QDate(2026, 6, 1), QTime(10, 32), QTimeZone::utc()), false});
    }
    m_library.seed(answers);
}

ExportReport ExportJobTest::reportOf(ExportJob &job, std::vector<QUuid> ids)
{
    QSignalSpy finished(&job, &ExportJob::finished);
    const qint64 asked = qint64(ids.size());
    job.start(m_library.readCopies(std::move(ids)), asked);
    if (finished.isEmpty() && !finished.wait(20'000))
        return {};
    return finished.first().first().value<ExportReport>();
}

QByteArray ExportJobTest::content(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

void ExportJobTest::writesEveryDealAndSaysHowMany()
{
    ExportJob job(path("a.csv"), DealWriter::Format::Csv, {});
    QSignalSpy progressed(&job, &ExportJob::progressed);
    QCOMPARE(reportOf(job, m_ids), (ExportReport{count, count, 0, {}, false}));
    QVERIFY(progressed.size() > 1);
    const auto records = readStrictly(content("a.csv"));
    QCOMPARE(records.size(), count + 1);
    for (int i = 0; i < count; ++i)
        QCOMPARE(records[i + 1].value(2), '=' + QByteArray::number(i));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("a*")}), QStringList{QStringLiteral("a.csv")});
}

void ExportJobTest::countsWhatIsGuarded()
{
    ExportJob job(path("b.csv"), DealWriter::Format::Csv, {';', true, true});
    QCOMPARE(reportOf(job, {dealId(1), dealId(2)}), (ExportReport{2, 2, 2, {}, false}));
    QVERIFY(content("b.csv").startsWith("\xEF\xBB\xBFid;"));
    QVERIFY(content("b.csv").contains(";'=1;"));
}

void ExportJobTest::saysHowManyAreMissing()
{
    ExportJob job(path("c.json"), DealWriter::Format::Json, {});
    QCOMPARE(reportOf(job, {dealId(1), dealId(count + 7)}), (ExportReport{2, 1, 0, {}, false}));
    QVERIFY(content("c.json").contains(R"("kind":"not_cached")"));
}

void ExportJobTest::leavesNoFileWhenItIsCanceled()
{
    ExportJob job(path("d.csv"), DealWriter::Format::Csv, {});
    connect(&job, &ExportJob::progressed, &job, &ExportJob::cancel);
    const ExportReport report = reportOf(job, m_ids);
    QVERIFY(report.isCanceled);
    QVERIFY(report.written < count);
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("d*")}).isEmpty());
}

void ExportJobTest::saysWhyAFileCannotBeWritten()
{
    ExportJob job(path("none/e.csv"), DealWriter::Format::Csv, {});
    const ExportReport report = reportOf(job, m_ids);
    QVERIFY(!report.error.isEmpty());
    QCOMPARE(report.written, 0);
}

void ExportJobTest::writesAnEmptyList()
{
    ExportJob job(path("f.csv"), DealWriter::Format::Csv, {});
    QCOMPARE(reportOf(job, {}), ExportReport());
    QCOMPARE(content("f.csv").count('\n'), 1);
}

QTEST_GUILESS_MAIN(ExportJobTest)
#include "tst_exportjob.moc"
