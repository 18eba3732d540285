// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sample/sampleservice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>

namespace sidelight {

/// A sample service that counts from 21 September 2026, and somebody who asks it.
struct SampleCalls {
    SampleCalls() { network.setProxy(QNetworkProxy::NoProxy); }

    QNetworkReply *ask(const QString &path, const QByteArray &authorization)
    {
        QUrl url = service->endpoint().origin;
        url.setPath(path);
        QNetworkRequest request(url);
        if (!authorization.isEmpty())
            request.setRawHeader("Authorization", authorization);
        return network.get(request);
    }
    QNetworkReply *ask(const QString &path) { return ask(path, "Bearer " + service->endpoint().key); }

    /// The reply when it is there.
    QNetworkReply *answer(const QString &path)
    {
        QNetworkReply *reply = ask(path);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        finished.wait(20'000);
        return reply;
    }

    static int status(QNetworkReply *reply)
    {
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    /// An example of the contract.
    static QJsonObject errorBody(const QString &name)
    {
        QFile file(QStringLiteral(TEST_DATA "/errors/%1.json").arg(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    }

    std::unique_ptr<SampleService> service = std::make_unique<SampleService>(QDate(2026, 9, 21));
    QNetworkAccessManager network;
};

} // namespace sidelight
