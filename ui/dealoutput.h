// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"
#include "ui/copyas.h"
#include "ui/exportdialog.h"
#include "ui/print/listprint.h"
#include "ui/print/printjob.h"

#include <QLocale>
#include <QObject>

#include <optional>

class QWidget;

namespace sidelight {

struct ExportReport;

/// What leaves the window for files, paper and the clipboard. Library and window are borrowed; the dialogs
/// are the window's.
class DealOutput : public QObject
{
    Q_OBJECT

public:
    DealOutput(Library &library, QLocale locale, QWidget &window);

    /// For the clipboard; nothing where nothing is known of the deal.
    MakeCopyTexts dealTexts(const QUuid &deal) const;
    /// Of some deals of the list, by their positions in its catalogue.
    MakeCopyTexts rowTexts(const std::shared_ptr<const ShownDeals> &shown, std::vector<quint32> positions,
                           std::vector<DealColumn> columns) const;

    /// Asks what to export: the deal, null for none, or the list, where there is one.
    void exportDeals(const QUuid &deal, const std::optional<ListPrint> &list);
    void printDeal(const QUuid &deal);
    void printList(const ListPrint &list);

private:
    void begin(ExportDialog &dialog, const ExportChoice &choice, const DealState &deal,
               const std::optional<ListPrint> &list);
    void beginPdf(ExportDialog &dialog, const ExportChoice &choice, const DealState &deal,
                  const std::optional<ListPrint> &list);
    void tell(ExportDialog &dialog, const ExportReport &report, const QString &file) const;
    PrintJob::Paint sheetPaint(const DealState &deal) const;
    PrintJob::Paint listPaint(ListPrint list) const;
    void print(const PrintJob::Paint &paint, const QString &title, bool isLandscape);

    Library &m_library;
    QLocale m_locale;
    QWidget &m_window;
};

} // namespace sidelight
