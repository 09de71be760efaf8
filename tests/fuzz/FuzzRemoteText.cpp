// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What servers and addresses say: URLs, heads of answers, names, digests.
#include "core/files/TargetPath.h"
#include "core/inspect/DeceptiveText.h"
#include "core/job/JobSpec.h"
#include "core/transfer/DigestFields.h"
#include "core/transfer/HttpUrl.h"
#include "core/transfer/ResponseHead.h"

#include <cstdint>
#include <cstdlib>

using namespace kurier;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkName(const QString &name)
{
    require(!name.isEmpty() && name != QLatin1String(".") && name != QLatin1String(".."));
    require(!name.contains(QLatin1Char('/')) && !name.contains(QChar(u'\0')));
    require(name.toUtf8().size() <= 255);
    require(safeFileName(name) == name);
}

void readAddress(const QByteArray &text)
{
    const QString typed = QString::fromUtf8(text);
    if (const auto url = parseUrl(typed)) {
        require(url->size() <= kMaxUrlBytes);
        require(parseUrl(QString::fromLatin1(*url)) == *url);
        checkName(fileNameFromUrl(*url));
        static_cast<void>(hostOf(*url));
        static_cast<void>(displayUrl(*url));
        if (const auto parsed = parseHttpUrl(*url))
            static_cast<void>(redirectTarget(*parsed, text));
    }
    static_cast<void>(parseUploadUrl(typed));
    static_cast<void>(parseProxy(typed));
    static_cast<void>(validateHeader(text));
    static_cast<void>(displayUrl(text));
    static_cast<void>(isDeceptive(typed));
}

void readHead(const QByteArray &text)
{
    ResponseHead head;
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (head.addLine({line.constData(), static_cast<std::size_t>(line.size())}))
            break;
    }
    static_cast<void>(contentLength(head));
    static_cast<void>(strongValidator(head));
    static_cast<void>(retryAfter(head, std::chrono::seconds(1'700'000'000)));
    static_cast<void>(digestOf(head));
    static_cast<void>(parseContentRange(head.field("content-range")));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readAddress(text);
    readHead(text);
    checkName(safeFileName(QString::fromUtf8(text)));
    checkName(safeFileName(fileNameFromContentDisposition(text)));
    return 0;
}
