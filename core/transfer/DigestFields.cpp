// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/DigestFields.h"

#include "core/base/StringView.h"
#include "core/transfer/StructuredField.h"

#include <QList>

namespace kurier {

namespace {

/// RFC 9530 and RFC 3230 call SHA-1 "sha".
std::optional<ChecksumAlgorithm> algorithmOf(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    if (lower == "sha")
        return ChecksumAlgorithm::Sha1;
    for (const ChecksumAlgorithm algorithm : kAllChecksumAlgorithms) {
        if (lower == checksumAlgorithmName(algorithm))
            return algorithm;
    }
    return std::nullopt;
}

/// Keeps the strongest of what it is offered, the earlier one of equals.
class Strongest final
{
public:
    void offer(const QByteArray &name, const std::optional<QByteArray> &value)
    {
        const auto algorithm = algorithmOf(name);
        if (!algorithm || !value || value->size() != checksumSize(*algorithm))
            return;
        if (!m_best || m_best->algorithm < *algorithm)
            m_best = Checksum {*algorithm, *value};
    }
    [[nodiscard]] const std::optional<Checksum> &best() const { return m_best; }

private:
    std::optional<Checksum> m_best;
};

/// Lines of one field are one list (RFC 9110 5.2).
QByteArray combined(const ResponseHead &head, std::string_view name)
{
    QByteArray all;
    for (const QByteArray &line : head.fields(name)) {
        if (!all.isEmpty())
            all += ", ";
        all += line;
    }
    return all;
}

void offerDictionary(Strongest &strongest, const QByteArray &field)
{
    const auto members = byteSequencesOfDictionary(stringView(field));
    if (!members)
        return;
    for (const auto &[name, value] : *members)
        strongest.offer(name, value);
}

/// "SHA-256=base64,MD5=base64".
void offerInstanceDigests(Strongest &strongest, const QByteArray &field)
{
    for (const QByteArray &item : field.split(',')) {
        const QByteArray digest = item.trimmed();
        const qsizetype equals = digest.indexOf('=');
        if (equals > 0)
            strongest.offer(digest.left(equals), decodeBase64(stringView(digest.mid(equals + 1))));
    }
}

} // namespace

std::optional<Checksum> digestOf(const ResponseHead &head)
{
    const bool whole = head.status() == 200;
    Strongest strongest;
    if (whole || head.status() == 206) {
        offerDictionary(strongest, combined(head, "repr-digest"));
        offerInstanceDigests(strongest, combined(head, "digest"));
    }
    if (whole) {
        offerDictionary(strongest, combined(head, "content-digest"));
        const auto lines = head.fields("content-md5");
        if (lines.size() == 1)
            strongest.offer("md5", decodeBase64(stringView(lines.front())));
    }
    return strongest.best();
}

} // namespace kurier
