// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace sidelight {

/// A line of the help.
struct HelpEntry {
    QString form;    ///< what is typed, such as `show ID|LINK…` or `--grab FILE`
    QString meaning; ///< empty where the form says all
};

/// Lines of the help under one title.
struct HelpSection {
    enum class Kind { Commands, Options, Diagnostics, Environment, ExitCodes, Examples };

    Kind kind;
    QString title;
    QString about; ///< sentences above the entries; may be empty
    std::vector<HelpEntry> entries;
};

/// What the program is for, in a sentence or two.
QString helpSummary();
/// What `--help`, the manual page and the completions of shells are made of.
std::vector<HelpSection> helpSections();

/// What `--help` prints, at most 80 characters wide where no example is wider.
QString helpText();

} // namespace sidelight
