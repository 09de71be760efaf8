// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Metalink documents, checksum files and the administrator's policy.
#include "core/metalink/ChecksumFile.h"
#include "core/metalink/Metalink.h"
#include "core/policy/PolicyFile.h"

#include <cstdint>
#include <cstdlib>

using namespace kurier;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto metalink = parseMetalink(text)) {
        JobSpec spec;
        spec.directory = QStringLiteral("/srv");
        spec.files = metalink->files;
        // What a document gives can be added as it is.
        if (!spec.files.isEmpty() && !validate(spec))
            std::abort();
    }
    static_cast<void>(checksumInFile(text, ChecksumAlgorithm::Sha256, QStringLiteral("a.iso")));
    static_cast<void>(parsePolicy(text));
    return 0;
}
