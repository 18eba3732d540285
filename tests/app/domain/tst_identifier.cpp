// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/identifier.h"

#include <QTest>

using namespace sidelight;

class IdentifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryVersionVariantAndCase_data();
    void readsEveryVersionVariantAndCase();
    void rejectsWhatIsNoIdentifier_data();
    void rejectsWhatIsNoIdentifier();
    void rejectsAnyOtherCharacterAtAnyPlace();
    void putsEachDigitInItsPlace();
    void writesLowerCaseWithoutBraces();
    void shortensToEightDigits();
};

void IdentifierTest::readsEveryVersionVariantAndCase_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sent");
    const auto row = [](const char *name, const char *text, const char *sent) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(sent);
    };
    row("version 4", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("version 1", "c232ab00-9414-11ec-b3c8-9f6bdeced846", "c232ab00-9414-11ec-b3c8-9f6bdeced846");
    row("version 7", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    row("unknown version", "6f1c8a52-3b0e-fd8e-9a41-5c2f7e9b0d13", "6f1c8a52-3b0e-fd8e-9a41-5c2f7e9b0d13");
    row("unknown variant", "6f1c8a52-3b0e-4d8e-ea41-5c2f7e9b0d13", "6f1c8a52-3b0e-4d8e-ea41-5c2f7e9b0d13");
    row("upper case", "6F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("mixed case", "6f1C8a52-3B0e-4d8E-9a41-5c2F7e9b0D13", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("all zeros", "00000000-0000-0000-0000-000000000000", "00000000-0000-0000-0000-000000000000");
    row("all ones", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "ffffffff-ffff-ffff-ffff-ffffffffffff");
}

void IdentifierTest::readsEveryVersionVariantAndCase()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, sent);
    const auto id = parseIdentifier(text);
    QVERIFY(id);
    QCOMPARE(identifierText(*id), sent);
}

void IdentifierTest::rejectsWhatIsNoIdentifier_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("one digit too few", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1");
    row("one digit too many", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d133");
    row("trailing text", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 and more");
    row("trailing blank", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13 ");
    row("leading blank", " 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("leading blank, 36 characters", " 6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1");
    row("trailing NUL", QByteArray("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d1\0", 36));
    row("braces", "{6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13}");
    row("urn", "urn:uuid:6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13");
    row("no hyphens", "6f1c8a523b0e4d8e9a415c2f7e9b0d13");
    row("hyphens moved", "6f1c8a5-23b0e-4d8e-9a41-5c2f7e9b0d13");
    row("another hyphen", "6f1c8a52-3b0e-4d8e-9a41-5c2f-e9b0d13");
    row("underscores", "6f1c8a52_3b0e_4d8e_9a41_5c2f7e9b0d13");
    row("letter g", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0g13");
    row("bytes above 127", "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b\xc3\xa9"
                           "13");
}

void IdentifierTest::rejectsWhatIsNoIdentifier()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseIdentifier(text));
}

void IdentifierTest::rejectsAnyOtherCharacterAtAnyPlace()
{
    const QByteArray good = "6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13";
    const QByteArray digits = "0123456789abcdefABCDEF";
    for (qsizetype place = 0; place < good.size(); ++place) {
        for (int code = 0; code < 256; ++code) {
            const char character = static_cast<char>(code);
            QByteArray text = good;
            text[place] = character;
            const bool isRight = good[place] == '-' ? character == '-' : digits.contains(character);
            if (parseIdentifier(text).has_value() != isRight)
                QFAIL(qPrintable(QStringLiteral("character %1 at place %2").arg(code).arg(place)));
        }
    }
}

void IdentifierTest::putsEachDigitInItsPlace()
{
    const auto id = parseIdentifier("01234567-89ab-cdef-fedc-ba9876543210");
    QVERIFY(id);
    QCOMPARE(id->data1, 0x01234567u);
    QCOMPARE(id->data2, ushort(0x89ab));
    QCOMPARE(id->data3, ushort(0xcdef));
    QCOMPARE(id->toRfc4122(), QByteArray::fromHex("0123456789abcdeffedcba9876543210"));
}

void IdentifierTest::writesLowerCaseWithoutBraces()
{
    const QUuid id(QStringLiteral("{6F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13}"));
    QCOMPARE(identifierText(id), QStringLiteral("6f1c8a52-3b0e-4d8e-9a41-5c2f7e9b0d13"));
    QCOMPARE(identifierText(QUuid()), QStringLiteral("00000000-0000-0000-0000-000000000000"));
}

void IdentifierTest::shortensToEightDigits()
{
    const QUuid id(QStringLiteral("{0F1C8A52-3B0E-4D8E-9A41-5C2F7E9B0D13}"));
    QCOMPARE(shortIdentifier(id), QStringLiteral("0f1c8a52"));
}

QTEST_GUILESS_MAIN(IdentifierTest)
#include "tst_identifier.moc"
