// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/columntext.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ColumnText)
};

template <typename T, typename Text>
QString cell(const Deal &deal, const Field<T> &field, Text text)
{
    return field.isNotSet() ? emptyCell() : fieldText(deal, field, text);
}

} // namespace

QString primaryText()
{
    return Words::tr("Primary");
}

QString fieldColumnText()
{
    return Words::tr("Field");
}

QString valueColumnText()
{
    return Words::tr("Value");
}

QString beforeColumnText()
{
    return Words::tr("Before");
}

QString afterColumnText()
{
    return Words::tr("After");
}

QString wasText(const QString &before)
{
    return before.isEmpty() ? Words::tr("was not there") : Words::tr("was %1").arg(before);
}

QString changedCellText(const QString &value, const QString &was)
{
    return Words::tr("%1, changed, %2").arg(value, was);
}

QString versionSpanText(const DealVersion &version, const QLocale &locale)
{
    return Words::tr("Received %1; last confirmed %2.")
        .arg(momentText(Moment::of(version.receivedAt), locale),
             momentText(Moment::of(version.checkedAt), locale));
}

QString versionSentence(const QString &moment, const QString &age, const QString &summary)
{
    return Words::tr("%1, %2: %3").arg(moment, age, summary);
}

QString keyColumnText()
{
    return Words::tr("Key");
}

QString contactColumnText(ContactColumn column)
{
    switch (column) {
    case ContactColumn::Name: return Words::tr("Name");
    case ContactColumn::Role: return Words::tr("Role");
    case ContactColumn::Email: return Words::tr("Email");
    case ContactColumn::Phone: return Words::tr("Phone");
    case ContactColumn::IntroducedBy: return Words::tr("Introduced by");
    case ContactColumn::Linked: return Words::tr("Linked");
    case ContactColumn::Id: return Words::tr("Contact ID");
    case ContactColumn::NameAge: return Words::tr("Name from");
    }
    return {};
}

QString comingNameCell(const QString &title)
{
    return Words::tr("%1, name still coming").arg(title);
}

// Shorter than the words of the overview, since whole columns may be empty.
QString emptyCell()
{
    return QStringLiteral("–");
}

QString textCell(const Deal &deal, const Field<QString> &field)
{
    const bool isEmpty = field.get() && field->trimmed().isEmpty();
    return isEmpty ? emptyCell() : cell(deal, field, [](const QString &text) { return oneLine(text); });
}

QString identifierCell(const Deal &deal, const Field<QUuid> &field)
{
    return cell(deal, field, shortIdentifier);
}

QString momentCell(const Deal &deal, const Field<Moment> &field, const QLocale &locale)
{
    return cell(deal, field, [&locale](Moment moment) { return dayText(moment.local().date(), locale); });
}

QString jsonLine(QByteArrayView token)
{
    return oneLine(token.startsWith('"') ? jsonString(token) : QString::fromUtf8(token));
}

QString memberCountText(int count, int most, const QLocale &locale)
{
    return count >= most ? Words::tr("%1 or more members").arg(locale.toString(most))
                         : Words::tr("%n member(s)", nullptr, count);
}

QString elementCountText(int count, int most, const QLocale &locale)
{
    return count >= most ? Words::tr("%1 or more elements").arg(locale.toString(most))
                         : Words::tr("%n element(s)", nullptr, count);
}

QString moreRowsText()
{
    return Words::tr("More; the Raw page has all");
}

} // namespace sidelight
