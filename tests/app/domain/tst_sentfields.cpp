// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/sentfields.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class SentFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheContractInItsOrder()
    {
        QByteArrayList keys;
        for (const SentField &field : sentFields(Deal()))
            keys += field.key.toByteArray();
        QCOMPARE(keys, (QByteArrayList{"id",
                                       "tenant_id",
                                       "name",
                                       "pipeline_id",
                                       "pipeline_name",
                                       "stage_id",
                                       "stage_name",
                                       "contacts",
                                       "metadata",
                                       "created_at",
                                       "updated_at",
                                       "amount",
                                       "currency",
                                       "value_period",
                                       "confidence",
                                       "expected_close_date",
                                       "closed_at",
                                       "won_reason",
                                       "lost_reason",
                                       "next_step",
                                       "description",
                                       "source",
                                       "contact_id",
                                       "organization_id",
                                       "deleted_at"}));
    }

    void handsOutWhatWasSent()
    {
        Deal deal;
        deal.body = "\xEF\xBB\xBF {\"name\" : \"A\\u0062\", \"amount\":1.50,\"\\u0063urrency\":null,"
                    "\"name\":\"second\",\"contacts\":[ {\"name\":1} ]}\n";
        deal.name = u"Ab"_s;
        deal.amount = Number{"1.50"};
        deal.currency = Field<QString>::null();
        deal.confidence = Field<Number>::unreadable({});
        const auto fields = sentFields(deal);

        QCOMPARE(fields[2].json.toByteArray(), "\"A\\u0062\"");
        QCOMPARE(fields[2].state, FieldState::Value);
        QCOMPARE(fields[7].json.toByteArray(), "[ {\"name\":1} ]");
        QCOMPARE(fields[11].json.toByteArray(), "1.50");
        QCOMPARE(fields[12].json.toByteArray(), "null");
        QCOMPARE(fields[12].state, FieldState::Null);
        QCOMPARE(fields[13].json.toByteArray(), "");
        QCOMPARE(fields[13].state, FieldState::Absent);
        QCOMPARE(fields[14].state, FieldState::Unreadable);
    }

    void findsTheObjectOfTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("object");
        QTest::newRow("bare") << QByteArray("{}") << QByteArray("{}");
        QTest::newRow("blanks around") << QByteArray(" \t\r\n{ }\n\n") << QByteArray("{ }");
        QTest::newRow("byte-order mark") << QByteArray("\xEF\xBB\xBF\n{}") << QByteArray("{}");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
    }
    void findsTheObjectOfTheAnswer()
    {
        Deal deal;
        QFETCH(QByteArray, body);
        deal.body = body;
        QTEST(sentObject(deal).toByteArray(), "object");
    }
};

QTEST_GUILESS_MAIN(SentFieldsTest)
#include "tst_sentfields.moc"
