// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exportjob.h"

#include "app/domain/identifier.h"
#include "app/domain/later.h"
#include "app/domain/workers.h"

#include <QSaveFile>
#include <QtConcurrentRun>

#include <utility>

namespace sidelight {

/// Every function gives back why it failed, as the system words it.
struct ExportJob::File {
    File(const QString &path, DealWriter::Format format, const CsvOptions &csv)
        : file(path)
        , writer(file, format, csv)
    {}

    QString add(const std::vector<DealState> &deals, const People &people)
    {
        if (!file.isOpen()) {
            if (!file.open(QIODevice::WriteOnly))
                return file.errorString();
            writer.begin();
        }
        const QDate today = QDate::currentDate();
        for (const DealState &deal : deals) {
            const bool isLive = deal.source == DealState::Source::Live && !deal.error;
            if (deal.deal)
                writer.add(*deal.deal, {isLive, deal.receivedAt, deal.error, deal.missingSince}, today,
                           people);
            else
                writer.add(DealProblem{identifierText(deal.id), *deal.error});
        }
        return file.error() == QFileDevice::NoError ? QString() : file.errorString();
    }

    QString commit()
    {
        writer.end();
        return file.commit() ? QString() : file.errorString();
    }

    QSaveFile file;
    DealWriter writer;
};

ExportJob::ExportJob(const QString &file, DealWriter::Format format, const CsvOptions &csv, QObject *parent)
    : QObject(parent)
    , m_file(std::make_shared<File>(file, format, csv))
{}

ExportJob::~ExportJob() = default;

void ExportJob::start(std::unique_ptr<DealReader> reader, qint64 asked)
{
    m_report.asked = asked;
    m_reader = std::move(reader);
    connect(m_reader.get(), &DealReader::read, this, &ExportJob::write);
    connect(m_reader.get(), &DealReader::ended, this, [this] {
        if (!m_isWriting)
            finish(tr("another account is in use now"));
    });
    if (m_reader->isAtEnd())
        write({}, {});
    else
        m_reader->goOn();
}

void ExportJob::start(const DealState &deal, const People &people)
{
    m_report.asked = 1;
    write({deal}, people);
}

void ExportJob::cancel()
{
    m_report.isCanceled = true;
    if (!m_isWriting)
        finish({});
}

void ExportJob::write(const std::vector<DealState> &deals, const People &people)
{
    if (m_report.isCanceled) {
        finish({});
        return;
    }
    const bool isLast = !m_reader || m_reader->isAtEnd();
    const auto job = [file = m_file, deals, people, isLast] {
        const QString error = file->add(deals, people);
        return error.isEmpty() && isLast ? file->commit() : error;
    };
    m_isWriting = true;
    later(this, QtConcurrent::run(&workers(), job), [this](const QString &error) { takeWritten(error); });
}

void ExportJob::takeWritten(const QString &error)
{
    m_isWriting = false;
    m_report.written = m_file->writer.written();
    m_report.guarded = m_file->writer.guarded();
    Q_EMIT progressed(m_report.written);
    const bool isLast = !m_reader || m_reader->isAtEnd();
    if (!error.isEmpty() || isLast) {
        m_report.isCanceled = m_report.isCanceled && !isLast; // too late
        finish(error);
        return;
    }
    if (m_report.isCanceled)
        finish({});
    else
        m_reader->goOn();
}

void ExportJob::finish(const QString &error)
{
    if (!m_file)
        return; // once
    m_report.error = error;
    m_file.reset();
    Q_EMIT finished(m_report);
}

} // namespace sidelight
