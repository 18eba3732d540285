// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"
#include "app/domain/person.h"
#include "app/domain/result.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

class BacksideClient;
class Store;
struct Answer;
struct Appended;
struct StoredContact;

/// The part of the library that knows people. It asks the service for names as sparingly as its plans
/// demand (section 6 of the contract): for one deal at a time, a few at once, so that those that the reader
/// looks at now are next in turn, and each ID once in `goodFor`, whatever became of it. Where the service
/// cannot be reached nothing more is asked until a deal comes from it, or another deal is looked at.
class LibraryPeople : public QObject
{
    Q_OBJECT

public:
    /// Client and store are borrowed and must outlive it.
    LibraryPeople(BacksideClient &client, Store &store, std::chrono::seconds goodFor);

    /// The deal that is looked at, its content where it is known, and the people of it that are in view.
    /// While `isHeld`, nothing is asked.
    void want(const QUuid &deal, const std::shared_ptr<const Deal> &content, const QList<QUuid> &visible,
              bool isHeld);
    /// The same deal, if it is the one looked at, with what may have changed of it.
    void setDeal(const QUuid &deal, const std::shared_ptr<const Deal> &content, bool isHeld);
    /// Only what the store holds; answered by loaded().
    void load(const QList<QUuid> &ids);
    /// See Library::fetch().
    void fetch(const QUuid &id);
    void askAgain();                       ///< for whatever failed, of the deal that is looked at
    void noteReachable(const QUuid &deal); ///< the service has just answered with it
    /// The key has answered for the tenant of the store: only then a 404 means anything (decision 12).
    void noteAnswered();

    Person person(const QUuid &id) const;
    People of(const Deal &deal) const; ///< those of which anything is known
    void clear();

Q_SIGNALS:
    void personChanged(const sidelight::Person &person);
    void fetched(const QUuid &id, const sidelight::Result<sidelight::Fetched> &outcome);
    void loaded(const QList<QUuid> &ids); ///< from the store, for whatever reason
    void problemChanged(const std::optional<sidelight::Error> &problem);

private:
    struct Known {
        Person person;
        bool isInClient = false;
        bool isUnkept = false; ///< a 404 that waits for noteAnswered()
        QDateTime triedAt;     ///< UTC, when the service last said something else than this contact
        int failedInRound = 0; ///< nothing, or a passing fault, was all that came of asking
    };

    Known &known(const QUuid &id);
    void tell(const QUuid &id);
    bool isStopped() const { return m_problem || m_isResting; }
    bool isWanted(const Known &known) const;
    void setContent(const std::shared_ptr<const Deal> &content);
    void setIds(std::vector<QUuid> ids);
    void forgetTries(const std::vector<QUuid> &ids);
    void beginRound();
    void consultNext();
    void takeStored(const QList<QUuid> &ids, const Result<std::vector<StoredContact>> &contacts);
    void settleStored(const StoredContact &stored, const Result<Contact> &contact);
    void markVisible(const QList<QUuid> &former);
    void goOn();
    std::optional<QUuid> next();
    void ask(const QUuid &id);
    void takeAnswer(const QString &path, const Answer &answer);
    void settle(const QUuid &id, Result<Contact> contact, const Answer &answer);
    void takeFailure(const QString &path, const Error &error);
    void judgeFault(const QUuid &id, const Error &error);
    void takeKept(const QUuid &id, const Result<Appended> &kept);
    void noteMissing(const QUuid &id);
    void endFetch(const QUuid &id, const Result<Fetched> &outcome);
    void setProblem(const std::optional<Error> &problem);

    BacksideClient &m_client;
    Store &m_store;
    const std::chrono::seconds m_goodFor;
    QHash<QUuid, Known> m_known;
    QHash<QString, QUuid> m_asked; ///< of the client, by path
    QHash<QUuid, bool> m_fetching; ///< and whether the store has the answer
    std::optional<Error> m_problem;
    bool m_isResting = false; ///< the service cannot be reached
    bool m_hasAnswered = false;
    int m_faultsInARow = 0;
    int m_round = 1;      ///< what failed for the time being is asked for again in the next one
    int m_generation = 0; ///< grows with clear(): what was decoded for an older one is dropped

    QUuid m_deal;
    std::shared_ptr<const Deal> m_content;
    bool m_isHeld = false;
    QList<QUuid> m_visible;
    /// All of the deal, visible or not, in the order they are asked for; of a large one a moment later.
    std::vector<QUuid> m_ids;
    std::size_t m_consulted = 0;  ///< of m_ids: those before are with the store or back from it
    std::size_t m_passed = 0;     ///< of m_ids: those before were asked for or need not be
    bool m_isAskingAgain = false; ///< of those that are still to come into m_ids
    int m_askedBeside = 0;        ///< of this deal, while they were not in view
    QSet<QUuid> m_withStore;      ///< it was asked for these
    QSet<QUuid> m_consultedIds;   ///< it has said what it holds of these; of most of very many nothing
};

} // namespace sidelight
