// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealreferences.h"

#include "app/domain/dealreference.h"

#include <QSet>
#include <QStringDecoder>
#include <QStringList>

#include <array>
#include <optional>
#include <utility>

namespace sidelight {

namespace {

/// Collects what the lines hold.
class Reading
{
public:
    void add(const QUuid &id)
    {
        if (m_seen.contains(id)) {
            ++m_found.duplicates;
            return;
        }
        m_seen.insert(id);
        m_found.ids += id;
    }
    void add(int number, const Result<QUuid> &id, QStringView line)
    {
        if (id)
            add(*id);
        else
            m_found.problems.push_back(
                {number, line.trimmed().left(longestBadLine).toString(), id.error().detail});
    }
    DealReferences take() { return std::move(m_found); }

private:
    DealReferences m_found;
    QSet<QUuid> m_seen;
};

/// A row of a table, and where it begins.
struct Row {
    QStringList cells;
    int number = 1; ///< of its line
    QString text;
    bool isBroken = false; ///< by a quotation mark that is not closed: a line with the cells before it
};

/// Cells as RFC 4180 has them.
class Table
{
public:
    Table(QStringView text, QChar separator)
        : m_text(text)
        , m_separator(separator)
    {}

    std::optional<Row> next()
    {
        if (m_at >= m_text.size())
            return std::nullopt;
        Row row;
        row.number = m_line;
        const qsizetype begin = m_at;
        QString cell;
        while (!row.isBroken && m_at < m_text.size() && m_text[m_at] != u'\n') {
            const QChar character = m_text[m_at++];
            if (character == m_separator)
                row.cells += std::exchange(cell, {});
            else if (character == u'"' && cell.trimmed().isEmpty())
                row.isBroken = !readQuoted(cell);
            else
                cell += character;
        }
        if (row.isBroken)
            returnToEndOfLine(begin, row.number);
        else
            row.cells += cell;
        row.text = m_text.sliced(begin, m_at - begin).toString();
        ++m_at; // the line's end
        ++m_line;
        return row;
    }

private:
    /// False where it is not closed, or by what looks like the first mark of a cell some lines below.
    bool readQuoted(QString &cell)
    {
        cell.clear();
        while (m_at < m_text.size()) {
            const QChar character = m_text[m_at++];
            if (character == u'"' && (m_at == m_text.size() || m_text[m_at] != u'"'))
                return !cell.contains(u'\n') || isAtEndOfCell();
            if (character == u'"')
                ++m_at;
            else if (character == u'\n')
                ++m_line;
            cell += character;
        }
        return false;
    }

    bool isAtEndOfCell() const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && m_text[at] != u'\n' && m_text[at] != m_separator) {
            if (!m_text[at++].isSpace())
                return false;
        }
        return true;
    }

    void returnToEndOfLine(qsizetype begin, int number)
    {
        const qsizetype end = m_text.indexOf(u'\n', begin);
        m_at = end < 0 ? m_text.size() : end;
        m_line = number;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

struct Header {
    QChar separator;
    qsizetype column = 0;
    bool isAlone = false; ///< the only column: what follows are lines like any other
};

/// Of a first row that names the column; nothing where the text is no table of that kind.
std::optional<Header> findHeader(QStringView text)
{
    constexpr std::array<QStringView, 4> names{u"deal_id", u"deal id", u"id", u"deal"};
    constexpr qsizetype longest = 4096;
    const qsizetype end = text.indexOf(u'\n');
    const QStringView first = end < 0 ? text : text.first(end);
    if (first.size() > longest)
        return std::nullopt;
    for (const QStringView name : names) {
        for (const QChar separator : {u',', u';', u'\t'}) {
            const auto row = Table(first, separator).next();
            for (qsizetype column = 0; row && column < row->cells.size(); ++column) {
                if (row->cells[column].trimmed().compare(name, Qt::CaseInsensitive) == 0)
                    return Header{separator, column, row->cells.size() == 1};
            }
        }
    }
    return std::nullopt;
}

void readTable(QStringView text, const Header &header, Reading &reading)
{
    const Error notClosed{Error::Kind::BadReference,
                          QStringLiteral("a quotation mark in it is not closed")};
    Table table(text, header.separator);
    (void)table.next(); // the names
    while (const auto row = table.next()) {
        if (row->text.trimmed().isEmpty())
            continue;
        if (row->isBroken && row->cells.size() <= header.column)
            reading.add(row->number, notClosed, row->text);
        else
            reading.add(row->number, parseDealReference(row->cells.value(header.column)), row->text);
    }
}

/// Where the line is nothing but references; empty otherwise.
QList<QUuid> listedIn(QStringView line)
{
    const auto separates = [](QChar character) {
        return character.isSpace() || character == u',' || character == u';';
    };
    QList<QUuid> ids;
    qsizetype at = 0;
    while (at < line.size()) {
        const qsizetype begin = at;
        while (at < line.size() && !separates(line[at]))
            ++at;
        if (at > begin) {
            const auto id = parseDealReference(line.sliced(begin, at - begin));
            if (!id)
                return {};
            ids += *id;
        }
        ++at;
    }
    return ids;
}

void readLines(QStringView text, bool hasHeader, Reading &reading)
{
    int number = 0;
    for (const QStringView line : text.split(u'\n')) {
        ++number;
        if (line.trimmed().isEmpty() || (hasHeader && number == 1))
            continue;
        const QList<QUuid> listed = listedIn(line);
        for (const QUuid &id : listed)
            reading.add(id);
        if (listed.isEmpty())
            reading.add(number, parseDealReference(line), line);
    }
}

/// Nothing for what is no text.
std::optional<QString> decoded(const QByteArray &bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    if (decoder.hasError())
        text = QString::fromLatin1(bytes);
    return text.contains(QChar(u'\0')) ? std::nullopt : std::optional(text);
}

} // namespace

DealReferences readReferences(const QString &text)
{
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    Reading reading;
    const auto header = findHeader(plain);
    if (header && !header->isAlone)
        readTable(plain, *header, reading);
    else
        readLines(plain, header.has_value(), reading);
    return reading.take();
}

Result<DealReferences> readReferenceFile(const QByteArray &bytes)
{
    if (bytes.size() > maxReferenceBytes)
        return Error{Error::Kind::BadReference, QStringLiteral("the file is larger than 16 MiB")};
    const auto text = decoded(bytes);
    if (!text)
        return Error{Error::Kind::BadReference, QStringLiteral("the file holds no text")};
    return readReferences(*text);
}

} // namespace sidelight
