// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scheme.h"

#include "tests/ui/stage.h"

#include <QAction>
#include <QCheckBox>
#include <QRadioButton>
#include <QStyle>

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

using namespace sidelight;

namespace {

// A deal that has been kept since a certain moment: the page of its past names the minute.
bool openKept(Stage &stage, const QByteArray &body)
{
    const QUuid id = idIn(body);
    stage.useEndpoint(stage.service.endpoint());
    stage.library.seed({{id, body, QDateTime(QDate(2026, 3, 2), QTime(9, 30), Qt::UTC)}});
    stage.service.setAnswer(dealPath(id), {200, body});
    return stage.open(id) && stage.library.state(id).deal;
}

// The window with a deal on this tab, as a reader sees it.
QImage picture(Stage &stage, Qt::Key tab)
{
    stage.press(tab, Qt::ControlModifier);
    if (auto *focused = QApplication::focusWidget())
        focused->clearFocus();
    // What tells the time differs from run to run.
    stage.find<ElidedLabel>("freshness")->setText(QStringLiteral("same"));
    if (auto *facts = stage.find<QLabel>("answerFacts"))
        facts->setText(QStringLiteral("same"));
    stage.layOut();
    return stage.window.grab().toImage();
}

} // namespace

class SchemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void isLightOrDark();
    void comesBackToTheSystem();
    void showsMarksThatAreNotSet_data();
    void showsMarksThatAreNotSet();
    void repaintsADealAsIfItHadBeenSoFromTheStart_data();
    void repaintsADealAsIfItHadBeenSoFromTheStart();
    void repaintsEveryOtherPage_data();
    void repaintsEveryOtherPage();
    void isChosenInTheMenu();
};

void SchemeTest::cleanup()
{
    applyScheme(Scheme::System);
}

void SchemeTest::isLightOrDark()
{
    applyScheme(Scheme::Dark);
    QVERIFY(QApplication::palette().color(QPalette::Base).lightness() < 80);
    QVERIFY(QApplication::palette().color(QPalette::Text).lightness() > 180);
    applyScheme(Scheme::Light);
    QVERIFY(QApplication::palette().color(QPalette::Base).lightness() > 200);
    QVERIFY(QApplication::palette().color(QPalette::Text).lightness() < 80);
}

void SchemeTest::comesBackToTheSystem()
{
    const QPalette before = QApplication::palette();
    const QString style = QApplication::style()->name();
    applyScheme(Scheme::Dark);
    applyScheme(Scheme::System);
    QCOMPARE(QApplication::palette().color(QPalette::Base), before.color(QPalette::Base));
    QCOMPARE(QApplication::palette().color(QPalette::Text), before.color(QPalette::Text));
    QCOMPARE(QApplication::style()->name(), style);
}

void SchemeTest::showsMarksThatAreNotSet_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
}

void SchemeTest::showsMarksThatAreNotSet()
{
    QFETCH(Scheme, scheme);
    applyScheme(scheme);
    QRadioButton radio;
    QCheckBox check;
    for (QAbstractButton *button : std::initializer_list<QAbstractButton *>{&radio, &check}) {
        button->ensurePolished();
        button->resize(button->sizeHint());
        const QImage image = button->grab().toImage();
        const int around = button->palette().color(QPalette::Window).lightness();
        int most = 0;
        for (int x = 0; x < image.width(); ++x)
            most = std::max(most, std::abs(image.pixelColor(x, image.height() / 2).lightness() - around));
        QVERIFY2(most >= 50, qPrintable(QString::number(most)));
    }
}

void SchemeTest::repaintsADealAsIfItHadBeenSoFromTheStart_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("tab");
    for (const char *file : {"deals/openQuarterlyTwoPrimaries.json", "deals/deletedDeal.json",
                             "deals/wonAnnual.json", "odd/htmlInEveryText.json"}) {
        for (const auto tab : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
            QTest::addRow("%s, tab %d", file, int(tab) - int(Qt::Key_0))
                << QString::fromLatin1(file) << int(tab);
        }
    }
}

void SchemeTest::repaintsADealAsIfItHadBeenSoFromTheStart()
{
    QFETCH(QString, file);
    QFETCH(int, tab);
    applyScheme(Scheme::Light);
    Stage changed;
    QVERIFY(openKept(changed, fixture(file)));
    const QImage before = picture(changed, Qt::Key(tab));
    for (const Scheme scheme : {Scheme::Dark, Scheme::Light}) {
        changed.window.setScheme(scheme);
        Stage fresh;
        QVERIFY(openKept(fresh, fixture(file)));
        QTRY_COMPARE(picture(changed, Qt::Key(tab)), picture(fresh, Qt::Key(tab)));
        const QPoint margin(before.width() - 6, before.height() - 6); // of the page, without a word
        QCOMPARE(changed.window.grab().toImage().pixelColor(margin) == before.pixelColor(margin),
                 scheme == Scheme::Light);
    }
}

void SchemeTest::repaintsEveryOtherPage_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("start") << QStringLiteral("start");
    QTest::newRow("samples") << QStringLiteral("samples");
    QTest::newRow("error") << QStringLiteral("404");
    QTest::newRow("error with an action") << QStringLiteral("401");
}

void SchemeTest::repaintsEveryOtherPage()
{
    QFETCH(QString, page);
    const auto show = [&page](Stage &stage) {
        stage.useSamples(page == u"samples" || page == u"start" ? QString() : page);
        if (page == u"start")
            stage.window.showStart();
        else if (page != u"samples")
            QVERIFY(stage.open(craneId));
        QApplication::focusWidget()->clearFocus();
    };
    applyScheme(Scheme::Light);
    Stage changed;
    show(changed);
    changed.window.setScheme(Scheme::Dark);
    Stage fresh;
    show(fresh);
    QTRY_COMPARE(changed.window.grab().toImage(), fresh.window.grab().toImage());
}

void SchemeTest::isChosenInTheMenu()
{
    Stage stage;
    QAction *dark = nullptr;
    for (QAction *action : stage.window.findChildren<QAction *>()) {
        if (action->text() == u"&Dark")
            dark = action;
    }
    QVERIFY(dark);
    QVERIFY(!dark->isChecked());
    dark->trigger();
    QVERIFY(dark->isChecked());
    QVERIFY(QApplication::palette().color(QPalette::Base).lightness() < 80);
}

QTEST_MAIN(SchemeTest)
#include "tst_scheme.moc"
