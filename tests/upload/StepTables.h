// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/upload/RemovalSteps.h"
#include "core/upload/UploadSteps.h"

#include <QString>

#include <initializer_list>

namespace kurier::test {

inline constexpr char kHere[] = "http://server/files/a.bin";

/// An HTTP answer with these field lines.
inline UploadAnswer says(int status, std::initializer_list<const char *> lines = {},
                         const QByteArray &body = {}, const QByteArray &url = kHere)
{
    UploadAnswer answer;
    answer.url = url;
    answer.wasSent = answer.wasSentWhole = true;
    bool complete = answer.head.addLine("HTTP/1.1 " + std::to_string(status) + " Said\r\n");
    for (const char *const line : lines)
        complete = answer.head.addLine(line);
    complete = answer.head.addLine("\r\n");
    Q_UNUSED(complete)
    answer.body = body;
    return answer;
}

/// No answer came; \a whole: although the whole request had gone out.
inline UploadAnswer silence(bool whole)
{
    UploadAnswer answer;
    answer.url = kHere;
    answer.error = Error {ErrorCode::BgEConnectionClosed, ErrorContext::Transport, {}, {}};
    answer.wasSent = true;
    answer.wasSentWhole = whole;
    return answer;
}

/// A server of files: it did what it was asked; \a size of what is there.
inline UploadAnswer done(qint64 size = -1)
{
    UploadAnswer answer;
    answer.url = "sftp://server/a.bin";
    answer.wasSent = answer.wasSentWhole = true;
    answer.size = size;
    return answer;
}

inline UploadAnswer fails(ErrorCode code)
{
    UploadAnswer answer = done();
    answer.error = Error {code, ErrorContext::RemoteFile, {}, {}};
    return answer;
}

inline QString rangeText(const UploadCall &call)
{
    return call.part ? QStringLiteral(" %1-%2").arg(call.part->begin).arg(call.part->end)
                     : QString();
}

/// A step in one line: "PATCH http://… 0-5", "known ADDRESS TOKEN", "Finished", "Failed CODE ?!"
/// (? = may hold something unnamed, ! = may have arrived).
inline QString lineOf(const UploadStep &step)
{
    if (const auto *const call = std::get_if<UploadCall>(&step))
        return QString::fromLatin1(call->method + ' ' + call->url) + rangeText(*call);
    if (const auto *const known = std::get_if<SessionAnnouncement>(&step))
        return QStringLiteral("known %1 %2")
            .arg(QString::fromLatin1(known->session.address),
                 QString::fromLatin1(known->session.token))
            .trimmed();
    const auto &verdict = std::get<UploadVerdict>(step);
    if (verdict.outcome == UploadOutcome::Finished)
        return QStringLiteral("Finished");
    const QString word = verdict.outcome == UploadOutcome::SessionLost ? QStringLiteral("Lost")
                                                                       : QStringLiteral("Failed");
    return word + QLatin1Char(' ') + errorCodeName(verdict.error.code)
        + (verdict.mayHoldUnnamed ? QStringLiteral(" ?") : QString())
        + (verdict.mayHaveArrived ? QStringLiteral(" !") : QString());
}

inline QString lineOf(const RemovalStep &step)
{
    if (const auto *const call = std::get_if<UploadCall>(&step))
        return QString::fromLatin1(call->method + ' ' + call->url);
    const auto &verdict = std::get<RemovalVerdict>(step);
    constexpr const char *names[] = {"Removed", "Arrived", "Failed", "Refused", "StillThere"};
    return QStringLiteral("%1 %2")
        .arg(QLatin1String(names[static_cast<int>(verdict.result)]))
        .arg(verdict.bytes);
}

/// All steps on the way through \a answers, one line each; announcements are answered at once.
inline QStringList walk(UploadSteps &steps, const QList<UploadAnswer> &answers)
{
    QStringList lines;
    UploadStep step = steps.begin();
    qsizetype next = 0;
    for (;;) {
        lines.append(lineOf(step));
        if (std::holds_alternative<UploadVerdict>(step))
            return lines;
        if (std::holds_alternative<SessionAnnouncement>(step))
            step = steps.proceed();
        else if (next < answers.size())
            step = steps.answered(answers.at(next++));
        else
            return lines;
    }
}

inline QStringList walk(RemovalSteps &steps, const QList<UploadAnswer> &answers)
{
    QStringList lines;
    RemovalStep step = steps.begin();
    for (const UploadAnswer &answer : answers) {
        lines.append(lineOf(step));
        step = steps.answered(answer);
    }
    lines.append(lineOf(step));
    return lines;
}

} // namespace kurier::test
