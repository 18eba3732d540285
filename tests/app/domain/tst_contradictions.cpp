// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/contradictions.h"

#include <QTest>

using namespace sidelight;
using C = Contradiction;
using Found = std::vector<Contradiction>;
using Links = Field<std::vector<DealContact>>;

namespace {

const QDate today(2026, 9, 21);
const QUuid ines(0xc0a70001, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
const QUuid tom(0xc0a70002, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
const QUuid nobody(0xc0a7ffff, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

DealContact link(const Field<QUuid> &contactId, const Field<bool> &isPrimary)
{
    DealContact made;
    made.contactId = contactId;
    made.isPrimary = isPrimary;
    return made;
}

// Open, with two contacts, one of them primary, and due in nine days.
Deal cleanDeal()
{
    Deal deal;
    deal.contacts = std::vector{link(tom, false), link(ines, true)};
    deal.contactId = ines;
    deal.amount = Number{"48500"};
    deal.currency = QStringLiteral("EUR");
    deal.expectedCloseDate = QDate(2026, 9, 30);
    deal.closedAt = Field<Moment>::null();
    return deal;
}

} // namespace

class ContradictionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNothing();
    void findsWhatPeopleContradict_data();
    void findsWhatPeopleContradict();
    void findsWhatReasonsContradict_data();
    void findsWhatReasonsContradict();
    void findsAmountWithoutCurrency_data();
    void findsAmountWithoutCurrency();
    void findsOpenDealPastDue();
    void findsSeveralInTheOrderTheyAreSaid();
    void isOverdueOnlyWhileOpen_data();
    void isOverdueOnlyWhileOpen();
    void countsDaysToClose_data();
    void countsDaysToClose();
};

void ContradictionsTest::findsNothing()
{
    QVERIFY(contradictions(cleanDeal(), today).empty());
    QVERIFY(contradictions(Deal(), today).empty());
}

void ContradictionsTest::findsWhatPeopleContradict_data()
{
    QTest::addColumn<Field<QUuid>>("contactId");
    QTest::addColumn<Links>("contacts");
    QTest::addColumn<Found>("expected");
    const auto row = [](const char *name, const Field<QUuid> &contactId, const Links &contacts,
                        const Found &expected) {
        QTest::newRow(name) << contactId << contacts << expected;
    };
    const Field<QUuid> brokenId = Field<QUuid>::unreadable({1, 2});
    const Field<bool> brokenFlag = Field<bool>::unreadable({1, 2});
    const std::vector both{link(ines, true), link(tom, false)};
    const std::vector none{link(ines, false), link(tom, false)};
    row("one primary, the deal's contact", ines, both, {});
    row("one primary, no contact of the deal", {}, both, {});
    row("no contacts", {}, std::vector<DealContact>(), {});
    row("several primaries", ines, std::vector{link(ines, true), link(tom, true)}, {C::SeveralPrimaries});
    row("no primary", {}, none, {C::NoPrimary});
    row("no primary, the deal's contact is linked", ines, none, {C::NoPrimary});
    row("no primary, flags absent", ines, std::vector{link(ines, {}), link(tom, {})}, {C::NoPrimary});
    row("no primary that can be read", ines, std::vector{link(ines, brokenFlag), link(tom, false)}, {});
    row("contact not primary", tom, both, {C::ContactNotPrimary});
    row("contact not linked", nobody, both, {C::ContactNotLinked});
    row("contact, but no links", ines, std::vector<DealContact>(), {C::ContactNotLinked});
    row("contact, links absent", ines, {}, {});
    row("contact, links null", ines, Links::null(), {});
    row("contact, links unreadable", ines, Links::unreadable({1, 2}), {});
    row("contact, a link without readable contact", ines, std::vector{link(brokenId, true)}, {});
    row("contact unreadable", brokenId, both, {});
    row("contact null", Field<QUuid>::null(), both, {});
}

void ContradictionsTest::findsWhatPeopleContradict()
{
    QFETCH(Field<QUuid>, contactId);
    QFETCH(Links, contacts);
    Deal deal = cleanDeal();
    deal.contactId = contactId;
    deal.contacts = contacts;
    QTEST(contradictions(deal, today), "expected");
}

void ContradictionsTest::findsWhatReasonsContradict_data()
{
    QTest::addColumn<Field<Moment>>("closedAt");
    QTest::addColumn<Field<QString>>("won");
    QTest::addColumn<Field<QString>>("lost");
    QTest::addColumn<Found>("expected");
    const auto row = [](const char *name, const Field<Moment> &closedAt, const Field<QString> &won,
                        const Field<QString> &lost, const Found &expected) {
        QTest::newRow(name) << closedAt << won << lost << expected;
    };
    const Field<Moment> open;
    const Field<Moment> closed = Moment{1780418649000};
    const Field<QString> none;
    const Field<QString> blank = QStringLiteral(" \t");
    const Field<QString> price = QStringLiteral("price");
    const Field<QString> broken = Field<QString>::unreadable({1, 2});
    row("won", closed, price, none, {});
    row("lost", closed, none, price, {});
    row("lost, won reason blank", closed, blank, price, {});
    row("closed without reason", closed, none, none, {C::ClosedWithoutReason});
    row("closed with blank reasons", closed, blank, blank, {C::ClosedWithoutReason});
    row("closed with both reasons", closed, price, price, {C::ClosedBothReasons});
    row("closed, one reason unreadable", closed, broken, none, {});
    row("closed, both reasons unreadable", closed, broken, broken, {});
    row("closed, won reason unreadable and lost reason given", closed, broken, price, {});
    row("closed, lost reason unreadable and won reason given", closed, price, broken, {});
    row("open with won reason", open, price, none, {C::OpenWithReason});
    row("open with lost reason", open, none, price, {C::OpenWithReason});
    row("open with both reasons", open, price, price, {C::OpenWithReason});
    row("open with blank reason", open, none, blank, {});
    row("open with unreadable reason", open, none, broken, {});
    row("closing moment unreadable", Field<Moment>::unreadable({1, 2}), price, none, {});
}

void ContradictionsTest::findsWhatReasonsContradict()
{
    QFETCH(Field<Moment>, closedAt);
    QFETCH(Field<QString>, won);
    QFETCH(Field<QString>, lost);
    Deal deal = cleanDeal();
    deal.closedAt = closedAt;
    deal.wonReason = won;
    deal.lostReason = lost;
    QTEST(contradictions(deal, today), "expected");
    deal.deletedAt = Moment{0};
    QVERIFY(contradictions(deal, today).empty());
}

void ContradictionsTest::findsAmountWithoutCurrency_data()
{
    QTest::addColumn<Field<Number>>("amount");
    QTest::addColumn<Field<QString>>("currency");
    QTest::addColumn<Found>("expected");
    const auto row = [](const char *name, const Field<Number> &amount, const Field<QString> &currency,
                        const Found &expected) { QTest::newRow(name) << amount << currency << expected; };
    const Field<Number> some = Number{"48500"};
    const Field<QString> none;
    row("currency absent", some, none, {C::AmountWithoutCurrency});
    row("currency null", some, Field<QString>::null(), {C::AmountWithoutCurrency});
    row("currency empty", some, QString(), {C::AmountWithoutCurrency});
    row("currency blank", some, QStringLiteral("  "), {C::AmountWithoutCurrency});
    row("amount of zero", Number{"0"}, none, {C::AmountWithoutCurrency});
    row("amount beyond 64 bits", Number{"1e400"}, none, {C::AmountWithoutCurrency});
    row("currency unreadable", some, Field<QString>::unreadable({1, 2}), {});
    row("currency unknown", some, QStringLiteral("QQQ"), {});
    row("amount absent", {}, none, {});
    row("amount null", Field<Number>::null(), none, {});
    row("amount unreadable", Field<Number>::unreadable({1, 2}), none, {});
    row("currency without amount", {}, QStringLiteral("EUR"), {});
}

void ContradictionsTest::findsAmountWithoutCurrency()
{
    QFETCH(Field<Number>, amount);
    QFETCH(Field<QString>, currency);
    Deal deal = cleanDeal();
    deal.amount = amount;
    deal.currency = currency;
    QTEST(contradictions(deal, today), "expected");
}

void ContradictionsTest::findsOpenDealPastDue()
{
    Deal deal = cleanDeal();
    deal.expectedCloseDate = QDate(2026, 9, 20);
    QCOMPARE(contradictions(deal, today), Found{C::OpenPastDue});
    deal.expectedCloseDate = QDate(2026, 9, 21);
    QVERIFY(contradictions(deal, today).empty());
}

void ContradictionsTest::findsSeveralInTheOrderTheyAreSaid()
{
    Deal deal = cleanDeal();
    deal.contacts = std::vector{link(ines, true), link(ines, true), link(tom, false)};
    deal.contactId = tom;
    deal.lostReason = QStringLiteral("price");
    deal.expectedCloseDate = QDate(2026, 9, 20);
    const Field<QString> none;
    deal.currency = none;
    QCOMPARE(contradictions(deal, today),
             (Found{C::SeveralPrimaries, C::ContactNotPrimary, C::OpenWithReason, C::OpenPastDue,
                    C::AmountWithoutCurrency}));
    deal.contacts = std::vector{link(tom, false)};
    deal.contactId = nobody;
    deal.wonReason = QStringLiteral("price");
    deal.closedAt = Moment{0};
    QCOMPARE(contradictions(deal, today),
             (Found{C::NoPrimary, C::ContactNotLinked, C::ClosedBothReasons, C::AmountWithoutCurrency}));
}

void ContradictionsTest::isOverdueOnlyWhileOpen_data()
{
    QTest::addColumn<Field<Moment>>("closedAt");
    QTest::addColumn<Field<Moment>>("deletedAt");
    QTest::addColumn<Field<QDate>>("day");
    QTest::addColumn<bool>("overdue");
    const auto row = [](const char *name, const Field<Moment> &closedAt, const Field<Moment> &deletedAt,
                        const Field<QDate> &day,
                        bool overdue) { QTest::newRow(name) << closedAt << deletedAt << day << overdue; };
    const auto broken = Field<Moment>::unreadable({1, 2});
    row("open, due yesterday", {}, {}, QDate(2026, 9, 20), true);
    row("open, due today", {}, {}, QDate(2026, 9, 21), false);
    row("open, due tomorrow", {}, {}, QDate(2026, 9, 22), false);
    row("open, due long ago", {}, {}, QDate(1, 1, 1), true);
    row("open, due in the year 9999", {}, {}, QDate(9999, 12, 31), false);
    row("open, no day", {}, {}, {}, false);
    row("open, day null", {}, {}, Field<QDate>::null(), false);
    row("open, day unreadable", {}, {}, Field<QDate>::unreadable({1, 2}), false);
    row("closed, due yesterday", Moment{0}, {}, QDate(2026, 9, 20), false);
    row("deleted, due yesterday", {}, Moment{0}, QDate(2026, 9, 20), false);
    row("closing moment unreadable, due yesterday", broken, {}, QDate(2026, 9, 20), false);
}

void ContradictionsTest::isOverdueOnlyWhileOpen()
{
    QFETCH(Field<Moment>, closedAt);
    QFETCH(Field<Moment>, deletedAt);
    QFETCH(Field<QDate>, day);
    Deal deal;
    deal.closedAt = closedAt;
    deal.deletedAt = deletedAt;
    deal.expectedCloseDate = day;
    QTEST(isOverdue(deal, today), "overdue");
}

void ContradictionsTest::countsDaysToClose_data()
{
    QTest::addColumn<Field<QDate>>("day");
    QTest::addColumn<std::optional<qint64>>("days");
    const auto row = [](const char *name, const Field<QDate> &day, std::optional<qint64> days) {
        QTest::newRow(name) << day << days;
    };
    row("absent", {}, std::nullopt);
    row("null", Field<QDate>::null(), std::nullopt);
    row("unreadable", Field<QDate>::unreadable({1, 2}), std::nullopt);
    row("today", QDate(2026, 9, 21), 0);
    row("tomorrow", QDate(2026, 9, 22), 1);
    row("yesterday", QDate(2026, 9, 20), -1);
    row("over the change of clocks", QDate(2026, 10, 26), 35);
    row("a year", QDate(2027, 9, 21), 365);
    row("over a leap day", QDate(2028, 9, 21), 731);
}

void ContradictionsTest::countsDaysToClose()
{
    QFETCH(Field<QDate>, day);
    Deal deal;
    deal.expectedCloseDate = day;
    QTEST(daysToClose(deal, today), "days");
}

QTEST_GUILESS_MAIN(ContradictionsTest)
#include "tst_contradictions.moc"
