// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <utility>
#include <variant>

namespace sidelight {

/// A stretch of the answer's bytes. The answer's owner (Deal::body) turns it into text.
struct Span {
    quint32 offset = 0; ///< bytes
    quint32 length = 0; ///< bytes

    bool operator==(const Span &) const = default;
};

enum class FieldState : quint8 { Absent, Null, Value, Unreadable };

/// A field of the contract. Absent and null read alike ("not set") but stay apart, since they
/// compare and export as what they were (decision 2); unreadable keeps where its raw text stands.
template <typename T>
class Field
{
public:
    Field() = default; ///< absent
    Field(T value)
        : m_content(std::move(value))
    {}
    static Field null() { return Field(Null{}); }
    static Field unreadable(Span raw) { return Field(Unreadable{raw}); }

    FieldState state() const { return static_cast<FieldState>(m_content.index()); }
    bool hasValue() const { return state() == FieldState::Value; }
    bool isNotSet() const { return state() == FieldState::Absent || state() == FieldState::Null; }
    bool isUnreadable() const { return state() == FieldState::Unreadable; }

    const T *get() const { return std::get_if<T>(&m_content); } ///< nullptr unless there is a value
    const T &operator*() const { return std::get<T>(m_content); }
    const T *operator->() const { return &std::get<T>(m_content); }
    Span raw() const { return std::get<Unreadable>(m_content).span; } ///< unreadable only

    bool operator==(const Field &) const = default;

private:
    struct Null {
        bool operator==(const Null &) const = default;
    };
    struct Unreadable {
        Span span;
        bool operator==(const Unreadable &) const = default;
    };
    explicit Field(Null null)
        : m_content(null)
    {}
    explicit Field(Unreadable raw)
        : m_content(raw)
    {}

    std::variant<std::monostate, Null, T, Unreadable> m_content; // in the order of FieldState
};

} // namespace sidelight
