// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/accounts.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

using namespace sidelight;
using namespace Qt::StringLiterals;

class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hasNoneAtFirst();
    void keepsEverythingInTheFile();
    void keepsTheOrderOfSettingUp();
    void remembersWhichWasUsedLast();
    void leavesTheFileAloneWhereNothingChanges();
    void forgetsARemovedOne();
    void takesOverTheSingleAccountOfBefore();
    void leavesASingleAccountThatCannotBeRead();
    void readsWhatWasEditedByHand_data();
    void readsWhatWasEditedByHand();
    void leavesOneThatCannotBeReadAlone();
    void countsRequestsByTheDay();
    void keepsOpenTabs();
    void leavesOutTabsThatCannotBeRead();
    void remembersWhatIsToBeWiped();
    void offersAColorThatIsFree();

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
        return file.open(QIODevice::ReadOnly) ? file.readAll().replace("\r\n", "\n") : QByteArray();
    }
    static Account named(const QString &id, const QString &name)
    {
        Account account;
        account.id = id;
        account.name = name;
        account.origin = QUrl(u"https://crm.example"_s);
        return account;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestAccounts::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestAccounts::hasNoneAtFirst()
{
    QSettings file(path(), QSettings::IniFormat);
    const Accounts accounts(file);
    QVERIFY(accounts.all().empty());
    QVERIFY(!accounts.current());
    QVERIFY(!QFile::exists(path()));
}

void TestAccounts::keepsEverythingInTheFile()
{
    const Account account{u"a1"_s,
                          u"Sales, \u00c5rhus; \"north\""_s,
                          QUrl(u"http://[::1]:8080"_s),
                          KeyKind::Live,
                          7,
                          u"crm-live.sqlite"_s,
                          QUuid(u"7e4a0001-0000-4000-8000-000000000001"_s),
                          u"Lindholm, Inc."_s,
                          u"scale"_s,
                          false};
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts(file).save(account);
    }
    QSettings file(path(), QSettings::IniFormat);
    const Accounts accounts(file);
    QCOMPARE(accounts.problems(), QStringList());
    QCOMPARE(accounts.all().size(), std::size_t(1));
    QVERIFY(accounts.all().front() == account);
    QVERIFY(accounts.find(u"a1"_s) == account);
    QVERIFY(!accounts.find(u"a2"_s));
}

void TestAccounts::keepsTheOrderOfSettingUp()
{
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        for (const QString &id : {u"c"_s, u"a"_s, u"b"_s})
            accounts.save(named(id, id));
        accounts.save(named(u"c"_s, u"other words"_s)); // keeps its place
    }
    QSettings file(path(), QSettings::IniFormat);
    const Accounts accounts(file);
    QStringList names;
    for (const Account &account : accounts.all())
        names << account.name;
    QCOMPARE(names, (QStringList{u"other words"_s, u"a"_s, u"b"_s}));
}

void TestAccounts::remembersWhichWasUsedLast()
{
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        accounts.save(named(u"a"_s, {}));
        accounts.save(named(u"b"_s, {}));
        QCOMPARE(accounts.current()->id, u"a"_s);
        accounts.setCurrent(u"b"_s);
    }
    QSettings file(path(), QSettings::IniFormat);
    Accounts accounts(file);
    QCOMPARE(accounts.current()->id, u"b"_s);
    accounts.remove(u"b"_s);
    QCOMPARE(accounts.current()->id, u"a"_s);
}

void TestAccounts::leavesTheFileAloneWhereNothingChanges()
{
    const Account account = named(u"a"_s, u"all of them"_s);
    const DayCount count{QDate(2026, 11, 30), 7};
    OpenTabs open;
    open.tabs = {{QUuid::fromString(u"dea10001-0000-4000-8000-000000000001"_s), u"contacts"_s}};
    const auto set = [&](const DayCount &sent) {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        accounts.save(account);
        accounts.setCurrent(account.id);
        accounts.setDayCount(account.id, sent);
        accounts.setOpenTabs(account.id, open);
    };
    set(count);
    write(text() + "; lost when the file is written\n");
    const QByteArray before = text();
    set(count);
    QCOMPARE(text(), before);
    set({count.day, 8});
    QVERIFY(text() != before);
    QVERIFY(text().contains("sent=8"));
}

void TestAccounts::forgetsARemovedOne()
{
    QSettings file(path(), QSettings::IniFormat);
    Accounts accounts(file);
    accounts.save(named(u"a"_s, u"first"_s));
    accounts.save(named(u"b"_s, u"second"_s));
    accounts.remove(u"a"_s);
    accounts.setDayCount(u"a"_s, {QDate(2026, 9, 1), 5});
    QCOMPARE(accounts.all().size(), std::size_t(1));
    file.sync();
    QVERIFY2(!text().contains("a\\") && !text().contains("first"), text().constData());
}

void TestAccounts::takesOverTheSingleAccountOfBefore()
{
    write("[account]\nkind=live\norigin=https://api.backside.app\nstore=api.backside.app-live.sqlite\n"
          "[view]\nzoom=1\n");
    QString id;
    {
        QSettings file(path(), QSettings::IniFormat);
        const Accounts accounts(file);
        QCOMPARE(accounts.all().size(), std::size_t(1));
        const Account account = accounts.all().front();
        id = account.id;
        QCOMPARE(account.origin, QUrl(u"https://api.backside.app"_s));
        QCOMPARE(account.kind, KeyKind::Live);
        QCOMPARE(account.store, u"api.backside.app-live.sqlite"_s);
    }
    QVERIFY2(!text().contains("[account]") && text().contains("zoom=1"), text().constData());
    QSettings file(path(), QSettings::IniFormat);
    QCOMPARE(Accounts(file).current()->id, id);
}

void TestAccounts::leavesASingleAccountThatCannotBeRead()
{
    write("[account]\nkind=live\norigin=http://crm.example\nstore=crm-live.sqlite\n");
    {
        QSettings file(path(), QSettings::IniFormat);
        QVERIFY(Accounts(file).all().empty());
    }
    QVERIFY2(text().contains("store=crm-live.sqlite"), text().constData());
}

void TestAccounts::readsWhatWasEditedByHand_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("expected"); // name|kind|color|store

    const QByteArray origin = "a\\origin=https://crm.example\n";
    QTest::newRow("the address alone") << origin << u"|0|0|"_s;
    QTest::newRow("comma in the name") << origin + "a\\name=North, West\n" << u"North, West|0|0|"_s;
    QTest::newRow("kind that does not exist") << origin + "a\\kind=LIVE\n" << u"|0|0|"_s;
    QTest::newRow("colour that does not exist") << origin + "a\\color=99\n" << u"|0|7|"_s;
    QTest::newRow("colour in words") << origin + "a\\color=red\n" << u"|0|0|"_s;
    QTest::newRow("negative colour") << origin + "a\\color=-1\n" << u"|0|0|"_s;
    QTest::newRow("store in a folder") << origin + "a\\store=../other.sqlite\n" << u"|0|0|"_s;
    QTest::newRow("store on a drive") << origin + "a\\store=C:other.sqlite\n" << u"|0|0|"_s;
    QTest::newRow("folder above") << origin + "a\\store=..\n" << u"|0|0|"_s;
    QTest::newRow("all of it") << origin + "a\\name=N\na\\kind=live\na\\color=3\na\\store=crm.sqlite\n"
                               << u"N|1|3|crm.sqlite"_s;
}

void TestAccounts::readsWhatWasEditedByHand()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, expected);

    write("[accounts]\n" + lines);
    QSettings file(path(), QSettings::IniFormat);
    const Accounts accounts(file);
    QCOMPARE(accounts.all().size(), std::size_t(1));
    const Account account = accounts.all().front();
    QCOMPARE(
        u"%1|%2|%3|%4"_s.arg(account.name).arg(int(account.kind)).arg(account.color).arg(account.store),
        expected);
}

void TestAccounts::leavesOneThatCannotBeReadAlone()
{
    write("[accounts]\nbad\\origin=https://me:secret@crm.example\nbad\\name=kept\n"
          "good\\origin=https://crm.example\ngood\\name=good\n");
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        QCOMPARE(accounts.all().size(), std::size_t(1));
        QCOMPARE(accounts.all().front().name, u"good"_s);
        QCOMPARE(accounts.problems(),
                 QStringList(u"accounts/bad: no address that can be used, left out"_s));
        accounts.save(named(u"third"_s, u"third"_s));
        accounts.remove(u"good"_s);
    }
    QVERIFY2(text().contains("kept") && text().contains("third") && !text().contains("good"),
             text().constData());
}

void TestAccounts::countsRequestsByTheDay()
{
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        accounts.save(named(u"a"_s, {}));
        QCOMPARE(accounts.dayCount(u"a"_s), (DayCount{QDate(), 0}));
        accounts.setDayCount(u"a"_s, {QDate(2026, 9, 30), 812});
    }
    QSettings file(path(), QSettings::IniFormat);
    QCOMPARE(Accounts(file).dayCount(u"a"_s), (DayCount{QDate(2026, 9, 30), 812}));
}

void TestAccounts::keepsOpenTabs()
{
    OpenTabs open;
    open.tabs = {{QUuid::fromString(u"dea10001-0000-4000-8000-000000000001"_s), u"contacts"_s},
                 {QUuid::fromString(u"dea10002-0000-4000-8000-000000000001"_s), QString()}};
    open.current = 1;
    OpenTabs ofSamples;
    ofSamples.tabs = {open.tabs[1]};
    ofSamples.current = 0;
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        accounts.save(named(u"a"_s, {}));
        QCOMPARE(accounts.openTabs(u"a"_s), OpenTabs());
        accounts.setOpenTabs(u"a"_s, open);
        accounts.setOpenTabs(u"gone"_s, open); // comes not back with it
        accounts.setOpenTabs(QString(), ofSamples);
    }
    QSettings file(path(), QSettings::IniFormat);
    Accounts accounts(file);
    QCOMPARE(accounts.openTabs(u"a"_s), open);
    QCOMPARE(accounts.openTabs(u"gone"_s), OpenTabs());
    QCOMPARE(accounts.openTabs(QString()), ofSamples);
    QCOMPARE(accounts.all().size(), std::size_t(1));
    accounts.setOpenTabs(u"a"_s, {});
    QCOMPARE(accounts.openTabs(u"a"_s), OpenTabs());
}

void TestAccounts::leavesOutTabsThatCannotBeRead()
{
    QSettings file(path(), QSettings::IniFormat);
    Accounts accounts(file);
    accounts.save(named(u"a"_s, {}));
    file.setValue(u"accounts/a/tabs"_s,
                  u"nonsense dea10001-0000-4000-8000-000000000001/raw dea10002/raw"_s);
    file.setValue(u"accounts/a/currentTab"_s, 1);
    const OpenTabs open = accounts.openTabs(u"a"_s);
    QCOMPARE(open.tabs.size(), std::size_t(1));
    QCOMPARE(open.tabs[0].page, u"raw"_s);
    QCOMPARE(open.current, 0);
}

void TestAccounts::remembersWhatIsToBeWiped()
{
    const QString name = u"a https://crm.example"_s;
    {
        QSettings file(path(), QSettings::IniFormat);
        Accounts accounts(file);
        QVERIFY(accounts.toWipe().isEmpty());
        accounts.setToWipe(name, true);
        accounts.setToWipe(name, true);
        accounts.setToWipe(u"b https://crm.example"_s, true);
    }
    QSettings file(path(), QSettings::IniFormat);
    Accounts accounts(file);
    QVERIFY(accounts.all().empty());
    QVERIFY(accounts.problems().isEmpty());
    QCOMPARE(accounts.toWipe(), (QStringList{name, u"b https://crm.example"_s}));
    accounts.setToWipe(name, false);
    accounts.setToWipe(u"b https://crm.example"_s, false);
    file.sync();
    QVERIFY(!text().contains("toWipe"));
}

void TestAccounts::offersAColorThatIsFree()
{
    QSettings file(path(), QSettings::IniFormat);
    Accounts accounts(file);
    QCOMPARE(accounts.freeColor(), 0);
    Account account = named(u"a"_s, {});
    accounts.save(account);
    QCOMPARE(accounts.freeColor(), 1);
    for (int color = 1; color < accountColorCount; ++color) {
        account.id = QString::number(color);
        account.color = color;
        accounts.save(account);
    }
    QCOMPARE(accounts.freeColor(), 0);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "tst_accounts.moc"
