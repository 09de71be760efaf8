// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobOptionsParser.h"

#include "app/ctl/AddArguments.h"
#include "app/ctl/CtlText.h"
#include "core/access/ServerCertificate.h"

#include <QDir>
#include <QFileInfo>

namespace kurier {

using std::chrono::seconds;

void JobOptionsParser::fail(const QString &text, bool usage)
{
    if (!m_problem)
        m_problem = AddProblem {text, usage};
}

qint64 JobOptionsParser::number(const char *option, qint64 fallback, qint64 least, qint64 most)
{
    if (!m_call.has(option))
        return fallback;
    bool read = false;
    const qint64 value = m_call.value(option).toLongLong(&read);
    if (!read || value < least || value > most) {
        fail(CtlText::tr("--%1 needs a number from %2 to %3")
                 .arg(QLatin1String(option))
                 .arg(least)
                 .arg(most));
    }
    return value;
}

JobOptions JobOptionsParser::options()
{
    constexpr qint64 kYear = 365LL * 24 * 3600;
    constexpr qint64 kMostConnections = 32;
    JobOptions options;
    options.overwrite = m_call.has("overwrite");
    options.userAgent = text("user-agent");
    options.referer = text("referer");
    readAccess(options);
    options.connections = static_cast<qint32>(number("connections", 0, 1, kMostConnections));
    options.minimumRetryDelay =
        seconds(number("retry-delay", options.minimumRetryDelay.count(), 1, kYear));
    options.noProgressTimeout =
        seconds(number("no-progress-timeout", options.noProgressTimeout.count(), 1, kYear));
    if (m_call.has("limit")) {
        const auto rate = parseRate(m_call.value("limit"));
        if (!rate)
            fail(CtlText::tr("--limit needs a rate such as 500K or 2M"));
        options.rateLimit = rate.value_or(0);
    }
    const QStringList headers = m_call.options.value(QStringLiteral("header"));
    for (const QString &header : headers) {
        if (const auto valid = validateHeader(header.toUtf8()); !valid)
            fail(CtlText::tr("--header %1: %2").arg(terminalText(header), sentence(valid.error())));
        options.headers.append(header.toUtf8());
    }
    return options;
}

void JobOptionsParser::readAccess(JobOptions &options)
{
    const auto proxy = parseProxy(m_call.value("proxy"));
    if (!proxy)
        fail(CtlText::tr("--proxy needs http, https, socks5 or socks5h://host:port, system or "
                         "none"));
    options.proxy = proxy.value_or(QByteArray());
    options.netrc = m_call.has("netrc");
    if (m_call.has("cookies")) {
        options.cookies = QDir::current().absoluteFilePath(m_call.value("cookies"));
        if (!QFileInfo(options.cookies).isReadable())
            fail(CtlText::tr("%1 cannot be read").arg(terminalText(options.cookies)), false);
    }
    if (m_call.has("trust")) {
        options.trust = parseFingerprint(m_call.value("trust"));
        if (options.trust.isEmpty())
            fail(CtlText::tr("--trust needs sha-256:HEX (64 digits)"));
    }
    const bool asks = m_call.has("login") || m_call.has("ask-password") || m_call.has("ask-token");
    if (asks && m_call.value("input") == QLatin1String("-"))
        fail(CtlText::tr("--input - leaves nobody to ask for a password"));
}

QByteArray JobOptionsParser::text(const char *option)
{
    const QString value = m_call.value(option);
    for (const QChar c : value) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            fail(CtlText::tr("--%1 must not hold control characters").arg(QLatin1String(option)));
    }
    return value.toUtf8();
}

JobSpec JobOptionsParser::spec()
{
    JobSpec spec;
    spec.options = options();
    spec.name = m_call.value("name");
    spec.description = m_call.value("description");
    spec.suspended = m_call.has("suspended");
    spec.autoComplete = !m_call.has("manual-complete");
    if (m_call.has("priority")) {
        const auto priority = jobPriorityFromName(m_call.value("priority"));
        if (!priority)
            fail(CtlText::tr("--priority is foreground, high, normal or low"));
        spec.priority = priority.value_or(JobPriority::Normal);
    }
    return spec;
}

} // namespace kurier
