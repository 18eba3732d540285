// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"
#include "app/library/library.h"
#include "ui/samplepage.h"
#include "ui/scheme.h"

#include <QLocale>
#include <QMainWindow>
#include <QTimer>

#include <optional>
#include <vector>

class QFrame;
class QMenu;
class QStackedWidget;
class QToolButton;

namespace sidelight {

class DealPage;
class MessagePage;
class NoticeBar;
class OpenBox;
class StartPage;

/// What the window shows of the account in use; the key itself never comes here.
struct AccountLabel {
    KeyKind kind = KeyKind::None; ///< None until there is a key
    bool isSample = false;
    QUrl origin;
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

    void setAccount(const AccountLabel &account);
    void showStart();
    void showSamples(const std::vector<Suggestion> &suggestions);
    void openDeal(const QUuid &id);
    void refuse(const Error &error); ///< shown in place of a deal
    void setScheme(Scheme scheme);

Q_SIGNALS:
    void endpointChosen(const sidelight::Endpoint &endpoint);
    void samplesWanted();
    /// The page that was asked for is on screen: a start page, a deal, or why there is none.
    void settled();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colorBarLine();
    QWidget *topBar();
    QWidget *menuButton(QWidget *bar);
    void addActions();
    void addPageActions(QMenu &menu);
    void addHistoryActions(QMenu &menu);
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
    void showHome();
    void leaveDeal();
    void takeState(const DealState &state);
    void takeErrorAction();
    void updateNavigation();
    void zoom(int steps);
    void zoomIn();
    void zoomOut();
    void zoomToNormal();
    void tick();
    template <typename Page>
    Page *page(Page *&page);
    bool isOnScreen(const QWidget *page) const;

    Library &m_library;
    QLocale m_locale;
    AccountLabel m_account;
    std::vector<Suggestion> m_suggestions;
    std::vector<QUuid> m_visited; ///< for back and forward
    int m_place = -1;             ///< in m_visited
    int m_zoom = 0;               ///< steps from the normal size
    double m_normalPoints = 0;
    QUuid m_shown;                  ///< the deal on screen or asked for; null on other pages
    std::optional<Error> m_refused; ///< stands on screen in place of a deal
    bool m_isHome = false;
    bool m_awaitsFocus = false; ///< the next answer takes the keyboard, once
    QTimer m_clock;

    QFrame *m_barLine = nullptr;
    QStackedWidget *m_pages;
    OpenBox *m_box = nullptr;
    NoticeBar *m_boxNotice = nullptr; ///< why what was typed leads nowhere
    QToolButton *m_accountButton = nullptr;
    QMenu *m_menu = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_emptyFields = nullptr;
    QList<QAction *> m_dealActions; ///< need a deal on screen

    // Built when first needed: the start page is all that a first start waits for.
    StartPage *m_startPage = nullptr;
    SamplePage *m_samplePage = nullptr;
    MessagePage *m_messagePage = nullptr;
    DealPage *m_dealPage = nullptr;
};

} // namespace sidelight
