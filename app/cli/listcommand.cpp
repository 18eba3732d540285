// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listcommand.h"

#include "app/domain/identifier.h"
#include "app/text/dealtext.h"
#include "app/text/exporttext.h"
#include "app/text/querytext.h"

#include <QSaveFile>

namespace sidelight {

ListCommand::ListCommand(Library &library, const Options &options, QIODevice &out, QIODevice &problems)
    : Command(library, options, out, problems)
{}

ListCommand::~ListCommand() = default;

void ListCommand::start()
{
    connect(&m_cached, &CachedDeals::loaded, this, &ListCommand::take);
    m_cached.load(m_options.view);
}

void ListCommand::take(const Result<std::shared_ptr<const ShownDeals>> &shown)
{
    if (!shown) {
        fail(shown.error());
        finish();
        return;
    }
    for (const QueryNote &note : (*shown)->query.notes)
        warn(withoutIsolation(queryNoteText(note)));
    if (m_options.format == Options::Format::Text)
        printTable(**shown);
    else
        write(**shown);
}

void ListCommand::printTable(const ShownDeals &shown)
{
    std::vector<DealRow> rows;
    rows.reserve(shown.order.size());
    for (const quint32 position : shown.order)
        rows.push_back(shown.catalog->row(position));
    const bool isNothingFound = rows.empty() && !shown.catalog->deals().empty();
    out().write(isNothingFound ? nothingFoundText().toUtf8() + '\n'
                               : dealListToText(rows, QDateTime::currentDateTimeUtc(), QLocale()).toUtf8());
    finish();
}

void ListCommand::write(const ShownDeals &shown)
{
    if (!m_options.outputFile.isEmpty()) {
        m_file = std::make_unique<QSaveFile>(m_options.outputFile);
        if (!m_file->open(QIODevice::WriteOnly)) {
            failToWrite();
            return;
        }
    }
    const bool isCsv = m_options.format == Options::Format::Csv;
    m_writer.emplace(m_file ? *m_file : out(), isCsv ? DealWriter::Format::Csv : DealWriter::Format::Json);
    m_writer->begin();
    std::vector<QUuid> ids = shownIds(shown);
    m_asked = qint64(ids.size());
    if (ids.empty()) {
        end();
        return;
    }
    m_reader = m_library.readCopies(std::move(ids));
    connect(m_reader.get(), &DealReader::read, this, &ListCommand::takeCopies);
    m_reader->goOn();
}

void ListCommand::takeCopies(const std::vector<DealState> &copies, const People &people)
{
    const QDate today = QDate::currentDate();
    for (const DealState &copy : copies) {
        const QString about = identifierText(copy.id);
        if (copy.deal) {
            m_writer->add(*copy.deal, {false, copy.receivedAt, {}, copy.missingSince}, today, people);
            warnAbout(copy, about);
        } else {
            fail(*copy.error, about);
            m_writer->add(DealProblem{about, *copy.error});
        }
    }
    if (m_reader->isAtEnd())
        end();
    else
        m_reader->goOn();
}

void ListCommand::end()
{
    m_writer->end();
    if (m_file && !m_file->commit()) {
        failToWrite();
        return;
    }
    if (m_options.command == Options::Command::Export)
        warn(writtenText(m_writer->written(), m_asked, QLocale()));
    finish();
}

void ListCommand::failToWrite()
{
    fail(ExitCode::NotWritten, notWrittenText(m_options.outputFile, m_file->errorString()));
    finish();
}

} // namespace sidelight
