// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/contact.h"

#include <QTest>

using namespace sidelight;

namespace {

Channel channel(const char *type, const char *value, bool isPrimary = false, const char *order = nullptr)
{
    Channel made;
    made.type = QString::fromUtf8(type);
    made.value = QString::fromUtf8(value);
    made.isPrimary = isPrimary;
    if (order)
        made.preferenceOrder = Number{order};
    return made;
}

QStringList orderOf(std::vector<Channel> channels)
{
    Contact contact;
    contact.channels = std::move(channels);
    QStringList values;
    for (const Channel &one : orderedChannels(contact))
        values << *one.value;
    return values;
}

} // namespace

class ContactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAContact_data();
    void namesAContact();
    void ordersChannels_data();
    void ordersChannels();
    void leavesOutChannelsWithoutAValue();
    void hasNoChannelsWhereTheListCannotBeRead();
    void findsTheFirstEmailAndPhone();
};

void ContactTest::namesAContact_data()
{
    QTest::addColumn<Contact>("contact");
    QTest::addColumn<QString>("name");
    Contact contact;
    QTest::addRow("nothing") << contact << QString();
    contact.nickname = QStringLiteral(" Nessie ");
    QTest::addRow("nickname") << contact << QStringLiteral("Nessie");
    contact.givenName = QStringLiteral("Ines");
    QTest::addRow("one part before the nickname") << contact << QStringLiteral("Ines");
    contact.prefix = QStringLiteral("Dr.");
    contact.middleName = QStringLiteral(" ");
    contact.familyName = QStringLiteral("Varga ");
    contact.suffix = QStringLiteral("MSc");
    QTest::addRow("parts without the blank one") << contact << QStringLiteral("Dr. Ines Varga MSc");
    contact.displayName = QStringLiteral("  ");
    QTest::addRow("blank display name") << contact << QStringLiteral("Dr. Ines Varga MSc");
    contact.displayName = Field<QString>::null();
    QTest::addRow("null display name") << contact << QStringLiteral("Dr. Ines Varga MSc");
    contact.displayName = Field<QString>::unreadable({});
    QTest::addRow("unreadable display name") << contact << QStringLiteral("Dr. Ines Varga MSc");
    contact.displayName = QStringLiteral(" Ines V. ");
    QTest::addRow("display name before all") << contact << QStringLiteral("Ines V.");
}

void ContactTest::namesAContact()
{
    QFETCH(Contact, contact);
    QFETCH(QString, name);
    QCOMPARE(contactName(contact), name);
}

void ContactTest::ordersChannels_data()
{
    QTest::addColumn<std::vector<Channel>>("channels");
    QTest::addColumn<QStringList>("order");
    const auto row = [](const char *name, std::vector<Channel> channels, const QStringList &order) {
        QTest::addRow("%s", name) << std::move(channels) << order;
    };
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    const QString c = QStringLiteral("c");
    row("as sent", {channel("email", "a"), channel("phone", "b"), channel("email", "c")}, {a, b, c});
    row("primary first", {channel("email", "a", false, "1"), channel("phone", "b", true, "9")}, {b, a});
    row("by preference", {channel("email", "a", false, "10"), channel("email", "b", false, "2")}, {b, a});
    row("without a preference last", {channel("email", "a"), channel("email", "b", false, "99")}, {b, a});
    row("negative preference", {channel("email", "a", false, "0"), channel("email", "b", false, "-1")},
        {b, a});
    row("several primaries by preference",
        {channel("email", "a", true, "3"), channel("email", "b", true, "1"), channel("email", "c")},
        {b, a, c});
    row("alike as sent",
        {channel("email", "a", false, "1"), channel("email", "b", false, "1"),
         channel("email", "c", false, "1")},
        {a, b, c});
}

void ContactTest::ordersChannels()
{
    QFETCH(std::vector<Channel>, channels);
    QFETCH(QStringList, order);
    QCOMPARE(orderOf(channels), order);
}

void ContactTest::leavesOutChannelsWithoutAValue()
{
    Channel absent = channel("email", "");
    absent.value = {};
    Channel unreadable = channel("email", "");
    unreadable.value = Field<QString>::unreadable({});
    QCOMPARE(orderOf({absent, channel("phone", "  "), unreadable, channel("phone", "b")}),
             QStringList(QStringLiteral("b")));
}

void ContactTest::hasNoChannelsWhereTheListCannotBeRead()
{
    Contact contact;
    QVERIFY(orderedChannels(contact).empty());
    contact.channels = Field<std::vector<Channel>>::null();
    QVERIFY(orderedChannels(contact).empty());
    contact.channels = Field<std::vector<Channel>>::unreadable({});
    QVERIFY(orderedChannels(contact).empty());
    QCOMPARE(firstEmail(contact), QString());
}

void ContactTest::findsTheFirstEmailAndPhone()
{
    Contact contact;
    contact.channels =
        std::vector<Channel>{channel("linkedin", "in/ines", true), channel("Phone", " +15550100123 "),
                             channel("email", "second@harbour.example", false, "2"),
                             channel("EMAIL", "first@harbour.example", false, "1")};
    QCOMPARE(firstEmail(contact), QStringLiteral("first@harbour.example"));
    QCOMPARE(firstPhone(contact), QStringLiteral("+15550100123"));
    contact.channels = std::vector<Channel>{channel("custom", "a@b.example")};
    QCOMPARE(firstEmail(contact), QString());
    QCOMPARE(firstPhone(contact), QString());
}

QTEST_GUILESS_MAIN(ContactTest)
#include "tst_contact.moc"
