// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/session.h"
#include "app/windowsettings.h"
#include "ui/mainwindow.h"

#include <QEventLoopLocker>
#include <QTimer>

#include <chrono>
#include <optional>

namespace sidelight {

class GettingIn;

/// A run with a window: its objects, and how they are connected.
class WindowRun
{
public:
    /// `startedAt` is what --exit-after-paint counts from.
    WindowRun(const Options &options, QLocale locale, std::chrono::steady_clock::time_point startedAt);
    ~WindowRun();

    int run();

private:
    Result<bool> begin();
    bool isPicture() const { return !m_options.grabFile.isEmpty() || m_options.exitAfterPaint; }
    void connectWindow();
    void useSamples();
    void showAccount(const QUuid &beside = {});
    void open(const QString &reference);
    void openIn(const QString &accountId, const QUuid &deal);
    QUuid askedDeal() const; ///< on the command line; null for none
    QUuid keptDeal();        ///< of the tab that was left open in front; null for none
    void showOnceReady();
    void show();
    void fitToScreen();
    void takePaint();
    void addGettingIn();
    void restoreTabs(const QUuid &beside);
    void keepTabs();
    void restoreLooks();
    void saveLooks();
    void grab();

    const Options &m_options;
    const QLocale m_locale;
    const std::chrono::steady_clock::time_point m_startedAt;
    Session m_session;
    const Result<bool> m_begun; ///< before the window, which takes longer to build than a deal to be read
    MainWindow m_window;
    WindowSettings m_dialogs;
    std::unique_ptr<GettingIn> m_getting; ///< once the window is painted
    QTimer m_daily;
    QUuid m_sought; ///< the deal of a link, while it is being found out which account holds it
    std::optional<QEventLoopLocker> m_keeping; ///< while a key is on its way to the secret store
};

} // namespace sidelight
