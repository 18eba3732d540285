// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/noticebar.h"

#include "ui/colors.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sidelight;

class NoticeBarTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isHiddenUntilItHasSomethingToSay();
    void showsItsLinesAsPlainText();
    void offersAnAction();
    void wrapsWhatIsTooLong();
    void showsItsTone();
};

void NoticeBarTest::isHiddenUntilItHasSomethingToSay()
{
    QWidget page;
    auto *bar = new NoticeBar(QStringLiteral("notice"), &page);
    page.show();
    QVERIFY(!bar->isVisible());
    bar->setLines({QStringLiteral("One thing.")});
    QVERIFY(bar->isVisible());
    bar->setLines({});
    QVERIFY(!bar->isVisible());
}

void NoticeBarTest::showsItsLinesAsPlainText()
{
    NoticeBar bar(QStringLiteral("notice"));
    bar.setLines({QStringLiteral("One <b>thing</b>."), QStringLiteral("Another &amp; one.")});
    QCOMPARE(bar.text(), QStringLiteral("One <b>thing</b>.\nAnother &amp; one."));
    const auto *label = bar.findChild<QLabel *>(QStringLiteral("noticeText"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QCOMPARE(label->accessibleName(), bar.text());
}

void NoticeBarTest::offersAnAction()
{
    NoticeBar bar(QStringLiteral("notice"));
    QSignalSpy triggered(&bar, &NoticeBar::actionTriggered);
    auto *button = bar.findChild<QToolButton *>(QStringLiteral("noticeAction"));
    bar.setLines({QStringLiteral("One thing.")});
    QVERIFY(!button->isVisible());
    bar.setLines({QStringLiteral("One thing.")}, NoticeBar::Tone::Warning, QStringLiteral("Try again"));
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QStringLiteral("Try again"));
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(triggered.size(), 1);
}

void NoticeBarTest::wrapsWhatIsTooLong()
{
    QWidget page;
    auto *layout = new QVBoxLayout(&page);
    auto *bar = new NoticeBar(QStringLiteral("notice"), &page);
    layout->addWidget(bar);
    layout->addStretch();
    bar->setLines({QStringLiteral("This is a long sentence about a deal. ").repeated(6)},
                  NoticeBar::Tone::Warning, QStringLiteral("Try again"));
    page.resize(1600, 300);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    const int wide = bar->height();
    page.resize(300, 300);
    QTRY_VERIFY(bar->height() > 3 * bar->fontMetrics().lineSpacing());
    QVERIFY(bar->height() > wide);
    const auto *label = bar->findChild<QLabel *>(QStringLiteral("noticeText"));
    QVERIFY(label->height() >= label->heightForWidth(label->width()));
    const auto *button = bar->findChild<QToolButton *>(QStringLiteral("noticeAction"));
    QVERIFY(!button->geometry().intersects(label->geometry()));
}

void NoticeBarTest::showsItsTone()
{
    NoticeBar bar(QStringLiteral("notice"));
    const Colors colors(bar.palette());
    bar.resize(300, 40);
    const auto tint = [&bar] {
        const QImage picture = bar.grab().toImage();
        return picture.pixelColor(picture.width() - 6, picture.height() / 2);
    };
    bar.setLines({QStringLiteral("One thing.")});
    QCOMPARE(tint(), colors.warningTint);
    bar.setLines({QStringLiteral("One thing.")}, NoticeBar::Tone::Bad);
    QCOMPARE(tint(), colors.badTint);
    bar.setLines({QStringLiteral("One thing.")}, NoticeBar::Tone::Neutral, QStringLiteral("Try again"));
    const QImage picture = bar.grab().toImage();
    QCOMPARE(picture.pixelColor(picture.width() - 6, 4), colors.chip);
    QVERIFY(contrast(colors.accent, colors.chip) >= 4.5); // of the action
}

QTEST_MAIN(NoticeBarTest)
#include "tst_noticebar.moc"
