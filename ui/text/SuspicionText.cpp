// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/SuspicionText.h"

#include <QCoreApplication>

namespace kurier {

namespace {

class SuspicionStrings
{
    Q_DECLARE_TR_FUNCTIONS(Suspicion)
};

} // namespace

QString suspicionText(Suspicion suspicion)
{
    switch (suspicion) {
    case Suspicion::VeryOld:
        return SuspicionStrings::tr("The job has been in the queue for more than %n day(s).",
                                    nullptr, static_cast<int>(kOldDays));
    case Suspicion::RetryingForEver:
        return SuspicionStrings::tr("The job has failed more than %n time(s).", nullptr,
                                    static_cast<int>(kManyErrors));
    case Suspicion::NeverCompleted:
        return SuspicionStrings::tr(
            "Everything was transferred more than a day ago, and nobody completes it.");
    case Suspicion::PlainHttp:
        return SuspicionStrings::tr("The connection is not encrypted.");
    case Suspicion::BareAddress:
        return SuspicionStrings::tr("The server is named by a number, not by a name.");
    case Suspicion::UnusualPort:
        return SuspicionStrings::tr("The server’s port is unusual.");
    case Suspicion::HiddenFolder:
        return SuspicionStrings::tr("The destination is a hidden folder.");
    case Suspicion::AutostartFolder:
        return SuspicionStrings::tr(
            "Files in the destination are run by themselves or as commands.");
    case Suspicion::TemporaryFolder:
        return SuspicionStrings::tr("The destination is a folder for temporary files.");
    case Suspicion::ExecutableContent:
        return SuspicionStrings::tr("The file can be run.");
    case Suspicion::NewUploadHost:
        return SuspicionStrings::tr("Nothing was uploaded to this server before.");
    case Suspicion::DeceptiveName:
        return SuspicionStrings::tr("The name can be mistaken for another one.");
    }
    return {};
}

} // namespace kurier
