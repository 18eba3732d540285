// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/jsonmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace sidelight;

class JsonModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unfoldsObjectsAndArrays();
    void showsEachKindOfValue_data();
    void showsEachKindOfValue();
    void showsAScalarAsOneRow();
    void namesThePathOfARow();
    void readsOnlyWhatIsUnfolded();
    void stopsAtTenThousandRowsAndSaysSo();
    void survivesTenThousandLevels();
    void takesAnotherValue();
};

void JsonModelTest::unfoldsObjectsAndArrays()
{
    JsonModel model(QLocale::c());
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // unfolding is what is tested here
    model.setJson(
        R"({"erp": {"quote": "Q-20931", "revision": 3}, "tags": ["crane", "retrofit"], "checked": true})");
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 3);
    const QModelIndex erp = model.index(0, JsonModel::KeyColumn);
    QCOMPARE(erp.data().toString(), QStringLiteral("erp"));
    QCOMPARE(model.index(0, JsonModel::ValueColumn).data().toString(), QStringLiteral("2 member(s)"));
    QVERIFY(erp.data(JsonModel::IsContainerRole).toBool());
    QVERIFY(model.hasChildren(erp));
    QCOMPARE(model.rowCount(erp), 0);
    model.fetchMore(erp);
    QCOMPARE(model.rowCount(erp), 2);
    QCOMPARE(model.index(0, JsonModel::ValueColumn, erp).data().toString(), QStringLiteral("Q-20931"));
    QCOMPARE(model.index(1, JsonModel::ValueColumn, erp).data().toString(), QStringLiteral("3"));
    const QModelIndex tags = model.index(1, JsonModel::KeyColumn);
    model.fetchMore(tags);
    QCOMPARE(model.index(1, JsonModel::KeyColumn, tags).data().toString(), QStringLiteral("1"));
    QCOMPARE(model.index(1, JsonModel::ValueColumn, tags).data().toString(), QStringLiteral("retrofit"));
    QVERIFY(!model.hasChildren(model.index(2, JsonModel::KeyColumn)));
}

void JsonModelTest::showsEachKindOfValue_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("number with its digits")
        << QByteArray("9007199254740993.10") << QStringLiteral("9007199254740993.10");
    QTest::newRow("text with markup") << QByteArray("\"<b>x</b>\"") << QStringLiteral("<b>x</b>");
    QTest::newRow("text of two lines") << QByteArray(R"("a\nb")") << QStringLiteral("a b");
    QTest::newRow("empty text") << QByteArray("\"\"") << QStringLiteral("\"\"");
    QTest::newRow("text of a number") << QByteArray("\"1e3\"") << QStringLiteral("\"1e3\"");
    QTest::newRow("text that says null") << QByteArray("\"null\"") << QStringLiteral("\"null\"");
    QTest::newRow("true") << QByteArray("true") << QStringLiteral("true");
    QTest::newRow("null") << QByteArray("null") << QStringLiteral("null");
    QTest::newRow("empty object") << QByteArray("{}") << QStringLiteral("0 member(s)");
    QTest::newRow("array") << QByteArray("[1,[2]]") << QStringLiteral("2 element(s)");
}

void JsonModelTest::showsEachKindOfValue()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    JsonModel model(QLocale::c());
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // unfolding is what is tested here
    model.setJson("{\"a\":" + json + '}');
    model.fetchMore({});
    QCOMPARE(model.index(0, JsonModel::ValueColumn).data().toString(), text);
    QCOMPARE(model.index(0, JsonModel::ValueColumn).data(JsonModel::SentRole).toByteArray(), json);
}

void JsonModelTest::showsAScalarAsOneRow()
{
    JsonModel model(QLocale::c());
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // unfolding is what is tested here
    model.setJson("\"legacy-import\"");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, JsonModel::KeyColumn).data().toString(), QString());
    QCOMPARE(model.index(0, JsonModel::ValueColumn).data().toString(), QStringLiteral("legacy-import"));
    QVERIFY(!model.canFetchMore({}));
}

void JsonModelTest::namesThePathOfARow()
{
    JsonModel model(QLocale::c());
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // unfolding is what is tested here
    model.setJson(R"({"erp":{"lines":[{"sku":"A"}]}})");
    QModelIndex at;
    QStringList paths;
    for (int depth = 0; depth < 4; ++depth) {
        model.fetchMore(at);
        at = model.index(0, JsonModel::KeyColumn, at);
        paths << at.data(JsonModel::PathRole).toString();
    }
    QCOMPARE(paths, QStringList({QStringLiteral("erp"), QStringLiteral("erp.lines"),
                                 QStringLiteral("erp.lines[0]"), QStringLiteral("erp.lines[0].sku")}));
}

void JsonModelTest::readsOnlyWhatIsUnfolded()
{
    JsonModel model(QLocale::c());
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // unfolding is what is tested here
    model.setJson(R"({"a":{"b":1}})");
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    const QModelIndex a = model.index(0, JsonModel::KeyColumn);
    QVERIFY(model.canFetchMore(a));
    QCOMPARE(model.rowCount(a), 0);
    model.fetchMore(a);
    QVERIFY(!model.canFetchMore(a));
    QCOMPARE(model.rowCount(a), 1);
}

void JsonModelTest::stopsAtTenThousandRowsAndSaysSo()
{
    QByteArray json = "[0";
    for (int i = 1; i < 10050; ++i)
        json += ',' + QByteArray::number(i);
    JsonModel model(QLocale::c());
    model.setJson(json + ']');
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 10001);
    QCOMPARE(model.index(9999, JsonModel::ValueColumn).data().toString(), QStringLiteral("9999"));
    QCOMPARE(model.index(10000, JsonModel::KeyColumn).data().toString(),
             QStringLiteral("More; the Raw page has all"));
    QVERIFY(!model.hasChildren(model.index(10000, JsonModel::KeyColumn)));
}

void JsonModelTest::survivesTenThousandLevels()
{
    JsonModel model(QLocale::c());
    model.setJson(QByteArray(10000, '[') + QByteArray(10000, ']'));
    QModelIndex at;
    int depth = 0;
    while (model.canFetchMore(at)) {
        model.fetchMore(at);
        at = model.index(0, JsonModel::KeyColumn, at);
        ++depth;
    }
    QCOMPARE(depth, 9999);
    model.setJson({}); // takes the tree down again
    QCOMPARE(model.rowCount(), 0);
}

void JsonModelTest::takesAnotherValue()
{
    JsonModel model(QLocale::c());
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false); // unfolding is what is tested here
    model.setJson("{\"a\":1}");
    model.fetchMore({});
    model.setJson("[1,2]");
    model.fetchMore({});
    QCOMPARE(model.rowCount(), 2);
    model.setJson("{}");
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
    model.setJson({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(JsonModelTest)
#include "tst_jsonmodel.moc"
