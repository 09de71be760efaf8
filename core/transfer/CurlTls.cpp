// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlTls.h"

#include "core/base/UtcTime.h"

#include <openssl/evp.h>
#include <openssl/ssl.h>

#include <array>
#include <new>

namespace kurier {

namespace {

QByteArray sha256Of(const X509 *certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest {};
    unsigned int size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1)
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest.data()), static_cast<qsizetype>(size))
        .toHex();
}

QString nameText(const X509_NAME *name)
{
    struct Release
    {
        void operator()(BIO *bio) const { BIO_free(bio); }
    };
    const std::unique_ptr<BIO, Release> out(BIO_new(BIO_s_mem()));
    constexpr unsigned long form =
        XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    if (!out || X509_NAME_print_ex(out.get(), name, 0, form) < 0)
        return {};
    std::array<char, 1024> text {};
    const int size = BIO_read(out.get(), text.data(), static_cast<int>(text.size()));
    return QString::fromUtf8(text.data(), size > 0 ? size : 0);
}

QDateTime momentOf(const ASN1_TIME *time)
{
    std::tm parts {};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), kUtc};
}

ServerCertificate factsOf(const X509 *certificate)
{
    return {sha256Of(certificate), nameText(X509_get_subject_name(certificate)),
            nameText(X509_get_issuer_name(certificate)), momentOf(X509_get0_notBefore(certificate)),
            momentOf(X509_get0_notAfter(certificate))};
}

bool isDateProblem(int verdict)
{
    return verdict == X509_V_ERR_CERT_HAS_EXPIRED || verdict == X509_V_ERR_CERT_NOT_YET_VALID;
}

} // namespace

void CurlTls::apply(CURL *easy, const QByteArray &trusted, const QByteArray &caFile)
{
    m_trusted = trusted;
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &CurlTls::onContext);
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, static_cast<void *>(this));
    for (const CURLoption store : {CURLOPT_CAINFO, CURLOPT_PROXY_CAINFO}) {
        if (!caFile.isEmpty()
            && curl_easy_setopt(easy, store, caFile.constData()) == CURLE_OUT_OF_MEMORY)
            throw std::bad_alloc();
    }
    if (trusted.isEmpty())
        return;
    // The certificate itself is what is trusted, whatever name it carries. Nobody else may use a
    // connection that was accepted so, and this job none that was accepted otherwise.
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 0L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
}

CURLcode CurlTls::onContext(CURL *, void *context, void *self)
{
    SSL_CTX_set_cert_verify_callback(static_cast<SSL_CTX *>(context), &CurlTls::onVerify, self);
    return CURLE_OK;
}

int CurlTls::onVerify(X509_STORE_CTX *store, void *self)
{
    return static_cast<CurlTls *>(self)->verify(store);
}

int CurlTls::verify(X509_STORE_CTX *store)
{
    X509 *const leaf = X509_STORE_CTX_get0_cert(store);
    if (leaf != nullptr && X509_up_ref(leaf) == 1)
        m_leaf.reset(leaf);
    if (m_trusted.isEmpty()) {
        const int accepted = X509_verify_cert(store);
        m_verdict = X509_STORE_CTX_get_error(store);
        return accepted;
    }
    const bool same = leaf != nullptr && sha256Of(leaf) == m_trusted;
    m_verdict = same ? X509_V_OK : X509_V_ERR_CERT_UNTRUSTED;
    X509_STORE_CTX_set_error(store, m_verdict);
    return same ? 1 : 0;
}

Error CurlTls::explain(Error error) const
{
    if (error.code != ErrorCode::ECertificateUntrusted || !m_leaf)
        return error;
    if (m_trusted.isEmpty() && isDateProblem(m_verdict))
        error.code = ErrorCode::ECertificateDateInvalid;
    else if (m_trusted.isEmpty() && m_verdict == X509_V_OK)
        error.code = ErrorCode::ECertificateNameInvalid;
    error.detail =
        plainDetail(error) + QLatin1Char('\n') + certificateDetail(factsOf(m_leaf.get()));
    return error;
}

} // namespace kurier
