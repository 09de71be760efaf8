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

/// Fewer are added faster than anybody reads.
constexpr qsizetype kWorthALine = 4000;

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

/// The request for the jobs from \a at on; \a at is moved behind them.
QJsonObject nextPart(const QList<JobSpec> &specs, qsizetype &at)
{
    QJsonObject part = partToJson(specs, at);
    part.insert(QStringLiteral("progress"), at == specs.size());
    return part;
}

} // namespace

Result<QJsonArray> addAtOnce(QueueLink &queue, const QList<JobSpec> &specs)
{
    const Interruption interruption;
    const AddingLine line(specs.size());
    qsizetype made = 0;
    QJsonObject part = nextPart(specs, made);
    while (made < specs.size()) {
        // What only waits in the queue is forgotten when this program ends.
        if (Interruption::isAsked())
            return QJsonArray();
        const qsizetype sent = made;
        const auto request = queue.send(QStringLiteral("add"), part);
        if (!request)
            return tl::unexpected(request.error());
        // While the queue reads this one.
        part = nextPart(specs, made);
        if (const auto kept = queue.answerTo(*request); !kept)
            return tl::unexpected(kept.error());
        line.sent(sent);
    }
    if (Interruption::isAsked())
        return QJsonArray();
    bool told = false;
    const auto answer =
        queue.call(QStringLiteral("add"), part, std::nullopt, [&](const QJsonObject &event) {
            line.made(event.value(QLatin1String("done")).toInteger());
            if (Interruption::isAsked() && !std::exchange(told, true))
                queue.post(QStringLiteral("add.stop"));
        });
    return answer.map(
        [](const QJsonObject &json) { return json.value(QLatin1String("ids")).toArray(); });
}

} // namespace kurier
