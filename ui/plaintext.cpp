// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plaintext.h"

#include <QTextBoundaryFinder>

namespace sidelight {

Excerpt excerpt(const QString &text)
{
    constexpr qsizetype longest = 8'000; // characters; a line of a million takes seconds
    constexpr int most = 10'000;         // lines; each takes about three microseconds
    Excerpt shown;
    qsizetype from = 0;
    for (int line = 0; line < most && from < text.size(); ++line) {
        const qsizetype newLine = text.indexOf(u'\n', from);
        const qsizetype end = newLine < 0 ? text.size() : newLine + 1;
        qsizetype count = end - from;
        const bool isLong = count > longest;
        if (isLong)
            count = text[from + longest - 1].isHighSurrogate() ? longest - 1 : longest;
        shown.text += QStringView(text).sliced(from, count);
        if (isLong)
            shown.text += u'\n';
        from += count;
    }
    shown.isCut = from < text.size();
    return shown;
}

QString breakable(const QString &text, const QFontMetrics &metrics, int width)
{
    constexpr QChar mayBreak(0x200b);
    QString shown;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = from;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        const QString word = text.mid(from, end - from);
        QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word);
        const bool isWide = metrics.horizontalAdvance(word) > width;
        for (qsizetype at = 0; isWide && at < word.size();) {
            const qsizetype next = letters.toNextBoundary();
            shown += QStringView(word).sliced(at, next - at);
            shown += mayBreak;
            at = next;
        }
        if (!isWide)
            shown += word;
        from = end;
        for (; from < text.size() && text[from].isSpace(); ++from)
            shown += text[from];
    }
    return shown;
}

} // namespace sidelight
