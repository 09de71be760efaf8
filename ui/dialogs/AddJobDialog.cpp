// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddJobDialog.h"

#include "core/queue/TransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/dialogs/FolderField.h"
#include "ui/style/Colors.h"
#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QTextBlock>

namespace kurier {

namespace {

constexpr std::array kPriorities = {JobPriority::Foreground, JobPriority::High, JobPriority::Normal,
                                    JobPriority::Low};
constexpr int kMessageLines = 2;

} // namespace

AddJobDialog::AddJobDialog(TransferQueue &queue, Settings &settings, QWidget *parent)
    : QDialog(parent)
    , m_queue(queue)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_folder->setFolder(settings.downloadDirectory());
    m_priority->setCurrentIndex(static_cast<int>(JobPriority::Normal));
    retranslate();
    connect(m_urls, &QPlainTextEdit::textChanged, this, &AddJobDialog::check);
    connect(m_folder, &FolderField::folderChanged, this, &AddJobDialog::check);
    connect(m_together, &QRadioButton::toggled, this, &AddJobDialog::check);
    connect(m_add, &QPushButton::clicked, this, &AddJobDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    auto *send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(send, &QShortcut::activated, m_add, &QPushButton::click);
    check();
}

void AddJobDialog::build()
{
    m_urlsLabel = new QLabel(this);
    m_urls = new QPlainTextEdit(this);
    m_urls->setTabChangesFocus(true);
    m_urls->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_urlsLabel->setBuddy(m_urls);
    m_message = new QLabel(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_message->setMinimumHeight(fontMetrics().lineSpacing() * kMessageLines);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_urlsLabel);
    layout->addWidget(m_urls, 1);
    layout->addWidget(m_message);
    layout->addWidget(buildOptions());
    m_add = new QPushButton(this);
    m_add->setDefault(true);
    m_close = new QPushButton(this);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_close);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    resize(620, 430);
}

QWidget *AddJobDialog::buildOptions()
{
    auto *options = new QWidget(this);
    auto *grid = new QGridLayout(options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_folderLabel = new QLabel(options);
    m_folder = new FolderField(options);
    m_folderLabel->setBuddy(m_folder);
    m_each = new QRadioButton(options);
    m_each->setChecked(true);
    m_together = new QRadioButton(options);
    m_nameLabel = new QLabel(options);
    m_name = new QLineEdit(options);
    m_name->setMaxLength(static_cast<int>(kMaxNameLength));
    m_nameLabel->setBuddy(m_name);
    m_priorityLabel = new QLabel(options);
    m_priority = new QComboBox(options);
    for (const JobPriority priority : kPriorities)
        m_priority->addItem(priorityText(priority));
    m_priorityLabel->setBuddy(m_priority);
    m_start = new QCheckBox(options);
    m_start->setChecked(true);

    grid->addWidget(m_folderLabel, 0, 0);
    grid->addWidget(m_folder, 0, 1);
    grid->addWidget(m_each, 1, 1);
    grid->addWidget(m_together, 2, 1);
    grid->addWidget(m_nameLabel, 3, 0);
    grid->addWidget(m_name, 3, 1);
    grid->addWidget(m_priorityLabel, 4, 0);
    grid->addWidget(m_priority, 4, 1, Qt::AlignLeft);
    grid->addWidget(m_start, 5, 1);
    return options;
}

void AddJobDialog::retranslate()
{
    setWindowTitle(tr("Add Transfers"));
    m_urlsLabel->setText(tr("&Web addresses, one per line:"));
    m_urls->setAccessibleName(tr("Web addresses, one per line"));
    m_urls->setPlaceholderText(QStringLiteral("https://example.org/file.iso"));
    m_folderLabel->setText(tr("&Save to:"));
    m_folder->setAccessibleNames(tr("Folder to save to"));
    m_each->setText(tr("&One transfer for each address"));
    m_together->setText(tr("One transfer &holding all files"));
    m_nameLabel->setText(tr("&Name:"));
    m_name->setAccessibleName(tr("Name of the transfer"));
    m_name->setPlaceholderText(tr("Made from the first file"));
    m_priorityLabel->setText(tr("&Priority:"));
    m_priority->setAccessibleName(tr("Priority"));
    for (int i = 0; i < m_priority->count(); ++i)
        m_priority->setItemText(i, priorityText(kPriorities.at(static_cast<std::size_t>(i))));
    m_start->setText(tr("S&tart at once"));
    m_close->setText(tr("Close"));
    check();
}

void AddJobDialog::addAddresses(const QStringList &addresses)
{
    if (addresses.isEmpty())
        return;
    QString text = m_urls->toPlainText();
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
        text += QLatin1Char('\n');
    m_urls->setPlainText(text + addresses.join(QLatin1Char('\n')));
    m_urls->moveCursor(QTextCursor::End);
}

QString AddJobDialog::firstMistake() const
{
    if (!m_list.mistakes.isEmpty()) {
        const AddressList::Mistake &mistake = m_list.mistakes.constFirst();
        // The line says which address is meant; it need not be repeated.
        const Error error {mistake.error.code, mistake.error.context, {}, {}};
        const QString text =
            tr("Line %1: %2 %3")
                .arg(QLocale().toString(mistake.line), errorText(error), errorAdvice(error));
        const int more = static_cast<int>(m_list.mistakes.size()) - 1;
        return more == 0 ? text
                         : text + QLatin1Char('\n') + tr("%n more lines are wrong.", nullptr, more);
    }
    if (!m_folder->isValid())
        return tr("The folder must be a whole path that begins with “/”.");
    return {};
}

void AddJobDialog::check()
{
    m_list = parseAddresses(m_urls->toPlainText());
    const int count = static_cast<int>(m_list.urls.size());
    m_each->setEnabled(count > 1);
    m_together->setEnabled(count > 1);
    const bool together = count > 1 && m_together->isChecked();
    m_nameLabel->setEnabled(together);
    m_name->setEnabled(together);
    const int jobs = together ? 1 : count;
    m_add->setText(jobs == 1 || count == 0 ? tr("Add Transfer")
                                           : tr("Add %n Transfers", nullptr, jobs));
    const QString mistake = firstMistake();
    m_add->setEnabled(count > 0 && mistake.isEmpty() && !m_waiting);
    if (!mistake.isEmpty())
        say(mistake, true);
    else
        say(count == 0 ? tr("Only addresses that begin with http:// or https:// can be used.")
                       : tr("%n addresses", nullptr, count),
            false);
    markMistakes();
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

QList<JobSpec> AddJobDialog::specs() const
{
    if (m_list.urls.isEmpty() || !firstMistake().isEmpty())
        return {};
    JobSpec common;
    common.directory = m_folder->folder();
    common.priority = kPriorities.at(static_cast<std::size_t>(m_priority->currentIndex()));
    common.suspended = !m_start->isChecked();
    const bool together = m_list.urls.size() > 1 && m_together->isChecked();
    QList<JobSpec> jobs;
    for (const QByteArray &url : m_list.urls) {
        if (jobs.isEmpty() || !together)
            jobs.append(common);
        jobs.last().files.append(FileSpec {url, {}, {}});
    }
    if (together)
        jobs.first().name = m_name->text().trimmed();
    return jobs;
}

void AddJobDialog::submit()
{
    const QList<JobSpec> jobs = specs();
    if (jobs.isEmpty() || m_waiting)
        return;
    m_waiting = true;
    m_add->setEnabled(false);
    m_queue.addJobs(jobs, this, [this](const Result<QList<JobId>> &result) {
        m_waiting = false;
        if (result) {
            Q_EMIT added(*result);
            accept();
            return;
        }
        m_add->setEnabled(true);
        say(errorText(result.error()) + QLatin1Char(' ') + errorAdvice(result.error()), true);
    });
}

void AddJobDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier
