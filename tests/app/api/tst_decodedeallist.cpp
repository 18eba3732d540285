// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/api/decodedeallist.h"

#include <QRandomGenerator>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid crane(u"dea10001-0000-4000-8000-000000000001"_s);
const QUuid route(u"dea10002-0000-4000-8000-000000000001"_s);

/// With <C> and <R> for the two deals.
QByteArray filled(QByteArray text)
{
    return text.replace("<C>", R"({"id": "dea10001-0000-4000-8000-000000000001"})")
        .replace("<R>",
                 R"({"name": {"id": [1]}, "id": "DEA10002-0000-4000-8000-000000000001", "tags": []})");
}

} // namespace

class DecodeDealListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBothForms_data();
    void readsBothForms();
    void refusesAnyOtherForm_data();
    void refusesAnyOtherForm();
    void survivesMutatedAnswers();
};

void DecodeDealListTest::readsBothForms_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QList<QUuid>>("ids");
    QTest::addColumn<QString>("cursor");
    const auto row = [](const char *name, const char *body, const QList<QUuid> &ids,
                        const QString &cursor) { QTest::newRow(name) << filled(body) << ids << cursor; };
    const QList<QUuid> both{crane, route};
    row("bare array", "[<C>, <R>]", both, {});
    row("empty array", " [ ] ", {}, {});
    row("bare array behind a mark", "\xEF\xBB\xBF[<C>]", {crane}, {});
    row("data alone", R"({"data": [<C>, <R>]})", both, {});
    row("the last page", R"({"data": [<C>], "has_more": false, "next_cursor": null})", {crane}, {});
    row("the last page with a cursor", R"({"data": [<C>], "has_more": false, "next_cursor": "x"})", {crane},
        {});
    row("more to come", R"({"has_more": true, "next_cursor": "a+b/c= \u0041%20", "data": [<C>]})", {crane},
        u"a+b/c= A%20"_s);
    row("a cursor alone", R"({"data": [], "next_cursor": "x"})", {}, u"x"_s);
    row("unknown members", R"({"total": 5, "data": [<C>], "links": {"next": "https://x"}})", {crane}, {});
    row("the first of two IDs", R"([{"id": "dea10001-0000-4000-8000-000000000001", "id": 5}])", {crane},
        {});
}

void DecodeDealListTest::readsBothForms()
{
    QFETCH(QByteArray, body);
    QFETCH(QList<QUuid>, ids);
    QFETCH(QString, cursor);
    const auto page = decodeDealList(body);
    QVERIFY2(page, qPrintable(page ? QString() : page.error().detail));
    QCOMPARE(page->ids, ids);
    QCOMPARE(page->nextCursor, cursor);
}

void DecodeDealListTest::refusesAnyOtherForm_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *body) { QTest::newRow(name) << filled(body); };
    row("nothing", "");
    row("a web page", "<!DOCTYPE html><html></html>");
    row("a string", "\"dea10001-0000-4000-8000-000000000001\"");
    row("an object without data", R"({"deals": [<C>]})");
    row("data is no array", R"({"data": {"a": <C>}})");
    row("IDs alone", R"(["dea10001-0000-4000-8000-000000000001"])");
    row("an element without an ID", R"([<C>, {"name": "Crane"}])");
    row("an ID that is none", R"([{"id": "dea10001"}])");
    row("an ID of another type", R"([{"id": 5}])");
    row("an ID that is null", R"([{"id": null}])");
    row("an ID of all zeros", R"([{"id": "00000000-0000-0000-0000-000000000000"}])");
    row("more without a cursor", R"({"data": [<C>], "has_more": true, "next_cursor": null})");
    row("a cursor that is a number", R"({"data": [<C>], "next_cursor": 5})");
    row("has_more that is a text", R"({"data": [<C>], "has_more": "yes"})");
    row("cut short", R"({"data": [<C>, )");
    row("an array cut short", "[<C>, ");
    row("something behind the array", "[<C>], \"next_cursor\": \"x\"");
    row("something behind the object", R"({"data": [<C>]} x)");
    row("broken in what is not read", R"([{"id": "dea10001-0000-4000-8000-000000000001", "x": tru}])");
    row("no UTF-8", "[{\"id\": \"dea10001-0000-4000-8000-000000000001\", \"x\": \"\xff\"}]");
}

void DecodeDealListTest::refusesAnyOtherForm()
{
    QFETCH(QByteArray, body);
    const auto page = decodeDealList(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, Error::Kind::NotUnderstood);
    QVERIFY(!page.error().detail.isEmpty());
}

/// What is taken is always whole: an ID, or an error and nothing.
void DecodeDealListTest::survivesMutatedAnswers()
{
    QRandomGenerator random(7);
    const QByteArray good =
        filled(R"({"data": [<C>, <R>, <C>], "has_more": true, "next_cursor": "MjAyNi0wNi0wMVQ"})");
    const QByteArray tokens = "\"{}[]:,\\ntu0";
    for (int i = 0; i < 20'000; ++i) {
        QByteArray body = i % 2 == 0 ? good : filled("[<C>, <R>]");
        for (int left = random.bounded(1, 4); left > 0; --left) {
            const qsizetype place = random.bounded(body.size());
            switch (random.bounded(3)) {
            case 0: body[place] = char(random.bounded(256)); break;
            case 1: body.insert(place, tokens[random.bounded(tokens.size())]); break;
            case 2: body.remove(place, random.bounded(1, 20)); break;
            }
            if (body.isEmpty())
                break;
        }
        const auto page = decodeDealList(body);
        if (!page) {
            QCOMPARE(page.error().kind, Error::Kind::NotUnderstood);
            continue;
        }
        for (const QUuid &id : page->ids)
            QVERIFY(!id.isNull());
    }
}

QTEST_GUILESS_MAIN(DecodeDealListTest)
#include "tst_decodedeallist.moc"
