// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasADefaultForEverything();
    void keepsEverythingInTheFile();
    void writesWhatAPersonCanRead();
    void setsWhatItReadsBackBeforeItIsWritten();
    void readsValue_data();
    void readsValue();
    void namesEveryBadValueOnce();
    void leavesBadAndForeignKeysAlone();
    void replacesABadValue();
    void saysThatTheFileIsNone();
    void saysThatTheFileCannotBeRead();
    void movesARenamedKey();
    void prefersTheKeyOfNow();

private:
    QString path() const { return m_dir->filePath(u"sidelight.ini"_s); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }
    QByteArray text() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSettings::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSettings::hasADefaultForEverything()
{
    QSettings file(path(), QSettings::IniFormat);
    const Settings settings(file);
    QCOMPARE(settings.problems(), QStringList());
    QCOMPARE(settings.value(Settings::networkProxy), ProxyChoice());
    QCOMPARE(settings.value(Settings::networkAuthority), QString());
    QCOMPARE(settings.value(Settings::keepDays), 0);
    QCOMPARE(settings.value(Settings::windowGeometry), QByteArray());
    QCOMPARE(settings.value(Settings::splitterState), QByteArray());
    QCOMPARE(settings.value(Settings::sidebarShown), true);
    QCOMPARE(settings.value(Settings::tabsKept), true);
    QCOMPARE(settings.value(Settings::viewScheme), Scheme::System);
    QCOMPARE(settings.value(Settings::viewZoom), 0);
    QVERIFY(!QFile::exists(path()));
}

void TestSettings::keepsEverythingInTheFile()
{
    const QByteArray odd("\0\x01\xff;=,\n", 7);
    {
        QSettings file(path(), QSettings::IniFormat);
        Settings settings(file);
        settings.setValue(Settings::networkProxy, {ProxyChoice::Kind::Socks5, u"::1"_s, 1080});
        settings.setValue(Settings::networkAuthority, u"/etc/corp, inc/ca \\1.pem"_s);
        settings.setValue(Settings::keepDays, 90);
        settings.setValue(Settings::windowGeometry, odd);
        settings.setValue(Settings::splitterState, QByteArray("x"));
        settings.setValue(Settings::sidebarShown, false);
        settings.setValue(Settings::viewScheme, Scheme::Dark);
        settings.setValue(Settings::viewZoom, -4);
    }
    QSettings file(path(), QSettings::IniFormat);
    const Settings settings(file);
    QCOMPARE(settings.problems(), QStringList());
    QCOMPARE(settings.value(Settings::networkProxy),
             (ProxyChoice{ProxyChoice::Kind::Socks5, u"::1"_s, 1080}));
    QCOMPARE(settings.value(Settings::networkAuthority), u"/etc/corp, inc/ca \\1.pem"_s);
    QCOMPARE(settings.value(Settings::keepDays), 90);
    QCOMPARE(settings.value(Settings::windowGeometry), odd);
    QCOMPARE(settings.value(Settings::splitterState), QByteArray("x"));
    QCOMPARE(settings.value(Settings::sidebarShown), false);
    QCOMPARE(settings.value(Settings::viewScheme), Scheme::Dark);
    QCOMPARE(settings.value(Settings::viewZoom), -4);
}

void TestSettings::writesWhatAPersonCanRead()
{
    QSettings file(path(), QSettings::IniFormat);
    Settings settings(file);
    settings.setValue(Settings::keepDays, 30);
    settings.setValue(Settings::sidebarShown, true);
    settings.setValue(Settings::viewScheme, Scheme::Light);
    file.sync();
    QCOMPARE(text().replace("\r\n", "\n"), QByteArray("[history]\nkeepDays=30\n\n[view]\nscheme=light\n\n"
                                                      "[window]\nsidebar=true\n"));
}

void TestSettings::setsWhatItReadsBackBeforeItIsWritten()
{
    QSettings file(path(), QSettings::IniFormat);
    Settings settings(file);
    settings.setValue(Settings::keepDays, 7);
    settings.setValue(Settings::sidebarShown, false);
    QCOMPARE(settings.value(Settings::keepDays), 7);
    QCOMPARE(settings.value(Settings::sidebarShown), false);
    QCOMPARE(Settings(file).problems(), QStringList());
}

void TestSettings::readsValue_data()
{
    QTest::addColumn<QByteArray>("line"); // section/key=text
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("isGood");

    using B = QByteArray;
    const auto good = [](const char *name, const char *line, const char *expected) {
        QTest::newRow(name) << B(line) << QString::fromLatin1(expected) << true;
    };
    const auto bad = [](const char *name, const char *line) {
        const QString fallback = QByteArray(line).startsWith("window/sidebar") ? u"true"_s
                                 : QByteArray(line).startsWith("window/")      ? QString()
                                                                               : u"0"_s;
        QTest::newRow(name) << B(line) << fallback << false;
    };
    good("most days", "history/keepDays=36500", "36500");
    bad("more days", "history/keepDays=36501");
    bad("negative days", "history/keepDays=-1");
    bad("days that are a fraction", "history/keepDays=1.5");
    bad("days in words", "history/keepDays=thirty");
    bad("days beyond a number", "history/keepDays=99999999999999999999");
    bad("no days", "history/keepDays=");
    bad("a list of days", "history/keepDays=30, 60");
    good("most zoom", "view/zoom=10", "10");
    good("least zoom", "view/zoom=-4", "-4");
    bad("too much zoom", "view/zoom=11");
    bad("too little zoom", "view/zoom=-5");
    good("shown", "window/sidebar=true", "true");
    good("hidden", "window/sidebar=false", "false");
    bad("neither", "window/sidebar=maybe");
    good("bytes", "window/geometry=@ByteArray(abc)", "abc");
    bad("no bytes", "window/geometry=abc");
}

void TestSettings::readsValue()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    QFETCH(bool, isGood);

    const QByteArray key = line.first(line.indexOf('='));
    const qsizetype slash = line.indexOf('/');
    write('[' + line.first(slash) + "]\n" + line.sliced(slash + 1) + '\n');
    QSettings file(path(), QSettings::IniFormat);
    const Settings settings(file);
    const QString found = key == "history/keepDays" ? QString::number(settings.value(Settings::keepDays))
                          : key == "view/zoom"      ? QString::number(settings.value(Settings::viewZoom))
                          : key == "window/geometry"
                              ? QString::fromLatin1(settings.value(Settings::windowGeometry))
                          : settings.value(Settings::sidebarShown) ? u"true"_s
                                                                   : u"false"_s;
    QCOMPARE(found, expected);
    QCOMPARE(settings.problems(),
             isGood ? QStringList()
                    : QStringList(QString::fromLatin1(key) + u": bad value, the default counts"_s));
}

void TestSettings::namesEveryBadValueOnce()
{
    write("[history]\nkeepDays=secret\n[view]\nscheme=grey\nzoom=x\n"
          "[window]\ngeometry=x\nsidebar=x\nsplitter=x\n");
    QSettings file(path(), QSettings::IniFormat);
    const Settings settings(file);
    QStringList keys;
    for (const QString &problem : settings.problems())
        keys << problem.section(u':', 0, 0);
    keys.sort();
    const QStringList expected = {u"history/keepDays"_s, u"view/scheme"_s,    u"view/zoom"_s,
                                  u"window/geometry"_s,  u"window/sidebar"_s, u"window/splitter"_s};
    QCOMPARE(keys, expected);
    QVERIFY(!settings.problems().join(u' ').contains(u"secret"));
    QCOMPARE(settings.value(Settings::viewScheme), Scheme::System);
    QCOMPARE(settings.value(Settings::splitterState), QByteArray());
}

void TestSettings::leavesBadAndForeignKeysAlone()
{
    write("[future]\nthing=1\n[history]\nkeepDays=x\n");
    {
        QSettings file(path(), QSettings::IniFormat);
        Settings settings(file);
        settings.setValue(Settings::viewZoom, 1);
    }
    const QByteArray written = text();
    QVERIFY2(written.contains("thing=1") && written.contains("keepDays=x") && written.contains("zoom=1"),
             written.constData());
}

void TestSettings::replacesABadValue()
{
    write("[history]\nkeepDays=x\n");
    QSettings file(path(), QSettings::IniFormat);
    Settings settings(file);
    settings.setValue(Settings::keepDays, 5);
    QCOMPARE(settings.value(Settings::keepDays), 5);
}

void TestSettings::saysThatTheFileIsNone()
{
    write("\x89PNG\nno settings here\n");
    QSettings file(path(), QSettings::IniFormat);
    QCOMPARE(Settings(file).problems(), QStringList(u"the file holds lines that are no settings"_s));
}

void TestSettings::saysThatTheFileCannotBeRead()
{
    QVERIFY(QDir().mkpath(path())); // a folder is in its place
    QSettings file(path(), QSettings::IniFormat);
    QCOMPARE(Settings(file).problems(), QStringList(u"the file cannot be read or written"_s));
}

void TestSettings::movesARenamedKey()
{
    write("[past]\ndays=12\n");
    constexpr RenamedKey renamed[] = {{"past/days", "history/keepDays"}};
    {
        QSettings file(path(), QSettings::IniFormat);
        QCOMPARE(Settings(file, renamed).value(Settings::keepDays), 12);
    }
    QCOMPARE(text().replace("\r\n", "\n"), QByteArray("[history]\nkeepDays=12\n"));
}

void TestSettings::prefersTheKeyOfNow()
{
    write("[history]\nkeepDays=3\n[past]\ndays=12\n");
    constexpr RenamedKey renamed[] = {{"past/days", "history/keepDays"}};
    QSettings file(path(), QSettings::IniFormat);
    QCOMPARE(Settings(file, renamed).value(Settings::keepDays), 3);
    QVERIFY(!file.contains(u"past/days"_s));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
