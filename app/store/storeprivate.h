// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/answers.h"
#include "app/store/dealtable.h"
#include "app/store/storefile.h"
#include "app/store/storewriter.h"

#include <QHash>
#include <QThread>

#include <algorithm>
#include <utility>

namespace sidelight {

/// What lists must be told after a change.
struct Touched {
    DealCounts counts;
    std::optional<DealRow> row;
};

/// With a null ID: of all deals.
Result<Touched> touched(StoreFile &file, const QUuid &id);
Result<bool> done(const std::optional<Error> &error);

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
                         [this](int asked, RecordKind kind, const QUuid &id, const Appended &kept) {
                             if (asked != generation)
                                 return;
                             tellAppended(kind, id, kept);
                             if (kind == RecordKind::Deal)
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

    /// Whether reading these records can be spared the writes that are waited for, and another read too.
    bool canOvertake(const QList<QUuid> &ids) const
    {
        return !changing.isEmpty() && !changing.contains(QUuid()) && reading == 0
               && std::none_of(ids.begin(), ids.end(),
                               [this](const QUuid &id) { return changing.contains(id); });
    }

    /// `read(Database &)` of what is kept of these, seeing all that was asked of them before.
    template <typename Read, typename Then>
    void load(const QList<QUuid> &ids, Read read, Then then)
    {
        if (canOvertake(ids))
            onReader(read, then);
        else
            onWriter([read](StoreWriter &with) { return with.file().read(read); }, then);
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

    void append(const ReceivedAnswer &received)
    {
        ++changing[received.id];
        QMetaObject::invokeMethod(writer, [this, received, generation = generation] {
            auto kept = writer->append(received);
            const bool changesLists = kept && received.kind == RecordKind::Deal;
            answer(
                std::move(kept),
                [this, kind = received.kind, id = received.id](const Result<Appended> &result) {
                    endChange(id);
                    tellAppended(kind, id, result);
                },
                writer->status(), generation);
            writer->goOn();
            if (changesLists)
                answer(
                    touched(writer->file(), received.id),
                    [this](const Result<Touched> &changed) { tell(changed); }, {}, generation);
        });
    }

    void tellAppended(RecordKind kind, const QUuid &id, const Result<Appended> &result)
    {
        if (kind == RecordKind::Deal)
            Q_EMIT q.appended(id, result);
        else
            Q_EMIT q.contactAppended(id, result);
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

} // namespace sidelight
