// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QString>

namespace sidelight {

/// Many short texts in one piece of memory, where a QString each would cost three times as much. A text
/// is named by a number; 0 is the empty one. Nothing is ever taken out.
class TextPool
{
public:
    quint32 add(QByteArrayView utf8);
    quint32 add(const QString &text) { return add(QByteArrayView(text.toUtf8())); }
    /// The same number for the same text: for what many share, such as the name of a stage.
    quint32 addShared(const QString &text);

    QByteArrayView utf8(quint32 text) const; ///< until the next add()
    QString text(quint32 text) const { return QString::fromUtf8(utf8(text)); }
    qsizetype size() const { return m_bytes.size(); }      ///< in bytes
    qsizetype bytes() const { return m_bytes.capacity(); } ///< of memory

private:
    QByteArray m_bytes{4, '\0'}; ///< each text behind its length in four bytes; the empty one first
    QHash<QString, quint32> m_shared;
};

} // namespace sidelight
