// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sidebar.h"

#include "app/models/deallistmodel.h"
#include "app/text/translations.h"
#include "tests/support/dealrows.h"
#include "ui/elidedlabel.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

struct Shown {
    Shown()
    {
        bar.resize(300, 600);
        bar.show();
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return bar.findChild<Widget *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        if (const auto *line = find<ElidedLabel>(name))
            return line->isVisible() ? line->text() : QString();
        const auto *label = find<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }
    QAbstractItemModel *rows() const { return find<QListView>("deals")->model(); }

    Sidebar bar{british};
    QSignalSpy wanted{&bar, &Sidebar::listWanted};
    QSignalSpy chosen{&bar, &Sidebar::chosen};
};

int numberOf(const std::optional<QUuid> &id)
{
    return id ? int(id->data1 - 0xdea10000) : -1;
}

} // namespace

class SidebarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsTheGroups();
    void listsThePipelinesBelowTheGroups();
    void keepsThePipelineThatIsChosen();
    void asksForTheFirstRowsAlone();
    void asksForOneListAtATime();
    void asksForTheChosenGroup();
    void passesOverAListOfAnotherGroup();
    void saysWhyAGroupIsEmpty_data();
    void saysWhyAGroupIsEmpty();
    void saysWhyThereIsNoList();
    void opensByOneClick();
    void opensByReturn();
    void staysAtTheDealWhenAnotherListComes();
    void stepsThroughTheListThatIsShown();
    void stepsOnFromWhereADealWas();
    void offersToPinAndToMarkAsSeen_data();
    void offersToPinAndToMarkAsSeen();
    void forgetsTheFormerAccount();
    void tellsRowsApartWithoutColour();
};

void SidebarTest::initTestCase()
{
    installTranslations(*qApp, british);
}

void SidebarTest::countsTheGroups()
{
    Shown shown;
    shown.bar.setCounts({6, 20, 1, 1204});
    const auto *groups = shown.find<QListWidget>("groups");
    QStringList spoken;
    for (int row = 0; row < groups->count(); ++row)
        spoken << groups->item(row)->data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken,
             QStringList({QStringLiteral("Pinned, 6 deals"), QStringLiteral("Recent, 20 deals"),
                          QStringLiteral("Changed, 1 deal"), QStringLiteral("All deals, 1,204 deals")}));
    QCOMPARE(shown.text("totalDeals"), QStringLiteral("1,204 deals on this computer"));
    shown.bar.setCounts({0, 1, 0, 1});
    QCOMPARE(shown.text("totalDeals"), QStringLiteral("1 deal on this computer"));
}

void SidebarTest::listsThePipelinesBelowTheGroups()
{
    Shown shown;
    Sidebar &bar = shown.bar;
    QSignalSpy pipeline(&bar, &Sidebar::pipelineChosen);
    bar.setPipelines({{QStringLiteral("Projects"), 310}, {QString(), 1}});
    auto *list = shown.find<QListWidget>("groups");
    QCOMPARE(list->count(), 6);
    QCOMPARE(list->item(4)->text(), QStringLiteral("Projects"));
    QCOMPARE(list->item(4)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Projects, 310 deals"));
    QCOMPARE(list->item(5)->text(), QStringLiteral("No pipeline"));
    QCOMPARE(pipeline.size(), 0);
    list->setCurrentRow(5);
    list->setCurrentRow(4);
    QCOMPARE(pipeline.size(), 2);
    QCOMPARE(pipeline[0][0].toString(), QString());
    QCOMPARE(pipeline[1][0].toString(), QStringLiteral("Projects"));
    bar.reset();
    QCOMPARE(list->count(), 4);
    QCOMPARE(list->currentRow(), 3);
}

void SidebarTest::keepsThePipelineThatIsChosen()
{
    Shown shown;
    shown.bar.setPipelines({{QStringLiteral("Projects"), 2}, {QStringLiteral("Subscriptions"), 4}});
    auto *list = shown.find<QListWidget>("groups");
    list->setCurrentRow(5);
    QSignalSpy pipeline(&shown.bar, &Sidebar::pipelineChosen);
    shown.bar.setPipelines({{QStringLiteral("Subscriptions"), 5}});
    QCOMPARE(list->currentRow(), 4);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Subscriptions"));
    shown.bar.setPipelines({{QStringLiteral("Projects"), 2}});
    QCOMPARE(list->currentRow(), 3); // it is gone
    QCOMPARE(pipeline.size(), 0);
}

void SidebarTest::asksForTheFirstRowsAlone()
{
    Shown shown;
    QVERIFY(shown.wanted.isEmpty());
    shown.bar.setCounts({0, 0, 0, 100'000});
    QCOMPARE(shown.wanted.size(), 1);
    QCOMPARE(shown.wanted[0][0].value<DealGroup>(), DealGroup::All);
    QCOMPARE(shown.wanted[0][1].toInt(), 200);
}

void SidebarTest::asksForOneListAtATime()
{
    Shown shown;
    for (int i = 1; i <= 50; ++i)
        shown.bar.setCounts({0, 0, 0, i});
    QCOMPARE(shown.wanted.size(), 1);
    shown.bar.setList(dealList({1, 2}));
    QCOMPARE(shown.wanted.size(), 2); // once more, for what changed meanwhile
    shown.bar.setList(dealList({1, 2}));
    QCOMPARE(shown.wanted.size(), 2);
}

void SidebarTest::asksForTheChosenGroup()
{
    Shown shown;
    shown.bar.setCounts({1, 2, 3, 4});
    shown.bar.setList(dealList({1, 2, 3, 4}));
    shown.find<QListWidget>("groups")->setCurrentRow(2);
    QCOMPARE(shown.wanted.last()[0].value<DealGroup>(), DealGroup::Changed);
    shown.bar.setList(dealList({2, 3}, DealGroup::Changed));
    QCOMPARE(shown.rows()->rowCount(), 2);
}

void SidebarTest::passesOverAListOfAnotherGroup()
{
    Shown shown;
    shown.bar.setCounts({1, 2, 3, 4});
    shown.find<QListWidget>("groups")->setCurrentRow(0);
    shown.bar.setList(dealList({1, 2, 3, 4})); // of the group that was left
    QCOMPARE(shown.rows()->rowCount(), 0);
    shown.bar.setList(dealList({3}, DealGroup::Pinned));
    QCOMPARE(shown.rows()->rowCount(), 1);
}

void SidebarTest::saysWhyAGroupIsEmpty_data()
{
    QTest::addColumn<int>("group");
    QTest::addColumn<QString>("text");
    QTest::newRow("Pinned") << 0
                            << QStringLiteral("No deal is pinned. Pin the one on screen to find it here.");
    QTest::newRow("Recent") << 1 << QStringLiteral("No deal has been opened yet.");
    QTest::newRow("Changed") << 2 << QStringLiteral("Nothing has changed since you last looked.");
    QTest::newRow("All deals") << 3 << QStringLiteral("No deal is on this computer yet.");
}

void SidebarTest::saysWhyAGroupIsEmpty()
{
    QFETCH(int, group);
    QFETCH(QString, text);
    constexpr DealGroup groups[] = {DealGroup::Pinned, DealGroup::Recent, DealGroup::Changed,
                                    DealGroup::All};
    Shown shown;
    shown.find<QListWidget>("groups")->setCurrentRow(group);
    shown.bar.setCounts({});
    QCOMPARE(shown.text("emptyGroup"), QString()); // not known yet
    shown.bar.setList(dealList({}, groups[group]));
    QCOMPARE(shown.text("emptyGroup"), text);
    shown.bar.setList(dealList({1}, groups[group]));
    QCOMPARE(shown.text("emptyGroup"), QString());
    QVERIFY(shown.find<QListView>("deals")->isVisible());
}

void SidebarTest::saysWhyThereIsNoList()
{
    Shown shown;
    shown.bar.setCounts({0, 0, 0, 4});
    shown.bar.setList(Error{Error::Kind::Storage, QStringLiteral("disk I/O error")});
    QVERIFY2(shown.text("emptyGroup").contains(QStringLiteral("disk I/O error")),
             qPrintable(shown.text("emptyGroup")));
}

void SidebarTest::opensByOneClick()
{
    Shown shown;
    shown.bar.setList(dealList({1, 2, 3}));
    auto *list = shown.find<QListView>("deals");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QVERIFY(!shown.chosen.isEmpty());
    QCOMPARE(shown.chosen[0][0].toUuid(), rowId(2));
}

void SidebarTest::opensByReturn()
{
    Shown shown;
    shown.bar.setList(dealList({1, 2, 3}));
    auto *list = shown.find<QListView>("deals");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QVERIFY(shown.chosen.isEmpty()); // moving alone opens nothing
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(shown.chosen[0][0].toUuid(), rowId(2));
}

void SidebarTest::staysAtTheDealWhenAnotherListComes()
{
    Shown shown;
    DealList list;
    for (int number = 0; number < 60; ++number)
        list.rows.push_back(openRow(number));
    shown.bar.setList(list);
    auto *view = shown.find<QListView>("deals");
    shown.bar.setShown(rowId(30));
    const QRect place = view->visualRect(view->currentIndex());
    QVERIFY(view->viewport()->rect().contains(place.center()));
    DealRow changed = openRow(30);
    changed.isChanged = true;
    list.rows.erase(list.rows.begin() + 40);
    shown.bar.setRow(changed);
    shown.bar.setList(list);
    QCOMPARE(view->currentIndex().data(DealListModel::IdRole).toUuid(), rowId(30));
    QCOMPARE(view->visualRect(view->currentIndex()), place);
}

void SidebarTest::stepsThroughTheListThatIsShown()
{
    Shown shown;
    QVERIFY(!shown.bar.hasNeighbour(1));
    shown.bar.setList(dealList({1, 2, 3}));
    QCOMPARE(numberOf(shown.bar.neighbour(1)), 1); // from no deal
    QCOMPARE(numberOf(shown.bar.neighbour(-1)), 3);
    shown.bar.setShown(rowId(2));
    QCOMPARE(numberOf(shown.bar.neighbour(1)), 3);
    QCOMPARE(numberOf(shown.bar.neighbour(-1)), 1);
    shown.bar.setShown(rowId(3));
    QVERIFY(!shown.bar.hasNeighbour(1));
    shown.bar.setShown(rowId(9)); // opened from elsewhere
    QCOMPARE(numberOf(shown.bar.neighbour(1)), 1);
}

void SidebarTest::stepsOnFromWhereADealWas()
{
    Shown shown;
    shown.find<QListWidget>("groups")->setCurrentRow(2);
    shown.bar.setList(dealList({1, 2, 3, 4}, DealGroup::Changed));
    shown.bar.setShown(rowId(2));
    shown.bar.setList(dealList({1, 3, 4}, DealGroup::Changed)); // marked as seen
    QCOMPARE(numberOf(shown.bar.neighbour(1)), 3);
    QCOMPARE(numberOf(shown.bar.neighbour(-1)), 1);
    shown.bar.setList(dealList({3, 4}, DealGroup::Changed));
    QCOMPARE(numberOf(shown.bar.neighbour(1)), 3);
    QVERIFY(!shown.bar.hasNeighbour(-1));
}

void SidebarTest::offersToPinAndToMarkAsSeen_data()
{
    QTest::addColumn<bool>("isPinned");
    QTest::addColumn<bool>("isChanged");
    QTest::addColumn<QString>("pin");
    QTest::newRow("neither") << false << false << QStringLiteral("Pin");
    QTest::newRow("pinned") << true << false << QStringLiteral("Unpin");
    QTest::newRow("changed") << false << true << QStringLiteral("Pin");
}

void SidebarTest::offersToPinAndToMarkAsSeen()
{
    QFETCH(bool, isPinned);
    QFETCH(bool, isChanged);
    QFETCH(QString, pin);
    Shown shown;
    DealList rows = dealList({1});
    rows.rows[0].isPinned = isPinned;
    rows.rows[0].isChanged = isChanged;
    shown.bar.setList(rows);
    auto *list = shown.find<QListView>("deals");
    Q_EMIT list->customContextMenuRequested(list->visualRect(list->model()->index(0, 0)).center());
    auto *menu = shown.find<QMenu>("dealMenu");
    QVERIFY(menu);
    QSignalSpy pinWanted(&shown.bar, &Sidebar::pinWanted);
    QSignalSpy seenWanted(&shown.bar, &Sidebar::seenWanted);
    QCOMPARE(menu->actions()[2]->text(), pin);
    QCOMPARE(menu->actions()[3]->isEnabled(), isChanged);
    menu->actions()[2]->trigger();
    menu->actions()[3]->trigger();
    QCOMPARE(pinWanted.size(), 1);
    QCOMPARE(pinWanted[0][0].toUuid(), rowId(1));
    QCOMPARE(pinWanted[0][1].toBool(), !isPinned);
    QCOMPARE(seenWanted.size(), isChanged ? 1 : 0);
    menu->close();
}

void SidebarTest::forgetsTheFormerAccount()
{
    Shown shown;
    shown.bar.setList(dealList({1, 2}));
    shown.bar.setShown(rowId(1));
    shown.bar.reset();
    QCOMPARE(shown.rows()->rowCount(), 0);
    QVERIFY(!shown.bar.hasNeighbour(1));
    shown.bar.setCounts({0, 0, 0, 5});
    QCOMPARE(shown.wanted.last()[1].toInt(), 200);
}

void SidebarTest::tellsRowsApartWithoutColour()
{
    // The same picture in grey: a changed row differs from one that is not.
    Shown shown;
    const auto picture = [&shown](bool isChanged) {
        DealList rows = dealList({1});
        rows.rows[0].isChanged = isChanged;
        shown.bar.setList(rows);
        return shown.find<QListView>("deals")->grab().toImage().convertToFormat(QImage::Format_Mono);
    };
    const QImage plain = picture(false);
    QVERIFY(plain != picture(true));
    QCOMPARE(plain, picture(false));
}

QTEST_MAIN(SidebarTest)
#include "tst_sidebar.moc"
