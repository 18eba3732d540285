// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QList>

namespace sidelight {

/// RFC 4180 to the letter: CRLF after each record, quotes only around whole cells and where needed. Nothing
/// for anything else.
inline QList<QByteArrayList> readStrictly(const QByteArray &csv, char separator = ',')
{
    QList<QByteArrayList> records;
    QByteArrayList record;
    qsizetype at = 0;
    while (at < csv.size()) {
        QByteArray cell;
        if (csv[at] == '"') {
            bool isClosed = false;
            bool isNeeded = false;
            for (++at; at < csv.size() && !isClosed;) {
                const bool isDoubled = csv[at] == '"' && at + 1 < csv.size() && csv[at + 1] == '"';
                isClosed = csv[at] == '"' && !isDoubled;
                isNeeded |= isDoubled || csv[at] == separator || csv[at] == '\r' || csv[at] == '\n';
                if (!isClosed)
                    cell += csv[at];
                at += isDoubled ? 2 : 1;
            }
            if (!isClosed || !isNeeded)
                return {};
        } else {
            for (; at < csv.size() && csv[at] != separator && csv[at] != '\r'; ++at) {
                if (csv[at] == '"' || csv[at] == '\n')
                    return {};
                cell += csv[at];
            }
        }
        record += cell;
        if (at < csv.size() && csv[at] == separator) {
            ++at;
        } else if (csv.mid(at, 2) == "\r\n") {
            at += 2;
            records += record;
            record.clear();
        } else {
            return {};
        }
    }
    return record.isEmpty() ? records : QList<QByteArrayList>();
}

} // namespace sidelight
