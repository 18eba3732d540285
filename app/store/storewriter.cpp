// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/storewriter.h"

#include <QSignalBlocker>

#include <algorithm>
#include <chrono>
#include <utility>

namespace sidelight {

namespace {

constexpr std::chrono::seconds retryInterval{2};
constexpr std::chrono::seconds quietTime{2};
constexpr std::chrono::milliseconds untilNextTry{2'200}; // longer than SearchIndex takes to try again
constexpr std::chrono::milliseconds indexPause{100};     // while another program is at it
constexpr std::chrono::seconds newsInterval{1};          // whoever has searched asks again each time
constexpr qint64 maxWaitingBytes = 64 * 1024 * 1024; // beyond it, the next refresh has to bring it again

} // namespace

StoreWriter::StoreWriter(Derivation derivation)
    : m_file(derivation)
    , m_index(std::move(derivation))
{
    m_quiet.setSingleShot(true);
    connect(&m_quiet, &QTimer::timeout, this, &StoreWriter::fillIndex);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryInterval);
    connect(&m_retry, &QTimer::timeout, this, &StoreWriter::retry);
}

StoreStatus StoreWriter::status() const
{
    StoreStatus status = m_file.status();
    // A small mark may find room where answers did not: it is not over yet.
    if (!m_waiting.empty())
        status.problem = m_whyWaiting;
    status.isRebuilding = m_file.hasToRebuild();
    status.isIndexing = m_index.isCatchingUp();
    status.searchProblem = m_index.problem();
    return status;
}

void StoreWriter::open(const StorePlace &place, int generation)
{
    saveLast(); // they belong to the former file
    forgetWaiting();
    m_generation = generation;
    m_index.close();
    m_isIndexUrgent = false;
    m_setAside.clear();
    m_file.open(place);
    if (m_file.hasToRebuild())
        m_file.rebuildStep(); // the first part, which is all of a small store, before it is read
    goOn();
}

Result<Appended> StoreWriter::append(const ReceivedAnswer &answer)
{
    if (!m_waiting.empty()) {
        wait(answer); // behind the others, for versions must keep their order
        return m_whyWaiting.value_or(Error{Error::Kind::Storage, QString()});
    }
    auto kept = m_file.write(
        [&](Database &database) { return appendAnswer(database, m_file.derivation(), answer); });
    if (!kept && kept.error().kind == Error::Kind::Storage) {
        m_whyWaiting = kept.error();
        wait(answer);
    }
    if (kept && kept->isHealed)
        forgetIndex();
    return kept;
}

std::vector<Result<Appended>> StoreWriter::append(const std::vector<ReceivedAnswer> &answers)
{
    if (m_waiting.empty() && answers.size() > 1) {
        const auto kept = m_file.write(
            [&](Database &database) { return appendAnswers(database, m_file.derivation(), answers); });
        if (kept) {
            if (std::any_of(kept->begin(), kept->end(),
                            [](const Result<Appended> &one) { return one && one->isHealed; }))
                forgetIndex();
            return *kept;
        }
    }
    std::vector<Result<Appended>> kept;
    kept.reserve(answers.size());
    for (const ReceivedAnswer &answer : answers)
        kept.push_back(append(answer));
    return kept;
}

std::optional<Error> StoreWriter::wipe()
{
    forgetWaiting();
    forgetIndex(); // so that no connection holds it
    return m_file.wipe();
}

void StoreWriter::wait(const ReceivedAnswer &answer)
{
    // A newer program's file stays as it is for as long as this one runs.
    if (m_file.status().mode == StoreStatus::Mode::ReadOnlyNewer
        || m_waitingBytes + answer.body.size() > maxWaitingBytes)
        return;
    m_waiting.push_back(answer);
    m_waitingBytes += answer.body.size();
}

void StoreWriter::forgetWaiting()
{
    m_waiting.clear();
    m_waitingBytes = 0;
}

bool StoreWriter::saveWaiting()
{
    while (!m_waiting.empty()) {
        const ReceivedAnswer &answer = m_waiting.front();
        const auto kept = m_file.write(
            [&](Database &database) { return appendAnswer(database, m_file.derivation(), answer); });
        if (!kept && kept.error().kind == Error::Kind::Storage)
            return false; // why was said when the first had to wait; SQLite may have other words now
        if (kept)
            Q_EMIT savedLater(m_generation, answer.kind, answer.id, *kept);
        m_waitingBytes -= answer.body.size();
        m_waiting.pop_front();
    }
    return true;
}

void StoreWriter::saveLast()
{
    const QSignalBlocker nobodyAsks(this);
    saveWaiting();
}

void StoreWriter::goOn()
{
    if (m_file.hasToRebuild() && !m_isRebuilding) {
        m_isRebuilding = true;
        QMetaObject::invokeMethod(this, &StoreWriter::rebuildSome, Qt::QueuedConnection); // others first
    }
    if ((!m_waiting.empty() || m_file.canBeTriedAgain()) && !m_retry.isActive())
        m_retry.start();
    const auto &salvage = m_file.status().salvage;
    if (salvage && salvage->setAside != m_setAside) {
        m_setAside = salvage->setAside;
        forgetIndex(); // Windows could not remove it while it was open here
    }
    if (!m_isIndexUrgent) {
        m_index.commit();
        m_quiet.start(quietTime);
    }
}

void StoreWriter::hurryIndex()
{
    m_isIndexUrgent = true;
    m_quiet.start(0);
}

void StoreWriter::remakeIndex()
{
    forgetIndex();
    hurryIndex();
}

void StoreWriter::forgetIndex()
{
    const bool isInFile = m_file.status().mode == StoreStatus::Mode::ReadWrite;
    m_index.open(isInFile ? m_file.place().file : QString());
    m_index.forget();
}

/// One step, after which others have their turn.
void StoreWriter::fillIndex()
{
    const bool isInFile = m_file.status().mode == StoreStatus::Mode::ReadWrite;
    if (!isInFile && !m_isIndexUrgent && !m_index.database().isOpen())
        return; // in memory it is made for a search only
    m_index.open(isInFile ? m_file.place().file : QString());
    const auto step = m_file.read([this](Database &database) { return m_index.takeSome(database); });
    if (!step)
        m_index.commit(); // nothing goes on for now, and others may be waiting
    const bool isOver = !step || *step == SearchIndex::Step::Done;
    if (isOver) {
        // Where it failed, whoever asked is told once it can be tried again.
        if (std::exchange(m_isIndexUrgent, false) && m_index.problem())
            m_quiet.start(untilNextTry);
    } else {
        m_quiet.start(*step == SearchIndex::Step::More ? std::chrono::milliseconds(0) : indexPause);
    }
    tellIndexNews(isOver);
}

void StoreWriter::tellIndexNews(bool isDone)
{
    Q_EMIT statusChanged(m_generation, status());
    if (!isDone && !m_nextNews.hasExpired())
        return;
    m_nextNews.setRemainingTime(newsInterval);
    if (m_index.takeNews())
        Q_EMIT searchChanged(m_generation);
    if (isDone)
        Q_EMIT searchCaughtUp(m_generation);
}

void StoreWriter::retry()
{
    const bool wasUnavailable = m_file.canBeTriedAgain();
    if (wasUnavailable)
        m_file.tryAgain();
    // There is a next time, and others wait for this thread meanwhile.
    m_file.setPatient(false);
    saveWaiting();
    m_file.setPatient(true);
    Q_EMIT statusChanged(m_generation, status());
    if (wasUnavailable && !m_file.canBeTriedAgain())
        Q_EMIT listsChanged(m_generation);
    goOn();
}

void StoreWriter::rebuildSome()
{
    m_isRebuilding = false;
    if (!m_file.hasToRebuild())
        return;
    m_file.rebuildStep();
    if (!m_file.hasToRebuild()) {
        Q_EMIT statusChanged(m_generation, status());
        Q_EMIT listsChanged(m_generation);
    }
    goOn();
}

} // namespace sidelight
