// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/rows.h"

#include <QDirIterator>
#include <QProcess>
#include <QTemporaryDir>

namespace sidelight {

namespace {

double megabytesIn(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return double(bytes) / 1e6;
}

} // namespace

std::vector<Row> sizeRows()
{
    const QString what = QStringLiteral("the installed program, stripped, without the libraries it uses");
#ifdef Q_OS_LINUX // elsewhere Qt is installed with it
    const QTemporaryDir dir;
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(CMAKE_PROGRAM),
                  {QStringLiteral("--install"), QStringLiteral(BUILD_FOLDER), QStringLiteral("--component"),
                   QStringLiteral("files"), QStringLiteral("--strip"), QStringLiteral("--prefix"),
                   dir.path()});
    process.waitForFinished(-1);
    if (process.exitCode() != 0)
        qFatal("the program cannot be installed");
    Row row = newRow("size", what, 0);
    row.unit = QStringLiteral("MB");
    const double size = megabytesIn(dir.path());
    return {fromValues(row, {size}, size)};
#else
    return {skippedRow("size", what, QStringLiteral("measured on Linux alone"))};
#endif
}

} // namespace sidelight
