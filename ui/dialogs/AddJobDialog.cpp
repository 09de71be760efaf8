// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddJobDialog.h"

#include "core/queue/TransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/dialogs/FolderField.h"
#include "ui/style/Colors.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QTextBlock>

#include <algorithm>

namespace kurier {

namespace {

constexpr std::array kPriorities = {JobPriority::Foreground, JobPriority::High, JobPriority::Normal,
                                    JobPriority::Low};
constexpr int kMessageLines = 2;
constexpr std::chrono::milliseconds kTypingRests {400};

} // namespace

AddJobDialog::AddJobDialog(TransferQueue &queue, Settings &settings, SourceReader *reader,
                           QWidget *parent)
    : QDialog(parent)
    , m_queue(queue)
    , m_sources(reader)
{
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_folder->setFolder(settings.downloadDirectory());
    m_priority->setCurrentIndex(static_cast<int>(JobPriority::Normal));
    retranslate();
    // Nobody is asked for what lies beside half an address.
    m_lookSoon.setSingleShot(true);
    m_lookSoon.setInterval(kTypingRests);
    connect(m_urls, &QPlainTextEdit::textChanged, this, [this] {
        m_lookSoon.start();
        check();
    });
    connect(&m_lookSoon, &QTimer::timeout, this, &AddJobDialog::lookAtSources);
    connect(m_folder, &FolderField::folderChanged, this, &AddJobDialog::check);
    connect(m_together, &QRadioButton::toggled, this, &AddJobDialog::check);
    connect(m_checksums, &QCheckBox::toggled, this, &AddJobDialog::lookAtSources);
    connect(&m_sources, &AddSources::changed, this, &AddJobDialog::check);
    connect(m_metalink, &QPushButton::clicked, this, &AddJobDialog::chooseMetalink);
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
    m_metalink = new QPushButton(this);
    m_metalink->setAutoDefault(false);
    m_metalink->setVisible(m_sources.isAvailable());
    m_add = new QPushButton(this);
    m_add->setDefault(true);
    m_close = new QPushButton(this);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_metalink);
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
    // Asking servers for more than was typed is the person's choice.
    m_checksums = new QCheckBox(options);
    m_checksums->setVisible(m_sources.isAvailable());

    grid->addWidget(m_folderLabel, 0, 0);
    grid->addWidget(m_folder, 0, 1);
    grid->addWidget(m_each, 1, 1);
    grid->addWidget(m_together, 2, 1);
    grid->addWidget(m_nameLabel, 3, 0);
    grid->addWidget(m_name, 3, 1);
    grid->addWidget(m_priorityLabel, 4, 0);
    grid->addWidget(m_priority, 4, 1, Qt::AlignLeft);
    grid->addWidget(m_start, 5, 1);
    grid->addWidget(m_checksums, 6, 1);
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
    m_checksums->setText(tr("&Use checksum files beside the addresses (.sha256)"));
    m_metalink->setText(tr("Open &Metalink File…"));
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
    if (const QString broken = brokenMetalink(); !broken.isEmpty())
        return broken;
    if (!m_folder->isValid())
        return tr("The folder must be a whole path that begins with “/”.");
    return {};
}

void AddJobDialog::check()
{
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
    if (!mistake.isEmpty())
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
            return tr("Line %1: The Metalink file names no http or https address.").arg(number);
        default:
            return tr("Line %1: %2", "number, sentence").arg(number, errorText(metalink->error()));
        }
    }
    return {};
}

void AddJobDialog::lookAtSources()
{
    m_sources.lookAt(m_list, m_checksums->isChecked());
    check();
}

bool AddJobDialog::isWaitingForSources() const
{
    const bool asks =
        !m_list.metalinks.isEmpty() || (m_checksums->isChecked() && !m_list.urls.isEmpty());
    return (asks && m_lookSoon.isActive()) || m_sources.isWaiting(m_list, m_checksums->isChecked());
}

QList<FileSpec> AddJobDialog::files() const
{
    QList<FileSpec> wanted;
    for (const QByteArray &url : m_list.urls)
        wanted.append(
            {url, {}, m_checksums->isChecked() ? m_sources.checksumOf(url) : QByteArray()});
    for (const AddressList::MetalinkLine &line : m_list.metalinks) {
        const Result<Metalink> *const metalink = m_sources.metalink(line.path);
        if (metalink && *metalink)
            wanted += (*metalink)->files;
    }
    return wanted;
}

QString AddJobDialog::summary(const QList<FileSpec> &files) const
{
    const int count = static_cast<int>(files.size());
    if (count == 0)
        return tr("Only addresses that begin with http:// or https:// can be used.");
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
    if (leftOut > 0)
        text += QLatin1Char('\n')
            + tr("%n files are left out: no http or https address of them is known.", nullptr,
                 leftOut);
    return text;
}

void AddJobDialog::chooseMetalink()
{
    auto *dialog = new QFileDialog(this, tr("Open Metalink File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Metalink files (*.meta4 *.metalink)")});
    connect(dialog, &QFileDialog::filesSelected, this, &AddJobDialog::addAddresses);
    dialog->open();
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
    const QList<FileSpec> wanted = files();
    if (wanted.isEmpty() || !firstMistake().isEmpty() || isWaitingForSources())
        return {};
    JobSpec common;
    common.directory = m_folder->folder();
    common.priority = kPriorities.at(static_cast<std::size_t>(m_priority->currentIndex()));
    common.suspended = !m_start->isChecked();
    const bool together = wanted.size() > 1 && m_together->isChecked();
    QList<JobSpec> jobs;
    for (const FileSpec &file : wanted) {
        if (jobs.isEmpty() || !together)
            jobs.append(common);
        jobs.last().files.append(file);
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
