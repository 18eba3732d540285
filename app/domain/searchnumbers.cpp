// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/searchnumbers.h"

#include <algorithm>

namespace sidelight {

namespace {

constexpr qsizetype maxDigits = 24; // the longest phone number has 15
constexpr qsizetype minAbroad = 6;  // with less behind `00` it is no number of another country

bool isDigitAt(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text[at] >= u'0' && text[at] <= u'9';
}

bool isHexAt(QStringView text, qsizetype at)
{
    return isDigitAt(text, at)
           || (at < text.size()
               && ((text[at] >= u'a' && text[at] <= u'f') || (text[at] >= u'A' && text[at] <= u'F')));
}

bool isGroupSign(QChar c)
{
    switch (c.unicode()) {
    case u',':
    case u'\'':
    case u'_':
    case 0x00a0:
    case 0x2009:
    case 0x2019:
    case 0x202f: return true;
    default: return false;
    }
}

qsizetype digitsFrom(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (isDigitAt(text, end))
        ++end;
    return end - at;
}

/// The end of a number whose thousands are parted; `at` itself where they are not.
qsizetype groupedEnd(QStringView text, qsizetype at)
{
    const qsizetype first = digitsFrom(text, at);
    qsizetype end = at + first;
    if (first > 3 || end >= text.size() || !isGroupSign(text[end]))
        return at;
    const QChar sign = text[end];
    while (end < text.size() && text[end] == sign && digitsFrom(text, end + 1) == 3)
        end += 4;
    // `1,234,5` is no number of thousands; a comma behind the last group is a comma.
    const bool isBroken = end < text.size() && text[end] == sign && isDigitAt(text, end + 1);
    return end == at + first || isBroken ? at : end;
}

bool isSeparator(QChar c, bool isSpaced)
{
    if (c == u'-' || c == u'/')
        return true;
    return isSpaced && (c.isSpace() || c == u'(' || c == u')' || c == u'.');
}

/// Digits of the country's prefix, by the first of them (ITU-T E.164).
qsizetype countryDigits(QStringView number)
{
    constexpr QStringView ofTwo =
        u"20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 "
        u"58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";
    if (number.startsWith(u'1') || number.startsWith(u'7'))
        return 1;
    for (qsizetype at = 0; at < ofTwo.size(); at += 3) {
        if (number.startsWith(ofTwo.sliced(at, 2)))
            return 2;
    }
    return 3;
}

bool hasCountry(QStringView grouped)
{
    return grouped.startsWith(u'+') || grouped.startsWith(u"00");
}

} // namespace

QString withoutGrouping(const QString &text)
{
    if (std::none_of(text.cbegin(), text.cend(), isGroupSign))
        return text;
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const bool isStart = isDigitAt(text, at) && (at == 0 || !text[at - 1].isLetterOrNumber())
                             && !(at > 1 && isGroupSign(text[at - 1]) && isDigitAt(text, at - 2))
                             && !(at > 1 && text[at - 1] == u'.' && isDigitAt(text, at - 2));
        const qsizetype end = isStart ? groupedEnd(text, at) : at;
        for (; at < end; ++at) {
            if (isDigitAt(text, at))
                out += text[at];
        }
        if (end < text.size() && at == end)
            out += text[at++];
    }
    return out;
}

qsizetype groupedLength(QStringView text)
{
    const bool isOpened = text.startsWith(u'+') || text.startsWith(u'(');
    const bool isSpaced = isOpened || (text.startsWith(u'0') && isDigitAt(text, 1));
    if (!isSpaced && !isDigitAt(text, 0))
        return 0;
    qsizetype end = 0; // behind the last digit of the last whole group
    qsizetype digits = 0;
    int groups = 0;
    for (qsizetype at = isOpened ? 1 : 0; digits < maxDigits;) {
        qsizetype start = at;
        while (start < text.size() && start < at + 3 && isSeparator(text[start], isSpaced))
            ++start;
        const qsizetype count = digitsFrom(text, start);
        const qsizetype next = start + count;
        if (count == 0 || (next < text.size() && text[next].isLetter()))
            break;
        digits += count;
        ++groups;
        end = next;
        at = next;
    }
    const bool isAlone = text.startsWith(u'+') || (text.startsWith(u"00") && digits > minAbroad);
    return groups > 1 || (groups == 1 && isAlone) ? end : 0;
}

qsizetype identifierLength(QStringView text)
{
    qsizetype end = 0;
    while (end < 8 && isHexAt(text, end))
        ++end;
    if (end < 8 || end >= text.size() || text[end] != u'-')
        return 0;
    while (end < text.size() && end < 36 && (isHexAt(text, end) || text[end] == u'-'))
        ++end;
    return end < text.size() && text[end].isLetterOrNumber() ? 0 : end;
}

QString joined(QStringView grouped)
{
    QString out(grouped.size(), Qt::Uninitialized);
    const auto end = std::copy_if(grouped.begin(), grouped.end(), out.begin(),
                                  [](QChar c) { return c.isLetterOrNumber(); });
    out.truncate(end - out.begin());
    return out.startsWith(u"00") && out.size() > minAbroad ? out.sliced(2) : out;
}

QStringList otherForms(QStringView grouped)
{
    QStringList forms;
    const QString number = joined(grouped);
    if (hasCountry(grouped) && number.size() > 4) {
        const QString national = number.sliced(countryDigits(number));
        forms << national << u'0' + national;
    } else if (grouped.startsWith(u'0')) {
        forms << number.sliced(1);
    }
    qsizetype begin = 0;
    for (qsizetype at = 0; at < grouped.size(); ++at) {
        if (grouped[at].isLetterOrNumber())
            continue;
        if (at > begin)
            forms << grouped.sliced(begin, at - begin).toString();
        begin = at + 1;
    }
    return forms << grouped.sliced(begin).toString();
}

} // namespace sidelight
