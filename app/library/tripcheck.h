// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"
#include "app/domain/result.h"
#include "app/domain/tripreport.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QUuid>

#include <chrono>
#include <vector>

namespace sidelight {

class Library;
struct DealState;

/// Looks at what is kept of the pinned deals and their people, and asks for nothing.
class TripCheck : public QObject
{
    Q_OBJECT

public:
    /// The library is borrowed and must outlive it.
    explicit TripCheck(Library &library, QObject *parent = nullptr);

    /// A copy that the service answered longer ago than `goodFor` is old. Answered by finished().
    void start(std::chrono::hours goodFor);

Q_SIGNALS:
    void finished(const sidelight::Result<sidelight::TripReport> &report); ///< Storage

private:
    void takeList(const Result<DealList> &list);
    void takeDeal(const DealState &state);
    void loadPeople();
    void takePeople(const QList<QUuid> &ids);
    TripDeal judged(const DealRow &row, TripReport &report, QSet<QUuid> &seen) const;

    Library &m_library;
    std::chrono::hours m_goodFor{0};
    bool m_isListing = false;
    std::vector<DealRow> m_rows;
    QSet<QUuid> m_loading;        ///< deals that the library has not said all of yet
    QList<QUuid> m_people;        ///< of them all
    bool m_isAboutPeople = false; ///< they are being loaded
};

} // namespace sidelight
