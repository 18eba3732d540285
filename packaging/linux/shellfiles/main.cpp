// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes the manual page and the completions of shells into a folder.

#include "packaging/linux/shellfiles/completions.h"
#include "packaging/linux/shellfiles/manualpage.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace sidelight;

int main(int argc, char **argv)
{
    if (argc != 5) {
        std::fputs("usage: shellfiles FOLDER DESCRIPTION VERSION DATE\n", stderr);
        return 2;
    }
    const auto argument = [argv](int number) { return QString::fromLocal8Bit(argv[number]); };
    const std::vector<HelpSection> sections = helpSections();
    const auto write = [folder = QDir(argument(1))](const char *name, const QByteArray &content) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
    };
    const bool isDone = write("sidelight.1", manualPage(sections, argument(2), argument(3), argument(4)))
                        && write("sidelight.bash", bashCompletion(sections))
                        && write("_sidelight", zshCompletion(sections))
                        && write("sidelight.fish", fishCompletion(sections));
    if (!isDone)
        std::fputs("shellfiles: a file could not be written\n", stderr);
    return isDone ? 0 : 1;
}
