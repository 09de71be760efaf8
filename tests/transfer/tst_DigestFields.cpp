// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/DigestFields.h"
#include "core/transfer/StructuredField.h"

#include <QTest>

using namespace kurier;

namespace {

// "abc"
const QByteArray kMd5 = "kAFQmDzST7DWlj99KOF/cg==";
const QByteArray kSha1 = "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=";
const QByteArray kSha256 = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
const QByteArray kSha512 =
    "3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q8"
    "6A4qmslPpUyknw==";

const QByteArray kMd5Text = "md5=900150983cd24fb0d6963f7d28e17f72";
const QByteArray kSha1Text = "sha-1=a9993e364706816aba3e25717850c26c9cd0d89d";
const QByteArray kSha256Text =
    "sha-256=ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const QByteArray kSha512Text =
    "sha-512=ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
    "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f";

QByteArray bytes(const QByteArray &base64)
{
    return ':' + base64 + ':';
}

} // namespace

class DigestFieldsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digests_data();
    void digests();
    void dictionaries_data();
    void dictionaries();
    void base64_data();
    void base64();
};

void DigestFieldsTest::digests_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, int status, const QByteArray &fields,
                        const QByteArray &expected) {
        QTest::newRow(name) << status << fields << expected;
    };
    const QByteArray repr = "Repr-Digest: sha-256=" + bytes(kSha256);
    const QByteArray content = "Content-Digest: sha-256=" + bytes(kSha256);
    const QByteArray contentMd5 = "Content-MD5: " + kMd5;
    const QByteArray digest = "Digest: SHA-256=" + kSha256;
    row("none", 200, "ETag: \"x\"", {});
    row("repr", 200, repr, kSha256Text);
    row("repr of a part", 206, repr, kSha256Text);
    row("repr of an error", 404, repr, {});
    row("repr of nothing more", 416, repr, {});
    row("transformed on the way", 203, repr, {});
    row("content", 200, content, kSha256Text);
    row("content of a part", 206, content, {});
    row("Content-MD5", 200, contentMd5, kMd5Text);
    row("Content-MD5 of a part", 206, contentMd5, {});
    row("Content-MD5 twice", 200, contentMd5 + '\n' + contentMd5, {});
    row("instance", 200, digest, kSha256Text);
    row("instance of a part", 206, digest, kSha256Text);
    row("instance in small letters", 200, "Digest: sha-256=" + kSha256, kSha256Text);
    row("instance SHA", 200, "Digest: SHA=" + kSha1, kSha1Text);
    row("instance MD5", 200, "Digest: MD5=" + kMd5, kMd5Text);
    row("instance list", 200, "Digest: MD5=" + kMd5 + ",SHA-512=" + kSha512 + ", SHA=" + kSha1,
        kSha512Text);
    row("instance, one bad", 200, "Digest: SHA-512=%%%, MD5=" + kMd5, kMd5Text);
    row("instance, unknown", 200, "Digest: UNIXsum=30637, SHA-256=" + kSha256, kSha256Text);
    row("strongest of a field", 200,
        "Repr-Digest: md5=" + bytes(kMd5) + ", sha-512=" + bytes(kSha512)
            + ", sha-256=" + bytes(kSha256),
        kSha512Text);
    row("strongest of all", 200, contentMd5 + '\n' + repr + "\nDigest: SHA=" + kSha1, kSha256Text);
    row("strongest elsewhere", 200, repr + "\nDigest: SHA-512=" + kSha512, kSha512Text);
    row("of equals the representation's", 200,
        "Content-Digest: md5=" + bytes("AAAAAAAAAAAAAAAAAAAAAA==")
            + "\nRepr-Digest: md5=" + bytes(kMd5),
        kMd5Text);
    row("two lines", 200, "Repr-Digest: md5=" + bytes(kMd5) + "\nRepr-Digest: sha=" + bytes(kSha1),
        kSha1Text);
    row("algorithms nobody knows", 200,
        "Repr-Digest: crc32c=" + bytes("AAAAAA==") + ", sha-384=" + bytes(kSha256), {});
    row("wrong length", 200, "Repr-Digest: sha-256=" + bytes(kMd5), {});
    row("truncated", 200, repr.chopped(1), {});
    row("not bytes", 200, "Repr-Digest: sha-256=\"" + kSha256 + '"', {});
    row("capital key", 200, "Repr-Digest: SHA-256=" + bytes(kSha256), {});
    row("trailing comma", 200, repr + ',', {});
    row("one malformed member spoils its field", 200, repr + ", ?", {});
    row("but no other field", 200, repr + ", ?\n" + contentMd5, kMd5Text);
    row("parameters", 200, repr + ";q=1;a", kSha256Text);
    row("Want-Repr-Digest is no digest", 200, "Want-Repr-Digest: sha-256=10", {});
    row("empty", 200, "Repr-Digest: \nDigest: \nContent-MD5: ", {});
}

void DigestFieldsTest::digests()
{
    QFETCH(int, status);
    QFETCH(QByteArray, fields);
    QFETCH(QByteArray, expected);
    ResponseHead head;
    const auto add = [&head](const QByteArray &line) {
        return head.addLine({line.data(), static_cast<std::size_t>(line.size())});
    };
    QVERIFY(!add("HTTP/1.1 " + QByteArray::number(status) + " X"));
    for (const QByteArray &line : fields.split('\n'))
        QVERIFY(!add(line));
    QVERIFY(add({}));
    const auto digest = digestOf(head);
    QCOMPARE(digest ? digest->toText() : QByteArray(), expected);
}

void DigestFieldsTest::dictionaries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // "key=HEX …", or "malformed"
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(expected);
    };
    row("", "");
    row("a=:AQI=:", "a=0102");
    row("a=:AQI=:,b=:AQ==:", "a=0102 b=01");
    row("a=:AQI=: \t, \tb=:AQ==:", "a=0102 b=01");
    row("  a=::", "a=");
    row("a=:AQI=:, a=:AQ==:", "a=01");
    row("a=:AQI=:, a", "");
    row("a", "");
    row("a;x", "");
    row("a=?1, b=?0;q=\"s\", c=:AQ==:", "c=01");
    row("a=12, b=-1.5, c=tok:en/x, d=\"q\\\"uo\\\\te\", e=:AQ==:", "e=01");
    row("a=(1 \"two\" three;x=:AQ==:);y, e=:AQ==:", "e=01");
    row("a=( ), e=:AQ==:", "e=01");
    row("*a.b_c-d=:AQ==:", "*a.b_c-d=01");
    for (const char *const bad :
         {"A=1",   "1=2",   "a=",         "a=,b=1",   "a b",      "a=1,",
          "a=:AQ", "a=:A:", "a=:AQ=:",    "a=:AR==:", "a=\"x",    "a=\"x\\y\"",
          "a=?2",  "a=(1",  "a=(1\"x\")", "a=1.",     "a=1.2345", "a=1234567890123456",
          "a=-",   "a;X",   "a;x=",       "a=1 b=2",  ",a=1",     "a=\xC3\xA4"})
        row(bad, "malformed");
}

void DigestFieldsTest::dictionaries()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto members =
        byteSequencesOfDictionary({text.data(), static_cast<std::size_t>(text.size())});
    QByteArray read = members ? QByteArray() : QByteArray("malformed");
    if (members) {
        for (const auto &[name, value] : *members)
            read += (read.isEmpty() ? "" : " ") + name + '=' + value.toHex();
    }
    QCOMPARE(read, expected);
}

void DigestFieldsTest::base64_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("padded") << QByteArray("AQ==") << true;
    QTest::newRow("whole") << QByteArray("AQID") << true;
    QTest::newRow("not padded") << QByteArray("AQ") << false;
    QTest::newRow("bits left over") << QByteArray("AR==") << false;
    QTest::newRow("alphabet for addresses") << QByteArray("_-8=") << false;
    QTest::newRow("a space") << QByteArray("AQ ==") << false;
}

void DigestFieldsTest::base64()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QCOMPARE(decodeBase64({text.data(), static_cast<std::size_t>(text.size())}).has_value(), good);
}

QTEST_GUILESS_MAIN(DigestFieldsTest)
#include "tst_DigestFields.moc"
