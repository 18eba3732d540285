// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/keystate.h"
#include "app/domain/tenant.h"
#include "app/library/library.h"
#include "ui/samplepage.h"
#include "ui/scheme.h"

#include <QLocale>
#include <QMainWindow>
#include <QTimer>

#include <optional>
#include <vector>

class QActionGroup;
class QFrame;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace sidelight {

class DealPage;
class MessagePage;
class NoticeBar;
class OpenBox;
class Sidebar;
class StartPage;

/// How the reader arranged the window, to be found again at the next start.
struct WindowLooks {
    QByteArray geometry; ///< QWidget::saveGeometry(); empty for the size it has by itself
    QByteArray splitter; ///< QSplitter::saveState(); empty while there was no sidebar
    bool hasSidebar = true;
    Scheme scheme = Scheme::System;
    int zoom = 0; ///< steps from the normal size of text
};

/// The window: a bar with the box, and below it a deal or what stands in its place. It asks the
/// library and shows what comes back; who the account is, is decided outside.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// The library is borrowed and must outlive the window.
    MainWindow(Library &library, QLocale locale, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Another one is in use, or none, which has no origin: begins anew with it.
    void setAccount(const Account &account);
    /// Those there are to choose from. Of the one in use, name and colour may be others than before.
    void setAccounts(const std::vector<Account> &accounts);
    void setKeyState(const KeyState &state);
    void sayLeft(const QString &text);     ///< what an account left behind, until the reader has seen it
    void setDraft(const Account &account); ///< what a new account begins with
    void showStart();
    void setReport(const Result<Tenant> &report); ///< answers testWanted()
    void showSamples(const std::vector<Suggestion> &suggestions);
    void openDeal(const QUuid &id);
    void refuse(const Error &error); ///< shown in place of a deal
    void setScheme(Scheme scheme);
    WindowLooks looks() const;
    void setLooks(const WindowLooks &looks); ///< before it is shown
    /// How many days of the past are kept, for the dialog that asks; 0 is all of it.
    void setRetention(int days);

Q_SIGNALS:
    // Who the account is, see StartPage and AccountDialog.
    void submitted(const sidelight::Account &account, const QByteArray &key);
    void testWanted(const sidelight::Account &account, const QByteArray &key);
    void accountChosen(const QString &accountId);
    void accountEditWanted(const QString &accountId); ///< empty for a new one
    void keychainWanted();                            ///< the secret store is to be tried again
    void settingsWanted();
    void loginWanted(); ///< a proxy stood in the way, and the reader tries again
    void samplesWanted();
    /// The key answers for another tenant than the copies are of: they want a place of their own
    /// (decision 12).
    void keepApartWanted();
    /// A contact is to be written to or called: `mailto:` or `tel:`, by a click or key.
    void linkWanted(const QUrl &link);
    /// So many days of the past are to be kept from now on, 0 for all; what is older is removed already.
    void retentionChosen(int days);
    /// The page that was asked for is on screen: a start page, a deal, or why there is none.
    void settled();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void colorBarLine();
    QLayout *addNotices();
    QWidget *topBar();
    QWidget *menuButton(QWidget *bar);
    void addActions();
    void addPageActions(QMenu &menu);
    void addHistoryActions(QMenu &menu);
    void addMarkActions(QMenu &menu);
    void addViewActions(QMenu &menu);
    void addSchemeActions(QMenu &menu);
    QAction *addAction(QMenu &menu, const QString &text, const QList<QKeySequence> &keys,
                       void (MainWindow::*act)());
    void sayRefused(const Error &error);
    void goTo(const QUuid &id);
    void goBack();
    void goForward();
    void step(int rows);
    void stepDown();
    void stepUp();
    void refresh();
    void focusBox();
    void find();
    void copyLink();
    void showKeys();
    void changeKey();
    void addAccount();
    void showAccount();
    QUuid wantedDeal(const Account &account) const;
    bool hasTwin(const Account &account) const;
    void fillAccountMenu();
    void showHome();
    void showHomePage();
    void leaveDeal();
    void takeState(const DealState &state);
    void takeErrorAction();
    void updateNavigation();
    void connectLibrary();
    void connectDealPage(DealPage &page);
    void takeCounts(const DealCounts &counts);
    void takeRow(const DealRow &row);
    void takeStoreStatus(const StoreStatus &status);
    void addSidebar();
    void showSidebar();
    void togglePinned();
    void markSeen();
    void openCopies();
    void keepPast(int days);
    void wipe();
    std::optional<QUuid> neighbour(int rows) const;
    void zoom(int steps);
    void zoomIn();
    void zoomOut();
    void zoomToNormal();
    void tick();
    template <typename Page>
    Page *page(Page *&page);
    bool isOnScreen(const QWidget *page) const;
    bool isDealShown() const;

    Library &m_library;
    QLocale m_locale;
    Account m_account;
    std::vector<Account> m_accounts;
    Account m_draft;
    std::vector<Suggestion> m_suggestions;
    std::vector<QUuid> m_visited; ///< for back and forward
    int m_place = -1;             ///< in m_visited
    int m_zoom = 0;               ///< steps from the normal size
    double m_normalPoints = 0;
    Scheme m_scheme = Scheme::System;
    QByteArray m_splitterState;     ///< for the sidebar, which comes later
    QUuid m_shown;                  ///< the deal on screen or asked for; null on other pages
    std::optional<Error> m_refused; ///< stands on screen in place of a deal
    DealCounts m_counts;            ///< of this account, once its store has told
    QStringList m_storeLines;       ///< what is to be said of the store
    QStringList m_hiddenLines;      ///< the same when the reader put it away
    int m_retention = 0;            ///< days, 0: all
    bool m_setsKey = false; ///< the button of the notice on the key; else it tries the keychain again
    bool m_isHome = false;
    bool m_awaitsFocus = false; ///< the next answer takes the keyboard, once
    QTimer m_clock;
    QTimer m_patience; ///< for so long, the former deal stays in place of one that is being read

    QFrame *m_barLine = nullptr;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    OpenBox *m_box = nullptr;
    NoticeBar *m_boxNotice = nullptr;   ///< why what was typed leads nowhere
    NoticeBar *m_leftNotice = nullptr;  ///< of accounts that are gone
    NoticeBar *m_keyNotice = nullptr;   ///< where the key is, if not where it should be
    NoticeBar *m_storeNotice = nullptr; ///< how the copies on this computer can be used, if not as ever
    QToolButton *m_accountButton = nullptr;
    QMenu *m_accountMenu = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_emptyFields = nullptr;
    QActionGroup *m_schemes = nullptr;
    QAction *m_sidebarShown = nullptr;
    QAction *m_pin = nullptr;
    QAction *m_seen = nullptr;
    QList<QAction *> m_dealActions; ///< need a deal on screen

    // Built when first needed: the start page is all that a first start waits for.
    StartPage *m_startPage = nullptr;
    SamplePage *m_samplePage = nullptr;
    MessagePage *m_messagePage = nullptr;
    DealPage *m_dealPage = nullptr;
    Sidebar *m_sidebar = nullptr;
};

} // namespace sidelight
