// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

#include <memory>

namespace kurier {

class Clock;
class DetailsPane;
class JobActions;
class TransferQueue;
class TransferQueueView;
class UserPrompts;

/// The queue's table above, the details of what is selected in it below. Thread: the GUI's.
class QueuePane final : public QSplitter
{
    Q_OBJECT
public:
    /// Takes \a view over; the others outlive the pane.
    QueuePane(TransferQueueView &view, TransferQueue &queue, UserPrompts &prompts,
              JobActions &actions, const Clock &clock);

    [[nodiscard]] DetailsPane &details() const { return *m_details; }
    void setDetailsShown(bool shown);
    [[nodiscard]] bool detailsShown() const;

    /// Opaque: heights, whether the details are shown, and which of them.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &state);

private:
    void follow();

    TransferQueueView &m_view;
    DetailsPane *m_details = nullptr;
};

} // namespace kurier
