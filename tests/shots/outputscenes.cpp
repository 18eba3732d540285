// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/shots/stage.h"
#include "ui/exportdialog.h"
#include "ui/print/dealprint.h"
#include "ui/print/listprint.h"

#include <QPrintPreviewWidget>
#include <QPrinter>

namespace sidelight {

namespace {

const QLocale printLocale(QLocale::English, QLocale::UnitedKingdom);
const std::atomic_bool goesOn = false;

ExportDialog *openExport(Stage &stage)
{
    auto *dialog = new ExportDialog(QStringLiteral("Harbour crane retrofit"), 1'204, QString(), printLocale,
                                    &stage.window);
    dialog->open();
    stage.shown = dialog;
    return dialog;
}

/// The first pages as a printer gets them.
void preview(Stage &stage, QPageLayout::Orientation orientation, std::function<int(QPrinter &)> print)
{
    auto *printer = new QPrinter(QPrinter::HighResolution);
    printer->setPageOrientation(orientation);
    auto *pages = new QPrintPreviewWidget(printer, &stage.window, Qt::Window);
    QObject::connect(pages, &QPrintPreviewWidget::paintRequested, pages,
                     [print = std::move(print)](QPrinter *on) { print(*on); });
    pages->resize(1280, 1000);
    pages->show();
    (void)QTest::qWaitForWindowExposed(pages);
    pages->fitToWidth();
    stage.shown = pages;
}

void previewDeal(Stage &stage)
{
    stage.useSamples();
    stage.open(crane);
    const DealState state = stage.library.state(crane);
    SheetPrint sheet;
    sheet.sheet = dealSheet(*state.deal, {true, state.receivedAt, {}, {}}, QDate::currentDate(),
                            printLocale, stage.library.peopleOf(crane));
    sheet.printedAt = QDateTime::currentDateTimeUtc();
    sheet.locale = printLocale;
    preview(stage, QPageLayout::Portrait,
            [sheet](QPrinter &printer) { return printSheet(sheet, printer, goesOn); });
}

void previewList(Stage &stage)
{
    ListPrint list;
    const DealView view{QStringLiteral("amount>10000"),
                        {DealColumn::Close, Qt::AscendingOrder},
                        std::nullopt,
                        DealGrouping::Stage};
    list.shown = std::make_shared<const ShownDeals>(
        shownDeals(sampleCatalog(), view, std::nullopt, QDate::currentDate()));
    list.columns = {DealColumn::Name,     DealColumn::Stage, DealColumn::Amount,
                    DealColumn::Weighted, DealColumn::Close, DealColumn::Checked};
    list.title = QStringLiteral("Deals");
    list.printedAt = QDateTime::currentDateTimeUtc();
    list.locale = printLocale;
    preview(stage, QPageLayout::Landscape,
            [list](QPrinter &printer) { return printList(list, printer, goesOn); });
}

} // namespace

std::vector<Scene> outputScenes()
{
    return {
        {QStringLiteral("export"), false, [](Stage &stage) { openExport(stage); }},
        {QStringLiteral("export-done"), false,
         [](Stage &stage) {
             openExport(stage)->setReport(
                 QStringLiteral("1,204 deals written. 3 texts begin with ' so that no spreadsheet takes "
                                "them for a formula."),
                 false);
         }},
        {QStringLiteral("print-deal"), false, previewDeal},
        {QStringLiteral("print-list"), false, previewList},
    };
}

} // namespace sidelight
