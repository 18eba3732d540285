// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/dataplaces.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace sidelight {

namespace {

constexpr qsizetype longestOrigin = 120;
constexpr qsizetype keptOfLonger = 80;

QString kindWord(KeyKind kind)
{
    switch (kind) {
    case KeyKind::None: return QStringLiteral("none");
    case KeyKind::Live: return QStringLiteral("live");
    case KeyKind::Test: return QStringLiteral("test");
    case KeyKind::Other: return QStringLiteral("other");
    }
    return {};
}

/// Names that Windows keeps for devices, whatever follows after a dot.
bool isDevice(const QString &label)
{
    if (label == u"con" || label == u"prn" || label == u"aux" || label == u"nul")
        return true;
    return label.size() == 4 && (label.startsWith(u"com") || label.startsWith(u"lpt"))
           && label[3].isDigit();
}

QString safeHost(const QString &host)
{
    QString safe;
    const QByteArray lower = host.toLower().toUtf8();
    for (const char c : lower) {
        const bool isSafe = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        if (isSafe)
            safe += QLatin1Char(c);
        else
            safe += QStringLiteral("_%1").arg(quint8(c), 2, 16, QLatin1Char('0'));
    }
    // No hexadecimal digits follow, so this stands for no character.
    return isDevice(safe.section(u'.', 0, 0)) ? u'_' + safe : safe;
}

QString safeOrigin(const QUrl &origin)
{
    const bool isPlain = origin.scheme() == u"http";
    QString text =
        (isPlain ? QStringLiteral("http+") : QString()) + safeHost(origin.host(QUrl::FullyEncoded));
    if (origin.port() >= 0)
        text += u'+' + QString::number(origin.port());
    if (text.size() <= longestOrigin)
        return text;
    const QByteArray hash = QCryptographicHash::hash(text.toLatin1(), QCryptographicHash::Sha256);
    return text.first(keptOfLonger) + u'~' + QString::fromLatin1(hash.first(16).toHex());
}

} // namespace

DataPlaces dataPlaces(const QString &dataDirOrEmpty)
{
    const QString folder = dataDirOrEmpty.isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)
                               : QDir::cleanPath(QDir::current().absoluteFilePath(dataDirOrEmpty));
    if (folder.isEmpty())
        return {};
    const QDir dir(folder);
    return {folder, dir.filePath(QStringLiteral("sidelight.ini")), dir.filePath(QStringLiteral("stores"))};
}

QString storeFileName(const QUrl &origin, KeyKind kind, const std::optional<QUuid> &tenant)
{
    const QString of = tenant ? u'-' + tenant->toString(QUuid::Id128) : QString();
    return safeOrigin(origin) + u'-' + kindWord(kind) + of + QStringLiteral(".sqlite");
}

} // namespace sidelight
