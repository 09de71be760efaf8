// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CleanupLogDialog.h"

#include "ui/text/Format.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QThreadPool>

namespace kurier {

namespace {

constexpr QSize kFirstLogSize(1000, 480);

} // namespace

CleanupLogDialog::CleanupLogDialog(const QString &path, QWidget *parent,
                                   std::function<void(const QUrl &)> open)
    : QDialog(parent)
    , m_path(path)
    , m_open(std::move(open))
{
    if (!m_open)
        m_open = [](const QUrl &folder) { QDesktopServices::openUrl(folder); };
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Clean-up Log"));
    setSizeGripEnabled(true);
    build();
    resize(kFirstLogSize);
    read();
}

void CleanupLogDialog::build()
{
    m_headline = new QLabel(tr("Reading…"), this);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text = new QPlainTextEdit(this);
    m_text->setReadOnly(true);
    m_text->setUndoRedoEnabled(false);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAccessibleName(tr("Clean-up Log"));
    m_copy = new QPushButton(tr("Copy"), this);
    m_copy->setObjectName(QStringLiteral("copyButton"));
    m_folder = new QPushButton(tr("Show Folder"), this);
    m_folder->setObjectName(QStringLiteral("folderButton"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    for (QPushButton *button : {m_copy, m_folder})
        button->setAutoDefault(false);
    m_copy->setEnabled(false);
    m_folder->setEnabled(false);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_folder);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 14);
    layout->setSpacing(12);
    layout->addWidget(m_headline);
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &CleanupLogDialog::copy);
    connect(m_folder, &QPushButton::clicked, this,
            [this] { m_open(QUrl::fromLocalFile(QFileInfo(m_path).path())); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setFocus();
}

void CleanupLogDialog::read()
{
    // The application outlives every task of the pool; whether the dialog does is asked at home.
    QObject *const home = QCoreApplication::instance();
    QThreadPool::globalInstance()->start([home, self = QPointer(this), path = m_path] {
        const LogTail tail = readLogTail(path, kMostBytes);
        const bool folderExists = QFileInfo::exists(QFileInfo(path).path());
        const auto answer = [self, tail, folderExists] {
            if (CleanupLogDialog *dialog = self.data())
                dialog->fill(tail, folderExists);
        };
        QMetaObject::invokeMethod(home, answer, Qt::QueuedConnection);
    });
}

void CleanupLogDialog::fill(const LogTail &tail, bool folderExists)
{
    QStringList said;
    if (!tail.exists)
        said.append(tr("There is no clean-up log yet. It begins with the first temporary file "
                       "that Kurier deletes."));
    else
        said.append(tr("What Kurier deleted, refused to delete or gave up, newest last: %1")
                        .arg(plainName(m_path)));
    if (tail.cut)
        said.append(tr("Older lines are not shown."));
    if (!tail.trouble.isEmpty())
        said.append(tr("The log could not be read: %1").arg(plainName(tail.trouble)));
    m_headline->setText(said.join(QLatin1Char('\n')));
    m_text->setPlainText(tail.text);
    m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
    m_copy->setEnabled(!tail.text.isEmpty());
    m_folder->setEnabled(folderExists);
    Q_EMIT ready();
}

void CleanupLogDialog::copy()
{
    if (m_text->textCursor().hasSelection())
        m_text->copy();
    else
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
}

QString CleanupLogDialog::headline() const
{
    return m_headline->text();
}

} // namespace kurier
