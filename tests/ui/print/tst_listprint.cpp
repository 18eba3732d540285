// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/listprint.h"

#include "app/text/translations.h"
#include "tests/support/dealrows.h"

#include <QApplication>
#include <QBuffer>
#include <QFile>
#include <QPdfWriter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QDateTime printedAt(QDate(2026, 6, 14), QTime(9, 0), QTimeZone::utc());

DealRow row(int number)
{
    DealRow row = worthRow(number, {"1000", "EUR", "", "50"});
    row.stageName = QStringLiteral("Qualified");
    row.checkedAt = QDateTime(QDate(2026, 6, 1 + number % 10), QTime(10, 32), QTimeZone::utc());
    return row;
}

ListPrint listOf(const std::vector<DealRow> &rows, const DealView &view = {})
{
    auto catalog = std::make_shared<DealCatalog>();
    for (const DealRow &one : rows)
        catalog->put(one);
    ListPrint list;
    list.shown =
        std::make_shared<const ShownDeals>(shownDeals(catalog, view, std::nullopt, printedAt.date()));
    list.columns = {DealColumn::Name, DealColumn::Stage, DealColumn::Amount};
    list.title = u"All deals"_s;
    list.printedAt = printedAt;
    list.locale = british;
    return list;
}

std::vector<DealRow> manyRows(int count)
{
    std::vector<DealRow> rows;
    for (int i = 1; i <= count; ++i)
        rows.push_back(row(i));
    return rows;
}

} // namespace

class ListPrintTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void init();
    void printsEveryDealAndRepeatsTheHeads();
    void saysFilterOrderAgeAndTotals();
    void headsGroupsWithTheirTotals();
    void printsThePipelineOfABoard();
    void printsALongNameWhole();
    void endsWhenItIsCanceled();

private:
    int print(const ListPrint &list);
    QStringList pages() const; ///< their texts

    QTemporaryDir m_folder;
    std::atomic_bool m_isCanceled{false};
};

void ListPrintTest::init()
{
    m_isCanceled = false;
}

int ListPrintTest::print(const ListPrint &list)
{
    QPdfWriter pdf(m_folder.filePath(u"list.pdf"_s));
    return printList(list, pdf, m_isCanceled);
}

QStringList ListPrintTest::pages() const
{
    QProcess reader;
    reader.start(u"pdftotext"_s, {u"-layout"_s, m_folder.filePath(u"list.pdf"_s), u"-"_s});
    if (!reader.waitForFinished())
        return {};
    // A ligature reads as its letters.
    QStringList pages = QString::fromUtf8(reader.readAllStandardOutput())
                            .normalized(QString::NormalizationForm_KC)
                            .split(u'\f');
    pages.removeLast();
    return pages;
}

void ListPrintTest::printsEveryDealAndRepeatsTheHeads()
{
    const int count = print(listOf(manyRows(200)));
    QVERIFY2(count > 3, qPrintable(QString::number(count)));
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    const QStringList texts = pages();
    QCOMPARE(texts.size(), count);
    for (int i = 0; i < count; ++i) {
        QVERIFY2(texts[i].contains(u"Page %1 of %2"_s.arg(i + 1).arg(count)), qPrintable(texts[i]));
        QVERIFY2(texts[i].contains(u"Name"_s) || i + 1 == count, qPrintable(texts[i]));
    }
    const QString all = texts.join(u'\n');
    for (int i = 1; i <= 200; ++i)
        QVERIFY2(all.contains(u"Deal %1 "_s.arg(i)), qPrintable(QString::number(i)));
}

void ListPrintTest::saysFilterOrderAgeAndTotals()
{
    DealView view;
    view.filter = u"stage:qualified"_s;
    QCOMPARE(print(listOf(manyRows(3), view)), 1);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    const QString text = pages().join(u'\n');
    for (const QString &said : {u"3 deals"_s, u"qualified"_s, u"Sorted by"_s,
                                u"Copies from 2 Jun 2026, 10:32 to 4 Jun 2026, 10:32"_s, u"Totals"_s,
                                u"€3,000"_s, u"Printed by Sidelight, 14 Jun 2026, 09:00"_s})
        QVERIFY2(text.contains(said), qPrintable(said + u'\n' + text));
}

void ListPrintTest::headsGroupsWithTheirTotals()
{
    DealView view;
    view.grouping = DealGrouping::Stage;
    std::vector<DealRow> rows = manyRows(4);
    rows[0].stageName = u"Proposal sent"_s;
    QCOMPARE(print(listOf(rows, view)), 1);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    const QString text = pages().join(u'\n');
    QVERIFY2(text.contains(u"€3,000"_s) && text.contains(u"€4,000"_s), qPrintable(text));
}

void ListPrintTest::printsThePipelineOfABoard()
{
    DealView view;
    view.grouping = DealGrouping::Stage;
    std::vector<DealRow> rows = manyRows(4);
    rows[0].pipelineName = u"Archive"_s;
    for (std::size_t i = 1; i < rows.size(); ++i)
        rows[i].pipelineName = u"Projects"_s;
    ListPrint list = listOf(rows, view);
    list.shown = std::make_shared<const ShownDeals>(ofPipeline(*list.shown, 1));
    QCOMPARE(print(list), 1);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    const QString text = pages().join(u'\n');
    for (const QString &said : {u"Pipeline: Projects"_s, u"3 deals"_s, u"€3,000"_s, u"Deal 4"_s})
        QVERIFY2(text.contains(said), qPrintable(said + u'\n' + text));
    QVERIFY2(!text.contains(u"Archive"_s) && !text.contains(u"€4,000"_s), qPrintable(text));
}

void ListPrintTest::printsALongNameWhole()
{
    DealRow odd = row(1);
    odd.name = u"word "_s.repeated(2'000) + u"end-of-name"_s;
    const int count = print(listOf({odd, row(2)}));
    QVERIFY(count > 1);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        return;
    QVERIFY(pages().join(u'\n').contains(u"end-of-name"_s));
}

void ListPrintTest::endsWhenItIsCanceled()
{
    m_isCanceled = true;
    QCOMPARE(print(listOf(manyRows(3))), 0);
}

QTEST_MAIN(ListPrintTest)
#include "tst_listprint.moc"
