// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/control/SpecJson.h"

#include "core/control/ControlProtocol.h"
#include "core/job/UploadProtocolName.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>
#include <numeric>

namespace kurier {

namespace {

using std::chrono::seconds;

/// Takes members out of an object one by one; what remains at the end is unknown.
class Members final
{
public:
    explicit Members(const QJsonValue &value)
        : m_json(value.toObject())
    {
        if (!value.isObject() && !value.isUndefined())
            m_bad = QStringLiteral("object");
    }

    [[nodiscard]] bool has(const char *name) const { return m_json.contains(QLatin1String(name)); }
    QString text(const char *name) { return take(name, QJsonValue::String).toString(); }
    bool flag(const char *name, bool fallback)
    {
        return take(name, QJsonValue::Bool).toBool(fallback);
    }
    qint64 number(const char *name, qint64 fallback, qint64 most, qint64 least = 0)
    {
        const qint64 value = take(name, QJsonValue::Double).toInteger(fallback);
        if (value < least || value > most)
            m_bad = QLatin1String(name);
        return value;
    }
    QJsonArray array(const char *name) { return take(name, QJsonValue::Array).toArray(); }
    QJsonValue value(const char *name) { return m_json.take(QLatin1String(name)); }
    void refuse(const char *name) { m_bad = QLatin1String(name); }

    [[nodiscard]] Result<> finish() const
    {
        const QString bad = m_bad.isEmpty() && !m_json.isEmpty() ? m_json.begin().key() : m_bad;
        if (bad.isEmpty())
            return {};
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       QStringLiteral("unknown or malformed member"), bad);
    }

private:
    QJsonValue take(const char *name, QJsonValue::Type type)
    {
        const QJsonValue value = m_json.take(QLatin1String(name));
        if (!value.isUndefined() && value.type() != type)
            m_bad = QLatin1String(name);
        return value;
    }

    QJsonObject m_json;
    QString m_bad;
};

constexpr qint64 kMostSeconds = 10LL * 365 * 24 * 3600;

/// Enough for a request to be worth its answer.
constexpr qsizetype kMostInPart = 2000;
/// Bytes that a character of a text may take in JSON, and more than names and numbers take.
constexpr qsizetype kMostPerCharacter = 6;
constexpr qsizetype kMostPerFile = 256;
constexpr qsizetype kMostPerSpec = 2048;

/// No JSON of \a spec is longer.
qsizetype mostBytesOf(const JobSpec &spec)
{
    const auto sum = [](const QList<QByteArray> &texts) {
        return std::accumulate(
            texts.begin(), texts.end(), qsizetype {0},
            [](qsizetype all, const QByteArray &text) { return all + text.size() + 1; });
    };
    const JobOptions &options = spec.options;
    qsizetype texts = spec.name.size() + spec.description.size() + spec.directory.size();
    texts += sum(options.headers) + options.userAgent.size() + options.referer.size();
    texts += options.proxy.size() + options.cookies.size() + options.trust.size();
    if (spec.credentials)
        texts += spec.credentials->user.size() + spec.credentials->password.size();
    for (const FileSpec &file : spec.files) {
        texts += file.url.size() + file.name.size() + file.checksum.size() + file.source.size();
        texts += sum(file.mirrors);
    }
    return texts * kMostPerCharacter + spec.files.size() * kMostPerFile + kMostPerSpec;
}

QJsonObject optionsToJson(const JobOptions &options)
{
    QJsonArray headers;
    for (const QByteArray &header : options.headers)
        headers.append(QString::fromUtf8(header));
    return {
        {QStringLiteral("overwrite"), options.overwrite},
        {QStringLiteral("headers"), headers},
        {QStringLiteral("userAgent"), QString::fromUtf8(options.userAgent)},
        {QStringLiteral("referer"), QString::fromUtf8(options.referer)},
        {QStringLiteral("proxy"), QString::fromUtf8(options.proxy)},
        {QStringLiteral("cookies"), options.cookies},
        {QStringLiteral("netrc"), options.netrc},
        {QStringLiteral("trust"), QString::fromLatin1(options.trust)},
        {QStringLiteral("rateLimit"), options.rateLimit},
        {QStringLiteral("connections"), options.connections},
        {QStringLiteral("protocol"), uploadProtocolName(options.protocol)},
        {QStringLiteral("chunkSize"), options.chunkSize},
        {QStringLiteral("minimumRetryDelay"),
         static_cast<qint64>(options.minimumRetryDelay.count())},
        {QStringLiteral("noProgressTimeout"),
         static_cast<qint64>(options.noProgressTimeout.count())},
    };
}

Result<JobOptions> optionsFromJson(const QJsonValue &json)
{
    Members members(json);
    JobOptions options;
    options.overwrite = members.flag("overwrite", false);
    const QJsonArray headers = members.array("headers");
    for (const QJsonValue &header : headers)
        options.headers.append(header.toString().toUtf8());
    options.userAgent = members.text("userAgent").toUtf8();
    options.referer = members.text("referer").toUtf8();
    options.proxy = members.text("proxy").toUtf8();
    options.cookies = members.text("cookies");
    options.netrc = members.flag("netrc", false);
    options.trust = members.text("trust").toLatin1();
    options.rateLimit = members.number("rateLimit", 0, std::numeric_limits<qint64>::max());
    options.connections =
        static_cast<qint32>(members.number("connections", 0, std::numeric_limits<qint32>::max()));
    if (members.has("protocol")) {
        const auto protocol = uploadProtocolFromName(members.text("protocol"));
        if (!protocol)
            members.refuse("protocol");
        options.protocol = protocol.value_or(UploadProtocol::Automatic);
    }
    options.chunkSize = members.number("chunkSize", 0, std::numeric_limits<qint64>::max());
    options.minimumRetryDelay = seconds(
        members.number("minimumRetryDelay", options.minimumRetryDelay.count(), kMostSeconds));
    options.noProgressTimeout = seconds(
        members.number("noProgressTimeout", options.noProgressTimeout.count(), kMostSeconds));
    if (auto known = members.finish(); !known)
        return tl::unexpected(known.error());
    return options;
}

Result<FileSpec> fileFromJson(const QJsonValue &json)
{
    Members members(json);
    FileSpec file;
    file.url = members.text("url").toUtf8();
    file.name = members.text("name");
    file.checksum = members.text("checksum").toLatin1();
    const QJsonArray mirrors = members.array("mirrors");
    for (const QJsonValue &mirror : mirrors)
        file.mirrors.append(mirror.toString().toUtf8());
    file.size = members.number("size", -1, std::numeric_limits<qint64>::max(), -1);
    file.source = members.text("source");
    if (auto known = members.finish(); !known)
        return tl::unexpected(known.error());
    return file;
}

/// How many of \a specs from \a at on go into one request; at least one.
qsizetype specsInPart(const QList<JobSpec> &specs, qsizetype at)
{
    const qsizetype end = std::min(specs.size(), at + kMostInPart);
    qsizetype next = at;
    for (qint64 bytes = 0; next < end; ++next) {
        bytes += mostBytesOf(specs.at(next));
        if (bytes > kMaxControlLine - kMostPerSpec && next > at)
            break;
    }
    return next - at;
}

} // namespace

QJsonObject changesToJson(const JobChanges &changes)
{
    QJsonObject json;
    const auto put = [&json](const char *name, const auto &value) {
        if (value)
            json.insert(QLatin1String(name), *value);
    };
    const auto putTime = [&json](const char *name, const std::optional<seconds> &value) {
        if (value)
            json.insert(QLatin1String(name), static_cast<qint64>(value->count()));
    };
    put("name", changes.name);
    put("description", changes.description);
    if (changes.priority)
        json.insert(QStringLiteral("priority"), jobPriorityName(*changes.priority));
    put("autoComplete", changes.autoComplete);
    put("rateLimit", changes.rateLimit);
    putTime("minimumRetryDelay", changes.minimumRetryDelay);
    putTime("noProgressTimeout", changes.noProgressTimeout);
    if (changes.trust)
        json.insert(QStringLiteral("trust"), QString::fromLatin1(*changes.trust));
    if (changes.url)
        json.insert(QStringLiteral("url"), QString::fromUtf8(*changes.url));
    return json;
}

Result<JobChanges> changesFromJson(const QJsonValue &json)
{
    Members members(json);
    JobChanges changes;
    if (members.has("name"))
        changes.name = members.text("name");
    if (members.has("description"))
        changes.description = members.text("description");
    if (members.has("priority")) {
        changes.priority = jobPriorityFromName(members.text("priority"));
        if (!changes.priority)
            members.refuse("priority");
    }
    if (members.has("autoComplete"))
        changes.autoComplete = members.flag("autoComplete", true);
    if (members.has("rateLimit"))
        changes.rateLimit = members.number("rateLimit", 0, std::numeric_limits<qint64>::max());
    if (members.has("minimumRetryDelay"))
        changes.minimumRetryDelay = seconds(members.number("minimumRetryDelay", 0, kMostSeconds));
    if (members.has("noProgressTimeout"))
        changes.noProgressTimeout = seconds(members.number("noProgressTimeout", 0, kMostSeconds));
    if (members.has("trust"))
        changes.trust = members.text("trust").toLatin1();
    if (members.has("url"))
        changes.url = members.text("url").toUtf8();
    if (auto known = members.finish(); !known)
        return tl::unexpected(known.error());
    if (changes == JobChanges {})
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       QStringLiteral("nothing to change"), QStringLiteral("changes"));
    if (auto valid = validate(changes); !valid)
        return tl::unexpected(valid.error());
    return changes;
}

QJsonObject credentialsToJson(const Credentials &credentials)
{
    if (credentials.scheme == AccessScheme::Bearer)
        return {{QStringLiteral("token"), QString::fromUtf8(credentials.password)}};
    return {{QStringLiteral("user"), QString::fromUtf8(credentials.user)},
            {QStringLiteral("password"), QString::fromUtf8(credentials.password)}};
}

Result<Credentials> credentialsFromJson(const QJsonValue &json)
{
    Members members(json);
    Credentials credentials;
    credentials.user = members.text("user").toUtf8();
    credentials.password = members.text("password").toUtf8();
    const QString token = members.text("token");
    if (!token.isEmpty())
        credentials = {{}, token.toUtf8(), AccessScheme::Bearer};
    if (auto known = members.finish(); !known)
        return tl::unexpected(known.error());
    if (credentials.isEmpty() || !credentials.isClean())
        return failure(ErrorCode::EInvalidArg, ErrorContext::QueueManager,
                       QStringLiteral("unusable credentials"));
    return credentials;
}

QJsonObject specToJson(const JobSpec &spec)
{
    QJsonArray files;
    for (const FileSpec &file : spec.files) {
        QJsonObject json {{QStringLiteral("url"), QString::fromUtf8(file.url)}};
        if (!file.name.isEmpty())
            json.insert(QStringLiteral("name"), file.name);
        if (!file.checksum.isEmpty())
            json.insert(QStringLiteral("checksum"), QString::fromLatin1(file.checksum));
        if (!file.mirrors.isEmpty()) {
            QJsonArray mirrors;
            for (const QByteArray &mirror : file.mirrors)
                mirrors.append(QString::fromUtf8(mirror));
            json.insert(QStringLiteral("mirrors"), mirrors);
        }
        if (file.size >= 0)
            json.insert(QStringLiteral("size"), file.size);
        if (!file.source.isEmpty())
            json.insert(QStringLiteral("source"), file.source);
        files.append(json);
    }
    QJsonObject json {{QStringLiteral("directory"), spec.directory},
                      {QStringLiteral("files"), files}};
    const JobSpec defaults;
    const auto put = [&json](const char *name, const auto &value, const auto &byDefault) {
        if (value != byDefault)
            json.insert(QLatin1String(name), value);
    };
    put("type", jobTypeName(spec.type), jobTypeName(defaults.type));
    put("name", spec.name, defaults.name);
    put("description", spec.description, defaults.description);
    put("priority", jobPriorityName(spec.priority), jobPriorityName(defaults.priority));
    put("suspended", spec.suspended, defaults.suspended);
    put("autoComplete", spec.autoComplete, defaults.autoComplete);
    if (spec.credentials)
        json.insert(QStringLiteral("credentials"), credentialsToJson(*spec.credentials));
    if (spec.options != JobOptions {})
        json.insert(QStringLiteral("options"), optionsToJson(spec.options));
    return json;
}

Result<JobSpec> specFromJson(const QJsonObject &json)
{
    Members members {QJsonValue(json)};
    JobSpec spec;
    const QString type = members.text("type");
    if (type == jobTypeName(JobType::Upload))
        spec.type = JobType::Upload;
    else if (!type.isEmpty() && type != jobTypeName(JobType::Download))
        members.refuse("type");
    spec.name = members.text("name");
    spec.description = members.text("description");
    spec.directory = members.text("directory");
    const QString priority = members.text("priority");
    if (const auto known = jobPriorityFromName(priority))
        spec.priority = *known;
    else if (!priority.isEmpty())
        members.refuse("priority");
    spec.suspended = members.flag("suspended", false);
    spec.autoComplete = members.flag("autoComplete", true);
    const QJsonArray files = members.array("files");
    const QJsonValue optionsJson = members.value("options");
    const QJsonValue credentials = members.value("credentials");
    if (auto known = members.finish(); !known)
        return tl::unexpected(known.error());

    spec.files.reserve(files.size());
    for (const QJsonValue &file : files) {
        auto read = fileFromJson(file);
        if (!read)
            return tl::unexpected(read.error());
        spec.files.append(*std::move(read));
    }
    auto options = optionsFromJson(optionsJson);
    if (!options)
        return tl::unexpected(options.error());
    spec.options = *std::move(options);
    if (!credentials.isUndefined()) {
        auto given = credentialsFromJson(credentials);
        if (!given)
            return tl::unexpected(given.error());
        spec.credentials = *std::move(given);
    }
    if (auto valid = validate(spec); !valid)
        return tl::unexpected(valid.error());
    return spec;
}

QJsonObject partToJson(const QList<JobSpec> &specs, qsizetype &at)
{
    QJsonArray jobs;
    for (const qsizetype end = at + specsInPart(specs, at); at < end; ++at)
        jobs.append(specToJson(specs.at(at)));
    return {{QStringLiteral("jobs"), jobs}, {QStringLiteral("more"), at < specs.size()}};
}

} // namespace kurier
