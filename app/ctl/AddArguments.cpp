// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AddArguments.h"

#include "app/ctl/AddMetalink.h"
#include "app/ctl/CtlText.h"
#include "core/job/Checksum.h"

#include <QDir>
#include <QRegularExpression>

#include <utility>

namespace kurier {

namespace {

using ReadInput = std::function<std::optional<QByteArray>(const QString &)>;

struct TypedUrl
{
    QString text;
    qsizetype line = 0; ///< Of the --input file, from 1; 0 = the command line.
};

QList<TypedUrl> typedUrls(const CtlCall &call, JobOptionsParser &parser, const ReadInput &readInput)
{
    QList<TypedUrl> urls;
    for (const QString &url : call.operands) {
        if (!localMetalinkPath(url))
            urls.append({url, 0});
    }
    if (!call.has("input"))
        return urls;
    const QString file = call.value("input");
    const auto text = readInput(file);
    if (!text) {
        parser.fail(CtlText::tr("%1 cannot be read").arg(terminalText(file)), false);
        return urls;
    }
    const QStringList lines = QString::fromUtf8(*text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')))
            urls.append({line, i + 1});
    }
    return urls;
}

QList<FileSpec> fileSpecs(const QList<TypedUrl> &urls, const CtlCall &call,
                          JobOptionsParser &parser)
{
    const auto placeOf = [&call](const TypedUrl &typed) {
        return typed.line == 0
            ? QString()
            : QStringLiteral("%1:%2: ").arg(terminalText(call.value("input"))).arg(typed.line);
    };
    QList<FileSpec> files;
    files.reserve(urls.size());
    for (const TypedUrl &typed : urls) {
        const auto url = parseUrl(typed.text);
        if (url)
            files.append({*url, {}, {}});
        else
            parser.fail(placeOf(typed) + sentence(url.error()));
    }
    return files;
}

/// The files of every Metalink named by an option or an operand.
QList<FileSpec> metalinkFiles(const CtlCall &call, JobOptionsParser &parser,
                              const ReadInput &readInput, QStringList &unusable)
{
    QStringList paths = call.options.value(QStringLiteral("metalink"));
    for (const QString &operand : call.operands) {
        if (const auto path = localMetalinkPath(operand))
            paths.append(*path);
    }
    QList<FileSpec> files;
    for (const QString &path : std::as_const(paths)) {
        const auto document = readInput(path);
        if (!document) {
            parser.fail(CtlText::tr("%1 cannot be read").arg(terminalText(path)), false);
            continue;
        }
        const auto metalink = readMetalink(*document, path);
        if (!metalink) {
            parser.fail(metalink.error(), false);
            continue;
        }
        files += metalink->files;
        unusable += metalink->unusable;
    }
    return files;
}

void forOneUrlOnly(const CtlCall &call, JobOptionsParser &parser, QList<FileSpec> &files)
{
    for (const char *const option : {"output", "checksum"}) {
        if (call.has(option) && files.size() > 1)
            parser.fail(CtlText::tr("--%1 goes with one URL only").arg(QLatin1String(option)));
    }
    if (files.isEmpty())
        return;
    if (call.has("output")) {
        files.first().name = call.value("output");
        if (files.first().name.isEmpty())
            parser.fail(CtlText::tr("--output needs a name"));
    }
    if (call.has("checksum")) {
        const auto checksum = parseChecksum(call.value("checksum").toUtf8());
        if (!checksum && checksum.error().code == ErrorCode::BgEInvalidHashAlgorithm)
            parser.fail(sentence(checksum.error()));
        else if (!checksum)
            parser.fail(
                CtlText::tr("--checksum needs ALGORITHM=HEX, such as sha-256=… (64 digits)"));
        else
            files.first().checksum = checksum->toText();
    }
}

QString destination(const CtlCall &call, JobOptionsParser &parser, const QString &defaultDirectory)
{
    const QString directory = call.has("dir") ? call.value("dir") : defaultDirectory;
    if (call.has("dir") && directory.isEmpty())
        parser.fail(CtlText::tr("--dir needs a folder"));
    return directory.isEmpty() ? QString()
                               : QDir::cleanPath(QDir::current().absoluteFilePath(directory));
}

} // namespace

tl::expected<AddRequest, AddProblem> parseAdd(const CtlCall &call, const QString &defaultDirectory,
                                              const ReadInput &readInput)
{
    JobOptionsParser parser(call);
    JobSpec common = parser.spec();
    common.directory = destination(call, parser, defaultDirectory);
    const QList<TypedUrl> urls = typedUrls(call, parser, readInput);
    AddRequest request;
    QList<FileSpec> files = fileSpecs(urls, call, parser);
    files += metalinkFiles(call, parser, readInput, request.unusable);
    if (files.isEmpty())
        parser.fail(CtlText::tr("a URL is missing"));
    forOneUrlOnly(call, parser, files);

    request.each = call.has("each");
    request.defaultDirectory = !call.has("dir");
    request.specs.append(common);
    request.specs.first().files = files;
    if (request.each) {
        request.specs.clear();
        request.specs.reserve(files.size());
        for (const FileSpec &file : std::as_const(files)) {
            request.specs.append(common);
            request.specs.last().files = {file};
        }
    }
    for (const JobSpec &spec : std::as_const(request.specs)) {
        const auto valid = parser.problem() ? Result<> {} : validate(spec);
        if (!valid)
            parser.fail(sentence(valid.error()));
    }
    if (parser.problem())
        return tl::unexpected(*parser.problem());
    return request;
}

std::optional<qint64> parseRate(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^([0-9]{1,15})(?:\\.([0-9]{1,3}))?([kKmMgG]?)(B?)$"));
    const QRegularExpressionMatch match = form.match(text);
    const QString unit = match.captured(3).toUpper();
    if (!match.hasMatch() || (unit.isEmpty() && !match.captured(2).isEmpty()))
        return std::nullopt;
    const double step = match.captured(4).isEmpty() ? 1024.0 : 1000.0;
    double factor = 1.0;
    for (qsizetype i = QStringLiteral("KMG").indexOf(unit); !unit.isEmpty() && i >= 0; --i)
        factor *= step;
    const QString digits =
        match.captured(1) + QLatin1Char('.') + match.captured(2) + QLatin1Char('0');
    const double bytes = digits.toDouble() * factor;
    if (bytes < 1.0 || bytes > 1e15)
        return std::nullopt;
    return static_cast<qint64>(bytes);
}

} // namespace kurier
