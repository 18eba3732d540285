// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/preset.h"

#include "app/domain/endpoint.h"
#include "app/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStringDecoder>

namespace sidelight {

namespace {

constexpr qint64 maxFileBytes = 64 * 1024;

/// Puts a value in its place. Nothing where it could be read, else why not.
QString take(Preset &preset, const QString &key, const QString &value)
{
    if (key == u"service/address") {
        const auto origin = parseOrigin(value);
        if (origin)
            preset.address = preset.address.value_or(*origin);
        return origin ? QString() : origin.error().detail;
    }
    if (key == u"network/proxy") {
        const auto proxy = parseProxy(value);
        if (proxy)
            preset.proxy = preset.proxy.value_or(*proxy);
        return proxy ? QString() : proxy.error().detail;
    }
    if (key == u"network/authority") {
        if (!QDir::isAbsolutePath(value))
            return QStringLiteral("the path is not absolute");
        preset.authorityFile = preset.authorityFile.value_or(QDir::cleanPath(value));
        return {};
    }
    if (key == u"network/locked") {
        preset.isNetworkLocked |= value == u"true";
        return value == u"true" || value == u"false" ? QString() : QStringLiteral("neither true nor false");
    }
    return QStringLiteral("there is no such key");
}

QString withoutQuotes(const QString &value)
{
    const bool isQuoted = value.size() >= 2 && value.startsWith(u'"') && value.endsWith(u'"');
    return isQuoted ? value.sliced(1, value.size() - 2) : value;
}

/// Not by QSettings, for which `C:\corp\ca.pem` holds escapes and a comma makes a list.
void takeLines(Preset &preset, const QString &file, const QString &text)
{
    QString section;
    for (const QString &raw : text.split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.isEmpty() || line.startsWith(u';') || line.startsWith(u'#'))
            continue;
        if (line.startsWith(u'[') && line.endsWith(u']')) {
            section = line.sliced(1, line.size() - 2).trimmed();
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.left(equals).trimmed();
        const QString key = section.isEmpty() ? name : section + u'/' + name;
        const QString why = equals < 0
                                ? QStringLiteral("the line has no =")
                                : take(preset, key, withoutQuotes(line.sliced(equals + 1).trimmed()));
        if (!why.isEmpty())
            preset.problems += {file, key, why};
    }
}

} // namespace

QStringList presetFiles()
{
#if defined(Q_OS_WIN)
    const QString data = qEnvironmentVariable("ProgramData");
    return data.isEmpty() ? QStringList() : QStringList{data + QStringLiteral("/Sidelight/sidelight.ini")};
#elif defined(Q_OS_MACOS)
    return {QStringLiteral("/Library/Application Support/Sidelight/sidelight.ini")};
#else
    QStringList files;
    QStringList folders = QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    folders.removeAll(
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)); // the user's
    for (const QString &folder : folders)
        files += folder + QStringLiteral("/sidelight/sidelight.ini");
    return files;
#endif
}

Preset readPreset(const QStringList &files)
{
    Preset preset;
    for (const QString &name : files) {
        if (!QFileInfo(name).isFile()) // a pipe would keep the start waiting
            continue;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            preset.problems += {name, {}, file.errorString()};
            continue;
        }
        const QByteArray bytes = file.read(maxFileBytes + 1);
        // Stateless, or it would wait for the rest of a last letter that is cut short.
        QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decode(bytes);
        if (bytes.size() > maxFileBytes)
            preset.problems += {name, {}, QStringLiteral("it is larger than 64 KiB")};
        else if (decode.hasError())
            preset.problems += {name, {}, QStringLiteral("it is no UTF-8")};
        else
            takeLines(preset, name, text);
    }
    return preset;
}

NetworkChoice networkChoice(const Settings &settings, const Preset &preset)
{
    NetworkChoice choice{preset.proxy.value_or(Settings::networkProxy.fallback),
                         preset.authorityFile.value_or(Settings::networkAuthority.fallback)};
    if (preset.isNetworkLocked)
        return choice;
    choice.proxy = settings.ownValue(Settings::networkProxy).value_or(choice.proxy);
    choice.authorityFile = settings.ownValue(Settings::networkAuthority).value_or(choice.authorityFile);
    return choice;
}

void keepNetworkChoice(Settings &settings, const Preset &preset, const NetworkChoice &choice)
{
    const NetworkChoice now = networkChoice(settings, preset);
    if (choice.proxy != now.proxy)
        settings.setValue(Settings::networkProxy, choice.proxy);
    if (choice.authorityFile != now.authorityFile)
        settings.setValue(Settings::networkAuthority, choice.authorityFile);
}

} // namespace sidelight
