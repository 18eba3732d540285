// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/freshnesstext.h"

#include "app/text/translations.h"

#include <QTest>
#include <QTimeZone>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

std::vector<Note> numbered(int count)
{
    std::vector<Note> notes;
    for (int i = 0; i < count; ++i)
        notes.push_back({u"contacts[%1].role"_s.arg(i), u"expected string"_s});
    return notes;
}

} // namespace

class FreshnessTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), QLocale::c()); }
    void saysTheFirstNotesInALine();
    void saysEveryNoteInALineOfItsOwn_data();
    void saysEveryNoteInALineOfItsOwn();
    void saysSinceWhenADealIsMissing();
    void saysThatAnOlderCopyIsShown_data();
    void saysThatAnOlderCopyIsShown();
};

void FreshnessTextTest::saysTheFirstNotesInALine()
{
    QCOMPARE(notesText({}), QString());
    QVERIFY(notesText(numbered(5)).endsWith(u"; contacts[4].role: expected string"_s));
    QVERIFY(notesText(numbered(6)).endsWith(u"; contacts[4].role: expected string; …"_s));
}

void FreshnessTextTest::saysEveryNoteInALineOfItsOwn_data()
{
    QTest::addColumn<std::vector<Note>>("notes");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("none") << std::vector<Note>() << QStringList();
    QTest::newRow("about a field") << std::vector<Note>{{u"name"_s, u"expected string"_s}}
                                   << QStringList{u"name: expected string"_s};
    QTest::newRow("about the whole") << std::vector<Note>{{QString(), u"and 3 more"_s}}
                                     << QStringList{u"and 3 more"_s};
    QTest::newRow("a path of two lines")
        << std::vector<Note>{{u"a\nb"_s, u"appears again"_s}} << QStringList{u"a b: appears again"_s};
    QTest::newRow("more than fit in one line")
        << numbered(6)
        << QStringList{u"contacts[0].role: expected string"_s, u"contacts[1].role: expected string"_s,
                       u"contacts[2].role: expected string"_s, u"contacts[3].role: expected string"_s,
                       u"contacts[4].role: expected string"_s, u"contacts[5].role: expected string"_s};
}

void FreshnessTextTest::saysEveryNoteInALineOfItsOwn()
{
    QFETCH(std::vector<Note>, notes);
    QFETCH(QStringList, lines);
    QCOMPARE(notesLines(notes), lines);
}

void FreshnessTextTest::saysSinceWhenADealIsMissing()
{
    const QDateTime since(QDate(2026, 6, 2), QTime(10, 32), QTimeZone::utc());
    QCOMPARE(missingText(since, QLocale::c()),
             u"No longer available in the CRM since 2 Jun 2026; this is the last copy."_s);
}

void FreshnessTextTest::saysThatAnOlderCopyIsShown_data()
{
    QTest::addColumn<int>("damaged");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << 1 << u"1 newer copy is damaged; this is the newest that is whole."_s;
    QTest::newRow("two") << 2 << u"2 newer copies are damaged; this is the newest that is whole."_s;
}

void FreshnessTextTest::saysThatAnOlderCopyIsShown()
{
    QFETCH(int, damaged);
    QTEST(olderCopyText(damaged), "text");
}

QTEST_GUILESS_MAIN(FreshnessTextTest)
#include "tst_freshnesstext.moc"
