// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobState.h"

namespace kurier {

namespace {

// Positions follow the enumerations' numbers.
constexpr std::array kStateNames = {"queued",      "connecting",   "transferring",
                                    "suspended",   "error",        "transient-error",
                                    "transferred", "acknowledged", "cancelled"};
constexpr std::array kPriorityNames = {"foreground", "high", "normal", "low"};
constexpr std::array kCommandNames = {"resume", "suspend", "cancel", "complete"};

template <class Enum, std::size_t N>
std::optional<Enum> fromName(const std::array<const char *, N> &names, QStringView name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

QString jobStateName(JobState state)
{
    return QString::fromLatin1(kStateNames.at(static_cast<std::size_t>(state)));
}

std::optional<JobState> jobStateFromName(QStringView name)
{
    return fromName<JobState>(kStateNames, name);
}

QString jobTypeName(JobType type)
{
    return type == JobType::Download ? QStringLiteral("download") : QStringLiteral("upload");
}

QString jobPriorityName(JobPriority priority)
{
    return QString::fromLatin1(kPriorityNames.at(static_cast<std::size_t>(priority)));
}

std::optional<JobPriority> jobPriorityFromName(QStringView name)
{
    return fromName<JobPriority>(kPriorityNames, name);
}

QString jobCommandName(JobCommand command)
{
    return QString::fromLatin1(kCommandNames.at(static_cast<std::size_t>(command)));
}

} // namespace kurier
