// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include "app/models/contactmodel.h"

#include <QAccessible>
#include <QAction>
#include <QDialog>
#include <QListWidget>
#include <QTabBar>
#include <QTableView>
#include <QTreeView>

using namespace sidelight;

namespace {

QString spokenName(QWidget *widget)
{
    const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

// What Tab reaches without a word for a screen reader.
QStringList silentWidgets(const QWidget &window)
{
    QStringList silent;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool isReached = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible()
                               && widget->isEnabled() && widget->objectName() != u"qt_spinbox_lineedit";
        if (isReached && spokenName(widget).trimmed().isEmpty())
            silent << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return silent;
}

} // namespace

class AccessibilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEverythingThatTakesTheKeyboard();
    void announcesThePrimaryContactInWords();
    void readsTheHeaderWithItsCaptions();
    void readsASampleWithItsReason();
    void readsGroupsDealsAndVersions();
    void readsFieldsAndTheirLabels();
    void namesTheStateInPlaceOfADeal();
};

void AccessibilityTest::namesEverythingThatTakesTheKeyboard()
{
    Stage stage;
    stage.window.showStart();
    QCOMPARE(silentWidgets(stage.window), QStringList());
    stage.useSamples();
    QCOMPARE(silentWidgets(stage.window), QStringList());
    QVERIFY(stage.open(craneId));
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
        stage.press(key, Qt::ControlModifier);
        QCOMPARE(silentWidgets(stage.window), QStringList());
    }
    stage.press(Qt::Key_F1);
    QCOMPARE(silentWidgets(*stage.find<QDialog>("keysDialog")), QStringList());
    QTest::keyClick(stage.find<QDialog>("keysDialog"), Qt::Key_Escape);
    for (QAction *action : stage.window.actions()) {
        if (action->objectName() == u"copies")
            action->trigger();
    }
    QCOMPARE(silentWidgets(*stage.find<QDialog>("copiesDialog")), QStringList());
    QTest::keyClick(stage.find<QDialog>("copiesDialog"), Qt::Key_Escape);
    stage.press(Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(stage.find<QTreeView>("fields"), Qt::Key_Return);
    QCOMPARE(silentWidgets(*stage.find<QDialog>("valueDialog")), QStringList());
}

void AccessibilityTest::announcesThePrimaryContactInWords()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_2, Qt::ControlModifier);
    auto *contacts = stage.find<QTableView>("contacts");
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(contacts);
    QVERIFY(interface && interface->tableInterface());
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Contacts of the deal"));
    const auto spoken = [&](int row, int column) {
        return interface->tableInterface()->cellAt(row, column)->text(QAccessible::Name);
    };
    QCOMPARE(spoken(0, ContactModel::NameColumn), QStringLiteral("Primary, Contact c0a70001"));
    QCOMPARE(spoken(0, ContactModel::PrimaryColumn), QStringLiteral("Primary"));
    QCOMPARE(spoken(1, ContactModel::NameColumn), QStringLiteral("Contact c0a70002"));
    QCOMPARE(interface->tableInterface()->columnDescription(ContactModel::RoleColumn),
             QStringLiteral("Role"));
}

void AccessibilityTest::readsTheHeaderWithItsCaptions()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    const auto spoken = [&](const char *name) {
        const QAccessibleInterface *interface =
            QAccessible::queryAccessibleInterface(stage.find<ElidedLabel>(name));
        return interface->text(QAccessible::Description) + u'/' + interface->text(QAccessible::Name);
    };
    QCOMPARE(spoken("stage"), QStringLiteral("Stage/Proposal sent"));
    QCOMPARE(spoken("pipeline"), QStringLiteral("Pipeline/Projects"));
    QCOMPARE(spoken("confidence"), QStringLiteral("Confidence/60 %"));
    QCOMPARE(spoken("nextStep"), QStringLiteral("Next step/Call Ines about the delivery window"));
    QVERIFY(spoken("expectedClose").startsWith(QStringLiteral("Expected close/")));
    QVERIFY(!spoken("freshness").contains(u'●'));
}

void AccessibilityTest::readsASampleWithItsReason()
{
    Stage stage;
    stage.useSamples();
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(stage.find<QListWidget>("samples"));
    QVERIFY(list);
    QCOMPARE(
        list->tableInterface()->cellAt(0, 0)->text(QAccessible::Name),
        QStringLiteral("Harbour crane retrofit, amount, next step and four contacts, one of them primary"));
}

void AccessibilityTest::readsGroupsDealsAndVersions()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(stage.find<QListView>("versions")->model()->rowCount(), 1);
    QTRY_COMPARE(stage.find<QListView>("deals")->model()->rowCount(), 1);
    const auto spoken = [&](const char *view, int row) {
        QAccessibleInterface *interface =
            QAccessible::queryAccessibleInterface(stage.find<QAbstractItemView>(view));
        return interface->tableInterface()->cellAt(row, 0)->text(QAccessible::Name);
    };
    QCOMPARE(spoken("groups", 3), QStringLiteral("All deals, 1 deal"));
    QVERIFY2(
        spoken("deals", 0).startsWith(QStringLiteral("Harbour crane retrofit, €48,500, Proposal sent, ")),
        qPrintable(spoken("deals", 0)));
    QVERIFY2(spoken("versions", 0).endsWith(QStringLiteral(", just now: First copy")),
             qPrintable(spoken("versions", 0)));
}

void AccessibilityTest::readsFieldsAndTheirLabels()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QAccessibleInterface *fields = QAccessible::queryAccessibleInterface(stage.find<QTreeView>("fields"));
    QVERIFY(fields && fields->tableInterface());
    QCOMPARE(fields->tableInterface()->cellAt(0, 0)->text(QAccessible::Name), QStringLiteral("Value"));
    QCOMPARE(fields->tableInterface()->cellAt(1, 0)->text(QAccessible::Name), QStringLiteral("Amount"));
    QCOMPARE(fields->tableInterface()->cellAt(1, 1)->text(QAccessible::Name), QStringLiteral("€48,500.00"));
}

void AccessibilityTest::namesTheStateInPlaceOfADeal()
{
    Stage stage;
    stage.useSamples(QStringLiteral("403"));
    QVERIFY(stage.open(craneId));
    QWidget *page = stage.find<QWidget>("messagePage");
    QCOMPARE(spokenName(page), QStringLiteral("This key may not read deals"));
}

QTEST_MAIN(AccessibilityTest)
#include "tst_accessibility.moc"
