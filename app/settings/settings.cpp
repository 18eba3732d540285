// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/settings.h"

#include <QDir>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr int mostDays = 36'500;
constexpr std::pair<int, int> zoomSteps = {-4, 10};

constexpr std::pair<const char *, Scheme> schemes[] = {
    {"system", Scheme::System},
    {"light", Scheme::Light},
    {"dark", Scheme::Dark},
};

/// The text of a value; nothing for a list, which a comma in the file makes of it.
std::optional<QString> textOf(const QVariant &stored)
{
    if (stored.typeId() != QMetaType::QString)
        return std::nullopt;
    return stored.toString();
}

std::optional<int> readNumber(const QVariant &stored, int least, int most)
{
    bool isNumber = stored.typeId() == QMetaType::Int; // not yet written
    int number = stored.toInt();
    if (const auto text = textOf(stored))
        number = text->toInt(&isNumber);
    return isNumber && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

template <typename T, std::size_t count>
std::optional<T> readName(const QVariant &stored, const std::pair<const char *, T> (&names)[count])
{
    const auto text = textOf(stored);
    const auto found = std::find_if(std::begin(names), std::end(names), [&text](const auto &entry) {
        return text == QLatin1StringView(entry.first);
    });
    return found == std::end(names) ? std::nullopt : std::optional(found->second);
}

template <typename T, std::size_t count>
QString nameOf(T value, const std::pair<const char *, T> (&names)[count])
{
    const auto found = std::find_if(std::begin(names), std::end(names),
                                    [value](const auto &entry) { return entry.second == value; });
    return found == std::end(names) ? QString() : QString::fromLatin1(found->first);
}

} // namespace

std::optional<ProxyChoice> readProxy(const QVariant &stored)
{
    const auto text = textOf(stored);
    const auto proxy = parseProxy(text.value_or(QString()));
    return proxy ? std::optional(*proxy) : std::nullopt;
}

std::optional<QString> readPath(const QVariant &stored)
{
    const auto text = textOf(stored);
    return text && (text->isEmpty() || QDir::isAbsolutePath(*text)) ? text : std::nullopt;
}

std::optional<int> readDays(const QVariant &stored)
{
    return readNumber(stored, 0, mostDays);
}

std::optional<int> readSteps(const QVariant &stored)
{
    return readNumber(stored, zoomSteps.first, zoomSteps.second);
}

std::optional<bool> readYesNo(const QVariant &stored)
{
    if (stored.typeId() == QMetaType::Bool) // not yet written
        return stored.toBool();
    const auto text = textOf(stored);
    if (text == u"true" || text == u"false")
        return text == u"true";
    return std::nullopt;
}

std::optional<Scheme> readScheme(const QVariant &stored)
{
    return readName(stored, schemes);
}

std::optional<QByteArray> readBytes(const QVariant &stored)
{
    return stored.typeId() == QMetaType::QByteArray ? std::optional(stored.toByteArray()) : std::nullopt;
}

std::span<const RenamedKey> Settings::allRenamed()
{
    return {}; // no key has had another name yet
}

Settings::Settings(QSettings &file, std::span<const RenamedKey> renamed)
    : m_file(file)
{
    (void)m_file.allKeys(); // sections are read when they are asked for; the status is about all of them
    for (const RenamedKey &key : renamed) {
        if (!stored(key.before).isValid())
            continue;
        if (!stored(key.now).isValid())
            store(key.now, stored(key.before));
        m_file.remove(QLatin1StringView(key.before));
    }
    if (m_file.status() == QSettings::AccessError)
        m_problems += QStringLiteral("the file cannot be read or written");
    else if (m_file.status() == QSettings::FormatError)
        m_problems += QStringLiteral("the file holds lines that are no settings");
    check(networkProxy);
    check(networkAuthority);
    check(keepDays);
    check(refreshPinned);
    check(findDealsEnabled);
    check(windowGeometry);
    check(splitterState);
    check(sidebarShown);
    check(listNow);
    check(listViews);
    check(tabsKept);
    check(viewScheme);
    check(viewZoom);
}

template <typename T>
void Settings::check(const Setting<T> &setting)
{
    const QVariant value = stored(setting.key);
    if (value.isValid() && !setting.read(value))
        m_problems +=
            QStringLiteral("%1: bad value, the default counts").arg(QLatin1StringView(setting.key));
}

QVariant Settings::stored(const char *key) const
{
    return m_file.value(QLatin1StringView(key));
}

void Settings::store(const char *key, const QVariant &value)
{
    m_file.setValue(QLatin1StringView(key), value);
}

QVariant Settings::toStored(const ProxyChoice &proxy)
{
    return proxyText(proxy);
}

QVariant Settings::toStored(Scheme scheme)
{
    return nameOf(scheme, schemes);
}

} // namespace sidelight
