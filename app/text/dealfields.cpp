// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/dealfields.h"

#include "app/domain/confidence.h"
#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/money.h"
#include "app/domain/sentfields.h"
#include "app/text/contacttext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/moneytext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace sidelight {

namespace {

struct DealFieldWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::DealFields)
};

QString sentAs(QByteArrayView json)
{
    return DealFieldWords::tr("Sent as %1").arg(shortJson(json));
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
        lines += DealFieldWords::tr("%1: %2", "annualised amount, formula")
                     .arg(annualisedText(deal, locale), formula);
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
        lines += DealFieldWords::tr("Weighted: %1").arg(share);
    return lines.join(u'\n');
}

/// Collects rows; state and sent text are looked up by the contract's name.
class DealRows
{
public:
    DealRows(const Deal &deal, const QLocale &locale, const People &people)
        : m_deal(deal)
        , m_locale(locale)
        , m_people(people)
        , m_sent(sentFields(deal))
    {}

    void add(FieldSection section, const char *key, const QString &value,
             const QString &tooltip = QString())
    {
        const auto sent = std::find_if(m_sent.cbegin(), m_sent.cend(),
                                       [&](const SentField &field) { return field.key == key; });
        const QString path = QString::fromLatin1(key);
        FieldRow row{sectionText(section),     fieldLabel(path), path, value, tooltip,
                     sent->json.toByteArray(), sent->state};
        if (row.state == FieldState::Unreadable) {
            row.tooltip = sentAs(sent->json);
            row.isShortened = true;
        }
        m_rows.push_back(std::move(row));
    }
    void addText(FieldSection section, const char *key, const Field<QString> &text)
    {
        add(section, key, lineText(m_deal, text));
    }
    void addMoment(FieldSection section, const char *key, const Field<Moment> &moment)
    {
        const auto words = [&](Moment at) { return momentText(at, m_locale); };
        add(section, key, fieldText(m_deal, moment, words), momentTip(moment));
    }
    void addIdentifier(FieldSection section, const char *key, const Field<QUuid> &id)
    {
        add(section, key, fieldText(m_deal, id, identifierText), identifierTip(id));
    }
    void addPerson(const char *key, const Field<QUuid> &id)
    {
        const auto words = [this](const QUuid &known) {
            return namedText(m_people.value(known), shortIdentifier(known));
        };
        add(FieldSection::Persons, key, fieldText(m_deal, id, words), identifierTip(id));
        if (id.get())
            m_rows.back().whole = namedText(m_people.value(*id), identifierText(*id));
    }
    void addUnknown(const std::vector<UnknownField> &fields)
    {
        const std::size_t shown = std::min(maxRowsOfAKind, fields.size());
        for (std::size_t i = 0; i < shown; ++i)
            addUnknown(fields[i]);
        if (shown < fields.size()) {
            const QString label =
                DealFieldWords::tr("%n more field(s)", nullptr, int(fields.size() - shown));
            m_rows.push_back({sectionText(FieldSection::Other), label, QString(),
                              DealFieldWords::tr("to be seen in the answer itself"), QString(),
                              QByteArray(), FieldState::Value});
        }
    }
    std::vector<FieldRow> take() { return std::move(m_rows); }

private:
    void addUnknown(const UnknownField &field)
    {
        const QByteArrayView json = m_deal.raw(field.value);
        const bool isNull = jsonKind(json) == JsonKind::Null;
        m_rows.push_back({sectionText(FieldSection::Other), oneLine(field.key), field.key,
                          isNull ? notSetText() : shortJson(json), QString(), json.toByteArray(),
                          isNull ? FieldState::Null : FieldState::Value, QString(), true});
    }

    const Deal &m_deal;
    const QLocale &m_locale;
    const People &m_people;
    const std::vector<SentField> m_sent;
    std::vector<FieldRow> m_rows;
};

void addValue(DealRows &rows, const Deal &deal, const QLocale &locale)
{
    constexpr auto section = FieldSection::Value;
    rows.add(section, "amount", amountText(deal, locale), amountTip(deal, locale));
    rows.addText(section, "currency", deal.currency);
    const QString covers = periodText(deal);
    rows.add(section, "value_period", covers.isEmpty() ? notSetText() : covers);
    rows.add(section, "confidence", confidenceText(deal, locale), confidenceTip(deal, locale));
}

void addTiming(DealRows &rows, const Deal &deal, const QLocale &locale, QDate today)
{
    constexpr auto section = FieldSection::Timing;
    rows.addText(section, "pipeline_name", deal.pipelineName);
    rows.addText(section, "stage_name", deal.stageName);
    rows.add(section, "expected_close_date", closeText(deal, today, locale));
    rows.addText(section, "next_step", deal.nextStep);
    rows.addMoment(section, "created_at", deal.createdAt);
    rows.addMoment(section, "updated_at", deal.updatedAt);
}

void addOutcome(DealRows &rows, const Deal &deal)
{
    constexpr auto section = FieldSection::Outcome;
    rows.addMoment(section, "closed_at", deal.closedAt);
    rows.addText(section, "won_reason", deal.wonReason);
    rows.addText(section, "lost_reason", deal.lostReason);
    rows.addMoment(section, "deleted_at", deal.deletedAt);
}

void addOrigin(DealRows &rows, const Deal &deal)
{
    constexpr auto section = FieldSection::Origin;
    rows.addText(section, "name", deal.name);
    rows.addText(section, "source", deal.source);
    rows.add(section, "description", blockText(deal, deal.description));
}

void addIdentifiers(DealRows &rows, const Deal &deal)
{
    rows.addPerson("contact_id", deal.contactId);
    rows.addPerson("organization_id", deal.organizationId);

    constexpr auto section = FieldSection::Identifiers;
    rows.addIdentifier(section, "id", deal.id);
    rows.addIdentifier(section, "pipeline_id", deal.pipelineId);
    rows.addIdentifier(section, "stage_id", deal.stageId);
}

} // namespace

QString sectionText(FieldSection section)
{
    switch (section) {
    case FieldSection::Value: return DealFieldWords::tr("Value");
    case FieldSection::Timing: return DealFieldWords::tr("Timing");
    case FieldSection::Outcome: return DealFieldWords::tr("Outcome");
    case FieldSection::Origin: return DealFieldWords::tr("Origin");
    case FieldSection::Persons: return DealFieldWords::tr("People");
    case FieldSection::Identifiers: return DealFieldWords::tr("Identifiers");
    case FieldSection::Other: return DealFieldWords::tr("Other fields");
    }
    Q_UNREACHABLE();
}

QString fieldLabel(const QString &path)
{
    struct Label {
        QLatin1StringView path;
        const char *text;
    };
    static constexpr Label labels[] = {
        {QLatin1StringView("id"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Deal ID")},
        {QLatin1StringView("tenant_id"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Tenant ID")},
        {QLatin1StringView("name"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Name")},
        {QLatin1StringView("pipeline_id"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Pipeline ID")},
        {QLatin1StringView("pipeline_name"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Pipeline")},
        {QLatin1StringView("stage_id"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Stage ID")},
        {QLatin1StringView("stage_name"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Stage")},
        {QLatin1StringView("contacts"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Contacts")},
        {QLatin1StringView("metadata"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Metadata")},
        {QLatin1StringView("created_at"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Created")},
        {QLatin1StringView("updated_at"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Updated")},
        {QLatin1StringView("amount"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Amount")},
        {QLatin1StringView("currency"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Currency")},
        {QLatin1StringView("value_period"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Value period")},
        {QLatin1StringView("confidence"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Confidence")},
        {QLatin1StringView("expected_close_date"),
         QT_TRANSLATE_NOOP("sidelight::DealFields", "Expected close")},
        {QLatin1StringView("closed_at"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Closed")},
        {QLatin1StringView("won_reason"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Won because")},
        {QLatin1StringView("lost_reason"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Lost because")},
        {QLatin1StringView("next_step"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Next step")},
        {QLatin1StringView("description"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Description")},
        {QLatin1StringView("source"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Source")},
        {QLatin1StringView("contact_id"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Deal's contact")},
        {QLatin1StringView("organization_id"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Organization")},
        {QLatin1StringView("deleted_at"), QT_TRANSLATE_NOOP("sidelight::DealFields", "Deleted")},
    };
    const auto label = std::find_if(std::begin(labels), std::end(labels),
                                    [&path](const Label &known) { return known.path == path; });
    return label == std::end(labels) ? oneLine(path) : DealFieldWords::tr(label->text);
}

std::vector<FieldRow> dealFields(const Deal &deal, const QLocale &locale, QDate today, const People &people)
{
    DealRows rows(deal, locale, people);
    addValue(rows, deal, locale);
    addTiming(rows, deal, locale, today);
    addOutcome(rows, deal);
    addOrigin(rows, deal);
    addIdentifiers(rows, deal);
    rows.addUnknown(deal.otherFields);
    return rows.take();
}

} // namespace sidelight
