// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scrollbar.h"

#include <QApplication>
#include <QScrollArea>
#include <QStyle>
#include <QTest>

using namespace sidelight;

namespace {

QImage painted(QScrollBar &bar, bool isUpright)
{
    bar.setRange(0, 100);
    bar.setPageStep(100);
    bar.resize(isUpright ? QSize(16, 200) : QSize(200, 16));
    return bar.grab().toImage();
}

} // namespace

class tst_ScrollBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSliderIsPlain_data()
    {
        QTest::addColumn<bool>("isUpright");
        QTest::newRow("upright") << true;
        QTest::newRow("level") << false;
    }
    void theSliderIsPlain();
    void otherStylesPaintTheirOwn();
    void areasTakeThem();
};

void tst_ScrollBar::theSliderIsPlain()
{
    QFETCH(bool, isUpright);
    QApplication::setStyle(QStringLiteral("fusion"));
    ScrollBar bar(isUpright ? Qt::Vertical : Qt::Horizontal);
    const QImage image = painted(bar, isUpright);
    const auto at = [&image, isUpright](int along, int across) {
        return isUpright ? image.pixelColor(across, along) : image.pixelColor(along, across);
    };
    const QColor ground = bar.palette().color(QPalette::Window);
    // From the beginning, where it stands, and of one colour; below it the ground.
    QCOMPARE(at(20, 6), at(60, 10));
    QVERIFY(at(20, 6) != ground);
    QCOMPARE(at(150, 8), ground);
    bar.setValue(100);
    const QImage moved = bar.grab().toImage();
    QVERIFY(moved != image);
    bar.setRange(0, 0); // there is nowhere to go
    const QImage empty = bar.grab().toImage();
    QCOMPARE(isUpright ? empty.pixelColor(8, 60) : empty.pixelColor(60, 8), ground);
}

void tst_ScrollBar::otherStylesPaintTheirOwn()
{
    QApplication::setStyle(QStringLiteral("windows"));
    ScrollBar ours(Qt::Vertical);
    QScrollBar theirs(Qt::Vertical);
    QCOMPARE(painted(ours, true), painted(theirs, true));
}

void tst_ScrollBar::areasTakeThem()
{
    QScrollArea area;
    usePlainScrollBars(area);
    QVERIFY(qobject_cast<ScrollBar *>(area.verticalScrollBar()));
    QVERIFY(qobject_cast<ScrollBar *>(area.horizontalScrollBar()));
}

QTEST_MAIN(tst_ScrollBar)
#include "tst_scrollbar.moc"
