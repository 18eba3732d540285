// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/dealfacts.h"
#include "app/domain/dealpast.h"
#include "app/domain/dealquery.h"
#include "app/domain/dealrow.h"
#include "app/domain/dealtask.h"
#include "app/domain/dealview.h"
#include "app/domain/founddeal.h"
#include "app/domain/result.h"
#include "app/domain/storestatus.h"
#include "app/library/dealfinder.h"
#include "app/library/librarypeople.h"

#include <QByteArray>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace sidelight {

class BacksideClient;
class DealReader;
class Store;
struct Answer;
struct Appended;
struct StoredBody;
struct StoredDeal;
struct StoredVersion;

/// All that is known about one deal now.
struct DealState {
    enum class Source { None, Live, Copy };

    QUuid id;
    std::shared_ptr<const Deal> deal; ///< the newest that could be read; null when there is none
    Source source = Source::None; ///< of deal: Copy when it comes from the store, or a later request failed
    QDateTime receivedAt;         ///< UTC, when the service last answered with this deal
    bool isLoading = false;       ///< the store has not said yet what it holds
    bool isAsking = false;        ///< a request is queued or under way
    bool isKeeping = false;       ///< the store has not said yet whether it keeps the answer
    std::optional<QDateTime> pausedUntil; ///< UTC; asking waits for the end of a 429 pause
    std::optional<Error> error;           ///< why the last request changed nothing
    QByteArray refusedBody;               ///< the answer that could not be understood, for looking at
    std::optional<Error> keepError;       ///< the answer is on screen but not kept: Storage, OtherTenant

    std::shared_ptr<const Deal> looked;    ///< what the reader last looked at, where deal differs from it
    std::optional<QDateTime> stageSince;   ///< UTC, first copy in the present stage (decision 9)
    std::optional<QDateTime> missingSince; ///< UTC; seen before, and the service no longer finds it (C6)
    bool isPinned = false;
    qint64 place = 0;     ///< of deal in the chain of the store; 0 until it is kept
    int damagedNewer = 0; ///< newer copies that are damaged, so that this older one is shown

    bool isSettled() const { return !isLoading && !isAsking; }
};

/// When a deal that is here already is asked for again on opening it (decision 18).
struct RefreshLimits {
    std::chrono::seconds goodFor{60};        ///< a younger copy is not asked for
    std::chrono::milliseconds onScreen{400}; ///< for so long, before anything is asked
    std::chrono::milliseconds pinnedEvery{std::chrono::minutes{30}}; ///< see setBackgroundRefresh()
    std::chrono::hours namesGoodFor{24}; ///< a younger copy of a contact is not asked for
};

/// The only one that knows client and store. What was seen stays: a failed refresh changes only
/// the error and what is said about the age, never the deal.
class Library : public QObject
{
    Q_OBJECT

public:
    /// Client and store are borrowed and must outlive the library.
    Library(BacksideClient &client, Store &store, RefreshLimits limits = {}, QObject *parent = nullptr);
    ~Library() override;

    /// The reader opens a deal: the copy at once, if there is one; then the service is asked, at once
    /// when there is no copy, and when it is not fresh once it has stayed the last one opened for a
    /// moment. A visit, and a first look, are remembered. dealChanged() comes at once with what is known.
    void open(const QUuid &id);
    /// Asks again, joining a request under way. What the store holds is there to fall back on.
    void refresh(const QUuid &id);
    /// Only what is here: no request, and no mark of a visit.
    void load(const QUuid &id);

    /// Asks in the background, with no mark of a visit and, where nobody looks at it, without keeping it in
    /// memory: for many. Answered by fetched().
    void fetch(const QUuid &id);
    /// The same for a contact, answered by personFetched().
    void fetchPerson(const QUuid &id);
    /// Which deals the service lists, by a call that is not published (decision 20): only where the reader
    /// switched it on. Answered by dealsFound(), and on the way there by findingProgressed(); any other
    /// form of answer than the known ones is NotUnderstood.
    void findDeals();
    void cancelFinding(); ///< not answered
    Usage usage() const;  ///< of the plan with the present key

    /// Whether pinned deals are asked for every half hour while nobody looks; not, to begin with. A
    /// refused key ends it until clear(), and it rests while the service, or what is left of the day's
    /// requests, forbids it.
    void setBackgroundRefresh(bool isWanted);

    /// Source None and settled for a deal that was never asked for.
    DealState state(const QUuid &id) const;

    /// The people of a deal that is looked at: those in `visible` first, in that order (a page tells again
    /// as it scrolls), then the rest of its contacts, introducers, contact_id and organization_id (C5, C7,
    /// C8), primary ones first; each distinct ID once. Copies come from the store at once; the service is
    /// asked for what has none or one that is not fresh, and for no more than 200 of those not in view.
    void wantPeople(const QUuid &deal, const QList<QUuid> &visible);
    void askPeopleAgain();                    ///< whatever failed, and after a problem
    Person person(const QUuid &id) const;     ///< what is known; only the id where nothing is
    People peopleOf(const QUuid &deal) const; ///< those known of one deal

    /// Copies alone, and no request; answered by peopleLoaded() for the same IDs, when person() knows them.
    void loadPeople(const QList<QUuid> &ids);

    // The reader's own marks.
    void setPinned(const QUuid &id, bool isPinned);
    void acknowledge(const QUuid &id); ///< what changed was seen; DealState::looked goes

    void loadList(DealGroup group, int count); ///< the first `count` rows; answered by listLoaded()
    const DealCounts &counts() const;
    void loadFirst(DealSort sort, int count); ///< see Store::loadFirst()
    void loadCatalog();                       ///< answered by catalogLoaded()
    // See Store.
    void search(const std::vector<SearchTerm> &terms, int ticket);
    void findNewest(const QString &text, int count);
    void explain(const QUuid &id, const std::vector<SearchTerm> &terms);
    void loadPast(const QUuid &id);                                 ///< answered by pastLoaded()
    std::unique_ptr<DealReader> readCopies(std::vector<QUuid> ids); ///< begins with DealReader::goOn()

    const StoreStatus &storeStatus() const;
    /// Of the last answer that was not kept because the copies are another tenant's (decision 12).
    const std::optional<QUuid> &otherTenant() const;
    void verify();
    void measure();                                ///< answered by measured()
    void estimatePruning(const QDateTime &before); ///< UTC; answered by pruningEstimated()
    void prune(const QDateTime &before);           ///< answered by measured()
    void wipe(); ///< every copy of this account, and what is known in memory; answered by measured()

    /// The past that the sample deals come with; nothing where the store holds deals already.
    void seed(const std::vector<PastAnswer> &answers);

    /// Forgets what is known in memory, for another address, key or store.
    void clear();

Q_SIGNALS:
    void cleared();
    void dealChanged(const sidelight::DealState &state);
    /// Once what was answered is kept, or why it is not: also Storage and OtherTenant.
    void fetched(const QUuid &id, const sidelight::Result<sidelight::Fetched> &outcome);
    void personFetched(const QUuid &id, const sidelight::Result<sidelight::Fetched> &outcome);
    void findingProgressed(int listed);
    void dealsFound(const sidelight::Result<sidelight::FoundDeals> &deals);
    void wiped(); ///< by wipe(), before any file is removed
    void personChanged(const sidelight::Person &person);
    void peopleLoaded(const QList<QUuid> &ids);
    /// Why names are not asked for in this run any more: ScopeMissing (contacts:read), Service with status
    /// 501; nothing: they are.
    void peopleProblemChanged(const std::optional<sidelight::Error> &problem);
    void rowChanged(const sidelight::DealRow &row);          ///< one cached deal looks different in lists
    void countsChanged(const sidelight::DealCounts &counts); ///< groups may have gained or lost rows
    void listLoaded(const sidelight::Result<sidelight::DealList> &list);
    void firstLoaded(const sidelight::DealSort &sort,
                     const sidelight::Result<std::vector<sidelight::DealRow>> &rows);
    void catalogLoaded(const sidelight::Result<std::shared_ptr<const sidelight::DealCatalog>> &catalog);
    void searched(int ticket, const sidelight::Result<std::vector<qint64>> &records);
    void newestFound(const QString &text,
                     const sidelight::Result<std::vector<sidelight::FoundDeal>> &deals);
    void explained(const QUuid &id, const sidelight::Result<std::optional<sidelight::FoundPart>> &part);
    void searchChanged();
    void searchCaughtUp(); ///< see Store
    void pastLoaded(const sidelight::Result<sidelight::DealPast> &past);
    void storeStatusChanged(const sidelight::StoreStatus &status);
    void verified(const sidelight::Result<sidelight::VerifyReport> &report);
    void measured(const sidelight::Result<sidelight::StoreSize> &size);
    void usageChanged(const sidelight::Usage &usage);
    void pruningEstimated(const sidelight::Result<sidelight::PruneEstimate> &estimate);

private:
    using Shared = Result<std::shared_ptr<const Deal>>;

    DealState &known(const QUuid &id);
    void tell(const QUuid &id);
    bool isAboutToAsk(const QUuid &id) const;
    template <typename Take>
    void decode(const QByteArray &body, const QUuid &id, Take take);
    void consult(const QUuid &id);
    void ask(const QUuid &id, bool isInBackground = false);
    void poll();
    void takePinned(const Result<DealList> &list);
    void pollNext();
    void pollAfter(const QUuid &id);
    bool endPolling(const QUuid &id, const Error &error);
    void forgetPolling();
    void visit(const QUuid &id);
    void refreshOpened();
    void decodeAhead(const QUuid &id, const QByteArray &body);
    void takeStored(const QUuid &id, const Result<std::optional<StoredDeal>> &stored);
    void settleStored(const QUuid &id, const Shared &deal, const StoredDeal &kept);
    void endLoading(const QUuid &id);
    void takeKept(const QUuid &id, const Result<Appended> &kept);
    void takeLooked(const QUuid &id, const std::optional<StoredBody> &body);
    void noteAllMissing();
    void takeCounts(const DealCounts &counts);
    void takePast(const QUuid &id, const Result<std::vector<StoredVersion>> &stored);
    void takeAnswer(const QString &path, const Answer &answer);
    void settle(const QUuid &id, const Shared &deal, const Answer &answer);
    void takeFailure(const QString &path, const Error &error);
    void noteMissing(const QUuid &id);
    void noteFetchedMissing(const QUuid &id);
    void markFetchKept(const QUuid &id);
    void endFetchKept(const QUuid &id, const Result<Fetched> &outcome);
    void endFetch(const QUuid &id, const Result<Fetched> &outcome);
    void takePause();
    std::optional<QDateTime> pauseOf(const QString &path) const;

    BacksideClient &m_client;
    Store &m_store;
    const RefreshLimits m_limits;
    LibraryPeople m_people;
    DealFinder m_finder;
    QTimer m_stay;
    QUuid m_opened;
    QHash<QUuid, DealState> m_states;
    QHash<QString, QUuid> m_asked; ///< by path
    QSet<QUuid> m_consulted;       ///< the store was asked for these
    /// Begun before the store has proven the body, and kept until it tells the deal.
    struct Ahead {
        QByteArray body;
        QFuture<Shared> deal;
    };
    QHash<QUuid, Ahead> m_ahead;
    QSet<QUuid> m_visiting;       ///< opened, and a visit to be remembered once they are kept
    QSet<QUuid> m_askedOnOpening; ///< the service is asked as open() says once the store has answered
    DealCounts m_counts;
    std::optional<QUuid> m_otherTenant;
    bool m_hasAnswered = false;    ///< this key has answered for the tenant of the store
    QHash<QUuid, bool> m_fetching; ///< and whether the store has the answer
    QList<QUuid> m_notFound;       ///< of those fetched, before the key had answered for the tenant
    QTimer m_polling;
    QDeadlineTimer m_pollingRest{0};
    QList<QUuid> m_toPoll;          ///< one after the other, so that the first refusal ends it
    QUuid m_polled;                 ///< asked for in the background, and not answered yet
    bool m_isListingPinned = false; ///< for the next poll
    bool m_isKeyRefused = false;
    int m_generation = 0; ///< grows with clear(): what was decoded for an older one is dropped
};

} // namespace sidelight

Q_DECLARE_METATYPE(sidelight::DealState)
