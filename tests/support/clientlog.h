// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/backsideclient.h"
#include "tests/support/fakebackside.h"

#include <QList>
#include <QObject>
#include <QSignalSpy>
#include <QStringList>

#include <optional>

namespace sidelight {

/// What a client answered, in the order of its signals.
class ClientLog : public QObject
{
public:
    struct Entry {
        QString path;
        std::optional<Answer> answer;
        std::optional<Error> error;
    };

    explicit ClientLog(BacksideClient &client)
    {
        connect(&client, &BacksideClient::answered, this,
                [this](const QString &path, const Answer &answer) {
                    entries += {path, answer, std::nullopt};
                });
        connect(&client, &BacksideClient::failed, this, [this](const QString &path, const Error &error) {
            entries += {path, std::nullopt, error};
        });
    }

    qsizetype size() const { return entries.size(); }

    QStringList paths() const
    {
        QStringList all;
        for (const Entry &entry : entries)
            all += entry.path;
        return all;
    }

    QList<Entry> entries;
};

/// Time enough for whatever another client has in mind: one whole call of somebody else.
inline bool letSomeTimePass()
{
    const FakeBackside other;
    BacksideClient client(other.endpoint());
    QSignalSpy failed(&client, &BacksideClient::failed);
    client.get(QStringLiteral("/nothing"));
    return failed.wait(20'000);
}

} // namespace sidelight
