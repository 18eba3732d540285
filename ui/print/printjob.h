// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

class QPagedPaintDevice;
class QPrinter;

namespace sidelight {

struct PrintReport {
    int pages = 0; ///< 0 when there are none, for whatever reason
    QString error; ///< as the system words it; may be empty
    bool isCanceled = false;

    bool operator==(const PrintReport &) const = default;
};

/// Pages painted on another thread, to a file or a printer.
class PrintJob : public QObject
{
    Q_OBJECT

public:
    /// How many pages it painted, see paintPages(). Called on another thread.
    using Paint = std::function<int(QPagedPaintDevice &device, const std::atomic_bool &isCanceled)>;

    explicit PrintJob(Paint paint, QObject *parent = nullptr);
    ~PrintJob() override; ///< cancels

    /// A PDF, which appears whole at the end or not at all.
    void toPdf(const QString &file, const QString &title, bool isLandscape);
    void toPrinter(std::unique_ptr<QPrinter> printer);
    void cancel();

Q_SIGNALS:
    void finished(const sidelight::PrintReport &report);

private:
    void run(const std::function<PrintReport()> &job);

    const Paint m_paint;
    const std::shared_ptr<std::atomic_bool> m_isCanceled; ///< shared with the other thread
};

} // namespace sidelight
