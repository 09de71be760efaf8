// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/LongListPanel.h"

#include "ui/text/Format.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>

namespace kurier {

namespace {

constexpr int kLookInterval = 100;

} // namespace

LongListPanel::LongListPanel(TransferQueue &queue, QWidget *parent)
    : QWidget(parent)
    , m_queue(queue)
{
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_stop = new QPushButton(this);
    m_stop->setAutoDefault(false);
    m_leaveOut = new QCheckBox(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(m_stop);
    // Room that nobody wants while there is no bar.
    row->addStretch(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_status);
    layout->addLayout(row);
    layout->addWidget(m_leaveOut);
    layout->addStretch(1);
    m_look.setInterval(kLookInterval);
    connect(&m_look, &QTimer::timeout, this, &LongListPanel::showProgress);
    connect(&m_reader, &LongAddressList::read, this, &LongListPanel::listRead);
    connect(&m_reader, &LongAddressList::jobsMade, this, &LongListPanel::send);
    connect(m_stop, &QPushButton::clicked, this, &LongListPanel::stopOrDiscard);
    connect(m_leaveOut, &QCheckBox::toggled, this, &LongListPanel::changed);
    showState();
}

LongListPanel::~LongListPanel()
{
    if (m_watch)
        m_watch->stop();
}

void LongListPanel::begin(const QString &source)
{
    discard();
    m_source = source;
    m_leaveOut->setChecked(false);
    setState(State::Reading);
}

void LongListPanel::openFile(const QString &path)
{
    begin(QFileInfo(path).fileName());
    m_reader.readFile(path);
}

void LongListPanel::openText(const QString &text)
{
    begin({});
    m_reader.readText(text);
}

void LongListPanel::listRead(const Result<LongAddressList::List> &list)
{
    if (!list) {
        m_error = list.error();
        return setState(State::None);
    }
    m_list = *list;
    const bool nothing = m_list->urls.isEmpty() && m_list->mistakes.isEmpty();
    if (nothing)
        m_list.reset();
    setState(nothing && m_source.isEmpty() ? State::None : State::Ready);
}

QList<AddressList::Mistake> LongListPanel::mistakes() const
{
    return m_list && !m_leaveOut->isChecked() ? m_list->mistakes : QList<AddressList::Mistake>();
}

void LongListPanel::add(const JobPattern &pattern)
{
    if (!isReady())
        return;
    m_error.reset();
    m_stopped = false;
    m_jobs = pattern.together ? 1 : count();
    setState(State::Making);
    m_reader.makeJobs(m_list, pattern);
}

void LongListPanel::send(const QList<JobSpec> &jobs)
{
    m_watch = std::make_shared<AddingWatch>();
    setState(State::Adding);
    m_queue.addJobs(
        jobs, this,
        [this, watch = m_watch](const Result<QList<JobId>> &result) {
            if (watch == m_watch)
                answered(result);
        },
        m_watch);
}

void LongListPanel::answered(const Result<QList<JobId>> &result)
{
    m_watch.reset();
    if (!result)
        m_error = result.error();
    m_stopped = result && result->isEmpty();
    setState(State::Ready);
    if (result && !result->isEmpty())
        Q_EMIT added(*result);
}

void LongListPanel::stopOrDiscard()
{
    if (m_state == State::Adding) {
        // The queue's answer says whether it came in time.
        m_watch->stop();
        m_stop->setEnabled(false);
    } else if (m_state == State::Making) {
        m_reader.stop();
        m_stopped = true;
        setState(State::Ready);
    } else {
        discard();
    }
}

void LongListPanel::discard()
{
    m_reader.stop();
    if (m_watch)
        m_watch->stop();
    m_watch.reset();
    m_list.reset();
    m_error.reset();
    m_stopped = false;
    setState(State::None);
}

void LongListPanel::setState(State state)
{
    m_state = state;
    const bool works = state != State::None && state != State::Ready;
    works ? m_look.start() : m_look.stop();
    showState();
    Q_EMIT changed();
}

QString LongListPanel::statusText() const
{
    const int addresses = static_cast<int>(count());
    const QString source = plainName(m_source);
    switch (m_state) {
    case State::None:
        return {};
    case State::Reading:
        return m_source.isEmpty() ? tr("Reading the clipboard…")
                                  : tr("Reading %1…", "name of a file").arg(source);
    case State::Ready: {
        const QString text = m_source.isEmpty()
            ? tr("%n addresses from the clipboard.", nullptr, addresses)
            : tr("%n addresses from %1.", "name of a file", addresses).arg(source);
        return m_stopped ? tr("Stopped. Nothing was added.") + QLatin1Char('\n') + text : text;
    }
    case State::Making:
        return tr("Preparing %n transfers…", nullptr, static_cast<int>(m_jobs));
    case State::Adding:
        break;
    }
    if (m_watch->done() >= m_jobs)
        return tr("Storing %n transfers…", nullptr, static_cast<int>(m_jobs));
    return tr("Adding: %1 of %2 transfers…")
        .arg(QLocale().toString(m_watch->done()), QLocale().toString(m_jobs));
}

void LongListPanel::showState()
{
    const bool works = m_state != State::None && m_state != State::Ready;
    m_progress->setVisible(works);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setText(works ? tr("&Stop") : tr("&Discard List"));
    m_stop->setEnabled(true);
    const int wrong = m_list ? static_cast<int>(m_list->mistakes.size()) : 0;
    m_leaveOut->setVisible(m_state == State::Ready && wrong > 0);
    m_leaveOut->setText(tr("&Leave out %n wrong lines", nullptr, wrong));
    showProgress();
}

void LongListPanel::showProgress()
{
    m_status->setText(statusText());
    if (m_state == State::Reading) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(m_reader.permille());
    } else if (m_state == State::Adding && m_watch->done() < m_jobs) {
        m_progress->setRange(0, static_cast<int>(m_jobs));
        m_progress->setValue(static_cast<int>(m_watch->done()));
    } else {
        m_progress->setRange(0, 0);
        // One transaction: what is being stored is stored.
        m_stop->setEnabled(m_state != State::Adding);
    }
}

void LongListPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showState();
}

} // namespace kurier
