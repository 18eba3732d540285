// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/dealtext.h"

#include "app/domain/identifier.h"
#include "app/domain/jsontext.h"
#include "app/domain/people.h"

#include <QCoreApplication>

#include <algorithm>

namespace sidelight {

namespace {

struct DealWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::DealText)
};

constexpr QChar isolateStart(0x2068);
constexpr QChar isolateEnd(0x2069);

/// Empty for a character that does not turn the reading direction.
QStringView directionName(QChar c)
{
    switch (c.unicode()) {
    case 0x202a: return u"LRE";
    case 0x202b: return u"RLE";
    case 0x202c: return u"PDF";
    case 0x202d: return u"LRO";
    case 0x202e: return u"RLO";
    case 0x2066: return u"LRI";
    case 0x2067: return u"RLI";
    case 0x2068: return u"FSI";
    case 0x2069: return u"PDI";
    default: return {};
    }
}

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c.unicode() == 0x85
           || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

enum class Breaks { Blank, Keep };

QString cleaned(const QString &text, Breaks breaks)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const QStringView direction = directionName(c);
        if (!direction.isEmpty()) {
            out += u'‹';
            out += direction;
            out += u'›';
        } else if (breaks == Breaks::Keep && isLineBreak(c)) {
            if (c == u'\r' && at + 1 < text.size() && text[at + 1] == u'\n')
                ++at;
            out += u'\n';
        } else if (isLineBreak(c) || c.category() == QChar::Other_Control) {
            if (!out.endsWith(u' '))
                out += u' ';
        } else {
            out += c;
        }
    }
    return out.trimmed();
}

QString reasonText(const Deal &deal)
{
    const bool isWon = hasText(deal.wonReason);
    if (isWon && hasText(deal.lostReason))
        return DealWords::tr(
            "The deal is open, although a reason for winning and one for losing are filled in.");
    return isWon ? DealWords::tr("The deal is open, although a reason for winning it is filled in.")
                 : DealWords::tr("The deal is open, although a reason for losing it is filled in.");
}

QString noPrimaryText(const Deal &deal)
{
    if (dealContactPlace(deal) == DealContactPlace::NotPrimary)
        return DealWords::tr("No contact is marked as primary; the deal itself names contact %1.")
            .arg(shortIdentifier(*deal.contactId));
    return DealWords::tr("No contact is marked as primary.");
}

QString shortened(QString line, qsizetype most)
{
    if (line.size() <= most)
        return line;
    line.truncate(most - 1);
    if (line.back().isHighSurrogate())
        line.chop(1);
    return line + u'…';
}

} // namespace

QString titleText(const Deal &deal)
{
    if (hasText(deal.name))
        return oneLine(*deal.name);
    return untitledText(deal.id);
}

QString untitledText(const QUuid &id)
{
    return DealWords::tr("(untitled) %1").arg(shortIdentifier(id));
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Open: return DealWords::tr("Open");
    case Outcome::Won: return DealWords::tr("Won");
    case Outcome::Lost: return DealWords::tr("Lost");
    case Outcome::Closed: return DealWords::tr("Closed");
    case Outcome::Deleted: return DealWords::tr("Deleted");
    case Outcome::Unclear: return DealWords::tr("Unclear");
    }
    Q_UNREACHABLE();
}

QString placeText(const Deal &deal)
{
    return DealWords::tr("%1 › %2", "pipeline and stage")
        .arg(lineText(deal, deal.pipelineName), lineText(deal, deal.stageName));
}

QString outcomeReason(const Deal &deal)
{
    switch (outcome(deal)) {
    case Outcome::Open: return DealWords::tr("closed_at is not set");
    case Outcome::Won: return DealWords::tr("closed_at is set, with a won reason and no lost reason");
    case Outcome::Lost: return DealWords::tr("closed_at is set, with a lost reason and no won reason");
    case Outcome::Closed:
        if (deal.wonReason.isUnreadable() || deal.lostReason.isUnreadable())
            return DealWords::tr("closed_at is set, with a reason that cannot be read");
        return hasText(deal.wonReason)
                   ? DealWords::tr("closed_at is set, with a won reason and a lost reason")
                   : DealWords::tr("closed_at is set, without a reason");
    case Outcome::Deleted: return DealWords::tr("deleted_at is set");
    case Outcome::Unclear:
        return deal.deletedAt.isUnreadable() ? DealWords::tr("deleted_at cannot be read")
                                             : DealWords::tr("closed_at cannot be read");
    }
    Q_UNREACHABLE();
}

QString oneLine(const QString &text)
{
    return cleaned(text, Breaks::Blank);
}

QString shortName(const QString &name)
{
    return shortened(oneLine(name), 40);
}

QString cappedName(const QString &name)
{
    return shortened(oneLine(name), 100);
}

QString severalLines(const QString &text)
{
    return cleaned(text, Breaks::Keep);
}

QString lineText(const Deal &deal, const Field<QString> &field)
{
    if (field.hasValue() && !hasText(field))
        return notSetText();
    return fieldText(deal, field, oneLine);
}

QString blockText(const Deal &deal, const Field<QString> &field)
{
    if (field.hasValue() && !hasText(field))
        return notSetText();
    return fieldText(deal, field, severalLines);
}

QString isolated(const QString &text)
{
    return isolateStart + severalLines(text) + isolateEnd;
}

QString withoutIsolation(QString text)
{
    return text.remove(isolateStart).remove(isolateEnd);
}

QString contradictionText(Contradiction contradiction, const Deal &deal)
{
    switch (contradiction) {
    case Contradiction::SeveralPrimaries:
        return DealWords::tr("%n contacts are marked as primary.", nullptr,
                             int(primaryLinks(deal.links()).size()));
    case Contradiction::NoPrimary: return noPrimaryText(deal);
    case Contradiction::ContactNotPrimary:
        return DealWords::tr("The deal itself names contact %1, but another contact is marked as primary.")
            .arg(shortIdentifier(*deal.contactId));
    case Contradiction::ContactNotLinked:
        return DealWords::tr("The deal itself names contact %1, which is not among its contacts.")
            .arg(shortIdentifier(*deal.contactId));
    case Contradiction::ClosedWithoutReason:
        return DealWords::tr("The deal is closed without a reason, so won or lost cannot be told.");
    case Contradiction::ClosedBothReasons:
        return DealWords::tr(
            "The deal is closed with a reason for winning and one for losing, so won or lost "
            "cannot be told.");
    case Contradiction::OpenWithReason: return reasonText(deal);
    case Contradiction::OpenPastDue:
        return DealWords::tr("The deal is still open, although its expected close has passed.");
    case Contradiction::AmountWithoutCurrency: return DealWords::tr("The amount has no currency.");
    }
    Q_UNREACHABLE();
}

QString contactTitle(const DealContact &link)
{
    if (link.contactId.get())
        return DealWords::tr("Contact %1").arg(shortIdentifier(*link.contactId));
    return link.contactId.isUnreadable() ? DealWords::tr("Contact with an unreadable ID")
                                         : DealWords::tr("Contact without an ID");
}

QString notSetText()
{
    return DealWords::tr("not set");
}

QString unreadableText(QByteArrayView raw)
{
    return DealWords::tr("unreadable: %1").arg(shortJson(raw));
}

QString shortJson(QByteArrayView json)
{
    constexpr qsizetype maxLength = 120;
    // An escape takes up to six bytes a character; more is never looked at, however long the value.
    QByteArray start = json.trimmed().first(std::min(json.trimmed().size(), 8 * maxLength)).toByteArray();
    const bool isString = jsonKind(start) == JsonKind::String;
    if (isString && start.size() < json.trimmed().size())
        start += '"';
    return shortened(oneLine(isString ? jsonString(start) : QString::fromUtf8(start)).simplified(),
                     maxLength);
}

} // namespace sidelight
