// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copyas.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const CopyTexts texts{u"plain"_s, u"**mark** ü"_s, u"a\tb"_s, u"<b>html</b>"_s};

const QMimeData *copied()
{
    return QGuiApplication::clipboard()->mimeData();
}

} // namespace

class CopyAsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QGuiApplication::clipboard()->clear(); }
    void copiesEveryFormAtOnce();
    void copiesOneFormForProgramsThatKnowTextOnly();
    void writesRowsInEveryForm();
    void copiesFromTheMenu();
    void copiesNothingWhereThereIsNothing();
};

void CopyAsTest::copiesEveryFormAtOnce()
{
    copy(texts, CopyForm::All);
    QCOMPARE(copied()->text(), u"plain"_s);
    QCOMPARE(copied()->html(), u"<b>html</b>"_s);
    QCOMPARE(copied()->data(u"text/markdown"_s), QByteArray("**mark** ü"));
    QCOMPARE(copied()->data(u"text/tab-separated-values"_s), QByteArray("a\tb"));
}

void CopyAsTest::copiesOneFormForProgramsThatKnowTextOnly()
{
    copy(texts, CopyForm::Markdown);
    QCOMPARE(copied()->text(), u"**mark** ü"_s);
    QVERIFY(!copied()->hasHtml());
    copy(texts, CopyForm::Tsv);
    QCOMPARE(copied()->text(), u"a\tb"_s);
    copy(texts, CopyForm::Plain);
    QCOMPARE(copied()->text(), u"plain"_s);
    QVERIFY(!copied()->hasFormat(u"text/markdown"_s));
}

void CopyAsTest::writesRowsInEveryForm()
{
    const CopyTexts rows = copyTexts(TextTable{{{u"Deal"_s}, {u"Amount"_s, true}}, {{u"A|<b>"_s, u"0"_s}}});
    QCOMPARE(rows.plain, u"Deal\tAmount\nA|<b>\t0\n"_s);
    QCOMPARE(rows.tsv, rows.plain);
    QVERIFY(rows.markdown.contains(u"| A\\|\\<b\\> | 0 |"_s));
    QVERIFY(rows.html.contains(u"<td>A|&lt;b&gt;</td>"_s));
    const CopyTexts hostile = copyTexts(TextTable{{{u"Deal"_s}}, {{u"=1+1"_s}}});
    QCOMPARE(hostile.tsv, u"Deal\n'=1+1\n"_s);
    QVERIFY(hostile.html.contains(u"<td>'=1+1</td>"_s));
}

void CopyAsTest::copiesFromTheMenu()
{
    QMenu parent;
    const QMenu *menu = copyMenu(
        u"Copy as"_s, [] { return MakeCopyTexts([] { return texts; }); }, &parent);
    QCOMPARE(menu->actions().size(), 4);
    menu->actions().at(2)->trigger();
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"**mark** ü"_s);
}

void CopyAsTest::copiesNothingWhereThereIsNothing()
{
    QMenu parent;
    copy(texts, CopyForm::Plain);
    copyMenu(
        u"Copy as"_s, [] { return MakeCopyTexts(); }, &parent)
        ->actions()
        .first()
        ->trigger();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(copied()->text(), u"plain"_s);
}

QTEST_MAIN(CopyAsTest)
#include "tst_copyas.moc"
