// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/upload/S3Bucket.h"

#include "core/transfer/CurlHandles.h"

#include <QRegularExpression>

#include <algorithm>

namespace kurier::test {

namespace {

std::size_t append(char *data, std::size_t size, std::size_t count, void *text)
{
    static_cast<QByteArray *>(text)->append(data, static_cast<qsizetype>(size * count));
    return size * count;
}

QList<QByteArray> keysIn(const QByteArray &xml)
{
    static const QRegularExpression key(QStringLiteral("<Key>([^<]*)</Key>"));
    QList<QByteArray> keys;
    for (auto each = key.globalMatch(QString::fromUtf8(xml)); each.hasNext();)
        keys.append(each.next().captured(1).toUtf8());
    return keys;
}

} // namespace

S3Bucket::Answer S3Bucket::ask(const char *method, const QByteArray &rest) const
{
    const CurlEasy easy(curl_easy_init());
    CurlList headers;
    headers.append("x-amz-content-sha256: UNSIGNED-PAYLOAD");
    Answer answer;
    const QByteArray url = m_url + rest;
    setOption(easy.get(), CURLOPT_URL, url.constData());
    setOption(easy.get(), CURLOPT_CUSTOMREQUEST, method);
    setOption(easy.get(), CURLOPT_AWS_SIGV4, "aws:amz:us-east-1:s3");
    setOption(easy.get(), CURLOPT_USERNAME, m_credentials.user.constData());
    setOption(easy.get(), CURLOPT_PASSWORD, m_credentials.password.constData());
    setOption(easy.get(), CURLOPT_HTTPHEADER, headers.data());
    setOption(easy.get(), CURLOPT_WRITEFUNCTION, &append);
    setOption(easy.get(), CURLOPT_WRITEDATA, static_cast<void *>(&answer.body));
    setOption(easy.get(), CURLOPT_TIMEOUT, 60L);
    setOption(easy.get(), CURLOPT_NOPROXY, "*");
    if (curl_easy_perform(easy.get()) == CURLE_OK)
        curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return answer;
}

bool S3Bucket::create() const
{
    const Answer answer = ask("PUT", {});
    if (answer.status != 200)
        qWarning("no bucket: %ld %s", answer.status, answer.body.constData());
    return answer.status == 200;
}

QList<QByteArray> S3Bucket::keys() const
{
    return keysIn(ask("GET", {}).body);
}

QList<QByteArray> S3Bucket::openUploads() const
{
    return keysIn(ask("GET", "?uploads=").body);
}

bool S3Bucket::holds(const QByteArray &bytes) const
{
    const QList<QByteArray> all = keys();
    return std::any_of(all.begin(), all.end(), [&](const QByteArray &key) {
        return ask("GET", '/' + key.toPercentEncoding("/")).body == bytes;
    });
}

} // namespace kurier::test
