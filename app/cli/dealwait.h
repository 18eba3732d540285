// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <utility>

namespace sidelight {

/// Waits for deals to settle, and for the copies of their people. A 429 pause longer than 5 s is not waited
/// for (decision 19). The library is borrowed.
class DealWait : public QObject
{
    Q_OBJECT

public:
    explicit DealWait(Library &library, QObject *parent = nullptr);

    void load(const QUuid &id);    ///< only what is here
    void refresh(const QUuid &id); ///< with what is here to fall back on
    bool isWaiting() const { return !m_waiting.isEmpty() || !m_waitingForPeople.isEmpty(); }

Q_SIGNALS:
    /// Once for each deal that was asked for; perhaps from within load() and refresh(). Without a deal,
    /// its error says why.
    void settled(const sidelight::DealState &state);

private:
    void take(const DealState &state);
    void takePeople(const QList<QUuid> &ids);

    Library &m_library;
    QSet<QUuid> m_waiting;
    QList<std::pair<QList<QUuid>, DealState>> m_waitingForPeople; ///< with their IDs
};

} // namespace sidelight
