// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/CtlArguments.h"
#include "core/job/JobSpec.h"

#include <optional>

namespace kurier {

/// Why the options of a call make no request.
struct AddProblem
{
    QString text;
    bool usage = true; ///< False: the call is right, but it cannot be done (exit 1).
};

/// Reads the options that add and upload share, one after another, and keeps the first problem.
class JobOptionsParser final
{
public:
    explicit JobOptionsParser(const CtlCall &call)
        : m_call(call)
    {
    }

    [[nodiscard]] const std::optional<AddProblem> &problem() const { return m_problem; }
    void fail(const QString &text, bool usage = true);

    /// What all jobs of the call have in common; without directory and files.
    [[nodiscard]] JobSpec spec();

private:
    qint64 number(const char *option, qint64 fallback, qint64 least, qint64 most);
    JobOptions options();
    void readAccess(JobOptions &options);
    QByteArray text(const char *option);

    const CtlCall &m_call;
    std::optional<AddProblem> m_problem;
};

} // namespace kurier
