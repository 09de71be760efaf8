// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/SetArguments.h"

#include "app/ctl/AddArguments.h"
#include "app/ctl/CtlText.h"
#include "core/access/ServerCertificate.h"

#include <algorithm>
#include <array>

namespace kurier {

namespace {

using std::chrono::seconds;

constexpr qint64 kYear = 365LL * 24 * 3600;

std::optional<bool> parseSwitch(const QString &text)
{
    const QString word = text.toLower();
    for (const char *yes : {"yes", "on", "true", "1"}) {
        if (word == QLatin1String(yes))
            return true;
    }
    for (const char *no : {"no", "off", "false", "0"}) {
        if (word == QLatin1String(no))
            return false;
    }
    return std::nullopt;
}

/// Each reads \a value into the request; false when it is none.
struct Setting
{
    const char *key;
    bool (*read)(SetRequest &request, const QString &value);
    const char *form; ///< What the value has to be.
};

template <std::optional<seconds> JobChanges::*member, int least>
bool readSeconds(SetRequest &request, const QString &value)
{
    bool number = false;
    const qint64 count = value.toLongLong(&number);
    request.changes.*member = seconds(count);
    return number && count >= least && count <= kYear;
}

constexpr std::array kSettings = {
    Setting {"name",
             [](SetRequest &request, const QString &value) {
                 request.changes.name = value;
                 return value.size() <= kMaxNameLength;
             },
             QT_TRANSLATE_NOOP("kurierctl", "name has at most 256 characters")},
    Setting {"description",
             [](SetRequest &request, const QString &value) {
                 request.changes.description = value;
                 return value.size() <= kMaxDescriptionLength;
             },
             QT_TRANSLATE_NOOP("kurierctl", "description has at most 1024 characters")},
    Setting {"priority",
             [](SetRequest &request, const QString &value) {
                 request.changes.priority = jobPriorityFromName(value);
                 return request.changes.priority.has_value();
             },
             QT_TRANSLATE_NOOP("kurierctl", "priority is foreground, high, normal or low")},
    Setting {"auto-complete",
             [](SetRequest &request, const QString &value) {
                 request.changes.autoComplete = parseSwitch(value);
                 return request.changes.autoComplete.has_value();
             },
             QT_TRANSLATE_NOOP("kurierctl", "auto-complete is yes or no")},
    Setting {"limit",
             [](SetRequest &request, const QString &value) {
                 request.changes.rateLimit = value == QLatin1String("none") ? 0 : parseRate(value);
                 return request.changes.rateLimit.has_value();
             },
             QT_TRANSLATE_NOOP("kurierctl", "limit is a rate such as 500K or 2M, or none")},
    Setting {"retry-delay", readSeconds<&JobChanges::minimumRetryDelay, 1>,
             QT_TRANSLATE_NOOP("kurierctl", "retry-delay is a number of seconds, at least 1")},
    Setting {"no-progress-timeout", readSeconds<&JobChanges::noProgressTimeout, 0>,
             QT_TRANSLATE_NOOP("kurierctl", "no-progress-timeout is a number of seconds")},
    Setting {"trust",
             [](SetRequest &request, const QString &value) {
                 const QByteArray sha256 = parseFingerprint(value);
                 request.changes.trust = sha256;
                 return !sha256.isEmpty() || value == QLatin1String("none");
             },
             QT_TRANSLATE_NOOP("kurierctl", "trust is sha-256:HEX (64 digits), or none")},
    Setting {"url",
             [](SetRequest &request, const QString &value) {
                 const auto url = parseUrl(value);
                 request.changes.url = url.value_or(QByteArray());
                 return url.has_value();
             },
             QT_TRANSLATE_NOOP("kurierctl", "url is a complete address")},
};

} // namespace

tl::expected<SetRequest, QString> parseSet(const QStringList &operands)
{
    SetRequest request;
    for (const QString &operand : operands) {
        const qsizetype equals = operand.indexOf(QLatin1Char('='));
        if (equals < 0) {
            request.jobs.append(operand);
            continue;
        }
        const QString key = operand.left(equals);
        const auto *const setting =
            std::find_if(kSettings.begin(), kSettings.end(),
                         [&key](const Setting &one) { return key == QLatin1String(one.key); });
        if (setting == kSettings.end())
            return tl::unexpected(CtlText::tr("unknown setting “%1”").arg(terminalText(key)));
        if (!setting->read(request, operand.mid(equals + 1)))
            return tl::unexpected(QCoreApplication::translate("kurierctl", setting->form));
    }
    if (request.jobs.isEmpty() || request.changes == JobChanges {})
        return tl::unexpected(CtlText::tr("name jobs and what to set"));
    return request;
}

} // namespace kurier
