// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What AddJobDialog says of what has been typed, and what it therefore offers.
#include "core/metalink/Metalink.h"
#include "ui/dialogs/AddJobDialog.h"
#include "ui/dialogs/FolderField.h"
#include "ui/dialogs/JobMaking.h"
#include "ui/dialogs/LongListPanel.h"
#include "ui/style/Colors.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTextBlock>

#include <algorithm>

namespace kurier {

QString AddJobDialog::mistakeText(const QList<AddressList::Mistake> &mistakes) const
{
    const AddressList::Mistake &mistake = mistakes.constFirst();
    // The line says which address is meant; it need not be repeated.
    if (mistake.error.code == ErrorCode::BgETooManyFiles)
        return tr("Line %1: More than %n addresses at once are too many.", nullptr,
                  static_cast<int>(AddressList::kMostAddresses))
            .arg(QLocale().toString(mistake.line));
    const Error error {mistake.error.code, mistake.error.context, {}, {}};
    const QString text =
        tr("Line %1: %2 %3")
            .arg(QLocale().toString(mistake.line), errorText(error), errorAdvice(error));
    const int more = static_cast<int>(mistakes.size()) - 1;
    return more == 0 ? text
                     : text + QLatin1Char('\n') + tr("%n more lines are wrong.", nullptr, more);
}

QString AddJobDialog::firstMistake() const
{
    if (!m_list.mistakes.isEmpty())
        return mistakeText(m_list.mistakes);
    if (const QString broken = brokenMetalink(); !broken.isEmpty())
        return broken;
    if (!m_folder->isValid())
        return tr("The folder must be a whole path that begins with “/”.");
    return {};
}

void AddJobDialog::checkList()
{
    m_list = {};
    const int count = static_cast<int>(m_long->count());
    const bool ready = m_long->isReady();
    const bool together = m_together->isChecked();
    m_each->setEnabled(ready);
    m_together->setEnabled(ready);
    m_nameLabel->setEnabled(ready && together);
    m_name->setEnabled(ready && together);
    m_add->setText(together || count == 0 ? tr("Add Transfer")
                                          : tr("Add %n Transfers", nullptr, count));
    const QList<AddressList::Mistake> wrong = m_long->mistakes();
    QString mistake;
    if (m_long->error())
        mistake = errorText(*m_long->error()) + QLatin1Char(' ') + errorAdvice(*m_long->error());
    else if (!wrong.isEmpty())
        mistake = mistakeText(wrong);
    else if (!m_folder->isValid())
        mistake = firstMistake();
    m_add->setEnabled(ready && count > 0 && wrong.isEmpty() && m_folder->isValid());
    say(mistake, true);
}

void AddJobDialog::check()
{
    const bool isLong = m_long->isActive();
    m_input->setCurrentIndex(isLong ? 1 : 0);
    m_openList->setEnabled(!isLong);
    m_metalink->setEnabled(!isLong);
    m_checksums->setEnabled(!isLong);
    if (isLong)
        return checkList();
    m_list = parseAddresses(m_urls->toPlainText(), m_sources.isAvailable());
    const QList<FileSpec> wanted = files();
    const int count = static_cast<int>(wanted.size());
    const bool waiting = isWaitingForSources();
    m_each->setEnabled(count > 1);
    m_together->setEnabled(count > 1);
    const bool together = count > 1 && m_together->isChecked();
    m_nameLabel->setEnabled(together);
    m_name->setEnabled(together);
    const int jobs = together ? 1 : count;
    m_add->setText(jobs == 1 || count == 0 ? tr("Add Transfer")
                                           : tr("Add %n Transfers", nullptr, jobs));
    const QString mistake = firstMistake();
    m_add->setEnabled(count > 0 && mistake.isEmpty() && !m_waiting && !waiting);
    if (m_long->error())
        say(errorText(*m_long->error()) + QLatin1Char(' ') + errorAdvice(*m_long->error()), true);
    else if (!mistake.isEmpty())
        say(mistake, true);
    else if (waiting)
        say(tr("Looking at what the addresses offer…"), false);
    else
        say(summary(wanted), false);
    markMistakes();
}

QString AddJobDialog::brokenMetalink() const
{
    for (const AddressList::MetalinkLine &line : m_list.metalinks) {
        const Result<Metalink> *const metalink = m_sources.metalink(line.path);
        if (!metalink || *metalink)
            continue;
        const QString number = QLocale().toString(line.line);
        switch (metalink->error().code) {
        case ErrorCode::EInvalidArg:
            return tr("Line %1: This is no Metalink 4 file, it is damaged, or it names a file "
                      "outside its folder.")
                .arg(number);
        case ErrorCode::BgEFileNotAvailable:
            return tr("Line %1: The Metalink file names no address that can be used.").arg(number);
        default:
            return tr("Line %1: %2", "number, sentence").arg(number, errorText(metalink->error()));
        }
    }
    return {};
}

QString AddJobDialog::expansions() const
{
    if (m_list.expansions.size() != 1)
        return {};
    const auto nameOf = [](const QString &address) {
        return plainName(address.section(QLatin1Char('/'), -1));
    };
    const AddressList::Expansion &only = m_list.expansions.constFirst();
    return tr("%1 to %2", "first and last address of a pattern")
        .arg(nameOf(only.first), nameOf(only.last));
}

QString AddJobDialog::folders(const QList<FileSpec> &files) const
{
    if (!m_byType->isChecked() || files.isEmpty())
        return {};
    const QList<JobSpec> jobs = jobsOf(files);
    const QString &first = jobs.constFirst().directory;
    const bool same = std::all_of(jobs.cbegin(), jobs.cend(),
                                  [&first](const JobSpec &job) { return job.directory == first; });
    const auto moved = std::count_if(jobs.cbegin(), jobs.cend(), [this](const JobSpec &job) {
        return job.directory != m_folder->folder();
    });
    if (moved == 0)
        return {};
    return same ? tr("Folder: %1").arg(plainName(first))
                : tr("%n go to the folders of their types.", nullptr, static_cast<int>(moved));
}

QString AddJobDialog::summary(const QList<FileSpec> &files) const
{
    const int count = static_cast<int>(files.size());
    if (count == 0)
        return tr("Only addresses that begin with http://, https://, ftp://, ftps:// or sftp:// "
                  "can be used.");
    QString text = m_list.metalinks.isEmpty() ? tr("%n addresses", nullptr, count)
                                              : tr("%n files", nullptr, count);
    const auto checked = std::count_if(
        files.begin(), files.end(), [](const FileSpec &file) { return !file.checksum.isEmpty(); });
    if (checked > 0 || m_checksums->isChecked())
        text += QLatin1String(", ") + tr("%n with a checksum", nullptr, static_cast<int>(checked));
    qint64 bytes = 0;
    for (const FileSpec &file : files)
        bytes = file.size < 0 || bytes < 0 ? -1 : bytes + file.size;
    if (bytes >= 0)
        text += QLatin1String(", ") + formatBytes(bytes);
    int leftOut = 0;
    for (const AddressList::MetalinkLine &line : m_list.metalinks) {
        const Result<Metalink> *const metalink = m_sources.metalink(line.path);
        leftOut += metalink && *metalink ? static_cast<int>((*metalink)->unusable.size()) : 0;
    }
    if (const QString range = expansions(); !range.isEmpty())
        text += QLatin1String(": ") + range;
    if (const QString where = folders(files); !where.isEmpty())
        text += QLatin1Char('\n') + where;
    if (leftOut > 0)
        text += QLatin1Char('\n')
            + tr("%n files are left out: no address of them that can be used is known.", nullptr,
                 leftOut);
    return text;
}

void AddJobDialog::say(const QString &text, bool mistake)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, mistake ? Tone::Bad : Tone::Muted));
    m_message->setPalette(colors);
    m_message->setText(text);
    m_urls->setAccessibleDescription(text);
}

void AddJobDialog::markMistakes()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const AddressList::Mistake &mistake : m_list.mistakes) {
        QTextEdit::ExtraSelection mark;
        const QTextBlock block = m_urls->document()->findBlockByNumber(mistake.line - 1);
        mark.cursor = QTextCursor(block);
        mark.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(toneColor(palette(), Tone::Bad));
        marks.append(mark);
    }
    m_urls->setExtraSelections(marks);
}

} // namespace kurier
