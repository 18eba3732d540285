// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/exporttext.h"

#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct ExportWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::ExportText)
};

} // namespace

QString contactsHeading(const Deal &deal)
{
    if (deal.contacts.isUnreadable())
        return ExportWords::tr("Contacts: %1").arg(unreadableText(deal.raw(deal.contacts.raw())));
    if (deal.contacts.isNotSet())
        return ExportWords::tr("Contacts: %1").arg(notSetText());
    return deal.links().empty() ? ExportWords::tr("No contacts")
                                : ExportWords::tr("Contacts (%1)").arg(deal.links().size());
}

QString primaryMark()
{
    return ExportWords::tr("*  primary");
}

QString linkText(const Deal &deal, const DealContact &link, const QLocale &locale)
{
    const QString role = link.role.isUnreadable() || hasText(link.role) ? lineText(deal, link.role)
                                                                        : ExportWords::tr("no role");
    if (!link.createdAt.get())
        return role;
    return ExportWords::tr("%1, linked %2", "role, day")
        .arg(role, dayText(link.createdAt->local().date(), locale));
}

QString contradictionsHeading()
{
    return ExportWords::tr("What does not fit together");
}

QString notesHeading()
{
    return ExportWords::tr("What could not be read as expected");
}

QString sourceText(bool isLive, const QDateTime &receivedAt, const std::optional<Error> &error,
                   const QLocale &locale)
{
    const QString when = momentText(Moment::of(receivedAt), locale);
    if (isLive)
        return ExportWords::tr("Live, received %1.").arg(when);
    if (!error)
        return ExportWords::tr("A copy, received %1.").arg(when);
    return ExportWords::tr("A copy, received %1. %2.", "the second is the title of an error")
        .arg(when, errorText(*error).title);
}

QString comparedText(const DealVersion &from, const DealVersion &to, const QLocale &locale)
{
    return ExportWords::tr("Version %1, received %2, and version %3, received %4.")
        .arg(QString::number(from.number), momentText(Moment::of(from.receivedAt), locale),
             QString::number(to.number), momentText(Moment::of(to.receivedAt), locale));
}

QString noDifferenceText()
{
    return ExportWords::tr("Nothing that is shown differs.");
}

QString lastCheckText(const QDateTime &checkedAt, const QLocale &locale)
{
    return ExportWords::tr("Last asked for on %1.").arg(momentText(Moment::of(checkedAt), locale));
}

QStringList listHeads()
{
    return {ExportWords::tr("Deal"), ExportWords::tr("Stage or outcome"), ExportWords::tr("Amount"),
            ExportWords::tr("Close"), ExportWords::tr("Copy")};
}

QString listCloseText(const DealRow &row, const QLocale &locale)
{
    switch (row.closeState) {
    case FieldState::Value: return dayText(row.expectedClose, locale);
    case FieldState::Unreadable: return ExportWords::tr("unreadable");
    case FieldState::Absent:
    case FieldState::Null: break;
    }
    return notSetText();
}

QString nothingKeptText()
{
    return ExportWords::tr("No deals are kept on this computer.");
}

QString nothingFoundText()
{
    return ExportWords::tr("No deal matches.");
}

QString writtenText(qint64 written, qint64 asked, const QLocale &locale)
{
    const QString count = locale.toString(written);
    return written == asked ? ExportWords::tr("%1 deal(s) written.", nullptr, int(written)).arg(count)
                            : ExportWords::tr("%1 of %2 deal(s) written.", nullptr, int(asked))
                                  .arg(count, locale.toString(asked));
}

QString guardedText(qint64 cells)
{
    return cells == 0 ? QString()
                      : ExportWords::tr("%n text(s) begin with ' so that no spreadsheet takes them for a "
                                        "formula.",
                                        nullptr, int(cells));
}

QString notWrittenText(const QString &file, const QString &reason)
{
    return ExportWords::tr("“%1” could not be written: %2.").arg(oneLine(file), oneLine(reason));
}

} // namespace sidelight
