// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>

namespace kurier {

/// Writes {"jobs": […]} to stdout while the pages come, so that a long queue never stands in
/// memory. Thread: main.
class JobsDocument final
{
public:
    void append(const QJsonArray &jobs);
    /// Closes it, with \a errors about queues that could not be read.
    void finish(const QJsonArray &errors) const;
    [[nodiscard]] bool isBegun() const { return m_begun; }

private:
    bool m_begun = false;
};

} // namespace kurier
