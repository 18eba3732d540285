// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/searchtext.h"

#include "app/domain/decimal.h"
#include "app/domain/difference.h"
#include "app/domain/folding.h"
#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/searchnumbers.h"
#include "app/domain/searchwords.h"
#include "app/domain/sentfields.h"

#include <utility>

namespace sidelight {

namespace {

constexpr qsizetype maxText = 64 * 1024; // characters of a deal; what comes behind is not found
constexpr qsizetype usualText = 1024;

/// Collects words for the index.
class IndexText
{
public:
    bool add(const QString &text); ///< false once it is full
    const QString &text() const { return m_text; }

private:
    QString m_text;
};

bool IndexText::add(const QString &text)
{
    if (m_text.size() >= maxText)
        return false;
    QStringList forms; // behind the words
    bool hasRoom = true;
    const auto append = [&](QStringView word) {
        hasRoom = hasRoom && m_text.size() + word.size() + 2 <= maxText;
        if (!hasRoom)
            return;
        if (m_text.isEmpty()) {
            m_text.reserve(usualText);
            m_text += u' ';
        }
        m_text.append(word).append(u' ');
    };
    visitWords(
        folded(withoutGrouping(text.left(maxText))),
        [&append](QStringView word, qsizetype, qsizetype) { append(word); },
        [&forms](QStringView form, qsizetype, qsizetype) { forms << form.toString(); });
    for (const QString &form : std::as_const(forms))
        append(form);
    return hasRoom;
}

/// What is taken of a string, number, or word of JSON.
QString scalarText(QByteArrayView token)
{
    if (token.startsWith('"')) {
        const QString text = jsonString(token);
        constexpr qsizetype day = 10; // its characters, in a moment
        const bool mayBeMoment = text.size() > day && text[day].toUpper() == u'T';
        const auto moment = mayBeMoment ? parseMoment(text.toUtf8()) : std::nullopt;
        return moment ? moment->utc().date().toString(Qt::ISODate) : text;
    }
    if (!isDigit(token.front()) && token.front() != '-')
        return {};
    const auto number = parseDecimal(token);
    return QString::fromUtf8(number ? plainText(*number) : token.toByteArray());
}

bool isMark(QByteArrayView token, char mark)
{
    return token.size() == 1 && token.front() == mark;
}

/// The texts in a JSON value: of objects and arrays the values in them.
void visitJson(QByteArrayView json, TextPlace place, const VisitText &visit)
{
    std::vector<std::size_t> outer; // how many keys lead to the values around
    std::size_t keys = place.keys.size();
    QByteArrayView before;
    for (qsizetype at = 0;;) {
        const QByteArrayView token = jsonToken(json, at);
        if (isMark(token, ':')) {
            place.keys.resize(keys);
            place.keys.push_back(before);
        } else if (!before.isEmpty()) {
            if (isMark(before, '{') || isMark(before, '[')) {
                outer.push_back(std::exchange(keys, place.keys.size()));
            } else if (isMark(before, '}') || isMark(before, ']')) {
                if (!outer.empty()) {
                    place.keys.resize(std::exchange(keys, outer.back()));
                    outer.pop_back();
                }
            } else if (const QString text = scalarText(before); !text.isEmpty() && !visit(place, text)) {
                return;
            }
        }
        if (token.isEmpty())
            return;
        before = token;
    }
}

void visitField(TextPlace::Kind kind, const Field<QString> &field, const VisitText &visit)
{
    if (field.get())
        visit({kind, {}}, *field);
}

// It differs in every answer, and nobody asks for what it was.
bool isClock(const Difference &difference)
{
    return difference.path.endsWith(QLatin1StringView("updated_at"));
}

} // namespace

bool TextPlace::isIdentifier() const
{
    QByteArrayView key = keys.empty() ? QByteArrayView() : keys.back();
    if (key.startsWith('"'))
        key = key.sliced(1).chopped(1);
    return key == "id" || key.endsWith("_id");
}

QString TextPlace::path() const
{
    QString path;
    for (const QByteArrayView &key : keys) {
        path += path.isEmpty() ? QString() : QStringLiteral(".");
        path += key.startsWith('"') ? jsonString(key) : QString::fromUtf8(key);
    }
    return path;
}

void visitTexts(const Deal &deal, const VisitText &visit)
{
    constexpr auto ofField = TextPlace::Kind::Field;
    for (const SentField &field : sentFields(deal)) {
        if (field.key != "contacts")
            visitJson(field.json, {ofField, {field.key}}, visit);
    }
    for (const UnknownField &field : deal.otherFields) {
        const QByteArray key = field.key.toUtf8();
        visitJson(deal.raw(field.value), {ofField, {key}}, visit);
    }
    for (const DealContact &link : deal.links()) {
        visitField(TextPlace::Kind::Role, link.role, visit);
        if (link.contactId.get())
            visit({ofField, {"contacts", "contact_id"}}, identifierText(*link.contactId));
        if (link.metadata.get())
            visitJson(deal.raw(link.metadata->span), {ofField, {"contacts", "metadata"}}, visit);
    }
}

void visitTexts(const Contact &contact, const VisitText &visit)
{
    for (const auto *name : {&contact.displayName, &contact.prefix, &contact.givenName, &contact.middleName,
                             &contact.familyName, &contact.suffix, &contact.nickname})
        visitField(TextPlace::Kind::Person, *name, visit);
    for (const Channel &channel : orderedChannels(contact)) {
        visitField(TextPlace::Kind::Person, channel.value, visit);
        if (channel.canonicalValue != channel.value)
            visitField(TextPlace::Kind::Person, channel.canonicalValue, visit);
    }
}

void visitPast(const Deal &before, const Deal &after, const VisitText &visit)
{
    for (const Difference &difference : differences(before, after)) {
        if (isClock(difference))
            continue;
        const QByteArray path = difference.path.toUtf8();
        visitJson(difference.before, {TextPlace::Kind::Former, {path}}, visit);
    }
}

SearchText searchText(const Deal &deal)
{
    IndexText fields;
    IndexText roles;
    visitTexts(deal, [&](const TextPlace &place, const QString &text) {
        return (place.kind == TextPlace::Kind::Role ? roles : fields).add(text);
    });
    return {fields.text(), roles.text(), {}};
}

QString contactSearchText(const Contact &contact)
{
    IndexText words;
    visitTexts(contact, [&words](const TextPlace &, const QString &text) { return words.add(text); });
    return words.text();
}

QString pastSearchText(const Deal &before, const Deal &after)
{
    IndexText words;
    visitPast(before, after, [&words](const TextPlace &, const QString &text) { return words.add(text); });
    return words.text();
}

} // namespace sidelight
