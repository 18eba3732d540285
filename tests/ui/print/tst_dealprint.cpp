// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/dealprint.h"

#include "app/api/decodedeal.h"
#include "app/text/translations.h"
#include "ui/print/printjob.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

PrintJob::Paint sheetOf(const QString &file, const QUuid &id)
{
    QFile content(QStringLiteral(TEST_DATA "/") + file);
    const auto deal = decodeDeal(content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray(), id);
    const QDateTime at(QDate(2026, 6, 14), QTime(9, 0), QTimeZone::utc());
    const DealSheet sheet = deal ? dealSheet(*deal, {false, at, {}}, at.date(), british) : DealSheet();
    return [sheet, at](QPagedPaintDevice &device, const std::atomic_bool &isCanceled) {
        return printSheet({sheet, at, british}, device, isCanceled);
    };
}

PrintReport reportOf(PrintJob &job, const QString &file)
{
    QSignalSpy finished(&job, &PrintJob::finished);
    job.toPdf(file, u"Deal"_s, false);
    return finished.wait(20'000) ? finished.first().first().value<PrintReport>()
                                 : PrintReport{-1, {}, false};
}

} // namespace

class DealPrintTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void printsADealOnAnotherThread();
    void printsForeignTextAsItIs();
    void leavesNoFileWhenItIsCanceled();
    void saysWhyAFileCannotBeWritten();

private:
    QString text(const QString &name) const;

    QTemporaryDir m_folder;
    const QUuid m_crane{u"dea10001-0000-4000-8000-000000000001"_s};
};

QString DealPrintTest::text(const QString &name) const
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, m_folder.filePath(name), u"-"_s});
    if (!reader.waitForFinished())
        return {};
    // A ligature reads as its letters.
    return QString::fromUtf8(reader.readAllStandardOutput()).normalized(QString::NormalizationForm_KC);
}

void DealPrintTest::printsADealOnAnotherThread()
{
    PrintJob job(sheetOf(u"deals/openOneTimeOnePrimary.json"_s, m_crane));
    const PrintReport report = reportOf(job, m_folder.filePath(u"a.pdf"_s));
    QVERIFY(report.pages > 0);
    QCOMPARE(report.error, QString());
    QFile file(m_folder.filePath(u"a.pdf"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    const QString printed = text(u"a.pdf"_s);
    for (const QString &said : {u"Harbour crane retrofit"_s, u"€48,500.00"_s, u"not set"_s, u"Primary"_s,
                                u"A copy, received 14 Jun 2026, 09:00."_s, u"not loaded"_s})
        QVERIFY2(printed.contains(said), qPrintable(said + u'\n' + printed));
}

void DealPrintTest::printsForeignTextAsItIs()
{
    PrintJob job(sheetOf(u"odd/htmlInEveryText.json"_s, QUuid(u"0dd00001-0000-4000-8000-000000000001"_s)));
    QVERIFY(reportOf(job, m_folder.filePath(u"b.pdf"_s)).pages > 0);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    QVERIFY2(text(u"b.pdf"_s).contains(u"<b>"_s) || text(u"b.pdf"_s).contains(u"<img"_s),
             qPrintable(text(u"b.pdf"_s)));
}

void DealPrintTest::leavesNoFileWhenItIsCanceled()
{
    PrintJob job(sheetOf(u"deals/openOneTimeOnePrimary.json"_s, m_crane));
    job.cancel();
    const PrintReport report = reportOf(job, m_folder.filePath(u"c.pdf"_s));
    QCOMPARE(report, (PrintReport{0, {}, true}));
    QVERIFY(QDir(m_folder.path()).entryList({u"c.pdf*"_s}).isEmpty());
}

void DealPrintTest::saysWhyAFileCannotBeWritten()
{
    PrintJob job(sheetOf(u"deals/openOneTimeOnePrimary.json"_s, m_crane));
    const PrintReport report = reportOf(job, m_folder.filePath(u"none/d.pdf"_s));
    QCOMPARE(report.pages, 0);
    QVERIFY(!report.error.isEmpty());
    QVERIFY(!report.isCanceled);
}

QTEST_MAIN(DealPrintTest)
#include "tst_dealprint.moc"
