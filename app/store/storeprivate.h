// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/answers.h"
#include "app/store/dealtable.h"
#include "app/store/filesteps.h"
#include "app/store/storefile.h"
#include "app/store/storewriter.h"

#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QThread>

#include <algorithm>
#include <memory>
#include <utility>

namespace sidelight {

/// What lists must be told after a change.
struct Touched {
    DealCounts counts;
    std::vector<DealRow> rows;
};

/// With a null ID: of all deals.
Result<Touched> touched(StoreFile &file, const QUuid &id);
Result<Touched> touched(StoreFile &file, const QList<QUuid> &ids);
Result<bool> done(const std::optional<Error> &error);

/// Answers that wait for the writer, which takes them all at once: many that come faster than they are
/// written cost a transaction for each hundred and not for each.
class AnswerBatch
{
public:
    /// False once it is full, or the writer has taken it.
    bool add(const ReceivedAnswer &answer)
    {
        constexpr std::size_t mostAnswers = 100;
        constexpr qsizetype mostBytes = 8 * 1024 * 1024;
        const QMutexLocker lock(&m_mutex);
        if (m_isTaken || m_answers.size() == mostAnswers || m_bytes > mostBytes)
            return false;
        m_answers.push_back(answer);
        m_bytes += answer.body.size();
        return true;
    }
    std::vector<ReceivedAnswer> take()
    {
        const QMutexLocker lock(&m_mutex);
        m_isTaken = true;
        return std::move(m_answers);
    }

private:
    QMutex m_mutex;
    std::vector<ReceivedAnswer> m_answers;
    qsizetype m_bytes = 0;
    bool m_isTaken = false;
};

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
        QObject::connect(writer, &StoreWriter::searchChanged, &q, [this](int asked) {
            if (asked == generation)
                Q_EMIT q.searchChanged();
        });
        QObject::connect(writer, &StoreWriter::searchCaughtUp, &q, [this](int asked) {
            if (asked == generation)
                Q_EMIT q.searchCaughtUp();
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
        batch.reset(); // what is appended from now on comes after this
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
        allChanges += id.isNull() ? 1 : 0;
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

    /// `ask(Database &index, Database &)`, beside all writes where the index is a file. While there is none
    /// yet, or a damaged one is to be made anew, nothing is found.
    template <typename Found, typename Ask, typename Then>
    void onIndex(Ask ask, Then then)
    {
        if (status.searchProblem) {
            answer(Result<Found>(*status.searchProblem), then, {}, generation);
        } else if (status.mode == StoreStatus::Mode::ReadWrite) {
            const auto read = [ask, name = searchName(status.file),
                               with = writer](Database &store) -> Result<Found> {
                if (!QFileInfo::exists(name))
                    return Found();
                Database index;
                const auto found = index.open(name, Database::Access::ReadOnly)
                                       ? ask(index, store)
                                       : Result<Found>(index.takeFailure());
                if (!found && index.lastTrouble() == Database::Trouble::Corrupt) {
                    QMetaObject::invokeMethod(with, &StoreWriter::remakeIndex);
                    return Found();
                }
                if (!found && index.lastTrouble() != Database::Trouble::None)
                    return Error{Error::Kind::NoSearch, found.error().detail};
                return found;
            };
            onReader(read, then);
        } else {
            onWriter(
                [ask](StoreWriter &with) -> Result<Found> {
                    return with.file().read([&](Database &store) -> Result<Found> {
                        return with.index().isOpen() ? ask(with.index(), store) : Found();
                    });
                },
                then);
        }
        QMetaObject::invokeMethod(writer, &StoreWriter::hurryIndex);
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
        if (batch && batch->add(received))
            return;
        batch = std::make_shared<AnswerBatch>();
        batch->add(received);
        QMetaObject::invokeMethod(
            writer, [this, batch = batch, generation = generation] { write(batch->take(), generation); });
    }

    /// On the writing thread.
    void write(const std::vector<ReceivedAnswer> &answers, int asked)
    {
        auto kept = writer->append(answers);
        QList<QUuid> changed;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (kept[i] && answers[i].kind == RecordKind::Deal && !changed.contains(answers[i].id))
                changed += answers[i].id;
        }
        answer(
            std::move(kept),
            [this, answers](const std::vector<Result<Appended>> &results) {
                for (std::size_t i = 0; i < answers.size(); ++i) {
                    endChange(answers[i].id);
                    tellAppended(answers[i].kind, answers[i].id, results[i]);
                }
            },
            writer->status(), asked);
        writer->goOn();
        if (!changed.isEmpty())
            answer(
                touched(writer->file(), changed), [this](const Result<Touched> &all) { tell(all); }, {},
                asked);
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
        for (const DealRow &row : changed->rows)
            Q_EMIT q.rowChanged(row);
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
    int generation = 0;                 ///< grows with open(): answers about a former file are dropped
    QHash<QUuid, int> changing;         ///< what changes a deal and is not answered yet; null for all deals
    int allChanges = 0;                 ///< grows with what changes all deals
    std::shared_ptr<AnswerBatch> batch; ///< on its way to the writer, and nothing behind it; may be null
    int reading = 0;                    ///< on the reading thread, not answered yet
    QThread writerThread;
    QThread readerThread;
    StoreWriter *writer; ///< lives and dies on its thread
    QObject *reader = nullptr;
};

} // namespace sidelight
