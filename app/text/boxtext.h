// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/founddeal.h"

#include <QString>
#include <QUuid>

namespace sidelight {

// Words of what the one box offers.

QString boxDealsText(); ///< heads the deals that were found
QString boxPinnedText();
QString boxRecentText();
QString boxCommandsText();
QString boxOpenText(const QUuid &id);     ///< "Open deal dea10001-…"
QString boxAllText(const QString &typed); ///< "Show all in the list: “crane”"
QString boxNothingText();                 ///< no deal is pinned or was opened yet
QString boxNoCommandText();

/// "Next step: …the berth survey", and where the matches are in it; none where the text is shown otherwise
/// than it was sent.
struct FoundText {
    QString text;
    WordPlaces places;
};
FoundText foundText(const FoundPart &part);

/// A deal for a screen reader, with the part in which it was found.
QString boxFoundSentence(const QString &deal, const QString &part);
/// A command for one, with its keys, and whether it can be used now.
QString boxCommandSentence(const QString &command, const QString &keys, bool isEnabled);

} // namespace sidelight
