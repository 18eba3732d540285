// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/visits.h"

#include "tests/support/dealrows.h"

#include <QTest>

using namespace sidelight;

class VisitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsBeforeTheFirst();
    void goesBackAsFarAsBeforeTheFirst();
    void forgetsWhatLayAhead();
    void countsTheSameDealOnce();
};

void VisitsTest::beginsBeforeTheFirst()
{
    Visits visits;
    QCOMPARE(visits.place(), std::nullopt);
    QVERIFY(!visits.hasNext());
    visits.goBack();
    visits.goForward();
    QCOMPARE(visits.place(), std::nullopt);
}

void VisitsTest::goesBackAsFarAsBeforeTheFirst()
{
    Visits visits;
    visits.add(rowId(1));
    visits.add(rowId(2));
    QCOMPARE(visits.place(), rowId(2));
    QVERIFY(!visits.hasNext());
    visits.goBack();
    QCOMPARE(visits.place(), rowId(1));
    visits.goBack();
    visits.goBack();
    QCOMPARE(visits.place(), std::nullopt);
    QVERIFY(visits.hasNext());
    visits.goForward();
    QCOMPARE(visits.place(), rowId(1));
    visits.goForward();
    visits.goForward();
    QCOMPARE(visits.place(), rowId(2));
}

void VisitsTest::forgetsWhatLayAhead()
{
    Visits visits;
    visits.add(rowId(1));
    visits.add(rowId(2));
    visits.goBack();
    visits.add(rowId(3));
    QVERIFY(!visits.hasNext());
    visits.goBack();
    QCOMPARE(visits.place(), rowId(1));
}

void VisitsTest::countsTheSameDealOnce()
{
    Visits visits;
    visits.add(rowId(1));
    visits.add(rowId(1));
    visits.goBack();
    QCOMPARE(visits.place(), std::nullopt);
}

QTEST_GUILESS_MAIN(VisitsTest)
#include "tst_visits.moc"
