// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/JobsDocument.h"

#include "app/ctl/Console.h"
#include "app/ctl/CtlText.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kurier {

void JobsDocument::append(const QJsonArray &jobs)
{
    for (const QJsonValue &job : jobs) {
        Console::raw(m_begun ? ",\n" : "{\"jobs\": [\n");
        Console::raw(QJsonDocument(forPeople(job.toObject())).toJson(QJsonDocument::Compact));
        m_begun = true;
    }
}

void JobsDocument::finish(const QJsonArray &errors) const
{
    Console::raw(m_begun ? "\n]" : "{\"jobs\": []");
    for (qsizetype i = 0; i < errors.size(); ++i) {
        Console::raw(i == 0 ? ", \"errors\": [\n" : ",\n");
        Console::raw(
            QJsonDocument(forPeople(errors.at(i).toObject())).toJson(QJsonDocument::Compact));
    }
    Console::raw(errors.isEmpty() ? "}\n" : "\n]}\n");
}

} // namespace kurier
