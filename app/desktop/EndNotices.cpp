// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/EndNotices.h"

#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace kurier {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr qsizetype kMostNames = 4;
constexpr qint32 kMostErrors = 100'000;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

} // namespace

EndNotices::EndNotices(TransferQueue &queue, QDBusConnection session, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_session(std::move(session))
    , m_isWatched([] { return false; })
    , m_opener([](const QUrl &url) { QDesktopServices::openUrl(url); })
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTogether);
    connect(&m_soon, &QTimer::timeout, this, &EndNotices::collect);
    connect(&queue, &TransferQueue::changed, this, &EndNotices::follow);
    m_session.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                      SLOT(actionInvoked(uint, QString)));
    m_session.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                      SLOT(closed(uint)));
    askCapabilities();
    // What has failed before is no news either.
    m_queue.requestRows({{}, kMostErrors, {JobState::Error}}, this, [this](const RowsPage &page) {
        for (const JobSnapshot &row : page.rows)
            m_inError.insert(row.id);
        m_known = true;
    });
}

void EndNotices::askCapabilities()
{
    auto *watcher = new QDBusPendingCallWatcher(
        m_session.asyncCall(callOf(QStringLiteral("GetCapabilities"))), this);
    connect(
        watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
            done->deleteLater();
            const QDBusPendingReply<QStringList> reply = *done;
            m_markup = !reply.isError() && reply.value().contains(QStringLiteral("body-markup"));
        });
}

void EndNotices::follow(const QueueDelta &delta)
{
    if (delta.reset)
        m_inError.clear();
    // What is told anew is no news.
    const bool news = m_known && !delta.reset;
    for (const JobSnapshot &row : delta.upserted) {
        if (row.state != JobState::Error) {
            m_inError.remove(row.id);
        } else if (!m_inError.contains(row.id)) {
            m_inError.insert(row.id);
            if (news)
                noteError(row);
        }
    }
    for (const JobId &id : delta.removed) {
        m_inError.remove(id);
        if (m_allowed && !m_isWatched())
            m_left.append(id);
    }
    if (!m_left.isEmpty() && !m_soon.isActive())
        m_soon.start();
}

void EndNotices::noteError(const JobSnapshot &row)
{
    if (!m_allowed || m_isWatched())
        return;
    m_group.failedNames.append(row.name);
    m_group.failures.append(row.error ? errorText(*row.error) : QString());
    if (!m_soon.isActive())
        m_soon.start();
}

void EndNotices::collect()
{
    const QList<JobId> left = std::exchange(m_left, {});
    for (const JobId &id : left.mid(0, kMostLookedAt))
        look(id);
    // Of so many at once, that they left is all that is told.
    m_group.completed += std::max<qsizetype>(0, left.size() - kMostLookedAt);
    if (m_looking == 0)
        publish();
}

void EndNotices::look(const JobId &id)
{
    ++m_looking;
    m_queue.requestDetails(id, this, [this](const Result<JobDetails> &details) {
        if (details && details->snapshot.state == JobState::Acknowledged) {
            ++m_group.completed;
            m_group.names.append(details->snapshot.name);
            const bool single = m_group.completed == 1 && details->files.size() == 1
                && details->snapshot.type == JobType::Download;
            m_group.path = single ? QDir(details->directory).filePath(details->files.front().name)
                                  : details->directory;
        }
        lookedAt();
    });
}

void EndNotices::lookedAt()
{
    if (--m_looking == 0)
        publish();
}

void EndNotices::publish()
{
    if (m_group.count() == 0)
        return;
    m_again = m_sending;
    if (!m_sending)
        send();
}

void EndNotices::send()
{
    const QVariantMap hints {
        {QStringLiteral("desktop-entry"), QStringLiteral("org.kurier.Kurier")},
        {QStringLiteral("category"),
         m_group.completed > 0 ? QStringLiteral("transfer.complete")
                               : QStringLiteral("transfer.error")},
    };
    QDBusMessage call = callOf(QStringLiteral("Notify"));
    call << QStringLiteral("Kurier") << m_shown << QStringLiteral("org.kurier.Kurier") << summary()
         << body() << actions() << hints << -1;
    m_sending = true;
    auto *watcher = new QDBusPendingCallWatcher(m_session.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher *done) {
                done->deleteLater();
                m_sending = false;
                const QDBusPendingReply<uint> reply = *done;
                m_shown = reply.isError() ? 0 : reply.value();
                if (m_shown == 0)
                    m_group = {};
                else if (m_again)
                    publish();
            });
}

QString EndNotices::summary() const
{
    const auto completed = static_cast<int>(m_group.completed);
    const auto failed = static_cast<int>(m_group.failedNames.size());
    if (failed == 0 && completed == 1 && m_group.names.size() == 1)
        return tr("“%1” is complete").arg(plainName(m_group.names.constFirst()));
    if (completed == 0 && failed == 1)
        return tr("“%1” failed").arg(plainName(m_group.failedNames.constFirst()));
    if (failed == 0)
        return tr("%n transfers are complete", nullptr, completed);
    if (completed == 0)
        return tr("%n transfers failed", nullptr, failed);
    return tr("%1, %2", "complete, failed")
        .arg(tr("%n transfers are complete", nullptr, completed), tr("%n failed", nullptr, failed));
}

QString EndNotices::body() const
{
    if (m_group.count() == 1)
        return escaped(m_group.failures.isEmpty() ? m_group.path : m_group.failures.constFirst());
    QStringList names;
    for (const QString &name : m_group.failedNames + m_group.names)
        names.append(escaped(plainName(name)));
    const auto more = static_cast<int>(m_group.count() - std::min(kMostNames, names.size()));
    names = names.mid(0, kMostNames);
    if (more > 0 && !names.isEmpty())
        names.append(tr("and %n more", nullptr, more));
    return names.join(QLatin1Char('\n'));
}

QStringList EndNotices::actions() const
{
    QStringList actions {QStringLiteral("default"), tr("Show Kurier")};
    if (m_group.path.isEmpty())
        return actions;
    if (m_group.completed == 1 && m_group.names.size() == 1)
        actions += {QStringLiteral("open"), tr("Open File")};
    return actions += {QStringLiteral("folder"), tr("Open Folder")};
}

QString EndNotices::escaped(const QString &text) const
{
    return m_markup ? text.toHtmlEscaped() : text;
}

void EndNotices::closed(uint id)
{
    if (id != m_shown || id == 0)
        return;
    m_shown = 0;
    m_group = {};
}

void EndNotices::actionInvoked(uint id, const QString &action)
{
    if (id != m_shown || id == 0)
        return;
    if (action == QLatin1String("open"))
        m_opener(QUrl::fromLocalFile(m_group.path));
    else if (action == QLatin1String("folder"))
        showInFolder(m_group.path);
    else
        Q_EMIT raiseRequested();
}

void EndNotices::showInFolder(const QString &path)
{
    const QString service = QStringLiteral("org.freedesktop.FileManager1");
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/FileManager1"),
                                       service, QStringLiteral("ShowItems"));
    call << QStringList(QString::fromUtf8(QUrl::fromLocalFile(path).toEncoded())) << QString();
    auto *watcher = new QDBusPendingCallWatcher(m_session.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, path](QDBusPendingCallWatcher *done) {
                done->deleteLater();
                // Without such a file manager at least the folder is shown.
                if (done->isError())
                    m_opener(QUrl::fromLocalFile(QFileInfo(path).path()));
            });
}

} // namespace kurier
