// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/boxtext.h"

#include "app/domain/identifier.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>

namespace sidelight {

namespace {

struct BoxWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::BoxText)
};

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
