// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/Checksum.h"
#include "core/job/JobSpec.h"

#include <QTest>

using namespace kurier;

class ChecksumTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void ofARequest();
    void mismatchesAsText();
};

void ChecksumTest::accepted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("stored");
    const auto row = [](const char *name, const QByteArray &kind, qsizetype digits, char digit,
                        const QByteArray &stored) {
        QTest::newRow(name) << kind + '=' + QByteArray(digits, digit)
                            << stored + '=' + QByteArray(digits, digit).toLower();
    };
    row("md5", "md5", 32, '0', "md5");
    row("sha-1", "sha-1", 40, '9', "sha-1");
    row("sha-256", "sha-256", 64, 'a', "sha-256");
    row("sha-512", "sha-512", 128, 'f', "sha-512");
    row("in capitals", "SHA-256", 64, 'F', "sha-256");
    row("without a hyphen", "sha256", 64, 'c', "sha-256");
}

void ChecksumTest::accepted()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, stored);
    const auto checksum = parseChecksum(text);
    QVERIFY(checksum);
    QCOMPARE(checksum->toText(), stored);
    QCOMPARE(checksum->value.size(), checksumSize(checksum->algorithm));
    QCOMPARE(*parseChecksum(stored), *checksum);
}

void ChecksumTest::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint32>("code");
    const auto row = [](const char *name, const QByteArray &text, ErrorCode code) {
        QTest::newRow(name) << text << static_cast<quint32>(code);
    };
    const QByteArray hex(64, 'a');
    row("nothing", {}, ErrorCode::BgEInvalidHashAlgorithm);
    row("no algorithm", hex, ErrorCode::BgEInvalidHashAlgorithm);
    row("empty algorithm", '=' + hex, ErrorCode::BgEInvalidHashAlgorithm);
    row("unknown algorithm", "crc32=12345678", ErrorCode::BgEInvalidHashAlgorithm);
    row("sha-384", "sha-384=" + QByteArray(96, 'a'), ErrorCode::BgEInvalidHashAlgorithm);
    row("one digit short", "sha-256=" + hex.left(63), ErrorCode::EInvalidArg);
    row("one digit long", "sha-256=" + hex + 'a', ErrorCode::EInvalidArg);
    row("digits of another", "md5=" + hex, ErrorCode::EInvalidArg);
    row("no digits", "sha-256=", ErrorCode::EInvalidArg);
    row("not hexadecimal", "sha-256=" + hex.left(63) + 'g', ErrorCode::EInvalidArg);
    row("a space", "sha-256= " + hex.left(63), ErrorCode::EInvalidArg);
    row("base64", "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", ErrorCode::EInvalidArg);
}

void ChecksumTest::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(quint32, code);
    const auto checksum = parseChecksum(text);
    QVERIFY(!checksum);
    QCOMPARE(static_cast<quint32>(checksum.error().code), code);
    QCOMPARE(checksum.error().subject, QString::fromLatin1(text.left(80)));
}

void ChecksumTest::ofARequest()
{
    JobSpec spec;
    spec.directory = QStringLiteral("/srv");
    spec.files = {{"http://host/a", {}, "sha-256=" + QByteArray(64, 'a')}};
    QVERIFY(validate(spec));
    spec.files.first().checksum = "whirlpool=00";
    QCOMPARE(validate(spec).error().code, ErrorCode::BgEInvalidHashAlgorithm);
    spec.files.first().checksum = "md5=00";
    QCOMPARE(validate(spec).error().code, ErrorCode::EInvalidArg);
}

void ChecksumTest::mismatchesAsText()
{
    const ChecksumMismatch mismatch {{ChecksumAlgorithm::Md5, QByteArray(16, '\x12')},
                                     {ChecksumAlgorithm::Md5, QByteArray(16, '\xfe')}};
    const QString detail = mismatch.toDetail();
    QVERIFY(detail.contains(QString::fromLatin1("12").repeated(16)));
    QVERIFY(detail.contains(QString::fromLatin1("fe").repeated(16)));
    const auto read = ChecksumMismatch::fromDetail(detail);
    QVERIFY(read);
    QCOMPARE(read->expected, mismatch.expected);
    QCOMPARE(read->found, mismatch.found);
    QVERIFY(!ChecksumMismatch::fromDetail(QStringLiteral("expected nothing")));
    QVERIFY(!ChecksumMismatch::fromDetail(detail.chopped(1)));
}

QTEST_GUILESS_MAIN(ChecksumTest)
#include "tst_Checksum.moc"
