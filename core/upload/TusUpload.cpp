// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/TusUpload.h"

#include "core/upload/HttpAnswers.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <utility>

namespace kurier {

namespace {

constexpr char kVersion[] = "Tus-Resumable: 1.0.0";
constexpr int kMaxFruitless = 5;
/// A digest must be known before its bytes go out, so they are read twice.
constexpr qint64 kDigestChunk = qint64 {16} * 1024 * 1024;

bool lists(const QByteArray &field, const QByteArray &word)
{
    const QList<QByteArray> words = field.toLower().split(',');
    return std::any_of(words.begin(), words.end(),
                       [&word](const QByteArray &each) { return each.trimmed() == word; });
}

std::optional<BodyDigest> offeredDigest(const ResponseHead &head)
{
    if (!lists(head.field("tus-extension"), "checksum"))
        return std::nullopt;
    constexpr std::array offers = {std::pair {"sha256", ChecksumAlgorithm::Sha256},
                                   std::pair {"sha512", ChecksumAlgorithm::Sha512},
                                   std::pair {"sha1", ChecksumAlgorithm::Sha1}};
    for (const auto &[name, algorithm] : offers) {
        if (lists(head.field("tus-checksum-algorithm"), name))
            return BodyDigest {QByteArrayLiteral("Upload-Checksum: ") + name + ' ', algorithm};
    }
    return std::nullopt;
}

UploadCall headCall(const QByteArray &address)
{
    UploadCall call;
    call.method = "HEAD";
    call.url = address;
    call.headers = {kVersion};
    return call;
}

UploadCall optionsCall(const QByteArray &target)
{
    UploadCall call;
    call.method = "OPTIONS";
    call.url = target;
    return call;
}

std::optional<std::chrono::seconds> expiryOf(const ResponseHead &head)
{
    const auto dateOf = [&head](std::string_view name) {
        const QByteArray text = head.field(name);
        return text.isEmpty() ? -1 : static_cast<qint64>(curl_getdate(text.constData(), nullptr));
    };
    const qint64 expires = dateOf("upload-expires");
    if (expires < 0)
        return std::nullopt;
    const qint64 date = dateOf("date");
    const qint64 now = date >= 0 ? date : static_cast<qint64>(std::time(nullptr));
    return std::chrono::seconds(std::max<qint64>(expires - now, 0));
}

} // namespace

TusUpload::TusUpload(UploadPlan plan)
    : m_plan(std::move(plan))
{
}

UploadStep TusUpload::begin()
{
    return ask(Stage::Options);
}

UploadStep TusUpload::proceed()
{
    if (m_refusal)
        return UploadVerdict {UploadOutcome::Failed, *m_refusal, false, false, std::nullopt};
    // Nothing is left to send of an empty file: the server is asked whether it has it.
    return m_plan.size == 0 ? ask(Stage::Offset) : ask(Stage::Send);
}

UploadStep TusUpload::ask(Stage stage)
{
    m_stage = stage;
    m_call = {};
    switch (stage) {
    case Stage::Options:
        m_call = optionsCall(m_plan.target);
        break;
    case Stage::Create:
        m_call.method = "POST";
        m_call.url = m_plan.target;
        m_call.headers = {kVersion, "Upload-Length: " + QByteArray::number(m_plan.size)};
        if (!m_plan.name.isEmpty())
            m_call.headers.append("Upload-Metadata: filename " + m_plan.name.toBase64());
        m_call.text = QByteArray("");
        m_call.createsSession = true;
        break;
    case Stage::Offset:
        m_call = headCall(m_plan.session.address);
        break;
    case Stage::Send: {
        const qint64 liked = m_digest ? kDigestChunk : m_plan.size;
        const qint64 chunk = m_plan.chunkSize > 0 ? m_plan.chunkSize : liked;
        m_call.method = "PATCH";
        m_call.url = m_plan.session.address;
        m_call.headers = {kVersion, "Upload-Offset: " + QByteArray::number(m_offset),
                          "Content-Type: application/offset+octet-stream"};
        m_call.part = ByteRange {m_offset, std::min(m_plan.size, m_offset + chunk)};
        m_call.digest = m_digest;
        m_call.finishes = m_call.part->end == m_plan.size;
        break;
    }
    }
    return m_call;
}

UploadStep TusUpload::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Options:
        return optionsCame(answer);
    case Stage::Create:
        return created(answer);
    case Stage::Offset:
        return offsetCame(answer);
    case Stage::Send:
        break;
    }
    return sent(answer);
}

UploadStep TusUpload::optionsCame(const UploadAnswer &answer)
{
    if (answer.error || answer.status() == 401 || answer.status() == 407)
        return failedVerdict(m_call, answer);
    // A server that does not answer OPTIONS may be a good one all the same.
    if (answer.isSuccess()) {
        const QByteArray versions = answer.head.field("tus-version");
        if (!versions.isEmpty() && !lists(versions, "1.0.0"))
            return errorVerdict(ErrorCode::BgERemoteNotSupported, ErrorContext::RemoteFile,
                                QStringLiteral("the server speaks other versions of tus"),
                                m_plan.target);
        const qint64 most = numberField(answer, "tus-max-size");
        if (most > 0 && m_plan.size > most)
            return errorVerdict(ErrorCode::BgETooLarge, ErrorContext::RemoteFile,
                                QStringLiteral("the server takes at most %1 bytes").arg(most),
                                m_plan.target);
        m_digest = offeredDigest(answer.head);
    }
    return m_plan.session.isKnown() ? ask(Stage::Offset) : ask(Stage::Create);
}

UploadStep TusUpload::created(const UploadAnswer &answer)
{
    if (!answer.isSuccess())
        return failedVerdict(m_call, answer);
    const auto location = sessionLocation(answer);
    if (answer.status() != 201 || !location)
        return invalidVerdict(m_call, answer,
                              QStringLiteral("the server did not name the upload it created"));
    m_plan.session = {UploadProtocol::Tus, location->address, {}};
    m_refusal = location->refusal;
    return SessionAnnouncement {m_plan.session, expiryOf(answer.head)};
}

UploadStep TusUpload::offsetCame(const UploadAnswer &answer)
{
    if (answer.isAbsent())
        return lostVerdict(answer);
    if (!answer.isSuccess())
        return failedVerdict(m_call, answer);
    const qint64 offset = numberField(answer, "upload-offset");
    const qint64 length = numberField(answer, "upload-length");
    if (offset < 0 || offset > m_plan.size || (length >= 0 && length != m_plan.size))
        return invalidVerdict(m_call, answer,
                              QStringLiteral("the server has %1 of %2 bytes, the file is %3 long")
                                  .arg(offset)
                                  .arg(length)
                                  .arg(m_plan.size));
    m_offset = offset;
    return goOn();
}

UploadStep TusUpload::sent(const UploadAnswer &answer)
{
    if (answer.isAbsent())
        return lostVerdict(answer);
    if (answer.status() == 409)
        return again(answer, QStringLiteral("the server wants bytes from another place on"));
    if (answer.status() == 460)
        return again(answer, QStringLiteral("the server received other bytes than were sent"));
    if (!answer.isSuccess())
        return failedVerdict(m_call, answer);
    const qint64 offset = numberField(answer, "upload-offset");
    if (offset < m_call.part->begin || offset > m_call.part->end)
        return invalidVerdict(
            m_call, answer,
            QStringLiteral("the server counts %1 bytes after it was sent %2 to %3")
                .arg(offset)
                .arg(m_call.part->begin)
                .arg(m_call.part->end));
    if (offset == m_offset && offset != m_plan.size)
        return again(answer, QStringLiteral("the server keeps nothing of what it is sent"));
    m_offset = offset;
    m_fruitless = 0;
    return goOn();
}

UploadStep TusUpload::goOn()
{
    if (m_offset == m_plan.size)
        return finishedVerdict();
    return ask(Stage::Send);
}

UploadStep TusUpload::again(const UploadAnswer &answer, const QString &why)
{
    if (++m_fruitless < kMaxFruitless)
        return ask(Stage::Offset);
    if (answer.status() >= 400)
        return failedVerdict({}, answer);
    return invalidVerdict({}, answer, why);
}

TusRemoval::TusRemoval(RemovalPlan plan)
    : m_plan(std::move(plan))
{
}

RemovalStep TusRemoval::begin()
{
    return ask(Stage::Probe);
}

RemovalStep TusRemoval::ask(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Options)
        return optionsCall(m_plan.target);
    UploadCall call = headCall(m_plan.session.address);
    if (stage == Stage::Abandon)
        call.method = "DELETE";
    return call;
}

RemovalStep TusRemoval::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Probe:
        return probed(answer);
    case Stage::Options:
        return optionsCame(answer);
    case Stage::Abandon:
        if (answer.isSuccess() || answer.isAbsent())
            return ask(Stage::Verify);
        return failedRemoval(answer, m_bytes);
    case Stage::Verify:
        break;
    }
    return verifiedRemoval(answer, m_bytes, m_plan.session.address);
}

RemovalStep TusRemoval::probed(const UploadAnswer &answer)
{
    if (answer.isAbsent())
        return RemovalVerdict {RemovalResult::Removed, 0, {}};
    if (!answer.isSuccess())
        return failedRemoval(answer, 0);
    const qint64 offset = numberField(answer, "upload-offset");
    const qint64 told = numberField(answer, "upload-length");
    const qint64 length = told >= 0 ? told : m_plan.size;
    if (offset < 0)
        return removalVerdict(RemovalResult::Failed, 0,
                              QStringLiteral("the server does not tell how far the upload is"),
                              m_plan.session.address);
    m_bytes = offset;
    if (length >= 0 && offset >= length)
        return RemovalVerdict {RemovalResult::Arrived, m_bytes, {}};
    return ask(Stage::Options);
}

RemovalStep TusRemoval::optionsCame(const UploadAnswer &answer)
{
    if (answer.error
        || (answer.status() >= 400 && answer.status() != 404 && answer.status() != 405
            && answer.status() != 501))
        return failedRemoval(answer, m_bytes);
    if (!lists(answer.head.field("tus-extension"), "termination"))
        return removalVerdict(RemovalResult::Refused, m_bytes,
                              QStringLiteral("the server offers no termination of uploads"),
                              m_plan.session.address);
    return ask(Stage::Abandon);
}

} // namespace kurier
