// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/translations.h"

#include <QCoreApplication>
#include <QTranslator>

namespace sidelight {

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    auto *translator = new QTranslator(&application);
    const bool isFound =
        translator->load(locale, QStringLiteral("sidelight"), QStringLiteral("_"), QStringLiteral(":/i18n"))
        || translator->load(QStringLiteral(":/i18n/sidelight_en.qm"));
    if (isFound)
        QCoreApplication::installTranslator(translator);
}

} // namespace sidelight
