// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/WidgetUserPrompts.h"

#include "ui/dialogs/CancelJobsDialog.h"
#include "ui/dialogs/LeftoversDialog.h"
#include "ui/dialogs/SignInDialog.h"
#include "ui/text/AccessText.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace kurier {

namespace {

class PromptStrings
{
    Q_DECLARE_TR_FUNCTIONS(Prompts)
};

constexpr int kYes = QuestionDialog::kSafe + 1;

void ask(const QuestionText &text, const QString &yes, const QString &safe, QWidget *window,
         std::function<void(bool)> answer)
{
    auto *dialog = new QuestionDialog(text, window);
    dialog->addAnswer(yes, kYes);
    dialog->addSafeAnswer(safe);
    QObject::connect(dialog, &QDialog::finished, window,
                     [answer = std::move(answer)](int result) { answer(result == kYes); });
    dialog->open();
}

QString othersHeading(const OthersPlan &plan, int jobs)
{
    const bool suspend = plan.command == JobCommand::Suspend;
    if (plan.shares.size() == 1) {
        const QString text = suspend
            ? PromptStrings::tr("Suspend %n transfers of %1?", nullptr, jobs)
            : PromptStrings::tr("Resume %n transfers of %1?", nullptr, jobs);
        return text.arg(plainName(plan.shares.constFirst().owner));
    }
    const QString text = suspend
        ? PromptStrings::tr("Suspend %n transfers of %1 users?", nullptr, jobs)
        : PromptStrings::tr("Resume %n transfers of %1 users?", nullptr, jobs);
    return text.arg(QLocale().toString(plan.shares.size()));
}

/// Whose jobs, a line each, where they are of several users.
QStringList othersLines(const OthersPlan &plan)
{
    constexpr qsizetype kMostLines = 8;
    QStringList lines;
    if (plan.shares.size() == 1)
        return lines;
    for (const OthersPlan::Share &share :
         plan.shares.first(std::min(plan.shares.size(), kMostLines)))
        lines.append(
            QStringLiteral("%1: %2").arg(plainName(share.owner), QLocale().toString(share.jobs)));
    if (const qsizetype more = plan.shares.size() - kMostLines; more > 0)
        lines.append(PromptStrings::tr("and %n more users", nullptr, static_cast<int>(more)));
    return lines;
}

} // namespace

WidgetUserPrompts::WidgetUserPrompts(QWidget *window)
    : m_window(window)
{
}

void WidgetUserPrompts::confirmCancel(const CancelPlan &plan,
                                      std::function<void(CancelChoice)> answer)
{
    auto *dialog = new CancelJobsDialog(plan, m_window);
    QObject::connect(dialog, &CancelJobsDialog::chosen, m_window, std::move(answer));
    dialog->open();
}

void WidgetUserPrompts::confirmComplete(const CompletePlan &plan, std::function<void(bool)> answer)
{
    const int finished = static_cast<int>(plan.filesFinished);
    const int unfinished = static_cast<int>(plan.filesTotal - plan.filesFinished);
    QuestionText text;
    text.heading = plan.jobs == 1
        ? PromptStrings::tr("Complete “%1” now?").arg(plainName(plan.name))
        : PromptStrings::tr("Complete %n transfers now?", nullptr, static_cast<int>(plan.jobs));
    text.body =
        PromptStrings::tr("%n of %1 files are finished and will be kept;", nullptr, finished)
            .arg(QLocale().toString(plan.filesTotal))
        + QLatin1Char(' ')
        + PromptStrings::tr("%n unfinished files will be discarded.", nullptr, unfinished);
    const QString keep = plan.running ? PromptStrings::tr("Keep Transferring")
        : plan.jobs == 1              ? PromptStrings::tr("Keep Transfer")
                                      : PromptStrings::tr("Keep Transfers");
    ask(text, PromptStrings::tr("Complete With %n Files", nullptr, finished), keep, m_window,
        std::move(answer));
}

void WidgetUserPrompts::confirmOthers(const OthersPlan &plan, std::function<void(bool)> answer)
{
    const bool suspend = plan.command == JobCommand::Suspend;
    qsizetype all = 0;
    for (const OthersPlan::Share &share : plan.shares)
        all += share.jobs;
    const int jobs = static_cast<int>(all);
    QStringList lines = othersLines(plan);
    lines.append(
        suspend ? PromptStrings::tr("They wait until somebody resumes them.", nullptr, jobs)
                : PromptStrings::tr("Some of them may have been suspended by the users themselves.",
                                    nullptr, jobs));
    if (plan.notPermitted > 0)
        lines.append(
            PromptStrings::tr("%n more are left as they are, because their queues do not run.",
                              nullptr, static_cast<int>(plan.notPermitted)));
    QuestionText text;
    text.heading = othersHeading(plan, jobs);
    text.body = lines.join(QLatin1Char('\n'));
    ask(text,
        suspend ? PromptStrings::tr("Suspend %n Transfers", nullptr, jobs)
                : PromptStrings::tr("Resume %n Transfers", nullptr, jobs),
        PromptStrings::tr("Go Back"), m_window, std::move(answer));
}

void WidgetUserPrompts::confirmAbandon(const AbandonPlan &plan, std::function<void(bool)> answer)
{
    qint64 bytes = 0;
    for (const Artefact &artefact : plan.left)
        bytes += artefact.bytes;
    const int count = static_cast<int>(plan.left.size());
    QuestionText text;
    text.heading = PromptStrings::tr("Stop cleaning up after “%1”?").arg(plainName(plan.name));
    text.body =
        PromptStrings::tr("%n temporary files (%1) stay where they are and are never removed by "
                          "Kurier.",
                          nullptr, count)
            .arg(formatBytes(bytes));
    text.emphasis = PromptStrings::tr("This can’t be undone.");
    ask(text, PromptStrings::tr("Stop Cleaning Up"), PromptStrings::tr("Keep Trying"), m_window,
        std::move(answer));
}

void WidgetUserPrompts::confirmLeftovers(const QList<Artefact> &leftovers,
                                         std::function<void(bool)> answer)
{
    auto *dialog = new LeftoversDialog(leftovers, m_window);
    QObject::connect(
        dialog, &QDialog::finished, m_window,
        [answer = std::move(answer)](int result) { answer(result == LeftoversDialog::kDelete); });
    dialog->open();
}

void WidgetUserPrompts::askSignIn(const SignInQuestion &question,
                                  std::function<void(std::optional<SignInAnswer>)> answer)
{
    auto *dialog = new SignInDialog(question, m_window);
    QObject::connect(dialog, &QDialog::finished, m_window,
                     [dialog, answer = std::move(answer)](int result) {
                         answer(result == SignInDialog::kSignIn ? std::optional(dialog->answer())
                                                                : std::nullopt);
                     });
    dialog->open();
}

void WidgetUserPrompts::confirmTrust(const TrustQuestion &question,
                                     std::function<void(bool)> answer)
{
    if (question.certificate.isHostKey())
        return confirmHostKey(question, std::move(answer));
    QuestionText text;
    text.heading = PromptStrings::tr("Trust the certificate of “%1” for this transfer?")
                       .arg(plainName(question.server));
    // A line breaks at no colon, and this one is too long.
    const QString fingerprint = fingerprintText(question.certificate.sha256);
    const qsizetype middle = (fingerprint.size() + 1) / 2;
    text.body = question.reason + QLatin1Char('\n')
        + question.facts.join(QLatin1Char('\n'))
              .replace(fingerprint,
                       QLatin1Char('\n') + fingerprint.left(middle) + QLatin1Char('\n')
                           + fingerprint.mid(middle));
    text.emphasis =
        PromptStrings::tr("Compare the fingerprint with one that those who run the server name. "
                          "Somebody in between could pretend to be the server.");
    ask(text, PromptStrings::tr("Trust and Resume"), PromptStrings::tr("Don’t Trust"), m_window,
        std::move(answer));
}

void WidgetUserPrompts::confirmHostKey(const TrustQuestion &question,
                                       std::function<void(bool)> answer)
{
    QuestionText text;
    text.body = question.reason + QLatin1Char('\n') + question.facts.join(QLatin1Char('\n'));
    if (!question.certificate.hasChanged()) {
        text.heading =
            PromptStrings::tr("Is this the SSH key of “%1”?").arg(plainName(question.server));
        text.emphasis = PromptStrings::tr(
            "Compare the fingerprint with one that those who run the server name. "
            "Somebody in between could pretend to be the server.");
        return ask(text, PromptStrings::tr("Trust and Resume"), PromptStrings::tr("Don’t Trust"),
                   m_window, std::move(answer));
    }
    text.heading = PromptStrings::tr("“%1” shows another SSH key").arg(plainName(question.server));
    text.emphasis =
        PromptStrings::tr("Either the server has a new key, or somebody in between pretends to "
                          "be the server. Nothing was sent to it.");
    auto *dialog = new QuestionDialog(text, m_window);
    dialog->addSafeAnswer(PromptStrings::tr("Close"));
    QObject::connect(dialog, &QDialog::finished, m_window,
                     [answer = std::move(answer)](int) { answer(false); });
    dialog->open();
}

void WidgetUserPrompts::confirmQuit(qsizetype active, std::function<void(bool)> answer)
{
    QuestionText text;
    text.heading =
        PromptStrings::tr("Quit and interrupt %n transfers?", nullptr, static_cast<int>(active));
    text.body = PromptStrings::tr(
        "They continue when Kurier is started again. Where a server can’t resume, "
        "they start over.",
        nullptr, static_cast<int>(active));
    ask(text, PromptStrings::tr("Quit"), PromptStrings::tr("Keep Running"), m_window,
        std::move(answer));
}

} // namespace kurier
