// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/export/markup.h"

#include "app/text/dealtext.h"

namespace sidelight {

QString markdownText(const QString &text)
{
    // At the beginning of a line also what would make a list, a heading or a rule of it.
    constexpr QStringView anywhere = u"\\`*_[]<>|~&$#";
    constexpr QStringView atStart = u"+-=";
    QString out;
    bool isStart = true;
    bool isNumber = false; // digits alone so far: "1." would be a list
    for (const QChar character : withoutIsolation(text)) {
        if (character == u'\n') {
            out += QStringLiteral("<br>");
            isStart = true;
            isNumber = false;
            continue;
        }
        const bool endsNumber = isNumber && (character == u'.' || character == u')');
        if (anywhere.contains(character) || (isStart && atStart.contains(character)) || endsNumber)
            out += u'\\';
        out += character;
        const bool isDigit = character >= u'0' && character <= u'9';
        isNumber = isDigit && (isStart || isNumber);
        isStart = isStart && character == u' ';
    }
    return out;
}

QString htmlText(const QString &text)
{
    return text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QString tsvText(const QString &text)
{
    QString flat = withoutIsolation(text);
    return flat.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
}

} // namespace sidelight
