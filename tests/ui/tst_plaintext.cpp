// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plaintext.h"

#include <QTest>

using namespace sidelight;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesShortLinesAlone_data();
    void leavesShortLinesAlone();
    void breaksLongLines();
    void breaksOnlyTheLongLines();
    void losesNothing();
    void keepsSurrogatesTogether();
    void cutsAfterTenThousandLines();
    void breaksWordsThatAreTooWide();
};

void PlainTextTest::leavesShortLinesAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a line") << QStringLiteral("{\"id\": 1}");
    QTest::newRow("lines, the last one empty") << QStringLiteral("a\n\nb\r\n");
    QTest::newRow("as long as a line may be") << QString(8000, u'x');
    QTest::newRow("the same with its end") << QString(7999, u'x') + u'\n';
}

void PlainTextTest::leavesShortLinesAlone()
{
    QFETCH(QString, text);
    QCOMPARE(excerpt(text).text, text);
    QVERIFY(!excerpt(text).isCut);
}

void PlainTextTest::breaksLongLines()
{
    QCOMPARE(excerpt(QString(20'000, u'x')).text,
             QString(8000, u'x') + u'\n' + QString(8000, u'x') + u'\n' + QString(4000, u'x'));
}

void PlainTextTest::breaksOnlyTheLongLines()
{
    QCOMPARE(excerpt(QStringLiteral("a\n") + QString(8001, u'x') + QStringLiteral("\nb")).text,
             QStringLiteral("a\n") + QString(8000, u'x') + QStringLiteral("\nx\nb"));
}

void PlainTextTest::losesNothing()
{
    QString text;
    for (int i = 0; i < 30'000; ++i)
        text += QChar(u'a' + i % 26);
    QCOMPARE(excerpt(text).text.remove(u'\n'), text);
}

void PlainTextTest::keepsSurrogatesTogether()
{
    const QString crane = QString::fromUtf8("\xf0\x9f\x8f\x97"); // U+1F3D7
    const QString broken = excerpt(QString(7999, u'x') + crane + u'y').text;
    QCOMPARE(broken, QString(7999, u'x') + u'\n' + crane + u'y');
}

void PlainTextTest::cutsAfterTenThousandLines()
{
    const QString whole = QStringLiteral("1,\n").repeated(10'000);
    QVERIFY(!excerpt(whole).isCut);
    const Excerpt beginning = excerpt(whole + u'2');
    QVERIFY(beginning.isCut);
    QCOMPARE(beginning.text, whole);
}

void PlainTextTest::breaksWordsThatAreTooWide()
{
    const QFontMetrics metrics{QFont()};
    const QString wide(60, u'm');
    const QString text =
        QStringLiteral("a short  line,\n") + wide + u' ' + QString::fromUtf8("\xf0\x9f\x8f\x97");
    const int width = metrics.horizontalAdvance(wide) / 2;
    const QString shown = breakable(text, metrics, width);
    QCOMPARE(shown.count(QChar(0x200b)), 60);
    QCOMPARE(QString(shown).remove(QChar(0x200b)), text);
    QVERIFY(metrics.boundingRect(QRect(0, 0, width, 1000), int(Qt::TextWordWrap), shown).width() <= width);
    QCOMPARE(breakable(text, metrics, 2 * metrics.horizontalAdvance(wide)), text);
}

QTEST_MAIN(PlainTextTest)
#include "tst_plaintext.moc"
