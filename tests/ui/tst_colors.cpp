// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/colors.h"
#include "ui/scheme.h"

#include <QApplication>
#include <QTest>

using namespace sidelight;

namespace {

QPalette highContrast(const QColor &page, const QColor &text, const QColor &highlight)
{
    QPalette palette(page);
    palette.setColor(QPalette::Base, page);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Highlight, highlight);
    return palette;
}

QPalette paletteOf(Scheme scheme)
{
    applyScheme(scheme);
    return QApplication::palette();
}

} // namespace

class ColorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresContrast_data();
    void measuresContrast();
    void mixesByShare();
    void keepsTextReadable_data();
    void keepsTextReadable();
    void keepsTintsApartFromThePage_data();
    void keepsTintsApartFromThePage();
};

void ColorsTest::measuresContrast_data()
{
    QTest::addColumn<QColor>("a");
    QTest::addColumn<QColor>("b");
    QTest::addColumn<double>("ratio");
    QTest::newRow("black on white") << QColor(Qt::black) << QColor(Qt::white) << 21.0;
    QTest::newRow("white on black") << QColor(Qt::white) << QColor(Qt::black) << 21.0;
    QTest::newRow("the same") << QColor(0x808080) << QColor(0x808080) << 1.0;
    QTest::newRow("the grey that just passes") << QColor(0x767676) << QColor(Qt::white) << 4.54;
}

void ColorsTest::measuresContrast()
{
    QFETCH(QColor, a);
    QFETCH(QColor, b);
    QFETCH(double, ratio);
    QVERIFY2(qAbs(contrast(a, b) - ratio) < 0.01, qPrintable(QString::number(contrast(a, b))));
}

void ColorsTest::mixesByShare()
{
    QCOMPARE(mixed(Qt::white, Qt::black, 0), QColor(0, 0, 0));
    QCOMPARE(mixed(Qt::white, Qt::black, 1), QColor(255, 255, 255));
    QCOMPARE(mixed(QColor(200, 100, 0), QColor(0, 100, 200), 0.25), QColor(50, 100, 150));
}

void ColorsTest::keepsTextReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << paletteOf(Scheme::Light);
    QTest::newRow("dark") << paletteOf(Scheme::Dark);
    QTest::newRow("as the system") << paletteOf(Scheme::System);
    QTest::newRow("white on black, with yellow") << highContrast(Qt::black, Qt::white, Qt::yellow);
    QTest::newRow("black on white, with blue") << highContrast(Qt::white, Qt::black, Qt::blue);
    QTest::newRow("yellow on blue, with pale green")
        << highContrast(QColor(0x000080), QColor(0xffff00), QColor(0x98fb98));
    QTest::newRow("an accent like the page") << highContrast(Qt::white, Qt::black, QColor(0xf8f8ff));
}

void ColorsTest::keepsTextReadable()
{
    QFETCH(QPalette, palette);
    const Colors colors(palette);
    struct Pair {
        const char *name;
        QColor text;
        QColor background;
    };
    const Pair pairs[] = {
        {"text on page", colors.text, colors.page},
        {"text on chip", colors.text, colors.chip},
        {"text on accentTint", colors.text, colors.accentTint},
        {"text on primaryTint", colors.text, colors.primaryTint},
        {"dim on page", colors.dim, colors.page},
        {"dim on chip", colors.dim, colors.chip},
        {"dim on accentTint", colors.dim, colors.accentTint},
        {"dim on primaryTint", colors.dim, colors.primaryTint},
        {"accent on page", colors.accent, colors.page},
        {"accent on accentTint", colors.accent, colors.accentTint},
        {"warning on page", colors.warning, colors.page},
        {"warning on warningTint", colors.warning, colors.warningTint},
        {"good on page", colors.good, colors.page},
        {"good on goodTint", colors.good, colors.goodTint},
        {"bad on page", colors.bad, colors.page},
        {"bad on badTint", colors.bad, colors.badTint},
        {"highlighted text", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)},
        {"placeholder", palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base)},
        {"button", palette.color(QPalette::ButtonText), palette.color(QPalette::Button)},
        {"window", palette.color(QPalette::WindowText), palette.color(QPalette::Window)},
        {"tooltip", palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase)},
    };
    // What a made-up or the system's palette says of itself is not ours to mend.
    const QByteArray tag = QTest::currentDataTag();
    const bool isOurs = tag == "light" || tag == "dark";
    for (const Pair &pair : pairs) {
        if (!isOurs && &pair >= &pairs[16])
            break;
        const double ratio = contrast(pair.text, pair.background);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2 on %3, %4")
                                              .arg(QLatin1StringView(pair.name), pair.text.name(),
                                                   pair.background.name(), QString::number(ratio))));
    }
}

void ColorsTest::keepsTintsApartFromThePage_data()
{
    keepsTextReadable_data();
}

void ColorsTest::keepsTintsApartFromThePage()
{
    QFETCH(QPalette, palette);
    const Colors colors(palette);
    for (const QColor &tint : {colors.primaryTint, colors.warningTint, colors.badTint, colors.goodTint})
        QVERIFY2(tint != colors.page, qPrintable(tint.name()));
    QVERIFY(colors.primaryTint != colors.chip);
}

QTEST_MAIN(ColorsTest)
#include "tst_colors.moc"
