// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/jsondifference.h"

#include "app/domain/decimal.h"
#include "app/domain/jsontext.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>

namespace sidelight {

namespace {

constexpr std::size_t maxPlaces = 1'000;
constexpr std::size_t maxMembers = 100'000;
constexpr int maxDepth = 32;
// Each level reads the text below it again; of a small text all of them.
constexpr qsizetype maxReadings = 8;
constexpr qsizetype smallText = 4096;

/// ± digits · 10^exponent, without zeros at either end; no digits for zero.
struct NumberForm {
    bool isNegative = false;
    QByteArray digits;
    qint64 exponent = 0;

    bool operator==(const NumberForm &) const = default;
};

/// Nothing for what is no number, and for exponents beyond 17 digits.
std::optional<NumberForm> numberForm(QByteArrayView token)
{
    const auto mark = std::find_if(token.begin(), token.end(), [](char c) { return c == 'e' || c == 'E'; });
    const QByteArrayView mantissa = token.first(mark - token.begin());
    NumberForm form;
    bool isFraction = false;
    for (const char c : mantissa.sliced(mantissa.startsWith('-') ? 1 : 0)) {
        if (c == '.' && !isFraction) {
            isFraction = true;
            continue;
        }
        if (!isDigit(c))
            return std::nullopt;
        if (isFraction)
            --form.exponent;
        if (c != '0' || !form.digits.isEmpty())
            form.digits += c;
    }
    if (mark != token.end()) {
        constexpr qsizetype maxLength = 17;
        const QByteArrayView text(mark + 1, token.end());
        bool isRead = text.size() <= maxLength;
        form.exponent += isRead ? text.toLongLong(&isRead) : 0;
        if (!isRead)
            return std::nullopt;
    }
    const qsizetype length = form.digits.size();
    while (form.digits.endsWith('0'))
        form.digits.chop(1);
    if (form.digits.isEmpty())
        return NumberForm();
    form.exponent += length - form.digits.size();
    form.isNegative = mantissa.startsWith('-');
    return form;
}

bool isSameString(QByteArrayView a, QByteArrayView b)
{
    const QString text = jsonString(a);
    // Half surrogate pairs all become this character: then only what was sent can tell.
    return text == jsonString(b) && !text.contains(QChar(QChar::ReplacementCharacter));
}

bool isSameScalar(QByteArrayView a, QByteArrayView b)
{
    if (a == b)
        return true;
    const JsonKind kind = jsonKind(a);
    if (kind != jsonKind(b))
        return false;
    if (kind == JsonKind::String)
        return isSameString(a, b);
    return kind == JsonKind::Number && isSameNumber(a, b);
}

bool hasSameTokens(QByteArrayView a, QByteArrayView b)
{
    qsizetype atA = 0;
    qsizetype atB = 0;
    while (true) {
        const QByteArrayView tokenA = jsonToken(a, atA);
        const QByteArrayView tokenB = jsonToken(b, atB);
        if (!isSameScalar(tokenA, tokenB))
            return false;
        if (tokenA.isEmpty())
            return true;
    }
}

bool isContainer(JsonKind kind)
{
    return kind == JsonKind::Object || kind == JsonKind::Array;
}

class Comparison
{
public:
    Comparison(QByteArrayView before, QByteArrayView after, std::size_t most)
        : m_most(most)
        , m_bytesLeft(maxReadings * (before.size() + after.size()) + smallText)
    {}

    void compare(const QString &path, QByteArrayView before, QByteArrayView after, int depth = 0);
    std::vector<JsonChange> take() { return std::move(m_changes); }

private:
    using Children = std::vector<JsonChild>;
    void compareMembers(const QString &path, const Children &before, const Children &after, int depth);
    void compareElements(const QString &path, const Children &before, const Children &after, int depth);
    bool isFull() const { return m_changes.size() >= m_most; }

    const std::size_t m_most;
    qsizetype m_bytesLeft; ///< that may still be read
    std::vector<JsonChange> m_changes;
};

void Comparison::compare(const QString &path, QByteArrayView before, QByteArrayView after, int depth)
{
    if (before == after || isFull())
        return;
    const JsonKind kind = jsonKind(before);
    if (!before.isEmpty() && !after.isEmpty() && kind == jsonKind(after)) {
        m_bytesLeft -= isContainer(kind) ? before.size() + after.size() : 0;
        if (isContainer(kind) && depth < maxDepth && m_bytesLeft >= 0) {
            const Children old = jsonChildren(before, maxMembers + 1);
            const Children young = jsonChildren(after, maxMembers + 1);
            if (std::max(old.size(), young.size()) <= maxMembers) {
                if (kind == JsonKind::Object)
                    compareMembers(path, old, young, depth + 1);
                else
                    compareElements(path, old, young, depth + 1);
                return;
            }
        }
        if (isContainer(kind) ? hasSameTokens(before, after) : isSameScalar(before, after))
            return;
    }
    m_changes.push_back({path, before, after});
}

void Comparison::compareMembers(const QString &path, const Children &before, const Children &after,
                                int depth)
{
    QHash<QString, QByteArrayView> young;
    for (const JsonChild &child : after) {
        const QString key = jsonString(child.key);
        if (!young.contains(key))
            young.insert(key, child.value);
    }
    QSet<QString> seen;
    const auto visit = [&](const QString &key, QByteArrayView old, QByteArrayView now) {
        if (seen.contains(key))
            return;
        seen.insert(key);
        if (old != now)
            compare(path + jsonPathKey(key), old, now, depth);
    };
    for (const JsonChild &child : before) {
        const QString key = jsonString(child.key);
        visit(key, child.value, young.value(key));
    }
    for (const JsonChild &child : after) // what is left is only there now
        visit(jsonString(child.key), {}, child.value);
}

void Comparison::compareElements(const QString &path, const Children &before, const Children &after,
                                 int depth)
{
    const auto element = [](const Children &children, std::size_t at) {
        return at < children.size() ? children[at].value : QByteArrayView();
    };
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
        const QByteArrayView old = element(before, i);
        const QByteArrayView young = element(after, i);
        if (old != young)
            compare(path + QStringLiteral("[%1]").arg(i), old, young, depth);
    }
}

} // namespace

std::vector<JsonChange> jsonChanges(const QString &path, QByteArrayView before, QByteArrayView after)
{
    Comparison comparison(before, after, maxPlaces + 1);
    comparison.compare(path, before, after);
    std::vector<JsonChange> changes = comparison.take();
    if (changes.size() > maxPlaces)
        return {{path, before, after}};
    return changes;
}

bool isSameJson(QByteArrayView before, QByteArrayView after)
{
    Comparison comparison(before, after, 1);
    comparison.compare(QString(), before, after);
    return comparison.take().empty();
}

bool isSameNumber(QByteArrayView a, QByteArrayView b)
{
    if (a == b)
        return true;
    const auto form = numberForm(a);
    return form && form == numberForm(b);
}

QString jsonPathKey(QStringView key)
{
    constexpr qsizetype most = 100;
    const auto isPlain = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; };
    QString text = key.first(std::min(key.size(), most)).toString();
    if (key.size() > most)
        text += u'…';
    if (!key.isEmpty() && std::all_of(key.cbegin(), key.cend(), isPlain))
        return u'.' + text;
    return QStringLiteral("[\"")
           + text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""))
           + QStringLiteral("\"]");
}

} // namespace sidelight
