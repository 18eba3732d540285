// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/icons/iconfile.h"

#include <QBuffer>
#include <QDataStream>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

namespace sidelight {

namespace {

QImage rendered(QSvgRenderer &icon, int size)
{
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    return image;
}

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    (void)image.save(&buffer, "PNG"); // nothing but memory that could refuse it
    return bytes;
}

/// A device-independent bitmap as it stands in an icon: twice the height, for the colours from the
/// bottom row up and then a mask, of which nothing is left to do beside the alpha channel.
QByteArray bitmap(const QImage &image)
{
    const int size = image.width();
    const int maskBytesPerRow = (size + 31) / 32 * 4;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint32(40) << qint32(size) << qint32(size * 2) << quint16(1) << quint16(32) << quint32(0)
        << quint32(size * size * 4 + size * maskBytesPerRow) << quint32(0) << quint32(0) << quint32(0)
        << quint32(0);
    for (int y = size - 1; y >= 0; --y) {
        for (int x = 0; x < size; ++x)
            out << quint32(image.pixel(x, y));
    }
    bytes.append(size * maskBytesPerRow, '\0');
    return bytes;
}

} // namespace

QByteArray icoFile(QSvgRenderer &icon)
{
    constexpr std::array sizes{16, 20, 24, 32, 40, 48, 64, 256};
    QByteArray bytes;
    QByteArray images;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out << quint16(0) << quint16(1) << quint16(sizes.size());
    for (const int size : sizes) {
        const QImage image = rendered(icon, size);
        const QByteArray entry = size < 256 ? bitmap(image) : png(image);
        const auto side = quint8(size % 256); // 0 stands for 256
        out << side << side << quint8(0) << quint8(0) << quint16(1) << quint16(32) << quint32(entry.size())
            << quint32(6 + 16 * sizes.size() + size_t(images.size()));
        images += entry;
    }
    return bytes + images;
}

QByteArray icnsFile(QSvgRenderer &icon)
{
    struct Kind {
        const char *name;
        int pixels;
    };
    // No kinds for 16 and 32 pixels at single density: as PNG, older systems show them scrambled.
    constexpr std::array kinds{Kind{"ic11", 32},  Kind{"ic12", 64},  Kind{"ic07", 128}, Kind{"ic13", 256},
                               Kind{"ic08", 256}, Kind{"ic14", 512}, Kind{"ic09", 512}, Kind{"ic10", 1024}};
    QByteArray entries;
    QDataStream out(&entries, QIODevice::WriteOnly); // most significant byte first
    for (const Kind &kind : kinds) {
        const QByteArray image = png(rendered(icon, kind.pixels));
        out.writeRawData(kind.name, 4);
        out << quint32(8 + image.size());
        out.writeRawData(image.constData(), int(image.size()));
    }
    QByteArray bytes;
    QDataStream whole(&bytes, QIODevice::WriteOnly);
    whole.writeRawData("icns", 4);
    whole << quint32(8 + entries.size());
    return bytes + entries;
}

} // namespace sidelight
