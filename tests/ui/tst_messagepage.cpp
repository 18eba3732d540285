// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messagepage.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QUuid dealId = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));

QLabel *label(const MessagePage &page, const char *name)
{
    return page.findChild<QLabel *>(QLatin1StringView(name));
}

} // namespace

class MessagePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invitesToOpenADeal();
    void saysThatItIsAsking();
    void countsAPauseUpToWholeSeconds();
    void saysWhatWentWrongWithItsDetails();
    void showsNoOldDetailsWithAnotherError();
    void showsForeignTextAsItIs();
    void namesItselfToAScreenReader();
    void givesTheKeyboardToItsActionOnlyWhereThereIsOne();
    void fitsNarrowWindows();
    void standsInTheMiddle_data();
    void standsInTheMiddle();
};

void MessagePageTest::invitesToOpenADeal()
{
    MessagePage page((QLocale(QLocale::English)));
    page.setReady();
    page.show();
    QCOMPARE(label(page, "messageTitle")->text(), QStringLiteral("Open a deal"));
    QVERIFY(!page.findChild<QPushButton *>()->isVisible());
    QVERIFY(!page.findChild<QProgressBar *>()->isVisible());
    QVERIFY(!label(page, "messageDetails")->isVisible());
}

void MessagePageTest::saysThatItIsAsking()
{
    MessagePage page((QLocale(QLocale::English)));
    DealState state;
    state.id = dealId;
    state.isAsking = true;
    page.setState(state);
    page.show();
    QCOMPARE(label(page, "messageTitle")->text(), QStringLiteral("Asking the service for deal dea10001 …"));
    QVERIFY(page.findChild<QProgressBar *>()->isVisible());
    QCOMPARE(label(page, "messageDetails")->text(), QStringLiteral("dea10001-0000-4000-8000-000000000001"));
}

void MessagePageTest::countsAPauseUpToWholeSeconds()
{
    MessagePage page((QLocale(QLocale::English)));
    DealState state;
    state.id = dealId;
    state.isAsking = true;
    state.pausedUntil = QDateTime::currentDateTimeUtc().addSecs(3600);
    page.setState(state);
    page.show();
    QCOMPARE(label(page, "messageTitle")->text(), QStringLiteral("Too many requests"));
    QVERIFY2(label(page, "messageText")->text().contains(QStringLiteral("3600 second"))
                 || label(page, "messageText")->text().contains(QStringLiteral("3599 second")),
             qPrintable(label(page, "messageText")->text()));
    QVERIFY(!page.findChild<QProgressBar *>()->isVisible());
    state.pausedUntil = QDateTime::currentDateTimeUtc().addSecs(-5); // never less than none
    page.setState(state);
    QVERIFY(label(page, "messageText")->text().contains(QStringLiteral("in 0 second")));
}

void MessagePageTest::saysWhatWentWrongWithItsDetails()
{
    MessagePage page((QLocale(QLocale::English)));
    DealState state;
    state.id = dealId;
    state.error = Error{Error::Kind::KeyRefused, QStringLiteral("GET /api/v1/deals/…: status 401")};
    page.setState(state);
    page.show();
    QCOMPARE(label(page, "messageTitle")->text(), QStringLiteral("This key was refused"));
    QCOMPARE(label(page, "messageDetails")->text(),
             QStringLiteral("dea10001-0000-4000-8000-000000000001\nGET /api/v1/deals/…: status 401"));
    DealState unreadable = state;
    unreadable.error = Error{Error::Kind::NotUnderstood, QStringLiteral("id: is missing")};
    page.setState(unreadable);
    QVERIFY(label(page, "messageText")->text().contains(QStringLiteral("id: is missing")));
    QCOMPARE(label(page, "messageDetails")->text(), QStringLiteral("dea10001-0000-4000-8000-000000000001"));

    page.setState(state);
    QSignalSpy wanted(&page, &MessagePage::actionWanted);
    auto *button = page.findChild<QPushButton *>();
    QCOMPARE(button->text(), QStringLiteral("Set a key"));
    button->click();
    QCOMPARE(wanted.size(), 1);
}

void MessagePageTest::showsNoOldDetailsWithAnotherError()
{
    MessagePage page((QLocale(QLocale::English)));
    DealState state;
    state.id = dealId;
    state.error = Error{Error::Kind::KeyRefused, QStringLiteral("status 401")};
    page.setState(state);
    page.show();
    page.setError({Error::Kind::BadReference, QStringLiteral("nothing was typed")});
    QVERIFY(!label(page, "messageDetails")->isVisible());
    QVERIFY(!page.findChild<QPushButton *>()->isVisible());
}

void MessagePageTest::showsForeignTextAsItIs()
{
    MessagePage page((QLocale(QLocale::English)));
    DealState state;
    state.id = dealId;
    state.error = Error{Error::Kind::NotFound, QStringLiteral("<b>detail</b>")};
    state.error->serviceMessage = QStringLiteral("<img src='x'>");
    page.setState(state);
    QVERIFY(label(page, "messageText")->text().contains(QStringLiteral("<img src='x'>")));
    for (const QLabel *each : page.findChildren<QLabel *>())
        QVERIFY(each->textFormat() == Qt::PlainText || each->text().isEmpty());
}

void MessagePageTest::namesItselfToAScreenReader()
{
    MessagePage page((QLocale(QLocale::English)));
    page.setError({Error::Kind::BadReference, QStringLiteral("nothing was typed")});
    QCOMPARE(page.accessibleName(), QStringLiteral("This does not lead to a deal"));
    QVERIFY(page.accessibleDescription().contains(QStringLiteral("nothing was typed")));
}

void MessagePageTest::givesTheKeyboardToItsActionOnlyWhereThereIsOne()
{
    MessagePage page((QLocale(QLocale::English)));
    page.setError({Error::Kind::KeyRefused, QString()});
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.focusAction();
    QVERIFY(page.findChild<QPushButton *>()->hasFocus());
    MessagePage without((QLocale(QLocale::English)));
    without.setReady();
    without.show();
    QVERIFY(QTest::qWaitForWindowActive(&without));
    without.focusAction();
    QVERIFY(!without.findChild<QPushButton *>()->hasFocus());
}

void MessagePageTest::fitsNarrowWindows()
{
    MessagePage page((QLocale(QLocale::English)));
    DealState state;
    state.id = dealId;
    state.error =
        Error{Error::Kind::KeyRefused,
              QStringLiteral("GET /api/v1/deals/dea10001-0000-4000-8000-000000000001: status 401")};
    page.setState(state);
    page.resize(380, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(page.width(), 380);
    for (const char *name : {"messageTitle", "messageText", "messageDetails"}) {
        const QLabel *part = label(page, name);
        QVERIFY2(page.rect().contains(QRect(part->mapTo(&page, QPoint()), part->size())), name);
        QVERIFY2(part->height() >= part->heightForWidth(part->width()), name);
    }
    page.resize(1400, 600);
    QTRY_COMPARE(label(page, "messageText")->width(), 520); // as long as a line is good to read
}

void MessagePageTest::standsInTheMiddle_data()
{
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("hasDeal");
    QTest::newRow("short") << QStringLiteral("cut") << false;
    QTest::newRow("long") << QStringLiteral("no answer came ").repeated(40) << false;
    QTest::newRow("short, with details") << QStringLiteral("cut") << true;
    QTest::newRow("long, with details") << QStringLiteral("no answer came ").repeated(40) << true;
    QTest::newRow("one word without an end") << QString(400, u'W') << true;
}

void MessagePageTest::standsInTheMiddle()
{
    QFETCH(QString, detail);
    QFETCH(bool, hasDeal);
    for (const int width : {1400, 1180, 600}) {
        MessagePage page((QLocale(QLocale::English)));
        DealState state;
        state.id = dealId;
        state.error = Error{Error::Kind::Service, detail};
        hasDeal ? page.setState(state) : page.setError(*state.error);
        page.resize(width, 600);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const auto isCentred = [&page](const QWidget *part) {
            return qAbs(part->mapTo(&page, QPoint()).x() * 2 + part->width() - page.width()) <= 2;
        };
        for (const char *name : {"messageTitle", "messageText", "messageDetails"}) {
            if (!label(page, name)->isVisible())
                continue;
            QTRY_VERIFY2(isCentred(label(page, name)), name);
            QVERIFY2(label(page, name)->alignment().testFlag(Qt::AlignHCenter), name);
        }
        QVERIFY(isCentred(page.findChild<QPushButton *>()));
    }
}

QTEST_MAIN(MessagePageTest)
#include "tst_messagepage.moc"
