// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealheader.h"

#include "app/domain/confidence.h"
#include "app/domain/contradictions.h"
#include "app/domain/identifier.h"
#include "app/domain/outcome.h"
#include "app/domain/people.h"
#include "app/text/contacttext.h"
#include "app/text/datetext.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"
#include "app/text/moneytext.h"
#include "app/text/pasttext.h"
#include "ui/colors.h"
#include "ui/confidencebar.h"
#include "ui/dealnotices.h"
#include "ui/elidedlabel.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

QFrame *line(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setFrameShape(QFrame::HLine);
    rule->setFrameShadow(QFrame::Plain);
    return rule;
}

std::optional<double> percentOf(const Deal &deal)
{
    const Confidence likelihood = confidence(deal.confidence);
    if (!likelihood.hasPercent())
        return std::nullopt;
    return double(likelihood.percent.coefficient) / std::pow(10, likelihood.percent.scale);
}

} // namespace

DealHeader::DealHeader(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(titleRow());
    layout->addSpacing(4);
    layout->addWidget(valueRow());
    layout->addSpacing(14);
    layout->addWidget(line(this));
    layout->addSpacing(12);
    layout->addWidget(factsRow());
    layout->addSpacing(12);
    layout->addWidget(line(this));
    layout->addSpacing(12);

    layout->addLayout(wordsGrid());
    layout->addSpacing(8);

    m_freshness = elidedLabel(QStringLiteral("freshness"), 1, this);
    m_freshness->setMaxLines(2);
    layout->addWidget(m_freshness);
    m_notices = new DealNotices(m_locale, this);
    connect(m_notices, &DealNotices::actionWanted, this, &DealHeader::actionWanted);
    connect(m_notices, &DealNotices::keepApartWanted, this, &DealHeader::keepApartWanted);
    connect(m_notices, &DealNotices::seenWanted, this, &DealHeader::seenWanted);
    layout->addSpacing(10);
    layout->addWidget(m_notices);
    applyLooks();
}

QLayout *DealHeader::wordsGrid()
{
    m_primaryCaption = plainLabel(QStringLiteral("primaryCaption"), this);
    m_primaryCaption->setText(tr("Primary contact"));
    m_primary = elidedLabel(QStringLiteral("primary"), 1, this);
    m_primary->setAccessibleDescription(m_primaryCaption->text());
    m_nextStepCaption = plainLabel(QStringLiteral("nextStepCaption"), this);
    m_nextStepCaption->setText(tr("Next step"));
    m_nextStep = elidedLabel(QStringLiteral("nextStep"), 1, this);
    m_nextStep->setAccessibleDescription(m_nextStepCaption->text());
    m_reasonCaption = plainLabel(QStringLiteral("reasonCaption"), this);
    m_reason = elidedLabel(QStringLiteral("reason"), 1, this);

    auto *words = new QGridLayout;
    words->setHorizontalSpacing(10);
    words->setVerticalSpacing(6);
    words->setColumnStretch(1, 1);
    const std::pair<QLabel *, ElidedLabel *> rows[] = {
        {m_primaryCaption, m_primary}, {m_nextStepCaption, m_nextStep}, {m_reasonCaption, m_reason}};
    int row = 0;
    for (const auto &[caption, value] : rows) {
        // Names come later and are of any length; what is below stays where it is.
        value->setMaxLines(value == m_primary ? 1 : 2);
        words->addWidget(caption, row, 0, Qt::AlignTop | Qt::AlignLeft);
        words->addWidget(value, row, 1);
        ++row;
    }
    return words;
}

QWidget *DealHeader::titleRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    m_name = elidedLabel(QStringLiteral("dealName"), 1, row);
    m_name->setMaxLines(2);
    m_outcome = elidedLabel(QStringLiteral("outcome"), 1, row);
    m_outcome->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    layout->addWidget(m_name);
    layout->addWidget(m_outcome, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    return row;
}

QWidget *DealHeader::valueRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    m_amount = elidedLabel(QStringLiteral("amount"), 1, row);
    m_value = elidedLabel(QStringLiteral("valueDetails"), 1, row);
    // The amount takes the room that it needs first.
    m_value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_amount, 0, Qt::AlignBottom);
    layout->addWidget(m_value, 1, Qt::AlignBottom);
    return row;
}

QWidget *DealHeader::stageCell(QWidget *parent)
{
    auto *cell = new QWidget(parent);
    auto *layout = new QHBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_stage = elidedLabel(QStringLiteral("stage"), 1, cell);
    m_stageDays = elidedLabel(QStringLiteral("stageDays"), 1, cell);
    // The stage takes the room that it needs first.
    m_stageDays->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_stage);
    layout->addWidget(m_stageDays, 1);
    return cell;
}

QWidget *DealHeader::factsRow()
{
    auto *row = new QWidget(this);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(3);
    m_pipeline = elidedLabel(QStringLiteral("pipeline"), 1, row);
    QWidget *staying = stageCell(row);
    auto *closing = new QWidget(row);
    auto *closeLayout = new QHBoxLayout(closing);
    closeLayout->setContentsMargins(0, 0, 0, 0);
    closeLayout->setSpacing(6);
    m_overdueMark = plainLabel(QStringLiteral("overdueMark"), closing);
    m_close = elidedLabel(QStringLiteral("expectedClose"), 1, closing);
    m_close->setMaxLines(2);
    closeLayout->addWidget(m_overdueMark);
    closeLayout->addWidget(m_close, 1);
    auto *likelihood = new QWidget(row);
    auto *layout = new QHBoxLayout(likelihood);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_bar = new ConfidenceBar(likelihood);
    m_confidence = elidedLabel(QStringLiteral("confidence"), 1, likelihood);
    m_confidence->setKeptCharacters(8); // half of a number is another number
    layout->addWidget(m_bar);
    layout->addWidget(m_confidence, 1);

    const QString captions[] = {tr("Pipeline"), tr("Stage"), tr("Expected close"), tr("Confidence")};
    const int stretches[] = {4, 6, 5, 5}; // a stage has its days beside it
    QWidget *const values[] = {m_pipeline, staying, closing, likelihood};
    for (int column = 0; column < 4; ++column) {
        m_captions[column] = plainLabel(QString(), row);
        m_captions[column]->setText(captions[column]);
        values[column]->setAccessibleDescription(captions[column]);
        // A caption in another script than the reader's would stay on its own side.
        grid->addWidget(m_captions[column], 0, column, Qt::AlignLeft);
        grid->addWidget(values[column], 1, column, Qt::AlignVCenter);
        grid->setColumnStretch(column, stretches[column]);
        grid->setColumnMinimumWidth(column, 60);
    }
    m_stage->setAccessibleDescription(captions[1]);
    m_close->setAccessibleDescription(captions[2]);
    m_confidence->setAccessibleDescription(captions[3]);
    return row;
}

void DealHeader::setPeople(const People &people)
{
    m_people = people;
    m_notices->setPeople(people);
    if (m_state.deal)
        showPeople(*m_state.deal);
}

void DealHeader::setPerson(const Person &person)
{
    m_people.insert(person.id, person);
    m_notices->setPerson(person);
    if (std::find(m_primaryIds.begin(), m_primaryIds.end(), person.id) != m_primaryIds.end())
        showPeople(*m_state.deal);
}

void DealHeader::setState(const DealState &state, const QDateTime &now)
{
    const bool isSameDeal = state.deal == m_state.deal;
    const QDate today = now.date();
    m_state = state;
    if (!isSameDeal)
        showPeople(*state.deal);
    if (!isSameDeal
        || today != m_today) // the age of a copy is told anew every minute, the rest need not be
        showDeal(*state.deal, today);
    m_today = today;
    showFreshness(state, now);
}

void DealHeader::showDeal(const Deal &deal, QDate today)
{
    m_name->setText(titleText(deal));
    m_outcome->setText(outcomeText(outcome(deal)));
    m_outcome->setExplanation(outcomeReason(deal));
    m_amount->setText(amountText(deal, m_locale));

    QStringList details;
    const bool isOpen = outcome(deal) == Outcome::Open;
    if (const QString period = periodText(deal); !period.isEmpty())
        details << period;
    if (const QString share = weightedText(deal, m_locale); isOpen && !share.isEmpty())
        details << tr("weighted %1").arg(share);
    if (const QString year = annualisedText(deal, m_locale); !year.isEmpty())
        details << year;
    m_value->setText(details.join(QStringLiteral(" · ")));
    m_value->setExplanation(annualisedFormula(deal, m_locale));

    m_pipeline->setText(lineText(deal, deal.pipelineName));
    m_stage->setText(lineText(deal, deal.stageName));
    m_close->setText(closeText(deal, today, m_locale));
    m_isOverdue = isOverdue(deal, today);
    m_overdueMark->setVisible(m_isOverdue);
    m_bar->setPercent(percentOf(deal));
    m_confidence->setText(confidenceText(deal, m_locale));

    m_nextStep->setText(lineText(deal, deal.nextStep));
    const bool isLost = hasText(deal.lostReason) && !hasText(deal.wonReason);
    QStringList reasons;
    if (hasText(deal.wonReason))
        reasons << lineText(deal, deal.wonReason);
    if (hasText(deal.lostReason))
        reasons << lineText(deal, deal.lostReason);
    m_reasonCaption->setText(reasons.size() > 1 ? tr("Reasons")
                             : isLost           ? tr("Lost because")
                                                : tr("Won because"));
    m_reason->setAccessibleDescription(m_reasonCaption->text());
    m_reason->setText(reasons.join(QStringLiteral(" / ")));
    m_reasonCaption->setVisible(!reasons.isEmpty());
    m_reason->setVisible(!reasons.isEmpty());
    applyLooks();
}

void DealHeader::showPeople(const Deal &deal)
{
    m_primaryIds = primaryContactIds(deal);
    const QString people = primaryContactsText(deal, m_people);
    m_hasPrimary = !people.isEmpty();
    m_primary->setText(m_hasPrimary ? people : tr("none marked"));
    m_primaryCaption->setVisible(!deal.links().empty());
    m_primary->setVisible(!deal.links().empty());
}

void DealHeader::showFreshness(const DealState &state, const QDateTime &now)
{
    const bool isLive = state.source == DealState::Source::Live;
    QString text = freshnessText(*state.deal, isLive, state.receivedAt, now, m_locale);
    if (state.pausedUntil)
        text = pauseText(std::chrono::seconds((now.msecsTo(*state.pausedUntil) + 999) / 1000))
               + QStringLiteral(" · ") + text;
    else if (state.isAsking)
        text = tr("Refreshing … · %1").arg(text);
    m_freshness->setText(QStringLiteral("● ") + text);
    m_freshness->setAccessibleName(text);
    m_freshness->setExplanation(utcText(Moment::of(state.receivedAt)));
    colorFreshness();
    m_notices->setState(state);
    showStageDays();
}

// Counted from the reader's own copies, so it is never more than a lower bound (decision 9).
void DealHeader::showStageDays()
{
    QString text;
    const auto days =
        m_state.stageSince ? daysBetween(*m_state.stageSince, m_state.receivedAt) : std::nullopt;
    if (days.value_or(0) > 0) { // less than a day tells nothing, and has no room
        text = u'(' + stageDaysText(*days) + u')';
        m_stageDays->setExplanation(
            stageDaysExplanation(*m_state.stageSince, m_state.receivedAt, m_locale));
    }
    m_stageDays->setText(text);
    m_stageDays->setVisible(!text.isEmpty());
}

void DealHeader::colorFreshness()
{
    const Colors colors(palette());
    const bool isDoubtful = m_state.error || m_state.missingSince || m_state.damagedNewer > 0;
    m_freshness->setColor(isDoubtful ? colors.warning : colors.dim);
}

void DealHeader::colorOutcome()
{
    const Colors colors(palette());
    const auto paint = [this](const QColor &text, const QColor &tint) {
        m_outcome->setColor(text);
        m_outcome->setChip(tint);
    };
    if (!m_state.deal)
        return;
    switch (outcome(*m_state.deal)) {
    case Outcome::Open: paint(colors.accent, colors.accentTint); break;
    case Outcome::Won: paint(colors.good, colors.goodTint); break;
    case Outcome::Lost:
    case Outcome::Deleted: paint(colors.bad, colors.badTint); break;
    case Outcome::Closed: paint(colors.text, colors.chip); break;
    case Outcome::Unclear: paint(colors.warning, colors.warningTint); break;
    }
}

void DealHeader::applyLooks()
{
    const Colors colors(palette());
    const QFont base = font();
    m_name->setFont(scaledFont(base, 1.7, QFont::DemiBold));
    m_outcome->setFont(scaledFont(base, 1, QFont::DemiBold));
    m_amount->setFont(scaledFont(base, 1.4, QFont::DemiBold));
    for (QLabel *caption : m_captions) {
        caption->setFont(scaledFont(base, smallText));
        setTextColor(caption, colors.dim);
    }
    for (QLabel *label : {m_primaryCaption, m_nextStepCaption, m_reasonCaption})
        setTextColor(label, colors.dim);
    m_value->setColor(colors.dim);
    m_stageDays->setColor(colors.dim);
    for (QFrame *rule : findChildren<QFrame *>()) {
        if (rule->frameShape() == QFrame::HLine)
            setTextColor(rule, colors.line);
    }
    m_stage->setChip(colors.chip);
    m_close->setColor(m_isOverdue ? colors.warning : colors.text);
    if (m_isOverdue)
        m_overdueMark->setPixmap(
            symbolPixmap(Symbol::Warning, fontMetrics().ascent(), devicePixelRatioF(), colors.warning));
    if (m_state.deal) {
        const Deal &deal = *m_state.deal;
        const auto shade = [&colors](bool isThere) { return isThere ? colors.text : colors.dim; };
        m_amount->setColor(shade(deal.amount.hasValue()));
        m_confidence->setColor(shade(deal.confidence.hasValue()));
        m_pipeline->setColor(shade(hasText(deal.pipelineName)));
        m_stage->setColor(shade(hasText(deal.stageName)));
        m_primary->setColor(shade(m_hasPrimary));
        m_nextStep->setColor(shade(hasText(deal.nextStep)));
        if (!deal.expectedCloseDate.hasValue())
            m_close->setColor(colors.dim);
    }
    colorFreshness();
    colorOutcome();
}

void DealHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
