// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Renders an SVG into square PNGs, named after their side in pixels. The same SVG and the same Qt give the
// same bytes.

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

namespace {

bool render(QSvgRenderer &renderer, int side, const QString &file)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    return image.save(file, "PNG");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4) {
        std::fputs("usage: rendericon SVG FOLDER SIDE…\n", stderr);
        return 2;
    }
    QSvgRenderer renderer(arguments[1]);
    bool isDone = renderer.isValid();
    const QStringList sides = arguments.mid(3);
    for (const QString &side : sides) {
        isDone =
            isDone && side.toInt() > 0
            && render(renderer, side.toInt(), QDir(arguments[2]).filePath(side + QStringLiteral(".png")));
    }
    if (!isDone)
        std::fputs("rendericon: the icon could not be read, or a picture not written\n", stderr);
    return isDone ? 0 : 1;
}
