// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/ChecksumFile.h"

#include <QList>

namespace kurier {

namespace {

struct Line
{
    QByteArray hex;
    QByteArray name; ///< Empty when the line names none.
};

QByteArray lastPart(const QByteArray &path)
{
    return path.mid(path.lastIndexOf('/') + 1);
}

/// coreutils marks lines whose name holds a backslash or a line end; such names are not ours.
std::optional<Line> readLine(const QByteArray &raw, ChecksumAlgorithm algorithm)
{
    const QByteArray line = raw.trimmed();
    const qsizetype digits = 2 * checksumSize(algorithm);
    const qsizetype open = line.indexOf(" (");
    const qsizetype close = line.lastIndexOf(") = ");
    if (open > 0 && close > open) {
        if (checksumAlgorithmFromName(line.left(open)) != algorithm)
            return std::nullopt;
        return Line {line.mid(close + 4), lastPart(line.mid(open + 2, close - open - 2))};
    }
    if (line.size() == digits)
        return Line {line, {}};
    const QByteArray mark = line.mid(digits, 2);
    if (line.size() > digits + 2 && (mark == "  " || mark == " *"))
        return Line {line.left(digits), lastPart(line.mid(digits + 2))};
    return std::nullopt;
}

} // namespace

std::optional<Checksum> checksumInFile(const QByteArray &text, ChecksumAlgorithm algorithm,
                                       const QString &fileName)
{
    std::optional<Checksum> named;
    std::optional<Checksum> lone;
    bool contradiction = false;
    const auto keep = [&contradiction](std::optional<Checksum> &kept, const Checksum &value) {
        contradiction = contradiction || (kept && *kept != value);
        kept = value;
    };
    const QByteArray wanted = fileName.toUtf8();
    for (const QByteArray &raw : text.split('\n')) {
        const auto line = readLine(raw, algorithm);
        const auto value = line ? checksumFromHex(algorithm, line->hex) : std::nullopt;
        if (!value)
            continue;
        if (line->name.isEmpty())
            keep(lone, *value);
        else if (line->name == wanted)
            keep(named, *value);
    }
    if (contradiction)
        return std::nullopt;
    return named ? named : lone;
}

} // namespace kurier
