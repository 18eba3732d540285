// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/dealfields.h"

#include "tests/support/people.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedStates);
const QDate today(2026, 9, 21);

// As decodeDeal() would read the body below.
Deal crane()
{
    Deal deal;
    deal.body = R"({"id":"DEA10001-0000-4000-8000-000000000001","amount":1250.50,"currency":"EUR",)"
                R"("value_period":"monthly","confidence":60.0,"expected_close_date":"2026-02-30",)"
                R"("closed_at":null,"created_at":"2026-06-02T18:44:09.512+02:00",)"
                R"("description":"one\ntwo","contact_id":"c0a70009-0000-4000-8000-000000000001",)"
                R"("probability":{"low": [1,)"
                "\n 2]}"
                R"(,"":null,"x\ny":"text"})";
    deal.id = QUuid(u"dea10001-0000-4000-8000-000000000001"_s);
    deal.amount = Number{"1250.50"};
    deal.currency = u"EUR"_s;
    deal.valuePeriod = u"monthly"_s;
    deal.confidence = Number{"60.0"};
    const auto span = [&](QByteArrayView text) {
        return Span{quint32(deal.body.indexOf(text)), quint32(text.size())};
    };
    deal.expectedCloseDate = Field<QDate>::unreadable(span("\"2026-02-30\""));
    deal.closedAt = Field<Moment>::null();
    deal.createdAt = Moment::of(QDateTime(QDate(2026, 6, 2), QTime(16, 44, 9, 512), QTimeZone::utc()));
    deal.description = u"one\ntwo"_s;
    deal.contactId = QUuid(u"c0a70009-0000-4000-8000-000000000001"_s);
    deal.tenantId = QUuid(u"7e000001-0000-4000-8000-000000000001"_s);
    deal.otherFields = {{u"probability"_s, span("{\"low\": [1,\n 2]}")},
                        {QString(), Span{span(",\"\":null").offset + 4, 4}},
                        {u"x\ny"_s, span("\"text\"")}};
    return deal;
}

FieldRow rowOf(const Deal &deal, const QString &path)
{
    const auto rows = dealFields(deal, english, today);
    const auto found =
        std::find_if(rows.cbegin(), rows.cend(), [&](const FieldRow &row) { return row.path == path; });
    return found == rows.cend() ? FieldRow{} : *found;
}

} // namespace

class DealFieldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsEveryFieldOfTheContract()
    {
        QStringList listed;
        for (const FieldRow &row : dealFields(Deal(), english, today))
            listed += row.section + u": "_s + row.label + u", "_s + row.path;
        QCOMPARE(listed, (QStringList{
                             u"Value: Amount, amount"_s,
                             u"Value: Currency, currency"_s,
                             u"Value: Value period, value_period"_s,
                             u"Value: Confidence, confidence"_s,
                             u"Timing: Pipeline, pipeline_name"_s,
                             u"Timing: Stage, stage_name"_s,
                             u"Timing: Expected close, expected_close_date"_s,
                             u"Timing: Next step, next_step"_s,
                             u"Timing: Created, created_at"_s,
                             u"Timing: Updated, updated_at"_s,
                             u"Outcome: Closed, closed_at"_s,
                             u"Outcome: Won because, won_reason"_s,
                             u"Outcome: Lost because, lost_reason"_s,
                             u"Outcome: Deleted, deleted_at"_s,
                             u"Origin: Name, name"_s,
                             u"Origin: Source, source"_s,
                             u"Origin: Description, description"_s,
                             u"People: Deal's contact, contact_id"_s,
                             u"People: Organization, organization_id"_s,
                             u"Identifiers: Deal ID, id"_s,
                             u"Identifiers: Pipeline ID, pipeline_id"_s,
                             u"Identifiers: Stage ID, stage_id"_s,
                         }));
    }
    void hidesTheTenant() { QVERIFY(rowOf(crane(), u"tenant_id"_s).path.isEmpty()); }

    void showsTheFirstDigitsOfAnIdentifierAndKeepsTheWhole()
    {
        const FieldRow row = rowOf(crane(), u"contact_id"_s);
        QCOMPARE(row.value, u"c0a70009"_s);
        QCOMPARE(row.whole, u"c0a70009-0000-4000-8000-000000000001"_s);
        QVERIFY(rowOf(crane(), u"id"_s).whole.isEmpty());
    }

    void countsUnknownFieldsBeyondAThousand()
    {
        Deal deal = crane();
        const Span value = deal.otherFields[2].value;
        deal.otherFields.assign(1234, UnknownField{u"extra"_s, value});
        std::vector<FieldRow> rows = dealFields(deal, english, today);
        std::erase_if(rows,
                      [](const FieldRow &row) { return row.section != sectionText(FieldSection::Other); });
        QCOMPARE(rows.size(), std::size_t(1001));
        QCOMPARE(rows[999].label, u"extra"_s);
        QVERIFY(rows[1000].label.startsWith(u"234 "));
    }

    void showsValueTooltipAndWhatWasSent_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("tooltip");
        QTest::addColumn<QByteArray>("sent");
        const auto row = [](const char *path, const QString &value, const QString &tooltip,
                            const QByteArray &sent) {
            QTest::newRow(path) << QString::fromLatin1(path) << value << tooltip << sent;
        };
        row("amount", u"€1,250.50"_s, u"€15,006.00 a year: €1,250.50 × 12 months"_s, "1250.50");
        row("currency", u"EUR"_s, {}, "\"EUR\"");
        row("value_period", u"per month"_s, {}, "\"monthly\"");
        row("confidence", u"60 %"_s, u"Sent as 60.0\nWeighted: €750.30 at 60 %"_s, "60.0");
        row("expected_close_date", u"unreadable: 2026-02-30"_s, u"Sent as 2026-02-30"_s, "\"2026-02-30\"");
        row("closed_at", u"not set"_s, {}, "null");
        row("next_step", u"not set"_s, {}, "");
        row("created_at", u"2 Jun 2026, "_s, u"2026-06-02 16:44:09.512 UTC"_s,
            "\"2026-06-02T18:44:09.512+02:00\"");
        row("description", u"one\ntwo"_s, {}, "\"one\\ntwo\"");
        row("contact_id", u"c0a70009"_s, u"c0a70009-0000-4000-8000-000000000001"_s,
            "\"c0a70009-0000-4000-8000-000000000001\"");
        row("id", u"dea10001-0000-4000-8000-000000000001"_s, u"dea10001-0000-4000-8000-000000000001"_s,
            "\"DEA10001-0000-4000-8000-000000000001\"");
        row("probability", u"{\"low\": [1, 2]}"_s, {}, "{\"low\": [1,\n 2]}");
    }
    void showsValueTooltipAndWhatWasSent()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        const FieldRow row = rowOf(crane(), path);
        QVERIFY2(path == u"created_at" ? row.value.startsWith(value) : row.value == value,
                 qPrintable(row.value));
        QTEST(row.tooltip, "tooltip");
        QTEST(row.sent, "sent");
    }

    void tellsSentDigitsThatAreNotShown()
    {
        Deal deal;
        deal.amount = Number{"48500.0"};
        deal.currency = u"EUR"_s;
        QCOMPARE(rowOf(deal, u"amount"_s).tooltip, u"Sent as 48500.0"_s);
        deal.amount = Number{"1e400"};
        QCOMPARE(rowOf(deal, u"amount"_s).tooltip, QString());
    }

    void keepsTheStateOfAField()
    {
        QCOMPARE(rowOf(crane(), u"amount"_s).state, FieldState::Value);
        QCOMPARE(rowOf(crane(), u"closed_at"_s).state, FieldState::Null);
        QCOMPARE(rowOf(crane(), u"next_step"_s).state, FieldState::Absent);
        QCOMPARE(rowOf(crane(), u"expected_close_date"_s).state, FieldState::Unreadable);
    }

    void namesPeopleBesideTheirIdentifiers()
    {
        const People people = peopleOf({named(9, u"Ines"_s)});
        const auto rows = dealFields(crane(), english, today, people);
        const auto row = std::find_if(rows.begin(), rows.end(),
                                      [](const FieldRow &r) { return r.path == u"contact_id"; });
        QCOMPARE(row->value, u"Ines (c0a70009)"_s);
        QCOMPARE(row->whole, u"Ines (c0a70009-0000-4000-8000-000000000001)"_s);
    }

    void listsUnknownFieldsLast()
    {
        const auto rows = dealFields(crane(), english, today);
        QCOMPARE(rows.size(), std::size_t(25));
        QCOMPARE(rows[22].label, u"probability"_s);
        QCOMPARE(rows[22].section, u"Other fields"_s);
        QCOMPARE(rows[22].state, FieldState::Value);
        QCOMPARE(rows[23].path, QString());
        QCOMPARE(rows[23].value, u"not set"_s);
        QCOMPARE(rows[23].state, FieldState::Null);
        QCOMPARE(rows[24].label, u"x y"_s);
        QCOMPARE(rows[24].value, u"text"_s);
        QCOMPARE(rows[24].sent, QByteArray("\"text\""));
        QCOMPARE(sectionText(FieldSection::Other), u"Other fields"_s);
    }
};

QTEST_GUILESS_MAIN(DealFieldsTest)
#include "tst_dealfields.moc"
