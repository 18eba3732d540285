// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/jsontext.h"

#include <QTest>

using namespace sidelight;

namespace {

// Deep enough to exhaust the stack of anything that recurses, and to keep anything quadratic busy
// until ctest ends it.
constexpr qsizetype depth = 1'000'000;

QByteArrayList keysOf(const std::vector<JsonChild> &children)
{
    QByteArrayList keys;
    for (const JsonChild &child : children)
        keys.append(child.key.toByteArray());
    return keys;
}

QByteArrayList valuesOf(const std::vector<JsonChild> &children)
{
    QByteArrayList values;
    for (const JsonChild &child : children)
        values.append(child.value.toByteArray());
    return values;
}

// Without the blanks between tokens.
QByteArray tokensOf(const QByteArray &json)
{
    QByteArray tokens;
    bool isInString = false;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const char c = json[at];
        const bool isBlank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (isInString || !isBlank)
            tokens += c;
        if (c == '"')
            isInString = !isInString;
        else if (c == '\\' && isInString)
            tokens += json[++at];
    }
    return tokens;
}

} // namespace

class JsonTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsKind_data();
    void tellsKind();
    void listsMembers_data();
    void listsMembers();
    void listsElements_data();
    void listsElements();
    void hasNoChildrenInScalars_data();
    void hasNoChildrenInScalars();
    void listsAtMostAsManyAsAsked();
    void pointsIntoTheTextItWasGiven();
    void listsChildrenOfAnyDepthAndNumber();
    void readsString_data();
    void readsString();
    void indents_data();
    void indents();
    void keepsTokensWhenIndenting_data();
    void keepsTokensWhenIndenting();
    void keepsIndentationWithinBounds();
    void survivesTextThatIsNoJson_data();
    void survivesTextThatIsNoJson();
};

void JsonTextTest::tellsKind_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<JsonKind>("kind");
    const auto row = [](const char *json, JsonKind kind) {
        QTest::newRow(json) << QByteArray(json) << kind;
    };
    row("{}", JsonKind::Object);
    row(" \t\r\n{\"a\":1}", JsonKind::Object);
    row("[]", JsonKind::Array);
    row("\"{\"", JsonKind::String);
    row("0", JsonKind::Number);
    row("-1.5e300", JsonKind::Number);
    row("true", JsonKind::Boolean);
    row("false", JsonKind::Boolean);
    row("null", JsonKind::Null);
    row(" null ", JsonKind::Null);
    QTest::newRow("nothing") << QByteArray() << JsonKind::Null;
}

void JsonTextTest::tellsKind()
{
    QFETCH(QByteArray, json);
    QTEST(jsonKind(json), "kind");
}

void JsonTextTest::listsMembers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArrayList>("keys");
    QTest::addColumn<QByteArrayList>("values");
    const auto row = [](const char *name, const char *json, const QByteArrayList &keys,
                        const QByteArrayList &values) {
        QTest::newRow(name) << QByteArray(json) << keys << values;
    };
    row("empty", "{}", {}, {});
    row("blanks inside", "{ \t\r\n}", {}, {});
    row("one", R"({"a":1})", {R"("a")"}, {"1"});
    row("every kind", R"({"a":{},"b":[],"c":"","d":-1.5,"e":true,"f":null})",
        {R"("a")", R"("b")", R"("c")", R"("d")", R"("e")", R"("f")"},
        {"{}", "[]", R"("")", "-1.5", "true", "null"});
    row("blanks everywhere", " { \"a\" \n:\t1 \r, \"b\" : [ 1 , 2 ] } ", {R"("a")", R"("b")"},
        {"1", "[ 1 , 2 ]"});
    row("brackets in strings", R"({"}":"]},","[":"{"})", {R"("}")", R"("[")"}, {R"("]},")", R"("{")"});
    row("nested brackets in strings", R"({"a":{"b":["}","]",{"c":"\"}"}]},"d":0})", {R"("a")", R"("d")"},
        {R"({"b":["}","]",{"c":"\"}"}]})", "0"});
    row("escaped quotation marks", R"({"a\"b":"c\\","d":"\\\""})", {R"("a\"b")", R"("d")"},
        {R"("c\\")", R"("\\\"")"});
    row("colons and commas in keys", R"({"a:b,c":1})", {R"("a:b,c")"}, {"1"});
    row("empty key", R"({"":1})", {R"("")"}, {"1"});
    row("doubled key", R"({"a":1,"a":2})", {R"("a")", R"("a")"}, {"1", "2"});
    row("digits as they were sent",
        R"({"a":1.0000000000000000000000000001,"b":1E+400,"c":9007199254740993})",
        {R"("a")", R"("b")", R"("c")"}, {"1.0000000000000000000000000001", "1E+400", "9007199254740993"});
    row("letters beyond ASCII", R"({"größe":"🤝"})", {R"("größe")"}, {R"("🤝")"});
}

void JsonTextTest::listsMembers()
{
    QFETCH(QByteArray, json);
    const auto children = jsonChildren(json);
    QTEST(keysOf(children), "keys");
    QTEST(valuesOf(children), "values");
}

void JsonTextTest::listsElements_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArrayList>("values");
    const auto row = [](const char *name, const char *json, const QByteArrayList &values) {
        QTest::newRow(name) << QByteArray(json) << values;
    };
    row("empty", "[]", {});
    row("blanks inside", "[ \n ]", {});
    row("scalars", R"([1,"a",true,null])", {"1", R"("a")", "true", "null"});
    row("blanks everywhere", "\t[ 1 ,\n2\r, 3 ]\n", {"1", "2", "3"});
    row("blanks inside strings", R"([" a ","  "])", {R"(" a ")", R"("  ")"});
    row("arrays", "[[],[1,[2]],[[[]]]]", {"[]", "[1,[2]]", "[[[]]]"});
    row("objects", R"([{"a":[1]},{}])", {R"({"a":[1]})", "{}"});
    row("brackets in strings", R"(["]","[","{\"a\":]",0])", {R"("]")", R"("[")", R"("{\"a\":]")", "0"});
    row("backslash at the end of a string", R"(["\\",1])", {R"("\\")", "1"});
    row("number before the closing bracket", "[-0.5e-3]", {"-0.5e-3"});
}

void JsonTextTest::listsElements()
{
    QFETCH(QByteArray, json);
    const auto children = jsonChildren(json);
    QTEST(valuesOf(children), "values");
    for (const JsonChild &child : children)
        QVERIFY(child.key.isEmpty());
}

void JsonTextTest::hasNoChildrenInScalars_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"", " ", "1", "\"[1]\"", "true", "null"})
        QTest::addRow("%s.", json) << QByteArray(json);
}

void JsonTextTest::hasNoChildrenInScalars()
{
    QFETCH(QByteArray, json);
    QVERIFY(jsonChildren(json).empty());
}

void JsonTextTest::listsAtMostAsManyAsAsked()
{
    QVERIFY(jsonChildren("[1,2,3]", 0).empty());
    QCOMPARE(valuesOf(jsonChildren("[1,2,3]", 1)), QByteArrayList{"1"});
    QCOMPARE(valuesOf(jsonChildren("[1,2,3]", 2)), (QByteArrayList{"1", "2"}));
    QCOMPARE(valuesOf(jsonChildren("[1,2,3]", 3)), (QByteArrayList{"1", "2", "3"}));
    QCOMPARE(valuesOf(jsonChildren("[1,2,3]", 4)), (QByteArrayList{"1", "2", "3"}));
    QCOMPARE(keysOf(jsonChildren(R"({"a":1,"b":2})", 1)), QByteArrayList{R"("a")"});
}

void JsonTextTest::pointsIntoTheTextItWasGiven()
{
    const QByteArray json = R"( {"a":[1]} )";
    const auto children = jsonChildren(json);
    QCOMPARE(children.size(), std::size_t(1));
    QCOMPARE(children[0].key.data() - json.constData(), std::ptrdiff_t(2));
    QCOMPARE(children[0].value.data() - json.constData(), std::ptrdiff_t(6));
}

void JsonTextTest::listsChildrenOfAnyDepthAndNumber()
{
    const QByteArray arrays = QByteArray(depth, '[') + QByteArray(depth, ']');
    const auto inner = jsonChildren(arrays);
    QCOMPARE(inner.size(), std::size_t(1));
    QCOMPARE(inner[0].value.size(), 2 * depth - 2);

    const QByteArray objects = QByteArray(R"({"a":)").repeated(depth) + '1' + QByteArray(depth, '}');
    const auto members = jsonChildren(objects);
    QCOMPARE(members.size(), std::size_t(1));
    QCOMPARE(members[0].value.size(), objects.size() - 6);

    const QByteArray flat = '[' + QByteArray("7,").repeated(depth - 1) + "7]";
    QCOMPARE(jsonChildren(flat).size(), std::size_t(depth));

    const QByteArray quoted = "[\"" + QByteArray("\\\"").repeated(depth) + "\",1]";
    QCOMPARE(jsonChildren(quoted).size(), std::size_t(2));
}

void JsonTextTest::readsString_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &token, const QString &text) {
        QTest::newRow(name) << token << text;
    };
    row("empty", R"("")", QString());
    row("plain", R"("Harbour crane")", QStringLiteral("Harbour crane"));
    row("blanks kept", R"("  a  ")", QStringLiteral("  a  "));
    row("letters beyond ASCII", R"("Müller 🤝")", QStringLiteral("Müller 🤝"));
    row("every short escape", R"("\"\\\/\b\f\n\r\t")", QStringLiteral("\"\\/\b\f\n\r\t"));
    row("escape at the beginning and end", R"("\na\n")", QStringLiteral("\na\n"));
    row("escape beside letters beyond ASCII", R"("é\té")", QStringLiteral("é\té"));
    row("code, lower case", R"("\u00e9")", QStringLiteral("é"));
    row("code, upper case", R"("\u00E9")", QStringLiteral("é"));
    row("code before digits", R"("\u00411")", QStringLiteral("A1"));
    row("NUL", R"("a\u0000b")", QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b"));
    row("direction override", R"("\u202e")", QString(QChar(0x202e)));
    row("not a character", R"("\uffff")", QString(QChar(0xffff)));
    row("surrogate pair", R"("\ud83e\udd1d")", QStringLiteral("🤝"));
    row("two surrogate pairs", R"("\uD83E\uDD1D\uD83E\uDD1D")", QStringLiteral("🤝🤝"));
    row("lone high surrogate", R"("a\ud83eb")", QStringLiteral("a\ufffdb"));
    row("lone low surrogate", R"("a\udd1db")", QStringLiteral("a\ufffdb"));
    row("lone surrogate at the end", R"("a\ud83e")", QStringLiteral("a\ufffd"));
    row("surrogates in the wrong order", R"("\udd1d\ud83e")", QStringLiteral("\ufffd\ufffd"));
    row("high surrogate before a pair", R"("\ud83e\ud83e\udd1d")", QStringLiteral("\ufffd🤝"));
    row("lone surrogate beside a pair", R"("🤝\ud83e?")", QStringLiteral("🤝\ufffd?"));
    row("high surrogate before another escape", R"("\ud83e\n")", QStringLiteral("\ufffd\n"));
    row("escaped backslash before u", R"("\\u0041")", QStringLiteral("\\u0041"));
}

void JsonTextTest::readsString()
{
    QFETCH(QByteArray, token);
    QTEST(jsonString(token), "text");
}

void JsonTextTest::indents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const char *json, const char *text) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(text);
    };
    row("nothing", "", "");
    row("scalar", " 1.50 ", "1.50");
    row("string", R"(" a ")", R"(" a ")");
    row("empty object", "{ }", "{}");
    row("empty array", "[\n]", "[]");
    row("object", R"({"a":1,"b":2})", "{\n  \"a\": 1,\n  \"b\": 2\n}");
    row("array", "[1,2]", "[\n  1,\n  2\n]");
    row("nested", R"({"a":[{"b":[]}]})", "{\n  \"a\": [\n    {\n      \"b\": []\n    }\n  ]\n}");
    row("brackets, commas and colons in strings", R"(["{a:1,\"[",2])", "[\n  \"{a:1,\\\"[\",\n  2\n]");
    row("indented otherwise", "{\r\n\t\"a\" : [ 1 ]\r\n}", "{\n  \"a\": [\n    1\n  ]\n}");
}

void JsonTextTest::indents()
{
    QFETCH(QByteArray, json);
    QTEST(jsonIndented(json), "text");
}

void JsonTextTest::keepsTokensWhenIndenting_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("numbers") << QByteArray("[1.00,1E+400,-0,9007199254740993,0.1e-7]");
    QTest::newRow("strings") << QByteArray(R"({"a \" b":"\\","c":"\u00e9  é","":"[ ]"})");
    QTest::newRow("blanks everywhere")
        << QByteArray("\t{ \"a\" : [ 1 , { } , [ ] , null ] , \"b\" : true } \n");
    QTest::newRow("35 levels") << QByteArray(35, '[') + "1,2" + QByteArray(35, ']');
    QTest::newRow("many short elements") << '[' + QByteArray("1,").repeated(100'000) + "1]";
    QTest::newRow("deep arrays") << QByteArray(depth, '[') + QByteArray(depth, ']');
    QTest::newRow("deep objects") << QByteArray(R"({"a":)").repeated(depth) + '1' + QByteArray(depth, '}');
}

void JsonTextTest::keepsTokensWhenIndenting()
{
    QFETCH(QByteArray, json);
    const QByteArray once = jsonIndented(json);
    QVERIFY(tokensOf(once) == tokensOf(json));
    QVERIFY(tokensOf(jsonIndented(once)) == tokensOf(json));
}

void JsonTextTest::keepsIndentationWithinBounds()
{
    const QByteArray usual = R"({"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":1}}}}}}}})";
    QVERIFY(jsonIndented(usual).contains("\n                \"h\": 1\n"));

    // Line breaks, blanks after colons and a megabyte and four times the text of indentation.
    for (const QByteArray &json :
         {QByteArray(depth, '[') + QByteArray(depth, ']'),
          QByteArray(R"({"a":)").repeated(depth) + '1' + QByteArray(depth, '}'),
          QByteArray(40, '[') + QByteArray("1,").repeated(depth) + '1' + QByteArray(40, ']')})
        QVERIFY(jsonIndented(json).size() <= 7 * json.size() + 1024 * 1024);
}

// Nothing is promised about the result but that there is one: the Raw page shows such answers too.
void JsonTextTest::survivesTextThatIsNoJson_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"{",
                             "[",
                             "}",
                             "]",
                             "{\"",
                             "{\"a",
                             "{\"a\"",
                             "{\"a\":",
                             "{\"a\":1",
                             "{\"a\"1}",
                             "{a:1}",
                             "{\"a\":}",
                             "{:}",
                             "{,}",
                             "{\"a\":1,",
                             "{\"a\\",
                             "[1",
                             "[1,",
                             "[,",
                             "[,,",
                             "[:",
                             "[1 2]",
                             "[}",
                             "{]",
                             "[[}",
                             "]]]]",
                             "}}{{",
                             "[\"",
                             "[\"\\",
                             "\"",
                             "\"\\",
                             "\"\\u",
                             "\"\\u12\"",
                             "\"\\u+123\"",
                             "\"\\x\"",
                             "\"\\",
                             "<html><body class=\"x\">",
                             "\xff\xfe{\"a\":1}",
                             "\xef\xbb\xbf{}"})
        QTest::addRow("%s", text) << QByteArray(text);
    QTest::newRow("NUL") << QByteArray("{\"a\0\":\0}", 8);
    QTest::newRow("closing brackets alone") << QByteArray(depth, '}');
    QTest::newRow("opening brackets alone") << QByteArray(depth, '{');
}

void JsonTextTest::survivesTextThatIsNoJson()
{
    QFETCH(QByteArray, text);
    jsonKind(text);
    QVERIFY(jsonIndented(text).size() <= 7 * text.size() + 1024 * 1024);
    QVERIFY(jsonString(text).size() <= text.size());
    qsizetype listed = 0;
    for (const JsonChild &child : jsonChildren(text)) {
        listed += child.key.size() + child.value.size();
        jsonString(child.key);
        jsonString(child.value);
    }
    QVERIFY(listed <= text.size());
}

QTEST_GUILESS_MAIN(JsonTextTest)
#include "tst_jsontext.moc"
