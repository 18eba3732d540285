// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QByteArray;
class QString;
class QWidget;

namespace sidelight {

/// Shows one value whole, as selectable plain text, without waiting for it to be closed.
void openValueDialog(QWidget *parent, const QString &title, const QString &value);

/// The same for JSON: a string without quotes and escapes, all else indented.
void openJsonDialog(QWidget *parent, const QString &title, const QByteArray &json);

} // namespace sidelight
