// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/chain.h"

#include <QTest>

using namespace sidelight;

class ChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesABody();
    void linksByTheBytesOfTheDecision();
    void everyPartCounts_data();
    void everyPartCounts();
};

namespace {

const QByteArray id = QByteArray::fromHex("dea10001000040008000000000000001");
const QByteArray zeros(32, '\0');

} // namespace

void ChainTest::hashesABody()
{
    QCOMPARE(bodyHash("abc").toHex(),
             QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

// Worked out beside this program: sha256(32 zero bytes ‖ 00000001 ‖ id ‖ 0000019e87d3aa00 ‖ sha256("abc")).
void ChainTest::linksByTheBytesOfTheDecision()
{
    const qint64 receivedAt = 0x0000019e87d3aa00;
    QCOMPARE(linkHash(zeros, RecordKind::Deal, id, receivedAt, bodyHash("abc")).toHex(),
             QByteArray("414e44d6c271e68d52b49d2e7203f2e3ca71be73eeeef3220620fac453c9b072"));
}

void ChainTest::everyPartCounts_data()
{
    QTest::addColumn<QByteArray>("other");
    const QByteArray body = bodyHash("abc");
    QTest::newRow("the one before") << linkHash(body, RecordKind::Deal, id, 1, body);
    QTest::newRow("kind") << linkHash(zeros, RecordKind::Contact, id, 1, body);
    QTest::newRow("id") << linkHash(zeros, RecordKind::Deal, QByteArray(16, 'x'), 1, body);
    QTest::newRow("time") << linkHash(zeros, RecordKind::Deal, id, 2, body);
    QTest::newRow("body") << linkHash(zeros, RecordKind::Deal, id, 1, bodyHash("abd"));
}

void ChainTest::everyPartCounts()
{
    QFETCH(QByteArray, other);
    QCOMPARE(other.size(), 32);
    QVERIFY(other != linkHash(zeros, RecordKind::Deal, id, 1, bodyHash("abc")));
}

QTEST_GUILESS_MAIN(ChainTest)
#include "tst_chain.moc"
