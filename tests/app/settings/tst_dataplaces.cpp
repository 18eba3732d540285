// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/dataplaces.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class TestDataPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesEverythingUnderTheGivenFolder();
    void takesARelativeFolderFromWhereItIs();
    void asksTheSystemWithoutAFolder();
    void namesTheStore_data();
    void namesTheStore();
    void tellsLongHostsApart();
    void everyNameCanBeAFile();
};

void TestDataPlaces::placesEverythingUnderTheGivenFolder()
{
    const QString given = QDir::rootPath() + u"some/./where/"_s;
    const DataPlaces places = dataPlaces(given);
    QCOMPARE(places.folder, QDir::rootPath() + u"some/where"_s);
    QCOMPARE(places.settingsFile, QDir::rootPath() + u"some/where/sidelight.ini"_s);
    QCOMPARE(places.storesFolder, QDir::rootPath() + u"some/where/stores"_s);
}

void TestDataPlaces::takesARelativeFolderFromWhereItIs()
{
    QCOMPARE(dataPlaces(u"data"_s).folder, QDir::currentPath() + u"/data"_s);
}

void TestDataPlaces::asksTheSystemWithoutAFolder()
{
    QCoreApplication::setApplicationName(u"a program"_s);
    const DataPlaces places = dataPlaces({});
    QCOMPARE(places.folder, QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation));
    QVERIFY(places.folder.contains(u"a program"));
    QCOMPARE(places.settingsFile, places.folder + u"/sidelight.ini"_s);
}

void TestDataPlaces::namesTheStore_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("tenant");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char16_t *address, KeyKind kind, const char16_t *tenant,
                        const char16_t *expected) {
        QTest::newRow(name) << QString::fromUtf16(address) << int(kind) << QString::fromUtf16(tenant)
                            << QString::fromUtf16(expected);
    };
    const char16_t *const tenant = u"7e4a0001-0000-4000-8000-000000000001";
    row("live", u"https://api.backside.app", KeyKind::Live, u"", u"api.backside.app-live.sqlite");
    row("test", u"https://api.backside.app", KeyKind::Test, u"", u"api.backside.app-test.sqlite");
    row("other", u"https://api.backside.app", KeyKind::Other, u"", u"api.backside.app-other.sqlite");
    row("no key", u"https://api.backside.app", KeyKind::None, u"", u"api.backside.app-none.sqlite");
    row("another tenant", u"https://api.backside.app", KeyKind::Live, tenant,
        u"api.backside.app-live-7e4a0001000040008000000000000001.sqlite");
    row("in capitals", u"https://API.Backside.app", KeyKind::Live, u"", u"api.backside.app-live.sqlite");
    row("port", u"https://crm.example:8443", KeyKind::Live, u"", u"crm.example+8443-live.sqlite");
    row("host that looks like a port", u"https://crm.example-8443", KeyKind::Live, u"",
        u"crm.example-8443-live.sqlite");
    row("without TLS", u"http://127.0.0.1:8443", KeyKind::Test, u"", u"http+127.0.0.1+8443-test.sqlite");
    row("the same with TLS", u"https://127.0.0.1:8443", KeyKind::Test, u"", u"127.0.0.1+8443-test.sqlite");
    row("IPv6", u"https://[::1]", KeyKind::Live, u"", u"_3a_3a1-live.sqlite");
    row("IPv6 and port", u"http://[::1]:99", KeyKind::Live, tenant,
        u"http+_3a_3a1+99-live-7e4a0001000040008000000000000001.sqlite");
    row("letters beyond ASCII", u"https://b\u00fccher.example", KeyKind::Live, u"",
        u"xn--bcher-kva.example-live.sqlite");
    row("underscore", u"https://my_crm.example", KeyKind::Live, u"", u"my_5fcrm.example-live.sqlite");
    row("name of a device", u"https://aux.example", KeyKind::Live, u"", u"_aux.example-live.sqlite");
    row("name of a port", u"https://com1", KeyKind::Live, u"", u"_com1-live.sqlite");
    row("only begins like a device", u"https://console.example", KeyKind::Live, u"",
        u"console.example-live.sqlite");
}

void TestDataPlaces::namesTheStore()
{
    QFETCH(QString, address);
    QFETCH(int, kind);
    QFETCH(QString, tenant);
    QFETCH(QString, expected);

    const auto origin = parseOrigin(address);
    QVERIFY(origin);
    const auto id = tenant.isEmpty() ? std::nullopt : std::optional(QUuid(tenant));
    QCOMPARE(storeFileName(*origin, KeyKind(kind), id), expected);
}

void TestDataPlaces::tellsLongHostsApart()
{
    const QString label = QString(60, u'a') + u'.';
    const auto name = [&label](const QString &end) {
        return storeFileName(QUrl(u"https://"_s + label + label + label + end), KeyKind::Other,
                             QUuid(u"7e4a0001-0000-4000-8000-000000000001"_s));
    };
    QVERIFY(name(u"example"_s) != name(u"sample"_s));
    QVERIFY(name(u"example"_s) != name(u"example:8443"_s));
    QCOMPARE(name(u"example"_s), name(u"example"_s));
    QVERIFY(name(u"example"_s).size() <= 170);
    QVERIFY(name(u"example"_s).startsWith(label + u"aaaa"_s));
    QVERIFY(name(u"example"_s).endsWith(u"-other-7e4a0001000040008000000000000001.sqlite"_s));
}

void TestDataPlaces::everyNameCanBeAFile()
{
    const QTemporaryDir dir;
    const QString longest = QString(63, u'\u00e9') + u'.';
    for (const QString &host :
         {u"[fe80::1]"_s, u"[::ffff:1.2.3.4]"_s, u"a_b"_s, longest + longest + longest}) {
        const QUrl origin(u"https://"_s + host + u":65535"_s);
        const QString name = storeFileName(origin, KeyKind::Other, QUuid::createUuid());
        for (const QChar c : name)
            QVERIFY2(u"abcdefghijklmnopqrstuvwxyz0123456789.-_+~"_s.contains(c), qPrintable(name));
        QVERIFY2(name.size() <= 170, qPrintable(name));
        QFile file(dir.filePath(name));
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(name));
    }
}

QTEST_GUILESS_MAIN(TestDataPlaces)
#include "tst_dataplaces.moc"
