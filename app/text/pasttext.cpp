// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/pasttext.h"

#include "app/domain/identifier.h"
#include "app/domain/outcome.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

using Kind = Difference::Kind;

struct PastWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::PastText)
};

// What matters most to a reader first.
enum class Rank { Stage, Amount, Close, Outcome, Confidence, NextStep, People, Rest };

struct FieldPhrase {
    QLatin1StringView path;
    Rank rank;
    const char *word; ///< inside a sentence
};

constexpr FieldPhrase fieldPhrases[] = {
    {QLatin1StringView("stage_name"), Rank::Stage, QT_TRANSLATE_NOOP("sidelight::PastText", "stage")},
    {QLatin1StringView("stage_id"), Rank::Stage, QT_TRANSLATE_NOOP("sidelight::PastText", "stage ID")},
    {QLatin1StringView("pipeline_name"), Rank::Stage, QT_TRANSLATE_NOOP("sidelight::PastText", "pipeline")},
    {QLatin1StringView("pipeline_id"), Rank::Stage,
     QT_TRANSLATE_NOOP("sidelight::PastText", "pipeline ID")},
    {QLatin1StringView("amount"), Rank::Amount, QT_TRANSLATE_NOOP("sidelight::PastText", "amount")},
    {QLatin1StringView("currency"), Rank::Amount, QT_TRANSLATE_NOOP("sidelight::PastText", "currency")},
    {QLatin1StringView("value_period"), Rank::Amount,
     QT_TRANSLATE_NOOP("sidelight::PastText", "value period")},
    {QLatin1StringView("expected_close_date"), Rank::Close,
     QT_TRANSLATE_NOOP("sidelight::PastText", "close date")},
    {QLatin1StringView("closed_at"), Rank::Outcome, QT_TRANSLATE_NOOP("sidelight::PastText", "closed")},
    {QLatin1StringView("deleted_at"), Rank::Outcome, QT_TRANSLATE_NOOP("sidelight::PastText", "deleted")},
    {QLatin1StringView("won_reason"), Rank::Outcome,
     QT_TRANSLATE_NOOP("sidelight::PastText", "won because")},
    {QLatin1StringView("lost_reason"), Rank::Outcome,
     QT_TRANSLATE_NOOP("sidelight::PastText", "lost because")},
    {QLatin1StringView("confidence"), Rank::Confidence,
     QT_TRANSLATE_NOOP("sidelight::PastText", "confidence")},
    {QLatin1StringView("next_step"), Rank::NextStep, QT_TRANSLATE_NOOP("sidelight::PastText", "next step")},
    {QLatin1StringView("contact_id"), Rank::People,
     QT_TRANSLATE_NOOP("sidelight::PastText", "deal's contact")},
    {QLatin1StringView("organization_id"), Rank::People,
     QT_TRANSLATE_NOOP("sidelight::PastText", "organization")},
    {QLatin1StringView("contacts"), Rank::People, QT_TRANSLATE_NOOP("sidelight::PastText", "contacts")},
    {QLatin1StringView("name"), Rank::Rest, QT_TRANSLATE_NOOP("sidelight::PastText", "name")},
    {QLatin1StringView("description"), Rank::Rest, QT_TRANSLATE_NOOP("sidelight::PastText", "description")},
    {QLatin1StringView("source"), Rank::Rest, QT_TRANSLATE_NOOP("sidelight::PastText", "source")},
    {QLatin1StringView("created_at"), Rank::Rest, QT_TRANSLATE_NOOP("sidelight::PastText", "created")},
    {QLatin1StringView("tenant_id"), Rank::Rest, QT_TRANSLATE_NOOP("sidelight::PastText", "tenant ID")},
    {QLatin1StringView("metadata"), Rank::Rest, QT_TRANSLATE_NOOP("sidelight::PastText", "metadata")},
};

const FieldPhrase *fieldPhrase(const QString &path)
{
    const auto found = std::find_if(std::begin(fieldPhrases), std::end(fieldPhrases),
                                    [&path](const FieldPhrase &known) { return known.path == path; });
    return found == std::end(fieldPhrases) ? nullptr : found;
}

/// Something to say, of one difference or of several of a kind.
struct Clause {
    Rank rank = Rank::Rest;
    const Difference *first = nullptr; ///< null: the outcome
    int count = 1;
};

QString contactPhrase(const QUuid &contactId, const People &people)
{
    if (const QString name = shortName(nameAmong(people, contactId)); !name.isEmpty())
        return isolated(name);
    return contactId.isNull() ? PastWords::tr("a contact without an ID")
                              : PastWords::tr("contact %1").arg(shortIdentifier(contactId));
}

/// Chooses what to say before it is put into words, since there may be thousands of differences.
class Changes
{
public:
    Changes(const std::vector<Difference> &differences, const Deal &before, const Deal &after,
            const QLocale &locale, const People &people = {});

    QString text(int most) const;

private:
    bool isSaidByAnother(const Difference &difference) const;
    void addFolded(std::vector<Clause> &folded, const Difference &difference, Rank rank);
    QString clauseText(const Clause &clause) const;
    QString movedText(const QString &word, QString before, QString after) const;

    const Deal &m_before;
    const Deal &m_after;
    const QLocale &m_locale;
    const People m_people;
    QSet<QString> m_fields;
    std::vector<Clause> m_clauses;
};

Changes::Changes(const std::vector<Difference> &differences, const Deal &before, const Deal &after,
                 const QLocale &locale, const People &people)
    : m_before(before)
    , m_after(after)
    , m_locale(locale)
    , m_people(people)
{
    for (const Difference &difference : differences) {
        if (difference.kind == Kind::Field)
            m_fields.insert(difference.path);
    }
    if (!differences.empty() && outcome(before) != outcome(after))
        m_clauses.push_back({Rank::Outcome});
    std::vector<Clause> folded;
    for (const Difference &difference : differences) {
        switch (difference.kind) {
        case Kind::Field:
            if (!isSaidByAnother(difference))
                m_clauses.push_back(
                    {fieldPhrase(difference.path) ? fieldPhrase(difference.path)->rank : Rank::Rest,
                     &difference});
            break;
        case Kind::Contacts:
        case Kind::ContactField: m_clauses.push_back({Rank::People, &difference}); break;
        case Kind::OtherField: m_clauses.push_back({Rank::Rest, &difference}); break;
        case Kind::ContactJoined:
        case Kind::ContactLeft: addFolded(folded, difference, Rank::People); break;
        case Kind::Metadata: addFolded(folded, difference, Rank::Rest); break;
        }
    }
    m_clauses.insert(m_clauses.end(), folded.cbegin(), folded.cend());
    std::stable_sort(m_clauses.begin(), m_clauses.end(),
                     [](const Clause &a, const Clause &b) { return a.rank < b.rank; });
}

bool Changes::isSaidByAnother(const Difference &difference) const
{
    const QString &path = difference.path;
    if (path == u"updated_at")
        return true;
    if (path == u"closed_at" || path == u"deleted_at")
        return outcome(m_before) != outcome(m_after);
    return (path == u"stage_id" && m_fields.contains(QStringLiteral("stage_name")))
           || (path == u"pipeline_id" && m_fields.contains(QStringLiteral("pipeline_name")))
           || (path == u"currency" && m_fields.contains(QStringLiteral("amount")));
}

void Changes::addFolded(std::vector<Clause> &folded, const Difference &difference, Rank rank)
{
    const auto same = std::find_if(folded.begin(), folded.end(), [&difference](const Clause &clause) {
        return clause.first->kind == difference.kind;
    });
    if (same == folded.end())
        folded.push_back({rank, &difference});
    else
        ++same->count;
}

QString Changes::movedText(const QString &word, QString before, QString after) const
{
    constexpr qsizetype most = 60;
    shortenBoth(before, after, most);
    return PastWords::tr("%1 %2 → %3", "field, before, after").arg(word, isolated(before), isolated(after));
}

QString Changes::clauseText(const Clause &clause) const
{
    if (!clause.first)
        return movedText(PastWords::tr("outcome"), outcomeText(outcome(m_before)),
                         outcomeText(outcome(m_after)));
    const Difference &difference = *clause.first;
    const QString contact = contactPhrase(difference.contactId, m_people);
    if (difference.kind == Kind::ContactJoined)
        return clause.count == 1 ? PastWords::tr("%1 joined").arg(contact)
                                 : PastWords::tr("%n contacts joined", nullptr, clause.count);
    if (difference.kind == Kind::ContactLeft)
        return clause.count == 1 ? PastWords::tr("%1 left").arg(contact)
                                 : PastWords::tr("%n contacts left", nullptr, clause.count);
    if (difference.kind == Kind::Metadata && clause.count > 1)
        return PastWords::tr("metadata in %n places", nullptr, clause.count);

    const DifferenceText text = differenceText(difference, m_before, m_after, m_locale, m_people);
    if (difference.kind == Kind::ContactField)
        return PastWords::tr("%1: %2", "contact, what changed")
            .arg(contact, movedText(isolated(linkFieldText(difference)), text.before, text.after));
    const FieldPhrase *const known =
        difference.kind == Kind::OtherField ? nullptr : fieldPhrase(difference.path);
    const QString word = known ? PastWords::tr(known->word) : isolated(oneLine(difference.path));
    return movedText(word, text.before, text.after);
}

QString Changes::text(int most) const
{
    const auto shown = std::min(m_clauses.size(), std::size_t(std::max(most, 1)));
    QStringList parts;
    for (std::size_t i = 0; i < shown; ++i)
        parts << clauseText(m_clauses[i]);
    const QString said = parts.join(QStringLiteral(", "));
    const int more = int(m_clauses.size() - shown);
    //: %1 is a list: "stage Qualified → Proposal sent, amount €40,000.00 → €48,500.00"
    return more > 0 ? PastWords::tr("%1, and %n more", nullptr, more).arg(said) : said;
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text.replace(0, 1, text.first(1).toUpper());
    return text;
}

QString signedText(const Decimal &number, const QLocale &locale)
{
    const QString digits = locale.toString(
        std::abs(double(number.coefficient)) * std::pow(10, -number.scale), 'f', number.scale);
    if (number.coefficient == 0)
        return QStringLiteral("±") + digits;
    return (number.isNegative() ? QStringLiteral("−") : QStringLiteral("+")) + digits;
}

QString closeSlipText(const Slip &slip)
{
    const QString moved = PastWords::tr("close date moved %n times", nullptr, slip.closeMoves);
    if (slip.closeDays == 0)
        return PastWords::tr("%1, back to the first day").arg(moved);
    const int days = int(std::min<qint64>(std::abs(slip.closeDays), 999'999'999));
    return slip.closeDays > 0 ? PastWords::tr("%1, +%n days", nullptr, days).arg(moved)
                              : PastWords::tr("%1, −%n days", nullptr, days).arg(moved);
}

QString amountSlipText(const Slip &slip, const QLocale &locale)
{
    if (!slip.amountPercent)
        return PastWords::tr("amount changed %n times", nullptr, slip.amountMoves);
    const QString percent = signedText(normalized(*slip.amountPercent), locale) + u' ' + locale.percent();
    return slip.amountPercent->coefficient != 0
               ? PastWords::tr("amount %1", "change in percent").arg(percent)
               : PastWords::tr("amount changed %n times, %1", nullptr, slip.amountMoves).arg(percent);
}

QString confidenceSlipText(const Slip &slip, const QLocale &locale)
{
    if (!slip.confidencePoints || slip.confidencePoints->coefficient == 0)
        return PastWords::tr("confidence changed %n times", nullptr, slip.confidenceMoves);
    return PastWords::tr("confidence %1 points")
        .arg(signedText(normalized(*slip.confidencePoints), locale));
}

QString bodyText(DealVersion::Body body)
{
    switch (body) {
    case DealVersion::Body::Kept: break;
    case DealVersion::Body::Pruned: return PastWords::tr("Removed to save room");
    case DealVersion::Body::Lost: return PastWords::tr("Lost with a damaged file");
    case DealVersion::Body::Damaged: return PastWords::tr("Damaged: not what was received");
    case DealVersion::Body::Unreadable: return PastWords::tr("Whole, but not a deal that can be read");
    }
    return PastWords::tr("Not loaded");
}

} // namespace

QString changesText(const std::vector<Difference> &differences, const Deal &before, const Deal &after,
                    const QLocale &locale, int most, const People &people)
{
    return capitalised(Changes(differences, before, after, locale, people).text(most));
}

QString sinceLookedText(const std::vector<Difference> &differences, const Deal &before, const Deal &after,
                        const QLocale &locale, int most, const People &people)
{
    const QString changes = Changes(differences, before, after, locale, people).text(most);
    return changes.isEmpty() ? QString() : PastWords::tr("Since you last looked: %1").arg(changes);
}

QString slipText(const Slip &slip, const QLocale &locale)
{
    QStringList parts;
    if (slip.closeMoves > 0)
        parts << closeSlipText(slip);
    if (slip.amountMoves > 0)
        parts << amountSlipText(slip, locale);
    if (slip.stageMoves > 0)
        parts << PastWords::tr("stage changed %n times", nullptr, slip.stageMoves);
    if (slip.confidenceMoves > 0)
        parts << confidenceSlipText(slip, locale);
    return capitalised(parts.join(QStringLiteral("; ")));
}

QString stageDaysText(qint64 days)
{
    if (days < 1)
        return PastWords::tr("seen for less than a day");
    return PastWords::tr("at least %n days", nullptr, int(std::min<qint64>(days, 999'999'999)));
}

QString stageDaysExplanation(const QDateTime &stageSince, const QDateTime &checkedAt, const QLocale &locale)
{
    return PastWords::tr("From the first copy in this stage, %1, to the last check, %2.")
        .arg(momentText(Moment::of(stageSince), locale), momentText(Moment::of(checkedAt), locale));
}

QString versionText(const DealVersion &version, const DealVersion *before, const QLocale &locale,
                    const People &people)
{
    if (!version.deal)
        return bodyText(version.body);
    if (!before)
        return PastWords::tr("First copy");
    if (!before->deal)
        return PastWords::tr("Nothing to compare with: the copy before it is not there");
    const QString changes = changesText(differences(*before->deal, *version.deal), *before->deal,
                                        *version.deal, locale, 3, people);
    return changes.isEmpty() ? PastWords::tr("No difference") : changes;
}

} // namespace sidelight
