// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest/OpensslDigest.h"

#include <openssl/evp.h>

#include <utility>

namespace kurier {

namespace {

const EVP_MD *methodOf(ChecksumAlgorithm algorithm)
{
    switch (algorithm) {
    case ChecksumAlgorithm::Md5:
        return EVP_md5();
    case ChecksumAlgorithm::Sha1:
        return EVP_sha1();
    case ChecksumAlgorithm::Sha256:
        break;
    case ChecksumAlgorithm::Sha512:
        return EVP_sha512();
    }
    return EVP_sha256();
}

struct Release
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, Release>;

class OpensslDigest final : public MessageDigest
{
public:
    OpensslDigest(ChecksumAlgorithm algorithm, Context context)
        : m_algorithm(algorithm)
        , m_context(std::move(context))
    {
    }

    [[nodiscard]] ChecksumAlgorithm algorithm() const override { return m_algorithm; }

    [[nodiscard]] bool add(const char *data, std::size_t size) override
    {
        return EVP_DigestUpdate(m_context.get(), data, size) == 1;
    }

    [[nodiscard]] QByteArray finish() override
    {
        QByteArray value(EVP_MAX_MD_SIZE, Qt::Uninitialized);
        unsigned int size = 0;
        // The interface of the library is in unsigned char.
        auto *const bytes = reinterpret_cast<unsigned char *>(value.data());
        if (EVP_DigestFinal_ex(m_context.get(), bytes, &size) != 1)
            return {};
        value.truncate(static_cast<qsizetype>(size));
        return value;
    }

private:
    const ChecksumAlgorithm m_algorithm;
    const Context m_context;
};

} // namespace

Result<MessageDigestPtr> makeOpensslDigest(ChecksumAlgorithm algorithm)
{
    Context context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex(context.get(), methodOf(algorithm), nullptr) != 1)
        return failure(ErrorCode::BgEInvalidHashAlgorithm, ErrorContext::LocalFile,
                       QStringLiteral("the system does not compute it"),
                       QString::fromLatin1(checksumAlgorithmName(algorithm)));
    return std::make_unique<OpensslDigest>(algorithm, std::move(context));
}

} // namespace kurier
