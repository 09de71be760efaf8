// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"

#include <QDBusConnection>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <functional>

class QDBusPendingCallWatcher;

namespace kurier {

/// Tells the desktop when transfers have ended or failed, many that end together in one
/// notification, from which a file and its folder can be opened. Says nothing about what was
/// cancelled, as that was somebody's own doing. Thread: the GUI's; never waits for the bus.
class EndNotices final : public QObject
{
    Q_OBJECT
public:
    /// Ends within so much time belong together.
    static constexpr std::chrono::milliseconds kTogether {1500};
    /// Of more than this nobody wants to know each.
    static constexpr qsizetype kMostLookedAt = 20;

    /// \a queue outlives it.
    EndNotices(TransferQueue &queue, QDBusConnection session, QObject *parent = nullptr);

    void setAllowed(bool allowed) { m_allowed = allowed; }
    /// While \a isWatched says so, the person sees it all in the window.
    void setWatched(std::function<bool()> isWatched) { m_isWatched = std::move(isWatched); }
    void setOpener(std::function<void(const QUrl &)> opener) { m_opener = std::move(opener); }

Q_SIGNALS:
    /// The person wants to see Kurier.
    void raiseRequested();

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id);

private:
    struct Group
    {
        QStringList names; ///< Of those that are here.
        QString path; ///< Of the file, when it is one.
        qsizetype completed = 0;
        QStringList failedNames;
        QStringList failures; ///< Why, in a sentence each.
        [[nodiscard]] qsizetype count() const { return completed + failedNames.size(); }
    };

    void follow(const QueueDelta &delta);
    void noteError(const JobSnapshot &row);
    void collect();
    void look(const JobId &id);
    void lookedAt();
    void publish();
    void send();
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString body() const;
    [[nodiscard]] QStringList actions() const;
    [[nodiscard]] QString escaped(const QString &text) const;
    void askCapabilities();
    void showInFolder(const QString &path);

    TransferQueue &m_queue;
    QDBusConnection m_session;
    std::function<bool()> m_isWatched;
    std::function<void(const QUrl &)> m_opener;
    QSet<JobId> m_inError;
    QList<JobId> m_left; ///< Not looked at yet.
    Group m_group; ///< What the notification that is shown, or comes next, tells.
    QTimer m_soon;
    qsizetype m_looking = 0;
    uint m_shown = 0; ///< The server's number; 0 = none is shown.
    bool m_sending = false;
    bool m_again = false; ///< There was more while it was being sent.
    bool m_markup = false;
    bool m_allowed = true;
    bool m_known = false; ///< What has failed before is known.
};

} // namespace kurier
