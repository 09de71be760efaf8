// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace kurier {

/// A value that is nearly always the default one and then takes a pointer's room, where there are
/// a million of its kind. Value; thread: each its owner's.
template <class T>
class Seldom
{
public:
    Seldom() = default;
    Seldom(T value) // NOLINT(google-explicit-constructor): stands where a T stood.
    {
        *this = std::move(value);
    }
    Seldom(const Seldom &other)
        : m_value(other.m_value ? std::make_unique<T>(*other.m_value) : nullptr)
    {
    }
    Seldom(Seldom &&other) noexcept = default;
    ~Seldom() = default;
    Seldom &operator=(const Seldom &other)
    {
        if (this != &other)
            m_value = other.m_value ? std::make_unique<T>(*other.m_value) : nullptr;
        return *this;
    }
    Seldom &operator=(Seldom &&other) noexcept = default;
    Seldom &operator=(T value)
    {
        m_value = value == T() ? nullptr : std::make_unique<T>(std::move(value));
        return *this;
    }

    [[nodiscard]] const T &get() const { return m_value ? *m_value : none(); }
    operator const T &() const { return get(); } // NOLINT(google-explicit-constructor)
    [[nodiscard]] const T *operator->() const { return &get(); }
    /// The value to be changed. Takes its room from now on, even if it becomes the default again.
    [[nodiscard]] T &edit()
    {
        if (!m_value)
            m_value = std::make_unique<T>();
        return *m_value;
    }
    [[nodiscard]] bool isSet() const { return m_value != nullptr; }
    void reset() { m_value.reset(); }

    friend bool operator==(const Seldom &a, const Seldom &b) { return a.get() == b.get(); }

private:
    [[nodiscard]] static const T &none()
    {
        static const T value {};
        return value;
    }

    std::unique_ptr<T> m_value;
};

} // namespace kurier
