// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeal.h"
#include "app/sample/sampledeals.h"
#include "tests/shots/stage.h"
#include "ui/filterline.h"
#include "ui/listpage.h"

#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace sidelight {

namespace {

/// A page of its own in place of the window's, which answers what it asks for.
ListPage *listPage(Stage &stage, std::shared_ptr<const DealCatalog> catalog, const DealView &view)
{
    auto *page = new ListPage(QLocale(QLocale::English, QLocale::UnitedKingdom), &stage.window);
    page->setWindowFlag(Qt::Window);
    page->setAutoFillBackground(true);
    QObject::connect(page, &ListPage::viewWanted, page, [page, catalog](const DealView &wanted) {
        page->setShown(std::make_shared<const ShownDeals>(
            shownDeals(catalog, wanted, std::nullopt, QDate::currentDate())));
    });
    page->resize(980, 676);
    page->show();
    page->setView(view);
    (void)QTest::qWaitForWindowExposed(page);
    if (catalog->deals().size() > 4)
        page->setDealShown(catalog->deals()[4].id);
    stage.shown = page;
    return page;
}

DealView viewOf(const QString &filter, DealGrouping grouping = DealGrouping::None)
{
    return {filter,
            {DealColumn::Close, Qt::AscendingOrder},
            DealSort{DealColumn::Amount, Qt::DescendingOrder},
            grouping};
}

Scene listScene(const char *name, const DealView &view, bool isInReadme = false)
{
    return {QLatin1StringView(name), isInReadme,
            [view](Stage &stage) { listPage(stage, sampleCatalog(), view); }};
}

void showBoard(Stage &stage)
{
    ListPage *page = listPage(stage, sampleCatalog(), {});
    page->setState({{}, true});
    page->setDealShown(crane);
}

} // namespace

std::shared_ptr<const DealCatalog> sampleCatalog()
{
    auto catalog = std::make_shared<DealCatalog>();
    int number = 0;
    const auto samples = sampleDeals(QDate::currentDate());
    for (const SampleBody &sample : samples) {
        const auto deal = decodeDeal(sample.json, sample.id);
        if (!deal)
            continue;
        DealRow row = dealRow(*deal);
        row.record = ++number;
        row.checkedAt = QDateTime::currentDateTimeUtc().addDays(-number % 9);
        row.isVisited = number % 3 == 0;
        row.isPinned = number % 7 == 1;
        row.isChanged = number % 10 == 1;
        catalog->put(row);
    }
    return catalog;
}

std::vector<Scene> listScenes()
{
    return {
        listScene("list", viewOf({})),
        listScene("list-grouped", viewOf({}, DealGrouping::Stage), true),
        listScene("list-months", viewOf({}, DealGrouping::CloseMonth)),
        listScene("list-filtered", viewOf(QStringLiteral("amount>10000 outcome:open foo:bar"))),
        listScene("list-nothing-found", viewOf(QStringLiteral("stage:nowhere"))),
        {QStringLiteral("list-empty"), false,
         [](Stage &stage) { listPage(stage, std::make_shared<DealCatalog>(), {}); }},
        {QStringLiteral("list-help"), false,
         [](Stage &stage) {
             ListPage *page = listPage(stage, sampleCatalog(), {});
             page->findChild<FilterLine *>()->openHelp();
             stage.shown = page->findChild<QWidget *>(QStringLiteral("filterPopover"));
         }},
        {QStringLiteral("list-mirrored"), false,
         [](Stage &stage) {
             QApplication::setLayoutDirection(Qt::RightToLeft);
             listPage(stage, sampleCatalog(), viewOf({}, DealGrouping::Stage));
         }},
        {QStringLiteral("views"), false,
         [](Stage &stage) {
             ListPage *page = listPage(stage, sampleCatalog(), viewOf(QStringLiteral("amount>10000")));
             page->setSavedViews(
                 {{QStringLiteral("Large ones"), viewOf(QStringLiteral("amount>10000")), {}},
                  {QStringLiteral("Closing this month"), viewOf(QStringLiteral("close:this-month")), {}}});
             auto *menu = page->findChild<QMenu *>(QStringLiteral("viewsMenu"));
             menu->popup(page->mapToGlobal(QPoint(300, 60)));
             stage.shown = menu;
         }},
        {QStringLiteral("board"), false, showBoard},
        {QStringLiteral("board-mirrored"), false,
         [](Stage &stage) {
             QApplication::setLayoutDirection(Qt::RightToLeft);
             showBoard(stage);
         }},
    };
}

} // namespace sidelight
