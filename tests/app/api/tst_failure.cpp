// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/failure.h"

#include <QFile>
#include <QTest>

using namespace sidelight;

class TestFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheEnvelope_data();
    void readsTheEnvelope();
    void readsTheEnvelopesOfTheContract_data();
    void readsTheEnvelopesOfTheContract();
    void shortensTheMessageWithoutSplittingACharacter();
    void keepsNoPartOfTheKey();
};

void TestFailure::readsTheEnvelope_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");

    const auto row = [](const char *name, const QByteArray &body, const QString &code = {},
                        const QString &message = {}) { QTest::newRow(name) << body << code << message; };
    row("as documented", R"({"error":{"code":"not_found","message":"no such deal"}})",
        QStringLiteral("not_found"), QStringLiteral("no such deal"));
    row("without a code", R"({"error":{"message":"no such deal"}})", {}, QStringLiteral("no such deal"));
    row("without a message", R"({"error":{"code":"not_found"}})", QStringLiteral("not_found"));
    row("null members", R"({"error":{"code":null,"message":null}})");
    row("members of another type", R"({"error":{"code":404,"message":["no"]}})");
    row("error is a text", R"({"error":"not_found"})");
    row("no error", R"({"message":"no such deal"})");
    row("array", "[1,2]");
    row("empty", "");
    row("HTML", "<html><body><h1>502 Bad Gateway</h1></body></html>");
    row("plain text", "upstream connect error");
    row("cut short", R"({"error":{"code":"not_found","mess)");
    row("invalid UTF-8", "{\"error\":{\"message\":\"\xff\xfe\"}}");
    row("control characters and line breaks",
        R"({"error":{"message":"one\n\ttwo\u0000\u0007\u001bthree"}})", {}, QStringLiteral("one twothree"));
    row("direction overrides", R"({"error":{"message":"a\u202eb\u2066c\u2069"}})", {},
        QStringLiteral("abc"));
    row("right to left", "{\"error\":{\"message\":\"לא נמצא\"}}", {}, QStringLiteral("לא נמצא"));
    row("markup stays text", R"({"error":{"message":"<b>no</b>"}})", {}, QStringLiteral("<b>no</b>"));
}

void TestFailure::readsTheEnvelope()
{
    QFETCH(QByteArray, body);
    const ErrorEnvelope envelope = readErrorEnvelope(body);
    QTEST(envelope.code, "code");
    QTEST(envelope.message, "message");
}

void TestFailure::readsTheEnvelopesOfTheContract_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("404") << QStringLiteral("notFound.json") << QStringLiteral("not_found");
    QTest::newRow("402 with options")
        << QStringLiteral("paymentRequired.json") << QStringLiteral("payment_required");
    QTest::newRow("402 without options")
        << QStringLiteral("paymentRequiredWithoutOptions.json") << QStringLiteral("payment_required");
}

void TestFailure::readsTheEnvelopesOfTheContract()
{
    QFETCH(QString, file);
    QFile fixture(QStringLiteral(TEST_DATA "/errors/") + file);
    QVERIFY(fixture.open(QIODevice::ReadOnly));
    const ErrorEnvelope envelope = readErrorEnvelope(fixture.readAll());
    QTEST(envelope.code, "code");
    QVERIFY(!envelope.message.isEmpty());
}

void TestFailure::shortensTheMessageWithoutSplittingACharacter()
{
    const auto messageOf = [](const QString &text) {
        return readErrorEnvelope("{\"error\":{\"message\":\"" + text.toUtf8() + "\"}}").message;
    };
    QCOMPARE(messageOf(QString(300, u'x')), QString(300, u'x'));
    QCOMPARE(messageOf(QString(301, u'x')), QString(299, u'x') + u'…');
    QCOMPARE(messageOf(QString(298, u'x') + QStringLiteral("😀😀")), QString(298, u'x') + u'…');
    QCOMPARE(messageOf(QString(297, u'x') + QStringLiteral("😀😀")),
             QString(297, u'x') + QStringLiteral("😀…"));
}

void TestFailure::keepsNoPartOfTheKey()
{
    const QByteArray key = "bsk_live_" + QByteArray(43, 'K');
    const auto read = [&key](const QByteArray &text) {
        return readErrorEnvelope(R"({"error":{"code":")" + text + R"(","message":")" + text + "\"}}", key);
    };
    QCOMPARE(read(key.toLower()).code, QStringLiteral("[key]"));
    QCOMPARE(read(QByteArray(20, 'x') + key).code, QString(20, u'x') + QStringLiteral("[key]"));
    // Where the message is cut off, the key would be cut off with it.
    QCOMPARE(read(QByteArray(290, 'x') + key).message, QString(290, u'x') + QStringLiteral("[key]"));
    QCOMPARE(withoutKey(QStringLiteral("to https://") + QString::fromLatin1(key).toLower(), key),
             QStringLiteral("to https://[key]"));
    QCOMPARE(withoutKey(QStringLiteral("as it is"), {}), QStringLiteral("as it is"));
}

QTEST_GUILESS_MAIN(TestFailure)
#include "tst_failure.moc"
