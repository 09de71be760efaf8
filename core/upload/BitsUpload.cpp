// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/upload/BitsUpload.h"

#include "core/job/JobSpec.h"
#include "core/transfer/HttpUrl.h"
#include "core/upload/HttpAnswers.h"
#include "core/upload/WebDavUpload.h"

#include <algorithm>
#include <utility>

namespace kurier {

namespace {

constexpr char kProtocol[] = "{7df0354d-249b-430f-820d-3d2a9bef4931}";
/// Servers cap a request's body; IIS 7 at 30 MB.
constexpr qint64 kLikedFragment = qint64 {4} * 1024 * 1024;
constexpr int kMaxFruitless = 5;

UploadCall packet(const QByteArray &url, const QByteArray &type, const QByteArray &session = {})
{
    UploadCall call;
    call.method = "BITS_POST";
    call.url = url;
    call.headers = {"BITS-Packet-Type: " + type};
    if (!session.isEmpty())
        call.headers.append("BITS-Session-Id: " + session);
    call.text = QByteArray("");
    return call;
}

/// The HRESULT that a server tells, by either name of the field; 0 = none.
quint32 bitsError(const UploadAnswer &answer)
{
    QByteArray text = answer.head.field("bits-error-code");
    if (text.isEmpty())
        text = answer.head.field("bits-error");
    bool number = false;
    const quint32 code = text.trimmed().toUInt(&number, 16);
    return number ? code : 0;
}

bool isUnknownSession(const UploadAnswer &answer)
{
    return bitsError(answer) == static_cast<quint32>(ErrorCode::BgESessionNotFound);
}

bool isAck(const UploadAnswer &answer)
{
    return (answer.status() == 200 || answer.status() == 201)
        && answer.head.field("bits-packet-type").toLower() == "ack";
}

/// \a url at the host that the server wants to be called by.
QByteArray atHost(const QByteArray &url, const QByteArray &host)
{
    const qsizetype begin = url.indexOf("://") + 3;
    const qsizetype path = url.indexOf('/', begin);
    const QByteArray moved = url.left(begin) + host + (path < 0 ? QByteArray("/") : url.mid(path));
    return host.isEmpty() || !parseHttpUrl(moved) ? url : moved;
}

class BitsRemoval final : public RemovalSteps
{
public:
    explicit BitsRemoval(RemovalPlan plan)
        : m_plan(std::move(plan))
    {
    }

    [[nodiscard]] RemovalStep begin() override { return headOf(m_plan.session.address); }
    [[nodiscard]] RemovalStep answered(const UploadAnswer &answer) override
    {
        switch (m_stage) {
        case Stage::Look:
            return looked(answer);
        case Stage::Cancel:
            return cancelled(answer);
        case Stage::Verify:
            break;
        }
        return verified(answer);
    }

private:
    enum class Stage : quint8 { Look, Cancel, Verify };

    bool holdsWhole(const UploadAnswer &answer) const
    {
        return answer.isSuccess() && contentLength(answer.head).value_or(-1) == m_plan.size;
    }
    RemovalStep looked(const UploadAnswer &answer)
    {
        if (answer.error)
            return failedRemoval(answer, 0);
        m_thereBefore = answer.isSuccess();
        m_wholeBefore = holdsWhole(answer);
        m_stage = Stage::Cancel;
        return packet(m_plan.session.address, "Cancel-Session", m_plan.session.token);
    }
    RemovalStep cancelled(const UploadAnswer &answer)
    {
        m_known = !isUnknownSession(answer);
        if (m_known && !isAck(answer))
            return failedRemoval(answer, 0);
        m_stage = Stage::Verify;
        return headOf(m_plan.session.address);
    }
    RemovalStep verified(const UploadAnswer &answer)
    {
        if (answer.error)
            return failedRemoval(answer, 0);
        // What was there before Cancel-Session is not its business, what came since is a lie.
        if (m_wholeBefore || (!m_known && holdsWhole(answer)))
            return RemovalVerdict {RemovalResult::Arrived, 0, {}};
        if (answer.isSuccess() && !m_thereBefore)
            return removalVerdict(RemovalResult::StillThere,
                                  std::max<qint64>(contentLength(answer.head).value_or(0), 0),
                                  QStringLiteral("the file is there although its upload was ended"),
                                  m_plan.session.address);
        return RemovalVerdict {RemovalResult::Removed, 0, {}};
    }

    RemovalPlan m_plan;
    Stage m_stage = Stage::Look;
    bool m_thereBefore = false;
    bool m_wholeBefore = false;
    bool m_known = true; ///< The server knew the session.
};

} // namespace

BitsUpload::BitsUpload(UploadPlan plan)
    : m_plan(std::move(plan))
{
}

UploadStep BitsUpload::begin()
{
    if (m_plan.size == 0)
        return errorVerdict(ErrorCode::BgERemoteNotSupported, ErrorContext::RemoteFile,
                            QStringLiteral("BITS cannot send an empty file"), m_plan.target);
    // The file has its place; only the session is still to be closed.
    if (m_plan.wasSentWhole()) {
        m_offset = m_plan.size;
        return ask(Stage::Close);
    }
    m_confirmed = !m_plan.session.isKnown();
    return m_plan.session.isKnown() ? ask(Stage::Send) : ask(Stage::Ping);
}

UploadStep BitsUpload::proceed()
{
    return ask(Stage::Send);
}

UploadStep BitsUpload::ask(Stage stage)
{
    m_stage = stage;
    const UploadSession &session = m_plan.session;
    switch (stage) {
    case Stage::Ping:
        m_call = packet(m_plan.target, "Ping");
        break;
    case Stage::Create:
        m_call = packet(m_plan.target, "Create-Session");
        m_call.headers.append(QByteArrayLiteral("BITS-Supported-Protocols: ") + kProtocol);
        m_call.createsSession = true;
        break;
    case Stage::Send: {
        const qint64 chunk = m_plan.chunkSize > 0 ? m_plan.chunkSize : kLikedFragment;
        // Bytes the server has are tolerated: a first one asks where it stands.
        const qint64 end = m_confirmed ? std::min(m_plan.size, m_offset + chunk) : 1;
        m_call = packet(session.address, "Fragment", session.token);
        m_call.text.reset();
        m_call.part = ByteRange {m_offset, end};
        m_call.headers.append("Content-Range: bytes " + QByteArray::number(m_offset) + '-'
                              + QByteArray::number(end - 1) + '/'
                              + QByteArray::number(m_plan.size));
        if (m_offset == 0 && !m_plan.name.isEmpty())
            m_call.headers.append("Content-Name: " + m_plan.name.toPercentEncoding(" "));
        m_call.finishes = end == m_plan.size;
        break;
    }
    case Stage::Close:
        m_call = packet(session.address, "Close-Session", session.token);
        m_call.finishes = true;
        break;
    }
    return m_call;
}

UploadStep BitsUpload::answered(const UploadAnswer &answer)
{
    switch (m_stage) {
    case Stage::Ping:
        return isAck(answer) ? ask(Stage::Create) : UploadStep(failed(answer));
    case Stage::Create:
        return created(answer);
    case Stage::Send:
        return sent(answer);
    case Stage::Close:
        break;
    }
    // The file was moved to its place before the last fragment was acknowledged.
    if (isAck(answer) || isUnknownSession(answer))
        return finishedVerdict();
    return failed(answer);
}

UploadStep BitsUpload::created(const UploadAnswer &answer)
{
    if (!isAck(answer)) {
        UploadVerdict verdict = failed(answer);
        if (answer.status() == 409)
            verdict.error.code = ErrorCode::EFileExists;
        return verdict;
    }
    const QByteArray id = answer.head.field("bits-session-id");
    const bool ours = answer.head.field("bits-protocol").toLower() == kProtocol;
    if (id.isEmpty() || id.size() > 100 || !ours)
        return invalidVerdict(m_call, answer,
                              QStringLiteral("the server did not name the session it created"));
    m_plan.session = {UploadProtocol::Bits, atHost(answer.url, answer.head.field("bits-host-id")),
                      id};
    return SessionAnnouncement {m_plan.session, std::nullopt};
}

UploadStep BitsUpload::sent(const UploadAnswer &answer)
{
    if (isUnknownSession(answer))
        return lostVerdict(answer);
    const qint64 wanted = numberField(answer, "bits-received-content-range");
    if (!isAck(answer) && (answer.status() != 416 || wanted < 0))
        return failed(answer);
    if (wanted < 0 || wanted > m_plan.size)
        return invalidVerdict(m_call, answer,
                              QStringLiteral("the server does not tell which bytes it wants"));
    m_fruitless = wanted > m_offset || !m_confirmed ? 0 : m_fruitless + 1;
    if (m_fruitless >= kMaxFruitless)
        return invalidVerdict({}, answer, QStringLiteral("the server keeps nothing of it"));
    m_confirmed = true;
    m_offset = wanted;
    return m_offset == m_plan.size ? ask(Stage::Close) : ask(Stage::Send);
}

UploadVerdict BitsUpload::failed(const UploadAnswer &answer) const
{
    if (answer.isSuccess())
        return invalidVerdict(m_call, answer, QStringLiteral("the server does not speak BITS"));
    return failedVerdict(m_call, answer);
}

std::unique_ptr<RemovalSteps> bitsRemoval(RemovalPlan plan)
{
    return std::make_unique<BitsRemoval>(std::move(plan));
}

} // namespace kurier
