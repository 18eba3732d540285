// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLocale>

class QCoreApplication;

namespace sidelight {

/// Words in the reader's language where there are some, else English with its plural forms. The
/// translator belongs to the application.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace sidelight
