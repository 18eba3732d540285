// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/dealrow.h"
#include "app/domain/error.h"
#include "app/domain/person.h"

#include <QByteArrayList>
#include <QDateTime>
#include <QLocale>

#include <optional>
#include <vector>

namespace sidelight {

/// Where the deal on hand came from; `source` in the JSON output.
struct DealSource {
    bool isLive = true;                                   ///< else a copy
    QDateTime receivedAt;                                 ///< UTC
    std::optional<Error> error;                           ///< why there is only a copy
    std::optional<QDateTime> missingSince = std::nullopt; ///< UTC; the service no longer finds it (C6)
};

/// A deal that was asked for and could not be had.
struct DealProblem {
    QString reference; ///< as typed
    Error error;
    std::optional<int> line = std::nullopt; ///< of the file that it stands in, from 1
};

/// `{"schema":1,"deal":{…},"derived":{…},"source":{…}}` with a line break at the end (decision 28).
/// `deal` is the service's object byte for byte, without a byte-order mark and outer blanks. The
/// schema is app/export/show.schema.json.
QByteArray dealToJson(const Deal &deal, const DealSource &source, QDate today, const People &people = {});

/// `{"schema":1,"items":[…],"problems":[…]}` for several deals; `items` as dealToJson() made them.
/// DealWriter writes the same a deal at a time.
QByteArray dealsToJson(const QByteArrayList &items, const std::vector<DealProblem> &problems);
QByteArray problemsToJson(const std::vector<DealProblem> &problems); ///< the array alone

/// How a CSV is spelled. By default as the command line writes it, and a strict parser reads it (decision
/// 25).
struct CsvOptions {
    char separator = ','; ///< or `;`, or a tab
    bool hasByteOrderMark = false;
    bool isGuarded = false; ///< `'` stands before texts that a spreadsheet would take for a formula
};

struct CsvRow {
    QByteArray text;
    int guarded = 0; ///< cells that are not what was sent, since the guard stands before them
};

/// Whether a spreadsheet may take the text for a formula. A phone number such as `+15550100123` is none.
bool looksLikeFormula(QByteArrayView text);

/// Header, and one row for each deal: CRLF (RFC 4180), UTF-8. Every field of the contract stands as it was
/// sent, in its order: texts without their quotes, `contacts` and `metadata` as JSON. A field that cannot
/// be read is its raw JSON, so that an amount sent as text comes with quotes. Absent, null and empty text
/// are all an empty cell, because CSV has but one; the JSON output tells them apart. The derived columns
/// follow.
QByteArray dealCsvHeader(const CsvOptions &options = {});
CsvRow dealCsvRow(const Deal &deal, const DealSource &source, const CsvOptions &options = {});

/// For a person at a terminal of 80 columns: title, facts, contacts with the primary one marked in
/// words, contradictions and notes; names beside short IDs where they are known. No control characters from
/// the service reach the terminal.
QString dealToText(const Deal &deal, const DealSource &source, QDate today, const QLocale &locale,
                   const People &people = {});

/// A table of cached deals with heads, a line each: name, place, amount, close, age of the copy.
QString dealListToText(const std::vector<DealRow> &rows, const QDateTime &now, const QLocale &locale);

} // namespace sidelight
