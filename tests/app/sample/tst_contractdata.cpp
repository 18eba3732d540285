// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray fileBytes(const QString &path)
{
    QFile file(QStringLiteral(TEST_DATA "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QString &folder)
{
    return QDir(QStringLiteral(TEST_DATA "/") + folder)
        .entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
}

} // namespace

/// The files that other tests feed on: what the contract gives as examples, and the odd answers.
class TestContractData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheDealsOfTheContract_data();
    void holdsTheDealsOfTheContract();
    void holdsNothingBesideThem();
    void everyDealHasTheRequiredFields();
    void holdsTheContactsOfTheContract_data();
    void holdsTheContactsOfTheContract();
    void holdsTheErrorsOfTheContract_data();
    void holdsTheErrorsOfTheContract();
    void keepsTextBeyondAscii();
    void oddAnswerHoldsItsOddity_data();
    void oddAnswerHoldsItsOddity();
    void everyOddAnswerIsExplained();
};

void TestContractData::holdsTheDealsOfTheContract_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("amount"); // with the digits of the contract; empty when absent
    QTest::addColumn<int>("links");
    QTest::addColumn<int>("primaries");

    using B = QByteArray;
    QTest::newRow("openOneTimeOnePrimary") << B("dea10001") << B("48500.0") << 1 << 1;
    QTest::newRow("openMonthlyNoContacts") << B("dea10002") << B("1250.5") << 0 << 0;
    QTest::newRow("openQuarterlyTwoPrimaries") << B("dea10003") << B("9000") << 2 << 2;
    QTest::newRow("openSeveralNonePrimary") << B("dea10004") << B("0") << 2 << 0;
    QTest::newRow("wonAnnual") << B("dea10005") << B("120000") << 1 << 1;
    QTest::newRow("lostOneTime") << B("dea10006") << B("5400000") << 1 << 1;
    QTest::newRow("closedOutcomeUnclear") << B("dea10007") << B("7300.25") << 0 << 0;
    QTest::newRow("deletedDeal") << B("dea10008") << B("48500") << 0 << 0;
    QTest::newRow("requiredFieldsOnly") << B("dea10009") << B() << 0 << 0;
    QTest::newRow("unknownPeriodNoCurrency") << B("dea1000a") << B("66000") << 0 << 0;
    QTest::newRow("veryLongText") << B("dea1000b") << B("12345678.905") << 1 << 1;
    QTest::newRow("rightToLeftAndUnicode") << B("dea1000c") << B("250000.75") << 1 << 1;
}

void TestContractData::holdsTheDealsOfTheContract()
{
    QFETCH(QByteArray, id);
    QFETCH(QByteArray, amount);
    QFETCH(int, links);
    QFETCH(int, primaries);

    const QByteArray bytes =
        fileBytes(QStringLiteral("deals/%1.json").arg(QLatin1StringView(QTest::currentDataTag())));
    const QJsonObject deal = QJsonDocument::fromJson(bytes).object();
    QCOMPARE(deal[u"id"].toString(), QString::fromLatin1(id + "-0000-4000-8000-000000000001"));
    QCOMPARE(bytes.contains("\"amount\": " + amount + ",\n"), !amount.isEmpty());
    QCOMPARE(deal.contains(u"amount"), !amount.isEmpty());
    const QJsonArray contacts = deal[u"contacts"].toArray();
    QCOMPARE(contacts.size(), links);
    QCOMPARE(bytes.count("\"is_primary\": true"), primaries);
    for (const QJsonValue &link : contacts)
        QCOMPARE(link[u"deal_id"].toString(), deal[u"id"].toString());
}

void TestContractData::holdsNothingBesideThem()
{
    QCOMPARE(filesIn(QStringLiteral("deals")).size(), 12);
    QCOMPARE(filesIn(QStringLiteral("contacts")).size(), 5);
    QCOMPARE(filesIn(QStringLiteral("errors")).size(), 9);
}

void TestContractData::everyDealHasTheRequiredFields()
{
    const char *const required[] = {"created_at", "id",        "metadata",   "name",     "pipeline_id",
                                    "stage_id",   "tenant_id", "updated_at", "contacts", "pipeline_name",
                                    "stage_name"};
    const QStringList files = filesIn(QStringLiteral("deals"));
    for (const QString &file : files) {
        const QJsonObject deal =
            QJsonDocument::fromJson(fileBytes(QStringLiteral("deals/") + file)).object();
        for (const char *key : required)
            QVERIFY2(deal.contains(QLatin1StringView(key)),
                     qPrintable(file + QLatin1Char(' ') + QLatin1StringView(key)));
    }
}

void TestContractData::holdsTheContactsOfTheContract_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("fields");

    using S = QString;
    QTest::newRow("person") << S(u"c0a70001-0000-4000-8000-000000000001"_s) << S(u"Ines Varga"_s) << 24;
    QTest::newRow("organization") << S(u"06900001-0000-4000-8000-000000000001"_s)
                                  << S(u"Port of Lindholm"_s) << 12;
    QTest::newRow("rightToLeftPerson")
        << S(u"c0a70007-0000-4000-8000-000000000001"_s) << S(u"נועה בן־חיים (Noa)"_s) << 13;
    QTest::newRow("deletedPerson") << S(u"c0a70004-0000-4000-8000-000000000001"_s) << S(u"Former contact"_s)
                                   << 13;
    QTest::newRow("mainRowOnly") << S(u"c0a70005-0000-4000-8000-000000000001"_s) << S(u"田中 美咲"_s) << 7;
}

void TestContractData::holdsTheContactsOfTheContract()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    QFETCH(int, fields);

    const QString path = QStringLiteral("contacts/%1.json").arg(QLatin1StringView(QTest::currentDataTag()));
    const QJsonObject contact = QJsonDocument::fromJson(fileBytes(path)).object();
    QCOMPARE(contact[u"id"].toString(), id);
    QCOMPARE(contact[u"display_name"].toString(), name);
    QCOMPARE(contact.size(), fields);
}

void TestContractData::holdsTheErrorsOfTheContract_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("hasOptions");

    QTest::newRow("badRequest") << u"bad_request"_s << u"The deal identifier is not a UUID."_s << false;
    QTest::newRow("unauthorized") << u"unauthorized"_s << u"This key is not valid."_s << false;
    QTest::newRow("paymentRequired") << u"payment_required"_s << u"Send an API key."_s << true;
    QTest::newRow("paymentRequiredWithoutOptions")
        << u"payment_required"_s << u"Send an API key."_s << false;
    QTest::newRow("forbidden") << u"forbidden"_s << u"This key lacks a scope."_s << false;
    QTest::newRow("notFound") << u"not_found"_s << u"There is no such record."_s << false;
    QTest::newRow("rateLimited") << u"rate_limited"_s << u"Slow down."_s << false;
    QTest::newRow("serverError") << u"internal_error"_s << u"Something failed."_s << false;
    QTest::newRow("notImplemented") << u"not_implemented"_s << u"This call is not live yet."_s << false;
}

void TestContractData::holdsTheErrorsOfTheContract()
{
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(bool, hasOptions);

    const QString path = QStringLiteral("errors/%1.json").arg(QLatin1StringView(QTest::currentDataTag()));
    const QJsonObject body = QJsonDocument::fromJson(fileBytes(path)).object();
    const QJsonObject error{{u"code"_s, code}, {u"message"_s, message}};
    QCOMPARE(body[u"error"].toObject(), error);
    QCOMPARE(body.contains(u"payment_options"), hasOptions);
}

void TestContractData::keepsTextBeyondAscii()
{
    const QByteArray bytes = fileBytes(QStringLiteral("deals/rightToLeftAndUnicode.json"));
    // One é of two code points and one of one; a family emoji held together by a joiner.
    QVERIFY(bytes.contains("e\xcc\x81t\xc3\xa9 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xac"));
    QVERIFY(fileBytes(QStringLiteral("deals/veryLongText.json")).contains("9007199254740991"));
}

void TestContractData::oddAnswerHoldsItsOddity_data()
{
    QTest::addColumn<QByteArray>("holds");
    QTest::addColumn<bool>("isObject");

    using B = QByteArray;
    QTest::newRow("amountBeyondDouble") << B("\"amount\": 1e400,") << false;
    QTest::newRow("amountFractionOfYen") << B("\"amount\": 0.1,\n  \"currency\": \"JPY\"") << true;
    QTest::newRow("amountThirtyDigits") << B("\"amount\": 123456789012345678901234567890,") << true;
    QTest::newRow("byteOrderMark") << B("\xef\xbb\xbf{\n  \"id\"") << false;
    QTest::newRow("confidenceFraction") << B("\"confidence\": 0.6,") << true;
    QTest::newRow("confidenceUnusual") << B("\"confidence\": 250,") << true;
    QTest::newRow("contactsAbsent") << B("\"metadata\": {}\n}\n") << true;
    QTest::newRow("contactsNull") << B("\"contacts\": null\n") << true;
    QTest::newRow("contactsObject") << B("\"contacts\": {\n") << true;
    QTest::newRow("contactsWithNonObject") << B("    null,\n    [],\n    {") << true;
    QTest::newRow("cutShort") << B("\"contacts\": [\n") << false;
    QTest::newRow("deletedAndClosed") << B("\"deleted_at\": \"2026-03-04T10:00:00Z\"") << true;
    QTest::newRow("directionOverridesInName") << B("\\u202egpj.exe\\u202c") << true;
    QTest::newRow("duplicateKeys") << B("\"name\": \"First name\",\n  \"name\": \"Second name\"") << true;
    QTest::newRow("everyFieldMistyped") << B("\"amount\": \"1200.50\"") << true;
    QTest::newRow("everyFieldNull") << B("\"name\": null,\n  \"description\": null") << true;
    QTest::newRow("everyLinkFieldNull") << B("\"is_primary\": null") << true;
    QTest::newRow("htmlInEveryText") << B("\"next_step\": \"<b>next</b><img src=") << true;
    QTest::newRow("idMissing") << B("{\n  \"tenant_id\"") << true;
    QTest::newRow("impossibleDay") << B("\"expected_close_date\": \"2026-02-30\"") << true;
    QTest::newRow("invalidUtf8") << B("Odd \xff\xc3\x28\xed\xa0\x80 answer") << false;
    QTest::newRow("loneSurrogateInName") << B("\"Crane \\ud83d retrofit\"") << true;
    QTest::newRow("metadataBoolean") << B("\"metadata\": true,") << true;
    QTest::newRow("metadataNull") << B("\"metadata\": null,") << true;
    QTest::newRow("metadataNumber") << B("\"metadata\": 12345678901234567890.10,") << true;
    QTest::newRow("metadataString") << B("\"metadata\": \"legacy \\u0026 import\",") << true;
    QTest::newRow("notAnObject") << B("[\n{\n") << false;
    QTest::newRow("twoPrimaries") << B("\"is_primary\": true") << true;
    QTest::newRow("unknownFields") << B("\"\": \"the empty key\"") << true;
}

void TestContractData::oddAnswerHoldsItsOddity()
{
    QFETCH(QByteArray, holds);
    QFETCH(bool, isObject);

    const QByteArray bytes =
        fileBytes(QStringLiteral("odd/%1.json").arg(QLatin1StringView(QTest::currentDataTag())));
    QVERIFY2(bytes.contains(holds), bytes.constData());
    if (isObject) // elsewhere a reader may stumble, which is what the file is for
        QVERIFY(QJsonDocument::fromJson(bytes).isObject());
    QVERIFY(!bytes.contains('\r'));
}

void TestContractData::everyOddAnswerIsExplained()
{
    const QStringList files = filesIn(QStringLiteral("odd"));
    QCOMPARE(files.size(), 29);
    const QByteArray explanations = fileBytes(QStringLiteral("odd/README.md"));
    for (const QString &file : files)
        QVERIFY2(explanations.contains("\n| `" + file.toLatin1() + "` | "), qPrintable(file));
}

QTEST_GUILESS_MAIN(TestContractData)
#include "tst_contractdata.moc"
