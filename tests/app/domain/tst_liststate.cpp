// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/liststate.h"

#include <QTest>

using namespace sidelight;

class ListStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remembersColumnsByWord();
    void passesOverWhatIsNoColumn_data();
    void passesOverWhatIsNoColumn();
    void sortsByAClickedColumn_data();
    void sortsByAClickedColumn();
    void replacesAModifier_data();
    void replacesAModifier();
    void togglesWhatHoldsOrDoesNot();
};

void ListStateTest::remembersColumnsByWord()
{
    const std::vector<ListColumn> columns{
        {DealColumn::Stage, 140, true}, {DealColumn::Name, 260, true}, {DealColumn::Updated, 0, false}};
    const QString text = listColumnsText(columns);
    QCOMPARE(text, QStringLiteral("stage:140 name:260 -updated:0"));
    QCOMPARE(listColumnsFrom(text), columns);
}

void ListStateTest::passesOverWhatIsNoColumn_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a column of a later program") << QStringLiteral("owner:120");
    QTest::newRow("no width") << QStringLiteral("name");
    QTest::newRow("only a sign") << QStringLiteral("- : -:");
}

void ListStateTest::passesOverWhatIsNoColumn()
{
    QFETCH(QString, text);
    QCOMPARE(listColumnsFrom(text), std::vector<ListColumn>());
    const std::vector<ListColumn> known{{DealColumn::Stage, 100, true}};
    QCOMPARE(listColumnsFrom(text + QStringLiteral(" stage:100 stage:200")), known);
    QCOMPARE(listColumnsFrom(QStringLiteral("stage:-5")).at(0).width, 0);
}

void ListStateTest::sortsByAClickedColumn_data()
{
    constexpr auto up = Qt::AscendingOrder;
    constexpr auto down = Qt::DescendingOrder;
    using Sorts = std::pair<DealSort, std::optional<DealSort>>;
    const DealSort byName{DealColumn::Name, up};
    const DealSort byStage{DealColumn::Stage, up};
    QTest::addColumn<Sorts>("before");
    QTest::addColumn<DealColumn>("column");
    QTest::addColumn<bool>("isSecond");
    QTest::addColumn<Sorts>("after");
    QTest::newRow("another column") << Sorts{byName, byStage} << DealColumn::Close << false
                                    << Sorts{{DealColumn::Close, up}, {}};
    QTest::newRow("the same column turns, and keeps the second")
        << Sorts{byName, byStage} << DealColumn::Name << false << Sorts{{DealColumn::Name, down}, byStage};
    QTest::newRow("with Shift it is the second")
        << Sorts{byName, {}} << DealColumn::Stage << true << Sorts{byName, byStage};
    QTest::newRow("with Shift again it turns") << Sorts{byName, byStage} << DealColumn::Stage << true
                                               << Sorts{byName, DealSort{DealColumn::Stage, down}};
    QTest::newRow("with Shift the first one turns")
        << Sorts{byName, byStage} << DealColumn::Name << true << Sorts{{DealColumn::Name, down}, byStage};
}

void ListStateTest::sortsByAClickedColumn()
{
    using Sorts = std::pair<DealSort, std::optional<DealSort>>;
    QFETCH(Sorts, before);
    QFETCH(DealColumn, column);
    QFETCH(bool, isSecond);
    QFETCH(Sorts, after);
    const DealView view{QStringLiteral("crane"), before.first, before.second, DealGrouping::Stage};
    const DealView wanted{QStringLiteral("crane"), after.first, after.second, DealGrouping::Stage};
    QCOMPARE(sortedBy(view, column, isSecond), wanted);
}

void ListStateTest::replacesAModifier_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("after");
    QTest::newRow("none before") << QStringLiteral("crane") << QStringLiteral("won")
                                 << QStringLiteral("crane outcome:won");
    QTest::newRow("nothing before") << QString() << QStringLiteral("won") << QStringLiteral("outcome:won");
    QTest::newRow("another one") << QStringLiteral("outcome:open crane OUTCOME:lost")
                                 << QStringLiteral("won") << QStringLiteral("crane outcome:won");
    QTest::newRow("taken away") << QStringLiteral("crane outcome:open") << QString()
                                << QStringLiteral("crane");
    QTest::newRow("a value of words")
        << QString() << QStringLiteral("not yet") << QStringLiteral("outcome:\"not yet\"");
    QTest::newRow("words in quotation marks stay together")
        << QStringLiteral("stage:\"outcome: open\" -outcome:won") << QStringLiteral("lost")
        << QStringLiteral("stage:\"outcome: open\" -outcome:won outcome:lost");
}

void ListStateTest::replacesAModifier()
{
    QFETCH(QString, filter);
    QFETCH(QString, value);
    QFETCH(QString, after);
    const QString word = QStringLiteral("outcome");
    QCOMPARE(withModifier(filter, word, value), after);
    QCOMPARE(modifierValue(after, word).value_or(QString()), value);
}

void ListStateTest::togglesWhatHoldsOrDoesNot()
{
    const QString word = QStringLiteral("overdue");
    const QString on = withToggled(QStringLiteral("crane  amount>5"), word);
    QCOMPARE(on, QStringLiteral("crane amount>5 overdue:"));
    QVERIFY(modifierValue(on, word));
    QCOMPARE(withToggled(on, word), QStringLiteral("crane amount>5"));
}

QTEST_GUILESS_MAIN(ListStateTest)
#include "tst_liststate.moc"
