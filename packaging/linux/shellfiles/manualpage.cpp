// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/linux/shellfiles/manualpage.h"

#include <QString>

namespace sidelight {

namespace {

using Kind = HelpSection::Kind;

QString title(Kind kind)
{
    switch (kind) {
    case Kind::Commands: return QStringLiteral("COMMANDS");
    case Kind::Options: return QStringLiteral("OPTIONS");
    case Kind::Diagnostics: return QStringLiteral("DIAGNOSTICS");
    case Kind::Environment: return QStringLiteral("ENVIRONMENT");
    case Kind::ExitCodes: return QStringLiteral("EXIT STATUS");
    case Kind::Examples: return QStringLiteral("EXAMPLES");
    }
    return {};
}

/// So that troff takes nothing in it for an order, and hyphens can be searched and copied.
QString plain(const QString &text)
{
    QString safe;
    for (const QChar character : text) {
        if (character == u'\\')
            safe += QStringLiteral("\\e");
        else if (character == u'-')
            safe += QStringLiteral("\\-");
        else if (character.unicode() > 0x7e)
            safe +=
                QStringLiteral("\\[u%1]").arg(QString::number(character.unicode(), 16).toUpper(), 4, u'0');
        else
            safe += character;
    }
    if (safe.startsWith(u'.') || safe.startsWith(u'\''))
        safe.prepend(QStringLiteral("\\&"));
    return safe;
}

QString entry(const HelpEntry &entry, Kind kind)
{
    if (kind == Kind::Examples)
        return QStringLiteral(".PP\n.EX\n%1\n.EE\n").arg(plain(entry.form));
    return QStringLiteral(".TP\n.B %1\n%2\n").arg(plain(entry.form), plain(entry.meaning));
}

} // namespace

QByteArray manualPage(const std::vector<HelpSection> &sections, const QString &name, const QString &version,
                      const QString &date)
{
    QString page = QStringLiteral(".TH SIDELIGHT 1 \"%1\" \"Sidelight %2\" \"User Commands\"\n")
                       .arg(plain(date), plain(version));
    page += QStringLiteral(".SH NAME\nsidelight \\- %1\n").arg(plain(name));
    page += QStringLiteral(".SH SYNOPSIS\n"
                           ".B sidelight\n[OPTIONS] [ID|LINK]\n.br\n"
                           ".B sidelight\nCOMMAND [OPTIONS]\n");
    page += QStringLiteral(".SH DESCRIPTION\n%1\n").arg(plain(helpSummary()));
    for (const HelpSection &section : sections) {
        page += QStringLiteral(".SH %1\n").arg(title(section.kind));
        if (!section.about.isEmpty())
            page += plain(section.about) + u'\n';
        for (const HelpEntry &line : section.entries)
            page += entry(line, section.kind);
    }
    return page.toUtf8();
}

} // namespace sidelight
