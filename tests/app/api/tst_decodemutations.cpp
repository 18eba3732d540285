// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodecontact.h"
#include "app/api/decodedeal.h"
#include "app/domain/contradictions.h"
#include "app/domain/jsontext.h"
#include "app/domain/money.h"
#include "app/domain/people.h"

#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace sidelight;

namespace {

// A value of the body replaced by another that is JSON too: what gets past the parser.
void replaceValue(QByteArray &body, QRandomGenerator &random)
{
    static const QList<QByteArray> values = {"null",
                                             "true",
                                             "{}",
                                             "[]",
                                             "\"\"",
                                             "-0",
                                             "0.5",
                                             "1e400",
                                             "99999999999999999999",
                                             "\"2026-02-30\"",
                                             "\"\\ud800\"",
                                             "\"\\u0000\\u202e\"",
                                             "[[1,{\"a\":[]}]]",
                                             "[null,{},{\"is_primary\":true}]",
                                             "\"EUR\"",
                                             "\"monthly\"",
                                             "-9223372036854775808",
                                             "1E-300",
                                             "\"0000-01-01T00:00:00Z\"",
                                             "101"};
    const qsizetype colon = body.indexOf(':', random.bounded(body.size() + 1));
    const qsizetype end = body.indexOf(',', colon);
    if (colon > 0 && end > colon)
        body.replace(colon + 1, end - colon - 1, values[random.bounded(values.size())]);
}

void breakBytes(QByteArray &body, const QList<QByteArray> &all, QRandomGenerator &random)
{
    static const QList<QByteArray> tokens = {
        "\"",           "{",       "}",  "[", "]", ",", ":", "\\", "\n", "\xff", "\\u00", "\xEF\xBB\xBF",
        "\xE2\x80\xAE", "\"id\":", "nul"};
    const auto place = [&] { return body.isEmpty() ? 0 : random.bounded(body.size()); };
    switch (random.bounded(6)) {
    case 0:
        if (!body.isEmpty())
            body[place()] = char(random.bounded(256));
        break;
    case 1: body.insert(place(), tokens[random.bounded(tokens.size())]); break;
    case 2: body.remove(place(), random.bounded(1, 40)); break;
    case 3: {
        const qsizetype from = place();
        body.insert(place(), body.mid(from, random.bounded(1, 400)));
        break;
    }
    case 4: body.truncate(place()); break;
    case 5: {
        const QByteArray &other = all[random.bounded(all.size())];
        body = body.left(place()) + other.mid(random.bounded(other.size() + 1));
        break;
    }
    }
}

QByteArray mutated(QByteArray body, const QList<QByteArray> &all, QRandomGenerator &random)
{
    for (int left = random.bounded(4); left > 0; --left)
        replaceValue(body, random);
    for (int left = random.bounded(3); left > 0; --left)
        breakBytes(body, all, random);
    return body;
}

// Every fixture answers for the one ID asked for, whose first digits are `stem` and a 1.
QList<QByteArray> bodiesOf(const QString &folder, QByteArrayView stem)
{
    QList<QByteArray> bodies;
    QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files);
    QStringList names;
    while (files.hasNext())
        names << files.next();
    names.sort(); // the order of a folder is not the same on every machine, and the seed should be
    for (const QString &name : names) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QByteArray body = file.readAll();
        for (qsizetype at = body.indexOf(stem); at >= 0; at = body.indexOf(stem, at + 8))
            body[at + stem.size()] = '1';
        bodies << body;
    }
    return bodies;
}

// `./dev prove` sets the count to 100,000; a test run takes a glimpse.
int mutations()
{
    bool isSet = false;
    const int count = qEnvironmentVariableIntValue("SIDELIGHT_PROVE_COUNT", &isSet);
    return isSet ? count : 2000;
}

template <typename Record>
bool isInside(const Record &record, Span span)
{
    return span.length > 0 && qint64(span.offset) + span.length <= record.body.size();
}

template <typename Record, typename... Fields>
bool areSound(const Record &record, const Fields &...fields)
{
    return ((!fields.isUnreadable() || isInside(record, fields.raw())) && ...);
}

// What decodes is looked at as a reader would; what does not says why.
template <typename Record>
void mutateAndDecode(Result<Record> (*decode)(QByteArray, const QUuid &), const char *wanted,
                     const QList<QByteArray> &bodies, void (*lookAt)(const Record &))
{
    QRandomGenerator random(20260930);
    const QUuid id = QUuid::fromString(QLatin1StringView(wanted));
    const int count = mutations();
    int understood = 0;
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i) {
        const QByteArray body = mutated(bodies[random.bounded(bodies.size())], bodies, random);
        const auto decoded = decode(body, id);
        if (!decoded) {
            QCOMPARE(decoded.error().kind, Error::Kind::NotUnderstood);
            QVERIFY(!decoded.error().detail.isEmpty());
            continue;
        }
        ++understood;
        QCOMPARE(decoded->body, body);
        for (const UnknownField &field : decoded->otherFields) {
            QVERIFY(isInside(*decoded, field.value));
            jsonChildren(decoded->raw(field.value));
        }
        if (decoded->metadata.hasValue()) {
            QVERIFY(isInside(*decoded, decoded->metadata->span));
            jsonIndented(decoded->raw(decoded->metadata->span));
        }
        lookAt(*decoded);
    }
    // Mutations that never decode would prove nothing about what comes after the parser.
    QVERIFY2(understood * 20 > count, qPrintable(QString::number(understood)));
}

void lookAtDeal(const Deal &deal)
{
    QVERIFY(areSound(deal, deal.name, deal.amount, deal.confidence, deal.expectedCloseDate, deal.closedAt,
                     deal.contacts, deal.contactId));
    for (const DealContact &link : deal.links())
        QVERIFY(isInside(deal, link.whole) && areSound(deal, link.role, link.isPrimary));
    contradictions(deal, QDate(2026, 9, 21));
    weighted(deal);
    annualised(deal);
    QCOMPARE(contactOrder(deal.links()).size(), deal.links().size());
}

void lookAtContact(const Contact &contact)
{
    QVERIFY(areSound(contact, contact.displayName, contact.kind, contact.channels, contact.addresses,
                     contact.affiliations, contact.dates, contact.deletedAt));
    if (contact.tags.hasValue())
        QVERIFY(isInside(contact, contact.tags->span));
    std::size_t most = 0;
    if (contact.channels.get()) {
        most = contact.channels->size();
        for (const Channel &channel : *contact.channels)
            QVERIFY(areSound(contact, channel.type, channel.value, channel.isPrimary));
    }
    QVERIFY(orderedChannels(contact).size() <= most);
    contactName(contact);
    firstEmail(contact);
}

} // namespace

class DecodeMutationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesOrRefusesWhateverDealItIsGiven();
    void decodesOrRefusesWhateverContactItIsGiven();
};

void DecodeMutationsTest::decodesOrRefusesWhateverDealItIsGiven()
{
    const QList<QByteArray> bodies = bodiesOf(QStringLiteral(TEST_DATA "/deals"), "dea1000")
                                     + bodiesOf(QStringLiteral(TEST_DATA "/odd"), "dea1000");
    QVERIFY(bodies.size() > 20);
    mutateAndDecode<Deal>(decodeDeal, "dea10001-0000-4000-8000-000000000001", bodies, lookAtDeal);
}

void DecodeMutationsTest::decodesOrRefusesWhateverContactItIsGiven()
{
    const QList<QByteArray> bodies = bodiesOf(QStringLiteral(TEST_DATA "/contacts"), "c0a7000");
    QVERIFY(bodies.size() > 4);
    mutateAndDecode<Contact>(decodeContact, "c0a70001-0000-4000-8000-000000000001", bodies, lookAtContact);
}

QTEST_GUILESS_MAIN(DecodeMutationsTest)
#include "tst_decodemutations.moc"
