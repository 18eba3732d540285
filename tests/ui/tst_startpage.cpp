// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/startpage.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace sidelight;

namespace {

const QString liveKey = QStringLiteral("bsk_live_") + QString(43, u'a');

/// The page, its fields, and what it gave away.
struct Start {
    Start()
    {
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
    }

    QString text(const char *name) const
    {
        const auto *label = page.findChild<QLabel *>(QLatin1StringView(name));
        return label->isVisible() ? label->text() : QString();
    }
    void use() { page.findChild<QPushButton *>(QStringLiteral("useKey"))->click(); }
    Endpoint chosenEndpoint() const
    {
        return {chosen[0][0].value<Account>().origin, chosen[0][1].toByteArray()};
    }

    StartPage page{QLocale(QLocale::English, QLocale::UnitedKingdom)};
    QLineEdit *key = page.findChild<QLineEdit *>(QStringLiteral("key"));
    QLineEdit *address = page.findChild<QLineEdit *>(QStringLiteral("address"));
    QSignalSpy chosen{&page, &StartPage::submitted};
};

} // namespace

class StartPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidesTheKey();
    void beginsWithTheDocumentedAddress();
    void takesAKey_data();
    void takesAKey();
    void takesAPastedKeyWithALineBreak();
    void refusesAKey_data();
    void refusesAKey();
    void takesAnAddress_data();
    void takesAnAddress();
    void refusesAnAddress_data();
    void refusesAnAddress();
    void saysWhatKindOfKeyItIs_data();
    void saysWhatKindOfKeyItIs();
    void forgetsTheKeyOnceItIsTaken();
    void takesBackItsProblemWhenTypedOn();
    void offersSamples();
    void putsItsCardsAboveEachOtherInANarrowWindow();
    void scrollsInASmallWindow();
};

void StartPageTest::hidesTheKey()
{
    Start start;
    QCOMPARE(start.key->echoMode(), QLineEdit::Password);
    QVERIFY(start.key->inputMethodHints().testFlag(Qt::ImhHiddenText));
    start.key->setText(liveKey);
    QVERIFY(!start.key->displayText().contains(QStringLiteral("bsk")));
    start.key->selectAll();
    QApplication::clipboard()->setText(QStringLiteral("before"));
    start.key->copy();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
}

void StartPageTest::beginsWithTheDocumentedAddress()
{
    Start start;
    QCOMPARE(start.address->text(), QStringLiteral("https://api.backside.app"));
    Account account;
    account.origin = QUrl(QStringLiteral("https://crm.example:8443"));
    start.page.setAccount(account);
    QCOMPARE(start.address->text(), QStringLiteral("https://crm.example:8443"));
}

void StartPageTest::takesAKey_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("as documented") << liveKey << liveKey.toLatin1();
    QTest::newRow("with blanks around it") << QStringLiteral("  ") + liveKey + u' ' << liveKey.toLatin1();
    QTest::newRow("of another form") << QStringLiteral("sk-12345") << QByteArray("sk-12345");
    QTest::newRow("1,024 characters") << QString(1024, u'k') << QByteArray(1024, 'k');
}

void StartPageTest::takesAKey()
{
    QFETCH(QString, typed);
    QFETCH(QByteArray, key);
    Start start;
    start.key->setText(typed);
    QTest::keyClick(start.key, Qt::Key_Return);
    QCOMPARE(start.chosen.size(), 1);
    QCOMPARE(start.chosenEndpoint().key, key);
    QCOMPARE(start.chosenEndpoint().origin, QUrl(QStringLiteral("https://api.backside.app")));
    QCOMPARE(start.text("keyProblem"), QString());
}

void StartPageTest::takesAPastedKeyWithALineBreak()
{
    Start start;
    QApplication::clipboard()->setText(liveKey + QStringLiteral("\r\n"));
    start.key->paste();
    start.use();
    QCOMPARE(start.chosen.size(), 1);
    QCOMPARE(start.chosenEndpoint().key, liveKey.toLatin1());
}

void StartPageTest::refusesAKey_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("problem");
    QTest::newRow("nothing") << QString() << QStringLiteral("the key is empty");
    QTest::newRow("blanks") << QStringLiteral("   ") << QStringLiteral("the key is empty");
    QTest::newRow("a blank inside") << QStringLiteral("bsk_live_ abc") << QStringLiteral("holds a blank");
    QTest::newRow("a line break inside")
        << QStringLiteral("bsk_live_\nabc") << QStringLiteral("holds a blank, a line break");
    QTest::newRow("1,025 characters")
        << QString(1025, u'k') << QStringLiteral("longer than 1024 characters");
    QTest::newRow("outside ASCII") << QStringLiteral("bsk_live_ключ") << QStringLiteral("outside ASCII");
}

void StartPageTest::refusesAKey()
{
    QFETCH(QString, typed);
    QFETCH(QString, problem);
    Start start;
    start.key->setText(typed);
    start.address->setFocus();
    start.use();
    QCOMPARE(start.chosen.size(), 0);
    QVERIFY2(start.text("keyProblem").contains(problem), qPrintable(start.text("keyProblem")));
    QVERIFY(start.text("keyProblem").startsWith(QStringLiteral("This key cannot be used. ")));
    QVERIFY(start.key->hasFocus());
    QCOMPARE(start.key->text(), typed);
}

void StartPageTest::takesAnAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("origin");
    QTest::newRow("another host") << QStringLiteral("https://crm.example")
                                  << QStringLiteral("https://crm.example");
    QTest::newRow("a slash and blanks")
        << QStringLiteral(" https://crm.example/ ") << QStringLiteral("https://crm.example");
    QTest::newRow("this computer over plain HTTP")
        << QStringLiteral("http://127.0.0.1:4010") << QStringLiteral("http://127.0.0.1:4010");
    QTest::newRow("this computer by name")
        << QStringLiteral("http://localhost:4010") << QStringLiteral("http://localhost:4010");
}

void StartPageTest::takesAnAddress()
{
    QFETCH(QString, typed);
    QFETCH(QString, origin);
    Start start;
    start.key->setText(liveKey);
    start.address->setText(typed);
    QTest::keyClick(start.address, Qt::Key_Return);
    QCOMPARE(start.chosen.size(), 1);
    QCOMPARE(start.chosenEndpoint().origin, QUrl(origin));
}

void StartPageTest::refusesAnAddress_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("plain HTTP elsewhere") << QStringLiteral("http://api.backside.app");
    QTest::newRow("a host that begins like this computer") << QStringLiteral("http://localhost.example");
    QTest::newRow("with a password") << QStringLiteral("https://user:secret@crm.example");
    QTest::newRow("nothing") << QString();
    QTest::newRow("no address") << QStringLiteral("crm");
}

void StartPageTest::refusesAnAddress()
{
    QFETCH(QString, typed);
    Start start;
    start.key->setText(liveKey);
    start.address->setText(typed);
    start.use();
    QCOMPARE(start.chosen.size(), 0);
    QVERIFY(start.text("keyProblem").startsWith(QStringLiteral("This address cannot be used. ")));
    QVERIFY(!start.text("keyProblem").contains(QStringLiteral("secret")));
    QVERIFY(start.address->hasFocus());
    QCOMPARE(start.key->text(), liveKey); // to be used with another address
}

void StartPageTest::saysWhatKindOfKeyItIs_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("hint");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("live") << liveKey << QStringLiteral("A live key: it reads the real deals.");
    QTest::newRow("test") << QStringLiteral("bsk_test_") + QString(43, u'a')
                          << QStringLiteral("A test key: it reads test data.");
    QTest::newRow("live, short") << QStringLiteral("bsk_live_a")
                                 << QStringLiteral("A live key, though not as long as usual.");
    QTest::newRow("test, long") << QStringLiteral("bsk_test_") + QString(44, u'a')
                                << QStringLiteral("A test key, though not as long as usual.");
    QTest::newRow("other") << QStringLiteral("sk-1")
                           << QStringLiteral("Keys usually begin with bsk_live_ or bsk_test_.");
}

void StartPageTest::saysWhatKindOfKeyItIs()
{
    QFETCH(QString, typed);
    QFETCH(QString, hint);
    Start start;
    start.key->setText(typed);
    QCOMPARE(start.text("keyHint"), hint);
}

void StartPageTest::forgetsTheKeyOnceItIsTaken()
{
    Start start;
    QTest::keyClicks(start.key, liveKey);
    start.use();
    QCOMPARE(start.key->text(), QString());
    QVERIFY(!start.key->isUndoAvailable());
    start.key->undo();
    start.key->redo();
    QCOMPARE(start.key->text(), QString());
}

void StartPageTest::takesBackItsProblemWhenTypedOn()
{
    Start start;
    start.use();
    QVERIFY(!start.text("keyProblem").isEmpty());
    QTest::keyClicks(start.key, QStringLiteral("b"));
    QCOMPARE(start.text("keyProblem"), QString());
    start.key->setText(liveKey);
    start.address->setText(QStringLiteral("crm"));
    start.use();
    QVERIFY(!start.text("keyProblem").isEmpty());
    QTest::keyClicks(start.address, QStringLiteral("."));
    QCOMPARE(start.text("keyProblem"), QString());
}

void StartPageTest::offersSamples()
{
    Start start;
    QSignalSpy samples(&start.page, &StartPage::samplesChosen);
    start.page.findChild<QPushButton *>(QStringLiteral("openSamples"))->click();
    QCOMPARE(samples.size(), 1);
    QCOMPARE(start.chosen.size(), 0);
}

void StartPageTest::putsItsCardsAboveEachOtherInANarrowWindow()
{
    QScrollArea area; // as the window holds it
    auto *page = new StartPage(QLocale::c(), &area);
    area.setWidgetResizable(true);
    area.setWidget(page);
    area.resize(1000, 800);
    area.show();
    const auto *use = page->findChild<QPushButton *>(QStringLiteral("useKey"));
    const auto *samples = page->findChild<QPushButton *>(QStringLiteral("openSamples"));
    const auto top = [page](const QWidget *widget) { return widget->mapTo(page, QPoint()).y(); };
    QTRY_COMPARE(top(use), top(samples));
    area.resize(420, 800);
    QTRY_VERIFY(top(samples) > top(use) + use->height());
    QVERIFY(page->width() <= 420);
    area.resize(1000, 800);
    QTRY_COMPARE(top(use), top(samples));
}

void StartPageTest::scrollsInASmallWindow()
{
    QScrollArea area; // as the window holds it
    auto *page = new StartPage(QLocale::c(), &area);
    area.setWidgetResizable(true);
    area.setWidget(page);
    area.resize(600, 355);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    const auto hasRoom = [page] {
        const auto fields = page->findChildren<QLineEdit *>();
        const auto labels = page->findChildren<QLabel *>();
        return std::all_of(
                   fields.begin(), fields.end(),
                   [](const QWidget *field) { return field->height() >= field->sizeHint().height(); })
               && std::all_of(labels.begin(), labels.end(), [](const QLabel *label) {
                      return !label->isVisible()
                             || label->height() >= label->heightForWidth(label->width());
                  });
    };
    QTRY_VERIFY(hasRoom());
    page->findChild<QLineEdit *>(QStringLiteral("key"))->setText(QStringLiteral("two words"));
    page->findChild<QPushButton *>(QStringLiteral("useKey"))->click();
    QVERIFY(page->findChild<QLabel *>(QStringLiteral("keyProblem"))->isVisible());
    QTRY_VERIFY(hasRoom());
    QFont font = page->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    page->setFont(font);
    QTRY_VERIFY(hasRoom());
    auto *samples = page->findChild<QPushButton *>(QStringLiteral("openSamples"));
    area.ensureWidgetVisible(samples);
    QVERIFY(area.viewport()->rect().contains(samples->mapTo(area.viewport(), samples->rect().center())));
}

QTEST_MAIN(StartPageTest)
#include "tst_startpage.moc"
