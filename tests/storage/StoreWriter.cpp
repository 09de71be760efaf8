// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/StoreFixture.h"

#include <unistd.h>

#include <cstdlib>

// Stores jobs 1, 2, 3 … each with a ledger record, and prints the key of each as soon as it is
// acknowledged. After the last one it keeps the queue open until its input ends.
// Call: store_writer DATABASE FIRST LAST
int main(int argc, char **argv)
{
    using namespace kurier;
    if (argc != 4)
        return 2;
    const qint64 first = std::atoll(argv[2]);
    const qint64 last = std::atoll(argv[3]);
    SqliteJobStore store(QString::fromLocal8Bit(argv[1]), [](std::vector<StoreEvent> &&events) {
        for (const StoreEvent &event : events) {
            const auto *stored = std::get_if<BatchStored>(&event);
            if (!stored || stored->error.code != ErrorCode::Ok)
                continue;
            const QByteArray line = QByteArray::number(stored->ticket.value) + '\n';
            if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) < 0)
                std::abort();
        }
    });
    for (qint64 key = first; key <= last; ++key) {
        const Job job = sampleJob(key, JobState::Queued, 3);
        store.apply(
            {{key},
             {InsertJob {job}, PutArtefact {sampleArtefact(key, job.id, ArtefactState::Live)}}});
    }
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) { }
    store.shutdown();
    return 0;
}
