// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/startwords.h"

#include "app/cli/options.h"
#include "app/domain/dealreference.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

struct StartTexts {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CommandLine)
};

Error refusal(const QString &sentence)
{
    return Error{Error::Kind::Usage, sentence};
}

Result<StartWords> readLink(const QStringList &words)
{
    if (words.size() > 1)
        return refusal(
            StartTexts::tr("“%1” is one word too many: --link stands alone with one link.").arg(words[1]));
    if (words.isEmpty() || words.constFirst().isEmpty())
        return StartWords{{}, true};
    if (!isOwnLink(words.constFirst()))
        return refusal(
            StartTexts::tr("“%1” is no sidelight: link, which --link wants.").arg(words.constFirst()));
    return StartWords{{QStringLiteral("--"), words.constFirst()}, true};
}

} // namespace

Result<StartWords> readStartWords(const QStringList &arguments)
{
    if (!arguments.isEmpty() && arguments.constFirst() == u"--link")
        return readLink(arguments.mid(1));
    // Registered by hand, without --link: what a link brings along stands behind it.
    const auto link = std::find_if(arguments.cbegin(), arguments.cend(), isOwnLink);
    if (link != arguments.cend() && link + 1 != arguments.cend()
        && std::none_of(arguments.cbegin(), link, isCommandWord))
        return refusal(StartTexts::tr("A sidelight: link stands last, or behind a command such as show."));
    return StartWords{arguments, false};
}

} // namespace sidelight
