// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/printjob.h"

#include "app/domain/later.h"
#include "app/domain/workers.h"

#include <QLocale>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPrinter>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <utility>

namespace sidelight {

namespace {

constexpr double margin = 15; // millimetres

QPageLayout pageLayout(bool isLandscape)
{
    const bool usesLetter = QLocale::system().measurementSystem() == QLocale::ImperialUSSystem;
    return {QPageSize(usesLetter ? QPageSize::Letter : QPageSize::A4),
            isLandscape ? QPageLayout::Landscape : QPageLayout::Portrait,
            QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter};
}

} // namespace

PrintJob::PrintJob(Paint paint, QObject *parent)
    : QObject(parent)
    , m_paint(std::move(paint))
    , m_isCanceled(std::make_shared<std::atomic_bool>(false))
{}

PrintJob::~PrintJob()
{
    cancel();
}

void PrintJob::cancel()
{
    *m_isCanceled = true;
}

void PrintJob::run(const std::function<PrintReport()> &job)
{
    later(this, QtConcurrent::run(&workers(), job),
          [this](const PrintReport &report) { Q_EMIT finished(report); });
}

void PrintJob::toPdf(const QString &file, const QString &title, bool isLandscape)
{
    run([paint = m_paint, isCanceled = m_isCanceled, file, title, isLandscape] {
        QSaveFile out(file);
        if (!out.open(QIODevice::WriteOnly))
            return PrintReport{0, out.errorString(), false};
        PrintReport report;
        {
            QPdfWriter pdf(&out);
            pdf.setTitle(title);
            pdf.setCreator(QStringLiteral("Sidelight"));
            pdf.setPageLayout(pageLayout(isLandscape));
            report.pages = paint(pdf, *isCanceled);
        }
        report.isCanceled = *isCanceled;
        if (report.pages == 0)
            return report;
        return out.commit() ? report : PrintReport{0, out.errorString(), false};
    });
}

void PrintJob::toPrinter(std::unique_ptr<QPrinter> printer)
{
    run([paint = m_paint, isCanceled = m_isCanceled,
         device = std::shared_ptr<QPrinter>(std::move(printer))] {
        const int pages = paint(*device, *isCanceled);
        return PrintReport{pages, {}, *isCanceled};
    });
}

} // namespace sidelight
