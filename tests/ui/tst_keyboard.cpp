// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything without a mouse, zoom, and the list of keys.

#include "tests/ui/stage.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QHash>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSet>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace sidelight;

namespace {

QString nameOf(const QWidget &widget)
{
    if (!widget.objectName().isEmpty())
        return widget.objectName();
    const auto *button = qobject_cast<const QToolButton *>(&widget);
    return button && button->defaultAction() ? button->defaultAction()->text().remove(u'&')
                                             : QString::fromLatin1(widget.metaObject()->className());
}

// Where Tab leads from here, until it comes round; nothing if it stays somewhere.
QStringList tabRound(Qt::Key key = Qt::Key_Tab)
{
    QStringList names;
    QSet<QWidget *> seen;
    for (QWidget *at = QApplication::focusWidget(); at && !seen.contains(at);
         at = QApplication::focusWidget()) {
        seen << at;
        names << nameOf(*at);
        QTest::keyClick(at, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        if (QApplication::focusWidget() == at)
            return {};
    }
    return names;
}

} // namespace

class KeyboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesEverythingOnTheStartPage();
    void reachesEverythingOnADeal_data();
    void reachesEverythingOnADeal();
    void givesTheKeyboardToTheTabThatIsAskedFor_data();
    void givesTheKeyboardToTheTabThatIsAskedFor();
    void readsADealFromTheStartPageOn();
    void leavesTheValueDialogByTab();
    void givesEachItemOfAMenuItsOwnLetter();
    void listsEveryKey();
    void growsAndShrinksAllText();
    void holdsAPageAtTheLargestText();
};

void KeyboardTest::reachesEverythingOnTheStartPage()
{
    Stage stage;
    stage.window.showStart();
    const QStringList expected = {QStringLiteral("key"),     QStringLiteral("address"),
                                  QStringLiteral("name"),    QStringLiteral("testConnection"),
                                  QStringLiteral("useKey"),  QStringLiteral("openSamples"),
                                  QStringLiteral("openBox"), QStringLiteral("menu")};
    QCOMPARE(tabRound(), expected);
    stage.find<QLineEdit>("key")->setFocus();
    QStringList backwards = expected;
    std::reverse(backwards.begin() + 1, backwards.end());
    QCOMPARE(tabRound(Qt::Key_Backtab), backwards);
}

void KeyboardTest::reachesEverythingOnADeal_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QStringList>("page");
    QTest::newRow("Overview") << int(Qt::Key_1) << QStringList{QStringLiteral("fields")};
    QTest::newRow("Contacts") << int(Qt::Key_2)
                              << QStringList{QStringLiteral("contacts"), QStringLiteral("writeToContact"),
                                             QStringLiteral("callContact"), QStringLiteral("copyOfContact"),
                                             QStringLiteral("contactFields")};
    QTest::newRow("History") << int(Qt::Key_3)
                             << QStringList{QStringLiteral("versions")}; // one, and nothing to compare
    QTest::newRow("Metadata") << int(Qt::Key_4) << QStringList{QStringLiteral("metadata")};
    QTest::newRow("Raw") << int(Qt::Key_5)
                         << QStringList{QStringLiteral("indentAnswer"), QStringLiteral("findInAnswer"),
                                        QStringLiteral("copyAnswer"), QStringLiteral("answer")};
}

void KeyboardTest::reachesEverythingOnADeal()
{
    QFETCH(int, key);
    QFETCH(QStringList, page);
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    QVERIFY(stage.open(stage.sample.deals()[1].id));
    stage.press(Qt::Key_Left, Qt::AltModifier);
    stage.press(Qt::Key(key), Qt::ControlModifier);
    if (key == Qt::Key_2) // the chosen contact is asked for
        QTRY_VERIFY(stage.find<QPushButton>("writeToContact")->isEnabled());
    stage.box()->setFocus();
    QCOMPARE(tabRound(),
             QStringList({QStringLiteral("openBox"), QStringLiteral("account"), QStringLiteral("Refresh"),
                          QStringLiteral("menu"), QStringLiteral("groups"), QStringLiteral("deals"),
                          QStringLiteral("tabs")})
                 + page + QStringList({QStringLiteral("Back"), QStringLiteral("Forward")}));
    stage.box()->setFocus();
    QVERIFY(!tabRound(Qt::Key_Backtab).isEmpty());
}

void KeyboardTest::givesTheKeyboardToTheTabThatIsAskedFor_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("copied"); // beginning
    struct Row {
        int key;
        const char *content;
        const char *copied;
    };
    for (const Row &row : {Row{Qt::Key_1, "fields", "Currency\tEUR"},
                           Row{Qt::Key_2, "contacts", "\tContact c0a70002\tTechnical"},
                           Row{Qt::Key_4, "metadata", "tags\t"}, Row{Qt::Key_5, "answer", ""}}) {
        for (const char *from : {"openBox", "tabs", "menu"}) {
            QTest::addRow("%s from %s", row.content, from)
                << row.key << QString::fromLatin1(row.content) << QString::fromLatin1(from)
                << QString::fromLatin1(row.copied);
        }
    }
}

void KeyboardTest::givesTheKeyboardToTheTabThatIsAskedFor()
{
    QFETCH(int, key);
    QFETCH(QString, content);
    QFETCH(QString, from);
    QFETCH(QString, copied);
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.window.findChild<QWidget *>(from)->setFocus();
    stage.press(Qt::Key(key), Qt::ControlModifier);
    auto *view = stage.window.findChild<QWidget *>(content);
    QVERIFY(view->isVisible());
    QVERIFY(view->hasFocus());
    const auto *rows = qobject_cast<QAbstractItemView *>(view);
    if (!rows)
        return;
    QVERIFY(rows->currentIndex().isValid());
    QCOMPARE(rows->currentIndex().row(), 0);
    QVERIFY(!rows->selectionModel()->hasSelection());
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(rows->currentIndex().row(), 1);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(QApplication::clipboard()->text().startsWith(copied),
             qPrintable(QApplication::clipboard()->text()));
}

void KeyboardTest::readsADealFromTheStartPageOn()
{
    Stage stage;
    stage.window.showStart();
    while (QApplication::focusWidget() != stage.find<QPushButton>("openSamples"))
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    auto *samples = stage.find<QListWidget>("samples");
    QVERIFY(samples && samples->hasFocus());
    QTest::keyClick(samples, Qt::Key_Return);
    QTRY_COMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    QVERIFY(stage.find<QTreeView>("fields")->hasFocus());

    auto *tabs = stage.find<QTabBar>("tabs");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(tabs->hasFocus());
    for (const char *content : {"contacts", "versions", "metadata", "answer"}) {
        QTest::keyClick(tabs, Qt::Key_Right);
        auto *view = stage.find<QWidget>(content);
        QVERIFY2(view->isVisible(), content);
        while (!view->hasFocus() && !stage.box()->hasFocus())
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY2(view->hasFocus(), content);
        QTest::keyClick(view, Qt::Key_Down);
        QVERIFY2(view->hasFocus(), content);
        tabs->setFocus();
    }
}

void KeyboardTest::leavesTheValueDialogByTab()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    auto *fields = stage.find<QTreeView>("fields");
    QTest::keyClick(fields, Qt::Key_Return);
    auto *dialog = stage.find<QDialog>("valueDialog");
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *text = dialog->findChild<QPlainTextEdit *>();
    QCOMPARE(text->toPlainText(), QStringLiteral("€48,500.00"));
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Tab);
    QVERIFY(!text->hasFocus());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!stage.find<QDialog>("valueDialog"));
}

void KeyboardTest::givesEachItemOfAMenuItsOwnLetter()
{
    const Stage stage;
    const QList<QMenu *> menus = stage.window.findChildren<QMenu *>();
    QCOMPARE(menus.size(), 7); // the account's is filled when it is opened, the list's with the list
    for (const QMenu *menu : menus) {
        QHash<QString, QString> items; // by letter
        for (const QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            const QString letter = QKeySequence::mnemonic(action->text()).toString();
            QVERIFY2(!letter.isEmpty(), qPrintable(action->text()));
            QVERIFY2(!items.contains(letter),
                     qPrintable(action->text() + QStringLiteral(" and ") + items.value(letter)));
            items.insert(letter, action->text());
        }
    }
}

void KeyboardTest::listsEveryKey()
{
    Stage stage;
    stage.press(Qt::Key_F1);
    auto *dialog = stage.find<QDialog>("keysDialog");
    QVERIFY(dialog && dialog->isVisible());
    QStringList said;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        said << label->text();
    for (const char *keys : {"Ctrl+K, Ctrl+O",
                             "Ctrl+R, F5",
                             "Alt+Left, Back",
                             "Alt+Right, Forward",
                             "Alt+Down",
                             "Alt+Up",
                             "Ctrl+F",
                             "Ctrl+Shift+C",
                             "Ctrl+1",
                             "Ctrl+2",
                             "Ctrl+3",
                             "Ctrl+4",
                             "Ctrl+5",
                             "Ctrl+T",
                             "Ctrl+W",
                             "Ctrl+Shift+T",
                             "Ctrl+Tab",
                             "Ctrl+Shift+Tab",
                             "Ctrl+B",
                             "Ctrl+D",
                             "Ctrl+M",
                             "Ctrl++, Ctrl+=",
                             "Ctrl+-",
                             "Ctrl+0",
                             "F1",
                             "F10",
                             "Ctrl+C",
                             "Return",
                             "Shift+Return"})
        QVERIFY2(said.contains(QString::fromLatin1(keys)), keys);
    for (const QAction *action : stage.window.actions()) {
        for (const QKeySequence &key : action->shortcuts())
            QVERIFY2(said.join(u'\n').contains(key.toString(QKeySequence::NativeText)),
                     qPrintable(key.toString()));
    }
    for (const QString &text : std::as_const(said))
        QVERIFY2(!text.contains(u'&'), qPrintable(text));
}

void KeyboardTest::growsAndShrinksAllText()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_5, Qt::ControlModifier);
    const auto *answer = stage.find<QPlainTextEdit>("answer");
    const auto *name = stage.find<ElidedLabel>("dealName");
    const double normal = QApplication::font().pointSizeF();
    const double answerNormal = answer->font().pointSizeF();
    const double nameNormal = name->font().pointSizeF();

    stage.press(Qt::Key_Plus, Qt::ControlModifier);
    stage.press(Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), normal * 1.21);
    QTRY_VERIFY(answer->font().pointSizeF() > answerNormal * 1.2);
    QVERIFY(name->font().pointSizeF() > nameNormal * 1.2);
    stage.press(Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), normal * 1.1);
    stage.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(QApplication::font().pointSizeF(), normal);
    QTRY_COMPARE(answer->font().pointSizeF(), answerNormal);
    QCOMPARE(name->font().pointSizeF(), nameNormal);
}

void KeyboardTest::holdsAPageAtTheLargestText()
{
    Stage stage;
    stage.useSamples();
    QVERIFY(stage.open(craneId));
    for (int i = 0; i < 20; ++i)
        stage.press(Qt::Key_Plus, Qt::ControlModifier);
    QTRY_COMPARE(stage.window.size(), QSize(1180, 760)); // never beyond the screen
    const auto *box = stage.box();
    QVERIFY(box->height() >= box->sizeHint().height());
    const auto *tabs = stage.find<QTabBar>("tabs");
    QVERIFY(tabs->height() >= tabs->fontMetrics().height() + 8);
    stage.press(Qt::Key_0, Qt::ControlModifier);
}

QTEST_MAIN(KeyboardTest)
#include "tst_keyboard.moc"
