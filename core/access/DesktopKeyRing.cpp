// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/DesktopKeyRing.h"

#include "core/base/LogCategories.h"

#include <qt6keychain/keychain.h>

namespace kurier {

namespace {

const QString kService = QStringLiteral("kurier");

/// Deletes itself when it has finished. An entry in a plain file would be no key ring.
template <class KeychainJob>
KeychainJob *newJob(const QString &key)
{
    auto *const job = new KeychainJob(kService);
    job->setKey(key);
    job->setInsecureFallback(false);
    return job;
}

class DesktopKeyRing final : public KeyRing
{
public:
    void read(const QString &key, Read reply) override
    {
        auto *const job = newJob<QKeychain::ReadPasswordJob>(key);
        QObject::connect(job, &QKeychain::Job::finished, job, [reply = std::move(reply), job] {
            const bool found = job->error() == QKeychain::NoError;
            reply(found ? std::optional(job->binaryData()) : std::nullopt);
        });
        job->start();
    }

    void write(const QString &key, const QByteArray &secret, Written reply) override
    {
        auto *const job = newJob<QKeychain::WritePasswordJob>(key);
        job->setBinaryData(secret);
        QObject::connect(job, &QKeychain::Job::finished, job, [reply = std::move(reply), job] {
            const bool kept = job->error() == QKeychain::NoError;
            if (!kept)
                qCWarning(lcQueue, "the key ring keeps nothing: %s",
                          qUtf8Printable(job->errorString()));
            reply(kept);
        });
        job->start();
    }

    void remove(const QString &key) override { newJob<QKeychain::DeletePasswordJob>(key)->start(); }
};

} // namespace

std::unique_ptr<KeyRing> openDesktopKeyRing()
{
    // Without a session bus every question would wait for one.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return nullptr;
    return std::make_unique<DesktopKeyRing>();
}

} // namespace kurier
