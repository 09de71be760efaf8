// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window and its dialogs, in every language, light and dark:
//     QT_QPA_PLATFORM=offscreen kurier_screenshots DIRECTORY
#include "core/base/UtcTime.h"
#include "core/engines/CurlEngines.h"
#include "core/files/CleanupLog.h"
#include "core/metalink/ThreadSourceReader.h"
#include "core/settings/Settings.h"
#include "tests/ui/ScreenshotCamera.h"
#include "tests/ui/ScreenshotInspector.h"
#include "tests/ui/ScreenshotIntake.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/details/DetailsPane.h"
#include "ui/dialogs/AboutDialog.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/CancelJobsDialog.h"
#include "ui/dialogs/CleanupLogDialog.h"
#include "ui/dialogs/LeftoversDialog.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/WidgetUserPrompts.h"
#include "ui/history/CleanupPanel.h"
#include "ui/history/HistoryView.h"
#include "ui/queue/TransferQueueModel.h"
#include "ui/queue/TransferQueueView.h"
#include "ui/style/ColorSchemeSwitcher.h"
#include "ui/text/AccessText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/LanguageSwitcher.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace kurier;

namespace {

constexpr qint64 kMega = 1'000'000;
constexpr qint64 kGiga = 1000 * kMega;

JobId put(FakeTransferQueue &queue, Job job, qint64 rate = 0,
          JobPriority priority = JobPriority::Normal)
{
    job.priority = priority;
    return queue.put(std::move(job), rate);
}

/// Five minutes of a transfer that broke off once.
void giveHistory(FakeTransferQueue &queue, const JobId &id)
{
    std::vector<RateSample> rates;
    for (int second = 290; second >= 0; --second) {
        const double wave = std::sin(second / 17.0) * 900'000 + std::sin(second / 3.0) * 250'000;
        const bool broken = second < 190 && second > 165;
        rates.push_back({second * 1000LL, broken ? 0 : 7'600'000 + std::llround(wave)});
    }
    std::vector<JobLogEntry> log;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto add = [&](int secondsAgo, JobState state, qint64 megabytes) {
        JobLogEntry entry;
        entry.at = now - secondsAgo * 1000LL;
        entry.state = state;
        entry.bytes = megabytes * kMega;
        log.push_back(entry);
    };
    add(291, JobState::Queued, 0);
    add(291, JobState::Connecting, 0);
    add(290, JobState::Transferring, 0);
    add(190, JobState::TransientError, 760);
    log.back().error =
        std::make_shared<const Error>(Error {httpErrorCode(503), ErrorContext::RemoteFile, {}, {}});
    add(175, JobState::Queued, 760);
    add(166, JobState::Transferring, 760);
    ByteRanges written = ByteRanges::prefix(900 * kMega);
    written.add({1200 * kMega, 2100 * kMega});
    written.add({2500 * kMega, 3000 * kMega});
    queue.putActivity(id, {{0, 8, written}}, log, rates);
    Artefact temp;
    temp.directory = QStringLiteral("/home/anna/Backup");
    temp.name = QStringLiteral(".kurier-0198c3f2-7c1e-7a54-9a30-5b1f0e8d44a1-0-1f.part");
    temp.state = ArtefactState::Live;
    temp.bytes = 2300 * kMega;
    queue.putArtefacts(id, {temp});
}

void fill(FakeTransferQueue &queue)
{
    const auto name = [](const char *text) { return QString::fromUtf8(text); };
    Job image = sampleJob(name("debian-12.11.0-amd64-DVD-1.iso"), JobState::Transferring,
                          2300 * kMega, 3700 * kMega);
    image.files.front().validator = "\"5f1c-61e4\"";
    image.files.front().proven = ByteRanges::prefix(900 * kMega);
    image.files.front().proven.add({1200 * kMega, 1900 * kMega});
    giveHistory(queue, put(queue, image, 8'100'000));
    Job bundle = sampleBundle(name("Bauplan Halle 3"), JobState::Transferring, 12, 2);
    bundle.type = JobType::Upload;
    put(queue, bundle, 1'100'000, JobPriority::High);
    Job retry =
        sampleJob(name("vortrag-2026-11.mp4"), JobState::TransientError, 490 * kMega, 1200 * kMega);
    retry.retryAt = QDateTime::currentMSecsSinceEpoch() + 24'000;
    retry.error =
        std::make_shared<const Error>(Error {httpErrorCode(503), ErrorContext::RemoteFile, {}, {}});
    put(queue, retry);
    put(queue,
        sampleJob(name("messdaten-oktober.tar.zst"), JobState::Suspended, 14'168 * kMega,
                  18'400 * kMega),
        0, JobPriority::Low);
    put(queue, sampleJob(name("handbuch.pdf"), JobState::Transferred, 0, 8200 * 1000));
    Job lost = sampleJob(name("archiv-2019.zip"), JobState::Error, 3 * kMega, -1);
    lost.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    put(queue, lost);
    put(queue, sampleJob(name("aufnahme.wav"), JobState::Transferring, 41 * kMega, -1), 900'000);
    put(queue, sampleJob(name("fotos-sommer.tar"), JobState::Queued, 0, 2100 * kMega));
    put(queue, sampleJob(name("modell-v7.safetensors"), JobState::Connecting, 0, 4900 * kMega));
    put(queue,
        sampleJob(name("ein-sehr-langer-dateiname-der-in-der-mitte-gekuerzt-werden-muss-weil-er-"
                       "sonst-nicht-passt-v12.tar.gz"),
                  JobState::Queued, 0, 77 * kMega),
        0, JobPriority::Foreground);
    const JobId cancelled =
        queue.put(sampleJob(name("alte-sicherung.img"), JobState::Cancelled, 0, 12 * kGiga));
    Artefact failed;
    failed.directory = name("/media/usb/Sicherung");
    failed.name = name(".alte-sicherung.img.6f1c2a.part");
    failed.state = ArtefactState::Failed;
    failed.bytes = 4200 * kMega;
    failed.attempts = 3;
    failed.nextAttempt = QDateTime::currentMSecsSinceEpoch() + 60'000;
    failed.reason = Error {ErrorCode::EWriteProtect, ErrorContext::LocalFile, {}, {}};
    Artefact removed = failed;
    removed.name = name(".alte-sicherung-2.img.6f1c2a.part");
    removed.state = ArtefactState::Removed;
    removed.reason = {};
    queue.putArtefacts(cancelled, {failed, removed});
    for (int i = 0; i < 6; ++i)
        queue.put(sampleJob(name("bericht-%1.pdf").arg(i + 1), JobState::Acknowledged, 0,
                            (3 + i) * kMega));
}

CancelPlanItem item(const char *name, JobType type, qint64 partial, qint64 total, int finished = 0)
{
    CancelPlanItem made;
    made.id = JobId::create();
    made.name = QString::fromUtf8(name);
    made.type = type;
    made.state = JobState::Transferring;
    made.directory = QStringLiteral("/home/anna/Backup");
    made.server = QStringLiteral("files.example.org");
    made.bytesPartial = partial;
    made.filesPartial = partial > 0 ? 1 : 0;
    made.bytesTotal = total;
    made.filesFinished = finished;
    made.bytesFinished = finished * 600 * kMega;
    return made;
}

void takeQuestions(const Camera &camera, MainWindow &window)
{
    const auto one = item("report.pdf", JobType::Download, 1200 * kMega, 4 * kGiga);
    const auto nothing = item("report.pdf", JobType::Download, 0, 4 * kGiga);
    const auto upload = item("video.mp4", JobType::Upload, 220 * kMega, kGiga);
    auto backup = item("Backup Mai", JobType::Download, 0, 4 * kGiga, 3);
    backup.state = JobState::Transferred;
    auto ended = nothing;
    ended.possible = false;
    camera.takeDialog(new CancelJobsDialog({{nothing}, {}}, &window), "cancel-a");
    camera.takeDialog(new CancelJobsDialog({{one}, {}}, &window), "cancel-b");
    auto *many = new CancelJobsDialog({{one, nothing, upload, ended}, {}}, &window);
    for (QPushButton *button : many->findChildren<QPushButton *>()) {
        if (button->isCheckable())
            button->click();
    }
    camera.takeDialog(many, "cancel-c");
    camera.takeDialog(new CancelJobsDialog({{backup}, {}}, &window), "cancel-d");
    camera.takeDialog(new CancelJobsDialog({{backup, backup, one, nothing}, {}}, &window),
                      "cancel-d-many");
    camera.takeDialog(new CancelJobsDialog({{upload}, {}}, &window), "cancel-e");
    WidgetUserPrompts prompts(&window);
    const auto takeOpen = [&](const char *name) {
        for (QuestionDialog *dialog : window.findChildren<QuestionDialog *>()) {
            if (dialog->isVisible())
                camera.takeDialog(dialog, name);
        }
    };
    SignInQuestion signIn;
    signIn.server = QStringLiteral("files.example.org:8080");
    signIn.realm = QStringLiteral("Team files");
    signIn.readable = true;
    signIn.canRemember = true;
    prompts.askSignIn(signIn, [](const auto &) {});
    takeOpen("sign-in");
    const ServerCertificate certificate {QByteArray(64, 'a'), QStringLiteral("CN=nas.example.org"),
                                         QStringLiteral("CN=nas.example.org"),
                                         QDateTime({2026, 1, 1}, {0, 0}, kUtc),
                                         QDateTime({2027, 1, 1}, {0, 0}, kUtc)};
    const Error untrusted {ErrorCode::ECertificateUntrusted,
                           ErrorContext::Transport,
                           QLatin1Char('\n') + certificateDetail(certificate),
                           {}};
    prompts.confirmTrust({QStringLiteral("nas.example.org"), errorText(untrusted), certificate,
                          accessFacts(untrusted)},
                         [](bool) {});
    takeOpen("trust");
    prompts.confirmComplete({1, QStringLiteral("Backup Mai"), 3, 5, true}, [](bool) {});
    takeOpen("complete");
    prompts.confirmQuit(2, [](bool) {});
    takeOpen("quit");
}

void takeCleanup(const Camera &camera, MainWindow &window, FakeTransferQueue &queue,
                 Settings &settings)
{
    Artefact leftover;
    leftover.directory = QStringLiteral("/home/anna/Downloads");
    leftover.bytes = 1200 * kMega;
    leftover.birth = 1'760'000'000'000'000'000;
    QList<Artefact> leftovers;
    for (int i = 0; i < 5; ++i) {
        leftover.name = QStringLiteral(".kurier-0198c3f2-7c1e-7a54-9a30-5b1f0e8d44a%1.part").arg(i);
        leftovers.append(leftover);
        leftover.birth = i == 2 ? 0 : leftover.birth;
    }
    camera.takeDialog(new LeftoversDialog(leftovers, &window), "leftovers");
    camera.takeDialog(new LeftoversDialog({leftover}, &window), "leftovers-one");
    leftover.state = ArtefactState::Failed;
    leftover.reason = Error {ErrorCode::EWriteProtect, ErrorContext::LocalFile, {}, {}};
    queue.leftovers = leftovers;
    MainWindow second(queue, settings);
    second.show();
    queue.publishStatus();
    QTest::qWait(50);
    camera.take(second, "leftovers-found");

    const QTemporaryDir scratch;
    const QString path = scratch.filePath(QStringLiteral("cleanup.log"));
    const auto takeLog = [&](const char *name) {
        auto *dialog = new CleanupLogDialog(path, &window);
        QSignalSpy(dialog, &CleanupLogDialog::ready).wait();
        camera.takeDialog(dialog, name);
    };
    takeLog("cleanup-log-none");
    CleanupLog log(scratch.path());
    for (const Artefact &each : leftovers)
        log.removed({each.directory, each.name, 0xfe00, 0x12a}, each.bytes, {});
    log.removed({leftover.directory, leftover.name, 0xfe00, 0x12b}, 0, leftover.reason);
    log.flush();
    takeLog("cleanup-log");
}

/// The list of everything that is still to be removed, and the status bar while much is.
void takeRecord(const Camera &camera, MainWindow &window, FakeTransferQueue &queue)
{
    Artefact artefact;
    artefact.directory = QStringLiteral("/home/anna/Downloads");
    artefact.bytes = 1200 * kMega;
    artefact.attempts = 2;
    artefact.nextAttempt = QDateTime::currentMSecsSinceEpoch() + 600'000;
    QList<Artefact> artefacts;
    const auto add = [&](ArtefactState state, ErrorCode code) {
        artefact.name = QStringLiteral(".kurier-0198c3f2-7c1e-7a54-9a30-5b1f0e8d44a%1-0-1f.part")
                            .arg(artefacts.size());
        artefact.state = state;
        artefact.reason = Error {code, ErrorContext::LocalFile, {}, {}};
        artefacts.append(artefact);
    };
    add(ArtefactState::Failed, ErrorCode::EAccessDenied);
    add(ArtefactState::Failed, ErrorCode::EWriteProtect);
    artefact.attempts = 0;
    add(ArtefactState::Pending, ErrorCode::Ok);
    artefact.attempts = 7;
    add(ArtefactState::Abandoned, ErrorCode::EAccessDenied);
    const JobId id = queue.put(
        sampleJob(QStringLiteral("fotos-2025.tar"), JobState::Cancelled, 0, 4800 * kMega));
    queue.putArtefacts(id, artefacts);
    window.history().showCleanup();
    QTest::qWait(400);
    auto *table = window.history().cleanup().findChild<QTableView *>();
    table->setFocus();
    table->selectRow(0);
    camera.take(window, "cleanup-everything");
    QueueStatus status;
    status.loaded = true;
    status.cleanupsPending = 10'000;
    Q_EMIT queue.statusChanged(status);
    status.cleanupsPending = 6600;
    Q_EMIT queue.statusChanged(status);
    QTest::qWait(400);
    camera.take(window, "removing");
}

/// The pane below the queue, tab by tab.
void takeDetails(const Camera &camera, MainWindow &window, Settings &stored)
{
    auto *tabs = window.findChild<DetailsPane *>()->findChild<QTabWidget *>();
    const auto shoot = [&](int row, DetailsPane::Tab tab, const char *name) {
        window.queueView().selectRow(row);
        tabs->setCurrentIndex(tab);
        QTest::qWait(60);
        camera.take(window, name);
    };
    shoot(0, DetailsPane::Overview, "details-overview");
    shoot(1, DetailsPane::Files, "details-files");
    shoot(0, DetailsPane::Speed, "details-speed");
    shoot(0, DetailsPane::Connections, "details-connections");
    shoot(0, DetailsPane::Log, "details-log");
    shoot(0, DetailsPane::Cleanup, "details-cleanup");
    shoot(5, DetailsPane::Overview, "details-error");
    window.resize(700, 560);
    shoot(5, DetailsPane::Overview, "details-narrow");
    window.resize(1180, 680);
    window.queueView().selectAll();
    camera.take(window, "details-many");
    stored.setDensity(Density::Compact);
    window.queueView().selectRow(0);
    camera.take(window, "compact");
    stored.setDensity(Density::Comfortable);
}

/// The queue grouped, also in a mirrored window.
void takeGroups(const Camera &camera, Settings &stored)
{
    FakeTransferQueue queue;
    MainWindow window(queue, stored);
    window.show();
    fill(queue);
    for (int i = 0; i < 3; ++i) {
        Job job = sampleJob(QStringLiteral("kapitel-%1.epub").arg(i + 1), JobState::Queued, 0,
                            (4 + i) * kMega);
        job.files.front().url = "https://mirror.example.net/" + job.name.toUtf8();
        put(queue, job);
    }
    window.queueView().setFocus();
    window.queueView().selectRow(0);
    stored.setGrouping(Grouping::State);
    QTest::qWait(100);
    camera.take(window, "grouped-state");
    stored.setGrouping(Grouping::Server);
    camera.take(window, "grouped-server");
    window.setLayoutDirection(Qt::RightToLeft);
    camera.take(window, "grouped-mirrored");
    stored.setGrouping(Grouping::None);
}

void writeMetalink(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write("<metalink xmlns='urn:ietf:params:xml:ns:metalink'><file name='debian-12.iso'>"
               "<size>658505728</size><hash type='sha-256'>"
               + QByteArray(64, 'a')
               + "</hash><url>https://deb.example.org/12.iso</url></file>"
                 "<file name='SHA256SUMS'><size>302</size>"
                 "<url>https://deb.example.org/SHA256SUMS</url></file></metalink>");
}

void takeWindow(const QDir &directory, const QString &language, bool dark, const QString &settings)
{
    const QString suffix = language + (dark ? QStringLiteral("-dark") : QString());
    const Camera camera(directory, suffix);
    FakeTransferQueue queue;
    Settings stored(settings);
    MainWindow window(queue, stored);
    window.show();
    QTest::qWait(50);
    camera.take(window, "empty");
    fill(queue);
    window.queueView().setFocus();
    window.queueView().selectRow(0);
    camera.take(window, "main");
    takeDetails(camera, window, stored);
    window.findChild<QLineEdit *>()->setText(QStringLiteral("xyz"));
    camera.take(window, "filter");
    window.findChild<QLineEdit *>()->clear();
    for (QMenu *menu : window.findChildren<QMenu *>()) {
        if (menu->actions().size() < 6)
            continue;
        menu->popup(QPoint(100, 100));
        camera.take(*menu, "menu");
        menu->close();
    }
    Q_EMIT queue.storeFailed(Error {ErrorCode::EDiskFull, ErrorContext::LocalFile, {}, {}});
    window.findChild<QTabBar *>()->setCurrentIndex(1);
    QTest::qWait(50);
    window.history().table().selectRow(6);
    camera.take(window, "history");
    takeRecord(camera, window, queue);

    CurlEngines engines;
    ThreadSourceReader sources([&engines](const QByteArray &url, const std::stop_token &stop) {
        return engines.fetch(url, stop);
    });
    auto *add = new AddJobDialog(queue, stored, &sources, &window);
    add->addAddresses(
        {QStringLiteral("https://example.org/a.iso"), QStringLiteral("https://example.org/b.iso")});
    camera.takeDialog(add, "add");
    auto *pattern = new AddJobDialog(queue, stored, &sources, &window);
    pattern->addAddresses({QStringLiteral("https://example.org/img[001-120].jpg")});
    camera.takeDialog(pattern, "add-pattern");
    auto *wrong = new AddJobDialog(queue, stored, &sources, &window);
    wrong->addAddresses({QStringLiteral("https://example.org/a.iso"),
                         QStringLiteral("gopher://x/y"), QStringLiteral("nonsense")});
    camera.takeDialog(wrong, "add-wrong");
    QTemporaryDir documents;
    const QString document = documents.filePath(QStringLiteral("debian.meta4"));
    writeMetalink(document);
    auto *metalink = new AddJobDialog(queue, stored, &sources, &window);
    metalink->addAddresses({document});
    static_cast<void>(QTest::qWaitFor([metalink] { return !metalink->specs().isEmpty(); }));
    camera.takeDialog(metalink, "add-metalink");
    for (const auto &[page, name] : {std::pair {SettingsDialog::General, "settings"},
                                     std::pair {SettingsDialog::Network, "settings-network"},
                                     std::pair {SettingsDialog::Schedule, "settings-schedule"},
                                     std::pair {SettingsDialog::History, "settings-history"},
                                     std::pair {SettingsDialog::Appearance, "settings-look"}}) {
        auto *dialog = new SettingsDialog(stored, window.shortcuts(), &window);
        dialog->setPage(page);
        camera.takeDialog(dialog, name);
    }
    camera.takeDialog(new AboutDialog(&window), "about");
    takeQuestions(camera, window);
    takeCleanup(camera, window, queue, stored);
    takeIntake(camera, window, queue, stored);
    takeGroups(camera, stored);
    takeViewMenu(camera, window);
    takeInspector(camera, window, stored, fill);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        qCritical("usage: kurier_screenshots DIRECTORY");
        return 2;
    }
    QDir directory(QString::fromLocal8Bit(argv[1]));
    if (!directory.mkpath(QStringLiteral(".")))
        return 1;
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QPalette light = QApplication::style()->standardPalette();
    QTemporaryDir scratch;
    LanguageSwitcher languages;
    for (const QString &language : LanguageSwitcher::available()) {
        languages.use(language);
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? darkPalette() : light);
            takeWindow(directory, language, dark, scratch.filePath(QStringLiteral("kurier.conf")));
        }
    }
    return 0;
}
