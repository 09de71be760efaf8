// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ResultReport.h"

#include "app/ctl/CtlText.h"
#include "core/control/JobJson.h"

namespace kurier {

ResultReport::ResultReport(const Console &console)
    : m_console(console)
{
}

void ResultReport::add(const CommandResult &result, const QString &done, const QJsonObject &more)
{
    if (!m_console.json())
        return put(result.id.toString(), result.error, done, more);
    QJsonObject json = resultToJson(result);
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    put(result.id.toString(), result.error, done, std::move(json));
}

void ResultReport::addUnknown(const QStringList &texts)
{
    for (const QString &text : texts) {
        const Error error {ErrorCode::DoEJobNotFound, ErrorContext::None, {}, {}};
        QJsonObject json = resultToJson({{}, error});
        json.insert(QStringLiteral("id"), text);
        put(terminalText(text), error, {}, std::move(json));
    }
}

void ResultReport::put(const QString &label, const Error &error, const QString &done,
                       QJsonObject json)
{
    const QString own = json.value(QLatin1String("message")).toString();
    if (m_console.json())
        m_results.append(json);
    if (m_code == ExitCode::Done)
        m_code = exitCodeOf(error);
    if (error.code == ErrorCode::Ok)
        m_console.line(QStringLiteral("%1: %2").arg(label, done));
    else
        Console::error(
            QStringLiteral("%1: %2").arg(label, own.isEmpty() ? fullSentence(error) : own));
}

ExitCode ResultReport::finish() const
{
    if (m_console.json())
        Console::document({{QStringLiteral("results"), m_results}});
    return m_code;
}

} // namespace kurier
