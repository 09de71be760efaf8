// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ScreenshotIntake.h"

#include "core/settings/Settings.h"
#include "tests/ui/ScreenshotCamera.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "ui/MainWindow.h"
#include "ui/actions/QueueActions.h"
#include "ui/actions/Shortcuts.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/LongListPanel.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/UploadDialog.h"
#include "ui/tray/TrayIcon.h"

#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QMenu>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

namespace kurier {

namespace {

void takeUploads(const Camera &camera, MainWindow &window, FakeTransferQueue &queue)
{
    QTemporaryDir folder;
    QStringList files;
    for (const char *name : {"Bauplan Halle 3.pdf", "video.mp4", "messdaten-oktober.tar.zst"}) {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (file.open(QIODevice::WriteOnly))
            file.resize(73'400'000);
        files.append(file.fileName());
    }
    camera.takeDialog(new UploadDialog(queue, &window), "upload-empty");
    auto *dialog = new UploadDialog(queue, &window);
    dialog->addFiles(files);
    dialog->findChild<QLineEdit *>()->setText(QStringLiteral("https://files.example.org/upload/"));
    QTest::qWait(200);
    camera.takeDialog(dialog, "upload");
}

void takeLongLists(const Camera &camera, MainWindow &window, FakeTransferQueue &queue,
                   Settings &settings)
{
    QString text;
    for (int i = 1; i <= 25'000; ++i)
        text += QStringLiteral("https://example.org/measured/%1.csv\n").arg(i);
    auto *dialog = new AddJobDialog(queue, settings, nullptr, &window);
    dialog->addText(text);
    auto *panel = dialog->findChild<LongListPanel *>();
    static_cast<void>(QTest::qWaitFor([panel] { return panel->isReady(); }));
    camera.takeDialog(dialog, "long-list");

    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("adressen.txt")));
    if (file.open(QIODevice::WriteOnly))
        file.write(text.toUtf8() + "htp://example.org/x\nnonsense\n");
    file.close();
    auto *wrong = new AddJobDialog(queue, settings, nullptr, &window);
    auto *wrongPanel = wrong->findChild<LongListPanel *>();
    wrongPanel->openFile(file.fileName());
    static_cast<void>(QTest::qWaitFor([wrongPanel] { return wrongPanel->isReady(); }));
    camera.takeDialog(wrong, "long-list-wrong");

    auto *adding = new AddJobDialog(queue, settings, nullptr, &window);
    auto *addingPanel = adding->findChild<LongListPanel *>();
    adding->addText(text);
    static_cast<void>(QTest::qWaitFor([addingPanel] { return addingPanel->isReady(); }));
    queue.holdAdding(9300);
    addingPanel->add({});
    static_cast<void>(QTest::qWaitFor([&queue] { return queue.isAdding(); }));
    QTest::qWait(200);
    camera.takeDialog(adding, "long-list-adding");
}

void takeMenus(const Camera &camera, MainWindow &window)
{
    for (const char *name : {"jobLimits", "globalLimits"}) {
        auto *menu = window.findChild<QMenu *>(QString::fromLatin1(name));
        menu->popup(QPoint(100, 100));
        camera.take(*menu, name);
        menu->close();
    }
    TrayIcon tray(window.queueActions());
    QueueStatus status;
    status.jobs.at(static_cast<std::size_t>(JobState::Transferring)) = 4;
    status.bytesPerSecond = 10'100'000;
    status.bytesPerSecondUp = 1'100'000;
    tray.setStatus(status);
    tray.menu().popup(QPoint(100, 100));
    camera.take(tray.menu(), "tray");
    tray.menu().close();
}

void takeFolders(const Camera &camera, MainWindow &window, FakeTransferQueue &queue,
                 Settings &settings)
{
    settings.setFolderRules(
        FolderRules({{QStringLiteral("*.iso *.img"), QStringLiteral("/home/anna/Images")},
                     {QStringLiteral("*.flac *.mp3 *.ogg"), QStringLiteral("/home/anna/Musik")},
                     {QStringLiteral("*.pdf"), QStringLiteral("/home/anna/Dokumente/Downloads")}}));
    auto *page = new SettingsDialog(settings, window.shortcuts(), &window);
    page->setPage(SettingsDialog::Folders);
    camera.takeDialog(page, "settings-folders");
    auto *dialog = new AddJobDialog(queue, settings, nullptr, &window);
    dialog->addAddresses({QStringLiteral("https://example.org/debian-12.11.0-amd64-DVD-1.iso"),
                          QStringLiteral("https://example.org/handbuch.pdf"),
                          QStringLiteral("https://example.org/messdaten.tar.zst")});
    camera.takeDialog(dialog, "add-by-type");
    settings.setFolderRules({});
}

void takeShortcuts(const Camera &camera, MainWindow &window, Settings &settings)
{
    auto *page = new SettingsDialog(settings, window.shortcuts(), &window);
    page->setPage(SettingsDialog::Keys);
    auto *table = page->findChild<QTableWidget *>(QStringLiteral("shortcuts"));
    table->setCurrentCell(1, 0);
    auto *edit = page->findChild<QKeySequenceEdit *>();
    edit->setKeySequence(Qt::CTRL | Qt::Key_F);
    Q_EMIT edit->editingFinished();
    camera.takeDialog(page, "settings-keys");
}

} // namespace

void takeIntake(const Camera &camera, MainWindow &window, FakeTransferQueue &queue,
                Settings &settings)
{
    takeUploads(camera, window, queue);
    takeLongLists(camera, window, queue, settings);
    takeMenus(camera, window);
    takeFolders(camera, window, queue, settings);
    takeShortcuts(camera, window, settings);
}

} // namespace kurier
