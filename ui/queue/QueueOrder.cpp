// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/QueueOrder.h"

#include "ui/text/Format.h"

#include <algorithm>
#include <array>
#include <type_traits>

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
    case QueueColumn::Owner:
        return job.owner;
    }
    return 0;
}

/// What a row is sorted by, made once.
template <class Group, class Key>
struct Keyed
{
    Key key;
    qint64 age;
    Group group;
    quint32 slot;
};

qint64 compared(qint64 a, qint64 b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

qint64 compared(quint32 a, quint32 b)
{
    return static_cast<qint64>(a) - static_cast<qint64>(b);
}

qint64 compared(const QString &a, const QString &b)
{
    return a.compare(b);
}

template <class Group, class Key>
class Before
{
public:
    explicit Before(Qt::SortOrder order)
        : m_descending(order == Qt::DescendingOrder)
    {
    }
    bool operator()(const Keyed<Group, Key> &a, const Keyed<Group, Key> &b) const
    {
        if (const qint64 groups = compared(a.group, b.group); groups != 0)
            return groups < 0;
        const qint64 difference = compared(a.key, b.key);
        if (difference == 0)
            return a.age < b.age;
        return m_descending ? difference > 0 : difference < 0;
    }

private:
    bool m_descending;
};

/// Calls \a use with the function that makes the column's key of a job.
template <class Use>
auto withKeyOf(QueueColumn column, Use use)
{
    if (column == QueueColumn::Name)
        return use([](const JobSnapshot &job) { return job.name.toCaseFolded(); });
    return use([column](const JobSnapshot &job) { return numericValue(job, column); });
}

/// Where the state's group stands.
quint32 groupRank(JobState state)
{
    const auto *const found = std::find(kStatesByLife.begin(), kStatesByLife.end(), state);
    const auto place = static_cast<quint32>(std::distance(kStatesByLife.begin(), found));
    return found == kStatesByLife.end() ? place + static_cast<quint32>(state) : place;
}

/// As withKeyOf() for the group of a job.
template <class Use>
auto withGroupOf(Grouping grouping, Use use)
{
    if (grouping == Grouping::Server)
        return use([](const JobSnapshot &job) { return job.host; });
    return use([grouping](const JobSnapshot &job) {
        return grouping == Grouping::State ? groupRank(job.state) : 0U;
    });
}

/// Numbers in the place of the names that few comparisons could do with: those of many would take
/// most of the time.
class GroupRanks
{
public:
    GroupRanks(const JobRows &jobs, Grouping grouping)
        : m_grouping(grouping)
    {
        if (grouping == Grouping::Server)
            m_ofHosts = jobs.hostRanks();
    }
    [[nodiscard]] quint32 of(const JobRows &jobs, quint32 slot, JobState state) const
    {
        if (m_grouping == Grouping::Server)
            return m_ofHosts[jobs.hostNumberAt(slot)];
        return m_grouping == Grouping::State ? groupRank(state) : 0;
    }

private:
    Grouping m_grouping;
    std::vector<quint32> m_ofHosts; ///< By their numbers.
};

template <class GroupOf, class KeyOf>
using KeyedBy = Keyed<std::invoke_result_t<GroupOf, const JobSnapshot &>,
                      std::invoke_result_t<KeyOf, const JobSnapshot &>>;

template <class GroupOf, class KeyOf>
KeyedBy<GroupOf, KeyOf> keyed(const JobRows &jobs, quint32 slot, GroupOf groupOf, KeyOf keyOf)
{
    const JobSnapshot job = jobs.at(slot);
    return {keyOf(job), job.key.value, groupOf(job), slot};
}

template <class Entry>
std::vector<quint32> slotsOf(const std::vector<Entry> &entries)
{
    std::vector<quint32> slots;
    slots.reserve(entries.size());
    for (const Entry &entry : entries)
        slots.push_back(entry.slot);
    return slots;
}

/// insertSorted() with the functions that make the group and the key of a job.
template <class GroupOf, class KeyOf>
std::size_t insertKeyed(std::vector<quint32> &order, const std::vector<quint32> &entering,
                        const JobRows &jobs, Qt::SortOrder sortOrder, GroupOf groupOf, KeyOf keyOf)
{
    using Entry = KeyedBy<GroupOf, KeyOf>;
    const Before<decltype(Entry::group), decltype(Entry::key)> before(sortOrder);
    std::vector<Entry> entries;
    entries.reserve(entering.size());
    for (const quint32 slot : entering)
        entries.push_back(keyed(jobs, slot, groupOf, keyOf));
    std::sort(entries.begin(), entries.end(), before);

    const auto placeOf = [&](auto from, auto to, const Entry &wanted) {
        return std::upper_bound(from, to, wanted, [&](const Entry &entry, quint32 slot) {
            return before(entry, keyed(jobs, slot, groupOf, keyOf));
        });
    };
    if (entries.empty())
        return order.size();
    const auto first = placeOf(order.cbegin(), order.cend(), entries.front());
    const auto unchanged = static_cast<std::size_t>(first - order.cbegin());
    const std::vector<quint32> rest(first, order.cend());
    auto next = rest.cbegin();
    std::vector<quint32> merged;
    merged.reserve(rest.size() + entries.size());
    for (const Entry &entry : entries) {
        const auto place = placeOf(next, rest.cend(), entry);
        merged.insert(merged.end(), next, place);
        merged.push_back(entry.slot);
        next = place;
    }
    merged.insert(merged.end(), next, rest.cend());
    order.resize(unchanged);
    order.insert(order.end(), merged.cbegin(), merged.cend());
    return unchanged;
}

} // namespace

QVariant sortValue(const JobSnapshot &job, QueueColumn column)
{
    if (column == QueueColumn::Name)
        return job.name.toCaseFolded();
    return numericValue(job, column);
}

bool sameGroup(const JobSnapshot &a, const JobSnapshot &b, Grouping grouping)
{
    switch (grouping) {
    case Grouping::State:
        return a.state == b.state;
    case Grouping::Server:
        return a.host == b.host;
    case Grouping::None:
        break;
    }
    return true;
}

bool sameSortValue(const JobSnapshot &a, const JobSnapshot &b, QueueSorting sorting)
{
    const QueueColumn column = sorting.column;
    if (!sameGroup(a, b, sorting.grouping))
        return false;
    return column == QueueColumn::Name ? a.name == b.name
                                       : numericValue(a, column) == numericValue(b, column);
}

std::vector<quint32> sortedSlots(const JobRows &jobs, const JobFilter &filter, QueueSorting sorting)
{
    const GroupRanks groups(jobs, sorting.grouping);
    return withKeyOf(sorting.column, [&](auto keyOf) {
        using Key = std::invoke_result_t<decltype(keyOf), const JobSnapshot &>;
        std::vector<Keyed<quint32, Key>> entries;
        entries.reserve(jobs.slotCount());
        for (quint32 slot = 0; slot < jobs.slotCount(); ++slot) {
            if (jobs.idAt(slot).isNull())
                continue;
            const JobSnapshot job = jobs.at(slot);
            if (filter.fits(job))
                entries.push_back(
                    {keyOf(job), job.key.value, groups.of(jobs, slot, job.state), slot});
        }
        std::sort(entries.begin(), entries.end(), Before<quint32, Key>(sorting.order));
        return slotsOf(entries);
    });
}

std::size_t insertSorted(std::vector<quint32> &order, const std::vector<quint32> &entering,
                         const JobRows &jobs, QueueSorting sorting)
{
    return withGroupOf(sorting.grouping, [&](auto groupOf) {
        return withKeyOf(sorting.column, [&](auto keyOf) {
            return insertKeyed(order, entering, jobs, sorting.order, groupOf, keyOf);
        });
    });
}

} // namespace kurier
