// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ScreenshotInspector.h"

#include "core/queue/JoinedQueue.h"
#include "tests/ui/ScreenshotCamera.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/SampleJobs.h"
#include "ui/MainWindow.h"
#include "ui/actions/QueueActions.h"
#include "ui/dialogs/OpenQueueDialog.h"
#include "ui/dialogs/QuestionDialog.h"
#include "ui/queue/TransferQueueView.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace kurier {

namespace {

constexpr qint64 kMega = 1'000'000;

JobCommands permittedToRoot()
{
    JobCommands commands;
    for (const JobCommand command : {JobCommand::Suspend, JobCommand::Resume, JobCommand::Cancel})
        commands.insert(command);
    return commands;
}

void takeQuestion(const Camera &camera, MainWindow &window, QAction *command, const char *name)
{
    command->trigger();
    for (QuestionDialog *dialog : window.findChildren<QuestionDialog *>()) {
        if (dialog->isVisible())
            camera.takeDialog(dialog, name);
    }
}

void takeOpenQueue(const Camera &camera, MainWindow &window)
{
    QStringList users;
    for (const char *name : {"anna", "berta", "clara", "dieter", "root"})
        users.append(QString::fromLatin1(name));
    camera.takeDialog(new OpenQueueDialog(users, true, &window), "open-queue");
    camera.takeDialog(new OpenQueueDialog({QStringLiteral("anna")}, false, &window),
                      "open-queue-own");
}

} // namespace

void takeInspector(const Camera &camera, MainWindow &window, Settings &settings,
                   const std::function<void(FakeTransferQueue &)> &fill)
{
    takeOpenQueue(camera, window);
    JoinedQueue joined;
    auto *anna = new FakeTransferQueue;
    auto *berta = new FakeTransferQueue;
    auto *clara = new FakeTransferQueue;
    joined.add(QStringLiteral("anna"), anna);
    joined.add(QStringLiteral("berta"), berta);
    joined.add(QStringLiteral("clara"), clara);
    const int dieter = joined.add(QStringLiteral("dieter"), new FakeTransferQueue);
    fill(*anna);
    berta->put(sampleJob(QStringLiteral("vorlesung-07.mp4"), JobState::Transferring, 210 * kMega,
                         900 * kMega),
               2'400'000);
    berta->put(sampleUpload(QStringLiteral("auswertung.ods"), JobState::Queued, 0, 3 * kMega));
    clara->put(
        sampleJob(QStringLiteral("sicherung.tar"), JobState::Suspended, 40 * kMega, 800 * kMega));
    MainWindow inspector(joined, settings);
    inspector.setInspecting({});
    inspector.show();
    for (const int running : {0, 1})
        joined.setOwner(running, permittedToRoot(), true, {});
    joined.setOwner(2, {}, false, {});
    joined.setOwner(dieter, {}, false,
                    {ErrorCode::EAccessDenied, ErrorContext::QueueManager, {}, {}});
    QTest::qWait(100);
    inspector.queueView().setFocus();
    inspector.queueView().selectRow(0);
    camera.take(inspector, "inspector");
    takeQuestion(camera, inspector, inspector.queueActions().suspendAll(), "inspector-suspend");
    takeQuestion(camera, inspector, inspector.queueActions().resumeAll(), "inspector-resume");
}

void takeViewMenu(const Camera &camera, MainWindow &window)
{
    for (const QAction *top : window.menuBar()->actions()) {
        for (QAction *action : top->menu()->actions()) {
            QMenu *const groups = action->menu();
            if (!groups || groups->actions().isEmpty() || !groups->actions().at(0)->isCheckable()
                || !top->menu()->actions().at(0)->isCheckable())
                continue;
            top->menu()->popup(QPoint(100, 100));
            top->menu()->setActiveAction(action);
            camera.take(*top->menu(), "menu-view");
            groups->popup(QPoint(100, 100));
            camera.take(*groups, "menu-groups");
            groups->close();
            top->menu()->close();
        }
    }
}

} // namespace kurier
