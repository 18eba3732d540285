// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/result.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace sidelight {

class BacksideClient;
struct Answer;

/// All that is known about one deal now.
struct DealState {
    enum class Source { None, Live, Copy };

    QUuid id;
    std::shared_ptr<const Deal> deal;     ///< the newest that could be read; null when there is none
    Source source = Source::None;         ///< of deal: Copy once a later request failed
    QDateTime receivedAt;                 ///< UTC, of deal
    bool isAsking = false;                ///< a request is queued or under way
    std::optional<QDateTime> pausedUntil; ///< UTC; asking waits for the end of a 429 pause
    std::optional<Error> error;           ///< why the last request changed nothing
    QByteArray refusedBody;               ///< the answer that could not be understood, for looking at
};

/// When a deal that is here already is asked for again on opening it (decision 18).
struct RefreshLimits {
    std::chrono::seconds goodFor{60};        ///< a younger copy is not asked for
    std::chrono::milliseconds onScreen{400}; ///< for so long, before anything is asked
};

/// The only one that knows client and store. What was seen stays: a failed refresh changes only
/// the error and what is said about the age, never the deal.
class Library : public QObject
{
    Q_OBJECT

public:
    /// The client is borrowed and must outlive the library.
    explicit Library(BacksideClient &client, RefreshLimits limits = {}, QObject *parent = nullptr);
    ~Library() override;

    /// Asks for a deal: at once when nothing is known of it; when it is here but not fresh, once it
    /// has stayed the last one opened for a moment. Either way dealChanged() comes at once with what
    /// is known.
    void open(const QUuid &id);
    /// Asks again, joining a request under way.
    void refresh(const QUuid &id);

    /// Source None and not asking for a deal that was never opened.
    DealState state(const QUuid &id) const;

    /// Forgets everything, for another address or key.
    void clear();

Q_SIGNALS:
    void dealChanged(const sidelight::DealState &state);

private:
    void takeAnswer(const QString &path, const Answer &answer);
    void takeFailure(const QString &path, const Error &error);
    void takePause();
    void refreshOpened();
    std::optional<QDateTime> pauseOf(const QString &path) const;
    void settle(const QUuid &id, Result<Deal> decoded, const Answer &answer);

    BacksideClient &m_client;
    const RefreshLimits m_limits;
    QTimer m_stay;
    QUuid m_opened;
    QHash<QUuid, DealState> m_states;
    QHash<QString, QUuid> m_asked; ///< by path
    int m_generation = 0;          ///< grows with clear(): what was decoded for an older one is dropped
};

} // namespace sidelight

Q_DECLARE_METATYPE(sidelight::DealState)
