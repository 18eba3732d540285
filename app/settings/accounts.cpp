// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/accounts.h"

#include "app/domain/identifier.h"

#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace sidelight {

namespace {

QString keyOf(const QString &id, const char *name)
{
    const QString group = id.isEmpty() ? QStringLiteral("samples") : QStringLiteral("accounts/") + id;
    return group + u'/' + QLatin1StringView(name);
}

QString currentKey()
{
    return QStringLiteral("accounts/current");
}

QString toWipeKey()
{
    return QStringLiteral("accounts/toWipe");
}

constexpr std::pair<const char *, KeyKind> keyKinds[] = {
    {"none", KeyKind::None},
    {"live", KeyKind::Live},
    {"test", KeyKind::Test},
    {"other", KeyKind::Other},
};

QString keyKindName(KeyKind kind)
{
    const auto found = std::find_if(std::begin(keyKinds), std::end(keyKinds),
                                    [kind](const auto &entry) { return entry.second == kind; });
    return QString::fromLatin1(found->first);
}

KeyKind readKeyKind(const QVariant &stored)
{
    const QString name = stored.toString();
    const auto found = std::find_if(std::begin(keyKinds), std::end(keyKinds), [&name](const auto &entry) {
        return name == QLatin1StringView(entry.first);
    });
    return found == std::end(keyKinds) ? KeyKind::None : found->second;
}

std::optional<QUrl> readOrigin(const QVariant &stored)
{
    const auto origin = parseOrigin(stored.toString());
    return origin ? std::optional(*origin) : std::nullopt;
}

/// Empty for a name that would lead out of the folder, as a file that was edited by hand may hold.
QString readFileName(const QVariant &stored)
{
    const QString name = stored.toString();
    const bool isName =
        !name.contains(u'/') && !name.contains(u'\\') && !name.contains(u':') && !name.startsWith(u'.');
    return isName ? name : QString();
}

/// A comma in an INI file makes a list of a text that was edited by hand.
QString joinedText(const QVariant &stored)
{
    return stored.typeId() == QMetaType::QStringList ? stored.toStringList().join(QStringLiteral(", "))
                                                     : stored.toString();
}

constexpr qsizetype mostTabs = 100; // more are no work of a reader

} // namespace

QString newAccountId()
{
    return QUuid::createUuid().toString(QUuid::Id128);
}

Accounts::Accounts(QSettings &file)
    : m_file(file)
{
    takeOverSingleAccount();
    m_file.beginGroup(QStringLiteral("accounts"));
    const QStringList ids = m_file.childGroups();
    m_file.endGroup();
    for (const QString &id : ids) {
        if (const auto account = read(id))
            m_accounts.push_back(*account);
        else
            m_problems += QStringLiteral("accounts/%1: no address that can be used, left out").arg(id);
    }
    std::stable_sort(m_accounts.begin(), m_accounts.end(), [this](const Account &a, const Account &b) {
        return m_file.value(keyOf(a.id, "order")).toInt() < m_file.value(keyOf(b.id, "order")).toInt();
    });
}

void Accounts::takeOverSingleAccount()
{
    const QString group = QStringLiteral("account");
    const auto old = [this, &group](const char *name) {
        return m_file.value(group + u'/' + QLatin1StringView(name));
    };
    const auto origin = readOrigin(old("origin"));
    const QString store = readFileName(old("store"));
    if (!origin || store.isEmpty())
        return;
    Account account;
    account.id = newAccountId();
    account.origin = *origin;
    account.kind = readKeyKind(old("kind"));
    account.store = store;
    save(account);
    setCurrent(account.id);
    m_accounts.clear(); // to be read like every other
    m_file.remove(group);
}

std::optional<Account> Accounts::read(const QString &id) const
{
    const auto value = [this, &id](const char *name) { return m_file.value(keyOf(id, name)); };
    const auto origin = readOrigin(value("origin"));
    if (!origin)
        return std::nullopt;
    Account account;
    account.id = id;
    account.name = joinedText(value("name"));
    account.origin = *origin;
    account.kind = readKeyKind(value("kind"));
    account.color = std::clamp(value("color").toInt(), 0, accountColorCount - 1);
    account.store = readFileName(value("store"));
    account.tenant = QUuid::fromString(value("tenantId").toString());
    account.tenantName = joinedText(value("tenant"));
    account.plan = joinedText(value("plan"));
    return account;
}

std::optional<Account> Accounts::find(const QString &id) const
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&id](const Account &account) { return account.id == id; });
    return found == m_accounts.end() ? std::nullopt : std::optional(*found);
}

std::optional<Account> Accounts::current() const
{
    if (const auto last = find(m_file.value(currentKey()).toString()))
        return last;
    return m_accounts.empty() ? std::nullopt : std::optional(m_accounts.front());
}

// A value that is set has QSettings write and flush the whole file, whether it was another one or not: that
// is, another one than this program last read.
void Accounts::put(const QString &key, const QVariant &value)
{
    const QString text = value.toString();
    if (m_file.value(key).toStringList() != QStringList(text)) // one edited by hand may be a list
        m_file.setValue(key, text);
}

void Accounts::setCurrent(const QString &id)
{
    put(currentKey(), id);
}

void Accounts::save(const Account &account)
{
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&account](const Account &one) { return one.id == account.id; });
    if (found == m_accounts.end()) {
        const int last =
            m_accounts.empty() ? 0 : m_file.value(keyOf(m_accounts.back().id, "order")).toInt();
        m_accounts.push_back(account);
        put(keyOf(account.id, "order"), last + 1);
    } else {
        *found = account;
    }
    put(keyOf(account.id, "name"), account.name);
    put(keyOf(account.id, "origin"), account.origin.toString(QUrl::FullyEncoded));
    put(keyOf(account.id, "kind"), keyKindName(account.kind));
    put(keyOf(account.id, "color"), account.color);
    put(keyOf(account.id, "store"), account.store);
    put(keyOf(account.id, "tenantId"),
        account.tenant.isNull() ? QString() : account.tenant.toString(QUuid::WithoutBraces));
    put(keyOf(account.id, "tenant"), account.tenantName);
    put(keyOf(account.id, "plan"), account.plan);
}

void Accounts::remove(const QString &id)
{
    std::erase_if(m_accounts, [&id](const Account &account) { return account.id == id; });
    m_file.remove(QStringLiteral("accounts/") + id);
}

DayCount Accounts::dayCount(const QString &id) const
{
    return {m_file.value(keyOf(id, "day")).toDate(), std::max(m_file.value(keyOf(id, "sent")).toInt(), 0)};
}

void Accounts::setDayCount(const QString &id, const DayCount &count)
{
    if (!find(id)) // removed in the meantime: nothing of it comes back
        return;
    put(keyOf(id, "day"), count.day.toString(Qt::ISODate));
    put(keyOf(id, "sent"), count.sent);
}

// Each tab is the deal, and after a slash its page: `dea10001-…/contacts`.
OpenTabs Accounts::openTabs(const QString &id) const
{
    OpenTabs open;
    const QStringList stored = m_file.value(keyOf(id, "tabs")).toString().split(u' ', Qt::SkipEmptyParts);
    const int current = m_file.value(keyOf(id, "currentTab")).toInt();
    for (qsizetype place = 0; place < std::min(stored.size(), mostTabs); ++place) {
        const auto deal = parseIdentifier(stored[place].section(u'/', 0, 0).toLatin1());
        if (!deal)
            continue;
        if (place == current)
            open.current = int(open.tabs.size());
        open.tabs.push_back({*deal, stored[place].section(u'/', 1)});
    }
    return open;
}

void Accounts::setOpenTabs(const QString &id, const OpenTabs &open)
{
    if (!id.isEmpty() && !find(id))
        return;
    QStringList tabs;
    for (const OpenTabs::Tab &tab : open.tabs)
        tabs << identifierText(tab.deal) + u'/' + tab.page;
    put(keyOf(id, "tabs"), tabs.join(u' '));
    put(keyOf(id, "currentTab"), open.current);
}

QStringList Accounts::toWipe() const
{
    return m_file.value(toWipeKey()).toStringList();
}

void Accounts::setToWipe(const QString &secretName, bool isToWipe)
{
    QStringList names = toWipe();
    if (names.contains(secretName) == isToWipe)
        return;
    if (isToWipe)
        names += secretName;
    else
        names.removeAll(secretName);
    if (names.isEmpty())
        m_file.remove(toWipeKey());
    else
        m_file.setValue(toWipeKey(), names);
}

int Accounts::freeColor() const
{
    std::array<int, accountColorCount> uses = {};
    for (const Account &account : m_accounts)
        ++uses[std::size_t(account.color)];
    return int(std::min_element(uses.begin(), uses.end()) - uses.begin());
}

} // namespace sidelight
