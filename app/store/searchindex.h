// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/database.h"
#include "app/store/store.h"

#include <QElapsedTimer>

#include <map>
#include <set>

namespace sidelight {

// The words of all deals (decision 27), in an SQLite file of its own beside the store's: the first page of
// the store's must stay as it is (schema.h), and damage here must never touch what was received.
//
// `search` is over `search_text`, one row for each deal with the number of its record, so that the newest
// come last; `past` is over `past_text`, one row for each version, with the values of the one before that
// it no longer has. `person` has the words of each contact, and `link` the deals that they are found with.
// `progress` tells up to which place the chain of the store was followed, with the hash there and the last
// record: a file that does not fit the store, or was made by other code, is removed and made anew.

/// The index of one store, for the thread that writes it. Whatever happens to it is its own business:
/// where it cannot be made, nothing is found.
class SearchIndex
{
public:
    explicit SearchIndex(Derivation derivation);

    /// Of another store, with its main file; empty: in memory. Nothing is read or written yet.
    void open(const QString &storeFile);
    void close();
    /// To be made anew, by the next takeSome().
    void forget();

    /// Follows the chain for some milliseconds. True when it has come to the end, or can come no further
    /// now. Error: Storage, of the store's own file.
    Result<bool> takeSome(Database &store);
    /// Whether what it lacks takes more than one step.
    bool isCatchingUp() const { return m_isCatchingUp; }
    /// Whether anything was taken in since this was asked last.
    bool takeNews();

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
    struct Version;

    bool makeReady();
    bool createFile();
    bool createTables(Database &database);
    bool isUpToDate(Database &store);
    bool follow(Database &store);
    Progress readProgress();
    static bool fits(Database &store, const Progress &progress);
    void take(Database &store, const Version &version, Progress &progress);
    void takePerson(const Version &version);
    void takePast(Database &store, const Version &version, qint64 row);
    void writeDeals();
    void writeDeal(qint64 row, const DealWords &words);
    void rewriteContacts(qint64 row);
    void writeText(qint64 row, const SearchText &former, const SearchText &text, bool isThere);
    void writeLinks(qint64 row, const QByteArray &former, const QByteArray &people);
    QString contactWords(const QByteArray &people);

    const Derivation m_derivation;
    QString m_file; ///< empty: in memory
    Database m_database;
    QByteArray m_identity;               ///< of the file that is open
    std::map<qint64, DealWords> m_deals; ///< by record, to be written at the end of a step
    std::set<qint64> m_touched;          ///< deals whose contacts have other words
    int m_failures = 0;
    bool m_isCatchingUp = false;
    bool m_hasNews = false;
};

} // namespace sidelight
