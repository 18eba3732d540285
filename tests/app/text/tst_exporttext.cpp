// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/exporttext.h"

#include "app/text/translations.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

class ExportTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headsContactsInEveryState()
    {
        Deal deal;
        QCOMPARE(contactsHeading(deal), u"Contacts: not set"_s);
        deal.contacts = Field<std::vector<DealContact>>::null();
        QCOMPARE(contactsHeading(deal), u"Contacts: not set"_s);
        deal.contacts = std::vector<DealContact>();
        QCOMPARE(contactsHeading(deal), u"No contacts"_s);
        deal.contacts = std::vector<DealContact>(4);
        QCOMPARE(contactsHeading(deal), u"Contacts (4)"_s);
        deal.body = "{\"a\":1}";
        deal.contacts = Field<std::vector<DealContact>>::unreadable({0, 7});
        QCOMPARE(contactsHeading(deal), u"Contacts: unreadable: {\"a\":1}"_s);
    }
    void tellsRoleAndDayOfALink()
    {
        Deal deal;
        deal.body = "7";
        DealContact link;
        QCOMPARE(linkText(deal, link, QLocale::c()), u"no role"_s);
        link.role = u" "_s;
        QCOMPARE(linkText(deal, link, QLocale::c()), u"no role"_s);
        link.role = Field<QString>::unreadable({0, 1});
        QCOMPARE(linkText(deal, link, QLocale::c()), u"unreadable: 7"_s);
        link.role = u"Technical"_s;
        link.createdAt = Moment::of(QDateTime(QDate(2026, 2, 11), QTime(8, 0), QTimeZone::utc()));
        QCOMPARE(linkText(deal, link, QLocale::c()), u"Technical, linked 11 Feb 2026"_s);
    }
    void tellsWhereADealCameFrom()
    {
        const QDateTime time(QDate(2026, 6, 2), QTime(16, 44), QTimeZone::utc());
        const Error error{Error::Kind::NotFound, {}};
        QCOMPARE(sourceText(true, time, {}, QLocale::c()), u"Live, received 2 Jun 2026, 16:44."_s);
        QCOMPARE(sourceText(false, time, {}, QLocale::c()), u"A copy, received 2 Jun 2026, 16:44."_s);
        QCOMPARE(sourceText(false, time, error, QLocale::c()),
                 u"A copy, received 2 Jun 2026, 16:44. No such deal for this key."_s);
    }
    void namesWhatWasCompared()
    {
        DealVersion from;
        from.number = 1;
        from.receivedAt = QDateTime(QDate(2026, 6, 2), QTime(10, 32), QTimeZone::utc());
        DealVersion to = from;
        to.number = 3;
        to.receivedAt = from.receivedAt.addDays(12);
        QCOMPARE(comparedText(from, to, QLocale::c()),
                 u"Version 1, received 2 Jun 2026, 10:32, and version 3, received 14 Jun 2026, 10:32."_s);
        QCOMPARE(lastCheckText(to.receivedAt, QLocale::c()), u"Last asked for on 14 Jun 2026, 10:32."_s);
    }
    void saysHowManyWereWritten()
    {
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        installTranslations(*QCoreApplication::instance(), english);
        QCOMPARE(writtenText(1204, 1204, english), u"1,204 deals written."_s);
        QCOMPARE(writtenText(1, 1, english), u"1 deal written."_s);
        QCOMPARE(writtenText(1203, 1204, english), u"1,203 of 1,204 deals written."_s);
        QCOMPARE(guardedText(0), QString());
        QCOMPARE(guardedText(1), u"1 text begins with ' so that no spreadsheet takes it for a formula."_s);
        QCOMPARE(notWrittenText(u"a\nb.csv"_s, u"disk full"_s),
                 u"“a b.csv” could not be written: disk full."_s);
    }
    void tellsTheCloseInAList()
    {
        DealRow row;
        QCOMPARE(listCloseText(row, QLocale::c()), u"not set"_s);
        row.closeState = FieldState::Unreadable;
        QCOMPARE(listCloseText(row, QLocale::c()), u"unreadable"_s);
        row.closeState = FieldState::Value;
        row.expectedClose = QDate(2026, 9, 30);
        QCOMPARE(listCloseText(row, QLocale::c()), u"30 Sep 2026"_s);
    }
};

QTEST_GUILESS_MAIN(ExportTextTest)
#include "tst_exporttext.moc"
