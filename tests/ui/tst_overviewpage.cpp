// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewpage.h"

#include "app/api/decodedeal.h"
#include "app/models/fieldmodel.h"
#include "tests/support/people.h"
#include "ui/colors.h"
#include "ui/noticebar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace sidelight;

namespace {

const QDate today(2026, 9, 21);

QByteArray fixture(const QString &path)
{
    QFile file(QStringLiteral(TEST_DATA "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::shared_ptr<const Deal> dealFrom(const QByteArray &body)
{
    const qsizetype at = body.indexOf("\"id\": \"") + 7;
    auto deal = decodeDeal(body, QUuid::fromString(QLatin1StringView(body.sliced(at, 36))));
    if (!deal)
        qFatal("not a deal: %s", qPrintable(deal.error().detail));
    return std::make_shared<const Deal>(std::move(*deal));
}

struct Overview {
    explicit Overview(const QByteArray &body)
    {
        page.resize(900, 1400);
        page.setDeal(dealFrom(body), today);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
        view->setFocus();
    }
    QModelIndex field(const char *label) const
    {
        const auto found =
            view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, QString::fromUtf8(label), 2,
                                 Qt::MatchExactly | Qt::MatchRecursive);
        for (const QModelIndex &index : found) {
            if (!index.data(FieldModel::IsSectionRole).toBool())
                return index.siblingAtColumn(FieldModel::ValueColumn);
        }
        qFatal("no field %s", label);
    }
    bool isShown(const char *label) const { return !view->visualRect(field(label)).isEmpty(); }
    QImage picture(const QModelIndex &index) const
    {
        return view->viewport()->grab(view->visualRect(index)).toImage();
    }
    QString notice() const
    {
        const auto *bar = page.findChild<NoticeBar *>();
        return bar->isVisible() ? bar->text() : QString();
    }
    QDialog *dialog() const { return page.findChild<QDialog *>(QStringLiteral("valueDialog")); }
    QString shownWhole(const char *label)
    {
        view->setCurrentIndex(field(label));
        QTest::keyClick(view, Qt::Key_Return);
        return dialog() ? dialog()->findChild<QPlainTextEdit *>()->toPlainText() : QString();
    }

    OverviewPage page{QLocale(QLocale::English, QLocale::UnitedKingdom)};
    QTreeView *view = page.findChild<QTreeView *>(QStringLiteral("fields"));
    QAbstractItemModelTester tester{view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
};

// The darkest colour, which is the text's.
int darkest(const QImage &picture)
{
    int least = 255;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            least = std::min(least, picture.pixelColor(x, y).lightness());
    }
    return least;
}

} // namespace

class OverviewPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThePeopleOfTheDeal();
    void dimsEmptyRows();
    void hidesEmptyRowsWhenAsked();
    void hidesASectionWithoutRows();
    void listsContradictions();
    void listsWhatWasNotAsDocumented();
    void showsAllNotesInADialog();
    void tintsSelectedRowsAndNoHeading();
    void wrapsTheDescription();
    void makesRoomForTheNextDealOfTheSameRows();
    void makesRoomBesideRowsThatAreHidden();
    void capsALongDescription();
    void opensTheWholeValueOnReturn();
    void opensUnknownFieldsWhole();
    void opensNothingForAHeading();
    void copiesRowsByKey();
    void keepsItsPlaceForARefresh();
    void startsOnAField();
    void makesRoomForALargerFont();
};

void OverviewPageTest::dimsEmptyRows()
{
    Overview overview(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    overview.view->setCurrentIndex({});
    QCOMPARE(overview.field("Won because").data().toString(), QStringLiteral("not set"));
    QVERIFY(darkest(overview.picture(overview.field("Won because")))
            > darkest(overview.picture(overview.field("Stage"))) + 40);
}

void OverviewPageTest::hidesEmptyRowsWhenAsked()
{
    Overview overview(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    QVERIFY(overview.isShown("Won because"));
    overview.page.setEmptyShown(false);
    QVERIFY(!overview.isShown("Won because"));
    QVERIFY(overview.isShown("Stage"));
    overview.page.setDeal(dealFrom(fixture(QStringLiteral("deals/wonAnnual.json"))), today);
    QVERIFY(overview.isShown("Won because"));
    overview.page.setEmptyShown(true);
    QVERIFY(overview.isShown("Lost because"));
}

void OverviewPageTest::hidesASectionWithoutRows()
{
    Overview overview(fixture(QStringLiteral("deals/requiredFieldsOnly.json")));
    const auto *model = overview.view->model();
    overview.page.setEmptyShown(false);
    for (int section = 0; section < model->rowCount(); ++section) {
        const QModelIndex parent = model->index(section, 0);
        bool hasRows = false;
        for (int row = 0; row < model->rowCount(parent); ++row)
            hasRows |= !overview.view->visualRect(model->index(row, 1, parent)).isEmpty();
        QCOMPARE(!overview.view->visualRect(parent).isEmpty(), hasRows);
    }
}

void OverviewPageTest::listsContradictions()
{
    Overview overview(fixture(QStringLiteral("deals/openQuarterlyTwoPrimaries.json")));
    QVERIFY2(overview.notice().contains(QStringLiteral("marked as primary.")),
             qPrintable(overview.notice()));
    Overview fitting(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    QCOMPARE(fitting.notice(), QString());
}

void OverviewPageTest::listsWhatWasNotAsDocumented()
{
    Overview overview(fixture(QStringLiteral("odd/impossibleDay.json")));
    QVERIFY2(overview.notice().contains(QStringLiteral("expected_close_date")),
             qPrintable(overview.notice()));
    QCOMPARE(overview.field("Expected close").data().toString(), QStringLiteral("unreadable: 2026-02-30"));
}

void OverviewPageTest::showsAllNotesInADialog()
{
    QByteArray body = fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"));
    const auto spoil = [&body](const char *field) {
        const qsizetype at = body.indexOf(QByteArray("\"") + field + "\":");
        const qsizetype colon = body.indexOf(':', at);
        body.replace(colon, body.indexOf('\n', at) - colon, ": [],");
    };
    for (const char *field : {"next_step", "currency", "value_period", "pipeline_name", "stage_name"})
        spoil(field);
    Overview five(body);
    QVERIFY2(five.notice().contains(QStringLiteral("in 5 place")), qPrintable(five.notice()));
    QVERIFY(!five.page.findChild<QToolButton *>(QStringLiteral("contradictionsAction"))->isVisible());
    spoil("won_reason");
    Overview six(body);
    auto *showAll = six.page.findChild<QToolButton *>(QStringLiteral("contradictionsAction"));
    QVERIFY(showAll->isVisible());
    QCOMPARE(showAll->text(), QStringLiteral("Show all"));
    QTest::keyClick(showAll, Qt::Key_Space);
    QVERIFY(six.dialog());
    QStringList lines = six.dialog()->findChild<QPlainTextEdit *>()->toPlainText().split(u'\n');
    lines.sort();
    QCOMPARE(lines, QStringList({QStringLiteral("currency: expected string"),
                                 QStringLiteral("next_step: expected string"),
                                 QStringLiteral("pipeline_name: expected string"),
                                 QStringLiteral("stage_name: expected string"),
                                 QStringLiteral("value_period: expected string"),
                                 QStringLiteral("won_reason: expected string")}));
}

void OverviewPageTest::tintsSelectedRowsAndNoHeading()
{
    Overview overview(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    const Colors colors(overview.view->palette());
    overview.view->selectAll();
    overview.view->setCurrentIndex({});
    overview.view->selectAll();
    const auto background = [&](const QModelIndex &index) {
        const QImage picture = overview.picture(index);
        return picture.pixelColor(picture.width() - 3, picture.height() / 2);
    };
    QCOMPARE(background(overview.field("Stage")), colors.accentTint);
    QCOMPARE(background(overview.field("Stage").siblingAtColumn(0)), colors.accentTint);
    QCOMPARE(background(overview.view->model()->index(0, 0)), colors.page);
    overview.view->clearFocus();
    QCOMPARE(background(overview.field("Stage")), colors.chip);
}

void OverviewPageTest::wrapsTheDescription()
{
    QByteArray body = fixture(QStringLiteral("odd/metadataNull.json"));
    Overview overview(
        body.replace("\"description\": null",
                     "\"description\": \"" + QByteArray("words and more words ").repeated(20) + '"'));
    const int line = overview.view->fontMetrics().lineSpacing();
    const int wide = overview.view->visualRect(overview.field("Description")).height();
    QVERIFY(wide > 3 * line);
    overview.page.resize(500, 1400);
    QTRY_VERIFY(overview.view->visualRect(overview.field("Description")).height() > wide);
}

void OverviewPageTest::makesRoomForTheNextDealOfTheSameRows()
{
    const QByteArray body = fixture(QStringLiteral("odd/metadataNull.json"));
    const auto described = [&body](const QByteArray &description) {
        return dealFrom(
            QByteArray(body).replace("\"description\": null", "\"description\": " + description));
    };
    Overview overview(body);
    overview.page.setEmptyShown(false);
    QVERIFY(!overview.isShown("Description"));
    overview.page.setDeal(described("\"short\""), today);
    QTRY_VERIFY(overview.isShown("Description"));
    const int one = overview.view->visualRect(overview.field("Description")).height();
    overview.page.setDeal(described('"' + QByteArray("words and more words ").repeated(20) + '"'), today);
    QTRY_VERIFY(overview.view->visualRect(overview.field("Description")).height() > 2 * one);
    overview.page.setDeal(dealFrom(body), today);
    QTRY_VERIFY(!overview.isShown("Description"));
}

void OverviewPageTest::makesRoomBesideRowsThatAreHidden()
{
    const QByteArray body = fixture(QStringLiteral("deals/wonAnnual.json"));
    const qsizetype from = body.indexOf("\"won_reason\": ");
    QVERIFY(from > 0);
    const auto won = [&](const QByteArray &because) {
        QByteArray other = body;
        return dealFrom(other.replace(from, body.indexOf(',', from) - from, "\"won_reason\": " + because));
    };
    Overview overview(body);
    overview.page.setEmptyShown(false);
    overview.page.setDeal(won("\"price\""), today);
    QTRY_VERIFY(overview.isShown("Won because"));
    QVERIFY(!overview.isShown("Deleted"));
    const int one = overview.view->visualRect(overview.field("Won because")).height();
    overview.page.setDeal(won('"' + QByteArray("words and more words ").repeated(20) + '"'), today);
    QTRY_VERIFY(overview.view->visualRect(overview.field("Won because")).height() > 2 * one);
}

void OverviewPageTest::capsALongDescription()
{
    QByteArray body = fixture(QStringLiteral("odd/metadataNull.json"));
    Overview overview(body.replace("\"description\": null",
                                   "\"description\": \"" + QByteArray("line\\n").repeated(5000) + '"'));
    const int height = overview.view->visualRect(overview.field("Description")).height();
    const int line = overview.view->fontMetrics().lineSpacing();
    QVERIFY(height > 11 * line);
    QVERIFY(height < 13 * line);
    QVERIFY(overview.shownWhole("Description").count(u'\n') > 4990);
}

void OverviewPageTest::opensTheWholeValueOnReturn()
{
    QByteArray body = fixture(QStringLiteral("odd/metadataNull.json"));
    Overview overview(
        body.replace("\"description\": null", "\"description\": \"<b>first</b>\\nsecond &amp; last\""));
    QCOMPARE(overview.shownWhole("Description"), QStringLiteral("<b>first</b>\nsecond &amp; last"));
    QCOMPARE(overview.dialog()->windowTitle(), QStringLiteral("Description"));
    QTest::keyClick(overview.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!overview.dialog());
}

void OverviewPageTest::opensUnknownFieldsWhole()
{
    QByteArray body = fixture(QStringLiteral("odd/metadataNull.json"));
    const QByteArray words = QByteArray("words ").repeated(100);
    Overview overview(body.replace("\"metadata\": null", "\"metadata\": null, \"extra\": \"" + words
                                                             + "end\", \"more\": {\"a\":[1,2]}"));
    QVERIFY(overview.field("extra").data().toString().endsWith(u'…'));
    QCOMPARE(overview.shownWhole("extra"), QString::fromLatin1(words + "end"));
    QTest::keyClick(overview.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!overview.dialog());
    QCOMPARE(overview.shownWhole("more"), QStringLiteral("{\n  \"a\": [\n    1,\n    2\n  ]\n}"));
}

void OverviewPageTest::opensNothingForAHeading()
{
    Overview overview(fixture(QStringLiteral("deals/wonAnnual.json")));
    overview.view->setCurrentIndex(overview.view->model()->index(0, 0));
    QTest::keyClick(overview.view, Qt::Key_Return);
    QVERIFY(!overview.dialog());
}

void OverviewPageTest::copiesRowsByKey()
{
    Overview overview(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    overview.view->setCurrentIndex(overview.field("Stage"));
    QTest::keyClick(overview.view, Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(overview.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Pipeline\tProjects\nStage\tProposal sent"));
}

void OverviewPageTest::keepsItsPlaceForARefresh()
{
    QByteArray body = fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"));
    Overview overview(body);
    overview.page.resize(900, 200);
    overview.view->setCurrentIndex(overview.field("Pipeline ID"));
    overview.view->scrollTo(overview.field("Pipeline ID"));
    const int scrolled = overview.view->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    overview.page.setDeal(dealFrom(body.replace("Proposal sent", "Negotiation")), today);
    QCOMPARE(overview.field("Stage").data().toString(), QStringLiteral("Negotiation"));
    QTRY_COMPARE(overview.view->verticalScrollBar()->value(), scrolled);
    QCOMPARE(overview.view->currentIndex().data().toString(),
             overview.field("Pipeline ID").data().toString());
}

void OverviewPageTest::startsOnAField()
{
    Overview overview(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    QCOMPARE(overview.view->currentIndex().data().toString(), QStringLiteral("Amount"));
}

void OverviewPageTest::makesRoomForALargerFont()
{
    Overview overview(fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")));
    QFont font = overview.page.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    overview.page.setFont(font);
    const QModelIndex label = overview.field("Expected close").siblingAtColumn(0);
    QTRY_VERIFY(overview.view->visualRect(label).height() >= overview.view->fontMetrics().height());
    QVERIFY(overview.view->visualRect(label).width()
            >= overview.view->fontMetrics().horizontalAdvance(QStringLiteral("Expected close")));
}

void OverviewPageTest::namesThePeopleOfTheDeal()
{
    const QByteArray body("{\"id\": \"dea10001-0000-4000-8000-000000000001\","
                          "\"contact_id\":\"c0a70001-0000-4000-8000-000000000001\","
                          "\"organization_id\":\"c0a70002-0000-4000-8000-000000000001\"}");
    Overview overview(body);
    const auto value = [&overview](const char *label) { return overview.field(label).data().toString(); };
    QCOMPARE(value("Deal's contact"), QStringLiteral("c0a70001"));
    overview.page.setPeople(peopleOf({named(1, QStringLiteral("Ines"))}));
    overview.page.setDeal(dealFrom(body), today);
    QCOMPARE(value("Deal's contact"), QStringLiteral("Ines (c0a70001)"));
    QCOMPARE(value("Organization"), QStringLiteral("c0a70002"));
    overview.view->setCurrentIndex(overview.field("Organization"));
    overview.page.setPerson(named(2, QStringLiteral("Port of Lindholm")));
    QCOMPARE(value("Organization"), QStringLiteral("Port of Lindholm (c0a70002)"));
    QCOMPARE(overview.view->currentIndex(), overview.field("Organization")); // changed in place
}

QTEST_MAIN(OverviewPageTest)
#include "tst_overviewpage.moc"
