// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "app/store/answers.h"
#include "app/store/dealtable.h"
#include "app/store/pruning.h"
#include "app/store/storefile.h"
#include "app/store/storewriter.h"
#include "app/store/verify.h"

#include <QHash>
#include <QThread>

#include <utility>

namespace sidelight {

namespace {

/// What lists must be told after a change.
struct Touched {
    DealCounts counts;
    std::optional<DealRow> row;
};

Result<Touched> touched(StoreFile &file, const QUuid &id)
{
    return file.read([&id](Database &database) -> Result<Touched> {
        const auto counts = countDeals(database);
        if (!counts)
            return counts.error();
        const auto row =
            id.isNull() ? Result<std::optional<DealRow>>(std::nullopt) : readDealRow(database, id);
        if (!row)
            return row.error();
        return Touched{*counts, *row};
    });
}

Result<bool> done(const std::optional<Error> &error)
{
    if (error)
        return *error;
    return true;
}

} // namespace

class Store::Private
{
public:
    Private(Store &store, Derivation derivation)
        : q(store)
        , writer(new StoreWriter(std::move(derivation)))
    {
        writer->moveToThread(&writerThread);
        QObject::connect(&writerThread, &QThread::finished, writer, &QObject::deleteLater);
        QObject::connect(writer, &StoreWriter::savedLater, &q,
                         [this](int asked, const QUuid &id, const Appended &kept) {
                             if (asked != generation)
                                 return;
                             Q_EMIT q.appended(id, kept);
                             tell(id);
                         });
        QObject::connect(writer, &StoreWriter::listsChanged, &q, [this](int asked) {
            if (asked == generation)
                tell(QUuid());
        });
        QObject::connect(writer, &StoreWriter::statusChanged, &q,
                         [this](int asked, const StoreStatus &now) {
                             if (asked == generation)
                                 take(now);
                         });
        writerThread.setObjectName(QStringLiteral("store"));
        readerThread.setObjectName(QStringLiteral("store reader"));
        writerThread.start();
    }

    ~Private()
    {
        readerThread.requestInterruption(); // nobody waits for a long read any more
        readerThread.quit();
        readerThread.wait();
        // After all that was asked for.
        QMetaObject::invokeMethod(writer, [this] {
            writer->saveLast();
            writerThread.quit();
        });
        writerThread.wait();
        delete reader;
    }

    /// `work(StoreWriter &)` on the writing thread, then `then(result)` on the store's own.
    template <typename Work, typename Then>
    void onWriter(Work work, Then then)
    {
        QMetaObject::invokeMethod(writer, [this, work, then, generation = generation] {
            auto result = work(*writer);
            answer(std::move(result), then, writer->status(), generation);
            writer->goOn();
        });
    }

    /// The same for what changes the deal, or all deals with a null ID.
    template <typename Work, typename Then>
    void change(const QUuid &id, Work work, Then then)
    {
        ++changing[id];
        onWriter(work, [this, id, then](const auto &result) {
            endChange(id);
            then(result);
        });
    }

    void endChange(const QUuid &id)
    {
        if (--changing[id] == 0)
            changing.remove(id);
    }

    /// Whether load() of this deal can be spared the writes that are waited for, and another read too.
    bool canOvertake(const QUuid &id) const
    {
        return !changing.isEmpty() && !changing.contains(id) && !changing.contains(QUuid()) && reading == 0;
    }

    /// `work(Database &)` on the reading thread, so that it holds up no write; through the writer's
    /// connection where there is no file that a second one could read, and where the file needs repair.
    template <typename Work, typename Then>
    void onReader(Work work, Then then)
    {
        const bool hasFile = status.mode == StoreStatus::Mode::ReadWrite
                             || status.mode == StoreStatus::Mode::ReadOnlyNewer
                             || status.mode == StoreStatus::Mode::ReadOnlyFolder;
        if (!hasFile) {
            onWriter([work](StoreWriter &with) { return with.file().read(work); }, then);
            return;
        }
        if (!reader) {
            reader = new QObject;
            reader->moveToThread(&readerThread);
            readerThread.start();
        }
        ++reading;
        const auto endReading = [this, then](const auto &result) {
            --reading;
            then(result);
        };
        readBeside(work, endReading);
    }

    template <typename Work, typename Then>
    void readBeside(Work work, Then then)
    {
        QMetaObject::invokeMethod(reader, [this, work, then, file = status.file, generation = generation] {
            Database database;
            if (database.open(file, readAccess(file))) {
                auto result = work(database);
                if (result) {
                    answer(std::move(result), then, {}, generation);
                    return;
                }
            }
            database.close();
            QMetaObject::invokeMethod(writer, [this, work, then, generation] {
                auto result = writer->file().read(work);
                answer(std::move(result), then, writer->status(), generation);
                writer->goOn();
            });
        });
    }

    template <typename Answer, typename Then>
    void answer(Answer result, Then then, const std::optional<StoreStatus> &now, int asked)
    {
        QMetaObject::invokeMethod(&q, [this, result = std::move(result), then, now, asked] {
            if (asked != generation)
                return;
            if (now)
                take(*now);
            then(result);
        });
    }

    void take(const StoreStatus &now)
    {
        if (now == status)
            return;
        status = now;
        Q_EMIT q.statusChanged(status);
    }

    /// A change of the reader's marks, and what it does to lists.
    void mark(const QUuid &id, std::function<std::optional<Error>(Database &)> mark)
    {
        this->change(
            id,
            [id, mark](StoreWriter &with) {
                const auto marked =
                    with.file().write([&](Database &database) { return done(mark(database)); });
                return marked ? touched(with.file(), id) : Result<Touched>(marked.error());
            },
            [this](const Result<Touched> &changed) { tell(changed); });
    }

    void tell(const Result<Touched> &changed)
    {
        if (!changed)
            return; // status() says why
        if (changed->row)
            Q_EMIT q.rowChanged(*changed->row);
        Q_EMIT q.countsChanged(changed->counts);
    }

    void tell(const QUuid &id)
    {
        onWriter([id](StoreWriter &with) { return touched(with.file(), id); },
                 [this](const Result<Touched> &changed) { tell(changed); });
    }

    Store &q;
    StorePlace place;
    StoreStatus status;
    int generation = 0;         ///< grows with open(): answers about a former file are dropped
    QHash<QUuid, int> changing; ///< what changes a deal and is not answered yet; null for all deals
    int reading = 0;            ///< on the reading thread, not answered yet
    QThread writerThread;
    QThread readerThread;
    StoreWriter *writer; ///< lives and dies on its thread
    QObject *reader = nullptr;
};

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
    const auto read = [id](Database &database) { return loadDeal(database, id); };
    const auto tell = [this, id](const Result<std::optional<StoredDeal>> &deal) {
        Q_EMIT loaded(id, deal);
    };
    if (d->canOvertake(id))
        d->onReader(read, tell);
    else
        d->onWriter([read](StoreWriter &with) { return with.file().read(read); }, tell);
}

void Store::append(const QUuid &id, const QByteArray &body, const QDateTime &receivedAt,
                   const std::optional<QUuid> &tenant)
{
    const ReceivedAnswer received{RecordKind::Deal, id, body, receivedAt, tenant};
    ++d->changing[id];
    QMetaObject::invokeMethod(d->writer, [this, received, generation = d->generation] {
        auto kept = d->writer->append(received);
        const bool isKept = bool(kept);
        d->answer(
            std::move(kept),
            [this, id = received.id](const Result<Appended> &result) {
                d->endChange(id);
                Q_EMIT appended(id, result);
            },
            d->writer->status(), generation);
        d->writer->goOn();
        if (isKept)
            d->answer(
                touched(d->writer->file(), received.id),
                [this](const Result<Touched> &changed) { d->tell(changed); }, {}, generation);
    });
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

void Store::list(DealGroup group, int count)
{
    d->onReader([group, count](Database &database) { return listDeals(database, group, count); },
                [this](const Result<DealList> &list) { Q_EMIT listed(list); });
}

void Store::loadPast(const QUuid &id)
{
    d->onReader(
        [id](Database &database) { return loadVersions(database, RecordKind::Deal, id); },
        [this, id](const Result<std::vector<StoredVersion>> &past) { Q_EMIT pastLoaded(id, past); });
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
            const auto pruned =
                with.file().write([&](Database &database) { return done(pruneBodies(database, before)); });
            if (!pruned)
                return Result<StoreSize>(pruned.error());
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

} // namespace sidelight
