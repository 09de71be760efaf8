// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CancelText.h"

#include "app/ctl/CtlText.h"
#include "ui/text/Format.h"

#include <algorithm>

namespace kurier {

namespace {

QString bytes(qint64 count)
{
    return formatBytes(count).replace(QChar(u'\u00A0'), QLatin1Char(' '));
}

int plural(qsizetype count)
{
    return static_cast<int>(count);
}

QString terminalList(const QStringList &items)
{
    QStringList safe;
    for (const QString &item : items)
        safe.append(terminalText(item));
    return safe.join(QStringLiteral(", "));
}

} // namespace

QStringList cancelConsequences(const CancelPlan &plan)
{
    QStringList lines;
    if (plan.possibleCount() == 0) {
        lines.append(CtlText::tr("Nothing can be cancelled."));
        return lines;
    }
    lines.append(CtlText::tr("%n transfer(s) will be removed from the queue.", nullptr,
                             plural(plan.possibleCount())));
    if (plan.filesFinished() > 0) {
        lines.append(CtlText::tr("%n finished file(s) (%1) will be deleted. “complete” would save "
                                 "them to %2.",
                                 nullptr, plural(plan.filesFinished()))
                         .arg(bytes(plan.bytesFinished()), terminalList(plan.directories())));
    }
    if (plan.bytesPartialHere() > 0) {
        lines.append(CtlText::tr("%1 of unfinished data will be deleted.")
                         .arg(bytes(plan.bytesPartialHere())));
    }
    if (plan.bytesOnServers() > 0) {
        lines.append(
            CtlText::tr("%1 already sent will be deleted from %2. The files on this computer are "
                        "not changed.")
                .arg(bytes(plan.bytesOnServers()), terminalList(plan.servers())));
    }
    if (plan.filesArrived() > 0) {
        lines.append(CtlText::tr("%n uploaded file(s) have already reached %1 and stay there.",
                                 nullptr, plural(plan.filesArrived()))
                         .arg(terminalList(plan.arrivalServers())));
    }
    const qsizetype final = plan.items.size() - plan.possibleCount();
    if (final > 0)
        lines.append(CtlText::tr("%n job(s) have ended already.", nullptr, plural(final)));
    lines.append(CtlText::tr("This cannot be undone."));
    return lines;
}

QString cancelQuestion(const CancelPlan &plan)
{
    const auto first = std::find_if(plan.items.begin(), plan.items.end(),
                                    [](const CancelPlanItem &item) { return item.possible; });
    if (plan.possibleCount() == 1 && !first->name.isEmpty())
        return CtlText::tr("Cancel “%1”?").arg(terminalText(first->name));
    return CtlText::tr("Cancel %n transfer(s)?", nullptr, plural(plan.possibleCount()));
}

} // namespace kurier
