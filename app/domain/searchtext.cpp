// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/searchtext.h"

#include "app/domain/decimal.h"
#include "app/domain/difference.h"
#include "app/domain/folding.h"
#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/searchnumbers.h"
#include "app/domain/sentfields.h"

#include <algorithm>

namespace sidelight {

namespace {

constexpr qsizetype maxText = 64 * 1024; // characters of a deal; what comes behind is not found

bool isWordPart(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (!c.isSurrogate())
        return c.isLetterOrNumber();
    const bool isPair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, text[at + 1]))
                  : c.isLowSurrogate() && at > 0 && isWordPart(text, at - 1);
}

/// Takes words from a text, one after the other.
class WordReader
{
public:
    /// `forms` is where other forms of numbers go, or null.
    WordReader(const QString &text, QStringList &words, QStringList *forms)
        : m_text(folded(withoutGrouping(text)))
        , m_words(words)
        , m_forms(forms)
    {}

    void read();

private:
    bool readGrouped();
    bool readNumber();
    void readWord();

    const QString m_text;
    QStringList &m_words;
    QStringList *m_forms;
    qsizetype m_at = 0;
};

void WordReader::read()
{
    while (m_at < m_text.size()) {
        if (readGrouped() || readNumber())
            continue;
        if (isWordPart(m_text, m_at))
            readWord();
        else
            ++m_at;
    }
}

bool WordReader::readGrouped()
{
    const QStringView rest = QStringView(m_text).sliced(m_at);
    const qsizetype id = identifierLength(rest);
    const qsizetype length = id > 0 ? id : groupedLength(rest);
    if (length == 0)
        return false;
    m_words << joined(rest.first(length));
    if (m_forms && id == 0)
        *m_forms << otherForms(rest.first(length));
    m_at += length;
    return true;
}

bool WordReader::readNumber()
{
    const auto digitsEnd = [this](qsizetype at) {
        while (at < m_text.size() && m_text[at] >= u'0' && m_text[at] <= u'9')
            ++at;
        return at;
    };
    const qsizetype whole = digitsEnd(m_at);
    if (whole == m_at || whole >= m_text.size() || m_text[whole] != u'.')
        return false;
    const qsizetype end = digitsEnd(whole + 1);
    if (end < m_text.size() && isWordPart(m_text, end))
        return false;
    m_words << m_text.sliced(m_at, whole - m_at);
    QString fraction = m_text.sliced(whole + 1, end - whole - 1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (!fraction.isEmpty())
        m_words << fraction;
    m_at = end;
    return true;
}

void WordReader::readWord()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size() && isWordPart(m_text, m_at))
        ++m_at;
    m_words << m_text.sliced(start, m_at - start);
}

/// Collects words for the index.
class IndexText
{
public:
    void add(const QString &text);
    /// A JSON value: of objects and arrays the values in them, without the keys.
    void addJson(QByteArrayView json);
    const QString &text() const { return m_text; }

private:
    void addScalar(QByteArrayView token);

    QString m_text;
};

void IndexText::add(const QString &text)
{
    if (m_text.size() >= maxText)
        return;
    QStringList words;
    QStringList forms;
    WordReader(text.left(maxText), words, &forms).read();
    for (const QStringList &list : {words, forms}) {
        for (const QString &word : list) {
            if (m_text.size() + word.size() + 2 > maxText)
                return;
            m_text += m_text.isEmpty() ? QStringLiteral(" ") : QString();
            m_text += word + u' ';
        }
    }
}

void IndexText::addJson(QByteArrayView json)
{
    QByteArrayView before;
    for (qsizetype at = 0; m_text.size() < maxText;) {
        const QByteArrayView token = jsonToken(json, at);
        if (!before.isEmpty() && token != ":")
            addScalar(before);
        if (token.isEmpty())
            return;
        before = token;
    }
}

void IndexText::addScalar(QByteArrayView token)
{
    if (token.startsWith('"')) {
        const QString text = jsonString(token);
        constexpr qsizetype day = 10; // its characters, in a moment
        const bool mayBeMoment = text.size() > day && text[day].toUpper() == u'T';
        const auto moment = mayBeMoment ? parseMoment(text.toUtf8()) : std::nullopt;
        add(moment ? moment->utc().date().toString(Qt::ISODate) : text);
    } else if (isDigit(token.front()) || token.front() == '-') {
        const auto number = parseDecimal(token);
        add(QString::fromUtf8(number ? plainText(*number) : token.toByteArray()));
    }
}

void addTo(IndexText &text, const Field<QString> &field)
{
    if (field.get())
        text.add(*field);
}

// It differs in every answer, and nobody asks for what it was.
bool isClock(const Difference &difference)
{
    return difference.path.endsWith(QLatin1StringView("updated_at"));
}

} // namespace

QStringList searchWords(const QString &text)
{
    QStringList words;
    WordReader(text, words, nullptr).read();
    return words;
}

SearchText searchText(const Deal &deal)
{
    IndexText fields;
    for (const SentField &field : sentFields(deal)) {
        if (field.key != "contacts")
            fields.addJson(field.json);
    }
    for (const UnknownField &field : deal.otherFields)
        fields.addJson(deal.raw(field.value));
    IndexText roles;
    for (const DealContact &link : deal.links()) {
        addTo(roles, link.role);
        if (link.contactId.get())
            fields.add(identifierText(*link.contactId));
        if (link.metadata.get())
            fields.addJson(deal.raw(link.metadata->span));
    }
    return {fields.text(), roles.text(), {}};
}

QString contactSearchText(const Contact &contact)
{
    IndexText text;
    for (const auto *name : {&contact.displayName, &contact.prefix, &contact.givenName, &contact.middleName,
                             &contact.familyName, &contact.suffix, &contact.nickname})
        addTo(text, *name);
    for (const Channel &channel : orderedChannels(contact)) {
        addTo(text, channel.value);
        if (channel.canonicalValue != channel.value)
            addTo(text, channel.canonicalValue);
    }
    return text.text();
}

QString pastSearchText(const Deal &before, const Deal &after)
{
    IndexText text;
    for (const Difference &difference : differences(before, after)) {
        if (!isClock(difference))
            text.addJson(difference.before);
    }
    return text.text();
}

} // namespace sidelight
