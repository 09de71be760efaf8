// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What speaks to servers is loaded when it is needed, as it was at the start, and its absence is
// told of each attempt.
#include "app/EngineModule.h"
#include "app/LazyTransferEngine.h"
#include "app/LazyUploadEngine.h"
#include "tests/support/FaultOrigin.h"

#include <QFile>
#include <QLibrary>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>

#include <memory>
#include <mutex>
#include <vector>

using namespace kurier;
using kurier::test::FaultOrigin;
using kurier::test::OriginAnswer;

namespace {

const QString kModule = QStringLiteral(KURIER_ENGINES_MODULE);
constexpr std::chrono::milliseconds kDeadline {500};

/// What the engine told, from any thread.
template <class Event>
class Told
{
public:
    [[nodiscard]] auto sink()
    {
        return [this](std::vector<Event> &&events) {
            const std::lock_guard lock(m_mutex);
            m_events.insert(m_events.end(), events.begin(), events.end());
        };
    }

    template <class Kind>
    [[nodiscard]] std::vector<Kind> all() const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Kind> found;
        for (const Event &event : m_events) {
            if (const auto *const one = std::get_if<Kind>(&event))
                found.push_back(*one);
        }
        return found;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Event> m_events;
};

TransferRequest download(const QString &file, const std::string &url, qint64 attempt)
{
    TransferRequest request;
    request.attempt = AttemptId {attempt};
    request.url = QByteArray::fromStdString(url);
    request.file = std::make_shared<const FileHandle>(
        ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    return request;
}

/// A file of that name is mapped into this process.
bool isMapped(const char *name)
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(name);
}

} // namespace

class EngineModuleTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aMissingOneIsToldOfEachAttempt();
    void anotherVersionIsRefused();
    void isLoadedAsItWasAtTheStart();
    void whatWasSetBeforeHolds();
    void nothingIsLoadedToEnd();

private:
    [[nodiscard]] QString file(const char *name) const
    {
        return m_directory.filePath(QLatin1String(name));
    }
    [[nodiscard]] EngineModule &opened(const QString &path)
    {
        return *m_opened.emplace_back(std::make_unique<EngineModule>(path));
    }

    QTemporaryDir m_directory;
    /// The system's loader knows a library again by its name, which has the number of the
    /// descriptor in it: while these are open no number comes twice.
    std::vector<std::unique_ptr<EngineModule>> m_opened;
};

void EngineModuleTest::aMissingOneIsToldOfEachAttempt()
{
    FaultOrigin origin;
    origin.route("/x", OriginAnswer::literal("content"));
    const QString path = file("later.so");
    EngineModule &module = opened(path);
    Told<TransferEvent> told;
    LazyTransferEngine engine(module, told.sink(), {});
    engine.start(
        {download(file("a"), origin.url("/x"), 1), download(file("b"), origin.url("/x"), 2)});
    const auto ends = told.all<TransferEnded>();
    QCOMPARE(ends.size(), std::size_t {2});
    for (const TransferEnded &end : ends) {
        QCOMPARE(end.outcome, TransferOutcome::Failed);
        QCOMPARE(end.error.code, ErrorCode::EFail);
        QCOMPARE(end.error.context, ErrorContext::Transport);
        QCOMPARE(end.error.subject, path);
        QVERIFY(!end.error.detail.isEmpty());
    }
    Told<UploadEvent> uploads;
    LazyUploadEngine sender(module, uploads.sink());
    UploadRequest upload;
    upload.acknowledged = 7;
    sender.start({upload});
    sender.remove({SessionRemoval {}});
    QCOMPARE(uploads.all<UploadEnded>().at(0).outcome, UploadOutcome::Failed);
    QCOMPARE(uploads.all<UploadEnded>().at(0).acknowledged, 7);
    QCOMPARE(uploads.all<SessionRemoved>().at(0).result, RemovalResult::Failed);
    QCOMPARE(uploads.all<SessionRemoved>().at(0).error.subject, path);

    // Installed meanwhile: the next attempt goes.
    QVERIFY(QFile::copy(kModule, path));
    engine.start({download(file("c"), origin.url("/x"), 3)});
    QTRY_COMPARE(told.all<TransferEnded>().size(), std::size_t {3});
    QCOMPARE(told.all<TransferEnded>().at(2).outcome, TransferOutcome::Finished);
    QFile content(file("c"));
    QVERIFY(content.open(QIODevice::ReadOnly));
    QCOMPARE(content.readAll(), QByteArray("content"));
}

void EngineModuleTest::anotherVersionIsRefused()
{
    // A library that knows nothing of engines.
    EngineModule &module = opened(QStringLiteral(KURIER_OTHER_MODULE));
    const auto engines = module.engines();
    QVERIFY(!engines);
    QCOMPARE(engines.error().detail, QStringLiteral("it belongs to another version"));
    EngineModule &right = opened(kModule);
    QVERIFY(right.engines());
    // The module knows whom it belongs to.
    QLibrary library(kModule);
    const auto entry = reinterpret_cast<NetworkEnginesEntry>(library.resolve(kNetworkEnginesEntry));
    QVERIFY(entry);
    QCOMPARE(entry(KURIER_VERSION), *right.engines());
    QVERIFY(!entry("0.0.0"));
}

void EngineModuleTest::isLoadedAsItWasAtTheStart()
{
    const QString path = file("upgraded.so");
    QVERIFY(QFile::copy(kModule, path));
    EngineModule &module = opened(path);
    QVERIFY(QFile::remove(path));
    QFile other(path);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("of another version");
    other.close();
    QVERIFY(module.engines());
}

void EngineModuleTest::whatWasSetBeforeHolds()
{
    FaultOrigin origin;
    origin.route("/x", OriginAnswer::file(300'000));
    EngineModule &module = opened(kModule);
    Told<TransferEvent> told;
    LazyTransferEngine engine(module, told.sink(), {});
    engine.setRateLimit(1000);
    engine.start({download(file("slow"), origin.url("/x"), 1)});
    QTRY_VERIFY(!told.all<TransferConnected>().empty());
    QTest::qWait(1000);
    QVERIFY(told.all<TransferEnded>().empty());
    engine.setRateLimit(0);
    QTRY_COMPARE_WITH_TIMEOUT(told.all<TransferEnded>().size(), std::size_t {1}, 30'000);
    QCOMPARE(told.all<TransferEnded>().at(0).outcome, TransferOutcome::Finished);
    engine.shutdown(kDeadline);
    engine.start({download(file("late"), origin.url("/x"), 2)});
    QCOMPARE(told.all<TransferEnded>().at(1).outcome, TransferOutcome::Stopped);
}

void EngineModuleTest::nothingIsLoadedToEnd()
{
    const QString path = file("untouched.so");
    QVERIFY(QFile::copy(kModule, path));
    EngineModule &module = opened(path);
    Told<TransferEvent> told;
    Told<UploadEvent> uploads;
    LazyTransferEngine engine(module, told.sink(), {});
    LazyUploadEngine sender(module, uploads.sink());
    engine.stop({AttemptId {1}});
    engine.setAttemptRate(AttemptId {1}, 5);
    engine.setConnectionsPerHost(3);
    engine.shutdown(kDeadline);
    sender.stop({AttemptId {1}});
    sender.proceed(AttemptId {1});
    sender.setAttemptRate(AttemptId {1}, 5);
    sender.setRateLimit(3);
    sender.shutdown(kDeadline);
    engine.start({download(file("late"), "http://127.0.0.1:1/", 2)});
    sender.start({UploadRequest {}});
    sender.remove({SessionRemoval {}});
    QCOMPARE(told.all<TransferEnded>().at(0).outcome, TransferOutcome::Stopped);
    QCOMPARE(uploads.all<UploadEnded>().at(0).outcome, UploadOutcome::Stopped);
    QCOMPARE(uploads.all<SessionRemoved>().at(0).result, RemovalResult::Failed);
    QCOMPARE(uploads.all<SessionRemoved>().at(0).error.code, ErrorCode::BgEConnectionClosed);
    QVERIFY(!isMapped("untouched.so"));
    QVERIFY(module.engines());
    QVERIFY(isMapped("untouched.so"));
}

QTEST_GUILESS_MAIN(EngineModuleTest)
#include "tst_EngineModule.moc"
