// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>

#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <optional>

namespace sidelight {

/// One of the schemas in app/export, as a program of somebody else would check against it.
class SchemaCheck
{
public:
    explicit SchemaCheck(const QString &name)
    {
        QFile file(QStringLiteral(TEST_DATA "/../../app/export/") + name);
        rapidjson::Document schema;
        if (file.open(QIODevice::ReadOnly) && !schema.Parse(file.readAll().constData()).HasParseError())
            m_schema.emplace(schema);
    }

    bool isUsable() const { return m_schema.has_value(); }

    /// Whether the validator's own parser takes it: it refuses numbers beyond a double and lone surrogates.
    static bool canRead(const QByteArray &json)
    {
        rapidjson::Document document;
        document.Parse<rapidjson::kParseIterativeFlag>(json.constData(), std::size_t(json.size()));
        return !document.HasParseError();
    }

    /// Where and why it breaks the schema; empty when it does not.
    QString fault(const QByteArray &json) const
    {
        rapidjson::Document document;
        document.Parse<rapidjson::kParseIterativeFlag>(json.constData(), std::size_t(json.size()));
        if (document.HasParseError())
            return QStringLiteral("not JSON");
        rapidjson::SchemaValidator validator(*m_schema);
        if (document.Accept(validator))
            return QString();
        rapidjson::StringBuffer where;
        validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
        return QString::fromUtf8(where.GetString()) + u' '
               + QString::fromLatin1(validator.GetInvalidSchemaKeyword());
    }

private:
    std::optional<rapidjson::SchemaDocument> m_schema;
};

} // namespace sidelight
