// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/boxmodel.h"
#include "tests/support/dealrows.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

FoundDeal found(int number, WordPlaces inName = {}, std::optional<FoundPart> part = {})
{
    return {openRow(number), std::move(inName), std::move(part)};
}

std::vector<FoundDeal> deals(std::initializer_list<FoundDeal> found)
{
    return found;
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
    void namesTheFieldThatMatched_data();
    void namesTheFieldThatMatched();
    void saysWhyNothingIsFoundAndThatMoreMayBe();
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
    model.setFound(QStringLiteral("re"), deals({found(7), found(3)}));
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
    model.setFound(model.text(), deals({found(1)})); // is no search
    QTEST(texts(model), "offered");
}

void BoxModelTest::keepsWhatWasFoundUntilTheNextAnswer()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral("dea"));
    model.setFound(QStringLiteral("dea"), deals({found(1), found(2)}));
    model.setText(QStringLiteral("deal"));
    QVERIFY(!model.isAnswered());
    QVERIFY(texts(model).contains(QStringLiteral("Deal 1")));
    model.setFound(QStringLiteral("deal"), deals({found(2)}));
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
    model.setFound(QStringLiteral("dea"), deals({found(1)}));
    QCOMPARE(texts(model), QStringList{QStringLiteral("Show all in the list: “deal”")});
    QVERIFY(!model.isAnswered());
}

void BoxModelTest::movesNoDealForAFurtherAnswer()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    const QString text = QStringLiteral("deal");
    model.setText(text);
    model.setFound(text, deals({found(1), found(2)}));
    FoundDeal changed = found(2);
    changed.row.name = QStringLiteral("Deal two");
    model.setFound(text, deals({found(3), changed, found(1)}));
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
    using Kind = TextPlace::Kind;
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral("ines"));
    FoundDeal odd = found(3, {{0, 4}}, FoundPart{Kind::Person, {}, QStringLiteral("Ines\u202e"), {{0, 4}}});
    odd.row.name = QStringLiteral("Deal\n3");
    model.setFound(
        model.text(),
        deals({found(1, {{5, 1}},
                     FoundPart{
                         Kind::Field, QStringLiteral("next_step"), QStringLiteral("Call\nInes"), {{5, 4}}}),
               found(2, {{5, 1}}), odd}));
    const auto places = [&model](int row, int role) {
        return model.index(row).data(role).value<WordPlaces>();
    };
    QCOMPARE(model.index(1).data(BoxModel::DetailRole).toString(), QStringLiteral("Next step: Call Ines"));
    QCOMPARE(places(1, BoxModel::DetailMatchesRole), WordPlaces({{16, 4}}));
    QCOMPARE(places(1, BoxModel::TitleMatchesRole), WordPlaces({{5, 1}}));
    QVERIFY(model.index(1)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(QStringLiteral(", found in: Next step: Call Ines")));
    QCOMPARE(model.index(2).data(BoxModel::DetailRole).toString(), QStringLiteral("Qualified"));
    QCOMPARE(places(2, BoxModel::DetailMatchesRole), WordPlaces());
    // What is shown otherwise than it was sent has its matches elsewhere.
    QCOMPARE(places(3, BoxModel::TitleMatchesRole), WordPlaces());
    QCOMPARE(model.index(3).data(BoxModel::DetailRole).toString(), QStringLiteral("Contact: Ines‹RLO›"));
    QCOMPARE(places(3, BoxModel::DetailMatchesRole), WordPlaces());
}

void BoxModelTest::namesTheFieldThatMatched_data()
{
    using Kind = TextPlace::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, Kind kind, const char *path, const char *detail) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(path) << QString::fromLatin1(detail);
    };
    row("of the contract", Kind::Field, "pipeline_name", "Pipeline: text");
    row("unknown", Kind::Field, "x_color.name", "x_color.name: text");
    row("metadata", Kind::Field, "metadata.erp.quote", "Metadata, erp.quote: text");
    row("metadata of a contact", Kind::Field, "contacts.metadata.met", "Contact: text");
    row("ID of a contact", Kind::Field, "contacts.contact_id", "Contact ID: text");
    row("role", Kind::Role, "", "Role: text");
    row("contact", Kind::Person, "", "Contact: text");
    row("former value", Kind::Former, "stage_name", "Stage, before: text");
    row("former role", Kind::Former, "contacts[11aa0001-0000-4000-8000-000000000001].role",
        "Role, before: text");
}

void BoxModelTest::namesTheFieldThatMatched()
{
    QFETCH(int, kind);
    QFETCH(QString, path);
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setText(QStringLiteral("text"));
    model.setFound(
        model.text(),
        deals({found(1, {}, FoundPart{TextPlace::Kind(kind), path, QStringLiteral("text"), {}})}));
    QTEST(model.index(1).data(BoxModel::DetailRole).toString(), "detail");
}

void BoxModelTest::saysWhyNothingIsFoundAndThatMoreMayBe()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setIndexing(true);
    QVERIFY(!texts(model).join(u' ').contains(u"taken in")); // nobody searches
    model.setText(QStringLiteral("deal"));
    model.setFound(QStringLiteral("deal"), deals({}));
    const QString more =
        QStringLiteral("Deals are still being taken in for the search: more may be found.");
    const QString all = QStringLiteral("Show all in the list: “deal”");
    QCOMPARE(texts(model), QStringList({more, all}));
    QVERIFY(!model.index(0).flags().testFlag(Qt::ItemIsSelectable));
    model.setIndexing(false);
    QCOMPARE(texts(model), QStringList{all});
    model.setFound(QStringLiteral("deal"), Error{Error::Kind::NoSearch, QStringLiteral("no room")});
    QVERIFY(model.index(0).data().toString().startsWith(QStringLiteral("Search is not available. ")));
    QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("no room")));
    model.setFound(QStringLiteral("deal"), deals({}));
    QCOMPARE(texts(model), QStringList{all});
}

void BoxModelTest::forgetsEverythingOfAnotherAccount()
{
    BoxModel model(british);
    const QAbstractItemModelTester tester(&model);
    model.setList(dealList({1}, DealGroup::Recent));
    model.setText(QStringLiteral("deal"));
    model.setFound(QStringLiteral("deal"), deals({found(1)}));
    model.clear();
    QCOMPARE(texts(model), QStringList{QStringLiteral("No deal is pinned, and none has been opened yet.")});
}

QTEST_GUILESS_MAIN(BoxModelTest)
#include "tst_boxmodel.moc"
