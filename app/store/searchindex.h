// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/database.h"
#include "app/store/store.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <map>
#include <optional>
#include <vector>

namespace sidelight {

// The words of all deals (decision 27), in an SQLite file of its own beside the store's: the first page of
// the store's must stay as it is (schema.h), and damage here must never touch what was received.
//
// `search` is over `search_text`, one row for each deal with the number of its record, so that the newest
// come last; `past` is over `past_text`, one row for each version, with the values of the one before that
// it no longer has. `person` has the words of each contact, and `link` the deals that they are found with.
// `waiting` names contacts whose words changed, and up to which deal those of their deals were written:
// a contact may stand in thousands.
// `progress` tells up to which place the chain of the store was followed, with the hash there and the last
// record: a file that does not fit the store, or was made by other code, is removed and made anew.

constexpr qsizetype personIdBytes = 16; // in search_text.people

/// The index of one store, for the thread that writes it. Whatever happens to it is its own business, and
/// costs nothing but the search.
class SearchIndex
{
public:
    explicit SearchIndex(Derivation derivation);

    /// Of another store, with its main file; empty: in memory. Nothing is read or written yet.
    void open(const QString &storeFile);
    void close();
    /// To be made anew, by the next takeSome().
    void forget();

    enum class Step {
        More,
        Later, ///< another program is at it
        Done,  ///< it has come to the end of the chain, or problem() says why not
    };
    /// Follows the chain for some milliseconds. Error: Storage, of the store's own file.
    Result<Step> takeSome(Database &store);
    /// NoSearch: why nothing can be found; takeSome() tries again, some seconds later.
    const std::optional<Error> &problem() const { return m_problem; }
    /// Whether what it lacks takes more than one step.
    bool isCatchingUp() const { return m_isCatchingUp; }
    /// Whether anything was taken in since this was asked last.
    bool takeNews();
    /// What was taken in so far is there for all. Steps do it now and then; to be called before a pause,
    /// for no other program can write meanwhile.
    void commit();

    /// What is there now, perhaps nothing.
    Database &database() { return m_database; }

private:
    /// Up to where the chain was followed.
    struct Progress {
        qint64 place = 0;
        QByteArray hash;
        qint64 row = 0; ///< of the last deal
        QByteArray id;
    };
    struct Version {
        qint64 place = 0;
        RecordKind kind = RecordKind::Deal;
        QByteArray id;
        QByteArray body;
        bool isThere = false;  ///< its body
        qint64 record = 0;     ///< its row; 0 where there is none
        bool isNewest = false; ///< or newer ones have no body

        QUuid uuid() const { return QUuid::fromRfc4122(id); }
    };
    struct Written { ///< a row of search_text
        qint64 row = 0;
        SearchText text;
        QByteArray people{""};
    };
    static constexpr qint64 mostWork = 512 * 1024; ///< characters that a step writes
    static constexpr qint64 leastWork = 1024;      ///< of each deal

    Step fail();
    Step later(const Error &why);
    void giveUp(const Error &why);
    bool remove();
    bool makeReady();
    bool createFile();
    bool createTables(Database &database);
    bool isUpToDate(Database &store);
    bool follow(Database &store);
    Progress readProgress();
    static bool fits(Database &store, const Progress &progress);
    void take(Database &store, const Version &version, Progress &progress);
    void takePerson(const Version &version);
    bool isAnyWaiting();
    void takeWaiting();
    void touch(qint64 row);
    void takePast(Database &store, const Version &version);
    void writeDeals(qint64 lastWritten);
    std::optional<Written> readWritten(qint64 row);
    void writeIfChanged(qint64 row, const DealWords *words, const std::optional<Written> &former);
    void write(const Written &deal, const Written *former);
    void writeLinks(qint64 row, const QByteArray &former, const QByteArray &people);
    QString contactWords(const QByteArray &people);

    const Derivation m_derivation;
    QString m_file; ///< empty: in memory
    Database m_database;
    std::optional<Transaction> m_transaction; ///< over several steps
    QDeadlineTimer m_nextCommit{0};
    QByteArray m_identity; ///< of the file that is open
    /// By record, to be written at the end of a step; without words where contacts alone have others.
    std::map<qint64, std::optional<DealWords>> m_deals;
    qint64 m_work = 0;        ///< characters, roughly, that the end of the step will write
    bool m_hasPeople = false; ///< whether `person` has any
    int m_failures = 0;
    int m_delays = 0; ///< one after the other
    std::optional<Error> m_problem;
    QDeadlineTimer m_nextTry{0}; ///< while there is a problem
    bool m_isUnwanted = false;   ///< the file is to be removed, and could not be yet
    bool m_isCatchingUp = false;
    bool m_hasNews = false;
};

} // namespace sidelight
