// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/listlooks.h"

#include <QTest>

using namespace sidelight;

class TestListLooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasKept();
    void leavesOutWhatItDoesNotKnow_data();
    void leavesOutWhatItDoesNotKnow();
};

void TestListLooks::givesBackWhatWasKept()
{
    SavedView closing;
    closing.name = QStringLiteral("Closing \"soon\", für Müller");
    closing.view.filter = QStringLiteral("close<30d stage:\"proposal sent\"");
    closing.view.first = {DealColumn::Close, Qt::DescendingOrder};
    closing.view.second = DealSort{DealColumn::Amount, Qt::AscendingOrder};
    closing.view.grouping = DealGrouping::CloseMonth;
    closing.state.columns = {
        {DealColumn::Stage, 140, true}, {DealColumn::Name, 0, true}, {DealColumn::Checked, 90, false}};
    closing.state.isBoard = true;
    const std::vector<SavedView> kept = {closing, SavedView{}};
    const std::vector<SavedView> back = savedViewsFrom(savedViewsText(kept));
    QCOMPARE(int(back.size()), 2);
    QCOMPARE(back[0].name, closing.name);
    QCOMPARE(back[0].view, closing.view);
    QVERIFY(back[0].state.isBoard);
    QCOMPARE(listColumnsText(back[0].state.columns), listColumnsText(closing.state.columns));
    QCOMPARE(back[1].view, DealView());
}

void TestListLooks::leavesOutWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("views");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("no JSON") << QByteArray("[{") << 0;
    QTest::newRow("an object") << QByteArray("{}") << 0;
    QTest::newRow("words of another version") << QByteArray(
        R"([{"name":"A","sort":"-magic","then":"x","grouping":"owner","columns":"owner:20"}])")
                                              << 1;
    QTest::newRow("other types") << QByteArray(R"([7,{"filter":["a"],"board":"yes","sort":3}])") << 2;
}

void TestListLooks::leavesOutWhatItDoesNotKnow()
{
    QFETCH(QByteArray, text);
    QFETCH(int, views);
    const std::vector<SavedView> back = savedViewsFrom(text);
    QCOMPARE(int(back.size()), views);
    for (const SavedView &view : back) {
        QCOMPARE(view.view, DealView());
        QVERIFY(view.state.columns.empty());
        QVERIFY(!view.state.isBoard);
    }
}

QTEST_GUILESS_MAIN(TestListLooks)

#include "tst_listlooks.moc"
