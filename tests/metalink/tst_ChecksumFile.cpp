// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/ChecksumFile.h"

#include <QTest>

using namespace kurier;

class ChecksumFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forms_data();
    void forms();
};

void ChecksumFileTest::forms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // First digit of the value, or nothing.
    const QByteArray a(64, 'a');
    const QByteArray b(64, 'b');
    const auto row = [](const char *name, const QByteArray &text, const char *expected) {
        QTest::newRow(name) << text << QByteArray(expected);
    };
    row("coreutils, text", a + "  file.iso\n", "a");
    row("coreutils, binary", a + " *file.iso\n", "a");
    row("without a line end", a + "  file.iso", "a");
    row("Windows line end", a + "  file.iso\r\n", "a");
    row("BSD", "SHA256 (file.iso) = " + a + '\n', "a");
    row("BSD with a hyphen", "SHA-256 (file.iso) = " + a, "a");
    row("BSD, a name in brackets", "SHA256 (other (1).iso) = " + a, "");
    row("BSD of another kind", "SHA512 (file.iso) = " + a + a, "");
    row("lone", a + '\n', "a");
    row("lone in capitals", a.toUpper(), "a");
    row("one of many", b + "  other.iso\n" + a + "  file.iso\n" + b + "  more.iso\n", "a");
    row("comments", "# a comment\n\n" + a + "  file.iso\n", "a");
    row("in a folder", a + "  ./images/file.iso\n", "a");
    row("signed", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + a + "  file.iso\n", "a");
    row("only of others", b + "  other.iso\n", "");
    row("a name that ends alike", b + "  my-file.iso\n", "");
    row("named beats lone", b + '\n' + a + "  file.iso\n", "a");
    row("twice the same", a + "  file.iso\n" + a + " *file.iso\n", "a");
    row("contradiction", a + "  file.iso\n" + b + "  file.iso\n", "");
    row("two lone ones", a + '\n' + b + '\n', "");
    row("one digit short", a.left(63) + "  file.iso\n", "");
    row("one digit long", a + "a  file.iso\n", "");
    row("one space", a + " file.iso\n", "");
    row("no digits", QByteArray(64, 'x') + "  file.iso\n", "");
    row("a web page", "<html><body>404 not found</body></html>", "");
    row("empty", {}, "");
    row("zeros", QByteArray(10'000, '\0'), "");
}

void ChecksumFileTest::forms()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto value = checksumInFile(text, ChecksumAlgorithm::Sha256, QStringLiteral("file.iso"));
    QCOMPARE(value ? value->value.toHex().left(1) : QByteArray(), expected);
}

QTEST_GUILESS_MAIN(ChecksumFileTest)
#include "tst_ChecksumFile.moc"
