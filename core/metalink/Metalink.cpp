// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metalink/Metalink.h"

#include "core/files/TargetPath.h"
#include "core/job/Checksum.h"

#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace kurier {

namespace {

constexpr QLatin1String kNamespace("urn:ietf:params:xml:ns:metalink");
constexpr int kMaxDepth = 32;
/// RFC 5854 4.2.16.1.
constexpr qint64 kLowestPriority = 999'999;

struct Address
{
    QByteArray url;
    qint64 priority = kLowestPriority;
};

/// Digits and nothing else.
std::optional<qint64> number(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const bool digits = !trimmed.isEmpty()
        && std::all_of(trimmed.begin(), trimmed.end(),
                       [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    bool read = false;
    const qint64 value = trimmed.toLongLong(&read);
    return digits && read ? std::optional(value) : std::nullopt;
}

bool leadsAway(const QString &name)
{
    QString path = name;
    path.replace(QLatin1Char('\\'), QLatin1Char('/'));
    const bool drive = path.size() >= 2 && path.at(1) == QLatin1Char(':');
    return path.trimmed().isEmpty() || path.startsWith(QLatin1Char('/')) || drive
        || path.split(QLatin1Char('/')).contains(QLatin1String(".."));
}

class MetalinkReader final
{
public:
    explicit MetalinkReader(const QByteArray &document)
        : m_xml(document)
    {
    }

    Result<Metalink> read()
    {
        while (!m_xml.atEnd() && m_error.isEmpty()) {
            const auto token = m_xml.readNext();
            if (token == QXmlStreamReader::DTD)
                refuse(QStringLiteral("a document type declaration"));
            if (token != QXmlStreamReader::StartElement)
                continue;
            if (!is("metalink") || std::exchange(m_found, true))
                refuse(QStringLiteral("not a Metalink 4 document"));
            else
                readMetalink();
        }
        return result();
    }

private:
    [[nodiscard]] bool is(const char *name) const
    {
        return m_xml.namespaceUri() == kNamespace && m_xml.name() == QLatin1String(name);
    }

    void refuse(const QString &what)
    {
        if (m_error.isEmpty())
            m_error = QStringLiteral("%1 (line %2)").arg(what).arg(m_xml.lineNumber());
    }

    /// Goes to the next child of the element that is being read; false at its end.
    bool nextChild()
    {
        while (!m_xml.atEnd() && m_error.isEmpty()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::StartElement:
                return true;
            case QXmlStreamReader::EndElement:
                return false;
            default:
                break;
            }
        }
        return false;
    }

    void skip()
    {
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const auto token = m_xml.readNext();
            depth += token == QXmlStreamReader::StartElement ? 1 : 0;
            depth -= token == QXmlStreamReader::EndElement ? 1 : 0;
            if (depth > kMaxDepth)
                return refuse(QStringLiteral("elements in too many elements"));
        }
    }

    QString text()
    {
        // Reads no entity but those XML itself has; none can be declared.
        return m_xml.readElementText(QXmlStreamReader::ErrorOnUnexpectedElement).trimmed();
    }

    void readMetalink()
    {
        while (nextChild()) {
            if (is("file"))
                readFile();
            else
                skip();
        }
    }

    void readFile()
    {
        const QString name = m_xml.attributes().value(QLatin1String("name")).toString();
        if (leadsAway(name))
            return refuse(
                QStringLiteral("the file name “%1” leads out of the folder").arg(name.left(80)));
        FileSpec file;
        file.name = safeFileName(name);
        std::optional<Checksum> strongest;
        std::vector<Address> addresses;
        while (nextChild()) {
            if (is("url"))
                readUrl(addresses);
            else if (is("hash"))
                readHash(strongest);
            else if (is("size"))
                readSize(file);
            else
                skip();
        }
        if (strongest)
            file.checksum = strongest->toText();
        add(file, addresses);
    }

    void readUrl(std::vector<Address> &addresses)
    {
        Address address;
        const QString wish = m_xml.attributes().value(QLatin1String("priority")).toString();
        if (!wish.isEmpty()) {
            const auto priority = number(wish);
            if (!priority || *priority < 1 || *priority > kLowestPriority)
                return refuse(QStringLiteral("a priority that is none"));
            address.priority = *priority;
        }
        const auto url = parseUrl(text());
        if (!url)
            return;
        address.url = *url;
        addresses.push_back(std::move(address));
    }

    void readHash(std::optional<Checksum> &strongest)
    {
        const QString type = m_xml.attributes().value(QLatin1String("type")).toString();
        const QByteArray hex = text().toLatin1();
        const auto algorithm = checksumAlgorithmFromName(type.toLatin1());
        if (!algorithm || !m_error.isEmpty())
            return;
        const auto checksum = checksumFromHex(*algorithm, hex);
        if (!checksum)
            return refuse(QStringLiteral("a hash that is none of its kind"));
        if (!strongest || strongest->algorithm < checksum->algorithm)
            strongest = checksum;
    }

    void readSize(FileSpec &file)
    {
        const auto size = number(text());
        if (!size || file.size >= 0)
            return refuse(QStringLiteral("a size that is none"));
        file.size = *size;
    }

    void add(FileSpec &file, std::vector<Address> &addresses)
    {
        std::stable_sort(
            addresses.begin(), addresses.end(),
            [](const Address &a, const Address &b) { return a.priority < b.priority; });
        for (const Address &address : addresses) {
            if (file.url.isEmpty())
                file.url = address.url;
            else if (file.mirrors.size() < kMaxMirrors && address.url != file.url
                     && !file.mirrors.contains(address.url))
                file.mirrors.append(address.url);
        }
        if (file.url.isEmpty())
            m_metalink.unusable.append(file.name);
        else
            m_metalink.files.append(file);
        m_tooMany = m_metalink.files.size() + m_metalink.unusable.size() > kMaxMetalinkFiles;
        if (m_tooMany)
            refuse(QStringLiteral("too many files"));
    }

    Result<Metalink> result()
    {
        if (m_tooMany)
            return failure(ErrorCode::BgETooManyFiles, ErrorContext::LocalFile, m_error);
        if (m_error.isEmpty() && m_xml.hasError())
            refuse(m_xml.errorString());
        if (m_error.isEmpty() && !m_found)
            refuse(QStringLiteral("not a Metalink 4 document"));
        if (!m_error.isEmpty())
            return failure(ErrorCode::EInvalidArg, ErrorContext::LocalFile, m_error);
        if (m_metalink.files.isEmpty())
            return failure(ErrorCode::BgEFileNotAvailable, ErrorContext::LocalFile,
                           QStringLiteral("no file with an address that can be used"));
        return std::move(m_metalink);
    }

    QXmlStreamReader m_xml;
    Metalink m_metalink;
    QString m_error;
    bool m_found = false;
    bool m_tooMany = false;
};

} // namespace

Result<Metalink> parseMetalink(const QByteArray &document)
{
    if (document.size() > kMaxMetalinkBytes)
        return failure(ErrorCode::BgETooLarge, ErrorContext::LocalFile);
    return MetalinkReader(document).read();
}

std::optional<QString> localMetalinkPath(const QString &typed)
{
    const QUrl url(typed);
    const QString path = url.isLocalFile() ? url.toLocalFile() : typed;
    const bool remote = !url.isLocalFile() && typed.contains(QLatin1String("://"));
    const bool named = path.endsWith(QLatin1String(".meta4"), Qt::CaseInsensitive)
        || path.endsWith(QLatin1String(".metalink"), Qt::CaseInsensitive);
    return named && !remote ? std::optional(path) : std::nullopt;
}

} // namespace kurier
