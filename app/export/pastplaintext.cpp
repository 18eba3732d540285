// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/pastexport.h"

#include "app/export/plainlayout.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/differencetext.h"
#include "app/text/exporttext.h"
#include "app/text/pasttext.h"
#include "app/text/verifytext.h"

#include <algorithm>

namespace sidelight {

namespace {

QString pastTitle(const DealPast &past)
{
    const auto newest = std::find_if(past.versions.rbegin(), past.versions.rend(),
                                     [](const DealVersion &version) { return version.deal != nullptr; });
    return newest == past.versions.rend() ? untitledText(past.id) : titleText(*newest->deal);
}

// Whoever joined or left has one side only, and the label says which of the two it was.
QString changeText(const Difference &difference, const DifferenceText &words)
{
    switch (difference.kind) {
    case Difference::Kind::ContactJoined: return words.after;
    case Difference::Kind::ContactLeft: return words.before;
    default: return words.before + QStringLiteral(" → ") + words.after;
    }
}

} // namespace

QString historyToText(const DealPast &past, const QLocale &locale, const People &people)
{
    const std::vector<DealVersion> versions = shownVersions(past.versions);
    qsizetype numberWidth = 0;
    qsizetype timeWidth = 0;
    for (const DealVersion &version : versions) {
        numberWidth = std::max(numberWidth, QString::number(version.number).size());
        timeWidth = std::max(timeWidth, momentText(Moment::of(version.receivedAt), locale).size());
    }

    QString out = hanging({}, pastTitle(past));
    const QString slipped = slipText(slip(past.versions), locale);
    if (!slipped.isEmpty())
        out += hanging({}, slipped);
    out += u'\n';
    const DealVersion *before = nullptr;
    for (const DealVersion &version : versions) {
        const QString time = momentText(Moment::of(version.receivedAt), locale);
        out += hanging(QString::number(version.number).rightJustified(numberWidth) + QStringLiteral("  ")
                           + time.leftJustified(timeWidth) + QStringLiteral("  "),
                       versionText(version, before, locale, people));
        before = &version;
    }
    if (!versions.empty())
        out += u'\n' + hanging({}, lastCheckText(versions.back().checkedAt, locale));
    return withoutIsolation(out);
}

QString diffToText(const DealVersion &from, const DealVersion &to, const QLocale &locale,
                   const People &people)
{
    constexpr qsizetype widestLabel = 24; // a path in metadata may be of any length
    const std::vector<Difference> found = differences(*from.deal, *to.deal);
    std::vector<DifferenceText> words;
    qsizetype width = 0;
    for (const Difference &difference : found) {
        words.push_back(differenceText(difference, *from.deal, *to.deal, locale, people));
        width = std::max(width, std::min(words.back().label.size(), widestLabel));
    }

    QString out = hanging({}, titleText(*to.deal)) + hanging({}, comparedText(from, to, locale)) + u'\n';
    if (found.empty())
        out += hanging({}, noDifferenceText());
    for (std::size_t i = 0; i < found.size(); ++i)
        out += hanging(words[i].label.leftJustified(width) + QStringLiteral("  "),
                       changeText(found[i], words[i]));
    return withoutIsolation(out);
}

QString verifyToText(const VerifyReport &report, const QLocale &locale)
{
    QString out;
    for (const VerifyProblem &problem : report.problems)
        out += verifyProblemText(problem, locale) + u'\n'; // one to a line, also for programs that count
    return withoutIsolation(out + hanging({}, verifyText(report)) + hanging({}, verifyLimitText()));
}

} // namespace sidelight
