// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealfacts.h"
#include "tests/support/dealrows.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

/// Every member with a value of its own, so that none can be taken for another.
DealRow fullRow()
{
    DealRow row = worthRow(7, {"48500.505", "eur ", "weekly", "60"});
    row.name = u"Hafenkran Köln"_s;
    row.pipelineName = u"Projects"_s;
    row.stageName = u"Proposal sent"_s;
    row.closeState = FieldState::Value;
    row.expectedClose = QDate(2026, 9, 30);
    row.outcome = Outcome::Lost;
    row.updatedAt = QDateTime({2026, 6, 2}, {16, 44, 9, 512}, Qt::UTC);
    row.checkedAt = QDateTime({2026, 6, 3}, {9, 0}, Qt::UTC);
    row.isPinned = true;
    row.isChanged = true;
    row.isMissing = true;
    row.isVisited = true;
    row.stageKey.clear();
    return row;
}

} // namespace

class DealFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsBackTheRow()
    {
        DealCatalog catalog;
        catalog.put(fullRow());
        QCOMPARE(catalog.row(0), fullRow());
    }

    void handsBackWhatIsNotSet()
    {
        DealRow bare;
        bare.id = rowId(1);
        bare.checkedAt = QDateTime({2026, 6, 3}, {9, 0}, Qt::UTC);
        bare.amountState = FieldState::Null;
        bare.closeState = FieldState::Unreadable;
        DealCatalog catalog;
        catalog.put(bare);
        QCOMPARE(catalog.row(0), bare);
        QVERIFY(!catalog.row(0).updatedAt.isValid());
        QVERIFY(!catalog.row(0).percent);
    }

    void replacesTheDealWithTheSameId()
    {
        DealCatalog catalog;
        catalog.put(openRow(1));
        catalog.put(openRow(2));
        DealRow renamed = openRow(1);
        renamed.name = u"Renamed"_s;
        catalog.put(renamed);
        QCOMPARE(catalog.deals().size(), 2u);
        QCOMPARE(catalog.row(0).name, u"Renamed"_s);
        QCOMPARE(catalog.positionOf(rowId(2)), std::optional(1u));
        QCOMPARE(catalog.positionOf(rowId(3)), std::nullopt);
    }

    void forgetsTheTextsOfReplacedDeals()
    {
        DealCatalog catalog;
        catalog.put(fullRow());
        catalog.put(openRow(1));
        DealRow renamed = openRow(1);
        for (int time = 0; time < 1'000; ++time) {
            renamed.name = QString(100, u'x') + QString::number(time);
            renamed.stageName = QString(100, u'y') + QString::number(time);
            catalog.put(renamed);
        }
        QVERIFY2(catalog.texts().size() < 2'000, qPrintable(QString::number(catalog.texts().size())));
        QCOMPARE(catalog.row(0), fullRow());
        QCOMPARE(catalog.row(1).name, renamed.name);
        QCOMPARE(catalog.row(1).stageName, renamed.stageName);
    }

    void preparesWhatIsComparedAndShared()
    {
        DealCatalog catalog;
        catalog.put(fullRow());
        DealRow other = fullRow();
        other.id = rowId(8);
        other.currency = u"EUR"_s;
        catalog.put(other);
        const DealFacts &first = catalog.deals()[0];
        const DealFacts &second = catalog.deals()[1];
        QCOMPARE(catalog.text(first.nameKey), u"hafenkran koln"_s);
        QCOMPARE(first.stage, second.stage);
        QVERIFY(first.currency != second.currency);
        QCOMPARE(first.currencyKey, second.currencyKey);
        QCOMPARE(catalog.text(first.currencyKey), u"EUR"_s);
    }
};

QTEST_GUILESS_MAIN(DealFactsTest)
#include "tst_dealfacts.moc"
