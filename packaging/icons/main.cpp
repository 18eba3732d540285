// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// sidelight_iconfiles SVG FILE.ico|FILE.icns: a tool of the build.

#include "packaging/icons/iconfile.h"

#include <QFile>
#include <QSvgRenderer>
#include <QTextStream>

int main(int argc, char **argv)
{
    if (argc != 3) {
        QTextStream(stderr) << "usage: sidelight_iconfiles SVG FILE.ico|FILE.icns\n";
        return 2;
    }
    QSvgRenderer icon(QString::fromLocal8Bit(argv[1]));
    QFile file(QString::fromLocal8Bit(argv[2]));
    const bool isIcns = file.fileName().endsWith(QLatin1StringView(".icns"));
    const QByteArray bytes = isIcns ? sidelight::icnsFile(icon) : sidelight::icoFile(icon);
    const bool isWritten = icon.isValid() && file.open(QIODevice::WriteOnly)
                           && file.write(bytes) == bytes.size() && file.flush();
    if (!isWritten)
        QTextStream(stderr) << "sidelight_iconfiles: " << argv[1] << " could not be made " << argv[2]
                            << '\n';
    return isWritten ? 0 : 1;
}
