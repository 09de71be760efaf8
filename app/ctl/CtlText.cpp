// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/CtlText.h"

#include "core/control/JobJsonReader.h"
#include "ui/text/ErrorText.h"

#include <QJsonArray>

#include <algorithm>
#include <cwchar>

namespace kurier {

namespace {

constexpr QChar kEllipsis(u'\u2026');

QString visible(char32_t c)
{
    const auto number = static_cast<uint>(c);
    if (number < 0x100) {
        return QStringLiteral("\\x%1").arg(
            QString::number(number, 16).rightJustified(2, QLatin1Char('0')));
    }
    return QStringLiteral("<U+%1>").arg(
        QString::number(number, 16).toUpper().rightJustified(4, QLatin1Char('0')));
}

bool isInvisible(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

int columnsOf(char32_t c)
{
    return std::max(0, ::wcwidth(static_cast<wchar_t>(c)));
}

QString logHint(const QString &log)
{
    return log.isEmpty() ? QString() : CtlText::tr(" (see %1)").arg(plainText(log));
}

QJsonValue peopleValue(const QJsonValue &value)
{
    if (value.isObject())
        return forPeople(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray array;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        array.append(peopleValue(item));
    return array;
}

} // namespace

QString plainText(QString text)
{
    text.remove(QChar(u'\u2068')).remove(QChar(u'\u2069'));
    text.replace(QChar(u'\u00A0'), QLatin1Char(' '));
    return terminalText(text);
}

QString terminalText(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7F;
    });
    if (plain)
        return text;
    QString shown;
    shown.reserve(text.size());
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points)
        shown += isInvisible(c) ? visible(c) : QString::fromUcs4(&c, 1);
    return shown;
}

int terminalWidthOf(const QString &text)
{
    int columns = 0;
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points)
        columns += columnsOf(c);
    return columns;
}

QString terminalCut(const QString &text, int columns)
{
    if (terminalWidthOf(text) <= columns)
        return text;
    QString cut;
    int used = 1;
    const QList<uint> points = text.toUcs4();
    for (const char32_t c : points) {
        used += columnsOf(c);
        if (used > columns)
            break;
        cut += QString::fromUcs4(&c, 1);
    }
    return columns > 0 ? cut + kEllipsis : QString();
}

QString sentence(const Error &error)
{
    if (error.code == ErrorCode::Ok)
        return {};
    if (error.context == ErrorContext::QueueManager) {
        switch (error.code) {
        case ErrorCode::BgESessionNotFound:
            return error.detail.isEmpty()
                ? CtlText::tr("The queue is not running.")
                : CtlText::tr("The queue could not be started: %1").arg(plainText(error.detail))
                    + logHint(error.subject);
        case ErrorCode::BgEConnectionClosed:
            return CtlText::tr("The queue ended before it answered.");
        case ErrorCode::ETimeout:
            return CtlText::tr("The queue does not answer.");
        case ErrorCode::EAccessDenied:
            return CtlText::tr("This user may not use the queue: %1").arg(plainText(error.subject));
        case ErrorCode::ENotImpl:
            return CtlText::tr("The running queue is of another version and cannot do this.");
        default:
            break;
        }
    }
    return plainText(errorText(error));
}

QString fullSentence(const Error &error)
{
    return QStringLiteral("%1 (%2, %3)")
        .arg(sentence(error), errorCodeName(error.code), errorCodeHex(error.code));
}

QJsonObject forPeople(const QJsonObject &wire)
{
    QJsonObject json;
    for (auto it = wire.begin(); it != wire.end(); ++it) {
        if (it.key() == QLatin1String("wire"))
            continue;
        if (it.key() == QLatin1String("reason") && it->isObject())
            json.insert(it.key(), sentence(errorFromJson(it->toObject())));
        else
            json.insert(it.key(), peopleValue(it.value()));
    }
    if (wire.contains(QLatin1String("hresult")) && !wire.contains(QLatin1String("message"))) {
        const Error error =
            wire.contains(QLatin1String("ok")) ? resultFromJson(wire).error : errorFromJson(wire);
        json.insert(QStringLiteral("message"), sentence(error));
    }
    return json;
}

} // namespace kurier
