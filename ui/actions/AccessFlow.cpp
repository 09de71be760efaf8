// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/AccessFlow.h"

#include "core/access/SignInNeed.h"
#include "core/access/UserInfo.h"
#include "ui/actions/ResultText.h"
#include "ui/text/AccessText.h"
#include "ui/text/ErrorText.h"

#include <QPointer>
#include <QUrl>

namespace kurier {

namespace {

/// The host of an origin, with its port unless that is the usual one.
QString serverOf(const QByteArray &origin)
{
    const QUrl url = QUrl::fromEncoded(origin);
    const bool usual = url.port() < 0
        || (url.scheme() == QLatin1String("https") && url.port() == 443)
        || (url.scheme() == QLatin1String("sftp") && url.port() == 22)
        || (url.scheme() == QLatin1String("http") && url.port() == 80);
    return usual ? url.host() : url.host() + QLatin1Char(':') + QString::number(url.port());
}

/// What two refusals must share to be answered together; empty when there is nothing to answer.
QString keyOf(const JobSnapshot &job)
{
    if (!job.error)
        return {};
    if (const auto need = signInNeed(*job.error))
        return QString::fromLatin1(need->origin) + QLatin1Char(' ') + need->realm;
    const auto certificate = certificateIn(*job.error);
    return certificate ? QString::fromLatin1(certificate->sha256) : QString();
}

} // namespace

AccessNeed accessNeed(const JobSnapshot &job)
{
    if (!job.error || job.state != JobState::Error)
        return AccessNeed::None;
    if (signInNeed(*job.error))
        return AccessNeed::SignIn;
    const auto certificate = certificateIn(*job.error);
    if (!certificate)
        return AccessNeed::None;
    return certificate->isHostKey() ? AccessNeed::HostKey : AccessNeed::Trust;
}

AccessFlow::AccessFlow(TransferQueue &queue, UserPrompts &prompts, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_prompts(prompts)
{
    connect(&queue, &TransferQueue::statusChanged, this,
            [this](const QueueStatus &status) { m_keyRing = status.keyRing; });
}

void AccessFlow::start(const QList<JobSnapshot> &jobs)
{
    if (m_asking)
        return;
    const auto first = std::find_if(jobs.begin(), jobs.end(), [](const JobSnapshot &job) {
        return accessNeed(job) != AccessNeed::None;
    });
    if (first == jobs.end())
        return;
    QList<JobId> ids;
    for (const JobSnapshot &job : jobs) {
        if (accessNeed(job) == accessNeed(*first) && keyOf(job) == keyOf(*first))
            ids.append(job.id);
    }
    m_asking = true;
    if (accessNeed(*first) == AccessNeed::SignIn)
        signIn(*first, ids);
    else
        trust(*first, ids);
}

void AccessFlow::signIn(const JobSnapshot &first, const QList<JobId> &ids)
{
    const AccessChallenge need = *signInNeed(*first.error);
    SignInQuestion question;
    question.server = serverOf(need.origin);
    question.realm = need.realm;
    question.proxy = need.proxy;
    question.token = need.bearer && !need.basic && !need.digest;
    question.readable = need.origin.startsWith("http:") && !need.digest;
    question.canRemember = m_keyRing;
    m_prompts.askSignIn(question,
                        [self = QPointer(this), ids](const std::optional<SignInAnswer> &answer) {
                            AccessFlow *flow = self.data();
                            if (!flow)
                                return;
                            flow->m_asking = false;
                            if (answer)
                                flow->grant({answer->credentials, answer->remember, {}}, ids);
                        });
}

void AccessFlow::trust(const JobSnapshot &first, const QList<JobId> &ids)
{
    TrustQuestion question;
    question.certificate = *certificateIn(*first.error);
    question.server = serverOf(originOf(first.error->subject.toUtf8()));
    Error about = *first.error;
    about.subject.clear();
    question.reason = errorText(about);
    question.facts = accessFacts(*first.error);
    m_prompts.confirmTrust(
        question, [self = QPointer(this), ids, sha256 = question.certificate.sha256](bool trusted) {
            AccessFlow *flow = self.data();
            if (!flow)
                return;
            flow->m_asking = false;
            if (trusted)
                flow->grant({std::nullopt, false, sha256}, ids);
        });
}

void AccessFlow::grant(const AccessGrant &grant, const QList<JobId> &ids)
{
    m_queue.grantAccess(grant, ids, this, [this](const CommandResults &results) {
        if (const QString text = refusedText(JobCommand::Resume, results); !text.isEmpty())
            Q_EMIT message(text);
    });
}

} // namespace kurier
