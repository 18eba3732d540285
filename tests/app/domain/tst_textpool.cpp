// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/textpool.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class TextPoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsBackWhatWasAdded()
    {
        TextPool pool;
        const quint32 crane = pool.add(u"Hafenkran Köln"_s);
        const quint32 bytes = pool.add(QByteArrayView("48500.00"));
        QCOMPARE(pool.text(crane), u"Hafenkran Köln"_s);
        QCOMPARE(pool.utf8(bytes), QByteArrayView("48500.00"));
    }

    void keepsZeroForTheEmptyText()
    {
        TextPool pool;
        QCOMPARE(pool.text(0), QString());
        QCOMPARE(pool.add(QString()), 0u);
        QCOMPARE(pool.addShared(QString()), 0u);
        QVERIFY(pool.add(u"x"_s) != 0);
    }

    void keepsSharedTextsOnce()
    {
        TextPool pool;
        const quint32 stage = pool.addShared(u"Proposal sent"_s);
        const qsizetype bytes = pool.bytes();
        QCOMPARE(pool.addShared(u"Proposal sent"_s), stage);
        QCOMPARE(pool.bytes(), bytes);
        QVERIFY(pool.addShared(u"proposal sent"_s) != stage);
        QVERIFY(pool.add(u"Proposal sent"_s) != stage);
    }

    void keepsTextsWithNulAndOfAnyLength()
    {
        TextPool pool;
        const QString odd = u"a"_s + QChar(u'\0') + u"b"_s;
        const QString longOne(100'000, u'é');
        const quint32 first = pool.add(odd);
        const quint32 second = pool.add(longOne);
        QCOMPARE(pool.text(first), odd);
        QCOMPARE(pool.text(second), longOne);
    }
};

QTEST_GUILESS_MAIN(TextPoolTest)
#include "tst_textpool.moc"
