// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/TusOrigin.h"

#include <utility>

namespace kurier::test {

namespace {

constexpr char kFolder[] = "/files";

OriginAnswer answer(int status, std::vector<std::string> headers = {})
{
    OriginAnswer said = OriginAnswer::literal({});
    said.status = status;
    said.headers = std::move(headers);
    said.headers.emplace_back("Tus-Resumable: 1.0.0");
    return said;
}

} // namespace

TusOrigin::TusOrigin()
{
    const auto handler = [this](const OriginRequest &request) { return handle(request); };
    http.route(kFolder, handler);
    for (int i = 1; i < 10; ++i)
        http.route(kFolder + ('/' + std::to_string(i)), handler);
}

QByteArray TusOrigin::target() const
{
    return QByteArray::fromStdString(http.url(kFolder));
}

QByteArray TusOrigin::address(const std::string &id) const
{
    return target() + '/' + QByteArray::fromStdString(id);
}

std::string TusOrigin::bytes(const std::string &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_uploads.find(id);
    return found == m_uploads.end() ? std::string() : found->second.bytes;
}

std::size_t TusOrigin::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_uploads.size();
}

void TusOrigin::once(const std::string &method, const OriginAnswer &answer, bool afterwards)
{
    const std::lock_guard lock(m_mutex);
    m_faults[method] = {answer, afterwards};
}

OriginAnswer TusOrigin::handle(const OriginRequest &request)
{
    const std::lock_guard lock(m_mutex);
    const auto fault = m_faults.extract(request.method);
    if (fault.empty())
        return serve(request);
    if (fault.mapped().afterwards)
        serve(request);
    return fault.mapped().answer;
}

OriginAnswer TusOrigin::serve(const OriginRequest &request)
{
    if (request.method == "OPTIONS")
        return answer(204, {"Tus-Version: 1.0.0", "Tus-Extension: creation,termination"});
    if (request.method == "POST")
        return create(request);
    const auto found = m_uploads.find(request.target.substr(request.target.rfind('/') + 1));
    if (found == m_uploads.end())
        return answer(404);
    Upload &upload = found->second;
    if (request.method == "PATCH")
        return append(request, upload);
    if (request.method == "DELETE") {
        m_uploads.erase(found);
        return answer(204);
    }
    return answer(200,
                  {"Upload-Offset: " + std::to_string(upload.bytes.size()),
                   "Upload-Length: " + std::to_string(upload.length)});
}

OriginAnswer TusOrigin::create(const OriginRequest &request)
{
    const std::string id = std::to_string(++m_last);
    m_uploads[id].length = std::stoll(request.header("upload-length"));
    return answer(201, {"Location: " + std::string(kFolder) + '/' + id});
}

OriginAnswer TusOrigin::append(const OriginRequest &request, Upload &upload)
{
    if (request.header("upload-offset") != std::to_string(upload.bytes.size()))
        return answer(409);
    upload.bytes += request.body;
    return answer(204, {"Upload-Offset: " + std::to_string(upload.bytes.size())});
}

} // namespace kurier::test
