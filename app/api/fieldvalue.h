// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/api/jsonreader.h"
#include "app/domain/deal.h"

namespace sidelight {

/// Sets a field from a token of the body. Each returns what was expected, or nullptr when the field
/// was set; the token of a container may be empty, since no field is read from one.
const char *setField(JsonType type, const JsonToken &token, Field<QString> &field);
const char *setField(JsonType type, const JsonToken &token, Field<QUuid> &field);
const char *setField(JsonType type, const JsonToken &token, Field<Moment> &field); ///< C15
const char *setField(JsonType type, const JsonToken &token, Field<QDate> &field);  ///< C16
const char *setField(JsonType type, const JsonToken &token, Field<Number> &field);
const char *setField(JsonType type, const JsonToken &token, Field<bool> &field);

/// What the bytes between the quotes of a string or key stand for, in UTF-8. The quotes must be
/// there, on either side of the view.
QByteArray unescaped(QByteArrayView content);

} // namespace sidelight
