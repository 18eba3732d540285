// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/boxmodel.h"
#include "tests/support/dealrows.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

FoundDeal found(int number, const QString &part = {}, std::vector<std::pair<int, int>> matches = {})
{
    return {openRow(number), part, std::move(matches)};
}

QStringList texts(const BoxModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row).data().toString();
    return all;
}

std::vector<BoxCommand> commands()
{
    return {{QStringLiteral("Refresh"), QStringLiteral("Ctrl+R"), true},
            {QStringLiteral("View: Sidebar"), QStringLiteral("Ctrl+B"), true},
            {QStringLiteral("Réglages …"), {}, false}};
}

} // namespace

class BoxModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheDealOfAnIdAndNoListOfIt();
    void offersDealsCommandsAndTheWholeListInThisOrder();
    void findsCommandsByTheBeginningsOfFoldedWords_data();
    void findsCommandsByTheBeginningsOfFoldedWords();
    void keepsWhatWasFoundUntilTheNextAnswer();
    void passesOverAnAnswerForAnotherText();
    void movesNoDealForAFurtherAnswer();
    void offersPinnedAndRecentDealsWhileNothingIsTyped();
    void letsNobodyChooseHeadingsAndWhatCannotBeUsed();
    void tellsWhereItMatched();
    void forgetsEverythingOfAnotherAccount();
};

void BoxModelTest::offersTheDealOfAnIdAndNoListOfIt()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral(" https://app.example/deals/dea10007-0000-4000-8000-000000000001 "));
    QCOMPARE(texts(model), QStringList{QStringLiteral("Open deal dea10007-0000-4000-8000-000000000001")});
    QCOMPARE(model.index(0).data(BoxModel::IdRole).toUuid(), rowId(7));
    QCOMPARE(model.index(0).data(BoxModel::KindRole).toInt(), int(BoxModel::Kind::Reference));
}

void BoxModelTest::offersDealsCommandsAndTheWholeListInThisOrder()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setCommands(commands());
    model.setText(QStringLiteral("re"));
    QVERIFY(!model.isAnswered());
    model.setFound(QStringLiteral("re"), {found(7), found(3)});
    QVERIFY(model.isAnswered());
    QCOMPARE(texts(model),
             QStringList({QStringLiteral("Deals"), QStringLiteral("Deal 7"), QStringLiteral("Deal 3"),
                          QStringLiteral("Commands"), QStringLiteral("Refresh"),
                          QStringLiteral("Réglages …"), QStringLiteral("Show all in the list: “re”")}));
    QCOMPARE(model.index(1).data(BoxModel::AsideRole).toString(), QStringLiteral("€7,000"));
    QCOMPARE(model.index(1).data(BoxModel::DetailRole).toString(), QStringLiteral("Qualified"));
    QCOMPARE(model.index(4).data(BoxModel::AsideRole).toString(), QStringLiteral("Ctrl+R"));
    QCOMPARE(model.index(4).data(BoxModel::CommandRole).toInt(), 0);
    QCOMPARE(model.index(5).data(BoxModel::CommandRole).toInt(), 2);
}

void BoxModelTest::findsCommandsByTheBeginningsOfFoldedWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("offered");
    const QStringList sidebar = {QStringLiteral("Commands"), QStringLiteral("View: Sidebar")};
    QTest::newRow("all of them") << QStringLiteral(">")
                                 << QStringList({QStringLiteral("Commands"), QStringLiteral("Refresh"),
                                                 QStringLiteral("View: Sidebar"),
                                                 QStringLiteral("Réglages …")});
    QTest::newRow("a beginning") << QStringLiteral("> side") << sidebar;
    QTest::newRow("two words in any order") << QStringLiteral(">SIDE vi") << sidebar;
    QTest::newRow("without accents") << QStringLiteral(
        ">reglages") << QStringList({QStringLiteral("Commands"), QStringLiteral("Réglages …")});
    QTest::newRow("the middle of a word")
        << QStringLiteral(">bar") << QStringList{QStringLiteral("No command has these words.")};
}

void BoxModelTest::findsCommandsByTheBeginningsOfFoldedWords()
{
    QFETCH(QString, typed);
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setCommands(commands());
    model.setText(typed);
    QVERIFY(model.isAnswered());
    QVERIFY(!model.isSearch());
    model.setFound(model.text(), {found(1)}); // is no search
    QTEST(texts(model), "offered");
}

void BoxModelTest::keepsWhatWasFoundUntilTheNextAnswer()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral("dea"));
    model.setFound(QStringLiteral("dea"), {found(1), found(2)});
    model.setText(QStringLiteral("deal"));
    QVERIFY(!model.isAnswered());
    QVERIFY(texts(model).contains(QStringLiteral("Deal 1")));
    model.setFound(QStringLiteral("deal"), {found(2)});
    QVERIFY(!texts(model).contains(QStringLiteral("Deal 1")));
    QVERIFY(texts(model).contains(QStringLiteral("Deal 2")));
    model.setText(QString());
    QVERIFY(!texts(model).contains(QStringLiteral("Deal 2")));
}

void BoxModelTest::passesOverAnAnswerForAnotherText()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral("deal"));
    model.setFound(QStringLiteral("dea"), {found(1)});
    QCOMPARE(texts(model), QStringList{QStringLiteral("Show all in the list: “deal”")});
    QVERIFY(!model.isAnswered());
}

void BoxModelTest::movesNoDealForAFurtherAnswer()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    const QString text = QStringLiteral("deal");
    model.setText(text);
    model.setFound(text, {found(1), found(2)});
    FoundDeal changed = found(2);
    changed.row.name = QStringLiteral("Deal two");
    model.setFound(text, {found(3), changed, found(1)});
    QCOMPARE(texts(model).mid(1, 3),
             QStringList({QStringLiteral("Deal 1"), QStringLiteral("Deal two"), QStringLiteral("Deal 3")}));
}

void BoxModelTest::offersPinnedAndRecentDealsWhileNothingIsTyped()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QString());
    QCOMPARE(texts(model), QStringList{QStringLiteral("No deal is pinned, and none has been opened yet.")});
    model.setList(dealList({1, 2}, DealGroup::Recent));
    model.setList(dealList({2}, DealGroup::Pinned));
    model.setList(dealList({5}, DealGroup::All)); // is not asked for
    QCOMPARE(texts(model), QStringList({QStringLiteral("Pinned"), QStringLiteral("Deal 2"),
                                        QStringLiteral("Recent"), QStringLiteral("Deal 1")}));
}

void BoxModelTest::letsNobodyChooseHeadingsAndWhatCannotBeUsed()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setCommands(commands());
    model.setText(QStringLiteral("re"));
    QList<bool> choosable;
    for (int row = 0; row < model.rowCount(); ++row)
        choosable << model.index(row).flags().testFlag(Qt::ItemIsSelectable);
    QCOMPARE(choosable, QList<bool>({false, true, false, true})); // heading, Refresh, Réglages, all
    QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Réglages …, not available now"));
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Refresh, Ctrl+R"));
}

void BoxModelTest::tellsWhereItMatched()
{
    using Matches = std::vector<std::pair<int, int>>;
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral("ines"));
    FoundDeal odd = found(3, {}, {{0, 4}});
    odd.row.name = QStringLiteral("Deal\n3");
    model.setFound(QStringLiteral("ines"),
                   {found(1, QStringLiteral("Ines Duarte"), {{0, 4}}), found(2, {}, {{5, 1}}), odd});
    const auto matches = [&model](int row, int role) {
        return model.index(row).data(role).value<Matches>();
    };
    QCOMPARE(model.index(1).data(BoxModel::DetailRole).toString(), QStringLiteral("Ines Duarte"));
    QCOMPARE(matches(1, BoxModel::DetailMatchesRole), Matches({{0, 4}}));
    QCOMPARE(matches(1, BoxModel::TitleMatchesRole), Matches());
    QVERIFY(model.index(1)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral(", found in: Ines Duarte")));
    QCOMPARE(matches(2, BoxModel::TitleMatchesRole), Matches({{5, 1}}));
    QCOMPARE(matches(2, BoxModel::DetailMatchesRole), Matches());
    QCOMPARE(matches(3, BoxModel::TitleMatchesRole), Matches()); // is shown otherwise than it was sent
}

void BoxModelTest::forgetsEverythingOfAnotherAccount()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1}, DealGroup::Recent));
    model.setText(QStringLiteral("deal"));
    model.setFound(QStringLiteral("deal"), {found(1)});
    model.clear();
    QCOMPARE(texts(model), QStringList{QStringLiteral("No deal is pinned, and none has been opened yet.")});
}

QTEST_GUILESS_MAIN(BoxModelTest)
#include "tst_boxmodel.moc"
