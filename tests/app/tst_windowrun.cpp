// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The program with its window, over a real keychain.

#include "app/windowrun.h"

#include "app/sample/sampledeals.h"
#include "app/windowsettings.h"
#include "tests/support/sessionrun.h"
#include "ui/dealheader.h"
#include "ui/mainwindow.h"
#include "ui/noticebar.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

#include <functional>
#include <utility>

using namespace sidelight;
using namespace Qt::StringLiterals;

class WindowRunTest : public QObject
{
    Q_OBJECT

public:
    explicit WindowRunTest(PrivateKeyring &keyring)
        : m_keyring(keyring)
    {}

private Q_SLOTS:
    void endsOnceTheKeyIsKept();
    void offersNoChangeInARunThatKeepsNothing();
    void findsTheTabsOfTheLastTimeAgain();
    void findsTheTabsOfSamplesInAFolderAgain();
    void opensNoLargerThanTheScreen();
    void isLaidOutWhenItIsPaintedFirst();
    void saysInTheWindowWhatARemovedAccountLeft();

private:
    PrivateKeyring &m_keyring;
};

namespace {

template <typename Widget>
Widget *shown(const QString &name)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        auto *found = window->findChild<Widget *>(name);
        if (found && found->isVisible())
            return found;
    }
    return nullptr;
}

/// A run whose window is closed once `look` has seen it, which may wait until `isThere`.
void runWindow(
    const Options &options, const std::function<void(MainWindow &)> &look,
    const std::function<bool(MainWindow &)> &isThere = [](MainWindow &) { return true; })
{
    WindowRun run(options, QLocale::c(), std::chrono::steady_clock::now());
    QTimer steps;
    QObject::connect(&steps, &QTimer::timeout, &steps, [&] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *window = qobject_cast<MainWindow *>(widget);
            if (!window || !window->isVisible() || !isThere(*window))
                continue;
            steps.stop();
            look(*window);
            QApplication::closeAllWindows();
            return;
        }
    });
    steps.start(50);
    (void)run.run();
}

/// Looks at the window while it is painted for the first time.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(std::function<void(MainWindow &)> look)
        : m_look(std::move(look))
    {
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *window = event->type() == QEvent::Paint ? qobject_cast<MainWindow *>(watched) : nullptr;
        if (window)
            std::exchange(m_look, [](MainWindow &) {})(*window);
        return false;
    }

private:
    std::function<void(MainWindow &)> m_look;
};

} // namespace

void WindowRunTest::endsOnceTheKeyIsKept()
{
    QVERIFY2(m_keyring.start(keyringPassword), qPrintable(m_keyring.said()));
    const Home home;
    const FakeBackside service;
    const Options options = home.options();
    bool wasClosed = false;
    bool wasThawed = false;
    {
        WindowRun run(options, QLocale::c(), std::chrono::steady_clock::now());
        QTimer steps; // each once what came before it is there
        connect(&steps, &QTimer::timeout, this, [&] {
            auto *key = shown<QLineEdit>(u"key"_s);
            if (wasClosed) { // had it ended with its window, this would not be
                m_keyring.thaw();
                wasThawed = true;
                steps.stop();
            } else if (key) {
                m_keyring.freeze();
                shown<QLineEdit>(u"address"_s)->setText(service.origin().toString());
                key->setText(QString::fromLatin1(firstKey));
                QTest::keyClick(key, Qt::Key_Return);
                wasClosed = true;
                QApplication::closeAllWindows();
            }
        });
        steps.start(100);
        QCOMPARE(run.run(), 0);
    }
    QVERIFY(wasClosed);
    QVERIFY(wasThawed);
    Run next(home);
    QVERIFY(*next.hasAccount);
    QVERIFY(next.keyIs(KeyState::Place::Keychain));
}

void WindowRunTest::offersNoChangeInARunThatKeepsNothing()
{
    const Home home;
    Options options = home.options();
    options.isDemo = true;
    bool isOffered = true;
    WindowRun run(options, QLocale::c(), std::chrono::steady_clock::now());
    QTimer steps;
    connect(&steps, &QTimer::timeout, this, [&] {
        const bool isForm = shown<QLineEdit>(u"key"_s);
        if (isForm || shown<QPushButton>(u"useAccount"_s)) {
            isOffered = isForm || shown<QPushButton>(u"addAccount"_s);
            steps.stop();
            QApplication::closeAllWindows();
            return;
        }
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *window = qobject_cast<MainWindow *>(widget);
            if (window && window->isVisible())
                Q_EMIT window->accountEditWanted(QString());
        }
    });
    steps.start(100);
    QCOMPARE(run.run(), 0);
    QVERIFY(!isOffered);
}

void WindowRunTest::findsTheTabsOfTheLastTimeAgain()
{
    m_keyring.stop();
    m_keyring.forget();
    QVERIFY2(m_keyring.start(keyringPassword), qPrintable(m_keyring.said()));
    const Home home;
    const FakeBackside service;
    const QUuid second = QUuid::fromString(u"5b0c3c5e-2222-4222-8333-444455556666"_s);
    const QUuid asked = QUuid::fromString(u"5b0c3c5e-3333-4222-8333-444455556666"_s);
    OpenTabs open;
    open.tabs = {{dealId, u"contacts"_s}, {second, u"overview"_s}};
    open.current = 0;
    {
        Run run(home);
        QVERIFY(run.add(u"Sales"_s, service, firstKey));
        run.session.keepOpenTabs(run.session.account().id, open);
    }
    const auto tabsOf = [](const Options &options, bool keepsTabs) {
        OpenTabs found;
        runWindow(options, [&](MainWindow &window) {
            found = window.openTabs();
            window.findChild<QAction *>(u"keepTabs"_s)->setChecked(keepsTabs);
        });
        return found;
    };
    QCOMPARE(tabsOf(home.options(), true), open);
    Options options = home.options();
    options.references = {asked.toString()};
    OpenTabs besides = open;
    besides.tabs.insert(besides.tabs.begin() + 1, {asked, u"overview"_s});
    besides.current = 1;
    QCOMPARE(tabsOf(options, true), besides);
    QCOMPARE(tabsOf(home.options(), false), besides);
    QCOMPARE(tabsOf(home.options(), true), OpenTabs());
}

void WindowRunTest::findsTheTabsOfSamplesInAFolderAgain()
{
    const Home home;
    Options options = home.options();
    options.isDemo = true;
    OpenTabs left;
    runWindow(options, [&left](MainWindow &window) {
        const SampleBody first = sampleDeals(QDate(2026, 6, 1)).at(0);
        const SampleBody second = sampleDeals(QDate(2026, 6, 1)).at(1);
        window.openDeal(first.id);
        window.openInTab(second.id);
        left = window.openTabs();
    });
    QCOMPARE(left.tabs.size(), std::size_t(2));
    OpenTabs found;
    runWindow(options, [&found](MainWindow &window) { found = window.openTabs(); });
    QCOMPARE(found, left);
}

void WindowRunTest::opensNoLargerThanTheScreen()
{
    const Home home;
    Options options = home.options();
    options.isDemo = true;
    QSize whole;
    QSize room;
    runWindow(options, [&](MainWindow &window) {
        whole = window.frameGeometry().size();
        room = window.screen()->availableGeometry().size();
    });
    QVERIFY(!whole.isEmpty());
    QCOMPARE(whole.boundedTo(room), whole);
}

void WindowRunTest::isLaidOutWhenItIsPaintedFirst()
{
    const Home home;
    Options options = home.options();
    options.isDemo = true;
    const QUuid deal = sampleDeals(QDate(2026, 6, 1)).at(0).id;
    options.references = {deal.toString()};
    runWindow( // so that there is a copy
        options, [](MainWindow &) {},
        [](MainWindow &window) {
            const auto *header = window.findChild<DealHeader *>();
            return header && header->isVisible();
        });
    options.exitAfterPaint = true; // which waits for the deal, however busy the machine is
    int height = 0;
    int asked = 0;
    bool hasScrollBar = false;
    const FirstPaint first([&](MainWindow &window) {
        const auto *header = window.findChild<DealHeader *>();
        if (!header)
            return;
        height = header->height();
        asked = header->heightForWidth(header->width());
        const auto *page =
            qobject_cast<QScrollArea *>(header->parentWidget()->parentWidget()->parentWidget());
        hasScrollBar = page->verticalScrollBar()->isVisible() || page->horizontalScrollBar()->isVisible();
    });
    QCOMPARE(WindowRun(options, QLocale::c(), std::chrono::steady_clock::now()).run(), 0); // to its end
    QVERIFY(height > 0);
    QCOMPARE(height, asked);
    QVERIFY(!hasScrollBar);
}

void WindowRunTest::saysInTheWindowWhatARemovedAccountLeft()
{
    m_keyring.stop();
    m_keyring.forget();
    QVERIFY2(m_keyring.start(keyringPassword), qPrintable(m_keyring.said()));
    const Home home;
    const FakeBackside service;
    Run run(home);
    QVERIFY(run.add(u"Sales"_s, service, firstKey));
    MainWindow window(run.session.library(), QLocale::c());
    const WindowSettings dialogs(run.session, window, QLocale::c()); // none of them is open
    window.show();
    m_keyring.stop();
    run.session.remove(run.session.account().id, false);
    QTRY_VERIFY_WITH_TIMEOUT(shown<NoticeBar>(u"leftNotice"_s), 20'000);
    QVERIFY(shown<NoticeBar>(u"leftNotice"_s)->text().contains(u"The former key of Sales"));
}

int main(int argc, char **argv)
{
    return runWithKeyring<WindowRunTest, QApplication>(argc, argv);
}

#include "tst_windowrun.moc"
