// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "app/store/filesteps.h"
#include "app/store/firstdeals.h"
#include "app/store/foundparts.h"
#include "app/store/pruning.h"
#include "app/store/searchquery.h"
#include "app/store/storeprivate.h"
#include "app/store/verify.h"

namespace sidelight {

Result<Touched> touched(StoreFile &file, const QUuid &id)
{
    return touched(file, id.isNull() ? QList<QUuid>() : QList<QUuid>{id});
}

Result<Touched> touched(StoreFile &file, const QList<QUuid> &ids)
{
    return file.read([&ids](Database &database) -> Result<Touched> {
        const auto counts = countDeals(database);
        if (!counts)
            return counts.error();
        const auto rows = readDealRows(database, ids);
        if (!rows)
            return rows.error();
        Touched all{*counts, {}};
        for (const auto &row : *rows) {
            if (row)
                all.rows.push_back(*row);
        }
        return all;
    });
}

Result<bool> done(const std::optional<Error> &error)
{
    if (error)
        return *error;
    return true;
}

Store::Store(Derivation derivation, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(derivation)))
{}

Store::~Store() = default;

void Store::open(const StorePlace &place)
{
    ++d->generation;
    d->place = place;
    d->status = {};
    d->changing.clear();
    d->reading = 0;
    d->batch.reset();
    QMetaObject::invokeMethod(d->writer, [this, place, generation = d->generation] {
        d->writer->open(place, generation);
        auto found = touched(d->writer->file(), QUuid());
        d->answer(
            std::move(found), [this](const Result<Touched> &all) { d->tell(all); }, d->writer->status(),
            generation);
    });
}

const StorePlace &Store::place() const
{
    return d->place;
}

const StoreStatus &Store::status() const
{
    return d->status;
}

void Store::load(const QUuid &id)
{
    const auto tellRead = [this, id, asked = d->generation](const QByteArray &body) {
        QMetaObject::invokeMethod(this, [this, id, body, asked] {
            if (asked == d->generation)
                Q_EMIT bodyRead(id, body);
        });
    };
    d->load(
        {id}, [id, tellRead](Database &database) { return loadDeal(database, id, tellRead); },
        [this, id](const Result<std::optional<StoredDeal>> &deal) { Q_EMIT loaded(id, deal); });
}

void Store::loadContacts(const QList<QUuid> &ids)
{
    d->load(
        ids, [ids](Database &database) { return sidelight::loadContacts(database, ids); },
        [this, ids](const Result<std::vector<StoredContact>> &contacts) {
            Q_EMIT contactsLoaded(ids, contacts);
        });
}

void Store::append(const QUuid &id, const QByteArray &body, const QDateTime &receivedAt,
                   const std::optional<QUuid> &tenant)
{
    d->append({RecordKind::Deal, id, body, receivedAt, tenant});
}

void Store::appendContact(const QUuid &id, const QByteArray &body, const QDateTime &receivedAt,
                          const std::optional<QUuid> &tenant)
{
    d->append({RecordKind::Contact, id, body, receivedAt, tenant});
}

void Store::seed(const std::vector<PastAnswer> &answers)
{
    d->mark(QUuid(), [this, answers](Database &database) {
        return seedAnswers(database, d->writer->file().derivation(), answers);
    });
}

void Store::setPinned(const QUuid &id, bool isPinned)
{
    const auto at = isPinned ? std::optional(QDateTime::currentDateTimeUtc()) : std::nullopt;
    d->mark(id, [id, at](Database &database) { return markPinned(database, id, at); });
}

void Store::setVisited(const QUuid &id, const QDateTime &at)
{
    d->mark(id, [id, at](Database &database) { return markVisited(database, id, at); });
}

void Store::setLooked(const QUuid &id, qint64 place)
{
    d->mark(id, [this, id, place](Database &database) {
        return markLooked(database, d->writer->file().derivation(), id, place);
    });
}

void Store::setMissing(const QUuid &id, const QDateTime &at)
{
    d->mark(id, [id, at](Database &database) { return markMissing(database, id, at); });
}

void Store::setContactMissing(const QUuid &id, const QDateTime &at)
{
    d->change(
        id,
        [id, at](StoreWriter &with) {
            return with.file().write(
                [&](Database &database) { return done(markContactMissing(database, id, at)); });
        },
        [](const Result<bool> &) {}); // status() says why it failed
}

void Store::list(DealGroup group, int count)
{
    d->onReader([group, count](Database &database) { return listDeals(database, group, count); },
                [this](const Result<DealList> &list) { Q_EMIT listed(list); });
}

void Store::loadFirst(DealSort sort, int count)
{
    d->onReader([sort, count](Database &database) { return firstDeals(database, sort, count); },
                [this, sort](const Result<std::vector<DealRow>> &rows) { Q_EMIT firstLoaded(sort, rows); });
}

void Store::loadCatalog()
{
    const auto tell = [this](const Result<std::shared_ptr<const DealCatalog>> &catalog) {
        Q_EMIT catalogLoaded(catalog);
    };
    if (d->changing.contains(QUuid())) { // all deals are about to be others
        d->onWriter([](StoreWriter &with) { return with.file().read(readCatalog); }, tell);
        return;
    }
    d->onReader([](Database &database) { return readCatalog(database); },
                [this, tell, changes = d->allChanges](const auto &catalog) {
                    if (changes == d->allChanges)
                        tell(catalog);
                    else
                        loadCatalog(); // they have become others since
                });
}

void Store::findUnkept(const QList<QUuid> &ids)
{
    d->onReader([ids](Database &database) { return unkeptDeals(database, ids); },
                [this](const Result<QList<QUuid>> &unkept) { Q_EMIT unkeptFound(unkept); });
}

void Store::loadPast(const QUuid &id)
{
    d->onReader(
        [id](Database &database) { return loadVersions(database, RecordKind::Deal, id); },
        [this, id](const Result<std::vector<StoredVersion>> &past) { Q_EMIT pastLoaded(id, past); });
}

void Store::search(const std::vector<SearchTerm> &terms, int ticket)
{
    d->onIndex<std::vector<qint64>>(
        [terms](Database &index, Database &) { return searchRecords(index, terms); },
        [this, ticket](const Result<std::vector<qint64>> &records) { Q_EMIT searched(ticket, records); });
}

void Store::findNewest(const QString &text, int count)
{
    const QDate today = QDate::currentDate();
    const auto find = [query = parseDealQuery(text, today), today, count,
                       with = d->writer](Database &index, Database &store) {
        return sidelight::findNewest(index, store, with->file().derivation(), query, today, count);
    };
    d->onIndex<std::vector<FoundDeal>>(find, [this, text](const Result<std::vector<FoundDeal>> &deals) {
        Q_EMIT newestFound(text, deals);
    });
}

void Store::explain(const QUuid &id, const std::vector<SearchTerm> &terms)
{
    using Part = std::optional<FoundPart>;
    d->onIndex<Part>(
        [id, terms, with = d->writer](Database &index, Database &store) -> Result<Part> {
            const auto rows = readDealRows(store, QList<QUuid>{id});
            if (!rows)
                return rows.error();
            const std::optional<DealRow> &row = rows->front();
            if (!row)
                return Part();
            std::vector<FoundDeal> deals{{*row, {}, {}}};
            if (const auto error = findParts(index, store, with->file().derivation(), terms, deals))
                return *error;
            return deals.front().part;
        },
        [this, id](const Result<Part> &part) { Q_EMIT explained(id, part); });
}

void Store::verify()
{
    d->onReader(
        [file = d->place.file](Database &database) {
            auto report = verifyChain(database);
            if (report) {
                report->file = file;
                nameSetAside(*report);
            }
            return report;
        },
        [this](const Result<VerifyReport> &report) { Q_EMIT verified(report); });
}

void Store::measure()
{
    d->onReader([file = d->place.file](Database &database) { return sizeOf(database, file); },
                [this](const Result<StoreSize> &size) { Q_EMIT measured(size); });
}

void Store::estimatePruning(const QDateTime &before)
{
    d->onReader([before](Database &database) { return sidelight::estimatePruning(database, before); },
                [this](const Result<PruneEstimate> &estimate) { Q_EMIT pruningEstimated(estimate); });
}

void Store::prune(const QDateTime &before)
{
    d->change(
        QUuid(),
        [before, name = d->place.file](StoreWriter &with) {
            // Mostly there is nothing, and then the index stays: it is asked for at each start.
            const auto pruned = with.file().write([&](Database &database) -> Result<bool> {
                const auto estimate = sidelight::estimatePruning(database, before);
                if (!estimate)
                    return estimate.error();
                if (estimate->versions == 0)
                    return false;
                return done(pruneBodies(database, before));
            });
            if (!pruned)
                return Result<StoreSize>(pruned.error());
            if (*pruned)
                with.remakeIndex();
            return with.file().read([&](Database &database) { return sizeOf(database, name); });
        },
        [this](const Result<StoreSize> &size) { Q_EMIT measured(size); });
}

void Store::wipe()
{
    d->change(
        QUuid(),
        [name = d->place.file](StoreWriter &with) {
            if (const auto error = with.wipe())
                return Result<StoreSize>(*error);
            return with.file().read([&](Database &database) { return sizeOf(database, name); });
        },
        [this](const Result<StoreSize> &size) { Q_EMIT measured(size); });
    d->tell(QUuid());
}

void Store::removeFiles(const QString &file)
{
    d->onWriter(
        [file](StoreWriter &) -> std::optional<Error> {
            if (removeAllStoreFiles(file))
                return std::nullopt;
            return Error{Error::Kind::Storage, QStringLiteral("a file could not be removed")};
        },
        [this, file](const std::optional<Error> &error) { Q_EMIT filesRemoved(file, error); });
}

} // namespace sidelight
