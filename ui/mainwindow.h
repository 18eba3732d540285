// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/keystate.h"
#include "app/domain/liststate.h"
#include "app/domain/opentabs.h"
#include "app/domain/tenant.h"
#include "app/library/dealcollection.h"
#include "app/library/library.h"
#include "ui/copyas.h"
#include "ui/dealtabs.h"
#include "ui/print/listprint.h"
#include "ui/samplepage.h"
#include "ui/scheme.h"
#include "ui/visits.h"

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
class QVBoxLayout;

namespace sidelight {

class DealOutput;
class DealPage;
class ListPage;
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
    int zoom = 0;          ///< steps from the normal size of text
    bool keepsTabs = true; ///< for the next start
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
    const Account &account() const { return m_account; }
    /// Those there are to choose from. Of the one in use, name and colour may be others than before.
    void setAccounts(const std::vector<Account> &accounts);
    void setKeyState(const KeyState &state);
    void sayLeft(const QString &text);     ///< what an account left behind, until the reader has seen it
    void setDraft(const Account &account); ///< what a new account begins with
    void showStart();
    void setReport(const Result<Tenant> &report); ///< answers testWanted()
    void showSamples(const std::vector<Suggestion> &suggestions);
    void openDeal(const QUuid &id);
    void openInTab(const QUuid &id); ///< in one of its own, which is shown
    /// What is being read stays: in a tab of its own, if another deal is on screen.
    void openFromOutside(const QUuid &id);
    QUuid deal() const { return m_shown; } ///< on screen or asked for; null on other pages
    OpenTabs openTabs() const;
    /// In place of those that are there; one that is not null has a tab beside them, which is shown. Only
    /// the deal of the tab that is shown is opened. Nothing if there are none.
    void setOpenTabs(const OpenTabs &open, const QUuid &beside = {});
    void loadTabNames();             ///< of tabs that were not shown yet
    void refuse(const Error &error); ///< shown in place of a deal
    void setScheme(Scheme scheme);
    WindowLooks looks() const;
    void setLooks(const WindowLooks &looks); ///< before it is shown
    /// How the list of deals looked last, without a name, and the views with one; before it is shown.
    void setListLooks(const SavedView &list, const std::vector<SavedView> &saved);
    SavedView listLooks() const;
    /// The list is made and its deals are held ready, and the sidebar shows their pipelines; for after the
    /// first paint.
    void prepareList();
    void addStrip(QWidget &strip); ///< above the pages; becomes the window's
    /// For many deals at once, in the menu and the box; the actions are borrowed.
    void addManyActions(const QList<QAction *> &actions);
    void listAll(); ///< every cached deal is to be refreshed; answered by refreshWanted()
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
    void manyPasted(const QString &text); ///< several IDs or links
    void moreDealsWanted();               ///< the reader has none yet
    /// `which` says in words what they are; empty for all.
    void refreshWanted(const QList<QUuid> &deals, const QString &which);
    void savedViewsChanged(const std::vector<sidelight::SavedView> &views);
    /// The page that was asked for is on screen: a start page, a deal, or why there is none.
    void settled();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void colorBarLine();
    QLayout *addNotices();
    QWidget *pageArea();
    QWidget *topBar();
    QWidget *menuButton(QWidget *bar);
    void addActions();
    void addPageActions(QMenu &menu);
    void addHistoryActions(QMenu &menu);
    void addMarkActions(QMenu &menu);
    void addTabActions(QMenu &menu);
    void addOutputActions(QMenu &menu);
    void addViewActions(QMenu &menu);
    void addSchemeActions(QMenu &menu);
    QAction *addAction(QMenu &menu, const QString &text, const QList<QKeySequence> &keys,
                       void (MainWindow::*act)());
    void sayRefused(const Error &error);
    DealTabs &tabBar();
    DealTabs &tabs();
    DealTab currentTab() const;
    void enter(const DealTab &tab);
    void returnToPlace();
    void openNewTab();
    void openBeside(const QUuid &id);
    void closeCurrentTab();
    void closeTab(int index);
    void rememberClosed(const DealTab &tab);
    void reopenTab();
    void switchTab(int from, int to);
    void showNextTab();
    void showPreviousTab();
    void forgetTabs();
    void nameTabs(const DealState &state);
    void updateTabs();
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
    std::optional<ListPrint> listPrint() const;
    MakeCopyTexts listTexts() const;
    void exportDeals();
    void print();
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
    void connectBox();
    void connectLibrary();
    void connectDealPage(DealPage &page);
    void connectCollection();
    void connectListPage(ListPage &page);
    ListPage *makeListPage();
    ListPage &listPage();
    bool isListShown() const;
    bool hasWholeList() const;
    void showList();
    void goToList();
    void showListOf(const QString &filter);
    void openListed(const QUuid &id);
    void takeShown();
    void tellAll();
    void refreshListed();
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
    bool isSameAccount(const Account &account) const;

    Library &m_library;
    DealCollection m_collection{m_library};
    QLocale m_locale;
    Account m_account;
    std::vector<Account> m_accounts;
    Account m_draft;
    std::vector<Suggestion> m_suggestions;
    Visits m_visits;                   ///< of the tab that is shown
    std::vector<DealTab> m_closedTabs; ///< the last one at the end
    std::optional<DealTab> m_entered;  ///< a tab that comes back to where it was, once its deal is there
    int m_zoom = 0;                    ///< steps from the normal size
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
    bool m_walksList = false;   ///< next and previous go through the list, else through the sidebar
    bool m_isListReady = false; ///< see prepareList()
    std::shared_ptr<const std::vector<PipelineCount>> m_counted; ///< that the sidebar shows
    bool m_listsAll = false;                                     ///< see listAll()
    SavedView m_list;                                            ///< until there is a page for it
    std::vector<SavedView> m_savedViews;
    bool m_awaitsFocus = false; ///< the next answer takes the keyboard, once
    QTimer m_clock;
    QTimer m_patience; ///< for so long, the former deal stays in place of one that is being read

    DealOutput *m_output = nullptr; ///< files, paper, the clipboard
    QFrame *m_barLine = nullptr;
    QSplitter *m_splitter;
    QStackedWidget *m_pages;
    OpenBox *m_box = nullptr;
    QVBoxLayout *m_notices = nullptr;
    NoticeBar *m_boxNotice = nullptr;   ///< why what was typed leads nowhere
    NoticeBar *m_leftNotice = nullptr;  ///< of accounts that are gone
    NoticeBar *m_keyNotice = nullptr;   ///< where the key is, if not where it should be
    NoticeBar *m_storeNotice = nullptr; ///< how the copies on this computer can be used, if not as ever
    QToolButton *m_accountButton = nullptr;
    QMenu *m_accountMenu = nullptr;
    QMenu *m_menu = nullptr;
    QMenu *m_manyMenu = nullptr; ///< see addManyActions()
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_emptyFields = nullptr;
    QActionGroup *m_schemes = nullptr;
    QAction *m_closeTab = nullptr;
    QAction *m_reopenTab = nullptr;
    QAction *m_keepsTabs = nullptr;
    QList<QAction *> m_tabActions; ///< need several tabs
    QAction *m_sidebarShown = nullptr;
    QAction *m_pin = nullptr;
    QAction *m_seen = nullptr;
    QList<QAction *> m_dealActions; ///< need a deal on screen
    QAction *m_refreshListed = nullptr;
    QMenu *m_listMenu = nullptr;
    QList<QAction *> m_outputActions; ///< need a deal or the list

    // Built when first needed: the start page is all that a first start waits for.
    StartPage *m_startPage = nullptr;
    SamplePage *m_samplePage = nullptr;
    MessagePage *m_messagePage = nullptr;
    DealPage *m_dealPage = nullptr;
    ListPage *m_listPage = nullptr;
    ListPage *m_madeListPage = nullptr; ///< which has yet to be filled: see prepareList()
    Sidebar *m_sidebar = nullptr;
    DealTabs *m_tabs = nullptr; ///< while it has none, there is one tab
};

} // namespace sidelight
