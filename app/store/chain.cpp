// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/chain.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace sidelight {

namespace {

template <typename Number>
QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

QByteArray bodyHash(const QByteArray &body)
{
    return QCryptographicHash::hash(body, QCryptographicHash::Sha256);
}

QByteArray linkHash(const QByteArray &previous, RecordKind kind, const QByteArray &id, qint64 receivedAt,
                    const QByteArray &hashOfBody)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(bigEndian(qint32(kind)));
    hash.addData(id);
    hash.addData(bigEndian(receivedAt));
    hash.addData(hashOfBody);
    return hash.result();
}

} // namespace sidelight
