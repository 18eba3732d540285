// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/problemtext.h"

#include "app/text/dealtext.h"
#include "app/text/errortext.h"

namespace sidelight {

QString problemText(const Error &error, const QString &about)
{
    // What was typed is named in the explanation; a title would only repeat that something is wrong.
    const bool isInput = error.kind == Error::Kind::Usage || error.kind == Error::Kind::BadReference;
    const ErrorText words = errorText(error);
    const QString sentences = isInput ? words.explanation : words.sentences();
    const QString detail = oneLine(error.detail);

    QString text = QStringLiteral("sidelight: ");
    if (!about.isEmpty())
        text += oneLine(about) + QStringLiteral(": ");
    text += withoutIsolation(sentences) + u'\n';
    if (!text.contains(detail))
        text += QStringLiteral("  ") + detail + u'\n';
    return text;
}

} // namespace sidelight
