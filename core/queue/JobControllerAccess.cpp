// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How jobs get to their servers: credentials, proxies, cookies, trusted certificates.
#include "core/access/Netrc.h"
#include "core/access/ServerCertificate.h"
#include "core/access/SignInNeed.h"
#include "core/access/UserInfo.h"
#include "core/base/LogCategories.h"
#include "core/queue/JobController.h"
#include "core/queue/LaterReply.h"

#include <QUrl>

#include <algorithm>

namespace kurier {

namespace {

CredentialOwner ownerOf(const JobId &id)
{
    return id.toString().toLatin1();
}

bool isCredential(const QByteArray &header)
{
    return credentialsInHeader(header).has_value();
}

/// Headers and proxy of \a options without credentials; those are added to \a found, the headers'
/// for the servers of all \a files.
JobOptions withoutCredentials(const JobOptions &options, const std::vector<JobFile> &files,
                              AccessList &found)
{
    JobOptions clean = options;
    clean.headers.removeIf([&found, &files](const QByteArray &header) {
        const auto credentials = credentialsInHeader(header);
        for (const JobFile &file : files) {
            if (credentials)
                found.append({originOf(file.url), *credentials});
        }
        return credentials.has_value();
    });
    SplitUrl proxy = splitUserInfo(options.proxy);
    if (proxy.credentials)
        found.append({originOf(proxy.url), *proxy.credentials});
    clean.proxy = proxy.url;
    return clean;
}

/// Without a user these protocols cannot even ask for a password (or use a key); the name alone is
/// no secret, and needed after a restart.
QByteArray withUser(const SplitUrl &split)
{
    const bool named =
        split.credentials && (split.url.startsWith("sftp:") || split.url.startsWith("ftp"));
    if (!named)
        return split.url;
    QUrl url = QUrl::fromEncoded(split.url);
    url.setUserName(QString::fromUtf8(split.credentials->user), QUrl::DecodedMode);
    return url.toEncoded();
}

} // namespace

void JobController::setCredentialsApart(Job &job, const std::optional<Credentials> &given)
{
    AccessList found;
    for (JobFile &file : job.files) {
        SplitUrl split = splitUserInfo(file.url);
        file.url = withUser(split);
        if (split.credentials)
            found.append({originOf(split.url), *split.credentials});
        else if (given)
            found.append({originOf(split.url), *given});
        if (!file.addresses.isSet())
            continue;
        for (QByteArray &address : file.addresses.edit()) {
            const SplitUrl mirror = splitUserInfo(address);
            address = withUser(mirror);
            if (mirror.credentials)
                found.append({originOf(mirror.url), *mirror.credentials});
        }
    }
    const JobOptions &options = job.effectiveOptions();
    const bool inOptions = options.proxy.contains('@')
        || std::any_of(options.headers.begin(), options.headers.end(), isCredential);
    if (inOptions)
        job.options =
            std::make_shared<const JobOptions>(withoutCredentials(options, job.files, found));
    for (const OriginCredentials &each : found)
        m_credentials.keepForJob(ownerOf(job.id), each.origin, each.credentials);
}

JobChanges JobController::addressSetApart(const JobId &id, JobChanges changes)
{
    if (!changes.url)
        return changes;
    const SplitUrl split = splitUserInfo(*changes.url);
    changes.url = withUser(split);
    if (split.credentials)
        m_credentials.keepForJob(ownerOf(id), originOf(split.url), *split.credentials);
    return changes;
}

void JobController::cleanStoredJob(Job &job)
{
    std::vector<QByteArray> before;
    before.reserve(job.files.size());
    for (const JobFile &file : job.files)
        before.push_back(file.url);
    const JobOptionsPtr options = job.options;
    setCredentialsApart(job, std::nullopt);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != job.files[i].url)
            m_restoreEffects.emplace_back(
                effect::Store {UpdateFile {job.key, static_cast<qint32>(i), job.files[i]}});
    }
    if (options == job.options)
        return;
    Job row = job;
    row.files.clear();
    m_restoreEffects.emplace_back(effect::Store {UpdateJob {std::move(row)}});
}

void JobController::addAccess(const Job &job, AttemptStart &start) const
{
    const JobOptions &options = job.effectiveOptions();
    start.request.proxy = proxyFor(options);
    start.request.access = m_credentials.known(ownerOf(job.id));
    start.request.trust = options.trust;
    start.cookies = options.cookies;
}

QByteArray JobController::proxyFor(const JobOptions &options) const
{
    const QByteArray proxy = options.proxy.isEmpty() ? m_proxy : options.proxy;
    return proxy == "system" ? QByteArray() : proxy;
}

void JobController::accessWanted(const AttemptStart &start, const AccessChallenge &challenge,
                                 const std::optional<Credentials> &tried, Found found)
{
    const Job *const job = m_queue.find(start.job);
    lookUpAccess(start.job, job && job->effectiveOptions().netrc, challenge, tried,
                 std::move(found));
}

void JobController::lookUpAccess(const JobId &id, bool netrc, const AccessChallenge &challenge,
                                 const std::optional<Credentials> &tried, Found found)
{
    const auto inTurn = std::make_shared<bool>(true);
    m_credentials.lookUp(ownerOf(id), challenge, tried,
                         [this, id, netrc = netrc && !challenge.proxy, challenge, tried, inTurn,
                          found = std::move(found)](const std::optional<Credentials> &known) {
                             if (known || !netrc)
                                 found(known);
                             else
                                 lookUpInNetrc(id, challenge, tried, found);
                             if (!*inTurn)
                                 endTurn();
                         });
    *inTurn = false;
}

/// What a job's sessions are removed with is kept until nothing of them is left.
void JobController::forgetCredentials(const JobId &id)
{
    if (m_queue.keyOf(id))
        return;
    const QList<Artefact> left = m_ledger.ofJob(id);
    const bool needed = std::any_of(left.begin(), left.end(), [](const Artefact &artefact) {
        return artefact.kind == ArtefactKind::ServerSession;
    });
    if (!needed)
        m_credentials.forgetJob(ownerOf(id));
}

void JobController::lookUpInNetrc(const JobId &id, const AccessChallenge &challenge,
                                  const std::optional<Credentials> &tried, const Found &found)
{
    m_files.post<ReadPersonalFile, PersonalFileRead>(
        {{}, m_parts.netrcFile, true},
        [this, id, challenge, tried, found](PersonalFileRead &&outcome) {
            if (outcome.error.code != ErrorCode::Ok)
                qCInfo(lcQueue, "%s cannot be used: %s", qUtf8Printable(outcome.error.subject),
                       qUtf8Printable(outcome.error.detail));
            const QString host = QUrl::fromEncoded(challenge.origin).host(QUrl::FullyEncoded);
            auto entry = credentialsFromNetrc(outcome.text, host.toLower().toLatin1());
            if (entry)
                entry->scheme = schemeFor(challenge, *entry);
            const bool usable = entry && entry->scheme != AccessScheme::Unknown
                && !(tried && tried->sameSecret(*entry));
            if (usable)
                m_credentials.keepForJob(ownerOf(id), challenge.origin, *entry);
            found(usable ? entry : std::nullopt);
        });
}

void JobController::grantAccess(AccessGrant grant, QList<JobId> ids, const QObject *context,
                                Reply<CommandResults> reply)
{
    auto answers = makeAnswers(ids, later<CommandResults>(this, context, std::move(reply)));
    turn([this, grant = std::move(grant), ids = std::move(ids), answers] {
        for (qsizetype i = 0; i < ids.size(); ++i)
            grantOne(grant, ids[i], answerAt(answers, i));
    });
}

void JobController::keepGranted(const Job &job, const Credentials &given, bool remember)
{
    const auto need = job.error ? signInNeed(*job.error) : std::nullopt;
    if (!need) {
        for (const JobFile &file : job.files)
            m_credentials.keepForJob(ownerOf(job.id), originOf(file.url), given);
        return;
    }
    Credentials usable = given;
    if (const AccessScheme scheme = schemeFor(*need, given); scheme != AccessScheme::Unknown)
        usable.scheme = scheme;
    m_credentials.keepForJob(ownerOf(job.id), need->origin, usable);
    m_credentials.keepForServer(*need, given, remember);
}

void JobController::grantOne(const AccessGrant &grant, const JobId &id, const Answer &answer)
{
    const auto key = m_queue.keyOf(id);
    if (!key)
        return commandOne(JobCommand::Resume, id, answer);
    const Job &job = *m_queue.find(*key);
    const bool clean = !grant.credentials || grant.credentials->isClean();
    if (!clean
        || (!grant.trust.isEmpty() && parseFingerprint(QString::fromLatin1(grant.trust)).isEmpty()))
        return answer({ErrorCode::EInvalidArg, ErrorContext::None, {}, {}});
    if (grant.credentials)
        keepGranted(job, *grant.credentials, grant.remember);
    if (!grant.trust.isEmpty()) {
        JobChanges changes;
        changes.trust = grant.trust;
        m_queue.change(*key, changes, now(), m_effects);
    }
    commandOne(JobCommand::Resume, id, answer);
}

} // namespace kurier
