// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/paintwatch.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace sidelight;

namespace {

class Painted : public QWidget
{
public:
    using QWidget::QWidget;
    bool wasPainted = false;

protected:
    void paintEvent(QPaintEvent *) override { wasPainted = true; }
};

} // namespace

class PaintWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOnceThatEverythingWasPainted();
    void saysNothingBeforeTheWindowIsShown();
    void belongsToItsWindow();
};

void PaintWatchTest::saysOnceThatEverythingWasPainted()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *child = new Painted(&window);
    layout->addWidget(child);
    window.resize(200, 200);
    auto *watch = new PaintWatch(&window);
    QSignalSpy painted(watch, &PaintWatch::painted);
    bool wasWhole = false;
    QObject::connect(watch, &PaintWatch::painted, &window, [&] { wasWhole = child->wasPainted; });
    window.show();
    QVERIFY(painted.wait());
    QVERIFY(wasWhole);
    child->wasPainted = false;
    window.update();
    child->update();
    QTRY_VERIFY(child->wasPainted);
    QCOMPARE(painted.size(), 1);
}

void PaintWatchTest::saysNothingBeforeTheWindowIsShown()
{
    QWidget window;
    QSignalSpy painted(new PaintWatch(&window), &PaintWatch::painted);
    window.resize(100, 100);
    window.update();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(painted.size(), 0);
    window.show();
    QVERIFY(painted.wait());
}

void PaintWatchTest::belongsToItsWindow()
{
    auto *window = new QWidget;
    QSignalSpy destroyed(new PaintWatch(window), &QObject::destroyed);
    delete window;
    QCOMPARE(destroyed.size(), 1);
}

QTEST_MAIN(PaintWatchTest)
#include "tst_paintwatch.moc"
