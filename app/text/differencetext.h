// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/difference.h"
#include "app/domain/person.h"

#include <QLocale>

namespace sidelight {

/// One difference in words: "Amount", "€40,000.00", "€48,500.00". A contact has its name
/// where one is known (decision 6), else it is named as contactTitle() names it; one that joined or left
/// has its role as its after or before, and the other is empty. What looks alike and is not (absent and
/// null, 48500 and "48500") reads differently here. Foreign text is fit for a single line; of long texts
/// only what is around the first difference.
struct DifferenceText {
    QString label;
    QString before;
    QString after;
};

DifferenceText differenceText(const Difference &difference, const Deal &before, const Deal &after,
                              const QLocale &locale, const People &people = {});

/// Whether words made of differences, naming people as they were known, would name this one otherwise now.
bool isNamedAnew(const QString &words, const People &known, const Person &person);

/// Cuts both to at most that many characters, so that where they first differ is in view.
void shortenBoth(QString &before, QString &after, qsizetype most);

/// What a contact link's own field is called in a sentence: "role", "metadata.terms".
QString linkFieldText(const Difference &difference);

} // namespace sidelight
