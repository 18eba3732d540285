// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/samplelist.h"

#include "app/domain/identifier.h"

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

constexpr qsizetype perPage = 50;
constexpr uint many = 10'000;
constexpr uint firstOfMany = 0xdeaf0000;

struct FormName {
    const char *name;
    SampleList form;
};

constexpr FormName names[] = {
    {"array", SampleList::Array}, {"loop", SampleList::Loop}, {"many", SampleList::Many}};

QUuid oneOfMany(uint number)
{
    return {firstOfMany + number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1};
}

QByteArray arrayOf(const QList<QUuid> &ids)
{
    QByteArrayList elements;
    for (const QUuid &id : ids)
        elements += R"({"id": ")" + identifierText(id).toLatin1() + R"("})";
    return '[' + elements.join(", ") + ']';
}

} // namespace

std::optional<SampleList> sampleListForm(const QString &name)
{
    const auto found = std::find_if(std::begin(names), std::end(names), [&name](const FormName &known) {
        return name == QLatin1StringView(known.name);
    });
    return found == std::end(names) ? std::nullopt : std::optional(found->form);
}

QStringList sampleListNames()
{
    QStringList all;
    for (const FormName &known : names)
        all += QString::fromLatin1(known.name);
    return all;
}

QByteArray sampleListBody(const QList<QUuid> &ids, const QByteArray &cursor, SampleList form)
{
    if (form == SampleList::Array)
        return arrayOf(ids);
    const qsizetype begin =
        std::clamp<qsizetype>(cursor.mid(qsizetype(sizeof "after ") - 1).toLongLong(), 0, ids.size());
    const qsizetype end = begin + perPage;
    const bool isLoop = form == SampleList::Loop;
    const bool hasMore = isLoop || end < ids.size();
    const qsizetype next = isLoop && end >= ids.size() ? perPage : end;
    const QByteArray nextCursor =
        hasMore ? "\"after " + QByteArray::number(next) + '"' : QByteArray("null");
    return R"({"data": )" + arrayOf(ids.mid(begin, perPage)) + R"(, "has_more": )"
           + (hasMore ? "true" : "false") + R"(, "next_cursor": )" + nextCursor + '}';
}

QList<QUuid> manyListed()
{
    QList<QUuid> ids;
    for (uint i = 0; i < many; ++i)
        ids += oneOfMany(i);
    return ids;
}

bool isOneOfMany(const QUuid &id)
{
    return id.data1 >= firstOfMany && id.data1 - firstOfMany < many
           && id == oneOfMany(id.data1 - firstOfMany);
}

} // namespace sidelight
