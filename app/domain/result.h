// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"

#include <utility>
#include <variant>

namespace sidelight {

/// A T or the Error that stood in its way.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_content(std::move(value))
    {}
    Result(Error error)
        : m_content(std::move(error))
    {}

    explicit operator bool() const { return std::holds_alternative<T>(m_content); }
    const T &operator*() const { return std::get<T>(m_content); }
    T &operator*() { return std::get<T>(m_content); }
    const T *operator->() const { return &std::get<T>(m_content); }
    T *operator->() { return &std::get<T>(m_content); }
    const Error &error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

} // namespace sidelight
