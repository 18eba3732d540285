// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samplepage.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QUuid first = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QUuid second = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));

std::vector<Suggestion> twoDeals()
{
    return {{first, QStringLiteral("Harbour crane <b>retrofit</b>"), QStringLiteral("four contacts")},
            {second, QStringLiteral("Quayside lifts"), QStringLiteral("past its expected day")}};
}

} // namespace

class SamplePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheDealsWithTheirReasons();
    void opensByKeyboardAndMouse();
    void readsBothLinesToAScreenReader();
    void givesItsRowsRoomForTwoLines();
    void replacesItsDeals();
};

void SamplePageTest::listsTheDealsWithTheirReasons()
{
    SamplePage page;
    page.setSuggestions(twoDeals());
    const auto *list = page.findChild<QListWidget *>(QStringLiteral("samples"));
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->currentRow(), 0);
    QCOMPARE(list->item(0)->text(), QStringLiteral("Harbour crane <b>retrofit</b>"));
    QCOMPARE(list->item(1)->toolTip(), QString());
}

void SamplePageTest::opensByKeyboardAndMouse()
{
    SamplePage page;
    page.setSuggestions(twoDeals());
    page.resize(600, 400);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *list = page.findChild<QListWidget *>(QStringLiteral("samples"));
    QSignalSpy chosen(&page, &SamplePage::chosen);
    page.setFocus();
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUuid(), second);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QVERIFY(chosen.size() >= 2);
    QCOMPARE(chosen.constLast()[0].toUuid(), first);
}

void SamplePageTest::readsBothLinesToAScreenReader()
{
    SamplePage page;
    page.setSuggestions(twoDeals());
    const auto *list = page.findChild<QListWidget *>(QStringLiteral("samples"));
    QCOMPARE(list->item(1)->data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Quayside lifts, past its expected day"));
}

void SamplePageTest::givesItsRowsRoomForTwoLines()
{
    SamplePage page;
    page.setSuggestions(twoDeals());
    page.resize(600, 400);
    page.show();
    const auto *list = page.findChild<QListWidget *>(QStringLiteral("samples"));
    QVERIFY(list->visualItemRect(list->item(0)).height() >= 2 * list->fontMetrics().lineSpacing() + 20);
}

void SamplePageTest::replacesItsDeals()
{
    SamplePage page;
    page.setSuggestions(twoDeals());
    page.setSuggestions({twoDeals()[1]});
    const auto *list = page.findChild<QListWidget *>(QStringLiteral("samples"));
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Quayside lifts"));
}

QTEST_MAIN(SamplePageTest)
#include "tst_samplepage.moc"
