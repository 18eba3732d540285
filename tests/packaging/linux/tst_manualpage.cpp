// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/linux/shellfiles/manualpage.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

using Kind = HelpSection::Kind;

class ManualPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheHelpInTheOrderOfManualPages();
    void leavesNothingToTroff();
    void explainsEverythingThatTheHelpDoes();
};

void ManualPageTest::writesTheHelpInTheOrderOfManualPages()
{
    const std::vector<HelpSection> sections{
        {Kind::Options, u"Options"_s, {}, {{u"--demo"_s, u"use samples"_s}}},
        {Kind::ExitCodes, u"Exit codes"_s, u"The first counts."_s, {{u"0"_s, u"done"_s}}},
        {Kind::Examples, u"Examples"_s, {}, {{u"sidelight list"_s, {}}}},
    };
    const QByteArray page = manualPage(sections, u"a viewer"_s, u"1.2.3"_s, u"2026-11-28"_s);
    QVERIFY(page.startsWith(".TH SIDELIGHT 1 \"2026\\-11\\-28\" \"Sidelight 1.2.3\" \"User Commands\"\n"
                            ".SH NAME\nsidelight \\- a viewer\n.SH SYNOPSIS\n"));
    QVERIFY2(page.endsWith(".SH OPTIONS\n.TP\n.B \\-\\-demo\nuse samples\n"
                           ".SH EXIT STATUS\nThe first counts.\n.TP\n.B 0\ndone\n"
                           ".SH EXAMPLES\n.PP\n.EX\nsidelight list\n.EE\n"),
             page.constData());
}

void ManualPageTest::leavesNothingToTroff()
{
    const std::vector<HelpSection> sections{
        {Kind::Options, {}, {}, {{u"ID…"_s, u".so a\\b"_s}, {u"'x"_s, u"x"_s}}}};
    const QByteArray page = manualPage(sections, u"n"_s, u"1"_s, u"d"_s);
    QVERIFY2(page.endsWith(".TP\n.B ID\\[u2026]\n\\&.so a\\eb\n.TP\n.B \\&'x\nx\n"), page.constData());
}

void ManualPageTest::explainsEverythingThatTheHelpDoes()
{
    const QString page = QString::fromUtf8(manualPage(helpSections(), u"n"_s, u"1"_s, u"d"_s));
    for (const QString &line :
         {u".SH COMMANDS\n"_s, u".B show ID|LINK\\[u2026]\n"_s, u".SH OPTIONS\n"_s,
          u".B \\-\\-data\\-dir DIR\n"_s, u".SH DIAGNOSTICS\n"_s, u".B \\-\\-self\\-test\n"_s,
          u".SH ENVIRONMENT\n"_s, u".B SIDELIGHT_KEY\n"_s, u".SH EXIT STATUS\n"_s, u".SH EXAMPLES\n"_s})
        QVERIFY2(page.contains(line), qPrintable(line));
}

QTEST_GUILESS_MAIN(ManualPageTest)
#include "tst_manualpage.moc"
