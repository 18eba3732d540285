// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "packaging/icons/iconfile.h"

#include <QBuffer>
#include <QImageReader>
#include <QSvgRenderer>
#include <QTest>
#include <QtEndian>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QColor darkBlue(0x1f, 0x3f, 0x7a);
const QColor amber(0xf0, 0xb0, 0x40);

/// Colours that are nowhere else in the icon, at the places where they belong.
bool isTheIcon(const QImage &image)
{
    const auto at = [&image](double x, double y) {
        return image.pixelColor(int(x * image.width() / 256), int(y * image.height() / 256));
    };
    return at(68, 92) == amber && at(200, 200) == darkBlue && at(2, 2).alpha() == 0;
}

} // namespace

class IconFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_icon.isValid()); }
    void writesAllSizesThatWindowsShows();
    void writesAllSizesThatMacosShows();

private:
    QSvgRenderer m_icon{
        QStringLiteral(TEST_DATA "/../../resources/icons/io.github.sidelight.Sidelight.svg")};
};

void IconFileTest::writesAllSizesThatWindowsShows()
{
    QByteArray bytes = icoFile(m_icon);
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, "ico");
    QList<int> sizes;
    for (int i = 0; i < reader.imageCount(); ++i) {
        QVERIFY(reader.jumpToImage(i));
        const QImage image = reader.read();
        QCOMPARE(image.width(), image.height());
        QVERIFY2(isTheIcon(image), qPrintable(QString::number(image.width())));
        sizes << image.width();
    }
    QCOMPARE(sizes, (QList{16, 20, 24, 32, 40, 48, 64, 256}));
}

void IconFileTest::writesAllSizesThatMacosShows()
{
    const QByteArray bytes = icnsFile(m_icon);
    QCOMPARE(bytes.first(4), "icns"_ba);
    QCOMPARE(qFromBigEndian<quint32>(bytes.constData() + 4), quint32(bytes.size()));
    QStringList entries;
    for (qsizetype at = 8; at < bytes.size();) {
        const auto length = qFromBigEndian<quint32>(bytes.constData() + at + 4);
        const QImage image = QImage::fromData(bytes.mid(at + 8, length - 8), "PNG");
        QVERIFY(isTheIcon(image));
        entries << QString::fromLatin1(bytes.mid(at, 4)) + u' ' + QString::number(image.width());
        at += length;
    }
    QCOMPARE(entries, (QStringList{u"ic11 32"_s, u"ic12 64"_s, u"ic07 128"_s, u"ic13 256"_s, u"ic08 256"_s,
                                   u"ic14 512"_s, u"ic09 512"_s, u"ic10 1024"_s}));
}

QTEST_GUILESS_MAIN(IconFileTest)
#include "tst_iconfile.moc"
