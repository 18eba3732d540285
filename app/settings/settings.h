// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/networkchoice.h"
#include "app/settings/scheme.h"

#include <QByteArray>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <span>
#include <type_traits>

class QSettings;

namespace sidelight {

/// A key of the file, and what counts where it is missing or bad. Accounts have a class of their own, in
/// the same file; their keys are no setting: they live in the secret store alone.
template <typename T>
struct Setting {
    const char *key;
    T fallback;
    std::optional<T> (*read)(const QVariant &stored); ///< nothing for a bad value
};

std::optional<ProxyChoice> readProxy(const QVariant &stored); ///< as parseProxy() takes it
std::optional<QString> readPath(const QVariant &stored);      ///< an absolute path, or empty
std::optional<int> readDays(const QVariant &stored);          ///< 0 to 36500
std::optional<int> readSteps(const QVariant &stored);         ///< -4 to 10
std::optional<bool> readYesNo(const QVariant &stored);        ///< `true` or `false`
std::optional<Scheme> readScheme(const QVariant &stored);     ///< `system`, `light` or `dark`
std::optional<QByteArray> readBytes(const QVariant &stored);  ///< as QSettings writes a QByteArray

/// A key that had another name in an earlier version.
struct RenamedKey {
    const char *before;
    const char *now;
};

/// What the reader chose, in a QSettings that is borrowed and must outlive this object. Keys that it
/// does not know stay as they are; so does a bad value until another is set.
class Settings
{
public:
    // clang-format off
    static inline const Setting<ProxyChoice> networkProxy{"network/proxy", {}, readProxy};
    static inline const Setting<QString> networkAuthority{"network/authority", {}, readPath}; ///< PEM; empty for none
    static inline const Setting<int> keepDays{"history/keepDays", 0, readDays}; ///< of earlier answers; 0 keeps all
    static inline const Setting<bool> refreshPinned{"refresh/pinned", false, readYesNo}; ///< in the background
    static inline const Setting<bool> findDealsEnabled{"find/enabled", false, readYesNo}; ///< decision 20
    static inline const Setting<QByteArray> windowGeometry{"window/geometry", {}, readBytes}; ///< QWidget::saveGeometry()
    static inline const Setting<QByteArray> splitterState{"window/splitter", {}, readBytes};  ///< QSplitter::saveState()
    static inline const Setting<bool> sidebarShown{"window/sidebar", true, readYesNo};
    static inline const Setting<bool> tabsKept{"window/keepTabs", true, readYesNo}; ///< for the next start; see Accounts
    static inline const Setting<Scheme> viewScheme{"view/scheme", Scheme::System, readScheme};
    static inline const Setting<int> viewZoom{"view/zoom", 0, readSteps}; ///< steps from the normal size
    static inline const Setting<QByteArray> listNow{"list/now", {}, readBytes};     ///< savedViewsText() of one without a name
    static inline const Setting<QByteArray> listViews{"list/views", {}, readBytes}; ///< savedViewsText()
    // clang-format on

    /// Moves values from renamed keys to those of now; one that is there already counts.
    explicit Settings(QSettings &file, std::span<const RenamedKey> renamed = allRenamed());
    static std::span<const RenamedKey> allRenamed();

    template <typename T>
    T value(const Setting<T> &setting) const
    {
        return ownValue(setting).value_or(setting.fallback);
    }
    /// Nothing where the reader has chosen nothing, or the value is bad.
    template <typename T>
    std::optional<T> ownValue(const Setting<T> &setting) const
    {
        return setting.read(stored(setting.key));
    }
    template <typename T>
    void setValue(const Setting<T> &setting, const std::type_identity_t<T> &value)
    {
        store(setting.key, toStored(value));
    }

    /// What was bad when the file was read, by key; English, and without the values, which may be
    /// anything.
    const QStringList &problems() const { return m_problems; }

private:
    QVariant stored(const char *key) const;
    void store(const char *key, const QVariant &value);
    template <typename T>
    void check(const Setting<T> &setting);

    static QVariant toStored(Scheme scheme);
    static QVariant toStored(const ProxyChoice &proxy);
    static QVariant toStored(const QString &text) { return text; }
    static QVariant toStored(const QByteArray &bytes) { return bytes; }
    static QVariant toStored(int number) { return number; }
    static QVariant toStored(bool isYes) { return isYes; }

    QSettings &m_file;
    QStringList m_problems;
};

} // namespace sidelight
