// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/EngineModule.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <dlfcn.h>
#include <fcntl.h>

namespace kurier {

namespace {

FileHandlePtr opened(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    return descriptor < 0 ? nullptr : std::make_shared<const FileHandle>(descriptor);
}

void *loaded(const QByteArray &file)
{
    return ::dlopen(file.constData(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
}

} // namespace

QString EngineModule::installedPath()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath()
                           + QStringLiteral("/../" KURIER_MODULES "/engines.so"));
}

EngineModule::EngineModule(QString path)
    : m_path(std::move(path))
    , m_file(opened(m_path))
{
}

Result<NetworkEngines *> EngineModule::engines()
{
    const std::lock_guard lock(m_loading);
    if (m_engines)
        return m_engines;
    auto found = load();
    if (found)
        m_engines = *found;
    return found;
}

Result<MessageDigestPtr> EngineModule::makeDigest(ChecksumAlgorithm algorithm)
{
    const auto loaded = engines();
    if (!loaded)
        return tl::unexpected(loaded.error());
    return (*loaded)->makeDigest(algorithm);
}

Result<QByteArray> EngineModule::fetch(const QByteArray &url, const std::stop_token &stop)
{
    const auto loaded = engines();
    if (!loaded)
        return tl::unexpected(loaded.error());
    return (*loaded)->fetch(url, stop);
}

Result<NetworkEngines *> EngineModule::load() const
{
    const auto refused = [this](const QString &why) {
        return failure(ErrorCode::EFail, ErrorContext::Transport, why, m_path);
    };
    void *library = nullptr;
    if (m_file)
        library = loaded("/proc/self/fd/" + QByteArray::number(m_file->descriptor()));
    // What is there now, where nothing was at the start or /proc is not there.
    if (!library)
        library = loaded(QFile::encodeName(m_path));
    if (!library)
        return refused(QString::fromLocal8Bit(::dlerror())); // NOLINT(concurrency-mt-unsafe)
    const auto entry =
        reinterpret_cast<NetworkEnginesEntry>(::dlsym(library, kNetworkEnginesEntry));
    NetworkEngines *const engines = entry ? entry(KURIER_VERSION) : nullptr;
    if (!engines)
        return refused(QStringLiteral("it belongs to another version"));
    return engines;
}

} // namespace kurier
