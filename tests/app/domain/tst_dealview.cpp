// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealview.h"
#include "tests/support/dealrows.h"

#include <QTest>

#include <functional>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDate today(2026, 6, 10);

using Change = std::function<void(DealRow &)>;

/// Deals 1, 2, 3 … each as its change makes it; the record is the number.
std::shared_ptr<const DealCatalog> catalogOf(const std::vector<Change> &changes)
{
    auto catalog = std::make_shared<DealCatalog>();
    int number = 0;
    for (const Change &change : changes) {
        DealRow row = worthRow(++number, {"1000", "EUR", "one_time", "50"});
        row.checkedAt = QDateTime({2026, 6, 10}, {9, 0}, Qt::UTC);
        change(row);
        catalog->put(row);
    }
    return catalog;
}

Change worth(const WorthOf &sent)
{
    return [sent](DealRow &row) {
        const DealRow other = worthRow(1, sent);
        row.amountState = other.amountState;
        row.amount = other.amount;
        row.currency = other.currency;
        row.valuePeriod = other.valuePeriod;
        row.period = other.period;
        row.worth = other.worth;
        row.percent = other.percent;
    };
}

Change place(const char *pipeline, const char *stage)
{
    return [=](DealRow &row) {
        row.pipelineName = QString::fromUtf8(pipeline);
        row.stageName = QString::fromUtf8(stage);
    };
}

Change named(const QString &name)
{
    return [name](DealRow &row) { row.name = name; };
}

Change closing(QDate day)
{
    return [day](DealRow &row) {
        row.closeState = day.isValid() ? FieldState::Value : FieldState::Null;
        row.expectedClose = day;
    };
}

/// Numbers of the deals in their order.
std::vector<int> numbers(const ShownDeals &shown)
{
    std::vector<int> numbers;
    for (const quint32 position : shown.order)
        numbers.push_back(int(shown.catalog->deals()[position].record));
    return numbers;
}

DealView sortedBy(DealColumn column, Qt::SortOrder order = Qt::AscendingOrder)
{
    DealView view;
    view.first = {column, order};
    return view;
}

std::vector<int> filtered(const std::shared_ptr<const DealCatalog> &catalog, const QString &filter,
                          const FoundRecords &found = {})
{
    DealView view = sortedBy(DealColumn::Checked);
    view.filter = filter;
    return numbers(shownDeals(catalog, view, found, today));
}

std::vector<int> sorted(const std::shared_ptr<const DealCatalog> &catalog, DealColumn column,
                        Qt::SortOrder order = Qt::AscendingOrder)
{
    return numbers(shownDeals(catalog, sortedBy(column, order), {}, today));
}

using Numbers = std::vector<int>;
constexpr auto descending = Qt::DescendingOrder;

} // namespace

class DealViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatTheIndexFound();
    void filtersByPlace();
    void filtersByMoney_data();
    void filtersByMoney();
    void filtersByPeriodAndCurrency();
    void filtersByClose();
    void filtersByMoments();
    void filtersByOutcomeAndMarks();
    void filtersByEveryCondition();
    void sortsNamesAsPeopleDo();
    void sortsNamesThatBeginAlike();
    void sortsAmountsByCurrencyFirst();
    void sortsWeightedAmountsThatAreCounted();
    void sortsByPlace();
    void sortsByNumbersDaysAndMoments();
    void breaksTiesByTheSecondSortAndThenByRecord();
    void showsWhatWasFoundWhereverItStands();
    void groupsByPipelineAndStage();
    void groupsByMonth();
    void groupsByCurrency();
    void addsUpEachSectionAndAll();
    void partsPipelines();
    void usesTheOrderBeforeAgain();
    void showsNothingOfNothing();
    void namesColumnsAndGroupings();
};

void DealViewTest::keepsWhatTheIndexFound()
{
    const Change same = [](DealRow &) {};
    const auto catalog = catalogOf({same, same, same, same});
    QCOMPARE(filtered(catalog, {}), (Numbers{1, 2, 3, 4}));
    QCOMPARE(filtered(catalog, u"word"_s, std::vector<qint64>{2, 4, 9}), (Numbers{2, 4}));
    QCOMPARE(filtered(catalog, u"word"_s, std::vector<qint64>{}), Numbers());
}

void DealViewTest::filtersByPlace()
{
    const auto catalog = catalogOf({place("Projects", "Proposal sent"), place("Projects", "Sent proposals"),
                                    place("Straße", " "), place("", "PROPOSAL  SENT")});
    QCOMPARE(filtered(catalog, u"stage:proposal"_s), (Numbers{1, 2, 4}));
    QCOMPARE(filtered(catalog, u"stage:\"prop sen\""_s), (Numbers{1, 2, 4}));
    QCOMPARE(filtered(catalog, u"stage:roposal"_s), Numbers());
    QCOMPARE(filtered(catalog, u"stage=\"proposal sent\""_s), (Numbers{1, 4}));
    QCOMPARE(filtered(catalog, u"stage:none"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"-stage:none"_s), (Numbers{1, 2, 4}));
    QCOMPARE(filtered(catalog, u"-stage:sent"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"pipeline:strasse"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"pipeline:none"_s), (Numbers{4}));
    QCOMPARE(filtered(catalog, u"stage:"_s), (Numbers{1, 2, 3, 4}));
}

void DealViewTest::filtersByMoney_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<Numbers>("expected");
    const auto row = [](const char *filter, const Numbers &expected) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << expected;
    };
    row("amount>50k", {2, 3});
    row("amount>=50k", {1, 2, 3});
    row("amount<50000", {4, 7});
    row("amount<=50000", {1, 4, 7});
    row("amount:50000", {1});
    row("amount:50000..50001", {1, 2});
    row("-amount:50000..50001", {3, 4, 5, 6, 7});
    row("amount<0", {4});
    row("amount:none", {5});
    row("weighted>25000", {2});
    row("weighted:25000", {1});
    row("weighted:none", {3, 4, 5, 6});
    row("weighted:1.235", {7});
    row("confidence:50", {1, 3, 6});
    row("confidence<50", {});
    row("confidence>=60", {2, 7});
    row("confidence:none", {4, 5});
}

void DealViewTest::filtersByMoney()
{
    QFETCH(QString, filter);
    const auto catalog = catalogOf({
        worth({"50000.00", "EUR", "one_time", "50"}), worth({"50000.01", "USD", "monthly", "60"}),
        worth({"7e4", "", "", "50"}),       // no currency
        worth({"-3.5", "EUR", "", ""}),     // no confidence
        worth({"", "EUR", "", "130"}),      // unusual confidence
        worth({"1e400", "EUR", "", "0.5"}), // no number that fits
        worth({"1.235", "KWD", "", "100"}), // three decimals
    });
    QTEST(filtered(catalog, filter), "expected");
}

void DealViewTest::filtersByPeriodAndCurrency()
{
    const auto catalog = catalogOf({
        worth({"1", "EUR", "one_time"}),
        worth({"1", " eur", "monthly"}),
        worth({"1", "USD", "weekly"}),
        worth({"1", "", " "}),
    });
    QCOMPARE(filtered(catalog, u"period:once"_s), (Numbers{1}));
    QCOMPARE(filtered(catalog, u"period:monthly"_s), (Numbers{2}));
    QCOMPARE(filtered(catalog, u"period:week"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"period:none"_s), (Numbers{4}));
    QCOMPARE(filtered(catalog, u"currency:eur"_s), (Numbers{1, 2}));
    QCOMPARE(filtered(catalog, u"-currency:eur"_s), (Numbers{3, 4}));
    QCOMPARE(filtered(catalog, u"currency:none"_s), (Numbers{4}));
}

void DealViewTest::filtersByClose()
{
    const Change unreadable = [](DealRow &row) { row.closeState = FieldState::Unreadable; };
    const Change missing = [](DealRow &row) {
        closing({2026, 6, 1})(row);
        row.isMissing = true;
    };
    const Change won = [](DealRow &row) {
        closing({2026, 6, 1})(row);
        row.outcome = Outcome::Won;
    };
    const auto catalog = catalogOf({closing({2026, 6, 9}), closing(today), closing({2026, 7, 10}),
                                    closing({2026, 7, 11}), closing({}), unreadable, missing, won});
    QCOMPARE(filtered(catalog, u"overdue:"_s), (Numbers{1}));
    QCOMPARE(filtered(catalog, u"overdue:no"_s), (Numbers{2, 3, 4, 5, 6, 7, 8}));
    QCOMPARE(filtered(catalog, u"close<30d"_s), (Numbers{1, 2, 3, 7, 8}));
    QCOMPARE(filtered(catalog, u"close:30d"_s), (Numbers{2, 3}));
    QCOMPARE(filtered(catalog, u"close>30d"_s), (Numbers{4}));
    QCOMPARE(filtered(catalog, u"close:this-month"_s), (Numbers{1, 2, 7, 8}));
    QCOMPARE(filtered(catalog, u"close:none"_s), (Numbers{5}));
}

void DealViewTest::filtersByMoments()
{
    const auto moments = [](QDateTime updated, QDateTime checked) {
        return [=](DealRow &row) {
            row.updatedAt = updated;
            row.checkedAt = checked;
        };
    };
    const QDateTime now({2026, 6, 10}, {9, 0}, Qt::UTC);
    const auto catalog = catalogOf(
        {moments(now, now), moments(QDateTime({2026, 6, 3}, {0, 0}, Qt::UTC), now.addDays(-1)),
         moments(QDateTime({2026, 6, 2}, {23, 59, 59, 999}, Qt::UTC), now.addDays(-2)), moments({}, now)});
    QCOMPARE(filtered(catalog, u"updated<7d"_s), (Numbers{2, 1})); // in the order of their last check
    QCOMPARE(filtered(catalog, u"updated>7d"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"updated:none"_s), (Numbers{4}));
    QCOMPARE(filtered(catalog, u"updated:2026-06-02"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"stale:"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"checked:today"_s), (Numbers{1, 4}));
}

void DealViewTest::filtersByOutcomeAndMarks()
{
    const auto catalog = catalogOf({
        [](DealRow &row) { row.outcome = Outcome::Won; },
        [](DealRow &row) { row.isPinned = true; },
        [](DealRow &row) { row.isChanged = true; },
        [](DealRow &row) { row.isVisited = true; },
        [](DealRow &row) { row.isMissing = true; },
    });
    QCOMPARE(filtered(catalog, u"outcome:won"_s), (Numbers{1}));
    QCOMPARE(filtered(catalog, u"-outcome:open"_s), (Numbers{1}));
    QCOMPARE(filtered(catalog, u"pinned:"_s), (Numbers{2}));
    QCOMPARE(filtered(catalog, u"changed:"_s), (Numbers{3}));
    QCOMPARE(filtered(catalog, u"visited:"_s), (Numbers{4}));
    QCOMPARE(filtered(catalog, u"missing:"_s), (Numbers{5}));
}

void DealViewTest::filtersByEveryCondition()
{
    const auto catalog = catalogOf({place("A", "Won"), place("A", "Sent"), place("B", "Sent")});
    QCOMPARE(filtered(catalog, u"stage:sent pipeline:a"_s), (Numbers{2}));
    QCOMPARE(filtered(catalog, u"word stage:sent"_s, std::vector<qint64>{1, 3}), (Numbers{3}));
}

void DealViewTest::sortsNamesAsPeopleDo()
{
    const auto catalog = catalogOf({named(u"zebra"_s), named(u"Öl"_s), named(u" "_s), named(u"apple"_s),
                                    named(u"Apple pie"_s), named({}), named(u"ol"_s)});
    QCOMPARE(sorted(catalog, DealColumn::Name), (Numbers{4, 5, 2, 7, 1, 3, 6}));
    QCOMPARE(sorted(catalog, DealColumn::Name, descending), (Numbers{1, 2, 7, 5, 4, 3, 6}));
}

void DealViewTest::sortsNamesThatBeginAlike()
{
    const QString start = u"Harbour crane retrofit "_s;
    const auto catalog =
        catalogOf({named(start + u"c"_s), named(start + u"a"_s), named(start + u"bb"_s),
                   named(start + u"b"_s), named(u"Harbour crane re"_s), named(u"Harbour"_s)});
    QCOMPARE(sorted(catalog, DealColumn::Name), (Numbers{6, 5, 2, 4, 3, 1}));
    QCOMPARE(sorted(catalog, DealColumn::Name, descending), (Numbers{1, 3, 4, 2, 5, 6}));
}

void DealViewTest::sortsAmountsByCurrencyFirst()
{
    const auto catalog = catalogOf({
        worth({"5", "USD"}),
        worth({"", "EUR"}), // not set: last
        worth({"70", "EUR"}),
        worth({"3", ""}), // no currency: behind those that have one
        worth({"9.5", "eur "}),
        worth({"-1", "EUR"}),
        worth({"1e400", "EUR"}), // no number that fits: last
        worth({"1", "XYZ"}),
        worth({"9.49", "EUR"}),
    });
    QCOMPARE(sorted(catalog, DealColumn::Amount), (Numbers{6, 9, 5, 3, 1, 8, 4, 2, 7}));
    QCOMPARE(sorted(catalog, DealColumn::Amount, descending), (Numbers{8, 1, 3, 5, 9, 6, 4, 2, 7}));
}

void DealViewTest::sortsWeightedAmountsThatAreCounted()
{
    const auto catalog = catalogOf({worth({"100", "EUR", "", "90"}), worth({"1000", "EUR", "", "5"}),
                                    worth({"1", "EUR", "", ""}), worth({"7", "AUD", "", "100"})});
    QCOMPARE(sorted(catalog, DealColumn::Weighted), (Numbers{4, 2, 1, 3}));
    QCOMPARE(sorted(catalog, DealColumn::Weighted, descending), (Numbers{1, 2, 4, 3}));
}

void DealViewTest::sortsByPlace()
{
    const auto catalog =
        catalogOf({place("b", "Sent"), place("", "Émis"), place("A", "sent"), place("a", "")});
    QCOMPARE(sorted(catalog, DealColumn::Pipeline), (Numbers{3, 4, 1, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Stage), (Numbers{2, 1, 3, 4}));
    QCOMPARE(sorted(catalog, DealColumn::Stage, descending), (Numbers{1, 3, 2, 4}));
}

void DealViewTest::sortsByNumbersDaysAndMoments()
{
    const auto catalog = catalogOf({
        [](DealRow &row) {
            row.percent = 5000;
            row.outcome = Outcome::Lost;
            row.updatedAt = QDateTime({1969, 6, 2}, {9, 0}, Qt::UTC);
            closing({2026, 9, 1})(row);
        },
        [](DealRow &row) {
            row.percent.reset();
            row.updatedAt = {};
            row.checkedAt = row.checkedAt.addSecs(-1);
            closing({})(row);
        },
        [](DealRow &row) {
            row.percent = 0;
            row.updatedAt = QDateTime({2026, 6, 2}, {9, 0}, Qt::UTC);
            row.checkedAt = row.checkedAt.addSecs(1);
            closing({2026, 8, 31})(row);
        },
    });
    QCOMPARE(sorted(catalog, DealColumn::Confidence), (Numbers{3, 1, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Confidence, descending), (Numbers{1, 3, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Close), (Numbers{3, 1, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Close, descending), (Numbers{1, 3, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Updated), (Numbers{1, 3, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Updated, descending), (Numbers{3, 1, 2}));
    QCOMPARE(sorted(catalog, DealColumn::Checked), (Numbers{2, 1, 3}));
    QCOMPARE(sorted(catalog, DealColumn::Outcome), (Numbers{2, 3, 1}));
}

void DealViewTest::breaksTiesByTheSecondSortAndThenByRecord()
{
    auto catalog = std::make_shared<DealCatalog>();
    for (const int number : {5, 3, 1, 4, 2}) { // not in the order of records
        DealRow row = worthRow(number, {"1"});
        place("", number % 2 ? "odd" : "even")(row);
        closing({2026, 6, number < 4 ? 1 : 2})(row);
        catalog->put(row);
    }
    QCOMPARE(sorted(catalog, DealColumn::Stage), (Numbers{2, 4, 1, 3, 5}));
    QCOMPARE(sorted(catalog, DealColumn::Stage, descending), (Numbers{1, 3, 5, 2, 4}));
    DealView view = sortedBy(DealColumn::Stage);
    view.second = DealSort{DealColumn::Close, descending};
    QCOMPARE(numbers(shownDeals(catalog, view, {}, today)), (Numbers{4, 2, 5, 1, 3}));
}

void DealViewTest::showsWhatWasFoundWhereverItStands()
{
    auto catalog = std::make_shared<DealCatalog>();
    for (const int number : {2, 5, 1, 6, 3, 7, 4}) { // not in the order of records
        DealRow row = worthRow(number, {"1"});
        place("", number % 2 ? "odd" : "even")(row);
        catalog->put(row);
    }
    const DealView view = sortedBy(DealColumn::Stage);
    const auto found = [&](const std::vector<qint64> &records) {
        return numbers(shownDeals(catalog, view, records, today));
    };
    QCOMPARE(found({1, 2, 4, 7}), (Numbers{2, 4, 1, 7}));
    QCOMPARE(found({0, 3, 9}), (Numbers{3}));
    QCOMPARE(found({}), Numbers());
}

void DealViewTest::groupsByPipelineAndStage()
{
    const auto catalog = catalogOf({place("Sales", "Won"), place("", "Sent"), place("Projects", ""),
                                    place("projects", "Sent "), place("Projects", "sent"), place("", "")});
    DealView view = sortedBy(DealColumn::Name, descending);
    view.grouping = DealGrouping::Stage;
    const ShownDeals shown = shownDeals(catalog, view, {}, today);
    QCOMPARE(numbers(shown), (Numbers{5, 4, 3, 1, 2, 6}));
    QStringList titles;
    Numbers counts;
    quint32 next = 0;
    for (const DealSection &section : shown.sections) {
        titles << section.pipeline + u'/' + section.stage;
        counts.push_back(int(section.count));
        QCOMPARE(section.first, next);
        next += section.count;
    }
    QCOMPARE(titles, (QStringList{u"Projects/sent"_s, u"Projects/"_s, u"Sales/Won"_s, u"/Sent"_s, u"/"_s}));
    QCOMPARE(counts, (Numbers{2, 1, 1, 1, 1}));
}

void DealViewTest::groupsByMonth()
{
    const auto catalog = catalogOf({closing({}), closing({2026, 9, 30}), closing({2025, 9, 1}),
                                    closing({2026, 9, 1}), closing({2026, 10, 1})});
    DealView view = sortedBy(DealColumn::Close);
    view.grouping = DealGrouping::CloseMonth;
    const ShownDeals shown = shownDeals(catalog, view, {}, today);
    QCOMPARE(numbers(shown), (Numbers{3, 4, 2, 5, 1}));
    std::vector<QDate> months;
    for (const DealSection &section : shown.sections)
        months.push_back(section.month);
    QCOMPARE(months, (std::vector<QDate>{{2025, 9, 1}, {2026, 9, 1}, {2026, 10, 1}, QDate()}));
}

void DealViewTest::groupsByCurrency()
{
    const auto catalog =
        catalogOf({worth({"1", ""}), worth({"2", "USD"}), worth({"3", "eur"}), worth({"4", "EUR"})});
    DealView view = sortedBy(DealColumn::Name);
    view.grouping = DealGrouping::Currency;
    const ShownDeals shown = shownDeals(catalog, view, {}, today);
    QStringList currencies;
    for (const DealSection &section : shown.sections)
        currencies << section.currency;
    QCOMPARE(currencies, (QStringList{u"EUR"_s, u"USD"_s, QString()}));
    QCOMPARE(numbers(shown), (Numbers{3, 4, 2, 1}));
}

void DealViewTest::addsUpEachSectionAndAll()
{
    const auto catalog = catalogOf({place("", "A"), place("", "B"), place("", "A"), place("", "C")});
    DealView view;
    view.grouping = DealGrouping::Stage;
    view.filter = u"-stage:c"_s;
    const ShownDeals shown = shownDeals(catalog, view, {}, today);
    QCOMPARE(shown.totals.deals, 3);
    QCOMPARE(shown.totals.lines.front().plain, 300'000);
    QCOMPARE(shown.sections.size(), 2u);
    QCOMPARE(shown.sections[0].totals.lines.front().plain, 200'000);
    QCOMPARE(shown.sections[1].totals.lines.front().weighted, 50'000);
    QCOMPARE(shown.query.conditions.size(), 1u);
    QVERIFY(shown.view == view);
}

void DealViewTest::usesTheOrderBeforeAgain()
{
    const auto catalog = catalogOf({place("", "B"), place("", "A"), place("", "B"), place("", "A")});
    const DealView all = sortedBy(DealColumn::Stage);
    const ShownDeals before = shownDeals(catalog, all, {}, today);
    DealView view = all;
    view.filter = u"-stage:none"_s;
    const std::vector<qint64> found{1, 2, 3};
    const ShownDeals narrowed = shownDeals(catalog, view, found, today, &before);
    QCOMPARE(numbers(narrowed), (Numbers{2, 1, 3}));
    QCOMPARE(narrowed.sorted, before.sorted);
    QCOMPARE(numbers(shownDeals(catalog, all, {}, today, &narrowed)), (Numbers{2, 4, 1, 3}));
    view.grouping = DealGrouping::Stage;
    QCOMPARE(shownDeals(catalog, view, found, today, &narrowed).sections.size(), 2u);

    view.first.order = descending;
    const ShownDeals turned = shownDeals(catalog, view, found, today, &narrowed);
    QCOMPARE(numbers(turned), (Numbers{2, 1, 3})); // sections do not turn
    QVERIFY(!turned.sorted);
    const auto other = catalogOf({place("", "A"), place("", "B")});
    QCOMPARE(numbers(shownDeals(other, all, {}, today, &narrowed)), (Numbers{1, 2}));
}

void DealViewTest::partsPipelines()
{
    const Change early = [](DealRow &row) {
        place("Projects", "Won")(row);
        row.checkedAt = row.checkedAt.addDays(-1);
    };
    const auto catalog = catalogOf({place("Projects", "Qualified"), place("Archive", "Won"), early,
                                    place("", "Lost"), place("PROJECTS", "Trial")});
    DealView view = sortedBy(DealColumn::Checked);
    view.grouping = DealGrouping::Stage;
    const ShownDeals all = shownDeals(catalog, view, {}, today);
    QCOMPARE(all.pipelines.size(), 3u);
    QCOMPARE(all.pipelines[0].name, u"Archive"_s);
    QCOMPARE(all.pipelines[0].count, 1u);
    QCOMPARE(all.pipelines[1].sections, 3u); // whatever the case is
    QCOMPARE(all.pipelines[2].name, QString());
    QVERIFY(!all.pipeline);

    const ShownDeals projects = ofPipeline(all, 1);
    QCOMPARE(projects.pipeline, u"Projects"_s);
    QCOMPARE(numbers(projects), (Numbers{1, 5, 3}));
    QCOMPARE(projects.totals.deals, 3);
    QCOMPARE(projects.totals.lines[0].plain, 300'000);
    QCOMPARE(projects.oldestCheck, catalog->deals()[2].checkedAt);
    QCOMPARE(projects.sections.size(), 3u);
    QCOMPARE(projects.sections[2].first, 2u);
    QCOMPARE(projects.sections[2].stage, u"Won"_s);
    QCOMPARE(ofPipeline(all, 2).oldestCheck, catalog->deals()[3].checkedAt);

    view.grouping = DealGrouping::Currency;
    QVERIFY(shownDeals(catalog, view, {}, today).pipelines.empty());
}

void DealViewTest::showsNothingOfNothing()
{
    DealView view;
    view.grouping = DealGrouping::Stage;
    const ShownDeals shown = shownDeals(std::make_shared<DealCatalog>(), view, {}, today);
    QVERIFY(shown.order.empty());
    QVERIFY(shown.sections.empty());
    QCOMPARE(shown.totals.deals, 0);
}

void DealViewTest::namesColumnsAndGroupings()
{
    for (int column = 0; column < dealColumns; ++column)
        QCOMPARE(dealColumnFor(dealColumnWord(DealColumn(column))), std::optional(DealColumn(column)));
    QCOMPARE(dealColumnWord(DealColumn::Checked), u"checked"_s);
    QCOMPARE(dealColumnFor(u"Name"_s), std::nullopt);
    for (const DealGrouping grouping :
         {DealGrouping::None, DealGrouping::Stage, DealGrouping::CloseMonth, DealGrouping::Currency})
        QCOMPARE(dealGroupingFor(dealGroupingWord(grouping)), std::optional(grouping));
    QCOMPARE(dealGroupingWord(DealGrouping::CloseMonth), u"month"_s);
    QCOMPARE(dealGroupingFor({}), std::nullopt);
}

QTEST_GUILESS_MAIN(DealViewTest)
#include "tst_dealview.moc"
