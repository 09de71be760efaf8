// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/UploadDialog.h"

#include "core/job/UploadProtocolName.h"
#include "core/queue/TransferQueue.h"
#include "ui/style/Colors.h"
#include "ui/text/ErrorText.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QShortcut>

namespace kurier {

namespace {

constexpr int kMessageLines = 2;

} // namespace

UploadDialog::UploadDialog(TransferQueue &queue, QWidget *parent)
    : QDialog(parent)
    , m_queue(queue)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAcceptDrops(true);
    build();
    retranslate();
    connect(m_choose, &QPushButton::clicked, this, &UploadDialog::chooseFiles);
    connect(m_remove, &QPushButton::clicked, this, &UploadDialog::removeSelected);
    connect(m_files, &QListWidget::itemSelectionChanged, this, &UploadDialog::check);
    connect(m_target, &QLineEdit::textChanged, this, &UploadDialog::check);
    connect(m_protocol, &QComboBox::currentIndexChanged, this, &UploadDialog::check);
    connect(m_upload, &QPushButton::clicked, this, &UploadDialog::submit);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    auto *send = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(send, &QShortcut::activated, m_upload, &QPushButton::click);
    auto *remove = new QShortcut(QKeySequence::Delete, m_files);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &UploadDialog::removeSelected);
}

void UploadDialog::build()
{
    m_filesLabel = new QLabel(this);
    m_files = new QListWidget(this);
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setUniformItemSizes(true);
    m_filesLabel->setBuddy(m_files);
    m_choose = new QPushButton(this);
    m_remove = new QPushButton(this);
    for (QPushButton *button : {m_choose, m_remove})
        button->setAutoDefault(false);
    auto *fileButtons = new QHBoxLayout;
    fileButtons->addWidget(m_choose);
    fileButtons->addWidget(m_remove);
    fileButtons->addStretch(1);

    m_message = new QLabel(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_message->setMinimumHeight(fontMetrics().lineSpacing() * kMessageLines);
    m_upload = new QPushButton(this);
    m_upload->setDefault(true);
    m_close = new QPushButton(this);
    m_close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_upload);
    buttons->addWidget(m_close);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_filesLabel);
    layout->addWidget(m_files, 1);
    layout->addLayout(fileButtons);
    layout->addWidget(buildOptions());
    layout->addWidget(m_message);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    resize(620, 400);
}

QWidget *UploadDialog::buildOptions()
{
    auto *options = new QWidget(this);
    auto *grid = new QGridLayout(options);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    m_targetLabel = new QLabel(options);
    m_target = new QLineEdit(options);
    m_target->setPlaceholderText(QStringLiteral("https://files.example.org/upload/"));
    m_targetLabel->setBuddy(m_target);
    m_protocolLabel = new QLabel(options);
    m_protocol = new QComboBox(options);
    for (const UploadProtocol protocol : kAllUploadProtocols)
        m_protocol->addItem(QString(), static_cast<int>(protocol));
    m_protocolLabel->setBuddy(m_protocol);
    m_overwrite = new QCheckBox(options);
    m_start = new QCheckBox(options);
    m_start->setChecked(true);
    grid->addWidget(m_targetLabel, 0, 0);
    grid->addWidget(m_target, 0, 1);
    grid->addWidget(m_protocolLabel, 1, 0);
    grid->addWidget(m_protocol, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_overwrite, 2, 1);
    grid->addWidget(m_start, 3, 1);
    return options;
}

void UploadDialog::retranslate()
{
    setWindowTitle(tr("Upload Files"));
    m_filesLabel->setText(tr("&Files to send:"));
    m_files->setAccessibleName(tr("Files to send"));
    m_choose->setText(tr("&Choose Files…"));
    m_remove->setText(tr("&Remove From List"));
    m_targetLabel->setText(tr("&Send to:"));
    m_target->setAccessibleName(tr("Address to send to"));
    m_protocolLabel->setText(tr("&Protocol:"));
    m_protocol->setAccessibleName(tr("Protocol"));
    const QStringList names {tr("Automatic"),      QStringLiteral("tus"),  QStringLiteral("WebDAV"),
                             tr("Nextcloud"),      QStringLiteral("SFTP"), QStringLiteral("FTP"),
                             QStringLiteral("S3"), QStringLiteral("BITS")};
    for (int i = 0; i < m_protocol->count(); ++i)
        m_protocol->setItemText(i, names.at(i));
    m_overwrite->setText(tr("Replace e&xisting files on the server"));
    m_start->setText(tr("S&tart at once"));
    m_upload->setText(tr("Upload"));
    m_close->setText(tr("Close"));
    check();
}

void UploadDialog::addFiles(const QStringList &paths)
{
    QStringList known = files();
    for (const QString &path : paths) {
        if (known.contains(path))
            continue;
        known.append(path);
        m_files->addItem(path);
    }
    check();
    (m_files->count() == 0 ? static_cast<QWidget *>(m_choose) : m_target)->setFocus();
}

QStringList UploadDialog::files() const
{
    QStringList paths;
    for (int row = 0; row < m_files->count(); ++row)
        paths.append(m_files->item(row)->text());
    return paths;
}

void UploadDialog::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Choose Files to Send"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &UploadDialog::addFiles);
    dialog->open();
}

void UploadDialog::removeSelected()
{
    qDeleteAll(m_files->selectedItems());
    check();
}

UploadProtocol UploadDialog::protocol() const
{
    return static_cast<UploadProtocol>(m_protocol->currentData().toInt());
}

QString UploadDialog::mistake() const
{
    if (m_target->text().trimmed().isEmpty())
        return {};
    const auto url = parseUploadUrl(m_target->text());
    if (!url) {
        const Error error {url.error().code, url.error().context, {}, {}};
        return errorText(error) + QLatin1Char(' ') + errorAdvice(error);
    }
    const bool same = protocol() != UploadProtocol::Tus
        && uploadTarget(*url, QStringLiteral("a"), protocol()) == *url;
    if (m_files->count() > 1 && same)
        return tr("For several files the address must end in “/”.");
    return {};
}

QList<JobSpec> UploadDialog::specs() const
{
    const auto url = parseUploadUrl(m_target->text());
    if (!url || m_files->count() == 0 || !mistake().isEmpty())
        return {};
    JobSpec common;
    common.type = JobType::Upload;
    common.suspended = !m_start->isChecked();
    common.options.protocol = protocol();
    common.options.overwrite = m_overwrite->isChecked();
    QList<JobSpec> jobs;
    // A BITS upload holds one file.
    const bool each = protocol() == UploadProtocol::Bits;
    const QStringList paths = files();
    for (const QString &path : paths) {
        if (jobs.isEmpty() || each)
            jobs.append(common);
        FileSpec file;
        file.source = path;
        file.url = uploadTarget(*url, QFileInfo(path).fileName(), protocol());
        jobs.last().files.append(file);
    }
    return jobs;
}

void UploadDialog::check()
{
    m_remove->setEnabled(!m_files->selectedItems().isEmpty());
    m_upload->setEnabled(!specs().isEmpty() && !m_waiting);
    if (const QString wrong = mistake(); !wrong.isEmpty())
        say(wrong, true);
    else if (m_files->count() == 0)
        say(tr("Choose files, or drop them here."), false);
    else if (m_target->text().trimmed().isEmpty())
        say(tr("Enter where to send them: the address of a folder on the server, with a “/” at its "
               "end."),
            false);
    else
        say(tr("%n files. They are not changed on this computer.", nullptr, m_files->count()),
            false);
}

void UploadDialog::say(const QString &text, bool mistake)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(colors, mistake ? Tone::Bad : Tone::Muted));
    m_message->setPalette(colors);
    m_message->setText(text);
    m_target->setAccessibleDescription(text);
}

void UploadDialog::submit()
{
    const QList<JobSpec> jobs = specs();
    if (jobs.isEmpty() || m_waiting)
        return;
    m_waiting = true;
    m_upload->setEnabled(false);
    m_queue.addJobs(jobs, this, [this](const Result<QList<JobId>> &result) {
        m_waiting = false;
        if (result) {
            Q_EMIT added(*result);
            accept();
            return;
        }
        m_upload->setEnabled(true);
        say(errorText(result.error()) + QLatin1Char(' ') + errorAdvice(result.error()), true);
    });
}

void UploadDialog::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void UploadDialog::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    addFiles(paths);
    event->acceptProposedAction();
}

void UploadDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace kurier
