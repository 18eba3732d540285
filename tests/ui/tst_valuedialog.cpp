// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valuedialog.h"

#include <QDialog>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBlock>

using namespace sidelight;

namespace {

QString shownIn(const QWidget &parent)
{
    return parent.findChild<QPlainTextEdit *>(QStringLiteral("valueText"))->toPlainText();
}

QString titleIn(const QWidget &parent)
{
    return parent.findChild<QDialog *>(QStringLiteral("valueDialog"))->windowTitle();
}

} // namespace

class ValueDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAValueAsPlainText();
    void showsJsonReadably_data();
    void showsJsonReadably();
    void saysThatMoreWasLeftOut();
    void keepsItsTitlePlain();
    void goesAwayWhenClosed();
};

void ValueDialogTest::showsAValueAsPlainText()
{
    QWidget parent;
    openValueDialog(&parent, QStringLiteral("Description"), QStringLiteral("<b>one</b>\ntwo &amp; three"));
    QCOMPARE(shownIn(parent), QStringLiteral("<b>one</b>\ntwo &amp; three"));
    QCOMPARE(titleIn(parent), QStringLiteral("Description"));
    const auto *text = parent.findChild<QPlainTextEdit *>();
    QVERIFY(text->isReadOnly());
    QVERIFY(text->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    QCOMPARE(text->accessibleName(), QStringLiteral("Description"));
}

void ValueDialogTest::showsJsonReadably_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("shown");
    QTest::newRow("a string") << QByteArray(R"("Bj\u00f6rn\nØre")") << QStringLiteral("Björn\nØre");
    QTest::newRow("a string that turns the direction")
        << QByteArray(R"("a\u202eb")") << QStringLiteral("a‹RLO›b");
    QTest::newRow("an object") << QByteArray(R"({"a":1})") << QStringLiteral("{\n  \"a\": 1\n}");
    QTest::newRow("a number with its digits") << QByteArray("1.50") << QStringLiteral("1.50");
}

void ValueDialogTest::showsJsonReadably()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, shown);
    QWidget parent;
    openJsonDialog(&parent, QStringLiteral("extra"), json);
    QCOMPARE(shownIn(parent), shown);
}

void ValueDialogTest::saysThatMoreWasLeftOut()
{
    QWidget parent;
    openValueDialog(&parent, QStringLiteral("Description"), QString(5'000'000, u'x'));
    QVERIFY(shownIn(parent).endsWith(QStringLiteral("\n…")));
    QVERIFY(shownIn(parent).size() < 1'100'000);
    QWidget other;
    openJsonDialog(&other, QStringLiteral("extra"), '[' + QByteArray("1,").repeated(1'000'000) + "1]");
    QVERIFY(shownIn(other).endsWith(QStringLiteral("\n…")));
    QVERIFY(shownIn(other).size() < 1'100'000);
}

void ValueDialogTest::keepsItsTitlePlain()
{
    QWidget parent;
    openValueDialog(&parent, QStringLiteral("a\nb[*]") + QString(500, u'x'), QString());
    QVERIFY(titleIn(parent).startsWith(QStringLiteral("a b[*][*]xxx")));
    QVERIFY(titleIn(parent).size() < 100);
}

void ValueDialogTest::goesAwayWhenClosed()
{
    QWidget parent;
    openValueDialog(&parent, QStringLiteral("Description"), QStringLiteral("x"));
    auto *dialog = parent.findChild<QDialog *>();
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!parent.findChild<QDialog *>());
}

QTEST_MAIN(ValueDialogTest)
#include "tst_valuedialog.moc"
