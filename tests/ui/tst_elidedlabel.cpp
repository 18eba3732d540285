// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/elidedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QTest>

using namespace sidelight;

namespace {

const QString sentence = QStringLiteral("Call Ines about the delivery window before the holidays begin");

} // namespace

class ElidedLabelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheWholeTextInATooltipOnlyWhenElided_data();
    void saysTheWholeTextInATooltipOnlyWhenElided();
    void keepsItsExplanationWhenResized();
    void escapesItsTooltip();
    void neverAsksForMoreWidthThanItIsGiven();
    void growsByLinesAsItGetsNarrow();
    void stopsAtItsLastLine();
    void cutsNoGlyph_data();
    void cutsNoGlyph();
    void keepsTheBeginningOfAText();
    void copiesTheWholeText();
    void copiesFromItsMenu();
    void tellsAScreenReaderItsText();
    void paintsAChipOnlyAsWideAsItsText();
};

void ElidedLabelTest::saysTheWholeTextInATooltipOnlyWhenElided_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("isElided");
    QTest::newRow("fits") << sentence << 1 << 1000 << false;
    QTest::newRow("too long for one line") << sentence << 1 << 120 << true;
    QTest::newRow("fits on two lines") << sentence << 2 << 400 << false;
    QTest::newRow("too long for two lines") << sentence << 2 << 120 << true;
    QTest::newRow("ends with an ellipsis of its own")
        << QStringLiteral("Call Ines …") << 1 << 1000 << false;
    QTest::newRow("the same on two lines") << QStringLiteral("Call Ines …") << 2 << 1000 << false;
    QTest::newRow("nothing") << QString() << 1 << 100 << false;
}

void ElidedLabelTest::saysTheWholeTextInATooltipOnlyWhenElided()
{
    QFETCH(QString, text);
    QFETCH(int, lines);
    QFETCH(int, width);
    QFETCH(bool, isElided);
    ElidedLabel label;
    label.setMaxLines(lines);
    label.setText(text);
    label.show();
    label.resize(width, 60);
    QCOMPARE(!label.toolTip().isEmpty(), isElided);
    QCOMPARE(label.toolTip().contains(text) && !text.isEmpty(), isElided);
}

void ElidedLabelTest::keepsItsExplanationWhenResized()
{
    ElidedLabel label;
    label.setText(QStringLiteral("Open"));
    label.setExplanation(QStringLiteral("closed_at is not set"));
    label.show();
    label.resize(300, 30);
    QVERIFY(label.toolTip().contains(QStringLiteral("closed_at is not set")));
    QVERIFY(!label.toolTip().contains(QStringLiteral("Open")));
    label.resize(8, 30);
    QVERIFY(label.toolTip().contains(QStringLiteral("Open\nclosed_at is not set")));
}

void ElidedLabelTest::escapesItsTooltip()
{
    ElidedLabel label;
    label.setText(QStringLiteral("<img src='https://tracker.example/x.png'>"));
    label.show();
    label.resize(20, 30);
    label.setExplanation(QStringLiteral("<b>bold</b>"));
    QVERIFY(label.toolTip().contains(QStringLiteral("&lt;img")));
    QVERIFY(label.toolTip().contains(QStringLiteral("&lt;b&gt;")));
    QVERIFY(!label.toolTip().contains(QStringLiteral("<img")));
}

void ElidedLabelTest::neverAsksForMoreWidthThanItIsGiven()
{
    QWidget page;
    auto *layout = new QHBoxLayout(&page);
    for (const int lines : {1, 2}) {
        auto *label = new ElidedLabel(&page);
        label->setMaxLines(lines);
        label->setText(QString(100'000, u'W'));
        layout->addWidget(label);
    }
    page.resize(300, 100);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(page.width(), 300);
    for (auto *label : page.findChildren<ElidedLabel *>()) {
        QVERIFY(label->geometry().right() < 300);
        QVERIFY(label->sizeHint().width() < 5000);
        QVERIFY(!label->grab().isNull());
    }
}

void ElidedLabelTest::growsByLinesAsItGetsNarrow()
{
    ElidedLabel label;
    label.setMaxLines(3);
    label.setText(sentence);
    // The ink of some glyphs is a pixel higher than their font says.
    const auto isAbout = [&label](int height, int lines) {
        const int least = lines * label.fontMetrics().lineSpacing();
        return height >= least && height <= least + 2 * lines;
    };
    QVERIFY(label.hasHeightForWidth());
    QVERIFY(isAbout(label.heightForWidth(1000), 1));
    QVERIFY(isAbout(label.heightForWidth(label.fontMetrics().horizontalAdvance(sentence) * 2 / 3), 2));
    QVERIFY(isAbout(label.heightForWidth(60), 3));
    label.setMaxLines(1);
    QVERIFY(!label.hasHeightForWidth());
}

void ElidedLabelTest::stopsAtItsLastLine()
{
    // An endless word: as much of it as fits, and none of it beyond the label.
    ElidedLabel label;
    label.setMaxLines(2);
    label.setText(QString(500, u'W'));
    label.resize(100, label.heightForWidth(100));
    const QImage picture = label.grab().toImage();
    label.resize(100, 3 * label.heightForWidth(100));
    const QImage taller = label.grab().toImage();
    QCOMPARE(taller.copy(0, picture.height(), picture.width(), picture.height()),
             taller.copy(0, 2 * picture.height(), picture.width(), picture.height()));
}

void ElidedLabelTest::cutsNoGlyph_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lines");
    for (const int lines : {1, 2}) {
        const auto add = [lines](const char *name, const char *text) {
            QTest::addRow("%s, at most %d", name, lines) << QString::fromUtf8(text) << lines;
        };
        add("Latin", "Ágnes Őry, jq");
        add("Latin with many marks", "A\u0302\u0301\u0302\u0301\u0302 g\u0323\u0331\u0323\u0331");
        add("Arabic digits", "one time · weighted ٢٩٬١٠٠٫٠٠ € at ٪ ٦٠");
        add("Urdu", "مجھے یہ پیشکش پسند ہے");
        add("Thai", "ที่นี่ ญี่ปุ่น");
        add("Tibetan", "ཧཱུྃ་སྐྱབས");
        add("Hindi", "र्क्ष्ण्य ट्र्ॠ");
    }
}

void ElidedLabelTest::cutsNoGlyph()
{
    QFETCH(QString, text);
    QFETCH(int, lines);
    ElidedLabel label;
    label.setMaxLines(lines);
    label.setText(text);
    label.setColor(Qt::black);
    const auto ink = [&label](int width, int height) {
        label.resize(width, height);
        QImage picture(label.size() + QSize(0, 100), QImage::Format_RGB32);
        picture.fill(Qt::white);
        label.render(&picture, QPoint(0, 50), {}, QWidget::RenderFlags());
        int count = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixelColor(x, y).lightness() < 128;
        }
        return count;
    };
    const int width = label.sizeHint().width();
    const int needed = lines == 1 ? label.sizeHint().height() : label.heightForWidth(width);
    QVERIFY(ink(width, needed) > 0);
    // Not to the pixel: at another place the same glyphs may be smoothed otherwise.
    QVERIFY2(ink(width, needed) * 100 >= ink(width, needed + 80) * 90, QTest::currentDataTag());
}

void ElidedLabelTest::keepsTheBeginningOfAText()
{
    ElidedLabel label;
    label.setKeptCharacters(8);
    label.setText(QStringLiteral("100.00 %"));
    QCOMPARE(label.minimumSizeHint().width(), label.sizeHint().width());
    const int whole = label.sizeHint().width();
    label.setText(QStringLiteral("100.00 % (sent as 1.0000)"));
    QVERIFY(label.minimumSizeHint().width() >= whole);
    QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    label.setText(QStringLiteral("0 %"));
    QCOMPARE(label.minimumSizeHint().width(), label.sizeHint().width());
}

void ElidedLabelTest::copiesTheWholeText()
{
    ElidedLabel label;
    label.setText(QString(5000, u'x') + sentence);
    label.resize(100, 30);
    label.show();
    QVERIFY(QTest::qWaitForWindowActive(&label));
    QTest::mouseClick(&label, Qt::LeftButton);
    QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QString(5000, u'x') + sentence);
}

void ElidedLabelTest::copiesFromItsMenu()
{
    QApplication::clipboard()->clear();
    ElidedLabel label;
    label.setText(sentence);
    label.show();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {1, 1}, label.mapToGlobal(QPoint(1, 1)));
    QApplication::sendEvent(&label, &event);
    auto *menu = label.findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().constFirst()->trigger();
    QCOMPARE(QApplication::clipboard()->text(), sentence);
    menu->close();
    QTRY_VERIFY(!label.findChild<QMenu *>());
}

void ElidedLabelTest::tellsAScreenReaderItsText()
{
    ElidedLabel label;
    label.setText(sentence);
    QCOMPARE(label.accessibleName(), sentence);
    label.setText(QString(100'000, u'x'));
    QCOMPARE(label.accessibleName().size(), 2001); // and an ellipsis
}

void ElidedLabelTest::paintsAChipOnlyAsWideAsItsText()
{
    ElidedLabel label;
    label.setText(QStringLiteral("Open"));
    label.setChip(Qt::red);
    label.setColor(Qt::red);
    label.resize(400, 40);
    const QImage picture = label.grab().toImage();
    QCOMPARE(picture.pixelColor(4, 20), QColor(Qt::red));
    QVERIFY(picture.pixelColor(label.sizeHint().width() + 4, 20) != QColor(Qt::red));
}

QTEST_MAIN(ElidedLabelTest)
#include "tst_elidedlabel.moc"
