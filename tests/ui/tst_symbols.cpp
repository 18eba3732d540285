// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/symbols.h"

#include <QApplication>
#include <QPalette>
#include <QPixmap>
#include <QTest>
#include <QToolButton>

using namespace sidelight;

namespace {

constexpr Symbol symbols[] = {Symbol::Back,    Symbol::Forward, Symbol::Refresh,  Symbol::Menu,
                              Symbol::Search,  Symbol::Warning, Symbol::Star,     Symbol::Offline,
                              Symbol::Lock,    Symbol::Clock,   Symbol::Question, Symbol::Pin,
                              Symbol::Changed, Symbol::Deals};

// The pixels that are wholly painted.
QList<QRgb> inked(const QPixmap &pixmap)
{
    const QImage picture = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    QList<QRgb> found;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (qAlpha(picture.pixel(x, y)) == 255)
                found << picture.pixel(x, y);
        }
    }
    return found;
}

} // namespace

class SymbolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void drawsEachSymbolInTheColourAskedFor();
    void drawsNoSymbolTwice();
    void isSharpOnADenseScreen();
    void followsThePalette();
    void dimsWhenDisabled();
};

void SymbolsTest::cleanup()
{
    QApplication::setPalette(QPalette());
}

void SymbolsTest::drawsEachSymbolInTheColourAskedFor()
{
    for (const Symbol symbol : symbols) {
        const auto ink = inked(symbolPixmap(symbol, 40, 1, QColor(10, 120, 230)));
        QVERIFY2(ink.size() > 20, qPrintable(QString::number(int(symbol))));
        for (const QRgb pixel : ink)
            QCOMPARE(pixel, qRgb(10, 120, 230));
    }
}

void SymbolsTest::drawsNoSymbolTwice()
{
    QList<QImage> pictures;
    for (const Symbol symbol : symbols) {
        const QImage picture = symbolPixmap(symbol, 40, 1, Qt::black).toImage();
        QVERIFY2(!pictures.contains(picture), qPrintable(QString::number(int(symbol))));
        pictures << picture;
    }
}

void SymbolsTest::isSharpOnADenseScreen()
{
    const QPixmap dense = symbolPixmap(Symbol::Lock, 20, 2, Qt::black);
    QCOMPARE(dense.size(), QSize(40, 40));
    QCOMPARE(dense.devicePixelRatio(), 2.0);
    const QPixmap fromIcon = symbolIcon(Symbol::Lock).pixmap(QSize(20, 20), 2.0);
    QCOMPARE(fromIcon.size(), QSize(40, 40));
    QCOMPARE(inked(fromIcon).size(), inked(dense).size());
}

void SymbolsTest::followsThePalette()
{
    QToolButton button;
    button.setAutoRaise(true);
    button.setIcon(symbolIcon(Symbol::Star));
    QPalette palette = QApplication::palette();
    for (const QColor &color : {QColor(200, 30, 40), QColor(30, 200, 40)}) {
        palette.setColor(QPalette::ButtonText, color);
        QApplication::setPalette(palette);
        for (const QRgb pixel : inked(button.icon().pixmap(20, 20)))
            QCOMPARE(QColor(pixel), color);
    }
}

void SymbolsTest::dimsWhenDisabled()
{
    QPalette palette = QApplication::palette();
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, QColor(170, 170, 170));
    QApplication::setPalette(palette);
    const auto ink = inked(symbolIcon(Symbol::Back).pixmap(QSize(40, 40), 1.0, QIcon::Disabled));
    QVERIFY(!ink.isEmpty());
    QCOMPARE(QColor(ink.constFirst()), QColor(170, 170, 170));
}

QTEST_MAIN(SymbolsTest)
#include "tst_symbols.moc"
