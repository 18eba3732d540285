// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealoutput.h"

#include "app/export/listtable.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/listtext.h"
#include "ui/exportjob.h"
#include "ui/print/dealprint.h"

#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>

#include <utility>

namespace sidelight {

namespace {

DealSource sourceOf(const DealState &state)
{
    return {state.source == DealState::Source::Live && !state.error, state.receivedAt, state.error,
            state.missingSince};
}

} // namespace

DealOutput::DealOutput(Library &library, QLocale locale, QWidget &window)
    : QObject(&window)
    , m_library(library)
    , m_locale(std::move(locale))
    , m_window(window)
{}

MakeCopyTexts DealOutput::dealTexts(const QUuid &deal) const
{
    const DealState state = m_library.state(deal);
    if (!state.deal)
        return {};
    return [state, people = m_library.peopleOf(deal), locale = m_locale] {
        const QDate today = QDate::currentDate();
        const DealSource source = sourceOf(state);
        return copyTexts(dealSheet(*state.deal, source, today, locale, people),
                         dealToText(*state.deal, source, today, locale, people));
    };
}

MakeCopyTexts DealOutput::rowTexts(const std::shared_ptr<const ShownDeals> &shown,
                                   std::vector<quint32> positions, std::vector<DealColumn> columns) const
{
    return [shown, rows = std::move(positions), heads = std::move(columns), locale = m_locale] {
        return copyTexts(listTable(*shown->catalog, rows, heads, QDate::currentDate(), locale));
    };
}

void DealOutput::exportDeals(const QUuid &deal, const std::optional<ListPrint> &list)
{
    const DealState state = deal.isNull() ? DealState() : m_library.state(deal);
    const bool isWhole = list && !list->shown->isBeginning; // else there is more than is here yet
    const qint64 listed = isWhole ? qint64(list->shown->order.size()) : 0;
    const QString scope = isWhole ? scopeText(*list->shown, m_locale) : QString();
    auto *dialog = new ExportDialog(state.deal ? titleText(*state.deal) : QString(), listed, scope,
                                    m_locale, &m_window);
    connect(
        dialog, &ExportDialog::exportWanted, this,
        [this, dialog, state, list](const ExportChoice &choice) { begin(*dialog, choice, state, list); });
    dialog->open();
}

void DealOutput::begin(ExportDialog &dialog, const ExportChoice &choice, const DealState &deal,
                       const std::optional<ListPrint> &list)
{
    if (choice.format == ExportChoice::Format::Pdf) {
        beginPdf(dialog, choice, deal, list);
        return;
    }
    const bool isCsv = choice.format == ExportChoice::Format::Csv;
    auto *job = new ExportJob(choice.file, isCsv ? DealWriter::Format::Csv : DealWriter::Format::Json,
                              choice.csv, &dialog);
    const qint64 asked = choice.isList ? qint64(list->shown->order.size()) : 1;
    connect(job, &ExportJob::progressed, &dialog,
            [&dialog, asked](qint64 deals) { dialog.setProgress(deals, asked); });
    connect(job, &ExportJob::finished, this,
            [this, job, &dialog, file = choice.file](const ExportReport &report) {
                job->deleteLater();
                tell(dialog, report, file);
            });
    connect(&dialog, &ExportDialog::cancelWanted, job, &ExportJob::cancel);
    if (choice.isList)
        job->start(m_library.readCopies(shownIds(*list->shown)), asked);
    else
        job->start(deal, m_library.peopleOf(deal.id));
}

void DealOutput::tell(ExportDialog &dialog, const ExportReport &report, const QString &file) const
{
    if (!report.error.isEmpty()) {
        dialog.setReport(notWrittenText(file, report.error), true);
    } else if (report.isCanceled) {
        dialog.setReport(tr("Canceled; nothing was written."), false);
    } else {
        QStringList sentences{writtenText(report.written, report.asked, m_locale),
                              guardedText(report.guarded)};
        sentences.removeAll(QString());
        dialog.setReport(sentences.join(u' '), report.written != report.asked);
    }
}

PrintJob::Paint DealOutput::sheetPaint(const DealState &deal) const
{
    const auto people = m_library.peopleOf(deal.id);
    return [deal, people, locale = m_locale, isMirrored = m_window.isRightToLeft()](
               QPagedPaintDevice &device, const std::atomic_bool &isCanceled) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const DealSheet sheet =
            dealSheet(*deal.deal, sourceOf(deal), now.toLocalTime().date(), locale, people);
        return sidelight::printSheet({sheet, now, locale, isMirrored}, device, isCanceled);
    };
}

PrintJob::Paint DealOutput::listPaint(ListPrint list) const
{
    list.printedAt = QDateTime::currentDateTimeUtc();
    list.locale = m_locale;
    list.isMirrored = m_window.isRightToLeft();
    return [list](QPagedPaintDevice &device, const std::atomic_bool &isCanceled) {
        return sidelight::printList(list, device, isCanceled);
    };
}

void DealOutput::beginPdf(ExportDialog &dialog, const ExportChoice &choice, const DealState &deal,
                          const std::optional<ListPrint> &list)
{
    auto *job = new PrintJob(choice.isList ? listPaint(*list) : sheetPaint(deal), &dialog);
    const qint64 deals = choice.isList ? qint64(list->shown->order.size()) : 1;
    connect(&dialog, &ExportDialog::cancelWanted, job, &PrintJob::cancel);
    connect(
        job, &PrintJob::finished, this,
        [this, job, &dialog, deals, file = choice.file](const PrintReport &report) {
            job->deleteLater();
            tell(dialog, {deals, report.pages > 0 ? deals : 0, 0, report.error, report.isCanceled}, file);
        });
    job->toPdf(choice.file, choice.isList ? list->title : titleText(*deal.deal), choice.isList);
}

void DealOutput::printDeal(const QUuid &deal)
{
    const DealState state = m_library.state(deal);
    if (state.deal)
        print(sheetPaint(state), titleText(*state.deal), false);
}

void DealOutput::printList(const ListPrint &list)
{
    print(listPaint(list), list.title, true);
}

void DealOutput::print(const PrintJob::Paint &paint, const QString &title, bool isLandscape)
{
    auto printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(title);
    printer->setPageOrientation(isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    auto *dialog = new QPrintDialog(printer.get(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto held =
        std::make_shared<std::unique_ptr<QPrinter>>(std::move(printer)); // outlives the dialog
    connect(dialog, &QDialog::accepted, this, [this, held, paint] {
        auto *job = new PrintJob(paint, this);
        connect(job, &PrintJob::finished, this, [this, job](const PrintReport &report) {
            job->deleteLater();
            if (report.pages > 0)
                return;
            auto *problem = new QMessageBox(QMessageBox::Warning, tr("Print"),
                                            tr("Nothing was printed: the printer took no page."),
                                            QMessageBox::Ok, &m_window);
            problem->setAttribute(Qt::WA_DeleteOnClose);
            problem->open();
        });
        job->toPrinter(std::move(*held));
    });
    dialog->open();
}

} // namespace sidelight
