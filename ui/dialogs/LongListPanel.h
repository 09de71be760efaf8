// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queue/TransferQueue.h"
#include "ui/dialogs/LongAddressList.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace kurier {

/// A long list of addresses in place of a text field: says how far reading and adding it are, and
/// stops either. Thread: the GUI's.
class LongListPanel final : public QWidget
{
    Q_OBJECT
public:
    /// \a queue outlives the panel.
    explicit LongListPanel(TransferQueue &queue, QWidget *parent = nullptr);
    /// Stops an adding under way.
    ~LongListPanel() override;

    void openFile(const QString &path);
    /// A text that holds no address at all is dropped without a word.
    void openText(const QString &text);

    /// There is a list, or one is being read.
    [[nodiscard]] bool isActive() const { return m_state != State::None; }
    /// The list is read, and nothing is done with it yet.
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    [[nodiscard]] qsizetype count() const { return m_list ? m_list->urls.size() : 0; }
    /// Lines that are wrong and shall not be left out; empty when there are none.
    [[nodiscard]] QList<AddressList::Mistake> mistakes() const;
    /// Why the list could not be read or added.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    /// Adds all addresses in one transaction.
    void add(const JobPattern &pattern);
    /// Forgets the list; an adding under way is stopped.
    void discard();

Q_SIGNALS:
    /// What the functions above say has changed.
    void changed();
    void added(const QList<kurier::JobId> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class State : quint8 { None, Reading, Ready, Making, Adding };

    void setState(State state);
    void begin(const QString &source);
    void listRead(const Result<LongAddressList::List> &list);
    void send(const QList<JobSpec> &jobs);
    void answered(const Result<QList<JobId>> &result);
    void stopOrDiscard();
    void showState();
    void showProgress();
    [[nodiscard]] QString statusText() const;

    TransferQueue &m_queue;
    LongAddressList m_reader;
    LongAddressList::List m_list;
    AddingWatchPtr m_watch;
    State m_state = State::None;
    QString m_source; ///< Name of the file; empty = the clipboard.
    qsizetype m_jobs = 0; ///< Being added.
    std::optional<Error> m_error;
    bool m_stopped = false;
    QTimer m_look;

    QLabel *m_status = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_stop = nullptr;
    QCheckBox *m_leaveOut = nullptr;
};

} // namespace kurier
