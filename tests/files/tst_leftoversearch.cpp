// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TempName.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QTest>

using namespace kurier;

/// Only what carries a name of ours exactly, and is a plain file of this user, is a leftover.
class LeftoverSearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void names_data();
    void names();
    void findsOwnFiles();
    void passesOver();
    void passesOverFilesOfOthers();
    void passesOverFilesInUse();
    void missingDirectory();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    QList<Artefact> found()
    {
        WorkerHarness harness;
        return harness.run<LeftoversFound>(FindLeftovers {{}, m_directory->path()}).artefacts;
    }

    const JobId m_job = JobId::create();
    std::unique_ptr<QTemporaryDir> m_directory;
};

void LeftoverSearchTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("own");
    const QString id = QStringLiteral("80abf2fb-9408-4fe8-a1eb-bc0e3625efa2");
    QTest::newRow("temp") << QStringLiteral(".kurier-%1-0-5c70d3d1.part").arg(id) << true;
    QTest::newRow("file 12") << QStringLiteral(".kurier-%1-12-5c70d3d1.part").arg(id) << true;
    QTest::newRow("aside") << QStringLiteral(".kurier-removing-fe00-a71ff3") << true;
    QTest::newRow("suffix") << QStringLiteral(".kurier-%1-0-5c70d3d1.part.bak").arg(id) << false;
    QTest::newRow("prefix") << QStringLiteral("x.kurier-%1-0-5c70d3d1.part").arg(id) << false;
    QTest::newRow("upper") << QStringLiteral(".kurier-%1-0-5C70D3D1.part").arg(id) << false;
    QTest::newRow("short random") << QStringLiteral(".kurier-%1-0-5c70d3d.part").arg(id) << false;
    QTest::newRow("no id") << QStringLiteral(".kurier-0-5c70d3d1.part") << false;
    QTest::newRow("line end") << QStringLiteral(".kurier-%1-0-5c70d3d1.part\n").arg(id) << false;
    QTest::newRow("octal") << QStringLiteral(".kurier-%1-01-5c70d3d1.part").arg(id) << false;
    QTest::newRow("null id") << QStringLiteral(
        ".kurier-00000000-0000-0000-0000-000000000000-0-5c70d3d1.part")
                             << false;
    QTest::newRow("aside without inode") << QStringLiteral(".kurier-removing-fe00-0") << false;
    QTest::newRow("aside, more") << QStringLiteral(".kurier-removing-fe00-1-2") << false;
}

void LeftoverSearchTest::names()
{
    QFETCH(const QString, name);
    QFETCH(const bool, own);
    QCOMPARE(parseOwnName(name).has_value(), own);
    QVERIFY(writeFile(path(name), "x"));
    QCOMPARE(found().size(), own ? 1 : 0);
}

void LeftoverSearchTest::findsOwnFiles()
{
    const QString temp = tempName(m_job, 3, 0xabc);
    QCOMPARE(parseOwnName(temp), OwnName({m_job, 3}));
    const QString aside = asideName({{}, {}, 0xfe00, 0x12});
    QCOMPARE(parseOwnName(aside), OwnName());
    QVERIFY(writeFile(path(temp), "0123"));
    QVERIFY(writeFile(path(aside), ""));
    QVERIFY(writeFile(path(QStringLiteral("film.mkv")), "mine"));
    QList<Artefact> all = found();
    std::sort(all.begin(), all.end(),
              [](const Artefact &a, const Artefact &b) { return a.bytes > b.bytes; });
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].job, m_job);
    QCOMPARE(all[0].file, 3);
    QCOMPARE(all[0].name, temp);
    QCOMPARE(all[0].directory, m_directory->path());
    QCOMPARE(all[0].bytes, 4);
    QCOMPARE(all[0].inode, quint64(statusOf(path(temp)).st_ino));
    QVERIFY(all[0].birth != 0);
    QVERIFY(all[0].folder.isKnown());
    QVERIFY(all[1].job.isNull());
    QCOMPARE(all[1].name, aside);
}

void LeftoverSearchTest::passesOver()
{
    QVERIFY(QDir().mkdir(path(tempName(m_job, 0, 1))));
    QCOMPARE(::symlink("/etc/passwd", qPrintable(path(tempName(m_job, 0, 2)))), 0);
    QCOMPARE(::mkfifo(qPrintable(path(tempName(m_job, 0, 3))), 0600), 0);
    QVERIFY(writeFile(path(tempName(m_job, 0, 4)), "x"));
    QCOMPARE(::link(qPrintable(path(tempName(m_job, 0, 4))), qPrintable(path(QStringLiteral("l")))),
             0);
    QCOMPARE(found().size(), 0);
}

void LeftoverSearchTest::passesOverFilesOfOthers()
{
    if (::geteuid() != 0)
        QSKIP("giving files away needs root");
    const QString temp = path(tempName(m_job, 0, 1));
    QVERIFY(writeFile(temp, "x"));
    QCOMPARE(found().size(), 1);
    QCOMPARE(::chown(qPrintable(temp), AsOrdinaryUser::kNobody, AsOrdinaryUser::kNobody), 0);
    QCOMPARE(found().size(), 0);
}

void LeftoverSearchTest::passesOverFilesInUse()
{
    const QString temp = path(tempName(m_job, 0, 1));
    QVERIFY(writeFile(temp, "x"));
    {
        QFile open(temp);
        QVERIFY(open.open(QIODevice::ReadWrite));
        QCOMPARE(found().size(), 0);
    }
    QCOMPARE(found().size(), 1);
}

void LeftoverSearchTest::missingDirectory()
{
    WorkerHarness harness;
    const QString gone = path(QStringLiteral("gone"));
    QCOMPARE(harness.run<LeftoversFound>(FindLeftovers {{}, gone}).artefacts.size(), 0);
}

QTEST_GUILESS_MAIN(LeftoverSearchTest)
#include "tst_leftoversearch.moc"
