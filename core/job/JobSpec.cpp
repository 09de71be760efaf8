// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/JobSpec.h"

#include "core/access/UserInfo.h"
#include "core/job/Checksum.h"
#include "core/job/PlainUrl.h"

#include <QDir>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <span>

namespace kurier {

namespace {

bool isTokenCharacter(char c)
{
    // RFC 9110 section 5.6.2.
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || marks.find(c) != std::string_view::npos;
}

bool isFieldText(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
}

bool isOwnedByEngine(const QByteArray &name)
{
    static constexpr std::array owned = {
        "host",
        "content-length",
        "range",
        "if-range",
        "transfer-encoding",
        "connection",
        "te",
        "trailer",
        "upgrade",
        "keep-alive",
        "proxy-connection",
        "expect",
        "accept-encoding",
    };
    return std::any_of(owned.begin(), owned.end(),
                       [&name](const char *candidate) { return name == candidate; });
}

bool isSecretKey(const QString &key)
{
    static constexpr std::array words = {"token",  "sig",        "signature", "key",
                                         "secret", "password",   "passwd",    "pwd",
                                         "auth",   "credential", "session"};
    const QString lower = key.toLower();
    if (lower.startsWith(QLatin1String("x-amz-")) || lower.startsWith(QLatin1String("x-goog-")))
        return true;
    return std::any_of(words.begin(), words.end(),
                       [&lower](const char *word) { return lower.contains(QLatin1String(word)); });
}

using Schemes = std::span<const QLatin1String>;

constexpr std::array kDownloadSchemes = {QLatin1String("http"), QLatin1String("https"),
                                         QLatin1String("ftp"), QLatin1String("ftps"),
                                         QLatin1String("sftp")};
constexpr std::array kUploadSchemes = {QLatin1String("http"), QLatin1String("https"),
                                       QLatin1String("sftp"), QLatin1String("ftp"),
                                       QLatin1String("ftps"), QLatin1String("s3")};

Result<QByteArray> parseAddress(const QString &typed, Schemes schemes)
{
    const QString trimmed = typed.trimmed();
    QByteArray bytes = trimmed.toUtf8();
    if (bytes.size() > kMaxUrlBytes)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::RemoteFile, {}, trimmed.left(80));
    const auto known = [schemes](QStringView name) {
        return std::find(schemes.begin(), schemes.end(), name) != schemes.end();
    };
    if (isPlainUrl(bytes) && known(QStringView(trimmed).first(trimmed.indexOf(QLatin1Char(':')))))
        return bytes;
    const bool hasControl = std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) {
        return c.unicode() < 0x20 || c.unicode() == 0x7F;
    });
    QUrl url(trimmed, QUrl::TolerantMode);
    if (hasControl || !url.isValid() || url.isRelative() || url.scheme().isEmpty())
        return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile, url.errorString(),
                       trimmed);
    const QString scheme = url.scheme();
    if (!known(scheme))
        return failure(ErrorCode::BgEProtocolNotAvailable, ErrorContext::RemoteFile, scheme,
                       trimmed);
    if (url.host().isEmpty() || url.port(80) == 0)
        return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile, QStringLiteral("no host"),
                       trimmed);
    url.setFragment({});
    const QByteArray encoded = url.toEncoded();
    if (encoded.size() > kMaxUrlBytes)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::RemoteFile, {}, trimmed.left(80));
    return encoded;
}

Result<> validateSource(const FileSpec &file)
{
    const bool absolute = QDir::isAbsolutePath(file.source) && !file.source.contains(QChar(u'\0'));
    if (!absolute || file.source.endsWith(QLatin1Char('/')))
        return failure(ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                       QStringLiteral("not an absolute path"), file.source);
    if (!file.mirrors.isEmpty() || !file.checksum.isEmpty())
        return failure(ErrorCode::EInvalidArg, ErrorContext::None,
                       QStringLiteral("only for downloads"), file.source);
    return {};
}

Result<> validateFile(const FileSpec &file, JobType type)
{
    const bool upload = type == JobType::Upload;
    const QString address = QString::fromUtf8(file.url);
    if (auto url = upload ? parseUploadUrl(address) : parseUrl(address); !url)
        return tl::unexpected(url.error());
    if (upload) {
        if (auto valid = validateSource(file); !valid)
            return valid;
    } else if (!file.source.isEmpty()) {
        return failure(ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                       QStringLiteral("only for uploads"), file.source);
    }
    const bool hostile = file.name.contains(QLatin1Char('/')) || file.name.contains(QChar(u'\0'))
        || file.name == QLatin1String(".") || file.name == QLatin1String("..");
    if (hostile)
        return failure(ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                       QStringLiteral("not a file name"), file.name);
    if (file.name.toUtf8().size() > 255)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::LocalFile, {}, file.name);
    if (file.mirrors.size() > kMaxMirrors)
        return failure(ErrorCode::BgETooManyFiles, ErrorContext::None,
                       QStringLiteral("too many mirrors"), displayUrl(file.url));
    for (const QByteArray &mirror : file.mirrors) {
        if (auto url = parseUrl(QString::fromUtf8(mirror)); !url)
            return tl::unexpected(url.error());
    }
    if (file.size < -1)
        return failure(ErrorCode::EInvalidArg, ErrorContext::None, QStringLiteral("not a size"),
                       QString::number(file.size));
    if (!file.checksum.isEmpty()) {
        if (auto checksum = parseChecksum(file.checksum); !checksum)
            return tl::unexpected(checksum.error());
    }
    return {};
}

/// One job has one user for each server.
Result<> validateUsers(const QList<FileSpec> &files)
{
    AccessList seen;
    for (const FileSpec &file : files) {
        const SplitUrl split = splitUserInfo(file.url);
        if (!split.credentials)
            continue;
        if (!split.credentials->isClean())
            return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                           QStringLiteral("control characters"), displayUrl(file.url));
        const QByteArray origin = originOf(split.url);
        const Credentials *const other = credentialsFor(seen, origin);
        if (other && *other != *split.credentials)
            return failure(ErrorCode::EInvalidArg, ErrorContext::RemoteFile,
                           QStringLiteral("two users of one server"), displayUrl(file.url));
        if (!other)
            seen.append({origin, *split.credentials});
    }
    return {};
}

Result<> validateAccess(const JobOptions &options)
{
    if (auto proxy = parseProxy(QString::fromUtf8(options.proxy)); !proxy)
        return tl::unexpected(proxy.error());
    if (!options.cookies.isEmpty() && !QDir::isAbsolutePath(options.cookies))
        return failure(ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                       QStringLiteral("not an absolute path"), options.cookies);
    const bool hex = std::all_of(options.trust.begin(), options.trust.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    if (!options.trust.isEmpty() && (options.trust.size() != 64 || !hex))
        return failure(ErrorCode::EInvalidArg, ErrorContext::None, QStringLiteral("not a SHA-256"),
                       QString::fromLatin1(options.trust));
    return {};
}

} // namespace

Result<QByteArray> parseUrl(const QString &typed)
{
    auto url = parseAddress(typed, kDownloadSchemes);
    // There a folder has no page of its own.
    const bool folder = url && !url->startsWith("http")
        && QUrl::fromEncoded(*url).fileName(QUrl::FullyEncoded).isEmpty();
    if (folder)
        return failure(ErrorCode::EInvalidUrl, ErrorContext::RemoteFile,
                       QStringLiteral("the address names no file"), typed.trimmed());
    return url;
}

Result<QByteArray> parseUploadUrl(const QString &typed)
{
    return parseAddress(typed, kUploadSchemes);
}

Result<> validateHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray name = line.left(colon);
    const bool badName = colon <= 0 || !std::all_of(name.begin(), name.end(), isTokenCharacter);
    if (badName || !isFieldText(line) || line.size() > kMaxHeaderBytes)
        return failure(ErrorCode::EInvalidArg, ErrorContext::None,
                       QStringLiteral("not a header line"), QString::fromUtf8(line.left(80)));
    if (isOwnedByEngine(name.toLower()))
        return failure(ErrorCode::EInvalidArg, ErrorContext::None,
                       QStringLiteral("this header cannot be set"), QString::fromLatin1(name));
    return {};
}

Result<> validate(const JobSpec &spec)
{
    if (spec.files.isEmpty())
        return failure(ErrorCode::DoEJobEmpty);
    if (spec.name.size() > kMaxNameLength)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::None, {}, spec.name.left(80));
    if (spec.description.size() > kMaxDescriptionLength)
        return failure(ErrorCode::BgEStringTooLong, ErrorContext::None, {},
                       spec.description.left(80));
    if (spec.type == JobType::Download && !QDir::isAbsolutePath(spec.directory))
        return failure(ErrorCode::EInvalidArg, ErrorContext::LocalFile,
                       QStringLiteral("not an absolute path"), spec.directory);
    // AddFile of BITS on an upload that holds a file.
    if (spec.type == JobType::Upload && spec.options.protocol == UploadProtocol::Bits
        && spec.files.size() > 1)
        return failure(ErrorCode::BgETooManyFiles);
    if (spec.options.chunkSize < 0)
        return failure(ErrorCode::EInvalidArg, ErrorContext::None, QStringLiteral("not a size"),
                       QString::number(spec.options.chunkSize));
    for (const FileSpec &file : spec.files) {
        if (auto valid = validateFile(file, spec.type); !valid)
            return valid;
    }
    for (const QByteArray &header : spec.options.headers) {
        if (auto valid = validateHeader(header); !valid)
            return valid;
    }
    if (auto valid = validateUsers(spec.files); !valid)
        return valid;
    if (auto valid = validateAccess(spec.options); !valid)
        return valid;
    // These become header lines too.
    for (const QByteArray &text :
         {spec.options.userAgent, spec.options.referer, spec.options.proxy}) {
        if (!isFieldText(text))
            return failure(ErrorCode::EInvalidArg, ErrorContext::None,
                           QStringLiteral("control characters"), QString::fromUtf8(text.left(80)));
    }
    return {};
}

Result<QByteArray> parseProxy(const QString &typed)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty() || trimmed == QLatin1String("system") || trimmed == QLatin1String("none"))
        return trimmed.toLatin1();
    const bool bare = !trimmed.contains(QLatin1String("://"));
    const QUrl url(bare ? QLatin1String("http://") + trimmed : trimmed, QUrl::TolerantMode);
    static constexpr std::array schemes = {"http",    "https",  "socks4",
                                           "socks4a", "socks5", "socks5h"};
    const bool known = std::any_of(schemes.begin(), schemes.end(), [&url](const char *scheme) {
        return url.scheme() == QLatin1String(scheme);
    });
    const bool path = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    const bool clean =
        std::none_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c.unicode() <= 0x20; });
    if (!url.isValid() || !known || !clean || path || url.host().isEmpty() || url.port(1) == 0)
        return failure(ErrorCode::BgEInvalidProxyInfo, ErrorContext::Transport, {},
                       bare ? trimmed.section(QLatin1Char('@'), -1).left(80)
                            : displayUrl(trimmed.toUtf8()));
    QUrl stored = url;
    stored.setPath({});
    return stored.toEncoded();
}

QString hostOf(const QByteArray &url)
{
    if (const QByteArrayView plain = plainHost(url); !plain.isEmpty())
        return QString::fromLatin1(plain);
    return QUrl::fromEncoded(url).host(QUrl::FullyDecoded);
}

QString displayUrl(const QByteArray &url)
{
    QUrl shown = QUrl::fromEncoded(url);
    if (!shown.userInfo().isEmpty())
        shown.setUserInfo(QStringLiteral("***"));
    if (shown.hasQuery()) {
        QUrlQuery query(shown);
        auto items = query.queryItems(QUrl::FullyEncoded);
        for (auto &[key, value] : items) {
            if (isSecretKey(key))
                value = QStringLiteral("***");
        }
        query.setQueryItems(items);
        shown.setQuery(query);
    }
    return shown.toDisplayString(QUrl::FullyEncoded);
}

} // namespace kurier
