// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/HostKeyQuestion.h"

#include "app/ctl/CtlText.h"
#include "core/access/ServerCertificate.h"
#include "core/control/JobJsonReader.h"
#include "ui/text/AccessText.h"

namespace kurier {

QString hostKeyQuestion(const Error &error)
{
    const auto key = certificateIn(error);
    if (!key || !key->isHostKey())
        return {};
    QStringList lines {sentence(error)};
    for (const QString &fact : accessFacts(error))
        lines.append(terminalText(fact));
    if (key->hasChanged())
        lines.append(CtlText::tr("Either the server has a new key, or somebody in between pretends "
                                 "to be the server. Nothing was sent to it."));
    else
        lines.append(CtlText::tr("Trust this key for this transfer?"));
    return lines.join(QLatin1Char('\n'));
}

std::optional<QByteArray> askHostKey(const CtlContext &context, const JobId &id)
{
    if (context.console.json() || !Console::canAsk())
        return std::nullopt;
    const auto answer =
        context.queue.call(QStringLiteral("show"), {{QStringLiteral("id"), id.toString()}});
    if (!answer)
        return std::nullopt;
    const JobSnapshot job = snapshotFromJson(answer->value(QLatin1String("job")).toObject());
    if (job.state != JobState::Error || !job.error)
        return std::nullopt;
    const QString question = hostKeyQuestion(*job.error);
    if (question.isEmpty())
        return std::nullopt;
    const ServerCertificate key = *certificateIn(*job.error);
    if (key.hasChanged()) {
        Console::notice(question);
        return QByteArray();
    }
    return Console::confirm(question) ? key.sha256 : QByteArray();
}

} // namespace kurier
