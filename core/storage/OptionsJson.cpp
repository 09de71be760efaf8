// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/OptionsJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kurier {

namespace {

constexpr QLatin1String kOverwrite("overwrite");
constexpr QLatin1String kHeaders("headers");
constexpr QLatin1String kUserAgent("userAgent");
constexpr QLatin1String kReferer("referer");
constexpr QLatin1String kProxy("proxy");
constexpr QLatin1String kCookies("cookies");
constexpr QLatin1String kNetrc("netrc");
constexpr QLatin1String kTrust("trust");
constexpr QLatin1String kRateLimit("rateLimit");
constexpr QLatin1String kConnections("connections");
constexpr QLatin1String kProtocol("protocol");
constexpr QLatin1String kChunkSize("chunkSize");
constexpr QLatin1String kRetryDelay("retryDelay");
constexpr QLatin1String kNoProgress("noProgressTimeout");

// Latin-1 maps every byte to one character and back, whatever the bytes mean.
QJsonValue bytesToJson(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

QByteArray bytesFromJson(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

} // namespace

QByteArray optionsToJson(const JobOptions &options)
{
    const JobOptions defaults;
    QJsonObject object;
    const auto put = [&object](QLatin1String key, const auto &value, const auto &byDefault,
                               auto toJson) {
        if (value != byDefault)
            object.insert(key, toJson(value));
    };
    const auto plain = [](auto value) { return QJsonValue(value); };
    const auto seconds = [](std::chrono::seconds value) {
        return QJsonValue(qint64(value.count()));
    };
    put(kOverwrite, options.overwrite, defaults.overwrite, plain);
    put(kHeaders, options.headers, defaults.headers, [](const QList<QByteArray> &headers) {
        QJsonArray array;
        for (const QByteArray &header : headers)
            array.append(bytesToJson(header));
        return QJsonValue(array);
    });
    put(kUserAgent, options.userAgent, defaults.userAgent, bytesToJson);
    put(kReferer, options.referer, defaults.referer, bytesToJson);
    put(kProxy, options.proxy, defaults.proxy, bytesToJson);
    put(kCookies, options.cookies, defaults.cookies, plain);
    put(kNetrc, options.netrc, defaults.netrc, plain);
    put(kTrust, options.trust, defaults.trust, bytesToJson);
    put(kRateLimit, options.rateLimit, defaults.rateLimit, plain);
    put(kConnections, options.connections, defaults.connections, plain);
    put(kProtocol, options.protocol, defaults.protocol,
        [](UploadProtocol value) { return QJsonValue(static_cast<int>(value)); });
    put(kChunkSize, options.chunkSize, defaults.chunkSize, plain);
    put(kRetryDelay, options.minimumRetryDelay, defaults.minimumRetryDelay, seconds);
    put(kNoProgress, options.noProgressTimeout, defaults.noProgressTimeout, seconds);
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

JobOptionsPtr optionsFromJson(const QByteArray &json)
{
    if (json.isEmpty())
        return nullptr;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const JobOptions defaults;
    auto options = std::make_shared<JobOptions>();
    options->overwrite = object.value(kOverwrite).toBool(defaults.overwrite);
    const QJsonArray headers = object.value(kHeaders).toArray();
    for (const QJsonValue header : headers)
        options->headers.append(bytesFromJson(header));
    options->userAgent = bytesFromJson(object.value(kUserAgent));
    options->referer = bytesFromJson(object.value(kReferer));
    options->proxy = bytesFromJson(object.value(kProxy));
    options->cookies = object.value(kCookies).toString();
    options->netrc = object.value(kNetrc).toBool(defaults.netrc);
    options->trust = bytesFromJson(object.value(kTrust));
    options->rateLimit = object.value(kRateLimit).toInteger(defaults.rateLimit);
    options->connections = object.value(kConnections).toInt(defaults.connections);
    const int protocol = object.value(kProtocol).toInt();
    if (protocol >= 0 && protocol <= static_cast<int>(UploadProtocol::Bits))
        options->protocol = static_cast<UploadProtocol>(protocol);
    options->chunkSize = object.value(kChunkSize).toInteger(defaults.chunkSize);
    options->minimumRetryDelay = std::chrono::seconds(
        object.value(kRetryDelay).toInteger(defaults.minimumRetryDelay.count()));
    options->noProgressTimeout = std::chrono::seconds(
        object.value(kNoProgress).toInteger(defaults.noProgressTimeout.count()));
    return options;
}

} // namespace kurier
