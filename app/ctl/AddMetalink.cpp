// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AddMetalink.h"

#include "app/ctl/CtlText.h"

namespace kurier {

tl::expected<Metalink, QString> readMetalink(const QByteArray &document, const QString &file)
{
    auto metalink = parseMetalink(document);
    if (metalink)
        return *std::move(metalink);
    const Error &error = metalink.error();
    const QString name = terminalText(file);
    if (error.code == ErrorCode::BgEFileNotAvailable)
        return tl::unexpected(CtlText::tr("%1 names no address that can be used").arg(name));
    if (error.code != ErrorCode::EInvalidArg)
        return tl::unexpected(QStringLiteral("%1: %2").arg(name, sentence(error)));
    return tl::unexpected(
        CtlText::tr("%1 is no usable Metalink 4 file: %2").arg(name, terminalText(error.detail)));
}

} // namespace kurier
