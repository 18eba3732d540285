// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealfacts.h"
#include "app/domain/dealquery.h"
#include "app/domain/dealrow.h"
#include "app/domain/dealview.h"
#include "app/domain/endpoint.h"
#include "app/domain/founddeal.h"
#include "app/domain/result.h"
#include "app/domain/searchtext.h"
#include "app/domain/storestatus.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sidelight {

/// What a row of the chain is about. Deals and contacts share one table (decision 5).
enum class RecordKind : int { Deal = 1, Contact = 2 };

/// Where answers are kept, and what a new file is bound to (decision 12).
struct StorePlace {
    QString file; ///< absolute path; empty: in memory, gone with the run
    QUrl origin;
    KeyKind kind = KeyKind::None; ///< None where no key is known yet: fits every file of the origin

    bool operator==(const StorePlace &) const = default;
};

/// What a deal is found by.
struct DealWords {
    SearchText text;           ///< without those of its contacts
    std::vector<QUuid> people; ///< whose words count as well, once they are known
};

/// What the store makes of bodies whose form it does not know: pure functions, called on its
/// threads. Columns made by another number are made anew.
struct Derivation {
    int number = 0;
    std::function<DealRow(const QByteArray &body, const QUuid &id)> row;
    std::function<bool(const QByteArray &before, const QByteArray &after, const QUuid &id)> differ;
    // Of a body that cannot be read: nothing. Without these functions, nothing is ever found.
    std::function<DealWords(const QByteArray &body, const QUuid &id)> search = {};
    std::function<QString(const QByteArray &body, const QUuid &id)> person = {}; ///< of a contact
    std::function<QString(const QByteArray &before, const QByteArray &after, const QUuid &id)> past = {};
    // Where the terms stand; see founddeal.h.
    using Terms = std::vector<SearchTerm>;
    using Part = std::optional<FoundPart>;
    std::function<Part(const QByteArray &body, const QUuid &id, const Terms &terms)> dealPart = {};
    std::function<Part(const QByteArray &body, const QUuid &id, const Terms &terms)> personPart = {};
    std::function<Part(const QByteArray &before, const QByteArray &after, const QUuid &id,
                       const Terms &terms)>
        formerPart = {};
};

/// An answer as it was received.
struct StoredBody {
    qint64 place = 0;     ///< in the chain
    QByteArray body;      ///< a large one with spare capacity for simdjson
    QDateTime receivedAt; ///< UTC, when these bytes first came
    QDateTime checkedAt;  ///< UTC, when the service last answered so
};

/// The newest that is kept of a deal and is what was received.
struct StoredDeal {
    StoredBody newest;
    std::optional<StoredBody> looked;      ///< what the reader last looked at, where newest differs from it
    std::optional<QDateTime> stageSince;   ///< UTC, first copy in the present stage
    std::optional<QDateTime> missingSince; ///< UTC, the service no longer finds it
    bool isPinned = false;
    int damagedNewer = 0; ///< newer versions that are damaged or lost, and were passed over
};

/// The newest that is kept of a contact and is what was received.
struct StoredContact {
    QUuid id;
    std::optional<StoredBody> newest;   ///< nothing where only missingAt is known
    std::optional<QDateTime> missingAt; ///< UTC, when the service last did not find it
};

/// A row of a record's past.
struct StoredVersion {
    enum class Body { Kept, Pruned, Lost, Damaged };

    StoredBody stored; ///< the body is empty unless Kept
    Body body = Body::Kept;
};

/// What an append did.
struct Appended {
    qint64 place = 0;
    bool isNew = false;    ///< the bytes differ from the previous row of that record
    bool isFirst = false;  ///< there was none, or none that is left
    bool isHealed = false; ///< what was kept of these bytes was damaged or lost
    std::optional<QDateTime> stageSince;
    std::optional<StoredBody> looked; ///< as in StoredDeal
};

/// Every answer ever received, as bytes, in one SQLite file per account: see schema.h for what the
/// file holds and promises. Every call returns at once and is answered by one signal. What writes goes
/// to a thread of its own and is answered in the order of the calls. list(), findUnkept(), loadFirst(),
/// loadCatalog(), loadPast(), search(), findNewest(), explain(), verify(), measure() and estimatePruning()
/// read on another thread, so that neither holds up the other: they are answered in the order among
/// themselves and may not have seen a write that was asked for before. load() and loadContacts() see all
/// that was asked of their records before, and else wait for no write. Errors are of the kinds Storage,
/// OtherTenant and NoSearch.
class Store : public QObject
{
    Q_OBJECT

public:
    explicit Store(Derivation derivation, QObject *parent = nullptr);
    ~Store() override; ///< waits for what was asked for to be written

    /// Another file, which need not exist yet. Answered by statusChanged(). What was asked of the
    /// former file and is not answered yet is written there, and never answered.
    void open(const StorePlace &place);
    const StorePlace &place() const;
    const StoreStatus &status() const;

    void load(const QUuid &id);
    void loadContacts(const QList<QUuid> &ids); ///< answered once for all of them

    /// A new row if the bytes differ from the record's previous one, else a new check time; ends a
    /// missingSince. A body of another tenant than the file's is refused with OtherTenant. What could
    /// not be written is kept in memory up to a bound and tried again. Answered after COMMIT.
    void append(const QUuid &id, const QByteArray &body, const QDateTime &receivedAt,
                const std::optional<QUuid> &tenant);
    void appendContact(const QUuid &id, const QByteArray &body, const QDateTime &receivedAt,
                       const std::optional<QUuid> &tenant);
    /// Remembers a 404 until the next appendContact(). Not answered.
    void setContactMissing(const QUuid &id, const QDateTime &at);
    /// Appends all in one transaction, if the file holds nothing yet. Answered by countsChanged().
    void seed(const std::vector<PastAnswer> &answers);

    // The reader's own marks, answered by countsChanged() and rowChanged().
    void setPinned(const QUuid &id, bool isPinned);
    void setVisited(const QUuid &id, const QDateTime &at); ///< a first visit looks at the newest too
    /// At the version with this place, of those of this deal, for a newer one may not be on screen yet;
    /// at the newest with 0.
    void setLooked(const QUuid &id, qint64 place = 0);
    void setMissing(const QUuid &id, const QDateTime &at);

    /// Of which of these deals there is no copy, in this order. Answered by unkeptFound().
    void findUnkept(const QList<QUuid> &ids);
    void list(DealGroup group, int count); ///< the first `count` rows
    /// The beginning of a list of all, from an index; empty where there is none for this column.
    void loadFirst(DealSort sort, int count);
    void loadCatalog();             ///< all deals; a million take seconds
    void loadPast(const QUuid &id); ///< oldest first

    // Both in what the index has by then, which follows what is written some time later; asking makes it
    // hurry. While StoreStatus::isIndexing, much may be missing. NoSearch where there can be no index.
    void search(const std::vector<SearchTerm> &terms, int ticket); ///< answered by searched()
    /// Up to `count` deals for a filter, those first that are most likely meant; see searchquery.h.
    void findNewest(const QString &text, int count);
    /// Where the terms stand in a deal that they were found for, beside its name. Answered by explained().
    void explain(const QUuid &id, const std::vector<SearchTerm> &terms);

    void verify();
    void measure();
    void estimatePruning(const QDateTime &before); ///< bodies whose version ended before
    void prune(const QDateTime &before);           ///< answered by measured()
    /// Removes every file of this account's store, set-aside ones included, and begins a new one.
    void wipe();
    /// The same for a store that is not open, without beginning a new one. Answered by filesRemoved().
    void removeFiles(const QString &file);

Q_SIGNALS:
    void statusChanged(const sidelight::StoreStatus &status);
    /// Of a large deal, once or twice before loaded(), which may yet tell another body or an error: this
    /// one is only now being proven, which takes about as long as decoding it.
    void bodyRead(const QUuid &id, const QByteArray &body);
    void loaded(const QUuid &id, const sidelight::Result<std::optional<sidelight::StoredDeal>> &deal);
    void appended(const QUuid &id, const sidelight::Result<sidelight::Appended> &done);
    /// Those of `ids` of which anything is kept.
    void contactsLoaded(const QList<QUuid> &ids,
                        const sidelight::Result<std::vector<sidelight::StoredContact>> &contacts);
    void contactAppended(const QUuid &id, const sidelight::Result<sidelight::Appended> &done);
    void unkeptFound(const sidelight::Result<QList<QUuid>> &ids);
    void countsChanged(const sidelight::DealCounts &counts);
    void rowChanged(const sidelight::DealRow &row);
    void listed(const sidelight::Result<sidelight::DealList> &list);
    void firstLoaded(const sidelight::DealSort &sort,
                     const sidelight::Result<std::vector<sidelight::DealRow>> &rows);
    void catalogLoaded(const sidelight::Result<std::shared_ptr<const sidelight::DealCatalog>> &catalog);
    void pastLoaded(const QUuid &id, const sidelight::Result<std::vector<sidelight::StoredVersion>> &past);
    /// Records, ascending.
    void searched(int ticket, const sidelight::Result<std::vector<qint64>> &records);
    void newestFound(const QString &text,
                     const sidelight::Result<std::vector<sidelight::FoundDeal>> &deals);
    void explained(const QUuid &id, const sidelight::Result<std::optional<sidelight::FoundPart>> &part);
    void searchChanged(); ///< the same question may have another answer
    /// The index has all that was written; once after each question, perhaps after searchChanged().
    void searchCaughtUp();
    void verified(const sidelight::Result<sidelight::VerifyReport> &report);
    void measured(const sidelight::Result<sidelight::StoreSize> &size);
    void filesRemoved(const QString &file, const std::optional<sidelight::Error> &error);
    void pruningEstimated(const sidelight::Result<sidelight::PruneEstimate> &estimate);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sidelight
