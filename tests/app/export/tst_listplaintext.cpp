// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/dealexport.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now(QDate(2026, 9, 21), QTime(10, 0), QTimeZone::utc());

DealRow crane()
{
    DealRow row;
    row.id = QUuid(u"dea10001-0000-4000-8000-000000000001"_s);
    row.name = u"Harbour crane retrofit"_s;
    row.stageName = u"Proposal sent"_s;
    row.amountState = FieldState::Value;
    row.amount = "48500";
    row.currency = u"EUR"_s;
    row.closeState = FieldState::Value;
    row.expectedClose = QDate(2026, 9, 30);
    row.checkedAt = now.addSecs(-7200);
    return row;
}

} // namespace

class ListPlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printsARowForEachDeal()
    {
        DealRow bare;
        bare.id = QUuid(u"dea10002-0000-4000-8000-000000000001"_s);
        bare.closeState = FieldState::Unreadable;
        bare.amountState = FieldState::Null;
        bare.checkedAt = now;
        QCOMPARE(dealListToText({crane(), bare}, now, QLocale::c()),
                 u"Deal                    Stage or outcome   Amount  Close        Copy\n"
                 u"Harbour crane retrofit  Proposal sent     €48,500  30 Sep 2026  2 hours ago\n"
                 u"(untitled) dea10002     no stage          not set  unreadable   just now\n"_s);
    }
    void keepsWithinALine()
    {
        DealRow row = crane();
        row.name = QString(300, u'n');
        row.stageName = QString(300, u's');
        row.amount = "123456789012345678901234567890.25";
        row.currency = QString(300, u'C');
        for (const QString &line : dealListToText({row}, now, QLocale::c()).split(u'\n'))
            QVERIFY2(line.size() <= 98, qPrintable(line));
    }
    void letsNoControlCharactersThrough()
    {
        DealRow row = crane();
        row.name = u"a\x1b[2Jb\nc\u202Ed"_s;
        row.stageName = u"e\rf"_s;
        const QString text = dealListToText({row}, now, QLocale::c());
        QCOMPARE(text.count(u'\n'), 2);
        QVERIFY(!text.contains(u'\x1b') && !text.contains(u'\r') && !text.contains(u'\u202E'));
    }
    void saysThatNothingIsKept()
    {
        QCOMPARE(dealListToText({}, now, QLocale::c()), u"No deals are kept on this computer.\n"_s);
    }
};

QTEST_GUILESS_MAIN(ListPlainTextTest)
#include "tst_listplaintext.moc"
