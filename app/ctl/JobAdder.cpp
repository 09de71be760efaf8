// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobAdder.h"

#include "app/ctl/Console.h"
#include "app/ctl/CtlText.h"
#include "app/ctl/Interruption.h"
#include "core/control/SpecJson.h"

#include <QLocale>

#include <utility>

namespace kurier {

namespace {

constexpr qsizetype kJobsInPart = 2000;
/// Fewer are added faster than anybody reads.
constexpr qsizetype kWorthALine = 2 * kJobsInPart;

/// The line that is overwritten while jobs are being added.
class AddingLine final
{
public:
    explicit AddingLine(qsizetype total)
        : m_total(total)
        , m_shown(total >= kWorthALine && Console::canShowProgress())
    {
    }
    ~AddingLine()
    {
        if (m_shown)
            Console::progress({});
    }
    AddingLine(const AddingLine &) = delete;
    AddingLine &operator=(const AddingLine &) = delete;

    void sent(qsizetype count) const { show(CtlText::tr("Sending: %1 of %2 jobs…"), count); }
    void made(qsizetype count) const
    {
        if (count < m_total)
            show(CtlText::tr("Adding: %1 of %2 jobs…"), count);
        else if (m_shown)
            Console::progress(CtlText::tr("Storing %n job(s)…", nullptr, static_cast<int>(count)));
    }

private:
    void show(const QString &text, qsizetype count) const
    {
        if (m_shown)
            Console::progress(text.arg(QLocale().toString(count), QLocale().toString(m_total)));
    }

    const qsizetype m_total;
    const bool m_shown;
};

} // namespace

Result<QJsonArray> addAtOnce(QueueLink &queue, const QList<JobSpec> &specs)
{
    const Interruption interruption;
    const AddingLine line(specs.size());
    for (qsizetype at = 0;; at += kJobsInPart) {
        // What only waits in the queue is forgotten when this program ends.
        if (Interruption::isAsked())
            return QJsonArray();
        QJsonArray jobs;
        for (const JobSpec &spec : specs.mid(at, kJobsInPart))
            jobs.append(specToJson(spec));
        const bool last = at + kJobsInPart >= specs.size();
        bool told = false;
        const auto answer =
            queue.call(QStringLiteral("add"),
                       {{QStringLiteral("jobs"), jobs},
                        {QStringLiteral("more"), !last},
                        {QStringLiteral("progress"), last}},
                       last ? std::nullopt : ControlClient::Timeout(ControlClient::kAnswerTimeout),
                       [&](const QJsonObject &event) {
                           line.made(event.value(QLatin1String("done")).toInteger());
                           if (Interruption::isAsked() && !std::exchange(told, true))
                               queue.post(QStringLiteral("add.stop"));
                       });
        if (!answer)
            return tl::unexpected(answer.error());
        if (last)
            return answer->value(QLatin1String("ids")).toArray();
        line.sent(at + kJobsInPart);
    }
}

} // namespace kurier
