// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A queue's database in somebody else's hands.
#include "core/control/JobJson.h"
#include "core/storage/SqliteReader.h"

#include <QFile>
#include <QTemporaryDir>

#include <cstdint>

using namespace kurier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("queue.db"));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            return 0;
        file.write(reinterpret_cast<const char *>(data), static_cast<qint64>(size));
    }
    const auto reader = SqliteReader::open(path);
    if (!reader)
        return 0;
    constexpr qint32 kRows = 1000;
    if (const auto rows = (*reader)->rows({}, kRows)) {
        for (const JobSnapshot &row : rows->rows) {
            if (const auto details = (*reader)->details(row.id))
                static_cast<void>(detailsToJson(*details, QStringLiteral("anna"), true));
        }
    }
    static_cast<void>((*reader)->history({}));
    static_cast<void>((*reader)->find(QStringLiteral("abcd")));
    static_cast<void>((*reader)->unresolvedArtefacts());
    return 0;
}
