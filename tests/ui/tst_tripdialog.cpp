// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tripdialog.h"

#include "app/domain/dealtask.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "app/text/tasktext.h"
#include "app/text/translations.h"
#include "tests/support/dealrows.h"
#include "ui/linelist.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

TripDeal deal(int number, const QString &name, bool isReadable = true, int namesMissing = 0)
{
    TripDeal deal;
    deal.id = rowId(number);
    deal.name = name;
    deal.isReadable = isReadable;
    deal.namesMissing = namesMissing;
    return deal;
}

struct Shown {
    Shown()
    {
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog does not show");
    }
    ~Shown() { delete dialog; }

    QLabel *label(const char *name) const { return dialog->findChild<QLabel *>(QLatin1StringView(name)); }
    QString text(const char *name) const { return label(name)->text(); }
    QStringList lines() const
    {
        QString lines = dialog->findChild<LineList *>(QStringLiteral("tripDeals"))->lines().join(u'\n');
        return lines.remove(QChar(0x2068)).remove(QChar(0x2069)).split(u'\n');
    }
    QPushButton *fill() const { return dialog->findChild<QPushButton *>(QStringLiteral("tripFill")); }

    QPointer<TripDialog> dialog = new TripDialog(british);
    QSignalSpy wanted{dialog, &TripDialog::fillWanted};
};

} // namespace

class TripDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void saysWhatEachDealLacks();
    void saysTheCostAndGetsWhatIsMissing();
    void offersNothingWhereNothingIsMissing();
    void saysHowToPin();
    void saysWhyItCouldNotLook();
    void showsNoMarkup();
    void isWorkedByKeysAlone();
    void staysReadableWhenMirrored();
};

void TripDialogTest::saysWhatEachDealLacks()
{
    const Shown shown;
    QVERIFY(!shown.fill()->isEnabled()); // not known yet
    TripReport report;
    report.deals = {deal(1, QStringLiteral("Crane")), deal(2, QStringLiteral("Ferry"), false),
                    deal(3, QStringLiteral("Dock"), true, 3), deal(4, QStringLiteral("  "))};
    shown.dialog->setReport(report);
    QCOMPARE(shown.text("tripSummary"), tripText(report, british));
    QCOMPARE(shown.lines(),
             (QStringList{QStringLiteral("Crane: complete"), QStringLiteral("Ferry: no copy"),
                          QStringLiteral("Dock: 3 names missing"),
                          untitledText(rowId(4)) + QStringLiteral(": complete")}));
}

void TripDialogTest::saysTheCostAndGetsWhatIsMissing()
{
    const Shown shown;
    Usage usage;
    usage.limits = {30, 1'000};
    shown.dialog->setUsage(usage);
    TripReport report;
    report.deals = {deal(1, QStringLiteral("Ferry"), false)};
    report.dealsToFetch = {rowId(1)};
    report.peopleToFetch = {rowId(8), rowId(9)};
    shown.dialog->setReport(report);
    QCOMPARE(shown.text("tripCost"), costText(costOf(3, usage), british));
    QVERIFY(shown.label("tripNote")->isVisible()); // of people that only the missing deal names
    QVERIFY(shown.wanted.isEmpty());
    shown.fill()->click();
    QCOMPARE(shown.wanted.size(), 1);
    QCOMPARE(shown.wanted[0][0].value<QList<QUuid>>(), report.dealsToFetch);
    QCOMPARE(shown.wanted[0][1].value<QList<QUuid>>(), report.peopleToFetch);
}

void TripDialogTest::offersNothingWhereNothingIsMissing()
{
    const Shown shown;
    TripReport report;
    report.deals = {deal(1, QStringLiteral("Crane"))};
    shown.dialog->setReport(report);
    QVERIFY(!shown.fill()->isEnabled());
    QVERIFY(!shown.label("tripCost")->isVisible());
    QVERIFY(!shown.label("tripNote")->isVisible());
}

void TripDialogTest::saysHowToPin()
{
    const Shown shown;
    shown.dialog->setReport(TripReport());
    QCOMPARE(shown.text("tripSummary"), QStringLiteral("No deals are pinned."));
    QVERIFY(shown.label("tripNote")->isVisible());
    QVERIFY(shown.text("tripNote").contains(QStringLiteral("Ctrl+D")));
    QVERIFY(!shown.fill()->isEnabled());
}

void TripDialogTest::saysWhyItCouldNotLook()
{
    const Shown shown;
    const Error error{Error::Kind::Storage, QStringLiteral("disk I/O error")};
    shown.dialog->setReport(error);
    QCOMPARE(shown.text("tripSummary"), errorText(error).sentences());
    QVERIFY(!shown.fill()->isEnabled());
}

void TripDialogTest::showsNoMarkup()
{
    const Shown shown;
    TripReport report;
    report.deals = {deal(1, QStringLiteral("<b>Crane</b>\n\u202Eenarc"))};
    shown.dialog->setReport(report);
    QVERIFY(shown.lines()[0].startsWith(QStringLiteral("<b>Crane</b>")));
    QVERIFY(!shown.lines()[0].contains(QChar(0x202E)));
    QCOMPARE(shown.lines().size(), 1);
    const auto labels = shown.dialog->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TripDialogTest::isWorkedByKeysAlone()
{
    const Shown shown;
    TripReport report;
    report.deals = {deal(1, QStringLiteral("Ferry"), false)};
    report.dealsToFetch = {rowId(1)};
    shown.dialog->setReport(report);
    auto *list = shown.dialog->findChild<LineList *>(QStringLiteral("tripDeals"));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Ferry")));
    QTest::keyClick(shown.dialog, Qt::Key_Return);
    QCOMPARE(shown.wanted.size(), 1);
}

void TripDialogTest::staysReadableWhenMirrored()
{
    const Shown shown;
    shown.dialog->setLayoutDirection(Qt::RightToLeft);
    TripReport report;
    report.deals = {deal(1, QString(300, u'x'))};
    shown.dialog->setReport(report);
    QVERIFY(QTest::qWaitForWindowExposed(shown.dialog));
    const auto labels = shown.dialog->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            QVERIFY(
                shown.dialog->rect().contains(QRect(label->mapTo(shown.dialog, QPoint()), label->size())));
    }
}

QTEST_MAIN(TripDialogTest)
#include "tst_tripdialog.moc"
