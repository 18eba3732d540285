// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/endpoint.h"

#include <QTest>

using namespace sidelight;

class EndpointTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOrigin_data();
    void readsOrigin();
    void refusesAddress_data();
    void refusesAddress();
    void refusesHttpToOthers_data();
    void refusesHttpToOthers();
    void keepsTheAddressOutOfTheError();
    void knowsTheDocumentedHost();
    void comparesOriginAndKey();
    void readsKey_data();
    void readsKey();
    void refusesKey_data();
    void refusesKey();
    void keepsTheKeyOutOfTheError();
    void tellsKindOfKey_data();
    void tellsKindOfKey();
};

void EndpointTest::readsOrigin_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *text, const char *origin) {
        QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(origin);
    };
    row("https://api.backside.app", "https://api.backside.app");
    row("https://api.backside.app/", "https://api.backside.app");
    row(" \thttps://api.backside.app \n", "https://api.backside.app");
    row("HTTPS://API.Backside.App", "https://api.backside.app");
    row("https://api.backside.app:443", "https://api.backside.app");
    row("https://api.backside.app:", "https://api.backside.app");
    row("https://@api.backside.app", "https://api.backside.app");
    row("https://api.backside.app:8443/", "https://api.backside.app:8443");
    row("https://api.backside.app:80", "https://api.backside.app:80");
    row("https://api.backside.app:65535", "https://api.backside.app:65535");
    row("https://crm.internal", "https://crm.internal");
    row("https://crm", "https://crm");
    row("https://10.0.0.7", "https://10.0.0.7");
    row("https://[2001:DB8::7]:8443", "https://[2001:db8::7]:8443");
    row("https://127.0.0.1.evil.com", "https://127.0.0.1.evil.com");
    row("https://bücher.example", "https://xn--bcher-kva.example");
    row("https://xn--bcher-kva.example", "https://xn--bcher-kva.example");
    row("http://localhost", "http://localhost");
    row("http://LOCALHOST:8080/", "http://localhost:8080");
    row("http://localhost:80", "http://localhost");
    row("http://localhost:443", "http://localhost:443");
    row("http://127.0.0.1:4010", "http://127.0.0.1:4010");
    row("http://127.255.255.254", "http://127.255.255.254");
    row("http://127.1", "http://127.0.0.1");
    row("http://[::1]:4010", "http://[::1]:4010");
    row("http://[0:0:0:0:0:0:0:1]", "http://[::1]");
}

void EndpointTest::readsOrigin()
{
    QFETCH(QString, text);
    const auto origin = parseOrigin(text);
    QVERIFY2(origin, origin ? "" : qPrintable(origin.error().detail));
    QTEST(origin->toEncoded(), "origin");
}

void EndpointTest::refusesAddress_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("empty", "");
    row("blanks", " \t\n");
    row("word", "backside");
    row("no scheme", "api.backside.app");
    row("no scheme, with port", "localhost:8080");
    row("scheme alone", "https://");
    row("no host", "https:///api");
    row("port alone", "https://:443");
    row("ftp", "ftp://api.backside.app");
    row("file", "file:///etc/passwd");
    row("javascript", "javascript://api.backside.app");
    row("deal link", "sidelight://deal/6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("user name", "https://ines@api.backside.app");
    row("user name and password", "https://ines:secret@api.backside.app");
    row("password alone", "https://:secret@api.backside.app");
    row("another host behind a user name", "https://api.backside.app@evil.com");
    row("path", "https://api.backside.app/api/v1");
    row("path of two slashes", "https://api.backside.app//");
    row("path of a dot", "https://api.backside.app/.");
    row("query", "https://api.backside.app?x=1");
    row("empty query", "https://api.backside.app?");
    row("fragment", "https://api.backside.app#x");
    row("empty fragment", "https://api.backside.app/#");
    row("port 0", "https://api.backside.app:0");
    row("port 65536", "https://api.backside.app:65536");
    row("negative port", "https://api.backside.app:-1");
    row("port in words", "https://api.backside.app:https");
    row("broken IPv6", "https://[::1");
    row("IPv6 without brackets", "https://::1");
    row("blank in the host", "https://api.back side.app");
    row("line break in the host", "https://api.backside\n.app");
    row("backslash", "https://api.backside.app\\@evil.com");
    row("empty label", "https://api..app");
    row("encoded host", "https://%61pi.backside.app");
    row("NUL in words", "https://api.backside.app%00.evil.com");
    row("two schemes", "https://https://api.backside.app");
}

void EndpointTest::refusesAddress()
{
    QFETCH(QString, text);
    const auto origin = parseOrigin(text);
    QVERIFY2(!origin, origin ? origin->toEncoded().constData() : "");
    QCOMPARE(origin.error().kind, Error::Kind::BadAddress);
    QVERIFY(!origin.error().detail.isEmpty());
}

void EndpointTest::refusesHttpToOthers_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    row("http elsewhere", "http://api.backside.app");
    row("http to a name that begins like loopback", "http://127.0.0.1.evil.com");
    row("http to a name with encoded dots", "http://127.0.0.1%2eevil.com");
    row("http to a name that ends like localhost", "http://evil-localhost");
    row("http to a name below localhost", "http://localhost.evil.com");
    row("http to a user named like loopback", "http://127.0.0.1@evil.com");
    row("http to what only looks like four numbers", "http://127.256.0.1");
    row("http to another address of this kind", "http://128.0.0.1");
    row("http to all addresses", "http://0.0.0.0");
    row("http to an IPv6 address elsewhere", "http://[::2]");
    row("http to an IPv4 address in IPv6", "http://[::ffff:10.0.0.7]");
    row("http to a name of five numbers", "http://127.0.0.1.5");
    row("http to a name with a number in front", "http://127.evil.0.1");
}

void EndpointTest::refusesHttpToOthers()
{
    refusesAddress();
}

void EndpointTest::keepsTheAddressOutOfTheError()
{
    for (const char *text : {"https://ines:hush@api.back side.app", "https://ines:hush@api.backside.app",
                             "https://hush@api.backside.app:99999", "hush", "hush://api.backside.app"}) {
        const auto origin = parseOrigin(QString::fromLatin1(text));
        QVERIFY(!origin);
        QVERIFY2(!origin.error().detail.contains(u"hush"), qPrintable(origin.error().detail));
    }
}

void EndpointTest::knowsTheDocumentedHost()
{
    QCOMPARE(defaultOrigin().toEncoded(), QByteArray("https://api.backside.app"));
    QVERIFY(*parseOrigin(QStringLiteral("https://API.backside.app:443/")) == defaultOrigin());
}

void EndpointTest::comparesOriginAndKey()
{
    const Endpoint endpoint{defaultOrigin(), "one"};
    QVERIFY(endpoint == (Endpoint{defaultOrigin(), "one"}));
    QVERIFY(endpoint != (Endpoint{defaultOrigin(), "two"}));
    QVERIFY(endpoint != (Endpoint{QUrl(QStringLiteral("https://api.backside.app:8443")), "one"}));
}

void EndpointTest::readsKey_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("key");
    const QByteArray key = "bsk_test_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq";
    const QString typed = QStringLiteral("bsk_test_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq");
    QTest::newRow("documented form") << typed << key;
    QTest::newRow("blanks around") << QStringLiteral(" \t") + typed + QStringLiteral("\r\n ") << key;
    QTest::newRow("no-break space after it") << typed + QChar(0xa0) << key;
    QTest::newRow("another form") << QStringLiteral("x") << QByteArray("x");
    QTest::newRow("first and last character of ASCII") << QStringLiteral("!~") << QByteArray("!~");
    QTest::newRow("1,024 characters") << QString(1024, u'k') << QByteArray(1024, 'k');
    QTest::newRow("1,024 characters and a blank") << QString(1024, u'k') + u' ' << QByteArray(1024, 'k');
}

void EndpointTest::readsKey()
{
    QFETCH(QString, text);
    const auto key = parseKey(text);
    QVERIFY(key);
    QTEST(*key, "key");
}

void EndpointTest::refusesKey_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << QStringLiteral(" \t\r\n");
    QTest::newRow("blank inside") << QStringLiteral("bsk_test_ab cd");
    QTest::newRow("with Bearer in front") << QStringLiteral("Bearer bsk_test_abcd");
    QTest::newRow("tab inside") << QStringLiteral("bsk_test_ab\tcd");
    QTest::newRow("line break inside") << QStringLiteral("bsk_test_ab\nX-Evil: 1");
    QTest::newRow("carriage return inside") << QStringLiteral("bsk_test_ab\r\ncd");
    QTest::newRow("NUL inside") << QStringLiteral("bsk_test_ab") + QChar(u'\0') + QStringLiteral("cd");
    QTest::newRow("NUL at the end") << QStringLiteral("bsk_test_ab") + QChar(u'\0');
    QTest::newRow("DEL") << QStringLiteral("bsk_test_ab") + QChar(0x7f);
    QTest::newRow("letter of Latin-1") << QStringLiteral("bsk_test_é");
    QTest::newRow("letter beyond Latin-1 that ends like ASCII") << QStringLiteral("bsk_test_\u0141");
    QTest::newRow("zero-width space at the end") << QStringLiteral("bsk_test_ab\u200b");
    QTest::newRow("emoji") << QStringLiteral("bsk_test_🔑");
    QTest::newRow("1,025 characters") << QString(1025, u'k');
}

void EndpointTest::refusesKey()
{
    QFETCH(QString, text);
    const auto key = parseKey(text);
    QVERIFY(!key);
    QCOMPARE(key.error().kind, Error::Kind::BadKey);
    QVERIFY(!key.error().detail.isEmpty());
}

void EndpointTest::keepsTheKeyOutOfTheError()
{
    const auto inside = parseKey(QStringLiteral("hush hush"));
    QVERIFY(!inside);
    QVERIFY(!inside.error().detail.contains(u"hush"));
    const auto tooLong = parseKey(QStringLiteral("hush").repeated(300));
    QVERIFY(!tooLong);
    QVERIFY(!tooLong.error().detail.contains(u"hush"));
}

void EndpointTest::tellsKindOfKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<KeyKind>("kind");
    QTest::newRow("none") << QByteArray() << KeyKind::None;
    QTest::newRow("live") << QByteArray("bsk_live_abc") << KeyKind::Live;
    QTest::newRow("test") << QByteArray("bsk_test_abc") << KeyKind::Test;
    QTest::newRow("prefix alone") << QByteArray("bsk_live_") << KeyKind::Live;
    QTest::newRow("upper case") << QByteArray("BSK_LIVE_abc") << KeyKind::Other;
    QTest::newRow("prefix cut short") << QByteArray("bsk_live") << KeyKind::Other;
    QTest::newRow("prefix in the middle") << QByteArray("xbsk_live_abc") << KeyKind::Other;
    QTest::newRow("another form") << QByteArray("abc") << KeyKind::Other;
}

void EndpointTest::tellsKindOfKey()
{
    QFETCH(QByteArray, key);
    QTEST(keyKind(key), "kind");
}

QTEST_GUILESS_MAIN(EndpointTest)
#include "tst_endpoint.moc"
