// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/querytext.h"

#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/moneytext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

using What = DealCondition::What;
using How = DealCondition::How;

struct QueryWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::QueryText)
};

QString termText(const SearchTerm &term)
{
    const QString words = isolated(term.words.join(u' '));
    switch (term.in) {
    case SearchTerm::In::Anywhere: return QueryWords::tr("contains “%1”").arg(words);
    case SearchTerm::In::Role: return QueryWords::tr("a contact's role contains “%1”").arg(words);
    case SearchTerm::In::Contact: return QueryWords::tr("a contact contains “%1”").arg(words);
    case SearchTerm::In::Past: return QueryWords::tr("an earlier version contained “%1”").arg(words);
    }
    Q_UNREACHABLE();
}

QString subjectText(What what)
{
    switch (what) {
    case What::Pipeline: return QueryWords::tr("pipeline");
    case What::Stage: return QueryWords::tr("stage");
    case What::Currency: return QueryWords::tr("currency");
    case What::Period: return QueryWords::tr("period");
    case What::Outcome: return QueryWords::tr("outcome");
    case What::Amount: return QueryWords::tr("amount");
    case What::Weighted: return QueryWords::tr("weighted amount");
    case What::Confidence: return QueryWords::tr("confidence");
    case What::Close: return QueryWords::tr("expected close");
    case What::Updated: return QueryWords::tr("last change in the CRM");
    case What::Checked: return QueryWords::tr("last check");
    case What::Overdue: return QueryWords::tr("overdue");
    case What::Changed: return QueryWords::tr("changed since you last looked");
    case What::Pinned: return QueryWords::tr("pinned");
    case What::Missing: return QueryWords::tr("no longer available");
    case What::Visited: return QueryWords::tr("opened before");
    }
    Q_UNREACHABLE();
}

// What a day is said of.
QString happeningText(What what)
{
    if (what == What::Close)
        return QueryWords::tr("closes");
    return what == What::Updated ? QueryWords::tr("changed in the CRM") : QueryWords::tr("last checked");
}

QString daysText(const DealCondition &condition, const QLocale &locale)
{
    const QString happening = happeningText(condition.what);
    const QString from = dayText(condition.from, locale);
    const QString to = dayText(condition.to, locale);
    if (!condition.from.isValid())
        return QueryWords::tr("%1 until %2").arg(happening, to);
    if (!condition.to.isValid())
        return QueryWords::tr("%1 from %2").arg(happening, from);
    return condition.from == condition.to ? QueryWords::tr("%1 on %2").arg(happening, from)
                                          : QueryWords::tr("%1 from %2 to %3").arg(happening, from, to);
}

QString numberText(Decimal number, What what, const QLocale &locale)
{
    return what == What::Confidence ? percentText(number, locale) : shortMoneyText({number, {}}, locale);
}

QString comparisonText(const DealCondition &condition, const QLocale &locale)
{
    const QString subject = subjectText(condition.what);
    const QString number = numberText(condition.number, condition.what, locale);
    switch (condition.how) {
    case How::Is: return QueryWords::tr("%1 is %2").arg(subject, number);
    case How::Below: return QueryWords::tr("%1 below %2").arg(subject, number);
    case How::AtMost: return QueryWords::tr("%1 at most %2").arg(subject, number);
    case How::Above: return QueryWords::tr("%1 above %2").arg(subject, number);
    case How::AtLeast: return QueryWords::tr("%1 at least %2").arg(subject, number);
    case How::Between:
        return QueryWords::tr("%1 from %2 to %3")
            .arg(subject, number, numberText(condition.upTo, condition.what, locale));
    case How::Contains:
    case How::NotSet:
    case How::Holds: break;
    }
    Q_UNREACHABLE();
}

QString wordsText(const DealCondition &condition)
{
    const Period known = condition.what == What::Period ? period(condition.text) : Period::Other;
    QString text = known == Period::Other ? condition.text : periodText(known, {});
    if (condition.what == What::Currency)
        text = text.toUpper();
    const QString subject = subjectText(condition.what);
    return condition.how == How::Is || known != Period::Other
               ? QueryWords::tr("%1 is “%2”").arg(subject, isolated(text))
               : QueryWords::tr("%1 contains “%2”").arg(subject, isolated(text));
}

QString metText(const DealCondition &condition, const QLocale &locale)
{
    if (condition.how == How::NotSet)
        return QueryWords::tr("%1 not set").arg(subjectText(condition.what));
    switch (condition.what) {
    case What::Pipeline:
    case What::Stage:
    case What::Currency:
    case What::Period: return wordsText(condition);
    case What::Outcome:
        return QueryWords::tr("%1 is %2").arg(subjectText(condition.what), outcomeText(condition.outcome));
    case What::Amount:
    case What::Weighted: return QueryWords::tr("%1 in any currency").arg(comparisonText(condition, locale));
    case What::Confidence: return comparisonText(condition, locale);
    case What::Close:
    case What::Updated:
    case What::Checked: return daysText(condition, locale);
    case What::Overdue:
    case What::Changed:
    case What::Pinned:
    case What::Missing:
    case What::Visited: return subjectText(condition.what);
    }
    Q_UNREACHABLE();
}

QString turned(const QString &text, bool isNegated)
{
    return isNegated ? QueryWords::tr("not: %1", "a condition that must not hold").arg(text) : text;
}

struct Help {
    const char *word;
    const char *text;
};

constexpr Help helps[] = {
    {"stage", QT_TRANSLATE_NOOP("sidelight::QueryText", "Name of the stage; stage:none where none is set")},
    {"pipeline", QT_TRANSLATE_NOOP("sidelight::QueryText", "Name of the pipeline")},
    {"outcome", QT_TRANSLATE_NOOP("sidelight::QueryText", "open, won, lost, closed, deleted or unclear")},
    {"amount",
     QT_TRANSLATE_NOOP("sidelight::QueryText", "Number alone, in any currency; amount:1000..5000")},
    {"weighted", QT_TRANSLATE_NOOP("sidelight::QueryText", "Amount times confidence, in any currency")},
    {"currency", QT_TRANSLATE_NOOP("sidelight::QueryText", "Code of the currency")},
    {"period", QT_TRANSLATE_NOOP("sidelight::QueryText", "once, monthly, quarterly or annual")},
    {"confidence", QT_TRANSLATE_NOOP("sidelight::QueryText", "Percent")},
    {"close", QT_TRANSLATE_NOOP("sidelight::QueryText",
                                "Expected close; close:next-month, close:2026-09, close:none")},
    {"overdue", QT_TRANSLATE_NOOP("sidelight::QueryText", "Open, and its expected close has passed")},
    {"updated", QT_TRANSLATE_NOOP("sidelight::QueryText", "Changed in the CRM within the last days")},
    {"checked", QT_TRANSLATE_NOOP("sidelight::QueryText", "Last answer of the service, by its age")},
    {"stale", QT_TRANSLATE_NOOP("sidelight::QueryText", "Last checked more than a day ago")},
    {"changed", QT_TRANSLATE_NOOP("sidelight::QueryText", "Changed since you last looked")},
    {"pinned", QT_TRANSLATE_NOOP("sidelight::QueryText", "Pinned by you")},
    {"visited", QT_TRANSLATE_NOOP("sidelight::QueryText", "Opened before; visited:no for the others")},
    {"missing", QT_TRANSLATE_NOOP("sidelight::QueryText", "No longer found by the service")},
    {"contact", QT_TRANSLATE_NOOP("sidelight::QueryText", "Name, email or phone of a contact")},
    {"role", QT_TRANSLATE_NOOP("sidelight::QueryText", "Role of a contact in the deal")},
    {"was", QT_TRANSLATE_NOOP("sidelight::QueryText", "A value that the deal had before")},
};

} // namespace

QString filterText(const DealQuery &query, const QLocale &locale)
{
    QStringList parts;
    for (const SearchTerm &term : query.terms)
        parts << turned(termText(term), term.isNegated);
    for (const DealCondition &condition : query.conditions)
        parts << turned(metText(condition, locale), condition.isNegated);
    QString text = parts.join(QueryWords::tr("; ", "between conditions"));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString queryNoteText(const QueryNote &note)
{
    const QString part = isolated(cappedName(note.part));
    switch (note.kind) {
    case QueryNote::Kind::UnknownModifier:
        return QueryWords::tr("“%1” is searched as words, since there is no such modifier.").arg(part);
    case QueryNote::Kind::BadValue:
        return QueryWords::tr("“%1” is left out, since its value is not understood.").arg(part);
    case QueryNote::Kind::NoValue: return QueryWords::tr("“%1” still needs a value.").arg(part);
    case QueryNote::Kind::AnyCurrency:
        return QueryWords::tr("“%1” compares the numbers alone, whatever their currency.").arg(part);
    case QueryNote::Kind::Indexing:
        return QueryWords::tr("Deals are still being taken in for the search: more may be found.");
    case QueryNote::Kind::CjkWithin:
        return QueryWords::tr("“%1” is found only where a word begins with it.").arg(part);
    }
    Q_UNREACHABLE();
}

QString queryHelpText(const QueryModifier &modifier)
{
    const auto found = std::find_if(std::begin(helps), std::end(helps), [&](const Help &help) {
        return modifier.word == QLatin1StringView(help.word);
    });
    return found == std::end(helps) ? QString() : QueryWords::tr(found->text);
}

} // namespace sidelight
