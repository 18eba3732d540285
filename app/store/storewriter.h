// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/answers.h"
#include "app/store/searchindex.h"
#include "app/store/storefile.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <vector>

namespace sidelight {

/// What the store does on its thread beside single steps: it keeps answers that could not be written
/// and tries them again, remakes derived columns bit by bit, and in quiet moments follows with the index.
class StoreWriter : public QObject
{
    Q_OBJECT

public:
    explicit StoreWriter(Derivation derivation);

    StoreFile &file() { return m_file; }
    /// For searching in a store that is no file, or cannot be written; else see searchName().
    Database &index() { return m_index.database(); }
    /// Of the file, why answers wait, and whether columns are being remade.
    StoreStatus status() const;

    /// `generation` comes back with each signal about this file.
    void open(const StorePlace &place, int generation);
    Result<Appended> append(const ReceivedAnswer &answer);
    /// The same for several, in one transaction where that works.
    std::vector<Result<Appended>> append(const std::vector<ReceivedAnswer> &answers);
    std::optional<Error> wipe();
    /// To be called after each step, for what it left to do.
    void goOn();
    void saveLast();    ///< before the end
    void hurryIndex();  ///< somebody searches
    void remakeIndex(); ///< it is damaged, or has what is kept no more

Q_SIGNALS:
    void savedLater(int generation, sidelight::RecordKind kind, const QUuid &id,
                    const sidelight::Appended &kept);
    void statusChanged(int generation, const sidelight::StoreStatus &status);
    void listsChanged(int generation);
    void searchChanged(int generation);
    void searchCaughtUp(int generation);

private:
    void retry();
    bool saveWaiting();
    void wait(const ReceivedAnswer &answer);
    void forgetWaiting();
    void rebuildSome();
    void forgetIndex();
    void fillIndex();
    void tellIndexNews(bool isDone);

    StoreFile m_file;
    SearchIndex m_index;
    int m_generation = 0;
    std::deque<ReceivedAnswer> m_waiting; ///< in the order they came
    qint64 m_waitingBytes = 0;
    std::optional<Error> m_whyWaiting;
    QTimer m_retry{this};
    bool m_isRebuilding = false;
    QTimer m_quiet{this};
    QDeadlineTimer m_nextNews{0};
    bool m_isIndexUrgent = false;
    QString m_setAside; ///< the last file that was salvaged, which the index knows
};

} // namespace sidelight
