// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/FaultyUploadOrigin.h"

#include <algorithm>
#include <utility>

namespace kurier::test {

namespace {

OriginAnswer says(int status, std::vector<std::string> headers = {}, std::string text = {})
{
    OriginAnswer answer = OriginAnswer::literal(std::move(text));
    answer.status = status;
    answer.headers = std::move(headers);
    return answer;
}

OriginAnswer sizeOf(const std::string &bytes)
{
    // The body of an answer to HEAD is not sent; its length is.
    return OriginAnswer::file(static_cast<std::int64_t>(bytes.size()));
}

/// "bytes 5-9/10" begins at 5.
std::size_t beginOf(const std::string &range)
{
    return range.empty() ? 0 : std::stoul(range.substr(range.find(' ') + 1));
}

/// WebDAV: PUT to a temporary name, also of a part, MOVE to the final one.
class DavOrigin final : public FaultyUploadOrigin
{
public:
    DavOrigin()
    {
        serveAt(kTarget);
        serveAt(kTemporary);
    }
    [[nodiscard]] std::vector<std::string> steps() const override
    {
        return {"HEAD a.bin", "PUT t.part", "HEAD t.part", "MOVE t.part"};
    }

private:
    static constexpr char kTemporary[] = "/up/t.part";

    [[nodiscard]] std::string stepOf(const OriginRequest &request) const override
    {
        return request.method + ' ' + request.target.substr(4);
    }
    OriginAnswer serve(const OriginRequest &request) override
    {
        auto &files = request.target == kTarget ? m_files : m_open;
        if (request.method == "PUT")
            return put(files[request.target], request);
        const auto found = files.find(request.target);
        if (found == files.end())
            return says(404);
        if (request.method == "HEAD")
            return sizeOf(found->second);
        if (request.method == "DELETE") {
            files.erase(found);
            return says(204);
        }
        if (request.header("overwrite") != "T" && m_files.contains(kTarget))
            return says(412);
        m_files[kTarget] = std::move(found->second);
        files.erase(found);
        return says(201);
    }
    static OriginAnswer put(std::string &file, const OriginRequest &request)
    {
        const std::size_t begin = beginOf(request.header("content-range"));
        if (begin > file.size())
            return says(416);
        file.resize(begin);
        file += request.body;
        return says(201);
    }
};

/// S3 multipart, without looking at signatures; those are Swift's to judge.
class S3Origin final : public FaultyUploadOrigin
{
public:
    S3Origin() { serveAt(kTarget); }
    [[nodiscard]] std::vector<std::string> steps() const override
    {
        return {"HEAD", "POST uploads", "PUT part", "POST complete"};
    }

private:
    static std::string valueOf(const OriginRequest &request, const std::string &key)
    {
        const std::size_t found = request.target.find(key + '=');
        if (found == std::string::npos)
            return {};
        const std::size_t begin = found + key.size() + 1;
        return request.target.substr(begin, request.target.find('&', begin) - begin);
    }
    [[nodiscard]] std::string stepOf(const OriginRequest &request) const override
    {
        if (request.method == "POST")
            return valueOf(request, "uploadId").empty() ? "POST uploads" : "POST complete";
        return request.method == "PUT" ? "PUT part"
            : request.method == "HEAD" ? "HEAD"
                                       : request.method + " upload";
    }
    OriginAnswer serve(const OriginRequest &request) override
    {
        const std::string id = valueOf(request, "uploadId");
        if (request.method == "HEAD")
            return m_files.contains(kTarget) ? sizeOf(m_files[kTarget]) : says(404);
        if (request.method == "POST" && id.empty()) {
            const std::string made = "u" + std::to_string(++m_last);
            m_open[made];
            return says(200, {},
                        "<InitiateMultipartUploadResult><UploadId>" + made
                            + "</UploadId></InitiateMultipartUploadResult>");
        }
        const auto found = m_open.find(id);
        if (found == m_open.end())
            return says(404, {}, "<Error><Code>NoSuchUpload</Code></Error>");
        if (request.method == "PUT") {
            found->second = request.body;
            return says(200, {"ETag: \"e\""});
        }
        if (request.method == "DELETE") {
            m_open.erase(found);
            return says(204);
        }
        if (request.method == "GET")
            return says(200, {}, listing(found->second));
        m_files[kTarget] = std::move(found->second);
        m_open.erase(found);
        return says(200, {}, "<CompleteMultipartUploadResult/>");
    }
    static std::string listing(const std::string &part)
    {
        std::string text = "<ListPartsResult><IsTruncated>false</IsTruncated>";
        if (!part.empty())
            text += "<Part><PartNumber>1</PartNumber><ETag>\"e\"</ETag><Size>"
                + std::to_string(part.size()) + "</Size></Part>";
        return text + "</ListPartsResult>";
    }

    int m_last = 0;
};

/// A peer of the BITS upload protocol as its description has it: fragments in order, what is there
/// already is kept, the file has its place before the last fragment is acknowledged.
class BitsOrigin final : public FaultyUploadOrigin
{
public:
    BitsOrigin() { serveAt(kTarget); }
    [[nodiscard]] std::vector<std::string> steps() const override
    {
        return {"Ping", "Create-Session", "Fragment", "Close-Session"};
    }

private:
    [[nodiscard]] std::string stepOf(const OriginRequest &request) const override
    {
        return request.method == "BITS_POST" ? request.header("bits-packet-type") : request.method;
    }
    static OriginAnswer ack(std::vector<std::string> headers, int status = 200)
    {
        headers.emplace_back("BITS-Packet-Type: Ack");
        return says(status, std::move(headers));
    }
    OriginAnswer serve(const OriginRequest &request) override
    {
        const std::string packet = stepOf(request);
        if (packet == "HEAD")
            return m_files.contains(kTarget) ? sizeOf(m_files[kTarget]) : says(404);
        if (packet == "Ping")
            return ack({});
        if (packet == "Create-Session") {
            if (m_files.contains(kTarget))
                return ack({"BITS-Error-Code: 0x80070050", "BITS-Error-Context: 0x5"}, 409);
            const std::string id = "{session-" + std::to_string(++m_last) + '}';
            m_open[id];
            return ack({"BITS-Protocol: {7df0354d-249b-430f-820d-3d2a9bef4931}",
                        "BITS-Session-Id: " + id, "Accept-Encoding: Identity"},
                       201);
        }
        const std::string id = request.header("bits-session-id");
        const auto found = m_open.find(id);
        const bool closing = m_closing.contains(id);
        if (found == m_open.end() && !closing)
            return ack({"BITS-Error-Code: 0x8020001F", "BITS-Error-Context: 0x5"}, 500);
        if (packet == "Fragment")
            return closing ? ack({"BITS-Received-Content-Range: " + m_closing[id]})
                           : fragment(found, request);
        m_open.erase(id);
        m_closing.erase(id);
        return ack({"BITS-Session-Id: " + id});
    }
    OriginAnswer fragment(std::map<std::string, std::string>::iterator session,
                          const OriginRequest &request)
    {
        const std::string range = request.header("content-range");
        const std::string total = range.substr(range.find('/') + 1);
        std::string &bytes = session->second;
        const std::size_t begin = beginOf(range);
        const auto received = [&] {
            return "BITS-Received-Content-Range: " + std::to_string(bytes.size());
        };
        if (begin > bytes.size())
            return ack({received()}, 416);
        const std::size_t known = std::min(bytes.size() - begin, request.body.size());
        bytes += request.body.substr(known);
        OriginAnswer answer = ack({received()});
        if (std::to_string(bytes.size()) == total) {
            m_closing[session->first] = total;
            m_files[kTarget] = std::move(bytes);
            m_open.erase(session);
        }
        return answer;
    }

    std::map<std::string, std::string> m_closing; ///< Whose file has its place; how long it is.
    int m_last = 0;
};

} // namespace

std::unique_ptr<FaultyUploadOrigin> FaultyUploadOrigin::of(UploadProtocol protocol)
{
    if (protocol == UploadProtocol::S3)
        return std::make_unique<S3Origin>();
    if (protocol == UploadProtocol::Bits)
        return std::make_unique<BitsOrigin>();
    return std::make_unique<DavOrigin>();
}

QByteArray FaultyUploadOrigin::target() const
{
    return QByteArray::fromStdString(m_http.url(kTarget));
}

void FaultyUploadOrigin::serveAt(const std::string &path)
{
    m_http.route(path, [this](const OriginRequest &request) { return handle(request); });
}

void FaultyUploadOrigin::once(const std::string &step, const OriginAnswer &answer, bool afterwards)
{
    const std::lock_guard lock(m_mutex);
    m_faults[step] = {answer, afterwards};
}

std::optional<std::string> FaultyUploadOrigin::finished() const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_files.find(kTarget);
    return found == m_files.end() ? std::nullopt : std::optional(found->second);
}

std::size_t FaultyUploadOrigin::unfinished() const
{
    const std::lock_guard lock(m_mutex);
    return m_open.size();
}

OriginAnswer FaultyUploadOrigin::handle(const OriginRequest &request)
{
    const std::lock_guard lock(m_mutex);
    const auto fault = m_faults.extract(stepOf(request));
    if (fault.empty())
        return serve(request);
    if (fault.mapped().afterwards)
        serve(request);
    return fault.mapped().answer;
}

} // namespace kurier::test
