// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kurier_busy_window JOBS RUNNING SETTINGS-FILE
//
// The window as the program shows it, on a queue that only tells progress. For kurier_window_bench.
#include "core/queue/LocalTransferQueue.h"
#include "core/settings/Settings.h"
#include "tests/bench/BusyQueue.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QThread>

using namespace kurier;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.size() != 4)
        return 2;
    QThread thread;
    auto *busy = new test::BusyQueue(words.at(1).toInt(), words.at(2).toInt());
    busy->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, busy, &QObject::deleteLater);
    thread.start();
    Settings settings(words.at(3));
    int code = 0;
    {
        LocalTransferQueue queue(*busy);
        MainWindow window(queue, settings);
        QObject::connect(&window, &MainWindow::quitRequested, qApp, &QCoreApplication::quit);
        window.show();
        code = QApplication::exec();
    }
    thread.quit();
    thread.wait();
    return code;
}
