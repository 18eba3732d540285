// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/preset.h"

#include "app/settings/settings.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace sidelight;

namespace {

const ProxyChoice corpProxy{ProxyChoice::Kind::Http, u"proxy.corp"_s, 3128};
const ProxyChoice ownProxy{ProxyChoice::Kind::Socks5, u"10.0.0.7"_s, 1080};

#ifdef Q_OS_WIN
const QString authority = u"C:/corp/ca.pem"_s;
#else
const QString authority = u"/etc/corp/ca.pem"_s;
#endif

} // namespace

class PresetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsEverything();
    void readsAValue_data();
    void readsAValue();
    void namesWhatIsBad_data();
    void namesWhatIsBad();
    void keepsAPasswordOutOfTheProblem();
    void knowsNothingWithoutAFile();
    void takesTheFirstFileThatHasAUsableValue();
    void refusesAFileThatIsNone();
    void looksWhereTheSystemKeepsIt();
    void letsTheReaderChoose();
    void holdsWhatIsLocked();
    void keepsOnlyWhatDiffers();

private:
    QString write(const QByteArray &text, const QString &name = u"sidelight.ini"_s) const
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void PresetTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void PresetTest::readsEverything()
{
    const Preset preset = readPreset({write("; by the administrator\r\n"
                                            "[service]\r\n"
                                            "address = https://crm.corp:8443/\r\n"
                                            "\r\n"
                                            "# way out\r\n"
                                            "[network]\r\n"
                                            "proxy=http://proxy.corp:3128\r\n"
                                            "authority="
                                            + authority.toUtf8()
                                            + "\r\n"
                                              "locked=true\r\n")});
    QCOMPARE(preset.problems, QList<Preset::Problem>());
    QCOMPARE(preset.address, QUrl(u"https://crm.corp:8443"_s));
    QCOMPARE(preset.proxy, corpProxy);
    QCOMPARE(preset.authorityFile, authority);
    QCOMPARE(preset.isNetworkLocked, true);
}

void PresetTest::readsAValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("authorityFile");
    QTest::newRow("quoted") << "[network]\nauthority=\"" + authority.toUtf8() + "\"\n" << authority;
    QTest::newRow("no line break at the end") << "[network]\nauthority=" + authority.toUtf8() << authority;
    QTest::newRow("after a byte-order mark")
        << "\xef\xbb\xbf[network]\nauthority=" + authority.toUtf8() << authority;
    QTest::newRow("with commas, blanks, equals signs and letters beyond ASCII")
        << "[network]\nauthority=" + authority.toUtf8() + ", inc/a=b/ç.pem"
        << authority + u", inc/a=b/ç.pem"_s;
#ifdef Q_OS_WIN
    QTest::newRow("with backslashes")
        << QByteArray("[network]\nauthority=C:\\corp\\new\\ca.pem") << u"C:/corp/new/ca.pem"_s;
#endif
}

void PresetTest::readsAValue()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, authorityFile);
    const Preset preset = readPreset({write(text)});
    QCOMPARE(preset.problems, QList<Preset::Problem>());
    QCOMPARE(preset.authorityFile, authorityFile);
}

void PresetTest::namesWhatIsBad_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *text, const char *key, const char *why) {
        QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(key) << QString::fromLatin1(why);
    };
    row("[service]\naddress=crm.corp", "service/address", "the address has no https:// in front");
    row("[service]\naddress=http://crm.corp", "service/address",
        "only https:// is used, except to this computer itself");
    row("[network]\nproxy=proxy.corp:3128", "network/proxy",
        "the address of the proxy has no http:// or socks5:// in front");
    row("[network]\nproxy=http://proxy.corp", "network/proxy", "the address of the proxy has no port");
    row("[network]\nproxy=", "network/proxy", "the address of the proxy is empty");
    row("[network]\nauthority=ca.pem", "network/authority", "the path is not absolute");
    row("[network]\nauthority=", "network/authority", "the path is not absolute");
    row("[network]\nlocked=yes", "network/locked", "neither true nor false");
    row("[network]\nprxy=none", "network/prxy", "there is no such key");
    row("proxy=none", "proxy", "there is no such key");
    row("[network]\nverify", "network/verify", "the line has no =");
    row("[network]\nverify=false", "network/verify", "there is no such key");
}

void PresetTest::namesWhatIsBad()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, key);
    QFETCH(QString, why);
    const QString file = write(text);
    const Preset preset = readPreset({file});
    QCOMPARE(preset.problems, QList<Preset::Problem>({{file, key, why}}));
    QCOMPARE(preset.address, std::nullopt);
    QCOMPARE(preset.proxy, std::nullopt);
    QCOMPARE(preset.authorityFile, std::nullopt);
    QCOMPARE(preset.isNetworkLocked, false);
}

void PresetTest::keepsAPasswordOutOfTheProblem()
{
    const Preset preset = readPreset({write("[network]\nproxy=http://ines:sesame@proxy.corp:3128")});
    QCOMPARE(preset.problems.size(), 1);
    QVERIFY(!preset.problems[0].why.contains(u"sesame"_s));
}

void PresetTest::knowsNothingWithoutAFile()
{
    for (const QStringList &files : {QStringList(), QStringList{m_dir->filePath(u"absent.ini"_s)}}) {
        const Preset preset = readPreset(files);
        QCOMPARE(preset.problems, QList<Preset::Problem>());
        QCOMPARE(preset.proxy, std::nullopt);
    }
}

void PresetTest::takesTheFirstFileThatHasAUsableValue()
{
    const QString first = write("[network]\nproxy=nonsense\n[service]\naddress=https://one.corp", u"1"_s);
    const QString second = write("[network]\nproxy=none\n[service]\naddress=https://two.corp", u"2"_s);
    const QString third = write("[network]\nproxy=http://proxy.corp:3128", u"3"_s);
    const Preset preset = readPreset({first, second, third});
    QCOMPARE(preset.address, QUrl(u"https://one.corp"_s));
    QCOMPARE(preset.proxy, ProxyChoice{ProxyChoice::Kind::None});
    QCOMPARE(preset.problems.size(), 1);
    QCOMPARE(preset.problems[0].file, first);
}

void PresetTest::refusesAFileThatIsNone()
{
    const QString large = write("[network]\nproxy=none\n" + QByteArray(64 * 1024, '#'), u"large"_s);
    const QString latin = write("[network]\nproxy=none\n# caf\xe9", u"latin"_s);
    const Preset preset = readPreset({large, latin, m_dir->path()}); // a folder is as good as nothing
    QCOMPARE(preset.problems, QList<Preset::Problem>({{large, {}, u"it is larger than 64 KiB"_s},
                                                      {latin, {}, u"it is no UTF-8"_s}}));
    QCOMPARE(preset.proxy, std::nullopt);
#ifdef Q_OS_UNIX
    const QString pipe = m_dir->filePath(u"pipe"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(readPreset({pipe}).problems, QList<Preset::Problem>()); // and does not wait for a writer
#endif
}

void PresetTest::looksWhereTheSystemKeepsIt()
{
#if defined(Q_OS_WIN)
    QCOMPARE(presetFiles(),
             QStringList{qEnvironmentVariable("ProgramData") + u"/Sidelight/sidelight.ini"_s});
#elif defined(Q_OS_MACOS)
    QCOMPARE(presetFiles(), QStringList{u"/Library/Application Support/Sidelight/sidelight.ini"_s});
#else
    qputenv("XDG_CONFIG_HOME", "/home/ines/.config");
    qputenv("XDG_CONFIG_DIRS", "/one:/two");
    QCOMPARE(presetFiles(),
             QStringList({u"/one/sidelight/sidelight.ini"_s, u"/two/sidelight/sidelight.ini"_s}));
    qunsetenv("XDG_CONFIG_DIRS");
    QCOMPARE(presetFiles(), QStringList{u"/etc/xdg/sidelight/sidelight.ini"_s});
#endif
}

void PresetTest::letsTheReaderChoose()
{
    QSettings file(m_dir->filePath(u"own.ini"_s), QSettings::IniFormat);
    Settings settings(file);
    Preset preset;
    QCOMPARE(networkChoice(settings, preset), NetworkChoice());
    preset.proxy = corpProxy;
    preset.authorityFile = authority;
    QCOMPARE(networkChoice(settings, preset), (NetworkChoice{corpProxy, authority}));
    settings.setValue(Settings::networkProxy, ownProxy);
    QCOMPARE(networkChoice(settings, preset), (NetworkChoice{ownProxy, authority}));
    settings.setValue(Settings::networkProxy, {}); // the system's, and by choice
    settings.setValue(Settings::networkAuthority, {});
    QCOMPARE(networkChoice(settings, preset), NetworkChoice());
}

void PresetTest::holdsWhatIsLocked()
{
    QSettings file(m_dir->filePath(u"own.ini"_s), QSettings::IniFormat);
    Settings settings(file);
    settings.setValue(Settings::networkProxy, ownProxy);
    settings.setValue(Settings::networkAuthority, authority);
    Preset preset;
    preset.proxy = corpProxy;
    preset.isNetworkLocked = true;
    QCOMPARE(networkChoice(settings, preset), (NetworkChoice{corpProxy, {}}));
}

void PresetTest::keepsOnlyWhatDiffers()
{
    QSettings file(m_dir->filePath(u"own.ini"_s), QSettings::IniFormat);
    Settings settings(file);
    Preset preset;
    preset.proxy = corpProxy;
    preset.authorityFile = authority;
    keepNetworkChoice(settings, preset, {ownProxy, authority});
    QCOMPARE(file.allKeys(), QStringList{u"network/proxy"_s});
    QCOMPARE(networkChoice(settings, preset), (NetworkChoice{ownProxy, authority}));
    keepNetworkChoice(settings, preset, {ownProxy, {}});
    file.sync();
    QSettings again(file.fileName(), QSettings::IniFormat);
    QCOMPARE(networkChoice(Settings(again), preset), (NetworkChoice{ownProxy, {}})); // none, and by choice
}

QTEST_GUILESS_MAIN(PresetTest)
#include "tst_preset.moc"
