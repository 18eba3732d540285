// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bar above the pages, the menu, and the keys of both.

#include "ui/mainwindow.h"

#include "app/domain/identifier.h"
#include "ui/dealpage.h"
#include "ui/keysdialog.h"
#include "ui/listpage.h"
#include "ui/noticebar.h"
#include "ui/openbox.h"
#include "ui/symbols.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace sidelight {

namespace {

constexpr int barHeight = 44;

using Keys = QList<QKeySequence>;

QToolButton *barButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

/// Without the sign of a menu, which Fusion draws as a speck below the text.
class MenuButton : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionToolButton option;
        initStyleOption(&option);
        option.features &= ~QStyleOptionToolButton::HasMenu;
        painter.drawComplexControl(QStyle::CC_ToolButton, option);
    }
};

} // namespace

QWidget *MainWindow::topBar()
{
    auto *bar = new QWidget(this);
    bar->setMinimumHeight(barHeight);
    bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_box = new OpenBox(m_locale, bar);
    m_accountButton = new MenuButton(bar);
    m_accountButton->setObjectName(QStringLiteral("account"));
    m_accountButton->setAutoRaise(true);
    m_accountButton->setFocusPolicy(Qt::TabFocus);
    m_accountButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_accountButton->setPopupMode(QToolButton::InstantPopup);
    m_accountMenu = new QMenu(m_accountButton);
    connect(m_accountMenu, &QMenu::aboutToShow, this, &MainWindow::fillAccountMenu);
    m_accountButton->setMenu(m_accountMenu);
    m_accountButton->hide(); // until there is an account

    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 4, 12, 4);
    layout->setSpacing(4);
    const QList<QWidget *> inOrder = {barButton(m_back, bar), barButton(m_forward, bar), m_box,
                                      m_accountButton,        barButton(m_refresh, bar), menuButton(bar)};
    for (QWidget *widget : inOrder) {
        if (widget == m_box)
            layout->addStretch(1);
        layout->addWidget(widget, widget == m_box ? 4 : 0);
        if (widget == m_box)
            layout->addStretch(1);
    }
    for (qsizetype i = 1; i < inOrder.size(); ++i)
        setTabOrder(inOrder[i - 1], inOrder[i]);
    return bar;
}

QWidget *MainWindow::menuButton(QWidget *bar)
{
    auto *button = new MenuButton(bar);
    button->setObjectName(QStringLiteral("menu"));
    button->setIcon(symbolIcon(Symbol::Menu));
    button->setIconSize({20, 20});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(tr("Menu"));
    button->setToolTip(tr("Menu (F10)"));
    button->setMenu(m_menu);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *openMenu = new QAction(this);
    openMenu->setShortcut(Qt::Key_F10);
    connect(openMenu, &QAction::triggered, button, &QToolButton::showMenu);
    QMainWindow::addAction(openMenu);
    return button;
}

QAction *MainWindow::addAction(QMenu &menu, const QString &text, const QList<QKeySequence> &keys,
                               void (MainWindow::*act)())
{
    QAction *action = menu.addAction(text, this, act);
    action->setShortcuts(keys);
    QMainWindow::addAction(action); // the shortcut works while the menu is closed
    return action;
}

void MainWindow::addActions()
{
    m_menu = new QMenu(tr("Menu"), this);
    addPageActions(*m_menu);
    m_menu->addSeparator();
    m_manyMenu = m_menu->addMenu(tr("&Get deals in"));
    m_manyMenu->menuAction()->setVisible(false); // until there is something in it
    addTabActions(*m_menu->addMenu(tr("&Deal tabs")));
    addViewActions(*m_menu->addMenu(tr("&View")));
    m_menu->addSeparator();
    addAction(*m_menu, tr("Copies on &this computer …"), {}, &MainWindow::openCopies)
        ->setObjectName(QStringLiteral("copies"));
    addAction(*m_menu, tr("C&hange key …"), {}, &MainWindow::changeKey)
        ->setObjectName(QStringLiteral("changeKey"));
    addAction(*m_menu, tr("Add an acco&unt …"), {}, &MainWindow::addAccount)
        ->setObjectName(QStringLiteral("addAccount"));
    QAction *settings =
        addAction(*m_menu, tr("&Settings …"),
                  Keys{QKeySequence(QKeySequence::Preferences), QKeySequence(Qt::CTRL | Qt::Key_Comma)},
                  &MainWindow::settingsWanted);
    settings->setObjectName(QStringLiteral("settings"));
    settings->setMenuRole(QAction::PreferencesRole);
    addAction(*m_menu, tr("&Keyboard keys"), {QKeySequence::HelpContents}, &MainWindow::showKeys);
    QAction *quit = m_menu->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcuts(QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    QMainWindow::addAction(quit);
}

void MainWindow::addPageActions(QMenu &menu)
{
    addAction(menu, tr("&Open a deal …"),
              Keys{QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(QKeySequence::Open)},
              &MainWindow::focusBox);
    m_refresh =
        addAction(menu, tr("&Refresh"), Keys{QKeySequence(Qt::CTRL | Qt::Key_R), QKeySequence(Qt::Key_F5)},
                  &MainWindow::refresh);
    m_refresh->setIcon(symbolIcon(Symbol::Refresh));
    addAction(menu, tr("&All deals"), {QKeySequence(Qt::CTRL | Qt::Key_L)}, &MainWindow::showList)
        ->setObjectName(QStringLiteral("allDeals"));
    m_refreshListed = addAction(menu, tr("Refresh what is &listed …"), {}, &MainWindow::refreshListed);
    addHistoryActions(menu);
    m_down = addAction(menu, tr("&Next deal"), Keys{QKeySequence(Qt::ALT | Qt::Key_Down)},
                       &MainWindow::stepDown);
    m_up = addAction(menu, tr("Previous d&eal"), Keys{QKeySequence(Qt::ALT | Qt::Key_Up)},
                     &MainWindow::stepUp);
    addMarkActions(menu);
    QAction *findAction =
        addAction(menu, tr("Find in the ans&wer"), {QKeySequence::Find}, &MainWindow::find);
    QAction *copy = addAction(menu, tr("&Copy link to this deal"),
                              Keys{QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, &MainWindow::copyLink);
    m_dealActions << findAction << copy;
    addOutputActions(menu);
}

void MainWindow::addHistoryActions(QMenu &menu)
{
    // Back points to where reading begins.
    const bool isMirrored = isRightToLeft();
    const QKeySequence left(Qt::ALT | Qt::Key_Left);
    const QKeySequence right(Qt::ALT | Qt::Key_Right);
    m_back = addAction(menu, tr("&Back"), Keys{isMirrored ? right : left, QKeySequence(Qt::Key_Back)},
                       &MainWindow::goBack);
    m_back->setIcon(symbolIcon(isMirrored ? Symbol::Forward : Symbol::Back));
    m_forward =
        addAction(menu, tr("&Forward"), Keys{isMirrored ? left : right, QKeySequence(Qt::Key_Forward)},
                  &MainWindow::goForward);
    m_forward->setIcon(symbolIcon(isMirrored ? Symbol::Back : Symbol::Forward));
}

void MainWindow::addMarkActions(QMenu &menu)
{
    m_pin = addAction(menu, tr("P&in this deal"), {QKeySequence(Qt::CTRL | Qt::Key_D)},
                      &MainWindow::togglePinned);
    m_seen =
        addAction(menu, tr("&Mark as seen"), {QKeySequence(Qt::CTRL | Qt::Key_M)}, &MainWindow::markSeen);
}

void MainWindow::addViewActions(QMenu &menu)
{
    const QString tabs[] = {tr("&Overview"), tr("&Contacts"), tr("&History"), tr("&Metadata"), tr("&Raw")};
    for (int tab = 0; tab < DealPage::TabCount; ++tab) {
        QAction *action = menu.addAction(tabs[tab], this, [this, tab] {
            if (isDealShown())
                m_dealPage->setTab(DealPage::Tab(tab));
        });
        action->setShortcut(QKeySequence(int(Qt::CTRL) | (Qt::Key_1 + tab)));
        QMainWindow::addAction(action);
        m_dealActions << action;
    }
    menu.addSeparator();
    m_sidebarShown =
        addAction(menu, tr("Side&bar"), {QKeySequence(Qt::CTRL | Qt::Key_B)}, &MainWindow::showSidebar);
    m_sidebarShown->setCheckable(true);
    m_sidebarShown->setChecked(true);
    m_emptyFields = menu.addAction(tr("Show fields that are not &set"));
    m_emptyFields->setCheckable(true);
    m_emptyFields->setChecked(true);
    m_emptyFields->setObjectName(QStringLiteral("showEmptyFields"));
    connect(m_emptyFields, &QAction::toggled, this, [this](bool isShown) {
        if (m_dealPage)
            m_dealPage->setEmptyFieldsShown(isShown);
    });
    m_listMenu = menu.addMenu(tr("L&ist"));
    m_listMenu->menuAction()->setVisible(false); // until it is on screen
    menu.addSeparator();
    addSchemeActions(menu);
    menu.addSeparator();
    addAction(menu, tr("Lar&ger text"),
              {QKeySequence(QKeySequence::ZoomIn), QKeySequence(Qt::CTRL | Qt::Key_Equal)},
              &MainWindow::zoomIn);
    addAction(menu, tr("Smaller &text"), {QKeySequence::ZoomOut}, &MainWindow::zoomOut);
    addAction(menu, tr("&Normal text"), {QKeySequence(Qt::CTRL | Qt::Key_0)}, &MainWindow::zoomToNormal);
}

void MainWindow::addSchemeActions(QMenu &menu)
{
    m_schemes = new QActionGroup(this);
    const std::pair<Scheme, QString> choices[] = {
        {Scheme::System, tr("&As the system")}, {Scheme::Light, tr("&Light")}, {Scheme::Dark, tr("&Dark")}};
    for (const auto &[scheme, text] : choices) {
        QAction *action = menu.addAction(text, this, [this, value = scheme] { setScheme(value); });
        action->setCheckable(true);
        action->setChecked(scheme == Scheme::System);
        action->setData(int(scheme));
        m_schemes->addAction(action);
    }
}

void MainWindow::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    for (QAction *action : m_schemes->actions())
        action->setChecked(action->data().toInt() == int(scheme));
    applyScheme(scheme);
}

WindowLooks MainWindow::looks() const
{
    return {saveGeometry(),
            m_sidebar ? m_splitter->saveState() : m_splitterState,
            m_sidebarShown->isChecked(),
            m_scheme,
            m_zoom,
            m_keepsTabs->isChecked()};
}

void MainWindow::setLooks(const WindowLooks &looks)
{
    if (!looks.geometry.isEmpty())
        restoreGeometry(looks.geometry);
    m_splitterState = looks.splitter;
    m_sidebarShown->setChecked(looks.hasSidebar);
    m_keepsTabs->setChecked(looks.keepsTabs);
    showSidebar();
    if (looks.scheme != m_scheme) // the system's own is what there is
        setScheme(looks.scheme);
    if (looks.zoom != m_zoom)
        zoom(looks.zoom);
}

void MainWindow::focusBox()
{
    m_awaitsFocus = false;
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
}

void MainWindow::find()
{
    if (isListShown())
        m_listPage->focusFilter();
    else if (isDealShown())
        m_dealPage->find();
}

void MainWindow::copyLink()
{
    if (isDealShown())
        QApplication::clipboard()->setText(QStringLiteral("sidelight://deal/") + identifierText(m_shown));
}

void MainWindow::showKeys()
{
    openKeysDialog(this);
}

void MainWindow::zoom(int steps)
{
    m_zoom = std::clamp(steps, -4, 10);
    QFont font = QApplication::font();
    font.setPointSizeF(m_normalPoints * std::pow(1.1, m_zoom));
    QApplication::setFont(font);
}

void MainWindow::zoomIn()
{
    zoom(m_zoom + 1);
}

void MainWindow::zoomOut()
{
    zoom(m_zoom - 1);
}

void MainWindow::zoomToNormal()
{
    zoom(0);
}

} // namespace sidelight
