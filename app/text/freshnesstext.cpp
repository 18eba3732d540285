// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/freshnesstext.h"

#include "app/domain/identifier.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

struct FreshnessWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::FreshnessText)
};

QString noteLine(const Note &note)
{
    return note.path.isEmpty() ? note.problem : oneLine(note.path) + QStringLiteral(": ") + note.problem;
}

} // namespace

QString freshnessText(const Deal &deal, bool isLive, const QDateTime &receivedAt, const QDateTime &now,
                      const QLocale &locale)
{
    const QString clock = clockText(Moment::of(receivedAt), now, locale);
    const auto age = std::chrono::milliseconds(std::max<qint64>(0, receivedAt.msecsTo(now)));
    const bool isNew = age < std::chrono::minutes(1);
    QString text = !isLive ? FreshnessWords::tr("Copy from %1, %2").arg(clock, ageText(age))
                   : isNew ? FreshnessWords::tr("Live, %1").arg(clock)
                           : FreshnessWords::tr("Live, %1, %2", "clock, age").arg(clock, ageText(age));
    if (deal.updatedAt.get())
        text += QStringLiteral(" · ")
                + FreshnessWords::tr("changed in the CRM on %1").arg(momentText(*deal.updatedAt, locale));
    return text;
}

QString missingText(const QDateTime &since, const QLocale &locale)
{
    return FreshnessWords::tr("No longer available in the CRM since %1; this is the last copy.")
        .arg(dayText(since.toLocalTime().date(), locale));
}

QString olderCopyText(int damagedNewer)
{
    return FreshnessWords::tr("%n newer copies are damaged; this is the newest that is whole.", nullptr,
                              damagedNewer);
}

QString askingText(const QUuid &id)
{
    return FreshnessWords::tr("Asking the service for deal %1 …").arg(shortIdentifier(id));
}

QString pauseText(std::chrono::seconds left)
{
    return FreshnessWords::tr("The service takes no more for now. Trying again in %n second(s).", nullptr,
                              int(std::max<qint64>(0, left.count())));
}

QString notesText(const std::vector<Note> &notes)
{
    if (notes.empty())
        return {};
    QStringList parts;
    for (std::size_t i = 0; i < std::min(maxNotesInLine, notes.size()); ++i)
        parts << noteLine(notes[i]);
    if (notes.size() > maxNotesInLine)
        parts << QStringLiteral("…");
    return FreshnessWords::tr("The answer was not as documented in %n place(s): %1", nullptr,
                              int(notes.size()))
        .arg(parts.join(QStringLiteral("; ")));
}

QStringList notesLines(const std::vector<Note> &notes)
{
    QStringList lines;
    for (const Note &note : notes)
        lines << noteLine(note);
    return lines;
}

QString answerText(const QDateTime &receivedAt, qsizetype bytes, const QLocale &locale)
{
    return FreshnessWords::tr("Status 200 · received %1 · %n byte(s)", nullptr, int(bytes))
        .arg(locale.toString(receivedAt.toLocalTime(), QLocale::ShortFormat));
}

} // namespace sidelight
