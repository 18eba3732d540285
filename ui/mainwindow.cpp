// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow.h"

#include "app/domain/identifier.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "ui/colors.h"
#include "ui/dealpage.h"
#include "ui/listpage.h"
#include "ui/messagepage.h"
#include "ui/noticebar.h"
#include "ui/openbox.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"
#include "ui/sidebar.h"
#include "ui/startpage.h"
#include "ui/valuedialog.h"

#include <QAction>
#include <QApplication>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int clockInterval = 60'000; // milliseconds; ages are coarse
constexpr int pauseInterval = 1'000;
constexpr int patience = 300; // a page that comes and goes at once would be a flash

// A page needs more room than a small window or a large font leaves it.
QScrollArea *scrolling(QWidget *page, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*area);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(page);
    return area;
}

// Qt takes a lone "[*]" in a title for the mark of unsaved changes.
QString titleOf(const Deal &deal)
{
    return titleText(deal).left(200).replace(QStringLiteral("[*]"), QStringLiteral("[*][*]"));
}

} // namespace

MainWindow::MainWindow(Library &library, QLocale locale, QWidget *parent)
    : QMainWindow(parent)
    , m_library(library)
    , m_locale(std::move(locale))
    , m_normalPoints(pointSize(QApplication::font()))
    , m_splitter(new QSplitter(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Sidelight"));
    resize(1180, 760);
    addActions();
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(topBar());
    m_barLine = new QFrame(centre);
    m_barLine->setObjectName(QStringLiteral("barLine"));
    m_barLine->setFrameShape(QFrame::HLine);
    m_barLine->setFrameShadow(QFrame::Plain);
    m_barLine->setFixedHeight(1);
    layout->addWidget(m_barLine);
    layout->addLayout(addNotices());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(pageArea());
    layout->addWidget(m_splitter, 1);
    setCentralWidget(centre);

    colorBarLine();

    connectBox();
    connectLibrary();
    connectCollection();
    connect(&m_clock, &QTimer::timeout, this, &MainWindow::tick);
    m_clock.setTimerType(Qt::VeryCoarseTimer);
    m_clock.start(clockInterval);
    connect(&m_patience, &QTimer::timeout, this, [this] { takeState(m_library.state(m_shown)); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    updateNavigation();
}

QWidget *MainWindow::pageArea()
{
    auto *area = new QWidget(m_splitter);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    return area;
}

QLayout *MainWindow::addNotices()
{
    m_boxNotice = new NoticeBar(QStringLiteral("boxNotice"), this);
    m_keyNotice = new NoticeBar(QStringLiteral("keyNotice"), this);
    connect(m_keyNotice, &NoticeBar::actionTriggered, this, [this] {
        if (m_setsKey)
            changeKey();
        else
            Q_EMIT keychainWanted();
    });
    m_leftNotice = new NoticeBar(QStringLiteral("leftNotice"), this);
    connect(m_leftNotice, &NoticeBar::actionTriggered, m_leftNotice,
            [this] { m_leftNotice->setLines({}); });
    m_storeNotice = new NoticeBar(QStringLiteral("storeNotice"), this);
    m_notices = new QVBoxLayout;
    m_notices->setContentsMargins(12, 0, 12, 0);
    m_notices->setSpacing(0);
    for (NoticeBar *notice : {m_boxNotice, m_keyNotice, m_leftNotice, m_storeNotice}) {
        notice->setContentsMargins(0, 4, 0, 4); // its own, so that they go with it
        m_notices->addWidget(notice);
    }
    return m_notices;
}

MainWindow::~MainWindow() = default;

void MainWindow::colorBarLine()
{
    const bool isAccount = !m_account.isSample && !m_account.origin.isEmpty();
    setTextColor(m_barLine, isAccount ? accountColor(m_account.color, palette()) : Colors(palette()).line);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_barLine)
        showAccount();
    QMainWindow::changeEvent(event);
}

template <typename Page>
Page *MainWindow::page(Page *&page)
{
    if (!page) {
        if constexpr (std::is_constructible_v<Page, QLocale, QWidget *>)
            page = new Page(m_locale, m_pages);
        else
            page = new Page(m_pages);
        page->resize(m_pages->size()); // else its size would be made up of what it does not hold yet
        m_pages->addWidget(scrolling(page, m_pages));
        if constexpr (std::is_same_v<Page, DealPage>)
            page->setEmptyFieldsShown(m_emptyFields->isChecked());
        if constexpr (std::is_same_v<Page, StartPage>) {
            connect(page, &StartPage::submitted, this, &MainWindow::submitted);
            connect(page, &StartPage::testWanted, this, &MainWindow::testWanted);
            connect(page, &StartPage::samplesChosen, this, &MainWindow::samplesWanted);
        } else if constexpr (std::is_same_v<Page, SamplePage>) {
            connect(page, &SamplePage::chosen, this, &MainWindow::openDeal);
        } else {
            connect(page, &Page::actionWanted, this, &MainWindow::takeErrorAction);
        }
        if constexpr (std::is_same_v<Page, DealPage>)
            connectDealPage(*page);
    }
    if (!isOnScreen(page))
        m_pages->setCurrentWidget(page->parentWidget()->parentWidget());
    return page;
}

bool MainWindow::isOnScreen(const QWidget *page) const
{
    return page && m_pages->currentWidget()->isAncestorOf(page);
}

// While a copy is being read, the deal on screen is another than the one that was asked for.
bool MainWindow::isDealShown() const
{
    return isOnScreen(m_dealPage) && m_dealPage->id() == m_shown;
}

void MainWindow::leaveDeal()
{
    m_shown = QUuid();
    m_patience.stop();
    m_boxNotice->setLines({});
    m_refused.reset();
    m_isHome = false;
    m_awaitsFocus = false;
    m_clock.setTimerType(Qt::VeryCoarseTimer);
    m_clock.setInterval(clockInterval);
    setWindowTitle(tr("Sidelight"));
}

void MainWindow::showHome()
{
    leaveDeal();
    if (m_account.origin.isEmpty()) {
        showStart();
        return;
    }
    m_isHome = true;
    if (isVisible())
        showHomePage();
    updateNavigation();
    Q_EMIT settled();
}

void MainWindow::showHomePage()
{
    if (m_suggestions.empty()) {
        page(m_messagePage)->setReady();
        focusBox();
    } else {
        SamplePage *samples = page(m_samplePage);
        samples->setSuggestions(m_suggestions);
        samples->setFocus();
    }
}

// A start that opens a deal builds no page that the deal replaces before anybody sees it.
void MainWindow::showEvent(QShowEvent *event)
{
    if (m_isHome)
        showHomePage();
    else if (!m_pages->currentWidget() && !m_shown.isNull())
        page(m_messagePage)->setState(m_library.state(m_shown));
    QMainWindow::showEvent(event);
}

void MainWindow::showStart()
{
    leaveDeal();
    StartPage *start = page(m_startPage);
    const bool isKnown = !m_account.isSample && !m_account.origin.isEmpty();
    start->setAccount(isKnown ? m_account : m_draft);
    start->setFocus();
    updateNavigation();
    Q_EMIT settled();
}

void MainWindow::showSamples(const std::vector<Suggestion> &suggestions)
{
    m_suggestions = suggestions;
    showHome();
}

void MainWindow::takeState(const DealState &state)
{
    nameTabs(state);
    if (state.id != m_shown)
        return;
    // The store mostly answers within a millisecond or so: what was on screen stays until then.
    if (state.isLoading && !state.deal && m_patience.isActive())
        return;
    m_patience.stop();
    // What is being typed is never interrupted.
    const bool takesFocus = m_awaitsFocus && m_box->text().isEmpty();
    if (state.deal) {
        if (page(m_dealPage)->id() != state.id)
            m_dealPage->setPeople(m_library.peopleOf(state.id));
        m_dealPage->setState(state);
        returnToPlace();
        if (takesFocus)
            m_dealPage->focusContent();
        setWindowTitle(tr("%1 – Sidelight").arg(titleOf(*state.deal)));
    } else {
        page(m_messagePage)->setState(state);
        if (takesFocus && state.isSettled())
            m_messagePage->focusAction();
        setWindowTitle(tr("Deal %1 – Sidelight").arg(shortIdentifier(state.id)));
    }
    if (state.deal || state.isSettled())
        m_awaitsFocus = false;
    // Seconds are counted only while somebody waits for them.
    m_clock.setTimerType(state.pausedUntil ? Qt::CoarseTimer : Qt::VeryCoarseTimer);
    m_clock.setInterval(state.pausedUntil ? pauseInterval : clockInterval);
    updateNavigation();
    if (state.isSettled() || state.pausedUntil)
        Q_EMIT settled();
}

void MainWindow::takeErrorAction()
{
    const DealState state = m_library.state(m_shown);
    const std::optional<Error> &error = m_shown.isNull() ? m_refused : state.error;
    const auto action = error ? errorText(*error).action : ErrorAction::None;
    switch (action) {
    case ErrorAction::TryAgain:
        if (m_shown.isNull()) {
            Q_EMIT samplesWanted(); // beside a deal, only the sample service is worth another try
            break;
        }
        m_awaitsFocus = !isOnScreen(m_dealPage); // the button goes away while the service is asked
        refresh();
        break;
    case ErrorAction::SetKey: changeKey(); break;
    case ErrorAction::KeepApart: Q_EMIT keepApartWanted(); break;
    case ErrorAction::ShowAnswer:
        openValueDialog(this, tr("The answer as it was received"),
                        QString::fromUtf8(state.refusedBody.left(1024 * 1024)));
        break;
    case ErrorAction::None: break;
    }
}

void MainWindow::refresh()
{
    if (m_shown.isNull())
        return;
    const auto error = m_library.state(m_shown).error;
    if (error && error->kind == Error::Kind::ProxyAuth)
        Q_EMIT loginWanted();
    m_library.refresh(m_shown);
}

void MainWindow::tick()
{
    m_collection.setToday(QDate::currentDate());
    if (m_listPage)
        m_listPage->setToday(QDate::currentDate());
    if (m_sidebar)
        m_sidebar->setToday(QDate::currentDate());
    if (!m_shown.isNull() && isVisible())
        takeState(m_library.state(m_shown));
}

} // namespace sidelight
