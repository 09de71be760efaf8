// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AddJobDialog.h"

#include "core/queue/TransferQueue.h"
#include "core/settings/Settings.h"
#include "ui/dialogs/FolderField.h"
#include "ui/dialogs/JobMaking.h"
#include "ui/dialogs/LongListPanel.h"
#include "ui/text/ErrorText.h"
#include "ui/text/JobText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QStackedWidget>

#include <functional>

namespace kurier {

namespace {

constexpr std::array kPriorities = {JobPriority::Foreground, JobPriority::High, JobPriority::Normal,
                                    JobPriority::Low};
constexpr int kMessageLines = 2;
constexpr std::chrono::milliseconds kTypingRests {400};

/// Hands over what is too long to be typed text.
class AddressEdit final : public QPlainTextEdit
{
public:
    using QPlainTextEdit::QPlainTextEdit;

    std::function<void(const QString &)> takeLongText;

protected:
    void insertFromMimeData(const QMimeData *source) override
    {
        const QString text = source->text();
        if (LongAddressList::isLong(text))
            takeLongText(text);
        else
            QPlainTextEdit::insertFromMimeData(source);
    }
};

} // namespace

AddJobDialog::AddJobDialog(TransferQueue &queue, Settings &settings, SourceReader *reader,
                           QWidget *parent)
    : QDialog(parent)
    , m_queue(queue)
    , m_sources(reader)
    , m_folderRules(settings.folderRules())
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
        if (m_long->error() && !m_long->isActive())
            m_long->discard();
        check();
    });
    connect(&m_lookSoon, &QTimer::timeout, this, &AddJobDialog::lookAtSources);
    connect(m_folder, &FolderField::folderChanged, this, [this] {
        // A folder somebody chose is the one that is meant.
        m_byType->setChecked(false);
        check();
    });
    connect(m_byType, &QCheckBox::toggled, this, &AddJobDialog::check);
    connect(m_together, &QRadioButton::toggled, this, &AddJobDialog::check);
    connect(m_checksums, &QCheckBox::toggled, this, &AddJobDialog::lookAtSources);
    connect(&m_sources, &AddSources::changed, this, &AddJobDialog::check);
    connect(m_openList, &QPushButton::clicked, this, &AddJobDialog::chooseList);
    connect(m_long, &LongListPanel::changed, this, &AddJobDialog::check);
    connect(m_long, &LongListPanel::added, this, [this](const QList<JobId> &ids) {
        Q_EMIT added(ids);
        accept();
    });
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
    auto *urls = new AddressEdit(this);
    urls->takeLongText = [this](const QString &text) { m_long->openText(text); };
    m_urls = urls;
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
    layout->addWidget(m_message);
    layout->addWidget(buildOptions());
    m_openList = new QPushButton(this);
    m_openList->setAutoDefault(false);
    m_metalink = new QPushButton(this);
    m_metalink->setAutoDefault(false);
    m_metalink->setVisible(m_sources.isAvailable());
    m_add = new QPushButton(this);
    m_add->setDefault(true);
    m_close = new QPushButton(this);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_openList);
    buttons->addWidget(m_metalink);
    buttons->addStretch(1);
    buttons->addWidget(m_add);
    buttons->addWidget(m_close);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    m_long = new LongListPanel(m_queue, this);
    m_input = new QStackedWidget(this);
    m_input->addWidget(m_urls);
    m_input->addWidget(m_long);
    layout->insertWidget(1, m_input, 1);
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

    m_byType = new QCheckBox(options);
    m_byType->setObjectName(QStringLiteral("foldersByType"));
    m_byType->setVisible(!m_folderRules.isEmpty());
    m_byType->setChecked(!m_folderRules.isEmpty());
    setTabOrder(m_folder, m_byType);

    grid->addWidget(m_folderLabel, 0, 0);
    grid->addWidget(m_folder, 0, 1);
    grid->addWidget(m_byType, 1, 1);
    grid->addWidget(m_each, 2, 1);
    grid->addWidget(m_together, 3, 1);
    grid->addWidget(m_nameLabel, 4, 0);
    grid->addWidget(m_name, 4, 1);
    grid->addWidget(m_priorityLabel, 5, 0);
    grid->addWidget(m_priority, 5, 1, Qt::AlignLeft);
    grid->addWidget(m_start, 6, 1);
    grid->addWidget(m_checksums, 7, 1);
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
    m_byType->setText(tr("&Folders by type, where the settings name one"));
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
    m_openList->setText(tr("Open &List…"));
    m_openList->setToolTip(tr("Add the addresses in a text file, one per line"));
    m_metalink->setText(tr("Open &Metalink File…"));
    m_close->setText(tr("Close"));
    check();
}

void AddJobDialog::addAddresses(const QStringList &addresses)
{
    if (addresses.isEmpty())
        return;
    const QString added = addresses.join(QLatin1Char('\n'));
    if (LongAddressList::isLong(added))
        return m_long->openText(added);
    QString text = m_urls->toPlainText();
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
        text += QLatin1Char('\n');
    m_urls->setPlainText(text + added);
    m_urls->moveCursor(QTextCursor::End);
}

void AddJobDialog::addText(const QString &text)
{
    if (LongAddressList::isLong(text))
        m_long->openText(text);
    else
        addAddresses(addressesIn(text));
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

void AddJobDialog::chooseMetalink()
{
    auto *dialog = new QFileDialog(this, tr("Open Metalink File"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Metalink files (*.meta4 *.metalink)")});
    connect(dialog, &QFileDialog::filesSelected, this, &AddJobDialog::addAddresses);
    dialog->open();
}

void AddJobDialog::chooseList()
{
    auto *dialog = new QFileDialog(this, tr("Open List of Addresses"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Text files (*.txt *.list)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_long, &LongListPanel::openFile);
    dialog->open();
}

JobPattern AddJobDialog::pattern(bool together) const
{
    JobPattern pattern;
    pattern.common.directory = m_folder->folder();
    pattern.common.priority = kPriorities.at(static_cast<std::size_t>(m_priority->currentIndex()));
    pattern.common.suspended = !m_start->isChecked();
    pattern.together = together;
    if (together)
        pattern.common.name = m_name->text().trimmed();
    if (m_byType->isChecked())
        pattern.folders = m_folderRules;
    return pattern;
}

QList<JobSpec> AddJobDialog::jobsOf(const QList<FileSpec> &files) const
{
    const JobPattern how = pattern(files.size() > 1 && m_together->isChecked());
    QList<JobSpec> jobs;
    for (const FileSpec &file : files)
        addFile(jobs, file, how);
    return jobs;
}

QList<JobSpec> AddJobDialog::specs() const
{
    const QList<FileSpec> wanted = files();
    if (wanted.isEmpty() || !firstMistake().isEmpty() || isWaitingForSources())
        return {};
    return jobsOf(wanted);
}

void AddJobDialog::submit()
{
    if (m_long->isActive()) {
        if (m_add->isEnabled())
            m_long->add(pattern(m_together->isChecked()));
        return;
    }
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
