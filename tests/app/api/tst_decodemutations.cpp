// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

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

QList<QByteArray> bodiesOf(const QString &folder)
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
        constexpr QByteArrayView stem = "dea1000"; // every fixture answers for the one ID asked for
        for (qsizetype at = body.indexOf(stem); at >= 0; at = body.indexOf(stem, at + 8))
            body[at + stem.size()] = '1';
        bodies << body;
    }
    return bodies;
}

bool isInside(const Deal &deal, Span span)
{
    return span.length > 0 && qint64(span.offset) + span.length <= deal.body.size();
}

template <typename T>
bool isSound(const Deal &deal, const Field<T> &field)
{
    return !field.isUnreadable() || isInside(deal, field.raw());
}

} // namespace

class DecodeMutationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesOrRefusesWhateverItIsGiven();
};

// `./dev prove` sets the count to 100,000; a test run takes a glimpse.
void DecodeMutationsTest::decodesOrRefusesWhateverItIsGiven()
{
    bool isSet = false;
    int count = qEnvironmentVariableIntValue("SIDELIGHT_PROVE_COUNT", &isSet);
    if (!isSet)
        count = 2000;
    const QList<QByteArray> bodies =
        bodiesOf(QStringLiteral(TEST_DATA "/deals")) + bodiesOf(QStringLiteral(TEST_DATA "/odd"));
    QVERIFY(bodies.size() > 20);

    QRandomGenerator random(20260930);
    const QDate today(2026, 9, 21);
    const QUuid wanted = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
    int understood = 0;
    for (int i = 0; i < count; ++i) {
        QByteArray body = bodies[random.bounded(bodies.size())];
        body = mutated(body, bodies, random);
        const auto decoded = decodeDeal(body, wanted);
        if (!decoded) {
            QCOMPARE(decoded.error().kind, Error::Kind::NotUnderstood);
            QVERIFY(!decoded.error().detail.isEmpty());
            continue;
        }
        ++understood;
        const Deal &deal = *decoded;
        QCOMPARE(deal.body, body);
        QVERIFY(isSound(deal, deal.name) && isSound(deal, deal.amount) && isSound(deal, deal.confidence)
                && isSound(deal, deal.expectedCloseDate) && isSound(deal, deal.closedAt)
                && isSound(deal, deal.contacts) && isSound(deal, deal.contactId));
        for (const UnknownField &field : deal.otherFields) {
            QVERIFY(isInside(deal, field.value));
            jsonChildren(deal.raw(field.value));
        }
        if (deal.metadata.hasValue()) {
            QVERIFY(isInside(deal, deal.metadata->span));
            jsonIndented(deal.raw(deal.metadata->span));
        }
        for (const DealContact &link : deal.links())
            QVERIFY(isInside(deal, link.whole) && isSound(deal, link.role)
                    && isSound(deal, link.isPrimary));
        contradictions(deal, today);
        weighted(deal);
        annualised(deal);
        QCOMPARE(contactOrder(deal.links()).size(), deal.links().size());
    }
    // Mutations that never decode would prove nothing about what comes after the parser.
    QVERIFY2(understood * 20 > count, qPrintable(QString::number(understood)));
}

QTEST_GUILESS_MAIN(DecodeMutationsTest)
#include "tst_decodemutations.moc"
