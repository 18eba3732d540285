// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealpast.h"

#include "app/domain/confidence.h"
#include "app/domain/difference.h"
#include "app/domain/identifier.h"
#include "app/domain/jsondifference.h"
#include "app/domain/money.h"
#include "app/domain/outcome.h"

#include <QtCore/qnumeric.h>

#include <algorithm>
#include <cstdlib>

namespace sidelight {

namespace {

/// Of the numbers with the digits of both.
struct SameScale {
    qint64 from = 0;
    qint64 to = 0;
    int scale = 0;
};

std::optional<SameScale> onSameScale(Decimal from, Decimal to)
{
    from = normalized(from);
    to = normalized(to);
    const int scale = std::max(from.scale, to.scale);
    const auto longFrom = rounded(from, scale);
    const auto longTo = rounded(to, scale);
    if (!longFrom || !longTo)
        return std::nullopt;
    return SameScale{longFrom->coefficient, longTo->coefficient, scale};
}

std::optional<Decimal> minus(Decimal to, Decimal from)
{
    const auto same = onSameScale(from, to);
    qint64 difference = 0;
    if (!same || qSubOverflow(same->to, same->from, &difference))
        return std::nullopt;
    return normalized({difference, same->scale});
}

// The change in percent of the first, rounded half away from zero to one decimal (decision 24). Divided by
// hand, digit for digit, since a thousand times the change need not fit.
std::optional<Decimal> percentChange(Decimal from, Decimal to)
{
    const auto same = onSameScale(from, to);
    qint64 change = 0;
    if (!same || same->from == 0 || qSubOverflow(same->to, same->from, &change))
        return std::nullopt;
    if (same->from == std::numeric_limits<qint64>::min() || change == std::numeric_limits<qint64>::min())
        return std::nullopt;
    const qint64 whole = std::abs(same->from);
    qint64 tenths = std::abs(change) / whole;
    qint64 rest = std::abs(change) % whole;
    for (int digit = 0; digit < 3; ++digit) {
        if (qMulOverflow(rest, qint64(10), &rest) || qMulOverflow(tenths, qint64(10), &tenths)
            || qAddOverflow(tenths, rest / whole, &tenths))
            return std::nullopt;
        rest %= whole;
    }
    if (rest >= whole - rest)
        ++tenths;
    return Decimal{change < 0 ? -tenths : tenths, 1};
}

/// Collects over versions from the oldest on. What a version does not say is passed over: a move goes from
/// the last known to the next one known.
class Slipping
{
public:
    void add(const Deal &deal);
    Slip take();

private:
    void addClose(const Deal &deal);
    void addAmount(const Deal &deal);
    void addStage(const Deal &deal);
    void addConfidence(const Deal &deal);

    Slip m_slip;
    std::optional<QDate> m_firstClose;
    QDate m_close;
    const Deal *m_firstAmount = nullptr;
    const Deal *m_amount = nullptr;
    bool m_isOneKind = true; ///< of currency and period
    const Deal *m_stage = nullptr;
    std::optional<Decimal> m_firstPercent;
    Decimal m_percent;
};

void Slipping::add(const Deal &deal)
{
    addClose(deal);
    addAmount(deal);
    addStage(deal);
    addConfidence(deal);
}

void Slipping::addClose(const Deal &deal)
{
    if (!deal.expectedCloseDate.get())
        return;
    if (!m_firstClose)
        m_firstClose = *deal.expectedCloseDate;
    else if (m_close != *deal.expectedCloseDate)
        ++m_slip.closeMoves;
    m_close = *deal.expectedCloseDate;
    m_slip.closeDays = m_firstClose->daysTo(m_close);
}

bool isOneKind(const Deal &a, const Deal &b)
{
    const auto code = [](const Deal &deal) {
        return hasText(deal.currency) ? deal.currency->trimmed().toUpper() : QString();
    };
    const auto covers = [](const Deal &deal) {
        return hasText(deal.valuePeriod) ? deal.valuePeriod->trimmed() : QString();
    };
    const auto isReadable = [](const Deal &deal) {
        return !deal.currency.isUnreadable() && !deal.valuePeriod.isUnreadable();
    };
    return isReadable(a) && isReadable(b) && code(a) == code(b) && covers(a) == covers(b);
}

void Slipping::addAmount(const Deal &deal)
{
    if (!deal.amount.get())
        return;
    if (!m_amount) {
        m_firstAmount = &deal;
    } else if (!isOneKind(*m_amount, deal)) {
        m_isOneKind = false;
    } else if (!isSameNumber(m_amount->amount->token, deal.amount->token)) {
        ++m_slip.amountMoves;
    }
    m_amount = &deal;
}

void Slipping::addStage(const Deal &deal)
{
    if (stageKey(deal).isEmpty())
        return;
    const bool haveIds = m_stage && m_stage->stageId.get() && deal.stageId.get();
    const bool haveNames = m_stage && hasText(m_stage->stageName) && hasText(deal.stageName);
    if (haveIds ? *m_stage->stageId != *deal.stageId
                : haveNames && m_stage->stageName->trimmed() != deal.stageName->trimmed())
        ++m_slip.stageMoves;
    m_stage = &deal;
}

void Slipping::addConfidence(const Deal &deal)
{
    const Confidence likelihood = confidence(deal.confidence);
    if (!likelihood.hasPercent())
        return;
    const Decimal percent = normalized(likelihood.percent);
    if (!m_firstPercent) {
        m_firstPercent = percent;
    } else {
        if (percent != m_percent)
            ++m_slip.confidenceMoves;
        m_slip.confidencePoints = minus(percent, *m_firstPercent);
    }
    m_percent = percent;
}

Slip Slipping::take()
{
    const auto from = m_firstAmount ? amount(*m_firstAmount) : std::nullopt;
    const auto to = m_amount ? amount(*m_amount) : std::nullopt;
    if (from && to && m_isOneKind && m_firstAmount != m_amount)
        m_slip.amountPercent = percentChange(from->value, to->value);
    return m_slip;
}

} // namespace

std::vector<DealVersion> shownVersions(const std::vector<DealVersion> &versions)
{
    std::vector<DealVersion> shown;
    for (const DealVersion &version : versions) {
        const bool canCompare = !shown.empty() && shown.back().deal && version.deal;
        if (canCompare && !differ(*shown.back().deal, *version.deal))
            shown.back().checkedAt = std::max(shown.back().checkedAt, version.checkedAt);
        else
            shown.push_back(version);
    }
    return shown;
}

Slip slip(const std::vector<DealVersion> &versions)
{
    Slipping slipping;
    for (const DealVersion &version : versions) {
        if (version.deal)
            slipping.add(*version.deal);
    }
    return slipping.take();
}

std::optional<qint64> daysBetween(const QDateTime &stageSince, const QDateTime &checkedAt)
{
    constexpr qint64 dayLength = 24 * 60 * 60;
    if (!stageSince.isValid() || !checkedAt.isValid())
        return std::nullopt;
    return std::max<qint64>(0, stageSince.secsTo(checkedAt) / dayLength);
}

QByteArray stageKey(const Deal &deal)
{
    if (deal.stageId.get())
        return identifierText(*deal.stageId).toLatin1();
    return hasText(deal.stageName) ? deal.stageName->trimmed().toUtf8() : QByteArray();
}

} // namespace sidelight
