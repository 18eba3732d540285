// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deallistpage.h"
#include "app/domain/result.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QUuid>

namespace sidelight {

class BacksideClient;
class Store;
struct Answer;

/// What the service lists.
struct FoundDeals {
    int listed = 0;       ///< distinct IDs
    QList<QUuid> unknown; ///< those of which there is no copy, in the order they were listed
};

/// The part of the library that asks the service which deals there are, page by page (decision 20). Nothing
/// but IDs is taken from the unpublished answer.
class DealFinder : public QObject
{
    Q_OBJECT

public:
    /// Client and store are borrowed and must outlive it.
    DealFinder(BacksideClient &client, Store &store);

    void find();
    void cancel(); ///< without a signal

Q_SIGNALS:
    void progressed(int listed);
    void found(const sidelight::Result<sidelight::FoundDeals> &deals);

private:
    void ask(const QString &cursor);
    void takeAnswer(const QString &path, const Answer &answer);
    void takePage(const Result<DealListPage> &page);
    void takeFailure(const QString &path, const Error &error);
    void takeUnkept(const Result<QList<QUuid>> &unkept);
    void end(const Result<FoundDeals> &deals);

    BacksideClient &m_client;
    Store &m_store;
    QString m_asked; ///< of the client; empty while nothing is
    QList<QUuid> m_ids;
    QSet<QUuid> m_seen;
    QSet<QString> m_cursors;
    bool m_isComparing = false; ///< with the copies
    int m_generation = 0; ///< grows with find() and cancel(): what was decoded for an older one is dropped
};

} // namespace sidelight
