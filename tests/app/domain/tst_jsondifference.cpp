// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/jsondifference.h"

#include <QTest>

#include <ctime>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

// "path: before -> after" a line.
QByteArrayList described(const QByteArray &before, const QByteArray &after)
{
    QByteArrayList lines;
    for (const JsonChange &change : jsonChanges(u"m"_s, before, after))
        lines +=
            change.path.toUtf8() + ": " + change.before.toByteArray() + " -> " + change.after.toByteArray();
    return lines;
}

QByteArray nested(int depth, const QByteArray &inside)
{
    return QByteArray(depth, '[') + inside + QByteArray(depth, ']');
}

} // namespace

class JsonDifferenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNoneWhereTheMeaningIsTheSame_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        row("nothing", "", "");
        row("same bytes", R"({"a":[1,{"b":null}]})", R"({"a":[1,{"b":null}]})");
        row("blanks", R"({"a":[1,2],"b":{}})", "{ \"a\" : [ 1 ,\n2 ],\t\"b\":{ } }");
        row("order of keys", R"({"a":1,"b":{"c":2,"d":3}})", R"({"b":{"d":3,"c":2},"a":1})");
        row("a later one of doubled keys", R"({"a":1,"a":2})", R"({"a":1,"a":3,"a":4})");
        row("escaped key", R"({"a":1})", "{\"\\u0061\":1}");
        row("escaped text", R"("Müller/A")", R"("M\u00fcller\/A")");
        row("escaped pair", R"("😀")", R"("\ud83d\ude00")");
        row("fraction of zeros", "48500", "48500.00");
        row("exponent", "48500", "4.85E+4");
        row("small", "0.001", "1e-3");
        row("zeros of all kinds", "0", "-0.0e99999");
        row("beyond a double", "1e400", "10.0e399");
        row("thirty digits", "123456789012345678901234567890", "1.2345678901234567890123456789e29");
        row("below any depth", nested(200, "1"), nested(200, " 1.0 "));
    }
    void findsNoneWhereTheMeaningIsTheSame()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(described(before, after), QByteArrayList());
        QCOMPARE(described(after, before), QByteArrayList());
        QVERIFY(isSameJson(before, after));
    }

    void namesEachPlaceOnce_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArrayList>("changes");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                            const QByteArrayList &changes) {
            QTest::newRow(name) << before << after << changes;
        };
        row("appears", "", "{}", {"m:  -> {}"});
        row("goes", "null", "", {"m: null -> "});
        row("whole", "1", "2", {"m: 1 -> 2"});
        row("other kind", "48500", R"("48500")", {R"(m: 48500 -> "48500")"});
        row("object for array", R"({"0":1})", "[1]", {R"(m: {"0":1} -> [1])"});
        row("true for false", "[true,null]", "[false,null]", {"m[0]: true -> false"});
        row("deep", R"({"a":{"b":[0,{"c":1}]},"d":2})", R"({"d":2,"a":{"b":[0,{"c":3}]}})",
            {"m.a.b[1].c: 1 -> 3"});
        row("member appears and another goes", R"({"a":1,"b":2})", R"({"c":3,"a":1})",
            {"m.b: 2 -> ", "m.c:  -> 3"});
        row("null is not absent", R"({"a":null})", "{}", {"m.a: null -> "});
        row("array grows", "[1]", "[1,2,3]", {"m[1]:  -> 2", "m[2]:  -> 3"});
        row("array shrinks", "[1,2]", "[1]", {"m[1]: 2 -> "});
        row("array shifts", "[1,2]", "[2,1]", {"m[0]: 1 -> 2", "m[1]: 2 -> 1"});
        row("first of doubled keys", R"({"a":1,"a":2})", R"({"a":2,"a":2})", {"m.a: 1 -> 2"});
        row("last digit of thirty", "123456789012345678901234567890", "123456789012345678901234567891",
            {"m: 123456789012345678901234567890 -> 123456789012345678901234567891"});
        row("sign", "1", "-1", {"m: 1 -> -1"});
        row("beyond a double", "1e400", "1e401", {"m: 1e400 -> 1e401"});
        row("exponents that fit nowhere", "1e99999999999999999998", "1e99999999999999999999",
            {"m: 1e99999999999999999998 -> 1e99999999999999999999"});
        row("case of text", R"("a")", R"("A")", {R"(m: "a" -> "A")"});
        row("half pairs", R"("\ud800")", R"("\ud801")", {R"(m: "\ud800" -> "\ud801")"});
        row("key with a dot", R"({"a.b":1,"a":{"b":1}})", R"({"a.b":2,"a":{"b":1}})",
            {R"(m["a.b"]: 1 -> 2)"});
        row("empty key", R"({"":1})", R"({"":2})", {R"(m[""]: 1 -> 2)"});
        row("key with a quote", "{\"a\\\"b\":1}", "{\"a\\\"b\":2}", {"m[\"a\\\"b\"]: 1 -> 2"});
    }
    void namesEachPlaceOnce()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QTEST(described(before, after), "changes");
        QVERIFY(!isSameJson(before, after));
        QVERIFY(!isSameJson(after, before));
    }

    void shortensLongKeys()
    {
        QCOMPARE(jsonPathKey(u"role"), u".role"_s);
        QCOMPARE(jsonPathKey(QString(300, u'k')), u'.' + QString(100, u'k') + u'…');
    }

    void stopsAtTheDepthWithoutMissingAChange()
    {
        const QByteArray before = nested(40, "1");
        const QByteArray after = nested(40, "2");
        const auto changes = jsonChanges(u"m"_s, before, after);
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].path, u"m"_s + u"[0]"_s.repeated(32));
        QVERIFY(changes[0].before == nested(8, "1") && changes[0].after == nested(8, "2"));
    }

    void callsTooManyPlacesOne()
    {
        QByteArray before = "[";
        QByteArray after = "[";
        for (int i = 0; i < 1'000; ++i) {
            before += "1,";
            after += "2,";
        }
        QCOMPARE(jsonChanges(u"m"_s, before + "0]", after + "0]").size(), std::size_t(1'000));
        const auto changes = jsonChanges(u"m"_s, before + "1]", after + "2]");
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].path, u"m"_s);
        QCOMPARE(changes[0].after.size(), after.size() + 2);
    }

    void comparesTooManyMembersAsOne()
    {
        const QByteArray many = QByteArray("1,").repeated(200'000);
        QVERIFY(isSameJson('[' + many + "1]", '[' + many + " 1.0 ]"));
        const auto changes = jsonChanges(u"m"_s, '[' + many + "1]", '[' + many + "2]");
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].path, u"m"_s);
    }

    void takesTimeInProportion_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray big = QByteArray("[0,1],").repeated(700'000); // 4 MiB
        QTest::newRow("wrapped in all levels") << nested(31, big + "1") << nested(31, big + "2");
        QTest::newRow("nested a million deep") << nested(1'000'000, "1") << nested(1'000'000, "2");
        QByteArray keys;
        for (int i = 0; i < 90'000; ++i)
            keys += "\"key" + QByteArray::number(i) + "\":1,";
        QTest::newRow("doubled keys") << '{' + keys + "\"a\":1}"
                                      << "{\"a\":2," + keys + keys.chopped(1) + '}';
        const QByteArray digits = QByteArray(4'000'000, '7');
        QTest::newRow("long numbers") << digits + '1' << digits + "2";
        const QByteArray escapes = QByteArray("\\u0041").repeated(700'000);
        QTest::newRow("long strings") << '"' + escapes + '"' << '"' + escapes + "\\n\"";
    }
    void takesTimeInProportion()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const std::clock_t begun = std::clock();
        QVERIFY(!isSameJson(before, after));
        QVERIFY(!jsonChanges(u"m"_s, before, after).empty());
        // Of the processor, which others may use too: far beyond what it takes, and far below what anything
        // quadratic would.
        const std::clock_t took = (std::clock() - begun) / CLOCKS_PER_SEC;
        QVERIFY2(took < 20, qPrintable(QString::number(took)));
    }
};

QTEST_GUILESS_MAIN(JsonDifferenceTest)
#include "tst_jsondifference.moc"
