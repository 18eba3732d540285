// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/channellink.h"

#include <QTest>

using namespace sidelight;

class ChannelLinkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesToAddressesAlone_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("link");
        const auto row = [](const char *name, const QString &address, const char *link) {
            QTest::newRow(name) << address << QByteArray(link);
        };
        row("plain", QStringLiteral("ines@harbour.example"), "mailto:ines@harbour.example");
        row("blanks around", QStringLiteral(" ines@harbour.example\n"), "mailto:ines@harbour.example");
        row("plus and dot", QStringLiteral("i.v+crm@a-b.example"), "mailto:i.v%2Bcrm@a-b.example");
        row("ampersand", QStringLiteral("r&d@x.example"), "mailto:r%26d@x.example");
        row("a host without a dot", QStringLiteral("root@localhost"), "mailto:root@localhost");
        row("other letters", QStringLiteral("jörg@müller.example"), "mailto:j%C3%B6rg@m%C3%BCller.example");
        row("a subject", QStringLiteral("a@x.example?subject=Hi"), "");
        row("a subject before the at", QStringLiteral("a?body=x@x.example"), "");
        row("a subject in disguise", QStringLiteral("a%3Fbody=x@x.example"), "");
        row("two recipients", QStringLiteral("a@x.example,b@x.example"), "");
        row("two ats", QStringLiteral("a@b@x.example"), "");
        row("a line break inside", QStringLiteral("a@x.example\nbcc:b"), "");
        row("a blank inside", QStringLiteral("a b@x.example"), "");
        row("turned direction", QStringLiteral("a\u202e@x.example"), "");
        row("a name around it", QStringLiteral("Ines <a@x.example>"), "");
        row("a fragment", QStringLiteral("a@x.example#top"), "");
        row("another scheme", QStringLiteral("file:///etc/passwd"), "");
        row("nothing before", QStringLiteral("@x.example"), "");
        row("nothing after", QStringLiteral("a@"), "");
        row("dots in a row", QStringLiteral("a@x..example"), "");
        row("a dot first", QStringLiteral(".a@x.example"), "");
        row("a host like an option", QStringLiteral("a@-x.example"), "");
        row("too long", QString(250, u'a') + QStringLiteral("@x.example"), "");
        row("empty", QString(), "");
    }
    void writesToAddressesAlone()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, link);
        QCOMPARE(writeLink(address).toEncoded(), link);
        QVERIFY(!writeLink(address).hasQuery());
    }

    void callsNumbersAlone_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QByteArray>("link");
        const auto row = [](const char *name, const QString &number, const char *link) {
            QTest::newRow(name) << number << QByteArray(link);
        };
        row("E.164", QStringLiteral("+15550100123"), "tel:+15550100123");
        row("as it is written", QStringLiteral("+351 21 555-0142"), "tel:+351215550142");
        row("national", QStringLiteral("(0221) 555/01.23"), "tel:02215550123");
        row("the zero of a country", QStringLiteral("+44 (0)20 7946 0018"), "tel:+442079460018");
        row("no-break blank and hyphen", QStringLiteral("555\u00a001\u201100"), "tel:5550100");
        row("other digits", QStringLiteral("+\u0661\u0665\u0665\u0665"), "tel:+1555");
        row("an emergency number", QStringLiteral("112"), "tel:112");
        row("letters", QStringLiteral("1-800-FLOWERS"), "");
        row("an extension", QStringLiteral("+1 555 0100 ext. 5"), "");
        row("a code for the telephone", QStringLiteral("*#06#"), "");
        row("a parameter", QStringLiteral("+1555;phone-context=x"), "");
        row("a plus inside", QStringLiteral("1+555"), "");
        row("too short", QStringLiteral("12"), "");
        row("too long", QString(21, u'1'), "");
        row("empty", QString(), "");
    }
    void callsNumbersAlone()
    {
        QFETCH(QString, number);
        QFETCH(QByteArray, link);
        QCOMPARE(callLink(number).toEncoded(), link);
    }

    void goesByTheTypeOfTheChannel_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("link");
        QTest::newRow("email") << QStringLiteral("Email ") << QStringLiteral("a@x.example")
                               << QStringLiteral("mailto:a@x.example");
        QTest::newRow("phone") << QStringLiteral("PHONE") << QStringLiteral("5550100")
                               << QStringLiteral("tel:5550100");
        QTest::newRow("an address as a number")
            << QStringLiteral("phone") << QStringLiteral("a@x.example") << QString();
        QTest::newRow("linkedin") << QStringLiteral("linkedin") << QStringLiteral("5550100") << QString();
    }
    void goesByTheTypeOfTheChannel()
    {
        QFETCH(QString, type);
        QFETCH(QString, value);
        QFETCH(QString, link);
        Channel channel;
        QVERIFY(channelLink(channel).isEmpty());
        channel.type = type;
        QVERIFY(channelLink(channel).isEmpty());
        channel.value = value;
        QCOMPARE(channelLink(channel).toString(), link);
    }
};

QTEST_GUILESS_MAIN(ChannelLinkTest)
#include "tst_channellink.moc"
