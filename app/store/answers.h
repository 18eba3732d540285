// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <functional>

namespace sidelight {

class Database;

// What is read from and written to the tables of records and versions. Each function is one
// transaction of its own, unless it says otherwise; Error: Storage.

/// An answer to keep.
struct ReceivedAnswer {
    RecordKind kind = RecordKind::Deal;
    QUuid id;
    QByteArray body;
    QDateTime receivedAt;        ///< UTC
    std::optional<QUuid> tenant; ///< of the body; nothing where it cannot be read
};

/// See Store::append(). Also heals a body that was damaged or lost, when the service sends it again.
/// Error: OtherTenant too.
Result<Appended> appendAnswer(Database &database, const Derivation &derivation,
                              const ReceivedAnswer &answer);
/// All in one transaction; one that is of another tenant spoils no other.
Result<std::vector<Result<Appended>>> appendAnswers(Database &database, const Derivation &derivation,
                                                    const std::vector<ReceivedAnswer> &answers);

/// See Store::seed(). Error: Storage.
std::optional<Error> seedAnswers(Database &database, const Derivation &derivation,
                                 const std::vector<PastAnswer> &answers);

/// The newest version that is what was received, and the reader's marks. Nothing where there is none.
/// `bodyRead` gets a large newest body before that is proven.
Result<std::optional<StoredDeal>> loadDeal(
    Database &database, const QUuid &id, const std::function<void(const QByteArray &body)> &bodyRead = {});

/// Those of which anything is kept.
Result<std::vector<StoredContact>> loadContacts(Database &database, const QList<QUuid> &ids);

/// Those of these deals of which no answer is kept.
Result<QList<QUuid>> unkeptDeals(Database &database, const QList<QUuid> &ids);

/// Every version of a record, oldest first.
Result<std::vector<StoredVersion>> loadVersions(Database &database, RecordKind kind, const QUuid &id);

// Marks on a deal; without effect on one that is not kept.

std::optional<Error> markPinned(Database &database, const QUuid &id, const std::optional<QDateTime> &at);
std::optional<Error> markVisited(Database &database, const QUuid &id, const QDateTime &at);
/// See Store::setLooked().
std::optional<Error> markLooked(Database &database, const Derivation &derivation, const QUuid &id,
                                qint64 place);
std::optional<Error> markMissing(Database &database, const QUuid &id, const QDateTime &at);

/// Of a contact, which need not be kept. A later moment replaces an earlier one.
std::optional<Error> markContactMissing(Database &database, const QUuid &id, const QDateTime &at);

} // namespace sidelight
