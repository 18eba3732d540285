// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowrun.h"

#include "app/domain/dealreference.h"
#include "app/settings/listlooks.h"
#include "ui/gettingin.h"
#include "ui/linkwatch.h"
#include "ui/taskstrip.h"
#include "ui/paintwatch.h"

#include <QDesktopServices>
#include <QGuiApplication>
#include <QIcon>
#include <QScreen>
#include <QStyle>
#include <QTextStream>
#include <QWindow>

#include <algorithm>
#include <cstdio>

namespace sidelight {

namespace {

// A copy is there sooner by far; what takes longer may come into the window that is shown.
constexpr std::chrono::milliseconds longestWaitForCopy{150};
constexpr std::chrono::milliseconds longestMeasured{10'000};

} // namespace

WindowRun::WindowRun(const Options &options, QLocale locale,
                     std::chrono::steady_clock::time_point startedAt)
    : m_options(options)
    , m_locale(locale)
    , m_startedAt(startedAt)
    , m_session(options)
    , m_begun(begin())
    , m_window(m_session.library(), locale)
    , m_dialogs(m_session, m_window, locale)
{
    connectWindow();
    // A picture and a measurement do not depend on what was left behind, and leave nothing.
    if (!isPicture())
        restoreLooks();
}

WindowRun::~WindowRun() = default;

/// The store opens, and the deal is read, on another thread while the window is built.
Result<bool> WindowRun::begin()
{
    const auto begun = m_session.begin();
    if (!begun || !*begun || isOwnLink(m_options.references.value(0)))
        return begun;
    const QUuid asked = askedDeal();
    const QUuid first = asked.isNull() ? keptDeal() : asked;
    if (!first.isNull())
        m_session.library().load(first);
    return begun;
}

void WindowRun::restoreLooks()
{
    const Settings &settings = m_session.settings();
    m_window.setLooks({settings.value(Settings::windowGeometry), settings.value(Settings::splitterState),
                       settings.value(Settings::sidebarShown), settings.value(Settings::viewScheme),
                       settings.value(Settings::viewZoom), settings.value(Settings::tabsKept)});
    const std::vector<SavedView> list = savedViewsFrom(settings.value(Settings::listNow));
    m_window.setListLooks(list.empty() ? SavedView() : list.front(),
                          savedViewsFrom(settings.value(Settings::listViews)));
    if (!m_session.keepsLooks())
        return;
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, &m_window, [this] { saveLooks(); });
    QObject::connect(&m_window, &MainWindow::savedViewsChanged, &m_window,
                     [this](const std::vector<SavedView> &views) {
                         m_session.settings().setValue(Settings::listViews, savedViewsText(views));
                     });
}

void WindowRun::saveLooks()
{
    Settings &settings = m_session.settings();
    const WindowLooks looks = m_window.looks();
    settings.setValue(Settings::windowGeometry, looks.geometry);
    settings.setValue(Settings::splitterState, looks.splitter);
    settings.setValue(Settings::sidebarShown, looks.hasSidebar);
    settings.setValue(Settings::viewScheme, looks.scheme);
    settings.setValue(Settings::viewZoom, looks.zoom);
    settings.setValue(Settings::tabsKept, looks.keepsTabs);
    settings.setValue(Settings::listNow, savedViewsText({m_window.listLooks()}));
    keepTabs();
}

void WindowRun::keepTabs()
{
    const Account &account = m_window.account();
    if (account.isSample || !account.id.isEmpty())
        m_session.keepOpenTabs(account.id, m_window.looks().keepsTabs ? m_window.openTabs() : OpenTabs());
}

void WindowRun::restoreTabs(const QUuid &beside)
{
    if (!isPicture() && m_window.looks().keepsTabs)
        m_window.setOpenTabs(m_session.openTabs(), beside);
}

void WindowRun::connectWindow()
{
    QObject::connect(&m_window, &MainWindow::submitted, &m_session, &Session::save);
    QObject::connect(&m_window, &MainWindow::accountChosen, &m_session, &Session::use);
    QObject::connect(&m_window, &MainWindow::samplesWanted, &m_window, [this] { useSamples(); });
    QObject::connect(&m_window, &MainWindow::keepApartWanted, &m_session, &Session::keepApart);
    QObject::connect(&m_session, &Session::accountChanged, &m_window, [this] { showAccount(); });
    QObject::connect(&m_session, &Session::accountsChanged, &m_window,
                     [this] { m_window.setAccounts(m_session.accounts()); });
    QObject::connect(&m_session, &Session::holderFound, &m_window,
                     [this](const QUuid &deal, const QString &accountId) { openIn(accountId, deal); });
    QObject::connect(&m_session, &Session::keyStateChanged, &m_window, &MainWindow::setKeyState);
    // The program ends once the key is there, even if the window was closed meanwhile.
    QObject::connect(&m_session, &Session::keepingChanged, &m_window, [this] {
        if (!m_session.isKeeping())
            m_keeping.reset();
        else if (!m_keeping)
            m_keeping.emplace();
    });
    m_window.setAccounts(m_session.accounts());
    m_window.setDraft(m_session.draft());
    QObject::connect(&m_window, &MainWindow::linkWanted, &m_window,
                     [](const QUrl &link) { QDesktopServices::openUrl(link); });
    QObject::connect(&m_window, &MainWindow::retentionChosen, &m_window, [this](int days) {
        if (m_session.remembers())
            m_session.settings().setValue(Settings::keepDays, days);
    });
    m_window.setRetention(m_session.settings().value(Settings::keepDays));
    QObject::connect(&m_daily, &QTimer::timeout, &m_window, [this] { m_session.prune(); });
    m_daily.setTimerType(Qt::VeryCoarseTimer);
    m_daily.start(std::chrono::hours(24));
    QObject::connect(new LinkWatch(&m_window), &LinkWatch::linkOpened, &m_window,
                     [this](const QString &link) { open(link); });
    auto *watch = new PaintWatch(&m_window);
    QObject::connect(watch, &PaintWatch::painted, &m_window, [this] { takePaint(); });
}

int WindowRun::run()
{
    if (!m_begun)
        m_window.refuse(m_begun.error());
    else if (*m_begun)
        showAccount(isOwnLink(m_options.references.value(0)) ? QUuid() : askedDeal());
    else
        m_window.showStart();
    if (!m_options.grabFile.isEmpty())
        QObject::connect(&m_window, &MainWindow::settled, &m_window, [this] {
            if (m_sought.isNull()) // else it is the page of an account that is about to show a deal
                grab();
        });
    if (!m_options.references.isEmpty())
        open(m_options.references.constFirst());
    else if (!m_options.grabFile.isEmpty())
        grab();
    showOnceReady();
    return QCoreApplication::exec();
}

void WindowRun::showAccount(const QUuid &beside)
{
    const Account &account = m_session.account();
    const bool isOther = account.isSample || account.id != m_window.account().id;
    if (isOther)
        keepTabs();
    m_window.setAccount(account);
    if (!account.isSample) {
        if (isOther)
            restoreTabs(beside);
        return;
    }
    std::vector<Suggestion> suggestions;
    for (const SampleDeal &deal : m_session.sampleDeals())
        suggestions.push_back({deal.id, deal.name, deal.shows});
    m_window.showSamples(suggestions);
    restoreTabs(beside);
}

void WindowRun::useSamples()
{
    const auto used = m_session.useSamples();
    if (!used)
        m_window.refuse(used.error());
}

void WindowRun::open(const QString &reference)
{
    const auto id = parseDealReference(reference);
    m_sought = QUuid();
    if (!id) {
        m_window.refuse(id.error());
    } else if (isOwnLink(reference)) {
        m_sought = *id;
        m_session.findHolder(*id);
    } else {
        m_window.openFromOutside(*id);
    }
}

void WindowRun::openIn(const QString &accountId, const QUuid &deal)
{
    if (deal != m_sought)
        return; // another one was asked for since
    if (!accountId.isEmpty())
        m_session.use(accountId);
    m_sought = QUuid();
    m_window.openFromOutside(deal);
}

QUuid WindowRun::askedDeal() const
{
    const auto id = parseDealReference(m_options.references.value(0));
    return id ? *id : QUuid();
}

QUuid WindowRun::keptDeal()
{
    if (isPicture() || !m_session.settings().value(Settings::tabsKept))
        return {};
    const OpenTabs open = m_session.openTabs();
    const int current = std::clamp(open.current, 0, std::max(int(open.tabs.size()) - 1, 0));
    return open.tabs.empty() ? QUuid() : open.tabs[std::size_t(current)].deal;
}

// A window that is shown a moment later shows the deal at once, instead of a page that it replaces.
void WindowRun::showOnceReady()
{
    const QUuid asked = askedDeal();
    const QUuid id = asked.isNull() ? m_window.deal() : asked;
    if (id.isNull() || (m_sought.isNull() && !m_session.library().state(id).isLoading)) {
        show();
        return;
    }
    auto *once = new QObject(&m_window);
    const auto showNow = [this, once] {
        once->deleteLater();
        show();
    };
    QObject::connect(&m_session.library(), &Library::dealChanged, once,
                     [showNow, id](const DealState &state) {
                         if (state.id == id && !state.isLoading)
                             showNow();
                     });
    // What is measured is the deal, however busy the machine.
    QTimer::singleShot(m_options.exitAfterPaint ? longestMeasured : longestWaitForCopy, once, showNow);
}

void WindowRun::show()
{
    if (m_window.isVisible())
        return;
    if (m_options.grabFile.isEmpty()) // a picture may be larger than the screen, a window not
        fitToScreen();
    m_window.show();
    // What its first layout makes others ask for, before it is painted: else the page would show scroll
    // bars for a moment, and jump.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

// With its frame, of which X11 tells only once the window is there.
void WindowRun::fitToScreen()
{
    m_window.winId(); // else there is no handle yet
    QMargins frame = m_window.windowHandle()->frameMargins();
    if (frame.isNull())
        frame.setTop(m_window.style()->pixelMetric(QStyle::PM_TitleBarHeight));
    const QRect room = m_window.screen()->availableGeometry().marginsRemoved(frame);
    m_window.resize(m_window.size().boundedTo(room.size()));
}

void WindowRun::takePaint()
{
    if (m_options.exitAfterPaint) {
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - m_startedAt;
        std::printf("painted_ms=%.3f\n", took.count());
        const bool isWritten = std::fflush(stdout) == 0;
        QCoreApplication::exit(int(isWritten ? ExitCode::Done : ExitCode::NotWritten));
        return;
    }
    // Later than the first paint, since it is rendered in several sizes.
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/" SIDELIGHT_APPLICATION_ID ".svg")));
    m_session.askForKey(); // neither the keychain nor anything of TLS before the window is there
    m_session.client().prepare();
    m_session.learnPlan();
    m_session.prune();
    m_window.loadTabNames();
    m_window.prepareList();
    addGettingIn();
    if (m_options.grabFile.isEmpty()) // a picture does not go on with what was left to do
        m_session.tasks().takeUpKept();
}

// Once the window is there: a start waits for none of it.
void WindowRun::addGettingIn()
{
    m_getting = std::make_unique<GettingIn>(m_session.library(), m_session.tasks(), m_locale, m_window);
    GettingIn &getting = *m_getting;
    m_window.addStrip(getting.strip());
    m_window.addManyActions(getting.actions());
    getting.setFindOffered(m_session.offersFinding());
    QObject::connect(&m_session, &Session::findingChanged, &getting, &GettingIn::setFindOffered);
    const auto showAccount = [this] { m_getting->setAccount(!m_session.account().origin.isEmpty()); };
    showAccount();
    QObject::connect(&m_session, &Session::accountChanged, &getting, showAccount);
    QObject::connect(&m_window, &MainWindow::manyPasted, &getting, &GettingIn::importText);
    QObject::connect(&m_window, &MainWindow::moreDealsWanted, &getting,
                     [&getting] { getting.importText(QString()); });
    QObject::connect(&m_window, &MainWindow::refreshWanted, &getting, &GettingIn::refreshDeals);
    QObject::connect(&getting, &GettingIn::allWanted, &m_window, &MainWindow::listAll);
    QObject::connect(&getting, &GettingIn::dealWanted, &m_window, &MainWindow::openDeal);
}

void WindowRun::grab()
{
    QTimer::singleShot(0, &m_window, [this] {
        const bool isSaved = m_window.grab().save(m_options.grabFile, "PNG");
        if (!isSaved)
            QTextStream(stderr)
                << QStringLiteral("sidelight: %1 could not be written\n").arg(m_options.grabFile);
        QCoreApplication::exit(int(isSaved ? ExitCode::Done : ExitCode::NotWritten));
    });
}

} // namespace sidelight
