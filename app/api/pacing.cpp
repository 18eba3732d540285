// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/pacing.h"

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

/// Of the smallest published plan, less what may be under way: beyond it, and while no limit is known,
/// names and background work go one by one, so that a refusal meets one request and not several.
constexpr int sentCarelessly = 27;

int smaller(int limit, int other) // 0 is no limit
{
    return limit == 0 || other == 0 ? std::max(limit, other) : std::min(limit, other);
}

} // namespace

Pacing::Now Pacing::Now::read()
{
    return {std::chrono::steady_clock::now(), QDateTime::currentDateTimeUtc()};
}

Pacing::Pacing(const CallLimits &limits)
    : m_window(limits.window)
    , m_longestPause(limits.longestPause)
    , m_atOnce(limits.atOnce)
{}

void Pacing::setPlan(const std::optional<PlanLimits> &plan)
{
    if (plan != m_plan)
        m_learned = {};
    m_plan = plan;
}

void Pacing::setSentToday(QDate day, int count)
{
    m_day = day;
    m_sentToday = count;
}

PlanLimits Pacing::limits() const
{
    const PlanLimits plan = m_plan.value_or(PlanLimits{});
    return {smaller(plan.perMinute, m_learned.perMinute), smaller(plan.perDay, m_learned.perDay)};
}

/// Of a window; 0 while no limit is known.
int Pacing::share(Priority priority) const
{
    return priority == Priority::Person ? limits().perMinute : backgroundMinuteShare(limits());
}

int Pacing::atOnce(Priority priority, Time now) const
{
    const int perMinute = limits().perMinute;
    int most = m_atOnce;
    // What was learned may be the limit of another span of time than was thought.
    // More than a few wait inside Qt for one of its six connections, and count as silent there, unless all
    // share one.
    if (m_plan && perMinute >= 1'500 && m_isShared)
        most = std::max(most, 50);
    else if (m_plan && perMinute >= 300)
        most = std::max(most, 8);
    if (priority == Priority::Person)
        return most;
    const bool isBlind = perMinute == 0 && sentInWindow(now) >= sentCarelessly;
    return isBlind ? 1 : std::max(most - 1, 1); // one place stays free for a person
}

Pacing::Ends::const_iterator Pacing::firstCounting(Time now) const
{
    return std::upper_bound(m_ends.cbegin(), m_ends.cend(), now - m_window);
}

int Pacing::sentInWindow(Time now) const
{
    return m_underWay + int(m_ends.cend() - firstCounting(now));
}

std::optional<Pacing::Time> Pacing::turn(Priority priority, Time now) const
{
    if (const auto pause = pausedUntil(now))
        return pause;
    const bool isProbing = m_isCareful && m_probe != 0;
    if (isProbing || m_underWay >= atOnce(priority, now))
        return std::nullopt;
    const int most = share(priority);
    const int tooMany = sentInWindow(now) + 1 - most;
    if (most == 0 || tooMany <= 0)
        return now;
    const auto first = firstCounting(now);
    if (tooMany > m_ends.cend() - first)
        return std::nullopt;
    return *(first + (tooMany - 1)) + m_window;
}

bool Pacing::isDaySpent(const Now &now) const
{
    const PlanLimits limits = this->limits();
    return limits.perDay > 0 && now.utc.date() == m_day && m_sentToday >= backgroundShare(limits);
}

quint64 Pacing::begin(const Now &now)
{
    if (now.utc.date() != m_day)
        setSentToday(now.utc.date(), 0);
    ++m_sentToday;
    ++m_underWay;
    ++m_lastTicket;
    if (m_isCareful)
        m_probe = m_lastTicket;
    return m_lastTicket;
}

void Pacing::end(quint64 ticket, const End &end, const Now &now)
{
    learn(end, now.steady);
    m_ends.erase(m_ends.cbegin(), firstCounting(now.steady));
    m_ends.push_back(now.steady);
    --m_underWay;
    if (end.isAnswered)
        m_isShared = end.isShared;
    if (ticket == m_probe) {
        m_probe = 0;
        m_isCareful = !end.isAnswered;
    }
    if (end.refused)
        refuse(*end.refused, now);
    else if (end.told.remaining == 0 && end.told.reset && *end.told.reset <= m_window)
        m_pausedUntil = std::max(m_pausedUntil.value_or(Time()), now.steady + *end.told.reset);
}

void Pacing::learn(const End &end, Time now)
{
    if (!end.told.limit)
        return;
    const int limit = *end.told.limit;
    // What is left of one limit while another refused says nothing about that other one.
    const bool isOther = end.refused && end.told.remaining.value_or(0) > 0;
    const auto span = end.refused ? end.refused : end.told.reset;
    if (isOther || !span)
        return;
    // Where windows begin by the clock, one of ours may touch two of them.
    const bool isPlausible = sentInWindow(now) <= 2 * limit + 1;
    if (*span <= m_window && isPlausible)
        m_learned.perMinute = limit;
    else if (end.refused && *span > m_longestPause)
        m_learned.perDay = limit;
}

void Pacing::refuse(std::chrono::seconds pause, const Now &now)
{
    m_isCareful = true;
    if (pause > m_longestPause) {
        m_closed = Closure{now.steady + pause, now.utc.addSecs(pause.count())};
        m_pausedUntil.reset();
    } else {
        m_pausedUntil = std::max(m_pausedUntil.value_or(Time()), now.steady + pause);
    }
}

std::optional<Pacing::Time> Pacing::pausedUntil(Time now) const
{
    return m_pausedUntil && *m_pausedUntil > now ? m_pausedUntil : std::nullopt;
}

std::optional<std::chrono::seconds> Pacing::closedFor(const Now &now) const
{
    if (!m_closed)
        return std::nullopt;
    // One clock stands still while the computer sleeps, and the other can be set: whichever says first.
    const auto steady = std::chrono::ceil<std::chrono::seconds>(m_closed->steady - now.steady);
    const auto utc =
        std::chrono::ceil<std::chrono::seconds>(std::chrono::milliseconds{now.utc.msecsTo(m_closed->utc)});
    const auto left = std::min(steady, utc);
    return left.count() > 0 ? std::optional(left) : std::nullopt;
}

std::optional<Pacing::Time> Pacing::nextExpiry(Time now) const
{
    const auto first = firstCounting(now);
    return first == m_ends.cend() ? std::nullopt : std::optional(*first + m_window);
}

Usage Pacing::usage(const Now &now) const
{
    Usage usage;
    usage.day = now.utc.date();
    usage.sentToday = usage.day == m_day ? m_sentToday : 0;
    usage.sentThisMinute = sentInWindow(now.steady);
    usage.limits = limits();
    usage.isLearned = usage.limits != m_plan.value_or(PlanLimits{});
    usage.atOnce = atOnce(Priority::Person, now.steady);
    return usage;
}

} // namespace sidelight
