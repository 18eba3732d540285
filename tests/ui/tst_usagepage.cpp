// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/usagepage.h"

#include "app/text/translations.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QString text(const UsagePage &page, const char *name)
{
    QString text = page.findChild<QLabel *>(QLatin1StringView(name))->text();
    return text.remove(QChar(0x2068)).remove(QChar(0x2069));
}

Usage busyUsage()
{
    Usage usage;
    usage.day = QDate(2026, 6, 2);
    usage.sentToday = 412;
    usage.sentThisMinute = 24;
    usage.limits = {30, 1'000};
    usage.waiting = 6;
    usage.pausedUntil = QDateTime(QDate(2026, 6, 2), QTime(10, 32, 5), Qt::UTC);
    return usage;
}

} // namespace

class UsagePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void showsWhatIsAllowedAndUsed();
    void showsThatNothingIsKnown();
    void showsNoMarkup();
    void namesItsValuesForAScreenReader();
    void tellsTheReadersChoiceAlone();
    void looksForDealsWhereTheReaderWantsIt();
    void followsTheScheme();
};

void UsagePageTest::showsWhatIsAllowedAndUsed()
{
    UsagePage page(british);
    page.setUsage(busyUsage(), QStringLiteral("free"));
    QCOMPARE(text(page, "plan"), QStringLiteral("“free”: 30 a minute, 1,000 a day"));
    QCOMPARE(text(page, "usedThisMinute"), QStringLiteral("24 of 30, 6 left"));
    QCOMPARE(text(page, "usedToday"), QStringLiteral("412 of 1,000, 588 left"));
    QCOMPARE(text(page, "waiting"), QStringLiteral("6 requests; the next goes out at 10:32:05"));

    Usage later = busyUsage();
    later.waiting = 0;
    later.pausedUntil.reset();
    later.sentThisMinute = 3;
    page.setUsage(later, QStringLiteral("free"));
    QCOMPARE(text(page, "usedThisMinute"), QStringLiteral("3 of 30, 27 left"));
    QCOMPARE(text(page, "waiting"), QStringLiteral("none"));
}

void UsagePageTest::showsThatNothingIsKnown()
{
    UsagePage page(british);
    QCOMPARE(text(page, "plan"), QStringLiteral("not known"));
    QCOMPARE(text(page, "usedThisMinute"), QStringLiteral("0"));
    QCOMPARE(text(page, "usedToday"), QStringLiteral("0"));
}

void UsagePageTest::showsNoMarkup()
{
    UsagePage page(british);
    page.setUsage({}, QStringLiteral("<b>bold</b>"));
    QVERIFY(text(page, "plan").contains(QStringLiteral("<b>bold</b>")));
    const auto labels = page.findChildren<QLabel *>();
    QVERIFY(labels.size() >= 10);
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void UsagePageTest::namesItsValuesForAScreenReader()
{
    UsagePage page(british);
    QCOMPARE(page.findChild<QLabel *>(QStringLiteral("usedToday"))->accessibleName(),
             QStringLiteral("Today (UTC)"));
}

void UsagePageTest::tellsTheReadersChoiceAlone()
{
    UsagePage page(british);
    page.show();
    auto *box = page.findChild<QCheckBox *>(QStringLiteral("backgroundRefresh"));
    QSignalSpy chosen(&page, &UsagePage::backgroundRefreshChosen);
    QVERIFY(!box->isChecked());
    page.setBackgroundRefresh(true);
    QVERIFY(box->isChecked());
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toBool(), false);
}

void UsagePageTest::looksForDealsWhereTheReaderWantsIt()
{
    UsagePage page(british);
    page.show();
    auto *box = page.findChild<QCheckBox *>(QStringLiteral("findDeals"));
    QSignalSpy chosen(&page, &UsagePage::findingChosen);
    QVERIFY(!box->isChecked());
    page.setFinding(true);
    QVERIFY(box->isChecked());
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(box, Qt::Key_Space);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toBool(), false);
    QVERIFY(text(page, "findNote").contains(QStringLiteral("has not published"))); // decision 20
}

void UsagePageTest::followsTheScheme()
{
    UsagePage page(british);
    const auto color = [&page] {
        return page.findChild<QLabel *>(QStringLiteral("refreshCost"))
            ->palette()
            .color(QPalette::WindowText);
    };
    const QColor before = color();
    QPalette dark(QColor(40, 40, 40));
    page.setPalette(dark);
    QVERIFY(color() != before);
}

QTEST_MAIN(UsagePageTest)
#include "tst_usagepage.moc"
