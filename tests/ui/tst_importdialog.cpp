// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/workers.h"
#include "ui/importdialog.h"

#include "app/domain/dealtask.h"
#include "app/domain/identifier.h"
#include "app/text/tasktext.h"
#include "app/text/translations.h"
#include "tests/support/dealrows.h"
#include "ui/linelist.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QString linesOf(int count)
{
    QString lines;
    for (int i = 0; i < count; ++i)
        lines += identifierText(rowId(i)) + u'\n';
    return lines;
}

struct Shown {
    Shown()
    {
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog does not show");
    }
    ~Shown() { delete dialog; }

    QString text(const char *name) const { return label(name)->text(); }
    QLabel *label(const char *name) const { return dialog->findChild<QLabel *>(QLatin1StringView(name)); }
    QPushButton *button(const char *name) const
    {
        return dialog->findChild<QPushButton *>(QLatin1StringView(name));
    }
    QPlainTextEdit *field() const
    {
        return dialog->findChild<QPlainTextEdit *>(QStringLiteral("importText"));
    }
    LineList *problems() const { return dialog->findChild<LineList *>(QStringLiteral("importProblems")); }
    QList<QUuid> wantedIds() const { return wanted.value(0).value(1).value<QList<QUuid>>(); }

    QPointer<ImportDialog> dialog = new ImportDialog(british);
    QSignalSpy wanted{dialog, &ImportDialog::importWanted};
};

} // namespace

class ImportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void beginsWithNothing();
    void countsWhatIsTyped();
    void namesEachLineThatIsNoDeal();
    void listsNoEndOfBadLines();
    void saysTheCostBeforeItStarts();
    void startsWithWhatWasUnderstood();
    void cancelsWithoutAsking();
    void readsAFile();
    void saysThatAFileHoldsNoDeal();
    void readsAFileThatWasChosen();
    void saysWhyAFileCannotBeUsed_data();
    void saysWhyAFileCannotBeUsed();
    void keepsALargeTextOutOfTheField();
    void dropsWhatAnOlderReadingFinds();
    void returnsToTheField();
    void pastesALinkAsText();
    void pastesAFileAsOne();
    void showsNoMarkup();
    void copiesTheBadLines();
    void isWorkedByKeysAlone();

private:
    QString write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
};

QString ImportDialogTest::write(const QString &name, const QByteArray &bytes)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void ImportDialogTest::beginsWithNothing()
{
    const Shown shown;
    QCOMPARE(shown.text("importSummary"), QStringLiteral("Nothing yet."));
    QCOMPARE(shown.text("importCost"), QString());
    QVERIFY(!shown.problems()->isVisible());
    QVERIFY(!shown.button("importGet")->isEnabled());
    QVERIFY(shown.field()->hasFocus());
}

void ImportDialogTest::countsWhatIsTyped()
{
    const Shown shown;
    const QString text = linesOf(3) + linesOf(2);
    shown.field()->setPlainText(text);
    QCOMPARE(shown.text("importSummary"), referencesText(readReferences(text), british));
    QVERIFY(shown.button("importGet")->isEnabled());
    shown.field()->clear();
    QCOMPARE(shown.text("importSummary"), QStringLiteral("Nothing yet."));
    QVERIFY(!shown.button("importGet")->isEnabled());
}

void ImportDialogTest::namesEachLineThatIsNoDeal()
{
    const Shown shown;
    const QString text = QStringLiteral("the first\n") + linesOf(1) + QStringLiteral("the third");
    shown.dialog->setText(text);
    const DealReferences read = readReferences(text);
    QCOMPARE(read.problems.size(), std::size_t(2));
    QVERIFY(shown.problems()->isVisible());
    QCOMPARE(shown.problems()->lines(),
             (QStringList{badLineText(read.problems[0], british), badLineText(read.problems[1], british)}));
    QVERIFY(shown.problems()->lines()[0].contains(u'1'));
    QVERIFY(shown.problems()->lines()[1].contains(u'3'));
}

void ImportDialogTest::listsNoEndOfBadLines()
{
    const Shown shown;
    shown.dialog->setText(QStringLiteral("no deal\n").repeated(1'204));
    QTRY_COMPARE(shown.problems()->lines().size(), 1'001);
    QCOMPARE(shown.problems()->lines().constLast(), QStringLiteral("204 more lines are not listed."));
}

void ImportDialogTest::saysTheCostBeforeItStarts()
{
    const Shown shown;
    shown.field()->setPlainText(linesOf(120));
    QCOMPARE(shown.text("importCost"), costText(costOf(120, {}), british));
    Usage usage;
    usage.limits = {30, 1'000};
    shown.dialog->setUsage(usage);
    QCOMPARE(shown.text("importCost"), costText(costOf(120, usage), british));
    QVERIFY(costOf(120, usage).time);
}

void ImportDialogTest::startsWithWhatWasUnderstood()
{
    const Shown shown;
    shown.field()->setPlainText(linesOf(2) + QStringLiteral("no deal"));
    shown.button("importGet")->click();
    QCOMPARE(shown.wanted.size(), 1);
    QCOMPARE(shown.wanted[0][0].toString(), QString());
    QCOMPARE(shown.wantedIds(), (QList<QUuid>{rowId(0), rowId(1)}));
    QVERIFY(!shown.dialog || !shown.dialog->isVisible());
}

void ImportDialogTest::cancelsWithoutAsking()
{
    const Shown shown;
    shown.field()->setPlainText(linesOf(2));
    QTest::keyClick(shown.dialog, Qt::Key_Escape);
    QVERIFY(!shown.dialog || !shown.dialog->isVisible());
    QVERIFY(shown.wanted.isEmpty());
}

void ImportDialogTest::readsAFile()
{
    const Shown shown;
    const QString path = write(QStringLiteral("q4.csv"),
                               "name;deal_id\nCrane;" + identifierText(rowId(7)).toLatin1() + "\n");
    shown.dialog->setFile(path);
    QTRY_VERIFY(shown.button("importGet")->isEnabled());
    QCOMPARE(shown.text("importHeld"), QStringLiteral("q4.csv"));
    QVERIFY(!shown.field()->isVisible());
    shown.button("importGet")->click();
    QCOMPARE(shown.wanted[0][0].toString(), QStringLiteral("q4.csv"));
    QCOMPARE(shown.wantedIds(), QList<QUuid>{rowId(7)});
}

void ImportDialogTest::saysThatAFileHoldsNoDeal()
{
    const Shown shown;
    shown.dialog->setFile(write(QStringLiteral("empty.csv"), "\n"));
    QTRY_COMPARE(shown.text("importSummary"), QStringLiteral("There is no deal in this file."));
    QVERIFY(!shown.button("importGet")->isEnabled());
}

void ImportDialogTest::readsAFileThatWasChosen()
{
    const Shown shown;
    const QString path = write(QStringLiteral("chosen.txt"), linesOf(4).toUtf8());
    shown.button("importFile")->click();
    auto *chooser = shown.dialog->findChild<QFileDialog *>(QStringLiteral("importFileDialog"));
    QVERIFY(chooser);
    Q_EMIT chooser->fileSelected(path);
    QTRY_VERIFY(shown.button("importGet")->isEnabled());
    QCOMPARE(shown.text("importHeld"), QStringLiteral("chosen.txt"));
}

void ImportDialogTest::saysWhyAFileCannotBeUsed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("why");
    QTest::newRow("binary") << write(QStringLiteral("picture.txt"), QByteArray("\x89PNG\0\0\0\1", 8))
                            << QStringLiteral("the file holds no text");
    QTest::newRow("a folder") << m_folder.path() << QStringLiteral("it is no file");
}

void ImportDialogTest::saysWhyAFileCannotBeUsed()
{
    QFETCH(const QString, path);
    QFETCH(const QString, why);
    const Shown shown;
    shown.dialog->setFile(path);
    QTRY_VERIFY(shown.text("importSummary").contains(why));
    QVERIFY(shown.text("importSummary").startsWith(QStringLiteral("This file cannot be used: ")));
    QVERIFY(!shown.button("importGet")->isEnabled());
}

void ImportDialogTest::keepsALargeTextOutOfTheField()
{
    const Shown shown;
    shown.dialog->setText(linesOf(10'000));
    QCOMPARE(shown.text("importHeld"), QStringLiteral("Pasted text"));
    QTRY_VERIFY(shown.button("importGet")->isEnabled());
    QCOMPARE(shown.field()->toPlainText(), QString());
    shown.button("importGet")->click();
    QCOMPARE(shown.wanted[0][0].toString(), QString()); // no file
    QCOMPARE(shown.wantedIds().size(), 10'000);
}

void ImportDialogTest::dropsWhatAnOlderReadingFinds()
{
    const Shown shown;
    shown.dialog->setText(linesOf(10'000));
    shown.dialog->setText(linesOf(1));
    shown.dialog->setFile(write(QStringLiteral("last.txt"), linesOf(2).toUtf8()));
    QTRY_VERIFY(shown.button("importGet")->isEnabled());
    QVERIFY(workers().waitForDone());
    QCoreApplication::sendPostedEvents();
    shown.button("importGet")->click();
    QCOMPARE(shown.wantedIds().size(), 2);
}

void ImportDialogTest::returnsToTheField()
{
    const Shown shown;
    shown.field()->setPlainText(linesOf(1));
    shown.dialog->setFile(write(QStringLiteral("two.txt"), linesOf(2).toUtf8()));
    QTRY_VERIFY(shown.button("importGet")->isEnabled());
    shown.button("importBack")->click();
    QVERIFY(shown.field()->isVisible());
    QVERIFY(shown.field()->hasFocus());
    shown.button("importGet")->click();
    QCOMPARE(shown.wanted[0][0].toString(), QString());
    QCOMPARE(shown.wantedIds(), QList<QUuid>{rowId(0)});
}

void ImportDialogTest::pastesALinkAsText()
{
    const Shown shown;
    auto *data = new QMimeData; // the clipboard owns it
    data->setUrls({QUrl(QStringLiteral("https://app.backside.app/deals/") + identifierText(rowId(3)))});
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(shown.field(), Qt::Key_V, Qt::ControlModifier);
    QVERIFY(shown.field()->toPlainText().endsWith(identifierText(rowId(3))));
    QVERIFY(shown.button("importGet")->isEnabled());
}

void ImportDialogTest::pastesAFileAsOne()
{
    const Shown shown;
    auto *data = new QMimeData; // the clipboard owns it
    data->setUrls({QUrl::fromLocalFile(write(QStringLiteral("copied.csv"), linesOf(2).toUtf8()))});
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(shown.field(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(shown.text("importHeld"), QStringLiteral("copied.csv"));
    QTRY_VERIFY(shown.button("importGet")->isEnabled());
}

void ImportDialogTest::showsNoMarkup()
{
    const Shown shown;
    shown.dialog->setFile(write(QStringLiteral("<b>q4<b>.csv"), "<b>no deal</b>\n\xe2\x80\xae evil\n"));
    QTRY_COMPARE(shown.problems()->lines().size(), 2);
    QCOMPARE(shown.label("importHeld")->textFormat(), Qt::PlainText);
    QCOMPARE(shown.text("importHeld"), QStringLiteral("<b>q4<b>.csv"));
    QVERIFY(shown.problems()->lines()[0].contains(QStringLiteral("<b>no deal</b>")));
    QVERIFY(!shown.problems()->lines()[1].contains(QChar(0x202E)));
}

void ImportDialogTest::copiesTheBadLines()
{
    const Shown shown;
    shown.dialog->setText(QStringLiteral("one\ntwo"));
    shown.problems()->setFocus();
    shown.problems()->selectAll();
    QTest::keyClick(shown.problems(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), shown.problems()->lines().join(u'\n'));
}

void ImportDialogTest::isWorkedByKeysAlone()
{
    const Shown shown;
    QTest::keyClicks(shown.field(), identifierText(rowId(5)));
    QTest::keyClick(shown.field(), Qt::Key_Return); // another line
    QVERIFY(shown.wanted.isEmpty());
    for (int i = 0; i < 6 && !shown.button("importGet")->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(shown.button("importGet")->hasFocus());
    QTest::keyClick(shown.button("importGet"), Qt::Key_Space);
    QCOMPARE(shown.wantedIds(), QList<QUuid>{rowId(5)});
}

QTEST_MAIN(ImportDialogTest)
#include "tst_importdialog.moc"
