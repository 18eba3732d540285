// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/workers.h"

#include "tests/support/heldpool.h"

#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QTest>

using namespace sidelight;

class WorkersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doWhatTheyAreGiven();
    void holdNoPainting();
};

void WorkersTest::doWhatTheyAreGiven()
{
    int done = 0;
    workers().start([&done] { done = 1; });
    workers().waitForDone();
    QCOMPARE(done, 1);
}

void WorkersTest::holdNoPainting()
{
    QVERIFY(&workers() != QThreadPool::globalInstance()); // else what follows would never end
    HeldPool busy;
    QImage image(2000, 2000, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    QLinearGradient gradient(0, 0, 0, image.height());
    gradient.setColorAt(0, Qt::black);
    gradient.setColorAt(1, Qt::white);
    painter.fillRect(image.rect(), gradient);
    painter.end();
    QVERIFY(image.pixelColor(0, 0).lightness() < image.pixelColor(0, 1999).lightness());
}

QTEST_GUILESS_MAIN(WorkersTest)
#include "tst_workers.moc"
