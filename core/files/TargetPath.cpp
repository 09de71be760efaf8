// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/TargetPath.h"

#include "core/files/TextDecoding.h"

#include <algorithm>
#include <array>

namespace kurier {

namespace {

constexpr qsizetype kSafeNameBytes = 200;
constexpr qsizetype kLongestNameBytes = 255; // NAME_MAX of the file systems we know.
constexpr qsizetype kLongestExtension = 16;

QString withoutDangerousCharacters(const QString &text)
{
    static constexpr QStringView forbiddenOnWindows = u"<>:\"|?*";
    QString kept;
    const QList<uint> codePoints = text.toUcs4();
    for (const uint point : codePoints) {
        const QChar::Category category = QChar::category(point);
        const bool invisible = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_Surrogate || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph || QChar::isNonCharacter(point);
        // A lone surrogate became U+FFFD in toUcs4().
        if (invisible || point == QChar::ReplacementCharacter)
            continue;
        if (point < 128 && forbiddenOnWindows.contains(QChar(static_cast<char16_t>(point))))
            kept += QLatin1Char('_');
        else
            kept += QString::fromUcs4(reinterpret_cast<const char32_t *>(&point), 1);
    }
    return kept;
}

bool isDotOrSpace(QChar character)
{
    return character == QLatin1Char('.') || character.isSpace();
}

QString trimmedName(const QString &name)
{
    const auto first = std::find_if_not(name.begin(), name.end(), isDotOrSpace);
    const auto last = std::find_if_not(name.rbegin(), name.rend(), isDotOrSpace).base();
    return first < last ? QString(first, last - first) : QString();
}

bool isReservedOnWindows(const QString &name)
{
    const QString stem = name.left(name.indexOf(QLatin1Char('.'))).trimmed().toUpper();
    static const std::array devices = {QStringLiteral("CON"),    QStringLiteral("PRN"),
                                       QStringLiteral("AUX"),    QStringLiteral("NUL"),
                                       QStringLiteral("CONIN$"), QStringLiteral("CONOUT$")};
    if (std::find(devices.begin(), devices.end(), stem) != devices.end())
        return true;
    static constexpr QStringView ports = u"0123456789\u00b9\u00b2\u00b3";
    return stem.size() == 4
        && (stem.startsWith(QLatin1String("COM")) || stem.startsWith(QLatin1String("LPT")))
        && ports.contains(stem.at(3));
}

bool isExtension(QStringView suffix)
{
    if (suffix.isEmpty() || suffix.size() > kLongestExtension)
        return false;
    const bool plain = std::none_of(suffix.begin(), suffix.end(),
                                    [](QChar character) { return character.isSpace(); });
    const bool letter = std::any_of(suffix.begin(), suffix.end(),
                                    [](QChar character) { return character.isLetter(); });
    // ".001" is part of a split archive, ".04" the end of a version.
    return plain && (letter || suffix.size() == 3);
}

bool isWrapping(QStringView suffix)
{
    static constexpr std::array wrappings = {
        QStringView(u"gz"),    QStringView(u"bz2"), QStringView(u"xz"),   QStringView(u"zst"),
        QStringView(u"lz"),    QStringView(u"lz4"), QStringView(u"lzma"), QStringView(u"br"),
        QStringView(u"z"),     QStringView(u"asc"), QStringView(u"sig"),  QStringView(u"gpg"),
        QStringView(u"sha256")};
    return std::any_of(wrappings.begin(), wrappings.end(), [suffix](QStringView wrapping) {
        return suffix.compare(wrapping, Qt::CaseInsensitive) == 0;
    });
}

/// Where the extension of \a name begins (at its dot), or its length when it has none.
qsizetype extensionStart(const QString &name)
{
    qsizetype start = name.size();
    for (int suffixes = 0; suffixes < 3; ++suffixes) {
        const qsizetype dot = start == 0 ? -1 : name.lastIndexOf(QLatin1Char('.'), start - 1);
        if (dot <= 0)
            break;
        const QStringView suffix = QStringView(name).mid(dot + 1, start - dot - 1);
        if (!isExtension(suffix))
            break;
        start = dot;
        if (!isWrapping(suffix))
            break;
    }
    return start;
}

/// The first \a bytes of \a text at most, cut between code points.
QString leftBytes(const QString &text, qsizetype bytes)
{
    QByteArray encoded = text.toUtf8();
    if (encoded.size() <= bytes)
        return text;
    qsizetype end = std::max<qsizetype>(bytes, 0);
    while (end > 0 && (static_cast<unsigned char>(encoded.at(end)) & 0xC0U) == 0x80U)
        --end;
    encoded.truncate(end);
    return QString::fromUtf8(encoded);
}

/// \a stem + \a tail, the stem shortened so that the whole fits into \a limit bytes.
QString fitted(const QString &stem, const QString &tail, qsizetype limit)
{
    return leftBytes(stem, limit - tail.toUtf8().size()) + tail;
}

} // namespace

QString safeFileName(const QString &remote)
{
    QString name = remote;
    const auto lastSlash = std::find_if(name.crbegin(), name.crend(), [](QChar character) {
        return character == QLatin1Char('/') || character == QLatin1Char('\\');
    });
    name = name.last(lastSlash - name.crbegin());
    name = withoutDangerousCharacters(name).normalized(QString::NormalizationForm_C);
    name = trimmedName(name);
    if (isReservedOnWindows(name))
        name.prepend(QLatin1Char('_'));
    if (name.toUtf8().size() > kSafeNameBytes) {
        const qsizetype dot = extensionStart(name);
        name = trimmedName(fitted(name.left(dot), name.mid(dot), kSafeNameBytes));
    }
    return name.isEmpty() ? QStringLiteral("download") : name;
}

QString fileNameFromUrl(const QByteArray &url)
{
    qsizetype end = url.size();
    for (const char delimiter : {'?', '#'}) {
        const qsizetype at = url.indexOf(delimiter);
        if (at >= 0)
            end = std::min(end, at);
    }
    const QByteArray address = url.left(end);
    const qsizetype scheme = address.indexOf("://");
    const qsizetype path = address.indexOf('/', scheme < 0 ? 0 : scheme + 3);
    if (path < 0)
        return safeFileName({});
    const QByteArray segment = address.mid(address.lastIndexOf('/') + 1);
    return safeFileName(decodeUtf8OrLatin1(percentDecoded(segment)));
}

QString numberedName(const QString &name, int n)
{
    const qsizetype dot = extensionStart(name);
    const QString number = QStringLiteral(" (%1)").arg(n);
    return fitted(name.left(dot), number + name.mid(dot), kLongestNameBytes);
}

bool isExecutableName(const QString &name)
{
    static const QStringList executables = {
        QStringLiteral("action"),  QStringLiteral("apk"),        QStringLiteral("appimage"),
        QStringLiteral("bash"),    QStringLiteral("bat"),        QStringLiteral("bin"),
        QStringLiteral("cmd"),     QStringLiteral("com"),        QStringLiteral("command"),
        QStringLiteral("cpl"),     QStringLiteral("csh"),        QStringLiteral("deb"),
        QStringLiteral("desktop"), QStringLiteral("elf"),        QStringLiteral("exe"),
        QStringLiteral("fish"),    QStringLiteral("flatpakref"), QStringLiteral("hta"),
        QStringLiteral("jar"),     QStringLiteral("jnlp"),       QStringLiteral("js"),
        QStringLiteral("ksh"),     QStringLiteral("lnk"),        QStringLiteral("msi"),
        QStringLiteral("out"),     QStringLiteral("pif"),        QStringLiteral("pl"),
        QStringLiteral("ps1"),     QStringLiteral("py"),         QStringLiteral("pyw"),
        QStringLiteral("rb"),      QStringLiteral("reg"),        QStringLiteral("rpm"),
        QStringLiteral("run"),     QStringLiteral("scr"),        QStringLiteral("sh"),
        QStringLiteral("snap"),    QStringLiteral("vbs"),        QStringLiteral("wsf"),
        QStringLiteral("zsh"),
    };
    const QString safe = safeFileName(name);
    const qsizetype dot = safe.lastIndexOf(QLatin1Char('.'));
    return dot >= 0 && executables.contains(safe.mid(dot + 1).toLower());
}

} // namespace kurier
