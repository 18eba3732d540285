// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/dealwriter.h"
#include "app/library/dealreader.h"

#include <QObject>

#include <memory>

namespace sidelight {

/// What became of an export. The file is there, whole, if nothing is said in `error` and it was not
/// canceled.
struct ExportReport {
    qint64 asked = 0; ///< deals
    qint64 written = 0;
    qint64 guarded = 0; ///< cells, see CsvRow
    QString error;      ///< as the system words it
    bool isCanceled = false;

    bool operator==(const ExportReport &) const = default;
};

/// Whole deals on their way to a file, which appears at the end or not at all. Read a few at a time and
/// written on another thread, so that neither their number nor a slow disk holds the window up.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    ExportJob(const QString &file, DealWriter::Format format, const CsvOptions &csv,
              QObject *parent = nullptr);
    ~ExportJob() override;

    void start(std::unique_ptr<DealReader> reader, qint64 asked);
    void start(const DealState &deal, const People &people); ///< one that is at hand; it has a deal
    void cancel();

Q_SIGNALS:
    void progressed(qint64 deals);
    void finished(const sidelight::ExportReport &report);

private:
    struct File;

    void write(const std::vector<DealState> &deals, const People &people);
    void takeWritten(const QString &error);
    void finish(const QString &error);

    std::shared_ptr<File> m_file; ///< of one thread at a time; null once it is finished
    bool m_isWriting = false;
    std::unique_ptr<DealReader> m_reader;
    ExportReport m_report;
};

} // namespace sidelight
