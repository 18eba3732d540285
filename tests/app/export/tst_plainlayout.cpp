// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/plainlayout.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class PlainLayoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breaksAtBlanksBesideTheLead();
    void alignsColumns();
    void cutsWhatIsTooLong();
};

void PlainLayoutTest::breaksAtBlanksBesideTheLead()
{
    const QString word(30, u'a');
    QCOMPARE(hanging(u"Name  "_s, word + u' ' + word + u' ' + word),
             u"Name  "_s + word + u' ' + word + u"\n      "_s + word + u'\n');
    QCOMPARE(hanging({}, u"one\ntwo"_s), u"one\ntwo\n"_s);
    QCOMPARE(hanging(u"- "_s, QString(90, u'a')), u"- "_s + QString(90, u'a') + u'\n');
}

void PlainLayoutTest::alignsColumns()
{
    QCOMPARE(table({{.widest = 20}, {.widest = 20, .isRight = true}, {.widest = 20}},
                   {{u"Deal"_s, u"Amount"_s, u"Close"_s}, {u"Crane"_s, u"1"_s, QString()}}),
             u"Deal   Amount  Close\n"
             u"Crane       1\n"_s);
    QCOMPARE(table({{.widest = 5}}, {}), QString());
}

void PlainLayoutTest::cutsWhatIsTooLong()
{
    QCOMPARE(table({{.widest = 4}, {.widest = 4}}, {{u"abcd"_s, u"x"_s}, {u"abcde"_s, u"y"_s}}),
             u"abcd  x\n"
             u"abc…  y\n"_s);
    // Not half of a character beyond 16 bits.
    QCOMPARE(table({{.widest = 4}}, {{u"ab😀😀"_s}}), u"ab…\n"_s);
}

QTEST_APPLESS_MAIN(PlainLayoutTest)
#include "tst_plainlayout.moc"
