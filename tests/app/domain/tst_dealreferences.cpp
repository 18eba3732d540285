// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/dealreferences.h"

#include <QStringEncoder>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QString craneText = u"dea10001-0000-4000-8000-000000000001"_s;
const QString routeText = u"dea10002-0000-4000-8000-000000000001"_s;
const QUuid crane(craneText);
const QUuid route(routeText);
const QString noId = u"no deal ID in it"_s;
const QString twoIds = u"2 different IDs in it"_s;

/// With C for the crane's ID and R for the route's.
QString filled(const char *text)
{
    return QString::fromUtf8(text).replace(u"<C>"_s, craneText).replace(u"<R>"_s, routeText);
}

const QString notClosed = u"a quotation mark in it is not closed"_s;

using Problems = std::vector<BadLine>;

} // namespace

class DealReferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLines_data();
    void readsLines();
    void readsTheColumnThatTheHeaderNames_data();
    void readsTheColumnThatTheHeaderNames();
    void namesEachBadLine_data();
    void namesEachBadLine();
    void countsDuplicatesOnce();
    void shortensALongLine();
    void decodesFiles_data();
    void decodesFiles();
    void refusesWhatIsNoText();
    void refusesAFileThatIsTooLarge();
};

void DealReferencesTest::readsLines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QUuid>>("ids");
    const QList<QUuid> both{crane, route};
    const auto row = [](const char *name, const char *text, const QList<QUuid> &ids) {
        QTest::newRow(name) << filled(text) << ids;
    };
    row("nothing", "", {});
    row("empty lines", " \n\n\t\n", {});
    row("one a line", "<C>\n<R>\n", both);
    row("without a last line end", "<C>\n<R>", both);
    row("line ends of Windows", "<C>\r\n<R>\r\n", both);
    row("line ends of old Macs", "<C>\r<R>\r", both);
    row("in the order they came", "<R>\n\n<C>", {route, crane});
    row("blanks between", "<C> <R>", both);
    row("commas between", "<C>,<R>", both);
    row("commas, blanks and an end", "<C>, <R>,", both);
    row("semicolons between", "<C>;<R>", both);
    row("tabs between", "<C>\t<R>", both);
    row("links", "https://app.example/deals/<C>\nsidelight://deal/<R>", both);
    row("links in one line", "https://app.example/deals/<C>, https://app.example/deals/<R>", both);
    row("an ID in prose", "Ines asked about <C>, please call.", {crane});
    row("a link with a contact's ID too", "see https://app.example/deals/<C>?contact=<R> please", {crane});
    row("quoted", "\"<C>\"\n\"<R>\"", both);
    row("a row without a header", "<C>,Harbour crane,120000", {crane});
}

void DealReferencesTest::readsLines()
{
    QFETCH(QString, text);
    QFETCH(QList<QUuid>, ids);
    const DealReferences found = readReferences(text);
    QCOMPARE(found.ids, ids);
    QVERIFY(found.problems.empty());
    QCOMPARE(found.duplicates, 0);
}

void DealReferencesTest::readsTheColumnThatTheHeaderNames_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) { QTest::newRow(name) << filled(text); };
    row("alone", "id\n<C>\n<R>\n");
    row("alone, with several in a line", "Deal\n<C>, <R>");
    row("commas", "id,name\n<C>,Crane\n<R>,Route");
    row("semicolons", "name;id\nCrane;<C>\nRoute;<R>");
    row("tabs", "name\tid\nCrane\t<C>\nRoute\t<R>");
    row("other case and blanks", "Name, Deal_ID \nCrane, <C>\nRoute, <R>");
    row("another ID beside", "contact_id,id\n<R>,<C>\n<C>,<R>");
    row("deal_id before id", "id,deal_id\n<R>,<C>\n<C>,<R>");
    row("id before deal", "deal,id\nCrane,<C>\nRoute,<R>");
    row("deal alone", "deal,stage\n<C>,New\nhttps://app.example/deals/<R>,Won");
    row("quoted cells", "\"name\",\"id\"\n\"Crane, large\",\"<C>\"\n\"The \"\"route\"\"\",\"<R>\"");
    row("a cell of two lines", "name,id\n\"Crane,\nlarge\",<C>\nRoute,<R>");
    row("empty lines", "id,name\n\n<C>,Crane\n  \n<R>,Route\n\n");
    row("line ends of Windows", "id,name\r\n<C>,Crane\r\n<R>,Route\r\n");
}

void DealReferencesTest::readsTheColumnThatTheHeaderNames()
{
    QFETCH(QString, text);
    const DealReferences found = readReferences(text);
    QCOMPARE(found.ids, (QList<QUuid>{crane, route}));
    QVERIFY(found.problems.empty());
}

void DealReferencesTest::namesEachBadLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Problems>("problems");
    const auto row = [](const char *name, const char *text, const Problems &problems) {
        QTest::newRow(name) << filled(text) << problems;
    };
    row("prose", "<C>\n\nHello there \r\n<R>", {{3, u"Hello there"_s, noId}});
    row("a digit too many", "<C>0\n<C>\n<R>", {{1, craneText + u'0', noId}});
    row("two IDs in prose", "<C>\n<R>\n<C> and <R>", {{3, filled("<C> and <R>"), twoIds}});
    row("two IDs in a row without a header", "<C>\n<R>\n<C>,Crane,<R>",
        {{3, filled("<C>,Crane,<R>"), twoIds}});
    row("all zeros", "<C>\n<R>\n00000000-0000-0000-0000-000000000000",
        {{3, u"00000000-0000-0000-0000-000000000000"_s, u"the ID is all zeros, which names nothing"_s}});
    row("an empty cell", "id,name\n<C>,Crane\n,Lost\n<R>,Route", {{3, u",Lost"_s, u"nothing was typed"_s}});
    row("a row that is too short", "name,id\nCrane,<C>\nLost\nRoute,<R>",
        {{3, u"Lost"_s, u"nothing was typed"_s}});
    row("behind a row of two lines", "name,id\n\"Crane,\nlarge\",<C>\nRoute,<R>\nLost,none",
        {{5, u"Lost,none"_s, noId}});
    row("a quotation mark that is not closed", "name,id\nCrane,<C>\n\"Lost,none\nRoute,<R>",
        {{3, u"\"Lost,none"_s, notClosed}});
    row("several that are not closed", "name,id\nCrane,<C>\n\"Lost,none\nRoute,<R>\n\"Gone,none\nlast,",
        {{3, u"\"Lost,none"_s, notClosed},
         {5, u"\"Gone,none"_s, notClosed},
         {6, u"last,"_s, u"nothing was typed"_s}});
    row("one that meets the mark of a cell below", "name,id\n\"Crane\",<C>\n\"Lost,none\n\"Route\",<R>",
        {{3, u"\"Lost,none"_s, notClosed}});
    row("one behind the ID", "id,name\n<C>,Crane\n<R>,\"Route\nnone,Lost", {{4, u"none,Lost"_s, noId}});
    row("an unknown header", "Who,What\n<C>,Crane\n<R>,Route", {{1, u"Who,What"_s, noId}});
}

void DealReferencesTest::namesEachBadLine()
{
    QFETCH(QString, text);
    QFETCH(Problems, problems);
    const DealReferences found = readReferences(text);
    QCOMPARE(found.ids, (QList<QUuid>{crane, route}));
    QCOMPARE(found.problems, problems);
}

void DealReferencesTest::countsDuplicatesOnce()
{
    const DealReferences found = readReferences(filled("<C>\n<R>\n<C>, <C>\nabout <R>"));
    QCOMPARE(found.ids, (QList<QUuid>{crane, route}));
    QCOMPARE(found.duplicates, 3);
}

void DealReferencesTest::shortensALongLine()
{
    const DealReferences found = readReferences(QString(5000, u'x'));
    QCOMPARE(found.problems, (Problems{{1, QString(120, u'x'), u"more than 4096 characters"_s}}));
}

void DealReferencesTest::decodesFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QString text = u"name;id\nGrünes Öl;"_s + craneText + u"\nRoute;"_s + routeText;
    using Flag = QStringConverter::Flag;
    const auto encoded = [&text](QStringConverter::Encoding encoding, QStringConverter::Flags flags) {
        QStringEncoder encoder(encoding, flags);
        return QByteArray(encoder(text));
    };
    QTest::newRow("UTF-8") << text.toUtf8();
    QTest::newRow("UTF-8 with a mark") << encoded(QStringConverter::Utf8, Flag::WriteBom);
    QTest::newRow("UTF-16, little endian") << encoded(QStringConverter::Utf16LE, Flag::WriteBom);
    QTest::newRow("UTF-16, big endian") << encoded(QStringConverter::Utf16BE, Flag::WriteBom);
    QTest::newRow("Latin 1") << text.toLatin1();
}

void DealReferencesTest::decodesFiles()
{
    QFETCH(QByteArray, bytes);
    const auto found = readReferenceFile(bytes);
    QVERIFY(found);
    QCOMPARE(found->ids, (QList<QUuid>{crane, route}));
    QVERIFY(found->problems.empty());
}

void DealReferencesTest::refusesWhatIsNoText()
{
    const auto found = readReferenceFile(craneText.toLatin1() + QByteArray(4, '\0'));
    QVERIFY(!found);
    QCOMPARE(found.error().kind, Error::Kind::BadReference);
    QCOMPARE(found.error().detail, u"the file holds no text"_s);
}

void DealReferencesTest::refusesAFileThatIsTooLarge()
{
    QVERIFY(readReferenceFile(QByteArray(maxReferenceBytes, ' ')));
    const auto found = readReferenceFile(QByteArray(maxReferenceBytes + 1, ' '));
    QVERIFY(!found);
    QCOMPARE(found.error().detail, u"the file is larger than 16 MiB"_s);
}

QTEST_GUILESS_MAIN(DealReferencesTest)
#include "tst_dealreferences.moc"
