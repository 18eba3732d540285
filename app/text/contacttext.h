// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"

#include <QLocale>

#include <optional>

namespace sidelight {

/// "Ines Varga", "Former contact (deleted)" (C6), or `otherwise` where no name is known.
QString personTitle(const Person &person, const QString &otherwise);

/// "Ines Varga (c0a70001)", or the identifier alone. It is given as it is to be shown.
QString namedText(const Person &person, const QString &identifier);

/// The primary contacts in a line, three at most: "Ines Varga · Decision maker · ines@harbour.example ·
/// +15550100123"; of several, names and roles alone. Empty where none is marked (C5).
QString primaryContactsText(const Deal &deal, const People &people);

/// "Person", "Organization", "Group"; other kinds as they were sent, empty when there is none.
QString kindText(const Contact &contact);

/// "Email", "Phone", "LinkedIn"; with its label "Email, work".
QString channelLabel(const Contact &contact, const Channel &channel);

/// An address as it is written on a letter, a line each; empty when all of it is.
QString addressLines(const Contact &contact, const Address &address);

/// "Head of Operations · Quays · Port of Lindholm", then since when, then what is said about it.
QString affiliationText(const Contact &contact, const Affiliation &affiliation, const People &people,
                        const QLocale &locale);

/// "4 May 1980", "4 May", "May 1980", "1980"; what makes no date as it was sent: "1980-13-?".
QString contactDateText(const Contact &contact, const ContactDate &date, const QLocale &locale);
/// "Birthday", "Anniversary", or the date's own label or type.
QString contactDateLabel(const Contact &contact, const ContactDate &date);

/// "vip, harbour": of an array of strings, or of objects with a string `name`. Nothing for any other
/// shape, since the contract publishes none.
std::optional<QString> tagsText(const Contact &contact);

/// "Deleted in the CRM on 7 Jul 2026." (C6); empty while it is not.
QString contactDeletedText(const Contact &contact, const QLocale &locale);

/// Cells of the contacts table without a value: "not loaded" and "loading …" are not "–".
QString notLoadedText();
QString loadingText();

/// "Name from 10:32": how old what is shown of a person is. Empty while nothing is.
QString nameAgeText(const Person &person, const QDateTime &now, const QLocale &locale);

/// In its place, while there is no name: it is on its way, or nobody has asked.
QString nameComingText();
QString nameNotLoadedText();

/// Why there is no name, or no newer one, in a sentence or two.
QString nameProblemText(const Error &problem);

/// The same of all names, said once above the table.
QString namesMissingText(const Error &problem);

} // namespace sidelight
