// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/dealfields.h"

#include "app/domain/confidence.h"
#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/money.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/moneytext.h"
#include "app/text/sentfields.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sidelight {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(sidelight::DealFields)
};

QString sentAs(QByteArrayView json)
{
    return Words::tr("Sent as %1").arg(shortJson(json));
}

QString whole(const QUuid &id)
{
    return identifierText(id);
}

QString momentTip(const Field<Moment> &moment)
{
    return moment.get() ? utcText(*moment) : QString();
}

QString identifierTip(const Field<QUuid> &id)
{
    return id.get() ? identifierText(*id) : QString();
}

QString amountTip(const Deal &deal, const QLocale &locale)
{
    QStringList lines;
    const auto known = amount(deal);
    if (known && amountDigits(*known) != deal.amount->token)
        lines += sentAs(deal.amount->token);
    const QString formula = annualisedFormula(deal, locale);
    if (!formula.isEmpty())
        lines +=
            Words::tr("%1: %2", "annualised amount, formula").arg(annualisedText(deal, locale), formula);
    return lines.join(u'\n');
}

QString confidenceTip(const Deal &deal, const QLocale &locale)
{
    QStringList lines;
    const Confidence likelihood = confidence(deal.confidence);
    // A fraction already shows what was sent.
    if (likelihood.kind == Confidence::Kind::Percent
        && plainText(likelihood.percent) != deal.confidence->token)
        lines += sentAs(deal.confidence->token);
    const QString share = weightedText(deal, locale);
    if (!share.isEmpty())
        lines += Words::tr("Weighted: %1").arg(share);
    return lines.join(u'\n');
}

/// Collects rows; state and sent text are looked up by the contract's name.
class Rows
{
public:
    Rows(const Deal &deal, const QLocale &locale)
        : m_deal(deal)
        , m_locale(locale)
        , m_sent(sentFields(deal))
    {}

    void add(DealSection section, const char *key, const QString &label, const QString &value,
             const QString &tooltip = QString())
    {
        const auto sent = std::find_if(m_sent.cbegin(), m_sent.cend(),
                                       [&](const SentField &field) { return field.key == key; });
        DealFieldRow row{section,    label,   QString::fromLatin1(key),
                         value,      tooltip, sent->json.toByteArray(),
                         sent->state};
        if (row.state == FieldState::Unreadable)
            row.tooltip = sentAs(sent->json);
        m_rows.push_back(std::move(row));
    }
    void addText(DealSection section, const char *key, const QString &label, const Field<QString> &text)
    {
        add(section, key, label, lineText(m_deal, text));
    }
    void addMoment(DealSection section, const char *key, const QString &label, const Field<Moment> &moment)
    {
        const auto words = [&](Moment at) { return momentText(at, m_locale); };
        add(section, key, label, fieldText(m_deal, moment, words), momentTip(moment));
    }
    void addIdentifier(DealSection section, const char *key, const QString &label, const Field<QUuid> &id,
                       QString (*words)(const QUuid &) = whole)
    {
        add(section, key, label, fieldText(m_deal, id, words), identifierTip(id));
        if (words != whole)
            m_rows.back().whole = identifierTip(id);
    }
    void addUnknown(const std::vector<UnknownField> &fields)
    {
        constexpr std::size_t most = 1'000; // a view lays out every row
        const std::size_t shown = std::min(most, fields.size());
        for (std::size_t i = 0; i < shown; ++i)
            addUnknown(fields[i]);
        if (shown < fields.size()) {
            const QString label = Words::tr("%n more field(s)", nullptr, int(fields.size() - shown));
            m_rows.push_back({DealSection::Other, label, QString(),
                              Words::tr("to be seen in the answer itself"), QString(), QByteArray(),
                              FieldState::Value});
        }
    }
    std::vector<DealFieldRow> take() { return std::move(m_rows); }

private:
    void addUnknown(const UnknownField &field)
    {
        const QByteArrayView json = m_deal.raw(field.value);
        const bool isNull = jsonKind(json) == JsonKind::Null;
        m_rows.push_back({DealSection::Other, oneLine(field.key), field.key,
                          isNull ? notSetText() : shortJson(json), QString(), json.toByteArray(),
                          isNull ? FieldState::Null : FieldState::Value});
    }

    const Deal &m_deal;
    const QLocale &m_locale;
    const std::vector<SentField> m_sent;
    std::vector<DealFieldRow> m_rows;
};

void addValue(Rows &rows, const Deal &deal, const QLocale &locale)
{
    constexpr auto section = DealSection::Value;
    rows.add(section, "amount", Words::tr("Amount"), amountText(deal, locale), amountTip(deal, locale));
    rows.addText(section, "currency", Words::tr("Currency"), deal.currency);
    const QString covers = periodText(deal);
    rows.add(section, "value_period", Words::tr("Value period"), covers.isEmpty() ? notSetText() : covers);
    rows.add(section, "confidence", Words::tr("Confidence"), confidenceText(deal, locale),
             confidenceTip(deal, locale));
}

void addTiming(Rows &rows, const Deal &deal, const QLocale &locale, QDate today)
{
    constexpr auto section = DealSection::Timing;
    rows.addText(section, "pipeline_name", Words::tr("Pipeline"), deal.pipelineName);
    rows.addText(section, "stage_name", Words::tr("Stage"), deal.stageName);
    rows.add(section, "expected_close_date", Words::tr("Expected close"), closeText(deal, today, locale));
    rows.addText(section, "next_step", Words::tr("Next step"), deal.nextStep);
    rows.addMoment(section, "created_at", Words::tr("Created"), deal.createdAt);
    rows.addMoment(section, "updated_at", Words::tr("Updated"), deal.updatedAt);
}

void addOutcome(Rows &rows, const Deal &deal)
{
    constexpr auto section = DealSection::Outcome;
    rows.addMoment(section, "closed_at", Words::tr("Closed"), deal.closedAt);
    rows.addText(section, "won_reason", Words::tr("Won because"), deal.wonReason);
    rows.addText(section, "lost_reason", Words::tr("Lost because"), deal.lostReason);
    rows.addMoment(section, "deleted_at", Words::tr("Deleted"), deal.deletedAt);
}

void addOrigin(Rows &rows, const Deal &deal)
{
    constexpr auto section = DealSection::Origin;
    rows.addText(section, "name", Words::tr("Name"), deal.name);
    rows.addText(section, "source", Words::tr("Source"), deal.source);
    rows.add(section, "description", Words::tr("Description"), blockText(deal, deal.description));
}

void addIdentifiers(Rows &rows, const Deal &deal)
{
    rows.addIdentifier(DealSection::People, "contact_id", Words::tr("Deal's contact"), deal.contactId,
                       shortIdentifier);
    rows.addIdentifier(DealSection::People, "organization_id", Words::tr("Organization"),
                       deal.organizationId, shortIdentifier);

    constexpr auto section = DealSection::Identifiers;
    rows.addIdentifier(section, "id", Words::tr("Deal ID"), deal.id);
    rows.addIdentifier(section, "pipeline_id", Words::tr("Pipeline ID"), deal.pipelineId);
    rows.addIdentifier(section, "stage_id", Words::tr("Stage ID"), deal.stageId);
}

} // namespace

QString sectionText(DealSection section)
{
    switch (section) {
    case DealSection::Value: return Words::tr("Value");
    case DealSection::Timing: return Words::tr("Timing");
    case DealSection::Outcome: return Words::tr("Outcome");
    case DealSection::Origin: return Words::tr("Origin");
    case DealSection::People: return Words::tr("People");
    case DealSection::Identifiers: return Words::tr("Identifiers");
    case DealSection::Other: return Words::tr("Other fields");
    }
    Q_UNREACHABLE();
}

std::vector<DealFieldRow> dealFields(const Deal &deal, const QLocale &locale, QDate today)
{
    Rows rows(deal, locale);
    addValue(rows, deal, locale);
    addTiming(rows, deal, locale, today);
    addOutcome(rows, deal);
    addOrigin(rows, deal);
    addIdentifiers(rows, deal);
    rows.addUnknown(deal.otherFields);
    return rows.take();
}

} // namespace sidelight
