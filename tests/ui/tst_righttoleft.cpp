// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window mirrored, for readers of Arabic or Hebrew.

#include "tests/ui/stage.h"

#include "app/models/contactmodel.h"
#include "ui/colors.h"

#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace sidelight;

class RightToLeftTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void mirrorsTheHeader();
    void mirrorsTheContacts();
    void mirrorsTheTabs();
    void mirrorsTheSidebar();
    void keepsWhatIsShownInsideTheWindow();
    void keepsNumbersInOrder();
    void goesBackTowardsTheRight();
    void putsBackAtTheStartOfTheBar();
};

namespace {

QRect placeOf(const Stage &stage, const QWidget *widget)
{
    return {widget->mapTo(&stage.window, QPoint()), widget->size()};
}

QRect placeOf(const Stage &stage, const char *name)
{
    return placeOf(stage, stage.find<QWidget>(name));
}

QToolButton *buttonOf(const Stage &stage, const QString &text)
{
    for (auto *button : stage.window.findChildren<QToolButton *>()) {
        if (button->defaultAction() && button->defaultAction()->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

// The text alone, wherever it stands.
QImage inked(const QPixmap &pixmap)
{
    const QImage picture = pixmap.toImage();
    QRect found;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (picture.pixelColor(x, y).lightness() < 128)
                found |= QRect(x, y, 1, 1);
        }
    }
    return picture.copy(found);
}

// How much of two texts is not the same, 0 to 1; the place of a glyph may differ by a part of a pixel.
double difference(const QImage &a, const QImage &b)
{
    const QSize size = a.size().expandedTo(b.size());
    int count = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool isInA = a.rect().contains(x, y) && a.pixelColor(x, y).lightness() < 160;
            const bool isInB = b.rect().contains(x, y) && b.pixelColor(x, y).lightness() < 160;
            count += isInA != isInB;
        }
    }
    return double(count) / (size.width() * size.height());
}

} // namespace

void RightToLeftTest::initTestCase()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
}

void RightToLeftTest::cleanupTestCase()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void RightToLeftTest::mirrorsTheHeader()
{
    const char *const names[] = {"dealName",      "outcome",  "amount",    "pipeline", "stage",
                                 "expectedClose", "nextStep", "freshness", "tabs",     "fields"};
    const auto places = [&names](Qt::LayoutDirection direction) {
        QApplication::setLayoutDirection(direction);
        Stage stage;
        stage.useSamples();
        QList<QRect> found;
        if (stage.open(craneId)) {
            Stage::layOut();
            for (const char *name : names)
                found << placeOf(stage, name);
        }
        return found;
    };
    const QList<QRect> left = places(Qt::LeftToRight);
    const QList<QRect> right = places(Qt::RightToLeft);
    QCOMPARE(left.size(), qsizetype(std::size(names)));
    QCOMPARE(right.size(), left.size());
    for (qsizetype i = 0; i < left.size(); ++i) {
        const QRect mirrored(1180 - 1 - left[i].right(), left[i].top(), left[i].width(), left[i].height());
        QVERIFY2(qAbs(right[i].left() - mirrored.left()) <= 1, names[i]);
        QCOMPARE(right[i].size(), mirrored.size());
        QCOMPARE(right[i].top(), mirrored.top());
    }
}

void RightToLeftTest::mirrorsTheContacts()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_2, Qt::ControlModifier);
    auto *contacts = stage.find<QTableView>("contacts");
    QTRY_VERIFY(contacts->isVisible());
    const auto place = [contacts](int column) {
        return contacts->visualRect(contacts->model()->index(0, column));
    };
    QVERIFY(contacts->viewport()->width() - place(ContactModel::PrimaryColumn).right() <= 2);
    QVERIFY(place(ContactModel::NameColumn).right() < place(ContactModel::PrimaryColumn).left());
    QVERIFY(place(ContactModel::RoleColumn).right() < place(ContactModel::NameColumn).left());
    // The edge of the primary row and its star stand where reading begins.
    contacts->clearFocus();
    const QImage mark = contacts->viewport()->grab(place(ContactModel::PrimaryColumn)).toImage();
    const Colors colors(contacts->palette());
    QCOMPARE(mark.pixelColor(mark.width() - 2, mark.height() / 2), colors.star);
    QCOMPARE(mark.pixelColor(1, mark.height() / 2), colors.primaryTint);
}

void RightToLeftTest::mirrorsTheSidebar()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QTRY_VERIFY(stage.find<QWidget>("sidebar"));
    stage.press(Qt::Key_3, Qt::ControlModifier);
    Stage::layOut();
    const QRect sidebar = placeOf(stage, "sidebar");
    QVERIFY(qAbs(sidebar.right() - (stage.window.width() - 1)) <= 1); // the width of the handle
    QVERIFY(placeOf(stage, "dealName").right() < sidebar.left());
    QVERIFY(placeOf(stage, "versions").left() > placeOf(stage, "comparisonMessage").right());
}

void RightToLeftTest::mirrorsTheTabs()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    auto *tabs = stage.find<QTabBar>("tabs");
    QCOMPARE(tabs->tabRect(0).right(), tabs->width() - 1);
    QVERIFY(tabs->tabRect(1).right() < tabs->tabRect(0).left());
    // The line under the current word ends at the edge of the page, as it begins there otherwise.
    tabs->clearFocus();
    const QImage picture = tabs->grab().toImage();
    const Colors colors(tabs->palette());
    const int line = tabs->tabRect(0).bottom();
    QCOMPARE(picture.pixelColor(tabs->width() - 1, line), colors.accent);
    QVERIFY(picture.pixelColor(tabs->tabRect(0).left() + 1, line) != colors.accent);
}

void RightToLeftTest::keepsWhatIsShownInsideTheWindow()
{
    Stage stage;
    for (const int width : {1180, 700}) {
        stage.window.resize(width, 700);
        QVERIFY(stage.openBody(fixture(QStringLiteral("deals/rightToLeftAndUnicode.json"))));
        for (const char *name :
             {"dealName", "outcome", "amount", "pipeline", "stage", "expectedClose", "confidence",
              "nextStep", "freshness", "tabs", "fields", "openBox", "menu"}) {
            const QRect place = placeOf(stage, name);
            QVERIFY2(stage.window.rect().contains(place), name);
            QVERIFY2(!place.isEmpty(), name);
        }
        QVERIFY(!placeOf(stage, "dealName").intersects(placeOf(stage, "outcome")));
        QVERIFY(!placeOf(stage, "amount").intersects(placeOf(stage, "valueDetails")));
    }
}

void RightToLeftTest::keepsNumbersInOrder()
{
    // The same text looks the same, only on the other side.
    ElidedLabel label;
    label.setText(QStringLiteral("60 % at 1 Dec 2026"));
    label.resize(400, 40);
    const QImage mirrored = inked(label.grab());
    label.setLayoutDirection(Qt::LeftToRight);
    const QImage plain = inked(label.grab());
    label.setText(QStringLiteral("Dec 2026 1 at % 60"));
    QVERIFY(difference(mirrored, plain) < difference(mirrored, inked(label.grab())) / 2);

    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_2, Qt::ControlModifier);
    auto *contacts = stage.find<QTableView>("contacts");
    contacts->clearFocus();
    contacts->setColumnWidth(ContactModel::LinkedColumn, 160);
    const QRect place = contacts->visualRect(contacts->model()->index(1, ContactModel::LinkedColumn));
    const QImage date = inked(contacts->viewport()->grab(place.adjusted(0, 0, 0, -2))); // without its line
    const QString day = contacts->model()->index(1, ContactModel::LinkedColumn).data().toString();
    label.setText(day);
    const QImage rightOrder = inked(label.grab());
    label.setText(day.section(u' ', 1) + u' ' + day.section(u' ', 0, 0));
    QVERIFY(difference(date, rightOrder) < difference(date, inked(label.grab())));
}

void RightToLeftTest::goesBackTowardsTheRight()
{
    Stage stage;
    stage.useSamples();
    const auto &deals = stage.sample.deals();
    QVERIFY(stage.open(deals[0].id));
    QVERIFY(stage.open(deals[1].id));
    stage.press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(stage.text("dealName"), deals[0].name);
    stage.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(stage.text("dealName"), deals[1].name);
    stage.press(Qt::Key_Left, Qt::AltModifier); // there is nothing ahead
    QCOMPARE(stage.text("dealName"), deals[1].name);
    QTest::mouseClick(buttonOf(stage, QStringLiteral("Back")), Qt::LeftButton);
    QCOMPARE(stage.text("dealName"), deals[0].name);
}

void RightToLeftTest::putsBackAtTheStartOfTheBar()
{
    Stage stage;
    const auto *back = buttonOf(stage, QStringLiteral("Back"));
    const auto *forward = buttonOf(stage, QStringLiteral("Forward"));
    QVERIFY(back && forward);
    QVERIFY(placeOf(stage, back).left() > placeOf(stage, forward).right());
    QVERIFY(placeOf(stage, back).left() > placeOf(stage, "openBox").right());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    Stage plain;
    QApplication::setLayoutDirection(Qt::RightToLeft);
    // It points to where it leads.
    QCOMPARE(back->icon().pixmap(20, 20).toImage(),
             buttonOf(plain, QStringLiteral("Forward"))->icon().pixmap(20, 20).toImage());
}

QTEST_MAIN(RightToLeftTest)
#include "tst_righttoleft.moc"
