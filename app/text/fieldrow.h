// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/field.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace sidelight {

/// One row of a list of fields: of a deal, of a contact.
struct FieldRow {
    QString section; ///< its heading, translated
    QString label;   ///< translated; for an unknown field its key
    QString path;    ///< in the answer: `expected_close_date`
    QString value;   ///< "not set" and "unreadable: …" included
    QString tooltip; ///< UTC value, formula, sent digits; may be empty. Plain text
    QByteArray sent; ///< JSON text as it was sent; empty when absent
    FieldState state = FieldState::Absent;
    QString whole = {};       ///< what is copied in place of `value`: all of an identifier; empty elsewhere
    bool isShortened = false; ///< `value` has the beginning of `sent` only
    QUrl link = {};           ///< `mailto:` or `tel:`, see channelLink(); empty elsewhere
};

/// Beyond so many of a kind, a row counts the others: a view lays out every row.
constexpr std::size_t maxRowsOfAKind = 1'000;

} // namespace sidelight
