// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/BenchQueue.h"

#include "core/files/FileStatus.h"
#include "core/files/TempName.h"
#include "tests/storage/StoreFixture.h"

#include <QDateTime>
#include <QFile>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <string_view>

namespace kurier::test {

namespace {

constexpr qint64 kHalf = 16 * 1024;
constexpr int kJobsPerBatch = 2000;

Job jobOf(int number, qint64 now, const QString &directory)
{
    // Spread over names, hosts and sizes, so that every column has something to sort.
    static constexpr std::array kKinds = {"report", "archive", "photo", "backup", "Übersicht"};
    const auto mixed = static_cast<quint32>(number) * 2654435761U;
    Job job;
    job.key = {number};
    job.id = JobId::create();
    job.state = JobState::Suspended;
    job.priority = static_cast<JobPriority>(mixed % 4);
    job.name = QStringLiteral("%1-%2-%3.bin")
                   .arg(QString::fromUtf8(kKinds.at(mixed % kKinds.size())))
                   .arg(mixed % 100000)
                   .arg(number);
    job.directory = directory;
    job.created = now - qint64(number) * 1000;
    job.modified = job.created;
    JobFile file;
    file.url = QByteArray("https://mirror") + QByteArray::number(mixed % 20) + ".example.org/"
        + QByteArray::number(number);
    file.name = job.name;
    file.bytesTotal = 2 * kHalf + mixed % 1000000;
    job.files.push_back(file);
    return job;
}

/// Makes the job's temp file as half a download leaves it, and its record.
std::optional<Artefact> half(Job &job, int folder, const FileIdentity &folderIdentity)
{
    Artefact temp;
    temp.id = {job.key.value};
    temp.job = job.id;
    temp.state = ArtefactState::Live;
    temp.directory = job.directory;
    temp.name = tempName(job.id, 0, static_cast<quint32>(job.key.value));
    temp.folder = folderIdentity;
    temp.bytes = kHalf;
    const QByteArray content(kHalf, 'k');
    const QByteArray name = QFile::encodeName(temp.name);
    const int file = ::openat(folder, name.constData(), O_WRONLY | O_CREAT | O_EXCL, 0600);
    FileStatus status;
    const bool made = file >= 0 && ::write(file, content.constData(), kHalf) == kHalf
        && lookAt(file, status) == 0;
    ::close(file);
    if (!made)
        return std::nullopt;
    temp.device = status.identity.device;
    temp.inode = status.identity.inode;
    temp.birth = status.identity.birth;
    JobFile &part = job.files.front();
    part.temp = temp.id;
    part.bytesTransferred = kHalf;
    part.proven = ByteRanges::prefix(kHalf);
    part.validator = "\"bench\"";
    return temp;
}

} // namespace

bool makeQueue(const BenchQueue &queue)
{
    StoreHarness store(queue.database);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const int folder =
        ::open(QFile::encodeName(queue.downloads).constData(), O_RDONLY | O_DIRECTORY);
    FileStatus status;
    bool good = folder >= 0 && lookAt(folder, status) == 0;
    for (int number = 1; good && number <= queue.jobs;) {
        std::vector<StoreMutation> mutations;
        for (int i = 0; i < kJobsPerBatch && number <= queue.jobs; ++i, ++number) {
            Job job = jobOf(number, now, queue.downloads);
            if (queue.tempFiles) {
                auto temp = half(job, folder, status.identity);
                good = good && temp;
                if (temp)
                    mutations.emplace_back(PutArtefact {*std::move(temp)});
            }
            mutations.emplace_back(InsertJob {std::move(job)});
        }
        good = good && store.apply(std::move(mutations)) == Error();
    }
    ::close(folder);
    return good;
}

int tempFilesIn(const QString &directory)
{
    const std::unique_ptr<DIR, int (*)(DIR *)> opened(
        ::opendir(QFile::encodeName(directory).constData()), &::closedir);
    int count = 0;
    while (const dirent *entry = opened ? ::readdir(opened.get()) : nullptr)
        count += std::string_view(entry->d_name).starts_with(".kurier-") ? 1 : 0;
    return count;
}

qint64 openJobsIn(const QString &database)
{
    try {
        const SQLite::Database stored(QFile::encodeName(database).toStdString(),
                                      SQLite::OPEN_READONLY);
        SQLite::Statement count(stored, "SELECT count(*) FROM jobs WHERE state NOT IN (7, 8)");
        return count.executeStep() ? count.getColumn(0).getInt64() : -1;
    } catch (const SQLite::Exception &) {
        return -1;
    }
}

} // namespace kurier::test
