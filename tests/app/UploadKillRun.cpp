// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/UploadKillRun.h"

#include "core/control/SpecJson.h"
#include "tests/support/OriginAnswer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace kurier::test {

using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 90s;
/// Attempts count over all lives of a queue, so that the next one by itself may be an hour away: it
/// is asked for, as by a person who knows that the server is back.
constexpr auto kAskAgain = 5s;

bool writeSource(const QString &path, const UploadModel::File &file)
{
    QFile out(path);
    const QByteArray bytes =
        QByteArray::fromStdString(pattern(file.seed, 0, static_cast<std::size_t>(file.size)));
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == file.size;
}

/// It is tried again, by itself or now.
bool isOpen(const QJsonValue &removal)
{
    const QJsonObject one = removal.toObject();
    return one.value(QLatin1String("state")).toString() == QLatin1String("pending")
        || !one.value(QLatin1String("nextAttempt")).isNull();
}

} // namespace

const std::vector<KillPlace> &UploadKillRun::places()
{
    // In the order of an upload's life.
    static const std::vector<KillPlace> all = possibleKillPlaces({
        {"add.stored", 2},
        {"session.intended", 3},
        {"upload.request", 12},
        {"upload.answered", 12},
        {"session.stored", 3},
        {"upload.read", 20},
        {"cancel.begin", 2},
        {"cancel.stored", 2},
        {"intent.stored", 3},
        {"session.remove", 3},
        {"session.told", 3},
        {"store.beforeCommit", 20},
        {"store.afterCommit", 20},
        {"controller.turn", 40},
        {"", 1},
    });
    return all;
}

UploadKillRun::UploadKillRun(unsigned seed, const QString &server)
    : m_queue(seed, places())
    , m_serverName(server)
{
    QString why;
    m_server = TestServer::start(server, why);
    if (!m_server)
        m_queue.fail(why);
    else if (!m_server->sshFolder().isEmpty())
        QFile::link(QString::fromLocal8Bit(m_server->sshFolder()),
                    m_queue.programs.path(QStringLiteral(".ssh")));
}

void UploadKillRun::start()
{
    m_queue.start(m_queue.programs.environment());
}

std::optional<QString> UploadKillRun::look()
{
    // What is on its way out is listed until it is gone: the storage is looked at first.
    const QStringList stored = m_server->stored();
    const auto told = m_queue.everything();
    const auto list = m_queue.ask(QStringLiteral("cleanup.list"));
    if (!told || !list)
        return std::nullopt;
    const QJsonArray removals = list->value(QLatin1String("artefacts")).toArray();
    m_queue.outcome.unnamed = std::max(m_queue.outcome.unnamed, UploadModel::unnamed(removals));
    return m_model.contradiction(*told, removals, stored);
}

void UploadKillRun::add()
{
    const int number = ++m_queue.outcome.files;
    UploadModel::File file;
    file.name = QStringLiteral("up-%1.bin").arg(number);
    file.seed = static_cast<quint64>(number);
    file.size = 1000 + pick(pick(3) == 0 ? 1'000'000 : 100'000);
    const QString source = m_queue.programs.path(file.name);
    if (!writeSource(source, file))
        return m_queue.fail(QStringLiteral("no source"));
    JobSpec spec;
    spec.type = JobType::Upload;
    spec.suspended = pick(6) == 0;
    spec.options.protocol = m_server->protocol();
    spec.options.rateLimit = pick(2) == 0 ? 0 : 300'000;
    spec.options.chunkSize = pick(2) == 0 ? 0 : 50'000;
    spec.options.trust = m_server->trust();
    spec.options.minimumRetryDelay = 1s;
    FileSpec one;
    one.source = source;
    one.url = m_server->target(file.name.toLatin1());
    if (m_server->protocol() == UploadProtocol::Sftp) {
        const QByteArray user = m_server->access().value(0).credentials.user;
        one.url.replace("://", QByteArray("://" + user + '@'));
    }
    spec.files.append(one);
    const auto answer = m_queue.ask(QStringLiteral("add"),
                                    {{QStringLiteral("jobs"), QJsonArray {specToJson(spec)}}});
    m_model.added(
        answer ? answer->value(QLatin1String("ids")).toArray().at(0).toString() : QString(), file);
}

void UploadKillRun::verb(const QString &method, const QString &id)
{
    const bool cancel = method == QLatin1String("cancel");
    if (cancel)
        m_model.cancelSent(id);
    const auto done = m_queue.verb(method, id);
    if (done && cancel)
        m_model.cancelAnswered(id, *done);
}

void UploadKillRun::act()
{
    const QStringList open = m_model.openJobs();
    if (open.size() < 4 || pick(3) == 0)
        return add();
    static const QStringList verbs {QStringLiteral("cancel"), QStringLiteral("cancel"),
                                    QStringLiteral("suspend"), QStringLiteral("resume"),
                                    QStringLiteral("resume")};
    const QString id = open.at(pick(static_cast<int>(open.size())));
    const QString &method = verbs.at(pick(static_cast<int>(verbs.size())));
    verb(method, id);
    // While its attempt is still ending.
    if (method == QLatin1String("suspend") && pick(2) == 0)
        verb(QStringLiteral("resume"), id);
}

void UploadKillRun::disturb()
{
    // tus-server, killed while it makes an upload, itself forgets it.
    if (m_server->isTus())
        return;
    if (m_away && !m_server->startAgain())
        return m_queue.fail(QStringLiteral("the server does not start again"));
    m_away = pick(8) == 0;
    if (!m_away)
        return;
    m_server->stop();
    ++m_queue.outcome.serverKills;
}

void UploadKillRun::settle()
{
    const QDeadlineTimer limit(kPatience);
    QDeadlineTimer again(kAskAgain);
    QJsonArray removals;
    while (!limit.hasExpired()) {
        const auto list = m_queue.ask(QStringLiteral("cleanup.list"));
        if (!list)
            return m_queue.fail(QStringLiteral("the queue ended"));
        removals = list->value(QLatin1String("artefacts")).toArray();
        if (std::none_of(removals.begin(), removals.end(), isOpen))
            return;
        if (again.hasExpired()) {
            if (!m_queue.ask(QStringLiteral("cleanup.retry")))
                return m_queue.fail(QStringLiteral("the queue ended"));
            again.setRemainingTime(kAskAgain);
        }
        m_queue.process->waitForFinished(100);
    }
    m_queue.fail(QStringLiteral("%1: clean-ups did not come to an end: %2")
                     .arg(m_serverName, QString::fromUtf8(QJsonDocument(removals).toJson())));
}

/// However short the lives before were, one that is long enough brings a file to its end.
void UploadKillRun::letOneArrive()
{
    while (m_model.openJobs().isEmpty() && !m_queue.isWrong())
        add();
    m_queue.programs.ctl({QStringLiteral("resume"), QStringLiteral("--all")});
    const QDeadlineTimer limit(kPatience);
    while (m_model.finished() == 0 && !m_queue.isWrong() && !limit.hasExpired()) {
        m_queue.process->waitForFinished(100);
        m_queue.check(QStringLiteral("while one arrives"), [this] { return look(); });
    }
}

void UploadKillRun::finish()
{
    if (m_away && !m_server->startAgain())
        return m_queue.fail(QStringLiteral("the server does not start again"));
    m_queue.leavePlace();
    start();
    if (!m_queue.connectClient())
        return;
    m_queue.check(QStringLiteral("at the end"), [this] { return look(); });
    letOneArrive();
    for (const QString &id : m_model.openJobs())
        m_model.cancelSent(id);
    const auto cancelled = m_queue.programs.ctl(
        {QStringLiteral("cancel"), QStringLiteral("--all"), QStringLiteral("--yes")});
    if (cancelled.exitCode != 0 && cancelled.exitCode != 4)
        m_queue.fail(cancelled.err);
    settle();
    m_queue.check(QStringLiteral("after cancelling all"), [this] { return look(); });
    // A cancel that came too late says so.
    const auto told = m_queue.everything();
    const QStringList arrived = told ? m_model.arrivedAndCancelled(*told) : QStringList();
    for (const QString &id : arrived) {
        const QJsonObject job = m_queue.programs.show(id);
        const QJsonObject file = job.value(QLatin1String("files")).toArray().at(0).toObject();
        const QString cleanup =
            job.value(QLatin1String("cleanup")).toObject().value(QLatin1String("state")).toString();
        if (!file.value(QLatin1String("completed")).toBool() && cleanup != QLatin1String("failed"))
            m_queue.fail(QStringLiteral("%1 does not say that its file arrived").arg(id));
    }
    m_queue.outcome.finished = static_cast<int>(m_model.finished());
}

KillOutcome UploadKillRun::run(int kills)
{
    while (m_queue.outcome.kills < kills && !m_queue.isWrong()) {
        m_queue.choosePlace();
        start();
        if (m_queue.connectClient()) {
            m_queue.check(QStringLiteral("after the start"), [this] { return look(); });
            m_queue.live([this] { act(); });
        }
        m_queue.die();
        disturb();
    }
    if (!m_queue.isWrong())
        finish();
    return m_queue.outcome;
}

} // namespace kurier::test
