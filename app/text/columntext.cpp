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

struct ColumnWords {
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
    return ColumnWords::tr("Primary");
}

QString fieldColumnText()
{
    return ColumnWords::tr("Field");
}

QString valueColumnText()
{
    return ColumnWords::tr("Value");
}

QString beforeColumnText()
{
    return ColumnWords::tr("Before");
}

QString afterColumnText()
{
    return ColumnWords::tr("After");
}

QString wasText(const QString &before)
{
    return before.isEmpty() ? ColumnWords::tr("was not there") : ColumnWords::tr("was %1").arg(before);
}

QString changedCellText(const QString &value, const QString &was)
{
    return ColumnWords::tr("%1, changed, %2").arg(value, was);
}

QString versionSpanText(const DealVersion &version, const QLocale &locale)
{
    return ColumnWords::tr("Received %1; last confirmed %2.")
        .arg(momentText(Moment::of(version.receivedAt), locale),
             momentText(Moment::of(version.checkedAt), locale));
}

QString versionSentence(const QString &moment, const QString &age, const QString &summary)
{
    return ColumnWords::tr("%1, %2: %3").arg(moment, age, summary);
}

QString keyColumnText()
{
    return ColumnWords::tr("Key");
}

QString contactColumnText(ContactColumn column)
{
    switch (column) {
    case ContactColumn::Name: return ColumnWords::tr("Name");
    case ContactColumn::Role: return ColumnWords::tr("Role");
    case ContactColumn::Email: return ColumnWords::tr("Email");
    case ContactColumn::Phone: return ColumnWords::tr("Phone");
    case ContactColumn::IntroducedBy: return ColumnWords::tr("Introduced by");
    case ContactColumn::Linked: return ColumnWords::tr("Linked");
    case ContactColumn::Id: return ColumnWords::tr("Contact ID");
    case ContactColumn::NameAge: return ColumnWords::tr("Name from");
    }
    return {};
}

QString comingNameCell(const QString &title)
{
    return ColumnWords::tr("%1, name still coming").arg(title);
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
    return count >= most ? ColumnWords::tr("%1 or more members").arg(locale.toString(most))
                         : ColumnWords::tr("%n member(s)", nullptr, count);
}

QString elementCountText(int count, int most, const QLocale &locale)
{
    return count >= most ? ColumnWords::tr("%1 or more elements").arg(locale.toString(most))
                         : ColumnWords::tr("%n element(s)", nullptr, count);
}

QString moreRowsText()
{
    return ColumnWords::tr("More; the Raw page has all");
}

} // namespace sidelight
