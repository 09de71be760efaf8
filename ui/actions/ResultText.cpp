// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/ResultText.h"

#include "ui/text/ErrorText.h"

#include <QCoreApplication>

namespace kurier {

namespace {

class ResultStrings
{
    Q_DECLARE_TR_FUNCTIONS(ResultText)
};

QString countText(JobCommand command, int refused)
{
    switch (command) {
    case JobCommand::Resume:
        return ResultStrings::tr("%n transfers could not be resumed.", nullptr, refused);
    case JobCommand::Suspend:
        return ResultStrings::tr("%n transfers could not be suspended.", nullptr, refused);
    case JobCommand::Complete:
        return ResultStrings::tr("%n transfers could not be completed.", nullptr, refused);
    case JobCommand::Cancel:
        break;
    }
    return ResultStrings::tr("%n transfers could not be cancelled.", nullptr, refused);
}

} // namespace

QString refusedText(JobCommand command, const CommandResults &results)
{
    int refused = 0;
    const Error *first = nullptr;
    for (const CommandResult &result : results) {
        if (result.ok())
            continue;
        ++refused;
        first = first ? first : &result.error;
    }
    if (!first)
        return {};
    return countText(command, refused) + QLatin1Char(' ') + errorText(*first);
}

} // namespace kurier
