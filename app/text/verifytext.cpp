// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/verifytext.h"

#include "app/domain/identifier.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sidelight {

namespace {

struct VerifyWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::VerifyText)
};

QString whatIsWrong(VerifyProblem::Kind kind)
{
    switch (kind) {
    case VerifyProblem::Kind::File: return VerifyWords::tr("the file with the copies is or was damaged");
    case VerifyProblem::Kind::Head:
        return VerifyWords::tr("the end of the chain is not what was written last");
    case VerifyProblem::Kind::Missing: return VerifyWords::tr("missing from the chain");
    case VerifyProblem::Kind::Changed:
        return VerifyWords::tr("what is noted about it is not what was written");
    case VerifyProblem::Kind::Damaged: return VerifyWords::tr("the answer is not what was received");
    case VerifyProblem::Kind::Lost: return VerifyWords::tr("the answer was lost with a damaged file");
    case VerifyProblem::Kind::Unreadable: return VerifyWords::tr("cannot be read");
    }
    Q_UNREACHABLE();
}

/// Empty for the file or the chain as a whole.
QString whereItIs(const VerifyProblem &problem, const QLocale &locale)
{
    if (problem.place <= 0)
        return {};
    if (problem.last > problem.place)
        return VerifyWords::tr("Places %1 to %2 of the chain").arg(problem.place).arg(problem.last);
    const QString place = VerifyWords::tr("Place %1 of the chain").arg(problem.place);
    if (problem.id.isNull())
        return place;
    const QString of = VerifyWords::tr("%1, record %2").arg(place, identifierText(problem.id));
    if (!problem.receivedAt.isValid())
        return of;
    return VerifyWords::tr("%1, received %2").arg(of, momentText(Moment::of(problem.receivedAt), locale));
}

} // namespace

QString verifyProblemText(const VerifyProblem &problem, const QLocale &locale)
{
    const QString where = whereItIs(problem, locale);
    const QString wrong = whatIsWrong(problem.kind);
    const QString text = where.isEmpty() ? wrong.left(1).toUpper() + wrong.mid(1)
                                         : VerifyWords::tr("%1: %2", "place, problem").arg(where, wrong);
    if (problem.detail.isEmpty())
        return VerifyWords::tr("%1.", "a whole sentence").arg(text);
    return VerifyWords::tr("%1 (%2).", "sentence, detail").arg(text, isolated(oneLine(problem.detail)));
}

QString verifyText(const VerifyReport &report)
{
    const int versions = int(report.versions);
    QString text =
        report.problems.empty()
            ? VerifyWords::tr("%n versions, all as received.", nullptr, versions)
            : VerifyWords::tr("%n versions were read.", nullptr, versions) + u' '
                  + VerifyWords::tr("%n problems were found.", nullptr, int(report.problems.size()));
    if (report.pruned > 0)
        text += u' '
                + VerifyWords::tr("The answers of %n of them were removed to save room.", nullptr,
                                  int(report.pruned));
    if (report.versions > 0)
        text += u' '
                + VerifyWords::tr("The last hash of the chain is %1.")
                      .arg(QString::fromLatin1(report.head.toHex()));
    return text;
}

QString verifyText(const VerifyReport &report, const QLocale &locale)
{
    constexpr std::size_t most = 20;
    QStringList lines{verifyText(report)};
    const std::size_t shown = std::min(most, report.problems.size());
    for (std::size_t i = 0; i < shown; ++i)
        lines << verifyProblemText(report.problems[i], locale);
    if (shown < report.problems.size())
        lines << VerifyWords::tr("And %n more problems.", nullptr, int(report.problems.size() - shown));
    return lines.join(u'\n');
}

QString verifyLimitText()
{
    return VerifyWords::tr(
        "This finds damage and loss; it promises nothing against deliberate rewriting by "
        "whoever may write to this computer's files.");
}

} // namespace sidelight
