// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CancelText.h"

#include "core/job/JobTransitions.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace kurier {

namespace {

constexpr qsizetype kLongestName = 60;

class CancelStrings
{
    Q_DECLARE_TR_FUNCTIONS(CancelJobsDialog)
};

/// The possible jobs of a plan, counted the way the question needs it.
struct Count
{
    int jobs = 0;
    int downloads = 0;
    int uploads = 0;
    int impossible = 0;
    int withFinished = 0; ///< Downloads that hold finished files; a sent file cannot be kept back.
    int filesFinished = 0;
    qint64 bytesFinished = 0;
    qint64 bytesHere = 0;
    qint64 bytesSent = 0;
    int filesArrived = 0; ///< Uploaded: whole on their servers already.
    QStringList servers;
    QStringList directories;
    const CancelPlanItem *only = nullptr;
};

Count countOf(const CancelPlan &plan)
{
    Count count;
    count.impossible = static_cast<int>(plan.unknown.size());
    for (const CancelPlanItem &item : plan.items) {
        if (!item.possible) {
            ++count.impossible;
            continue;
        }
        ++count.jobs;
        count.only = count.jobs == 1 ? &item : nullptr;
        if (item.type == JobType::Upload) {
            ++count.uploads;
            count.filesArrived += item.filesArrived;
            count.bytesSent += item.bytesPartial;
            if (item.bytesPartial > 0)
                count.servers.append(item.server);
            continue;
        }
        ++count.downloads;
        count.bytesHere += item.bytesPartial;
        if (item.filesFinished > 0) {
            ++count.withFinished;
            count.filesFinished += item.filesFinished;
            count.bytesFinished += item.bytesFinished;
            count.directories.append(item.directory);
        }
    }
    count.servers.removeDuplicates();
    count.directories.removeDuplicates();
    return count;
}

QString shownName(const QString &name)
{
    if (name.size() <= kLongestName)
        return plainName(name);
    const qsizetype half = kLongestName / 2;
    return plainName(name.left(half) + QChar(u'…') + name.right(half - 1));
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString notUndone()
{
    return CancelStrings::tr("This can’t be undone.");
}

QString files(int n)
{
    return CancelStrings::tr("%n files", nullptr, n);
}

QString sentText(const Count &count)
{
    if (count.bytesSent == 0)
        return {};
    const QString bytes = formatBytes(count.bytesSent);
    if (count.servers.size() == 1)
        return CancelStrings::tr("%1 already sent will be deleted from %2.")
            .arg(bytes, plainName(count.servers.constFirst()));
    return CancelStrings::tr("%1 already sent will be deleted from %n servers.", nullptr,
                             static_cast<int>(count.servers.size()))
        .arg(bytes);
}

QString storedText(const Count &count)
{
    return count.filesArrived == 0
        ? QString()
        : CancelStrings::tr("%n files have already reached the server and stay there.", nullptr,
                            count.filesArrived);
}

QString impossibleText(const Count &count)
{
    return count.impossible == 0
        ? QString()
        : CancelStrings::tr(
            "%n of the selected transfers have already ended and can’t be cancelled.", nullptr,
            count.impossible);
}

CancelText oneDownload(const CancelPlanItem &item)
{
    CancelText text;
    text.question.heading = CancelStrings::tr("Cancel “%1”?").arg(shownName(item.name));
    if (item.bytesPartial == 0)
        text.question.body = CancelStrings::tr("It will be removed from the queue.");
    else if (item.bytesTotal < 0)
        text.question.body = CancelStrings::tr("%1 have been downloaded and will be deleted.")
                                 .arg(formatBytes(item.bytesPartial));
    else
        text.question.body = CancelStrings::tr("%1 of %2 have been downloaded and will be deleted.")
                                 .arg(formatBytes(item.bytesPartial), formatBytes(item.bytesTotal));
    text.question.emphasis = notUndone();
    text.cancelButton = CancelStrings::tr("Cancel Transfer");
    text.safeButton = CancelStrings::tr("Keep Transfer");
    return text;
}

CancelText oneUpload(const CancelPlanItem &item, const Count &count)
{
    CancelText text;
    text.question.heading =
        CancelStrings::tr("Cancel the upload of “%1”?").arg(shownName(item.name));
    const QString removed = count.bytesSent == 0
        ? CancelStrings::tr("It will be removed from the queue.")
        : sentText(count);
    text.question.body = joined({removed, storedText(count),
                                 CancelStrings::tr("The file on this computer is not changed.")});
    text.cancelButton = CancelStrings::tr("Cancel Upload");
    text.safeButton = CancelStrings::tr("Keep Upload");
    return text;
}

CancelText manyUploads(const Count &count)
{
    CancelText text;
    text.question.heading = CancelStrings::tr("Cancel %n uploads?", nullptr, count.uploads);
    text.question.body = joined({sentText(count), storedText(count),
                                 CancelStrings::tr("The files on this computer are not changed.")});
    text.cancelButton = CancelStrings::tr("Cancel %n Uploads", nullptr, count.uploads);
    text.safeButton = CancelStrings::tr("Keep Uploads");
    return text;
}

QString leavingText(const Count &count)
{
    if (count.uploads == 0)
        return CancelStrings::tr("%n downloads will be removed from the queue.", nullptr,
                                 count.downloads);
    return CancelStrings::tr("%1 and %2 will be removed from the queue.")
        .arg(CancelStrings::tr("%n downloads", nullptr, count.downloads),
             CancelStrings::tr("%n uploads", nullptr, count.uploads));
}

QString partialText(const Count &count)
{
    return count.bytesHere == 0 ? QString()
                                : CancelStrings::tr("%1 of partial data will be deleted.")
                                      .arg(formatBytes(count.bytesHere));
}

CancelText manyJobs(const Count &count)
{
    CancelText text;
    text.question.heading = CancelStrings::tr("Cancel %n transfers?", nullptr, count.jobs);
    const QString untouched = count.uploads > 0
        ? CancelStrings::tr("The files on this computer are not changed.")
        : QString();
    text.question.body = joined(
        {leavingText(count), partialText(count), sentText(count), storedText(count), untouched});
    text.question.emphasis = notUndone();
    text.cancelButton = CancelStrings::tr("Cancel %n Transfers", nullptr, count.jobs);
    text.safeButton = CancelStrings::tr("Keep Transfers");
    return text;
}

CancelText oneWithFinished(const CancelPlanItem &item, const Count &count)
{
    CancelText text;
    text.question.heading =
        CancelStrings::tr("“%1” holds %n finished files. Keep them?", nullptr, count.filesFinished)
            .arg(shownName(item.name));
    text.question.body = joined(
        {CancelStrings::tr("Complete saves them to %1.", nullptr, count.filesFinished)
             .arg(plainName(item.directory)),
         CancelStrings::tr("Cancelling deletes all %n files (%1) and can’t be undone.", nullptr,
                           count.filesFinished)
             .arg(formatBytes(count.bytesFinished)),
         count.bytesHere == 0 ? QString()
                              : CancelStrings::tr("%1 of partial data will be deleted either way.")
                                    .arg(formatBytes(count.bytesHere))});
    text.keepFilesButton =
        CancelStrings::tr("Complete and Keep Files", nullptr, count.filesFinished);
    text.cancelButton = CancelStrings::tr("Delete Files and Cancel", nullptr, count.filesFinished);
    text.safeButton = CancelStrings::tr("Go Back");
    return text;
}

CancelText manyWithFinished(const Count &count)
{
    CancelText text;
    const int rest = count.jobs - count.withFinished;
    text.question.heading =
        CancelStrings::tr("%n of %1 selected transfers hold finished files (%2, %3).", nullptr,
                          count.withFinished)
            .arg(QLocale().toString(count.jobs), files(count.filesFinished),
                 formatBytes(count.bytesFinished));
    const QString saved = count.directories.size() == 1
        ? CancelStrings::tr("Completing saves the finished files to %1.")
              .arg(plainName(count.directories.constFirst()))
        : CancelStrings::tr("Completing saves the finished files to their %n folders.", nullptr,
                            static_cast<int>(count.directories.size()));
    const QString others = rest == 0
        ? QString()
        : CancelStrings::tr("The other %n will be cancelled either way.", nullptr, rest);
    text.question.body =
        joined({saved, others, partialText(count), sentText(count), storedText(count)});
    text.question.emphasis = CancelStrings::tr("Cancelling can’t be undone.");
    if (rest == 0)
        text.keepFilesButton = CancelStrings::tr("Keep %n Files", nullptr, count.filesFinished);
    else
        text.keepFilesButton =
            CancelStrings::tr("Keep %n Files, Cancel the Rest", nullptr, count.filesFinished);
    text.cancelButton =
        CancelStrings::tr("Delete %n Files and Cancel All", nullptr, count.filesFinished);
    text.safeButton = CancelStrings::tr("Go Back");
    return text;
}

CancelText textOf(const Count &count)
{
    if (count.only && count.withFinished == 1)
        return oneWithFinished(*count.only, count);
    if (count.withFinished > 0)
        return manyWithFinished(count);
    if (count.only)
        return count.uploads == 1 ? oneUpload(*count.only, count) : oneDownload(*count.only);
    return count.downloads == 0 ? manyUploads(count) : manyJobs(count);
}

} // namespace

CancelText cancelText(const CancelPlan &plan)
{
    const Count count = countOf(plan);
    CancelText text = textOf(count);
    text.question.body = joined({text.question.body, impossibleText(count)});
    const bool suspendable = count.only && text.keepFilesButton.isEmpty() && count.downloads == 1
        && count.only->bytesPartial > 0
        && effectiveCommands(count.only->type, count.only->state).contains(JobCommand::Suspend);
    if (suspendable)
        text.suspendButton = CancelStrings::tr("Suspend Instead");
    return text;
}

QString lossText(const CancelPlanItem &item)
{
    if (!item.possible)
        return item.state == JobState::Cancelled ? CancelStrings::tr("is already cancelled")
                                                 : CancelStrings::tr("is already completed");
    const QString partial = formatBytes(item.bytesPartial);
    if (item.type == JobType::Upload) {
        if (item.filesArrived > 0 && item.bytesPartial == 0)
            return CancelStrings::tr("stays on %1").arg(plainName(item.server));
        return item.bytesPartial == 0 ? CancelStrings::tr("nothing sent yet")
                                      : CancelStrings::tr("%1 on %2", "bytes on a server")
                                            .arg(partial, plainName(item.server));
    }
    if (item.filesFinished > 0)
        return CancelStrings::tr("%n finished files (%1)", nullptr, item.filesFinished)
            .arg(formatBytes(item.bytesFinished));
    return item.bytesPartial == 0
        ? CancelStrings::tr("nothing here yet")
        : CancelStrings::tr("%1 here", "bytes on this computer").arg(partial);
}

} // namespace kurier
