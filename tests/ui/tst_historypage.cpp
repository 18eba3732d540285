// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/historypage.h"

#include "app/models/differencemodel.h"
#include "app/models/versionmodel.h"
#include "app/text/translations.h"
#include "tests/support/versions.h"
#include "ui/elidedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QDateTime now({2026, 6, 12}, {9, 0}, Qt::UTC);

struct Shown {
    Shown()
    {
        page.resize(900, 400);
        page.show();
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return page.findChild<Widget *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        if (const auto *line = find<ElidedLabel>(name))
            return line->isVisible() ? line->text() : QString();
        const auto *label = find<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }
    void take(std::vector<DealVersion> versions)
    {
        page.setPast(DealPast{pastId, std::move(versions)}, now);
    }
    void select(std::initializer_list<int> rows) const
    {
        auto *list = find<QListView>("versions");
        list->clearSelection();
        for (const int row : rows)
            list->selectionModel()->select(list->model()->index(row, 0), QItemSelectionModel::Select);
    }
    /// "Amount|€40,000.00|€48,500.00", a line each; nothing while the table is hidden.
    QStringList differences() const
    {
        const auto *table = find<QTableView>("differences");
        QStringList rows;
        for (int row = 0; table->isVisible() && row < table->model()->rowCount(); ++row) {
            QStringList cells;
            for (int column = 0; column < DifferenceModel::ColumnCount; ++column)
                cells << table->model()->index(row, column).data().toString();
            rows << cells.join(u'|');
        }
        return rows;
    }
    int selectedNumber() const
    {
        const auto selected = find<QListView>("versions")->selectionModel()->selectedIndexes();
        return selected.size() == 1 ? selected.constFirst().data(VersionModel::NumberRole).toInt() : 0;
    }

    HistoryPage page{british};
};

const QString stageChange = QStringLiteral("Stage|Qualified|Proposal sent");
const QString amountChange = QStringLiteral("Amount|€40,000.00|€48,500.00");

} // namespace

class HistoryPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comparesTheNewestWithTheOneBefore();
    void comparesTheChosenVersionWithTheOneBefore();
    void comparesTwoThatAreChosen();
    void asksToChooseOneOrTwo();
    void saysThatTheFirstHasNoneBeforeIt();
    void saysWhyAVersionCannotBeCompared_data();
    void saysWhyAVersionCannotBeCompared();
    void sumsUpHowTheDealSlipped();
    void saysThatNobodyIsNamed();
    void staysAtTheNewestWhenANewerOneComes();
    void staysAtTheChosenVersionWhenANewerOneComes();
    void saysWhyThereIsNoPast();
    void forgetsTheFormerDeal();
    void copiesDifferences();
    void opensAValueWhole();
};

void HistoryPageTest::initTestCase()
{
    installTranslations(*qApp, british);
}

void HistoryPageTest::comparesTheNewestWithTheOneBefore()
{
    Shown shown;
    shown.take(threeVersions());
    QCOMPARE(shown.page.count(), 3);
    QCOMPARE(shown.selectedNumber(), 3);
    QCOMPARE(shown.differences(), QStringList{stageChange});
    QCOMPARE(shown.text("comparisonTitle"),
             QStringLiteral("9 Jun 2026, 09:00 compared with 5 Jun 2026, 09:00"));
}

void HistoryPageTest::comparesTheChosenVersionWithTheOneBefore()
{
    Shown shown;
    shown.take(threeVersions());
    shown.select({1});
    QCOMPARE(shown.differences(), QStringList{amountChange});
}

void HistoryPageTest::comparesTwoThatAreChosen()
{
    Shown shown;
    shown.take(threeVersions());
    shown.select({2, 0});
    QStringList found = shown.differences();
    found.sort();
    QCOMPARE(found, QStringList({amountChange, stageChange}));
    QCOMPARE(shown.text("comparisonTitle"),
             QStringLiteral("9 Jun 2026, 09:00 compared with 2 Jun 2026, 09:00"));
}

void HistoryPageTest::asksToChooseOneOrTwo()
{
    Shown shown;
    shown.take(threeVersions());
    const QString words =
        QStringLiteral("Select one version to see what changed with it, or two to compare them.");
    shown.select({0, 1, 2});
    QCOMPARE(shown.text("comparisonMessage"), words);
    QCOMPARE(shown.differences(), QStringList());
    shown.select({});
    QCOMPARE(shown.text("comparisonMessage"), words);
}

void HistoryPageTest::saysThatTheFirstHasNoneBeforeIt()
{
    Shown shown;
    shown.take(threeVersions());
    shown.select({2});
    QCOMPARE(shown.text("comparisonMessage"), QStringLiteral("First copy"));
    QVERIFY(!shown.find<QTableView>("differences")->isVisible());
}

void HistoryPageTest::saysWhyAVersionCannotBeCompared_data()
{
    QTest::addColumn<int>("body");
    QTest::newRow("pruned") << int(DealVersion::Body::Pruned);
    QTest::newRow("lost") << int(DealVersion::Body::Lost);
    QTest::newRow("damaged") << int(DealVersion::Body::Damaged);
    QTest::newRow("unreadable") << int(DealVersion::Body::Unreadable);
}

void HistoryPageTest::saysWhyAVersionCannotBeCompared()
{
    QFETCH(int, body);
    Shown shown;
    auto versions = threeVersions();
    versions[1].deal.reset();
    versions[1].body = DealVersion::Body(body);
    shown.take(versions);
    QCOMPARE(shown.page.count(), 3); // listed all the same
    const QString why =
        shown.find<QListView>("versions")->model()->index(1, 0).data(VersionModel::SummaryRole).toString();
    QVERIFY(!shown.find<QTableView>("differences")->isVisible());
    QVERIFY2(shown.text("comparisonMessage").contains(why), qPrintable(shown.text("comparisonMessage")));
    shown.select({1});
    QVERIFY2(shown.text("comparisonMessage").contains(why), qPrintable(shown.text("comparisonMessage")));
    shown.select({0, 2}); // those that are there compare
    QCOMPARE(shown.differences().size(), 2);
}

void HistoryPageTest::sumsUpHowTheDealSlipped()
{
    Shown shown;
    shown.take(threeVersions());
    QVERIFY2(shown.text("slip").contains(QStringLiteral("21")), qPrintable(shown.text("slip"))); // +21.3 %
    shown.take({threeVersions().front()});
    QCOMPARE(shown.text("slip"), QString());
}

void HistoryPageTest::saysThatNobodyIsNamed()
{
    Shown shown;
    QCOMPARE(shown.text("notWho"), QString());
    shown.take(threeVersions());
    QCOMPARE(shown.text("notWho"),
             QStringLiteral("Sidelight knows what changed between two copies on this computer, never who "
                            "changed it or when exactly."));
}

void HistoryPageTest::staysAtTheNewestWhenANewerOneComes()
{
    Shown shown;
    auto versions = threeVersions();
    versions.pop_back();
    shown.take(versions);
    QCOMPARE(shown.selectedNumber(), 2);
    shown.take(threeVersions());
    QCOMPARE(shown.selectedNumber(), 3);
    QCOMPARE(shown.differences(), QStringList{stageChange});
}

void HistoryPageTest::staysAtTheChosenVersionWhenANewerOneComes()
{
    Shown shown;
    auto versions = threeVersions();
    versions.pop_back();
    shown.take(versions);
    shown.select({1});
    shown.take(threeVersions());
    QCOMPARE(shown.selectedNumber(), 1);
    shown.select({1, 2});
    shown.take(threeVersions());
    QCOMPARE(shown.differences(), QStringList{amountChange});
}

void HistoryPageTest::saysWhyThereIsNoPast()
{
    Shown shown;
    shown.page.setPast(Error{Error::Kind::Storage, QStringLiteral("disk I/O error")}, now);
    QVERIFY2(shown.text("comparisonMessage").contains(QStringLiteral("disk I/O error")),
             qPrintable(shown.text("comparisonMessage")));
    shown.take(threeVersions());
    QVERIFY(shown.find<QListView>("versions")->isVisible());
    QCOMPARE(shown.differences(), QStringList{stageChange});
    shown.take({});
    QCOMPARE(shown.text("comparisonMessage"),
             QStringLiteral("No version of this deal is kept on this computer."));
}

void HistoryPageTest::forgetsTheFormerDeal()
{
    Shown shown;
    shown.take(threeVersions());
    shown.page.clear();
    QCOMPARE(shown.page.count(), 0);
    for (const char *name : {"slip", "comparisonTitle", "comparisonMessage", "notWho"})
        QCOMPARE(shown.text(name), QString());
    QVERIFY(!shown.find<QTableView>("differences")->isVisible());
}

void HistoryPageTest::copiesDifferences()
{
    Shown shown;
    shown.take(threeVersions());
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    auto *table = shown.find<QTableView>("differences");
    table->setFocus();
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Stage\tQualified\tProposal sent"));
}

void HistoryPageTest::opensAValueWhole()
{
    Shown shown;
    const QByteArray notes = QByteArray(5000, 'x');
    shown.take({version(1, 2, dealWith("\"name\":\"a\"")),
                version(2, 3, dealWith("\"name\":\"a\",\"description\":\"" + notes + "\""))});
    auto *table = shown.find<QTableView>("differences");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, DifferenceModel::AfterColumn));
    QTest::keyClick(table, Qt::Key_Return);
    const auto *dialog = shown.page.findChild<QDialog *>(QStringLiteral("valueDialog"));
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(QStringLiteral("valueText"))->toPlainText(),
             QString::fromLatin1(notes));
}

QTEST_MAIN(HistoryPageTest)
#include "tst_historypage.moc"
