// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/UploadArguments.h"

#include "app/ctl/AddArguments.h"
#include "app/ctl/CtlText.h"
#include "core/job/UploadProtocolName.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace kurier {

namespace {

void readProtocol(const CtlCall &call, JobOptionsParser &parser, JobOptions &options)
{
    if (call.has("protocol")) {
        const auto protocol = uploadProtocolFromName(call.value("protocol"));
        if (!protocol)
            parser.fail(CtlText::tr("--protocol is auto, tus, webdav, nextcloud, sftp, ftp, s3 or "
                                    "bits"));
        options.protocol = protocol.value_or(UploadProtocol::Automatic);
    }
    if (call.has("chunk-size")) {
        const auto size = parseRate(call.value("chunk-size"));
        if (!size)
            parser.fail(CtlText::tr("--chunk-size needs a size such as 500K or 8M"));
        options.chunkSize = size.value_or(0);
    }
}

QByteArray readTarget(const CtlCall &call, JobOptionsParser &parser, UploadProtocol protocol)
{
    if (call.value("to").isEmpty()) {
        parser.fail(CtlText::tr("--to needs the URL to upload to"));
        return {};
    }
    const auto url = parseUploadUrl(call.value("to"));
    if (!url) {
        parser.fail(sentence(url.error()));
        return {};
    }
    // Several files cannot all have the same address.
    const bool same = protocol != UploadProtocol::Tus
        && uploadTarget(*url, QStringLiteral("a"), protocol) == *url;
    if (call.operands.size() > 1 && same)
        parser.fail(CtlText::tr("several files need a URL that ends in /"));
    return *url;
}

} // namespace

tl::expected<QList<JobSpec>, AddProblem> parseUpload(const CtlCall &call)
{
    JobOptionsParser parser(call);
    JobSpec common = parser.spec();
    common.type = JobType::Upload;
    readProtocol(call, parser, common.options);
    const UploadProtocol protocol = common.options.protocol;
    const QByteArray to = readTarget(call, parser, protocol);
    if (call.operands.isEmpty())
        parser.fail(CtlText::tr("a file is missing"));
    for (const QString &operand : call.operands) {
        const QFileInfo source(QDir::cleanPath(QDir::current().absoluteFilePath(operand)));
        if (!source.isFile() || !source.isReadable())
            parser.fail(CtlText::tr("%1 cannot be read").arg(terminalText(operand)), false);
        FileSpec file;
        file.source = source.filePath();
        file.url = uploadTarget(to, source.fileName(), protocol);
        common.files.append(file);
    }
    QList<JobSpec> specs {common};
    if (protocol == UploadProtocol::Bits) {
        specs.clear();
        for (const FileSpec &file : std::as_const(common.files)) {
            specs.append(common);
            specs.last().files = {file};
        }
    }
    for (const JobSpec &spec : std::as_const(specs)) {
        const auto valid = parser.problem() ? Result<> {} : validate(spec);
        if (!valid)
            parser.fail(sentence(valid.error()));
    }
    if (parser.problem())
        return tl::unexpected(*parser.problem());
    return specs;
}

} // namespace kurier
