// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/QueueOrder.h"

#include "ui/text/Format.h"

#include <algorithm>

namespace kurier {

namespace {

/// Where a state stands when sorted: what needs eyes first, then what runs, waits, is done.
int stateRank(JobState state)
{
    switch (state) {
    case JobState::Error:
        return 0;
    case JobState::TransientError:
        return 1;
    case JobState::Transferring:
        return 2;
    case JobState::Connecting:
        return 3;
    case JobState::Queued:
        return 4;
    case JobState::Suspended:
        return 5;
    default:
        return 6 + static_cast<int>(state);
    }
}

/// Share of the whole in millionths; -1 when the total is unknown.
qint64 progressValue(const JobSnapshot &job)
{
    constexpr double kMillion = 1'000'000.0;
    if (job.bytesTotal < 0)
        return -1;
    if (job.bytesTransferred >= job.bytesTotal)
        return static_cast<qint64>(kMillion);
    return static_cast<qint64>(kMillion * static_cast<double>(job.bytesTransferred)
                               / static_cast<double>(job.bytesTotal));
}

qint64 numericValue(const JobSnapshot &job, QueueColumn column)
{
    switch (column) {
    case QueueColumn::Name:
        break;
    case QueueColumn::State:
        return stateRank(job.state);
    case QueueColumn::Progress:
        return progressValue(job);
    case QueueColumn::Size:
        return job.bytesTotal;
    case QueueColumn::Rate:
        return job.bytesPerSecond;
    case QueueColumn::Remaining:
        return remainingTime(job.bytesTotal, job.bytesTransferred, job.bytesPerSecond).count();
    case QueueColumn::Priority:
        return static_cast<qint64>(job.priority);
    case QueueColumn::Added:
        return job.created;
    }
    return 0;
}

template <class Key>
struct Keyed
{
    Key key;
    qint64 age;
    quint32 slot;
};

template <class Key>
std::vector<quint32> sortedBy(std::vector<Keyed<Key>> &keyed, Qt::SortOrder order)
{
    const auto ascending = [](const Keyed<Key> &a, const Keyed<Key> &b) {
        return a.key == b.key ? a.age < b.age : a.key < b.key;
    };
    const auto descending = [](const Keyed<Key> &a, const Keyed<Key> &b) {
        return a.key == b.key ? a.age < b.age : b.key < a.key;
    };
    if (order == Qt::AscendingOrder)
        std::sort(keyed.begin(), keyed.end(), ascending);
    else
        std::sort(keyed.begin(), keyed.end(), descending);
    std::vector<quint32> slots;
    slots.reserve(keyed.size());
    for (const Keyed<Key> &entry : keyed)
        slots.push_back(entry.slot);
    return slots;
}

template <class Key, class Value>
std::vector<quint32> collectAndSort(const std::vector<JobSnapshot> &jobs, const QString &text,
                                    Qt::SortOrder order, Value value)
{
    std::vector<Keyed<Key>> keyed;
    keyed.reserve(jobs.size());
    for (std::size_t slot = 0; slot < jobs.size(); ++slot) {
        const JobSnapshot &job = jobs[slot];
        if (!job.id.isNull() && fitsFilter(job, text))
            keyed.push_back({value(job), job.key.value, static_cast<quint32>(slot)});
    }
    return sortedBy(keyed, order);
}

} // namespace

QVariant sortValue(const JobSnapshot &job, QueueColumn column)
{
    if (column == QueueColumn::Name)
        return job.name.toCaseFolded();
    return numericValue(job, column);
}

bool standsBefore(const JobSnapshot &a, const JobSnapshot &b, QueueSorting sorting)
{
    const bool descending = sorting.order == Qt::DescendingOrder;
    if (sorting.column == QueueColumn::Name) {
        const QString first = a.name.toCaseFolded();
        const QString second = b.name.toCaseFolded();
        if (first != second)
            return descending ? second < first : first < second;
        return a.key < b.key;
    }
    const qint64 first = numericValue(a, sorting.column);
    const qint64 second = numericValue(b, sorting.column);
    if (first != second)
        return descending ? second < first : first < second;
    return a.key < b.key;
}

bool fitsFilter(const JobSnapshot &job, const QString &text)
{
    return text.isEmpty() || job.name.contains(text, Qt::CaseInsensitive)
        || job.host.contains(text, Qt::CaseInsensitive);
}

std::vector<quint32> sortedSlots(const std::vector<JobSnapshot> &jobs, const QString &text,
                                 QueueSorting sorting)
{
    if (sorting.column == QueueColumn::Name) {
        return collectAndSort<QString>(jobs, text, sorting.order, [](const JobSnapshot &job) {
            return job.name.toCaseFolded();
        });
    }
    return collectAndSort<qint64>(jobs, text, sorting.order, [&sorting](const JobSnapshot &job) {
        return numericValue(job, sorting.column);
    });
}

} // namespace kurier
