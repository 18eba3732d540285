// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/textpool.h"

#include <cstring>

namespace sidelight {

quint32 TextPool::add(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return 0;
    const auto length = quint32(utf8.size());
    const qsizetype place = m_bytes.size();
    if (place + 4 + utf8.size() > qsizetype(0xffffffff))
        return 0; // some twenty million names; the text is missing, the deal is not
    m_bytes.append(reinterpret_cast<const char *>(&length), 4);
    m_bytes.append(utf8.data(), utf8.size());
    return quint32(place);
}

quint32 TextPool::addShared(const QString &text)
{
    if (text.isEmpty())
        return 0;
    const auto known = m_shared.constFind(text);
    if (known != m_shared.constEnd())
        return *known;
    const quint32 number = add(text);
    m_shared.insert(text, number);
    return number;
}

QByteArrayView TextPool::utf8(quint32 text) const
{
    quint32 length = 0;
    std::memcpy(&length, m_bytes.constData() + text, 4);
    return {m_bytes.constData() + text + 4, qsizetype(length)};
}

} // namespace sidelight
