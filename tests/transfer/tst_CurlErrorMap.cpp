// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlErrorMap.h"

#include <QTest>

namespace kurier {

class tst_CurlErrorMap final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesCodeAndContext_data();
    void givesCodeAndContext();
    void everyCodeIsAnError();
    void everyCodeOfCurlHasARow();
    void okIsNoError();
    void saysCurlsWordsAndHidesSecrets();
    void takesGeneralWordsWhenThereAreNone();
};

void tst_CurlErrorMap::givesCodeAndContext_data()
{
    QTest::addColumn<int>("curl");
    QTest::addColumn<quint32>("number");
    QTest::addColumn<ErrorContext>("context");
    QTest::addColumn<RetryClass>("retry");
    const auto row = [](const char *name, CURLcode code, quint32 number, ErrorContext context,
                        RetryClass retry) {
        QTest::newRow(name) << static_cast<int>(code) << number << context << retry;
    };
    constexpr auto transport = ErrorContext::Transport;
    constexpr auto remote = ErrorContext::RemoteFile;
    constexpr auto automatic = RetryClass::Automatic;
    row("host", CURLE_COULDNT_RESOLVE_HOST, 0x80072EE7, transport, automatic);
    row("proxy", CURLE_COULDNT_RESOLVE_PROXY, 0x8020003F, transport, RetryClass::UserAction);
    row("connect", CURLE_COULDNT_CONNECT, 0x8020002D, transport, automatic);
    row("timeout", CURLE_OPERATION_TIMEDOUT, 0x80072EE2, transport, automatic);
    row("cut", CURLE_PARTIAL_FILE, 0x8020002E, transport, automatic);
    row("reset", CURLE_RECV_ERROR, 0x8020002E, transport, automatic);
    row("nothing", CURLE_GOT_NOTHING, 0x8020002E, transport, automatic);
    row("stream", CURLE_HTTP2_STREAM, 0x8020002E, transport, automatic);
    row("reply", CURLE_WEIRD_SERVER_REPLY, 0x8020001B, remote, automatic);
    row("tls", CURLE_SSL_CONNECT_ERROR, 0x80072F7D, transport, automatic);
    row("certificate", CURLE_PEER_FAILED_VERIFICATION, 0x80072F0D, transport,
        RetryClass::UserAction);
    row("url", CURLE_URL_MALFORMAT, 0x80072EE5, remote, RetryClass::Permanent);
    row("scheme", CURLE_UNSUPPORTED_PROTOCOL, 0x80200005, transport, RetryClass::Permanent);
    row("redirects", CURLE_TOO_MANY_REDIRECTS, 0x80072F7C, remote, RetryClass::Permanent);
    row("certificate file", CURLE_SSL_CACERT_BADFILE, 0x80072F0D, transport,
        RetryClass::UserAction);
    row("data port", CURLE_FTP_ACCEPT_FAILED, 0x8020002D, transport, automatic);
    row("no such file", CURLE_FTP_COULDNT_RETR_FILE, 0x80200004, remote, RetryClass::Permanent);
    row("no restart", CURLE_FTP_COULDNT_USE_REST, 0x80200013, remote, automatic);
    row("login", CURLE_LOGIN_DENIED, 0x80200040, remote, RetryClass::UserAction);
    row("server full", CURLE_REMOTE_DISK_FULL, 0x80070070, remote, RetryClass::UserAction);
    row("memory", CURLE_OUT_OF_MEMORY, 0x8007000E, ErrorContext::QueueManager, automatic);
}

void tst_CurlErrorMap::givesCodeAndContext()
{
    QFETCH(int, curl);
    QFETCH(quint32, number);
    QFETCH(ErrorContext, context);
    QFETCH(RetryClass, retry);
    const Error error = errorFromCurl(static_cast<CURLcode>(curl), "words", "http://a/b");
    QCOMPARE(static_cast<quint32>(error.code), number);
    QCOMPARE(error.context, context);
    QCOMPARE(retryClass(error.code), retry);
}

void tst_CurlErrorMap::everyCodeIsAnError()
{
    for (int code = 1; code < CURL_LAST; ++code) {
        const Error error = errorFromCurl(static_cast<CURLcode>(code), nullptr, "http://a/b");
        QVERIFY2(!isSuccess(error.code), qPrintable(QString::number(code)));
        QVERIFY(error.context != ErrorContext::None);
        QVERIFY(!error.detail.isEmpty());
    }
}

void tst_CurlErrorMap::everyCodeOfCurlHasARow()
{
    // curl keeps the numbers of codes it gave up, without words: "OBSOLETE" in curl.h.
    const QByteArray unknown = curl_easy_strerror(static_cast<CURLcode>(CURL_LAST + 1));
    int inUse = 0;
    for (int code = 1; code < CURL_LAST; ++code) {
        const bool used = curl_easy_strerror(static_cast<CURLcode>(code)) != unknown;
        inUse += used ? 1 : 0;
        // Newer versions give some up.
        QVERIFY2(!used || isMappedCurlCode(static_cast<CURLcode>(code)),
                 qPrintable(QString::number(code)));
    }
    QVERIFY(inUse >= 80);
}

void tst_CurlErrorMap::okIsNoError()
{
    QCOMPARE(errorFromCurl(CURLE_OK, "words", "http://a/b"), Error());
}

void tst_CurlErrorMap::saysCurlsWordsAndHidesSecrets()
{
    const Error error = errorFromCurl(CURLE_COULDNT_CONNECT, "Connection refused",
                                      "http://user:secret@host/f?token=hidden&a=1");
    QCOMPARE(error.detail, QStringLiteral("Connection refused"));
    QVERIFY(error.subject.contains(QStringLiteral("host/f")));
    QVERIFY(!error.subject.contains(QStringLiteral("secret")));
    QVERIFY(!error.subject.contains(QStringLiteral("hidden")));
}

void tst_CurlErrorMap::takesGeneralWordsWhenThereAreNone()
{
    const Error error = errorFromCurl(CURLE_COULDNT_CONNECT, "", "http://a/b");
    QCOMPARE(error.detail, QString::fromLatin1(curl_easy_strerror(CURLE_COULDNT_CONNECT)));
}

} // namespace kurier

QTEST_GUILESS_MAIN(kurier::tst_CurlErrorMap)
#include "tst_CurlErrorMap.moc"
