// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/dealsheet.h"

#include <functional>

class QMenu;
class QObject;

namespace sidelight {

/// The same in each form that other programs take.
struct CopyTexts {
    QString plain;
    QString markdown;
    QString tsv;
    QString html;
};

CopyTexts copyTexts(const DealSheet &sheet, const QString &plain);
CopyTexts copyTexts(const TextTable &table); ///< spreadsheets take HTML too, so that it is guarded

enum class CopyForm {
    All,   ///< every form at once; the program that pastes chooses
    Plain, ///< and the others alone, also for programs that know plain text only
    Markdown,
    Tsv,
};

void copy(const CopyTexts &texts, CopyForm form);

/// Made when it is copied, on another thread: a deal may have tens of thousands of contacts.
using MakeCopyTexts = std::function<CopyTexts()>;
void copyLater(QObject *context, const MakeCopyTexts &make, CopyForm form);

/// "Copy as ▸" for a menu. `texts` is asked for what to make when an action is chosen; nothing is copied
/// where it gives nothing.
QMenu *copyMenu(const QString &title, const std::function<MakeCopyTexts()> &texts, QMenu *parent);

} // namespace sidelight
