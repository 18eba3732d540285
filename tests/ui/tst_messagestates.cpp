// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every state of the window that needs no store: its own words, its own action, and what that does.

#include "tests/ui/stage.h"

#include "tests/support/rawserver.h"
#include "ui/noticebar.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QSet>
#include <QSignalSpy>
#include <QToolButton>

using namespace sidelight;

class MessageStatesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongAndWhatToDo_data();
    void saysWhatIsWrongAndWhatToDo();
    void hasWordsOfItsOwnForEachFault();
    void saysThatNoKeyIsSet();
    void saysThatTheCertificateIsNotTrusted();
    void saysWhyAReferenceLeadsNowhere();
    void saysThatItIsAsking();
    void countsDownAPauseAndGoesOn();
    void sendsNothingDuringAPause();
    void asksAgainOnTryAgain();
    void leadsToTheKeyFieldOnSetAKey();
    void showsTheAnswerAsPlainText();
    void offersTheActionToTheKeyboard();
    void triesTheSamplesAgainWhenTheyCouldNotStart();
    void keepsTheDealWhenARefreshFails_data();
    void keepsTheDealWhenARefreshFails();
    void saysThatASeenDealIsNoLongerAvailable();
    void saysTheDeletionBesideAFailedRefresh();
    void asksAgainFromTheNotice();
};

void MessageStatesTest::saysWhatIsWrongAndWhatToDo_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("explanation"); // a part of it
    QTest::addColumn<QString>("action");
    const auto add = [](const char *fault, const char *title, const char *explanation, const char *action) {
        QTest::newRow(fault) << QString::fromUtf8(title) << QString::fromUtf8(explanation)
                             << QString::fromUtf8(action);
    };
    add("400", "The identifier was refused", "does not accept this deal's ID (400)", "");
    add("401", "This key was refused", "has expired or was revoked (401)", "Set a key");
    add("402", "The service did not see the key", "as if there were none (402)", "Set a key");
    add("403", "This key may not read deals", "lacks the scope crm:read (403)", "Set a key");
    add("404", "No such deal for this key", "belongs to another tenant than the key (404)", "");
    add("410", "No longer available", "is gone (410)", "");
    add("429-daily", "The limit of requests is used up", "asks to wait 120 minutes", "");
    add("500", "The service has a fault", "status 500", "Try again");
    add("501", "Not offered yet", "does not answer it yet (501)", "");
    add("502", "The service has a fault", "status 502", "Try again");
    add("503", "The service has a fault", "status 503", "Try again");
    add("html", "The answer makes no sense", "not with a deal that can be read", "Show the answer");
    add("empty", "The answer makes no sense", "not with a deal that can be read", "Show the answer");
    add("cut", "The answer makes no sense", "not with a deal that can be read", "Show the answer");
    add("not-object", "The answer makes no sense", "not with a deal that can be read", "Show the answer");
    add("wrong-id", "The answer makes no sense", "was asked for", "Show the answer");
    add("offline", "No connection to the service", "could not be reached", "Try again");
}

void MessageStatesTest::saysWhatIsWrongAndWhatToDo()
{
    QFETCH(QString, title);
    QFETCH(QString, explanation);
    QFETCH(QString, action);
    Stage stage;
    stage.useSamples(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(stage.open(craneId));
    QCOMPARE(stage.text("messageTitle"), title);
    QVERIFY2(stage.text("messageText").contains(explanation), qPrintable(stage.text("messageText")));
    QCOMPARE(stage.action(), action);
    QVERIFY(
        stage.text("messageDetails").startsWith(QStringLiteral("dea10001-0000-4000-8000-000000000001")));
    QVERIFY(!stage.text("messageDetails").contains(QString::fromLatin1(stage.sample.endpoint().key)));
    QCOMPARE(stage.window.windowTitle(), QStringLiteral("Deal dea10001 – Sidelight"));
    QCOMPARE(stage.text("dealName"), QString());
}

void MessageStatesTest::hasWordsOfItsOwnForEachFault()
{
    Stage stage;
    QSet<QString> words;
    const QStringList faults = {
        QStringLiteral("400"),      QStringLiteral("401"),       QStringLiteral("402"),
        QStringLiteral("403"),      QStringLiteral("404"),       QStringLiteral("410"),
        QStringLiteral("501"),      QStringLiteral("500"),       QStringLiteral("503"),
        QStringLiteral("html"),     QStringLiteral("cut"),       QStringLiteral("empty"),
        QStringLiteral("wrong-id"), QStringLiteral("429-daily"), QStringLiteral("offline")};
    for (const QString &fault : faults) {
        stage.useSamples(fault);
        QVERIFY(stage.open(craneId));
        words << stage.text("messageTitle") + stage.text("messageText");
    }
    QCOMPARE(words.size(), faults.size());
}

void MessageStatesTest::saysThatNoKeyIsSet()
{
    Stage stage;
    stage.window.showStart();
    QVERIFY(stage.open(craneId));
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("No key is set"));
    QCOMPARE(stage.action(), QStringLiteral("Set a key"));
}

void MessageStatesTest::saysThatTheCertificateIsNotTrusted()
{
    Stage stage;
    FakeBackside unknown(FakeBackside::Transport::Tls);
    stage.useEndpoint(unknown.endpoint());
    QVERIFY(stage.open(craneId));
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("The service's certificate is not trusted"));
    QVERIFY(stage.text("messageText").contains(QStringLiteral("nothing was sent, the key neither")));
    QCOMPARE(stage.action(), QStringLiteral("Try again"));
    QCOMPARE(unknown.requests().size(), 0);
}

void MessageStatesTest::saysWhyAReferenceLeadsNowhere()
{
    Stage stage;
    stage.useEndpoint(stage.service.endpoint());
    QTest::keyClicks(stage.box(), QStringLiteral("dea10001-0000-4000-8000"));
    QTest::keyClick(stage.box(), Qt::Key_Return);
    QTRY_VERIFY(stage.text("boxNoticeText").startsWith(QStringLiteral("This does not lead to a deal. ")));
    QVERIFY(stage.text("boxNoticeText").contains(QStringLiteral("no deal ID in it")));
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("Open a deal")); // what was there stays
    QCOMPARE(stage.service.requests().size(), 0);
    QTest::keyClick(stage.box(), Qt::Key_Escape);
    QCOMPARE(stage.text("boxNoticeText"), QString());
}

void MessageStatesTest::saysThatItIsAsking()
{
    Stage stage;
    RawServer slow({properAnswer("200 OK", fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")))});
    slow.hold();
    stage.useEndpoint(slow.endpoint());
    stage.window.openDeal(craneId);
    QTRY_COMPARE(slow.requests().size(), 1);
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("Asking the service for deal dea10001 …"));
    QCOMPARE(stage.action(), QString());
    slow.release();
    QTRY_COMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
}

void MessageStatesTest::countsDownAPauseAndGoesOn()
{
    Stage stage;
    stage.service.setAnswers(dealPath(craneId),
                             {{429, "{}", {{"Retry-After", "3"}}},
                              {200, fixture(QStringLiteral("deals/openOneTimeOnePrimary.json"))}});
    stage.useEndpoint(stage.service.endpoint());
    stage.window.openDeal(craneId);
    QTRY_COMPARE(stage.text("messageTitle"), QStringLiteral("Too many requests"));
    QCOMPARE(stage.action(), QString());
    // One second of it may pass unseen on a busy machine, not all.
    QSet<QString> said;
    QTRY_VERIFY((said << stage.text("messageText")).size() == 2);
    for (const QString &text : std::as_const(said))
        QVERIFY2(text.startsWith(QStringLiteral("The service takes no more for now. Trying again in ")),
                 qPrintable(text));
    QTRY_COMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(stage.service.requestedPaths().count(dealPath(craneId)), 2);
}

void MessageStatesTest::sendsNothingDuringAPause()
{
    Stage stage;
    stage.useEndpoint(stage.service.endpoint());
    stage.service.setAnswer(dealPath(craneId), {429, "{}", {{"Retry-After", "200"}}});
    stage.window.openDeal(craneId);
    QTRY_COMPARE(stage.text("messageTitle"), QStringLiteral("Too many requests"));
    QVERIFY(stage.text("messageText")
                .startsWith(QStringLiteral("The service takes no more for now. Trying again in ")));
    stage.press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("Too many requests"));
    const auto says = [&stage](const char *time) {
        return stage.text("messageText").contains(QLatin1StringView(time));
    };
    QTRY_VERIFY(says("in 198 seconds") || says("in 197 seconds")); // one may pass unseen
    QCOMPARE(stage.service.requests().size(), 1);
}

void MessageStatesTest::asksAgainOnTryAgain()
{
    Stage stage;
    stage.useSamples(QStringLiteral("500"));
    QVERIFY(stage.open(craneId));
    QVERIFY(stage.sample.setFault({}));
    QTest::mouseClick(stage.find<QPushButton>("messageAction"), Qt::LeftButton);
    QTRY_COMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(stage.text("messageTitle"), QString());
}

void MessageStatesTest::leadsToTheKeyFieldOnSetAKey()
{
    Stage stage;
    stage.useSamples(QStringLiteral("401"));
    QVERIFY(stage.open(craneId));
    QTest::mouseClick(stage.find<QPushButton>("messageAction"), Qt::LeftButton);
    QVERIFY(stage.find<QLineEdit>("key")->hasFocus());
    QCOMPARE(stage.window.windowTitle(), QStringLiteral("Sidelight"));
}

void MessageStatesTest::showsTheAnswerAsPlainText()
{
    Stage stage;
    stage.useSamples(QStringLiteral("html"));
    QVERIFY(stage.open(craneId));
    QTest::mouseClick(stage.find<QPushButton>("messageAction"), Qt::LeftButton);
    auto *dialog = stage.find<QDialog>("valueDialog");
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), QStringLiteral("The answer as it was received"));
    QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(),
             QStringLiteral("<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n"
                            "<body><h1>Please sign in to the network</h1></body></html>\n"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!stage.find<QDialog>("valueDialog"));
}

void MessageStatesTest::offersTheActionToTheKeyboard()
{
    Stage stage;
    stage.useSamples(QStringLiteral("500"));
    QVERIFY(stage.open(craneId));
    auto *button = stage.find<QPushButton>("messageAction");
    QVERIFY(button->hasFocus());
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(!stage.library.state(craneId).isAsking);
    QVERIFY(button->hasFocus()); // again, to be pressed again
}

void MessageStatesTest::triesTheSamplesAgainWhenTheyCouldNotStart()
{
    Stage stage;
    QSignalSpy wanted(&stage.window, &MainWindow::samplesWanted);
    stage.window.refuse({Error::Kind::Service, QStringLiteral("no port is free")});
    QCOMPARE(stage.text("messageTitle"), QStringLiteral("The service could not answer"));
    QCOMPARE(stage.action(), QStringLiteral("Try again"));
    QTest::mouseClick(stage.find<QPushButton>("messageAction"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void MessageStatesTest::keepsTheDealWhenARefreshFails_data()
{
    QTest::addColumn<QString>("notice");
    QTest::addColumn<QString>("action");
    const auto add = [](const char *fault, const char *notice, const char *action) {
        QTest::newRow(fault) << QString::fromUtf8(notice) << QString::fromUtf8(action);
    };
    add("401", "Could not refresh: This key was refused.", "Set a key");
    add("500", "Could not refresh: The service has a fault.", "Try again");
    add("cut", "Could not refresh: The answer makes no sense.", "Show the answer");
    add("wrong-id", "Could not refresh: The answer makes no sense.", "Show the answer");
}

void MessageStatesTest::keepsTheDealWhenARefreshFails()
{
    QFETCH(QString, notice);
    QFETCH(QString, action);
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QCOMPARE(stage.text("stateNoticeText"), QString());
    const QString amount = stage.text("amount");
    const auto *bar = stage.find<NoticeBar>("stateNotice");

    QVERIFY(stage.sample.setFault(QString::fromLatin1(QTest::currentDataTag())));
    stage.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().startsWith(notice), qPrintable(bar->text()));
    const auto *button = stage.find<QToolButton>("stateNoticeAction");
    QCOMPARE(button->isVisible() ? button->text() : QString(), action);
    QVERIFY2(stage.text("freshness").startsWith(QStringLiteral("● Copy from ")),
             qPrintable(stage.text("freshness")));
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(stage.text("amount"), amount);

    QVERIFY(stage.sample.setFault({}));
    stage.press(Qt::Key_F5);
    QTRY_VERIFY(!bar->isVisible());
    QVERIFY(stage.text("freshness").startsWith(QStringLiteral("● Live, ")));
}

void MessageStatesTest::saysThatASeenDealIsNoLongerAvailable()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QVERIFY(stage.sample.setFault(QStringLiteral("404")));
    stage.press(Qt::Key_F5);
    QTRY_VERIFY(stage.text("stateNoticeText").startsWith(QStringLiteral("No longer available")));
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
}

void MessageStatesTest::saysTheDeletionBesideAFailedRefresh()
{
    Stage stage;
    const QByteArray body = fixture(QStringLiteral("deals/deletedDeal.json"));
    QVERIFY(stage.openBody(body));
    const QString deletion = stage.text("stateNoticeText");
    QVERIFY(deletion.startsWith(QStringLiteral("This deal was deleted in the CRM on ")));
    stage.service.setAnswer(dealPath(idIn(body)), {401, "{}"});
    stage.press(Qt::Key_F5);
    QTRY_VERIFY(stage.text("stateNoticeText").startsWith(QStringLiteral("Could not refresh")));
    QVERIFY(stage.text("stateNoticeText").endsWith(u'\n' + deletion));
}

void MessageStatesTest::asksAgainFromTheNotice()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QVERIFY(stage.sample.setFault(QStringLiteral("500")));
    stage.press(Qt::Key_F5);
    auto *button = stage.find<QToolButton>("stateNoticeAction");
    QTRY_VERIFY(button->isVisible());
    QVERIFY(stage.sample.setFault({}));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_VERIFY(!button->isVisible());
    QVERIFY(stage.text("freshness").startsWith(QStringLiteral("● Live, ")));
}

QTEST_MAIN(MessageStatesTest)
#include "tst_messagestates.moc"
