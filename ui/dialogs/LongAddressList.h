// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/job/JobSpec.h"
#include "ui/dialogs/AddressList.h"
#include "ui/dialogs/JobMaking.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace kurier {

/// Addresses and patterns, one a line, too many to be read or made into jobs by the GUI's thread:
/// both happen beside it. Lines that begin with # mean nothing. Thread: the GUI's; one of its own
/// works.
class LongAddressList final : public QObject
{
    Q_OBJECT
public:
    /// More characters than this are not put into a text field.
    static constexpr qsizetype kLongText = 100'000;
    /// Nor more lines.
    static constexpr qsizetype kManyLines = 1000;
    /// In lists that are longer, patterns are mistakes.
    static constexpr qint64 kMostExpanded = 1'000'000;
    /// A file that is larger is no list of addresses.
    static constexpr qint64 kLargestFile = 256'000'000;

    using List = std::shared_ptr<const AddressList>;

    /// \a text is too long for a text field.
    [[nodiscard]] static bool isLong(const QString &text);

    explicit LongAddressList(QObject *parent = nullptr);
    ~LongAddressList() override;

    /// Answers with read(). Errors: BgEFileNotFound (no ordinary file), EAccessDenied, BgETooLarge.
    void readFile(const QString &path);
    /// The same of a text in which whatever is no address means nothing.
    void readText(const QString &text);
    /// Answers with jobsMade(), made of the addresses of \a list.
    void makeJobs(List list, const JobPattern &pattern);
    /// What is under way ends without an answer.
    void stop();

    [[nodiscard]] bool isBusy() const { return m_run != nullptr; }
    /// How much of what is read has been read; 0 to 1000.
    [[nodiscard]] int permille() const { return m_run ? m_run->permille.load() : 0; }

Q_SIGNALS:
    void read(const kurier::Result<kurier::LongAddressList::List> &list);
    void jobsMade(const QList<kurier::JobSpec> &jobs);

private:
    struct Run
    {
        std::atomic<bool> stopped {false};
        std::atomic<int> permille {0};
    };
    using RunPtr = std::shared_ptr<Run>;

    /// \a work runs beside and gives what is to be done here afterwards.
    void start(std::function<std::function<void()>(Run &)> work);
    [[nodiscard]] static AddressList parse(QByteArrayView text, bool onlyAddresses, Run &run);
    [[nodiscard]] static Result<List> parseFile(const QString &path, Run &run);

    QThreadPool m_pool;
    RunPtr m_run; ///< Null = nothing is under way.
};

} // namespace kurier
