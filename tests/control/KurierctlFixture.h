// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/control/ControlServer.h"

#include <QJsonDocument>
#include <QObject>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

#include "FakeTransferQueue.h"

namespace kurier::test {

/// How one call of kurierctl ended.
struct Run
{
    int code = -1;
    QString out;
    QString err;

    [[nodiscard]] QJsonObject json() const
    {
        return QJsonDocument::fromJson(out.toUtf8()).object();
    }
};

/// The real kurierctl against a ControlServer in this process, in a home of its own.
class KurierctlFixture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

protected:
    Run run(const QStringList &arguments, const QByteArray &input = {},
            const QString &stdoutFile = {});
    [[nodiscard]] QProcessEnvironment environment() const;

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<ControlServer> m_server;

private:
    void serve();
};

} // namespace kurier::test
