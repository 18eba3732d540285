// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/field.h"

#include "app/domain/deal.h"

#include <QTest>

using namespace sidelight;

// D2: a contact may cost 300 bytes of heap. The link itself leaves 100 of them for the text of its
// role and for what the vector keeps in reserve.
static_assert(sizeof(DealContact) <= 200);
static_assert(sizeof(Field<QUuid>) <= 20);
static_assert(sizeof(Field<Moment>) <= 16);
static_assert(sizeof(Field<QString>) <= 32);
static_assert(sizeof(Field<RawJson>) <= 12);
static_assert(sizeof(Field<bool>) <= 12);

class FieldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAbsentAtFirst();
    void canBeNull();
    void holdsValue();
    void keepsWhereUnreadableTextStands();
    void keepsEmptyAndFalseValuesApartFromNothing();
    void comparesStateAndContent();
    void staysAsItWasWhenCopiedFrom();
    void cutsRawTextOutOfTheBody();
    void hasNoLinksWithoutContacts();
};

void FieldTest::isAbsentAtFirst()
{
    const Field<QString> field;
    QCOMPARE(field.state(), FieldState::Absent);
    QVERIFY(field.isNotSet());
    QVERIFY(!field.hasValue());
    QVERIFY(!field.isUnreadable());
    QVERIFY(!field.get());
}

void FieldTest::canBeNull()
{
    const auto field = Field<QString>::null();
    QCOMPARE(field.state(), FieldState::Null);
    QVERIFY(field.isNotSet());
    QVERIFY(!field.hasValue());
    QVERIFY(!field.isUnreadable());
    QVERIFY(!field.get());
}

void FieldTest::holdsValue()
{
    const Field<QString> field(QStringLiteral("Harbour"));
    QCOMPARE(field.state(), FieldState::Value);
    QVERIFY(!field.isNotSet());
    QVERIFY(field.hasValue());
    QVERIFY(!field.isUnreadable());
    QCOMPARE(*field, QStringLiteral("Harbour"));
    QCOMPARE(field->size(), qsizetype(7));
    QCOMPARE(*field.get(), QStringLiteral("Harbour"));
}

void FieldTest::keepsWhereUnreadableTextStands()
{
    const auto field = Field<QString>::unreadable({17, 4});
    QCOMPARE(field.state(), FieldState::Unreadable);
    QVERIFY(!field.isNotSet());
    QVERIFY(!field.hasValue());
    QVERIFY(field.isUnreadable());
    QVERIFY(!field.get());
    QCOMPARE(field.raw().offset, 17u);
    QCOMPARE(field.raw().length, 4u);
}

void FieldTest::keepsEmptyAndFalseValuesApartFromNothing()
{
    QVERIFY(Field<QString>(QString()).hasValue());
    QVERIFY(Field<bool>(false).hasValue());
    QVERIFY(Field<Moment>(Moment{0}).hasValue());
    QVERIFY(Field<QUuid>(QUuid()).hasValue());
    QVERIFY(Field<std::vector<DealContact>>(std::vector<DealContact>()).hasValue());
    QVERIFY(Field<QString>(QString()) != Field<QString>());
    QVERIFY(Field<bool>(false) != Field<bool>());
}

void FieldTest::comparesStateAndContent()
{
    const Field<QString> absent;
    const auto null = Field<QString>::null();
    const Field<QString> value(QStringLiteral("a"));
    const auto unreadable = Field<QString>::unreadable({1, 2});
    QVERIFY(absent == Field<QString>());
    QVERIFY(null == Field<QString>::null());
    QVERIFY(value == Field<QString>(QStringLiteral("a")));
    QVERIFY(unreadable == Field<QString>::unreadable({1, 2}));

    QVERIFY(absent != null);
    QVERIFY(absent != value);
    QVERIFY(absent != unreadable);
    QVERIFY(null != value);
    QVERIFY(null != unreadable);
    QVERIFY(value != unreadable);
    QVERIFY(value != Field<QString>(QStringLiteral("b")));
    QVERIFY(unreadable != Field<QString>::unreadable({1, 3}));
    QVERIFY(unreadable != Field<QString>::unreadable({2, 2}));
}

void FieldTest::staysAsItWasWhenCopiedFrom()
{
    const Field<QString> first(QStringLiteral("a"));
    Field<QString> second = first;
    second = Field<QString>::null();
    QCOMPARE(*first, QStringLiteral("a"));
    QCOMPARE(second.state(), FieldState::Null);
    second = QStringLiteral("b");
    QCOMPARE(*second, QStringLiteral("b"));
    second = {};
    QCOMPARE(second.state(), FieldState::Absent);
}

void FieldTest::cutsRawTextOutOfTheBody()
{
    Deal deal;
    deal.body = R"({"name":17})";
    deal.name = Field<QString>::unreadable({8, 2});
    QCOMPARE(deal.raw(deal.name.raw()), QByteArrayView("17"));
    QCOMPARE(deal.raw({0, 11}), QByteArrayView(R"({"name":17})"));
    QVERIFY(deal.raw({11, 0}).isEmpty());
}

void FieldTest::hasNoLinksWithoutContacts()
{
    Deal deal;
    QVERIFY(deal.links().empty());
    deal.contacts = Field<std::vector<DealContact>>::null();
    QVERIFY(deal.links().empty());
    deal.contacts = Field<std::vector<DealContact>>::unreadable({0, 2});
    QVERIFY(deal.links().empty());
    deal.contacts = std::vector<DealContact>(3);
    QCOMPARE(deal.links().size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(FieldTest)
#include "tst_field.moc"
