// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DestinationCheck.h"
#include "tests/files/FileFixture.h"

#include <QDir>
#include <QTest>

using namespace kurier;

/// What can be said about a destination before anything is put there.
class DestinationCheckTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takenNamesAndSpace();
    void missingAndCreated();
    void notADirectory();
    void notWritable();
    void readOnlyFileSystem();
    void nameTooLong();

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }
    DestinationChecked check(const QString &directory, const QStringList &names = {},
                             bool create = false)
    {
        return m_harness.run<DestinationChecked>(CheckDestination {{}, directory, names, create});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    WorkerHarness m_harness;
};

void DestinationCheckTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
}

void DestinationCheckTest::takenNamesAndSpace()
{
    QVERIFY(writeFile(path(QStringLiteral("file")), {}));
    QVERIFY(QDir().mkdir(path(QStringLiteral("dir"))));
    QVERIFY(QFile::link(QStringLiteral("/nowhere"), path(QStringLiteral("link"))));
    const auto outcome = check(m_directory->path(),
                               {QStringLiteral("free"), QStringLiteral("link"),
                                QStringLiteral("file"), QStringLiteral("dir")});
    QVERIFY(outcome.taken);
    QCOMPARE(*outcome.taken,
             QStringList({QStringLiteral("link"), QStringLiteral("file"), QStringLiteral("dir")}));
    QVERIFY(outcome.freeBytes > 0);
}

void DestinationCheckTest::missingAndCreated()
{
    const QString missing = path(QStringLiteral("new"));
    const auto refused = check(missing);
    QCOMPARE(refused.taken.error().code, ErrorCode::EPathNotFound);
    QCOMPARE(refused.taken.error().subject, missing);
    QVERIFY(!exists(missing));

    QVERIFY(check(missing, {QStringLiteral("x")}, true).taken);
    QVERIFY(QDir(missing).exists());
    QVERIFY(check(missing, {}, true).taken);

    const QString deep = path(QStringLiteral("a/b"));
    QCOMPARE(check(deep, {}, true).taken.error().code, ErrorCode::EPathNotFound);
    QVERIFY(!exists(path(QStringLiteral("a"))));
}

void DestinationCheckTest::notADirectory()
{
    QVERIFY(writeFile(path(QStringLiteral("file")), "x"));
    QCOMPARE(check(path(QStringLiteral("file"))).taken.error().code, ErrorCode::EPathNotFound);
    QCOMPARE(check(path(QStringLiteral("file")), {}, true).taken.error().code,
             ErrorCode::EPathNotFound);
    QCOMPARE(contentOf(path(QStringLiteral("file"))), "x");
}

void DestinationCheckTest::notWritable()
{
    QVERIFY(AsOrdinaryUser::give(m_directory->path()));
    QCOMPARE(::chmod(qPrintable(m_directory->path()), 0500), 0);
    const AsOrdinaryUser user;
    const auto outcome = checkDestination({{1}, m_directory->path(), {}, false});
    QCOMPARE(outcome.taken.error().code, ErrorCode::EAccessDenied);
    QCOMPARE(outcome.taken.error().subject, m_directory->path());
    QCOMPARE(checkDestination({{1}, path(QStringLiteral("new")), {}, true}).taken.error().code,
             ErrorCode::EAccessDenied);
}

void DestinationCheckTest::readOnlyFileSystem()
{
    const SmallFileSystem readOnly("ro,size=1m");
    if (!readOnly.isMounted())
        QSKIP("mounting needs root");
    QCOMPARE(check(readOnly.path()).taken.error().code, ErrorCode::EWriteProtect);
}

void DestinationCheckTest::nameTooLong()
{
    const auto outcome = check(m_directory->path(), {QString(256, QLatin1Char('n'))});
    QCOMPARE(outcome.taken.error().code, ErrorCode::BgEStringTooLong);
}

QTEST_GUILESS_MAIN(DestinationCheckTest)
#include "tst_destinationcheck.moc"
