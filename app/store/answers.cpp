// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/answers.h"

#include "app/store/chain.h"
#include "app/store/chainwriter.h"
#include "app/store/database.h"
#include "app/store/dealtable.h"
#include "app/store/schema.h"

#include <algorithm>

namespace sidelight {

namespace {

/// So far beyond its end may be read by what decodes a body. Else it would copy megabytes, and whoever
/// asked for them would hold both.
constexpr qsizetype spareBytes = 64;
constexpr qsizetype largeBytes = 64 * 1024;
/// So many would leave little else in the cache.
constexpr qsizetype veryLargeBytes = 1024 * 1024;

/// With a small cache: a large one would hold all of it as well, and touching so much memory takes longer
/// than reading.
QByteArray veryLargeBody(Database &database, qint64 place)
{
    const CacheLimit limit(database, 256);
    QByteArray body;
    Rows rows = database.query("SELECT body FROM version WHERE place = ?", {place});
    if (rows.next())
        body = rows.bytes(0);
    rows.forget();
    return body;
}

/// A row of `version` with its columns as they stand.
struct VersionRow {
    StoredBody stored;
    QByteArray hashOfBody;
    QString gone;

    bool isWhole() const { return gone.isEmpty() && bodyHash(stored.body) == hashOfBody; }
};

/// The newest version that is kept of a record, and what is known beside it.
struct RecordRow {
    qint64 row = 0;
    qint64 looked = 0; ///< 0: never
    VersionRow newest; ///< place 0 where none is left
    DealMarks marks;   ///< of a deal
};

std::optional<RecordRow> findRecord(Database &database, RecordKind kind, const QByteArray &id)
{
    // The plus keeps SQLite from preparing the statement anew for every kind, to see whether an index of
    // one kind alone would do.
    Rows rows = database.query(
        "SELECT r.row, r.looked, r.checked_at, v.place, v.received_at, v.body_hash, v.gone,"
        " length(v.body), iif(length(v.body) <= ?, v.body, NULL),"
        " r.pinned_at, r.missing_since, d.is_changed, d.stage_since"
        " FROM record r LEFT JOIN version v ON v.place = r.newest AND v.id = r.id AND v.kind = r.kind"
        " LEFT JOIN deal d ON d.row = r.row WHERE r.id = ? AND r.kind = +?",
        {veryLargeBytes, id, int(kind)});
    if (!rows.next())
        return std::nullopt;
    RecordRow record{rows.integer(0), rows.integer(1), {}, marksFrom(rows, 9)};
    record.newest = {
        {rows.integer(3), rows.bytes(8), fromStored(rows.integer(4)), fromStored(rows.integer(2))},
        rows.bytes(5),
        rows.text(6)};
    QByteArray &body = record.newest.stored.body;
    if (rows.integer(7) > veryLargeBytes)
        body = veryLargeBody(database, record.newest.stored.place);
    if (body.size() > largeBytes) {
        rows.forget();
        body.reserve(body.size() + spareBytes);
    }
    return record;
}

/// Of a deal.
VersionRow findVersion(Database &database, const QUuid &id, qint64 place)
{
    Rows rows = database.query("SELECT v.place, v.received_at, v.body_hash, v.gone, v.body, c.checked_at"
                               " FROM version v LEFT JOIN check_time c ON c.place = v.place"
                               " WHERE v.place = ? AND v.id = ? AND v.kind = 1",
                               {place, id.toRfc4122()});
    if (!rows.next())
        return {};
    const qint64 checked = rows.isNull(5) ? rows.integer(1) : rows.integer(5);
    return {{rows.integer(0), rows.bytes(4), fromStored(rows.integer(1)), fromStored(checked)},
            rows.bytes(2),
            rows.text(3)};
}

/// The newest version of a record that can be trusted: nothing is moved or removed for it.
struct Trusted {
    StoredBody version; ///< place 0 where there is none
    int passedOver = 0; ///< newer ones that are damaged or gone
};

Result<Trusted> newestTrusted(Database &database, RecordKind kind, const QUuid &id, RecordRow &record)
{
    Trusted found;
    if (record.newest.stored.place == 0)
        return found;
    if (record.newest.isWhole()) {
        found.version = std::move(record.newest.stored);
        return found;
    }
    auto past = loadVersions(database, kind, id);
    if (!past)
        return past.error();
    std::vector<StoredVersion> &versions = *past;
    while (!versions.empty() && versions.back().body != StoredVersion::Body::Kept) {
        versions.pop_back();
        ++found.passedOver;
    }
    if (!versions.empty())
        found.version = std::move(versions.back().stored);
    return found;
}

/// The tenant is bound by the first answer that names one (decision 12).
std::optional<Error> bindTenant(Database &database, const std::optional<QUuid> &tenant)
{
    if (!tenant)
        return std::nullopt;
    Rows account = database.query("SELECT tenant FROM account");
    if (!account.next())
        return std::nullopt; // the failure is told by COMMIT
    if (account.isNull(0))
        database.run("UPDATE account SET tenant = ?", {tenant->toRfc4122()});
    else if (account.bytes(0) != tenant->toRfc4122())
        return Error{Error::Kind::OtherTenant,
                     QStringLiteral("the answer's tenant_id is not the one that the copies are bound to")};
    return std::nullopt;
}

/// The same bytes came again: only the check time moves, unless they were damaged or gone.
void confirm(Database &database, const RecordRow &record, const ReceivedAnswer &answer, Appended &done)
{
    done.place = record.newest.stored.place;
    done.isHealed = record.newest.stored.body != answer.body;
    if (done.isHealed)
        database.run("UPDATE version SET body = ?, gone = NULL WHERE place = ?",
                     {answer.body, record.newest.stored.place});
    database.run("UPDATE record SET checked_at = ?, missing_since = NULL WHERE row = ?",
                 {toStored(answer.receivedAt), record.row});
}

void supersede(Database &database, const RecordRow &record, const ReceivedAnswer &answer, qint64 place)
{
    const StoredBody &former = record.newest.stored;
    if (former.place > 0 && former.checkedAt != former.receivedAt)
        database.run("INSERT OR REPLACE INTO check_time VALUES (?, ?)",
                     {former.place, toStored(former.checkedAt)});
    database.run("UPDATE record SET newest = ?, checked_at = ?, missing_since = NULL WHERE row = ?",
                 {place, toStored(answer.receivedAt), record.row});
}

/// Keeps answers inside one transaction, which finish() is the end of.
class Keeper
{
public:
    Keeper(Database &database, const Derivation &derivation)
        : m_database(database)
        , m_derivation(derivation)
        , m_chain(database)
    {}

    Appended keep(const ReceivedAnswer &answer);
    void finish();

private:
    qint64 insertRecord(const ReceivedAnswer &answer);
    Appended keepFirst(const ReceivedAnswer &answer, const QByteArray &hash, qint64 row);
    Appended keepNext(const ReceivedAnswer &answer, const QByteArray &hash, const RecordRow &record);

    Database &m_database;
    const Derivation &m_derivation;
    ChainWriter m_chain;
    qint64 m_newDeals = 0;
};

Appended Keeper::keep(const ReceivedAnswer &answer)
{
    const QByteArray hash = bodyHash(answer.body);
    if (const qint64 row = insertRecord(answer); row > 0)
        return keepFirst(answer, hash, row);
    if (const auto record = findRecord(m_database, answer.kind, answer.id.toRfc4122()))
        return keepNext(answer, hash, *record);
    m_database.reportDamage(QStringLiteral("a record stands in its index alone"));
    return {};
}

void Keeper::finish()
{
    m_chain.finish();
    if (m_newDeals > 0)
        m_database.run("UPDATE account SET deals = deals + ?", {m_newDeals});
}

/// 0 where there is one already: that is known sooner so than by looking.
qint64 Keeper::insertRecord(const ReceivedAnswer &answer)
{
    return m_database
        .query("INSERT INTO record (kind, id, newest, checked_at) VALUES (?, ?, ?, ?)"
               " ON CONFLICT (id, kind) DO NOTHING",
               {int(answer.kind), answer.id.toRfc4122(), m_chain.nextPlace(), toStored(answer.receivedAt)})
        .insertedRow();
}

Appended Keeper::keepFirst(const ReceivedAnswer &answer, const QByteArray &hash, qint64 row)
{
    Appended done;
    done.place = m_chain.append(answer, hash);
    done.isNew = true;
    done.isFirst = true;
    if (answer.kind == RecordKind::Deal) {
        ++m_newDeals;
        const qint64 since = toStored(answer.receivedAt);
        writeDealRow(m_database, row, m_derivation.row(answer.body, answer.id), since, false);
        done.stageSince = fromStored(since);
    }
    return done;
}

Appended Keeper::keepNext(const ReceivedAnswer &answer, const QByteArray &hash, const RecordRow &record)
{
    Appended done;
    if (record.newest.stored.place > 0 && record.newest.hashOfBody == hash) {
        confirm(m_database, record, answer, done);
    } else {
        done.place = m_chain.append(answer, hash);
        done.isNew = true;
        done.isFirst = record.newest.stored.place == 0;
    }
    std::optional<StoredBody> looked;
    if (answer.kind == RecordKind::Deal && record.looked > 0 && record.looked != done.place) {
        const VersionRow row = findVersion(m_database, answer.id, record.looked);
        if (row.isWhole())
            looked = row.stored;
    }
    if (done.isNew)
        supersede(m_database, record, answer, done.place);
    if (answer.kind != RecordKind::Deal)
        return done;
    if (done.isNew) {
        const bool isChanged = looked && m_derivation.differ(looked->body, answer.body, answer.id);
        const DealRow deal = m_derivation.row(answer.body, answer.id);
        const qint64 since = stageSince(m_database, record.row, deal, toStored(answer.receivedAt));
        writeDealRow(m_database, record.row, deal, since, isChanged);
        if (isChanged)
            done.looked = looked;
        done.stageSince = fromStored(since);
    } else {
        if (record.marks.isChanged)
            done.looked = looked;
        done.stageSince = record.marks.stageSince;
    }
    return done;
}

} // namespace

Result<Appended> appendAnswer(Database &database, const Derivation &derivation,
                              const ReceivedAnswer &answer)
{
    const auto kept = appendAnswers(database, derivation, {answer});
    return kept ? kept->front() : kept.error();
}

Result<std::vector<Result<Appended>>> appendAnswers(Database &database, const Derivation &derivation,
                                                    const std::vector<ReceivedAnswer> &answers)
{
    Transaction transaction(database);
    Keeper keeper(database, derivation);
    std::vector<Result<Appended>> kept;
    for (const ReceivedAnswer &answer : answers) {
        if (const auto error = bindTenant(database, answer.tenant))
            kept.push_back(*error);
        else
            kept.push_back(keeper.keep(answer));
    }
    keeper.finish();
    if (!transaction.commit())
        return database.takeFailure();
    return kept;
}

std::optional<Error> seedAnswers(Database &database, const Derivation &derivation,
                                 const std::vector<PastAnswer> &answers)
{
    Transaction transaction(database);
    {
        Rows chain = database.query("SELECT count FROM chain");
        if (chain.next() && chain.integer(0) > 0)
            return std::nullopt;
    }
    Keeper keeper(database, derivation);
    for (const PastAnswer &answer : answers) {
        keeper.keep({RecordKind::Deal, answer.id, answer.body, answer.receivedAt, std::nullopt});
        if (answer.wasLooked)
            database.run("UPDATE record SET looked = newest WHERE id = ? AND kind = 1",
                         {answer.id.toRfc4122()});
    }
    keeper.finish();
    if (!transaction.commit())
        return database.takeFailure();
    return std::nullopt;
}

Result<std::optional<StoredDeal>> loadDeal(Database &database, const QUuid &id,
                                           const std::function<void(const QByteArray &body)> &bodyRead)
{
    const QByteArray blob = id.toRfc4122();
    std::optional<RecordRow> record = findRecord(database, RecordKind::Deal, blob);
    if (database.hasFailed())
        return database.takeFailure();
    if (!record)
        return std::optional<StoredDeal>();
    if (const QByteArray &body = record->newest.stored.body; bodyRead && body.size() > largeBytes)
        bodyRead(body);
    auto trusted = newestTrusted(database, RecordKind::Deal, id, *record);
    if (!trusted)
        return trusted.error();
    if (trusted->version.place == 0)
        return std::optional<StoredDeal>();

    StoredDeal deal;
    deal.newest = std::move(trusted->version);
    deal.damagedNewer = trusted->passedOver;
    deal.stageSince = record->marks.stageSince;
    deal.missingSince = record->marks.missingSince;
    deal.isPinned = record->marks.isPinned;
    if (record->marks.isChanged && record->looked != deal.newest.place) {
        VersionRow looked = findVersion(database, id, record->looked);
        if (looked.isWhole())
            deal.looked = std::move(looked.stored);
    }
    if (database.hasFailed())
        return database.takeFailure();
    return std::optional(std::move(deal));
}

Result<std::vector<StoredContact>> loadContacts(Database &database, const QList<QUuid> &ids)
{
    std::vector<StoredContact> contacts;
    for (const QUuid &id : ids) {
        std::optional<RecordRow> record = findRecord(database, RecordKind::Contact, id.toRfc4122());
        if (!record)
            continue;
        StoredContact contact{id, {}, record->marks.missingSince};
        auto trusted = newestTrusted(database, RecordKind::Contact, id, *record);
        if (!trusted)
            return trusted.error();
        if (trusted->version.place > 0)
            contact.newest = std::move(trusted->version);
        contacts.push_back(std::move(contact));
    }
    if (database.hasFailed())
        return database.takeFailure();
    return contacts;
}

Result<QList<QUuid>> unkeptDeals(Database &database, const QList<QUuid> &ids)
{
    QList<QUuid> unkept;
    for (const QUuid &id : ids) {
        Rows rows = database.query("SELECT 1 FROM record WHERE id = ? AND kind = 1 AND newest > 0",
                                   {id.toRfc4122()});
        if (!rows.next())
            unkept += id;
    }
    if (database.hasFailed())
        return database.takeFailure();
    return unkept;
}

Result<std::vector<StoredVersion>> loadVersions(Database &database, RecordKind kind, const QUuid &id)
{
    std::vector<StoredVersion> versions;
    Rows rows = database.query("SELECT v.place, v.received_at, v.body_hash, v.gone, v.body, c.checked_at,"
                               " (SELECT r.checked_at FROM record r WHERE r.newest = v.place"
                               "  AND r.id = v.id AND r.kind = v.kind)"
                               " FROM version v LEFT JOIN check_time c ON c.place = v.place"
                               " WHERE v.id = ? AND v.kind = ? ORDER BY v.place",
                               {id.toRfc4122(), int(kind)});
    while (rows.next()) {
        StoredVersion version;
        const qint64 receivedAt = rows.integer(1);
        const qint64 checkedAt = !rows.isNull(6)   ? rows.integer(6)
                                 : !rows.isNull(5) ? rows.integer(5)
                                                   : receivedAt;
        version.stored = {rows.integer(0), rows.bytes(4), fromStored(receivedAt), fromStored(checkedAt)};
        const QString gone = rows.text(3);
        if (gone == u"pruned")
            version.body = StoredVersion::Body::Pruned;
        else if (gone == u"lost")
            version.body = StoredVersion::Body::Lost;
        else if (bodyHash(version.stored.body) != rows.bytes(2))
            version.body = StoredVersion::Body::Damaged;
        if (version.body != StoredVersion::Body::Kept)
            version.stored.body.clear();
        versions.push_back(std::move(version));
    }
    if (database.hasFailed())
        return database.takeFailure();
    return versions;
}

std::optional<Error> markLooked(Database &database, const Derivation &derivation, const QUuid &id,
                                qint64 place)
{
    Transaction transaction(database);
    const auto record = findRecord(database, RecordKind::Deal, id.toRfc4122());
    const VersionRow looked = place > 0 ? findVersion(database, id, place) : VersionRow();
    if (record && looked.stored.place == place) {
        const VersionRow &newest = record->newest;
        const bool isChanged = place > 0 && place != newest.stored.place && looked.isWhole()
                               && newest.isWhole()
                               && derivation.differ(looked.stored.body, newest.stored.body, id);
        database.run("UPDATE record SET looked = coalesce(?, newest) WHERE row = ?",
                     {place > 0 ? QVariant(place) : QVariant(), record->row});
        database.run("UPDATE deal SET is_changed = ? WHERE row = ?", {isChanged, record->row});
    }
    if (!transaction.commit())
        return database.takeFailure();
    return std::nullopt;
}

} // namespace sidelight
