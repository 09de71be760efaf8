// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/Console.h"
#include "app/ctl/JobArguments.h"
#include "core/job/CommandResult.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kurier {

/// What a command did to several jobs: one line or JSON object each, in order, and the first exit
/// code that is not 0.
class ResultReport final
{
public:
    explicit ResultReport(const Console &console);

    /// Adds a result. \a done is the sentence for a job that went well; \a more joins the JSON;
    /// a "message" in it is told instead of the error's own sentence.
    void add(const CommandResult &result, const QString &done, const QJsonObject &more = {});
    /// Adds DO_E_JOB_NOT_FOUND for every text that meant no job.
    void addUnknown(const QStringList &texts);

    /// Prints the JSON document, if wanted, and returns the exit code.
    [[nodiscard]] ExitCode finish() const;

private:
    void put(const QString &label, const Error &error, const QString &done, QJsonObject json);

    const Console &m_console;
    QJsonArray m_results;
    ExitCode m_code = ExitCode::Done;
};

} // namespace kurier
