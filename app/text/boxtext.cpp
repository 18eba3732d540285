// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/boxtext.h"

#include "app/domain/identifier.h"
#include "app/text/dealfields.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

constexpr QChar placeMark(1); // where a text goes; no line has it

struct BoxWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::BoxText)
};

QString fieldPartLabel(const QString &path)
{
    if (path.startsWith(u"metadata."))
        return BoxWords::tr("Metadata, %1").arg(shortName(path.section(u'.', 1)));
    if (!path.startsWith(u"contacts"))
        return shortName(fieldLabel(path));
    if (path.endsWith(u".contact_id"))
        return BoxWords::tr("Contact ID");
    return path.endsWith(u".role") ? BoxWords::tr("Role") : BoxWords::tr("Contact");
}

QString partLabel(const FoundPart &part)
{
    switch (part.kind) {
    case TextPlace::Kind::Field: return fieldPartLabel(part.path);
    case TextPlace::Kind::Role: return BoxWords::tr("Role");
    case TextPlace::Kind::Person: return BoxWords::tr("Contact");
    case TextPlace::Kind::Former: return BoxWords::tr("%1, before").arg(fieldPartLabel(part.path));
    }
    Q_UNREACHABLE();
}

} // namespace

QString boxDealsText()
{
    return BoxWords::tr("Deals");
}

QString boxPinnedText()
{
    return BoxWords::tr("Pinned");
}

QString boxRecentText()
{
    return BoxWords::tr("Recent");
}

QString boxCommandsText()
{
    return BoxWords::tr("Commands");
}

QString boxOpenText(const QUuid &id)
{
    return BoxWords::tr("Open deal %1").arg(identifierText(id));
}

QString boxAllText(const QString &typed)
{
    return BoxWords::tr("Show all in the list: “%1”").arg(cappedName(typed));
}

QString boxNothingText()
{
    return BoxWords::tr("No deal is pinned, and none has been opened yet.");
}

QString boxNoCommandText()
{
    return BoxWords::tr("No command has these words.");
}

FoundText foundText(const FoundPart &part)
{
    const QString shown = oneLine(part.text);
    const QString marked =
        BoxWords::tr("%1: %2", "field, its text").arg(partLabel(part), QString(1, placeMark));
    FoundText text{marked, {}};
    const auto start = int(marked.indexOf(placeMark));
    text.text.replace(placeMark, shown);
    if (shown.size() == part.text.size()) {
        for (const auto &[begin, length] : part.places)
            text.places.emplace_back(start + begin, length);
    }
    return text;
}

QString boxFoundSentence(const QString &deal, const QString &part)
{
    return BoxWords::tr("%1, found in: %2").arg(deal, part);
}

QString boxCommandSentence(const QString &command, const QString &keys, bool isEnabled)
{
    const QString text =
        keys.isEmpty() ? command : BoxWords::tr("%1, %2", "command, keys").arg(command, keys);
    return isEnabled ? text : BoxWords::tr("%1, not available now").arg(text);
}

} // namespace sidelight
