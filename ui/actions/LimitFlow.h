// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/LimitMenu.h"

#include <QObject>

namespace kurier {

class SelectionSource;
class Settings;
class TransferQueue;

/// Limits for the selected jobs and for everything, each by a menu. Thread: the GUI's.
class LimitFlow final : public QObject
{
    Q_OBJECT
public:
    /// All outlive the flow. \a window is the parent of questions.
    LimitFlow(TransferQueue &queue, Settings &settings, const SelectionSource &selection,
              QWidget &window);

    /// Of the selected jobs; read what holds with refresh() before it is shown.
    [[nodiscard]] QMenu &jobMenu() { return m_jobs; }
    /// Of everything; not the schedule's, which comes before it at its hours.
    [[nodiscard]] QMenu &globalMenu() { return m_global; }
    void refresh();
    void retranslate();

Q_SIGNALS:
    /// One line for the status bar.
    void message(const QString &text);

private:
    void limitJobs(qint64 bytesPerSecond);

    TransferQueue &m_queue;
    Settings &m_settings;
    const SelectionSource &m_selection;
    LimitMenu m_jobs;
    LimitMenu m_global;
};

} // namespace kurier
