// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace sidelight {

struct StoredContact;
struct StoredDeal;

/// Reads the copies of many deals for whoever writes them down, a few at a time: no more are in memory,
/// nothing is asked of the service, and no visit is remembered. Made by Library::readCopies().
class DealReader : public QObject
{
    Q_OBJECT

public:
    /// The store is borrowed.
    DealReader(Store &store, std::vector<QUuid> ids);

    /// The next deals in their order, answered by read(); not again before that.
    void goOn();
    bool isAtEnd() const { return m_next == m_ids.size(); }
    void end(); ///< the store is about to be another account's: nothing more is read

Q_SIGNALS:
    /// Copies, or in place of one an error that says why there is none: Storage, NotUnderstood, NotCached.
    /// With the people of these deals whose copies are here. Not once all were read.
    void read(const std::vector<sidelight::DealState> &copies, const sidelight::People &people);
    void ended(); ///< by end(), in place of read()

private:
    using Stored = Result<std::optional<StoredDeal>>;

    void take(const QUuid &id, const Stored &stored);
    void takeAll();
    void takePeople(const QList<QUuid> &ids, const Result<std::vector<StoredContact>> &contacts);

    Store &m_store;
    const std::vector<QUuid> m_ids;
    std::size_t m_next = 0;       ///< in m_ids
    std::vector<QUuid> m_reading; ///< those that read() answers next
    QHash<QUuid, std::shared_ptr<const Stored>> m_stored;
    std::vector<DealState> m_copies;
    QList<QUuid> m_people; ///< asked of the store
    bool m_isWaitingForPeople = false;
    bool m_isEnded = false;
};

} // namespace sidelight
