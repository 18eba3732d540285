// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rawpage.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTextBlock>

using namespace sidelight;

namespace {

const QDateTime receivedAt(QDate(2026, 6, 2), QTime(16, 44), Qt::UTC);
const QByteArray compact = R"({"id":"x","name":"Bj\u00f6rn Øre","amount":1200.50})";

struct Raw {
    Raw()
    {
        page.resize(900, 500);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
    }
    QString text() const { return view->toPlainText(); }
    QString label(const char *name) const
    {
        const auto *found = page.findChild<QLabel *>(QLatin1StringView(name));
        return found->isVisible() ? found->text() : QString();
    }
    void search(const QString &what, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        find->setText(what);
        find->setFocus();
        QTest::keyClick(find, Qt::Key_Return, modifiers);
    }
    int place() const { return view->textCursor().selectionStart(); }

    RawPage page{QLocale(QLocale::English, QLocale::UnitedKingdom)};
    QPlainTextEdit *view = page.findChild<QPlainTextEdit *>(QStringLiteral("answer"));
    QLineEdit *find = page.findChild<QLineEdit *>(QStringLiteral("findInAnswer"));
    QCheckBox *indent = page.findChild<QCheckBox *>(QStringLiteral("indentAnswer"));
};

} // namespace

class RawPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheExactTextWithoutIndenting();
    void indents();
    void indentsNothingThatIsNoJson();
    void copiesTheAnswerAsItCame();
    void findsRoundTheEnd();
    void findsBackwards();
    void staysWhereItIsWithoutAFind();
    void saysThatNothingWasFound();
    void saysThatItLookedInThePartThatIsShown();
    void showsTheBeginningOfAnEndlessAnswer();
    void cutsBetweenCharacters();
    void isFilledOnlyOnceItIsSeen();
    void keepsItsPlaceForTheSameAnswer();
    void showsMarkupAsText();
    void says200AndTheSize();
};

void RawPageTest::showsTheExactTextWithoutIndenting()
{
    Raw raw;
    raw.page.setAnswer(compact, receivedAt, true);
    raw.indent->setChecked(false);
    QCOMPARE(raw.text(), QString::fromUtf8(compact));
}

void RawPageTest::indents()
{
    Raw raw;
    raw.page.setAnswer(compact, receivedAt, true);
    QVERIFY(raw.indent->isChecked());
    QCOMPARE(
        raw.text(),
        QStringLiteral("{\n  \"id\": \"x\",\n  \"name\": \"Bj\\u00f6rn Øre\",\n  \"amount\": 1200.50\n}"));
    raw.indent->setChecked(false);
    raw.indent->setChecked(true);
    QVERIFY(raw.text().contains(u'\n'));
}

void RawPageTest::indentsNothingThatIsNoJson()
{
    Raw raw;
    raw.page.setAnswer("<html>{</html>", receivedAt, false);
    QVERIFY(!raw.indent->isEnabled());
    QCOMPARE(raw.text(), QStringLiteral("<html>{</html>"));
}

void RawPageTest::copiesTheAnswerAsItCame()
{
    Raw raw;
    raw.page.setAnswer(compact, receivedAt, true);
    raw.page.findChild<QPushButton *>(QStringLiteral("copyAnswer"))->click();
    QCOMPARE(QApplication::clipboard()->text(), QString::fromUtf8(compact));
}

void RawPageTest::findsRoundTheEnd()
{
    Raw raw;
    raw.page.setAnswer("one two one two one", receivedAt, false);
    for (const int place : {0, 8, 16, 0}) {
        raw.search(QStringLiteral("one"));
        QCOMPARE(raw.place(), place);
        QCOMPARE(raw.view->textCursor().selectedText(), QStringLiteral("one"));
    }
}

void RawPageTest::findsBackwards()
{
    Raw raw;
    raw.page.setAnswer("one two one two one", receivedAt, false);
    for (const int place : {16, 8, 0, 16}) {
        raw.search(QStringLiteral("one"), Qt::ShiftModifier);
        QCOMPARE(raw.place(), place);
    }
}

void RawPageTest::staysWhereItIsWithoutAFind()
{
    Raw raw;
    raw.page.setAnswer("one two one", receivedAt, false);
    raw.search(QStringLiteral("two"));
    QCOMPARE(raw.place(), 4);
    raw.search(QStringLiteral("three"));
    QCOMPARE(raw.place(), 4);
    QCOMPARE(raw.view->textCursor().selectedText(), QStringLiteral("two"));
    raw.search(QString());
    QCOMPARE(raw.place(), 4);
}

void RawPageTest::saysThatNothingWasFound()
{
    Raw raw;
    raw.page.setAnswer("one two one", receivedAt, false);
    QCOMPARE(raw.label("findState"), QString());
    raw.search(QStringLiteral("three"));
    QCOMPARE(raw.label("findState"), QStringLiteral("Not found"));
    QCOMPARE(raw.find->accessibleDescription(), QStringLiteral("Not found"));
    const auto *state = raw.page.findChild<QLabel *>(QStringLiteral("findState"));
    QTRY_VERIFY(state->geometry().right() < raw.find->geometry().left());
    QTest::keyClick(raw.find, Qt::Key_Backspace);
    QCOMPARE(raw.label("findState"), QString());
    QCOMPARE(raw.find->accessibleDescription(), QString());
    raw.search(QStringLiteral("three"), Qt::ShiftModifier);
    QCOMPARE(raw.label("findState"), QStringLiteral("Not found"));
    raw.page.setAnswer("one two three", receivedAt, false); // it may be in this one
    QCOMPARE(raw.label("findState"), QString());
    raw.search(QStringLiteral("three"));
    raw.search(QStringLiteral("three")); // round the end
    QCOMPARE(raw.label("findState"), QString());
}

void RawPageTest::saysThatItLookedInThePartThatIsShown()
{
    Raw raw;
    raw.page.setAnswer(QByteArray(2 * 1024 * 1024, 'a'), receivedAt, false);
    raw.search(QStringLiteral("three"));
    QCOMPARE(raw.label("findState"), QStringLiteral("Not found in the part that is shown"));
}

void RawPageTest::showsTheBeginningOfAnEndlessAnswer()
{
    Raw raw;
    const QByteArray body = R"({"id":"x","list":[)" + QByteArray(20 * 1024 * 1024, '7') + "]}";
    raw.page.setAnswer(body, receivedAt, true);
    QVERIFY(raw.text().startsWith(QStringLiteral("{\n  \"id\": \"x\"")));
    // Bounded memory: the text widget holds the beginning, in lines that it can lay out.
    QVERIFY(raw.text().size() < 1'100'000);
    for (QTextBlock block = raw.view->document()->begin(); block.isValid(); block = block.next())
        QVERIFY(block.length() <= 8001);
    QVERIFY2(raw.label("answerCut").contains(QStringLiteral("20")), qPrintable(raw.label("answerCut")));
    raw.page.findChild<QPushButton *>(QStringLiteral("copyAnswer"))->click();
    QCOMPARE(QApplication::clipboard()->text().size(), body.size());
    raw.page.setAnswer(compact, receivedAt, true);
    QCOMPARE(raw.label("answerCut"), QString());
}

void RawPageTest::cutsBetweenCharacters()
{
    Raw raw;
    raw.page.setAnswer("\" " + QByteArray("€").repeated(500'000) + '"', receivedAt, false);
    QVERIFY(!raw.label("answerCut").isEmpty());
    QVERIFY(raw.text().endsWith(u'€'));
    QVERIFY(!raw.text().contains(QChar::ReplacementCharacter));
}

void RawPageTest::isFilledOnlyOnceItIsSeen()
{
    Raw raw;
    raw.page.hide();
    raw.page.setAnswer(compact, receivedAt, true);
    QCOMPARE(raw.text(), QString());
    raw.page.show();
    QVERIFY(!raw.text().isEmpty());
}

void RawPageTest::keepsItsPlaceForTheSameAnswer()
{
    Raw raw;
    raw.page.setAnswer("one two one", receivedAt, false);
    raw.search(QStringLiteral("two"));
    raw.page.setAnswer("one two one", receivedAt.addSecs(60), false);
    QCOMPARE(raw.place(), 4);
    QVERIFY(raw.label("answerFacts").contains(QStringLiteral("16:45")));
}

void RawPageTest::showsMarkupAsText()
{
    Raw raw;
    raw.page.setAnswer("<b>bold</b><img src='x'>", receivedAt, false);
    QCOMPARE(raw.text(), QStringLiteral("<b>bold</b><img src='x'>"));
}

void RawPageTest::says200AndTheSize()
{
    Raw raw;
    raw.page.setAnswer("{}", receivedAt, true);
    const QString facts = raw.label("answerFacts");
    QVERIFY2(facts.startsWith(QStringLiteral("Status 200 · received ")), qPrintable(facts));
    QVERIFY2(facts.contains(QStringLiteral("16:44")), qPrintable(facts));
    QVERIFY2(facts.contains(QStringLiteral("2 byte")), qPrintable(facts));
}

QTEST_MAIN(RawPageTest)
#include "tst_rawpage.moc"
