// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMessageBox;
class QString;
class QWidget;

namespace sidelight {

/// Says what work costs before it starts (decision 18); accepted() is the reader's yes. The answer deletes
/// it.
QMessageBox *openCostQuestion(QWidget *parent, const QString &question, const QString &cost,
                              const QString &yes);

} // namespace sidelight
