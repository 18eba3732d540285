// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/startwords.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QString craneLink = u"sidelight://deal/dea10001-0000-4000-8000-000000000001"_s;

} // namespace

// Without an application object, as main() calls it.
class StartWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOneLinkFromTheSystem();
    void leavesAloneWhatIsTyped_data();
    void leavesAloneWhatIsTyped();
    void refusesMoreThanALink_data();
    void refusesMoreThanALink();
};

void StartWordsTest::takesOneLinkFromTheSystem()
{
    for (const QString &word :
         {craneLink, u"SideLight:x"_s, u"sidelight://deal/1\" --demo --grab \"C:\\x"_s}) {
        const auto start = readStartWords({u"--link"_s, word});
        QVERIFY(start);
        QVERIFY(start->isLink);
        QCOMPARE(start->words, (QStringList{u"--"_s, word}));
    }
    for (const QStringList &none : {QStringList{u"--link"_s}, QStringList{u"--link"_s, QString()}}) {
        const auto start = readStartWords(none);
        QVERIFY(start);
        QVERIFY(start->isLink && start->words.isEmpty());
    }
}

void StartWordsTest::leavesAloneWhatIsTyped_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("a link") << QStringList{craneLink};
    QTest::newRow("a link behind options") << QStringList{u"--demo"_s, craneLink};
    QTest::newRow("a link to print") << QStringList{u"show"_s, craneLink, u"--demo"_s};
    QTest::newRow("links to print") << QStringList{u"--demo"_s, u"show"_s, craneLink, craneLink};
    QTest::newRow("another's link") << QStringList{u"https://app.example/deals/1"_s, u"--demo"_s};
    QTest::newRow("option elsewhere") << QStringList{u"--demo"_s, u"--link"_s};
}

void StartWordsTest::leavesAloneWhatIsTyped()
{
    QFETCH(const QStringList, arguments);
    const auto start = readStartWords(arguments);
    QVERIFY(start);
    QVERIFY(!start->isLink);
    QCOMPARE(start->words, arguments);
}

void StartWordsTest::refusesMoreThanALink_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    const QString last = u"A sidelight: link stands last, or behind a command such as show."_s;
    QTest::newRow("more behind the system's")
        << QStringList{u"--link"_s, craneLink, u"--demo"_s, u"--grab"_s}
        << u"“--demo” is one word too many: --link stands alone with one "
           u"link."_s;
    QTest::newRow("an option in its place") << QStringList{u"--link"_s, u"--demo"_s}
                                            << u"“--demo” is no sidelight: link, which --link wants."_s;
    QTest::newRow("a command in its place")
        << QStringList{u"--link"_s, u"list"_s} << u"“list” is no sidelight: link, which --link wants."_s;
    QTest::newRow("more behind a link") << QStringList{craneLink, u"--grab"_s, u"a"_s} << last;
    QTest::newRow("a command behind a link") << QStringList{u"SIDELIGHT:"_s, u"show"_s} << last;
}

void StartWordsTest::refusesMoreThanALink()
{
    QFETCH(const QStringList, arguments);
    const auto start = readStartWords(arguments);
    QVERIFY(!start);
    QCOMPARE(start.error().kind, Error::Kind::Usage);
    QTEST(start.error().detail, "sentence");
}

QTEST_APPLESS_MAIN(StartWordsTest)
#include "tst_startwords.moc"
