// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ControlPeer.h"

namespace kurier::test {

void ControlServerFixture::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<FakeTransferQueue>();
    m_server = std::make_unique<ControlServer>(
        *m_queue, path(), ControlInfo {QStringLiteral("1.2"), 77, QStringLiteral("anna"), true});
    const auto listening = m_server->listen();
    QVERIFY2(listening, qPrintable(listening ? QString() : listening.error().detail));
}

void ControlServerFixture::cleanup()
{
    m_server.reset();
    m_queue.reset();
    m_directory.reset();
}

} // namespace kurier::test
