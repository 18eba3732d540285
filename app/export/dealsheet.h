// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/dealexport.h"
#include "app/export/texttable.h"

namespace sidelight {

/// One deal as it is written down for people, in plain text: every field of the contract, in words where it
/// is not set or unreadable, and every contact. Without `tenant_id` (decision 3).
struct DealSheet {
    struct Row {
        QString label;
        QString value; ///< perhaps of several lines
        bool isSet = false;
    };
    struct Section {
        QString title;
        std::vector<Row> rows;
    };
    /// Sentences under a title.
    struct List {
        QString title;
        QStringList lines;
    };

    QString title;
    QString place; ///< "Open · Projects › Proposal sent"
    QString worth;
    std::vector<Section> sections;
    QString contactsTitle;
    TextTable contacts;      ///< the primary ones first, marked in words (C5)
    std::vector<List> lists; ///< contradictions and notes, where there are any
    QString source;          ///< how old it is, and why there is nothing newer
};

DealSheet dealSheet(const Deal &deal, const DealSource &source, QDate today, const QLocale &locale,
                    const People &people = {});

// Foreign text is escaped as the format has it.
QString sheetToMarkdown(const DealSheet &sheet);
QString sheetToHtml(const DealSheet &sheet);
/// A line of label and value for each field, then the contacts.
QString sheetToTsv(const DealSheet &sheet);

} // namespace sidelight
