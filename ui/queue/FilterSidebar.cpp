// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/FilterSidebar.h"

#include "ui/queue/TransferQueueModel.h"
#include "ui/style/Colors.h"
#include "ui/text/JobText.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QScopedValueRollback>

#include <algorithm>
#include <array>
#include <utility>

namespace kurier {

namespace {

enum Column { Name, Count };

constexpr int kKindRole = Qt::UserRole;
constexpr int kValueRole = Qt::UserRole + 1;
constexpr int kRefreshInterval = 100;
constexpr int kWidthInCharacters = 38;
constexpr int kLowestRow = 23;
constexpr int kRoomInRow = 8;
constexpr QMargins kMargins(6, 6, 4, 0);

constexpr std::array kPriorities = {JobPriority::Foreground, JobPriority::High, JobPriority::Normal,
                                    JobPriority::Low};

/// What the heading of a section says, by the kind of its rows.
constexpr int kStateHeading = 0;
constexpr int kTypeHeading = 1;
constexpr int kPriorityHeading = 2;
constexpr int kHostHeading = 3;

template <class Enum>
Enum valueOf(const QTreeWidgetItem *item)
{
    return static_cast<Enum>(item->data(Name, kValueRole).toInt());
}

} // namespace

FilterSidebar::FilterSidebar(TransferQueueModel &model, QWidget *parent)
    : QTreeWidget(parent)
    , m_model(model)
{
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideMiddle);
    setViewportMargins(kMargins);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(Count, QHeaderView::Fixed);

    m_all = append(Kind::All);
    append(Kind::Heading, kStateHeading);
    for (const JobState state : kStatesByLife)
        append(Kind::State, static_cast<int>(state));
    append(Kind::Heading, kTypeHeading);
    for (const JobType type : {JobType::Download, JobType::Upload})
        append(Kind::Type, static_cast<int>(type));
    append(Kind::Heading, kPriorityHeading);
    for (const JobPriority priority : kPriorities)
        append(Kind::Priority, static_cast<int>(priority));
    m_hostHeading = append(Kind::Heading, kHostHeading);
    setCurrentItem(m_all);
    updateMetrics();
    retranslate();

    m_soon.setSingleShot(true);
    m_soon.setInterval(kRefreshInterval);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (std::exchange(m_stale, false))
            refresh();
    });
    connect(&model, &TransferQueueModel::countsChanged, this, [this] {
        m_stale = m_soon.isActive();
        if (!m_stale)
            refresh();
    });
    connect(this, &QTreeWidget::itemSelectionChanged, this, &FilterSidebar::choose);
}

QTreeWidgetItem *FilterSidebar::append(Kind kind, const QVariant &value)
{
    auto *item = new QTreeWidgetItem(this);
    item->setData(Name, kKindRole, static_cast<int>(kind));
    item->setData(Name, kValueRole, value);
    item->setTextAlignment(Count, Qt::AlignRight | Qt::AlignVCenter);
    if (kind == Kind::Heading || kind == Kind::More)
        item->setFlags(Qt::NoItemFlags);
    else
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
    dress(item);
    return item;
}

FilterSidebar::Kind FilterSidebar::kindOf(const QTreeWidgetItem *item)
{
    return static_cast<Kind>(item->data(Name, kKindRole).toInt());
}

qsizetype FilterSidebar::countOf(const QTreeWidgetItem *item) const
{
    const QueueCounts &counts = m_model.counts();
    switch (kindOf(item)) {
    case Kind::All:
        return counts.total();
    case Kind::State:
        return counts.of(valueOf<JobState>(item));
    case Kind::Type:
        return counts.of(valueOf<JobType>(item));
    case Kind::Priority:
        return counts.of(valueOf<JobPriority>(item));
    case Kind::Host:
        return counts.of(item->data(Name, kValueRole).toString());
    case Kind::Heading:
    case Kind::More:
        break;
    }
    return -1;
}

QString FilterSidebar::textOf(const QTreeWidgetItem *item) const
{
    switch (kindOf(item)) {
    case Kind::All:
        return tr("All transfers");
    case Kind::State:
        return stateText(valueOf<JobState>(item));
    case Kind::Type:
        return valueOf<JobType>(item) == JobType::Download ? tr("Downloads") : tr("Uploads");
    case Kind::Priority:
        return priorityText(valueOf<JobPriority>(item));
    case Kind::Host:
        return serverText(item->data(Name, kValueRole).toString());
    case Kind::More:
        return tr("%n more servers", nullptr, item->data(Name, kValueRole).toInt());
    case Kind::Heading:
        break;
    }
    switch (item->data(Name, kValueRole).toInt()) {
    case kStateHeading:
        return tr("State");
    case kTypeHeading:
        return tr("Type");
    case kPriorityHeading:
        return tr("Priority");
    default:
        return tr("Server");
    }
}

void FilterSidebar::retranslate()
{
    setAccessibleName(tr("Filter of the transfer queue"));
    setAccessibleDescription(tr("Choose what is shown. Ctrl combines several rows."));
    refresh();
}

void FilterSidebar::updateMetrics()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Base, colors.color(QPalette::Window));
    setPalette(colors);
    for (int row = 0; row < topLevelItemCount(); ++row)
        dress(topLevelItem(row));
}

void FilterSidebar::dress(QTreeWidgetItem *item) const
{
    const int height = std::max(kLowestRow, fontMetrics().height() + kRoomInRow);
    item->setSizeHint(Name, QSize(0, height));
    const Kind kind = kindOf(item);
    if (kind != Kind::Heading && kind != Kind::More)
        return;
    item->setForeground(Name, toneColor(QApplication::palette(), Tone::Muted));
    QFont shown = font();
    shown.setBold(kind == Kind::Heading);
    item->setFont(Name, shown);
}

void FilterSidebar::refresh()
{
    m_soon.start();
    showHosts();
    showCounts();
}

void FilterSidebar::showCounts()
{
    const QString widest = QLocale().toString(std::max<qsizetype>(m_model.counts().total(), 1000));
    const int unit = fontMetrics().averageCharWidth();
    const int width = fontMetrics().horizontalAdvance(widest) + 2 * unit;
    if (header()->sectionSize(Count) != width)
        header()->resizeSection(Count, width);
    QString section;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = topLevelItem(row);
        const QString name = textOf(item);
        const qsizetype count = countOf(item);
        const QString number = count < 0 ? QString() : QLocale().toString(count);
        if (kindOf(item) == Kind::Heading)
            section = name;
        if (item->text(Name) == name && item->text(Count) == number)
            continue;
        item->setText(Name, name);
        item->setText(Count, number);
        item->setToolTip(Name, kindOf(item) == Kind::Host ? name.toHtmlEscaped() : QString());
        if (count < 0)
            continue;
        const QString transfers = tr("%n transfers", nullptr, static_cast<int>(count));
        const QString spoken = section.isEmpty()
            ? tr("%1, %2", "name, number of transfers").arg(name, transfers)
            : tr("%1: %2, %3", "section, name, number of transfers").arg(section, name, transfers);
        item->setData(Name, Qt::AccessibleTextRole, spoken);
    }
}

QStringList FilterSidebar::shownHosts() const
{
    QStringList hosts;
    for (int row = indexOfTopLevelItem(m_hostHeading) + 1; row < topLevelItemCount(); ++row) {
        if (kindOf(topLevelItem(row)) == Kind::Host)
            hosts.append(topLevelItem(row)->data(Name, kValueRole).toString());
    }
    return hosts;
}

void FilterSidebar::showHosts()
{
    QStringList wanted(m_choice.hosts.cbegin(), m_choice.hosts.cend());
    for (const QueueCounts::HostCount &each : m_model.largestHosts(kMostHosts)) {
        if (!wanted.contains(each.host))
            wanted.append(each.host);
    }
    // By name, so that a row keeps its place while the numbers change.
    wanted.sort();
    const QScopedValueRollback choosing(m_choosing, true);
    const int first = indexOfTopLevelItem(m_hostHeading) + 1;
    if (shownHosts() != wanted) {
        const QTreeWidgetItem *current = currentItem();
        const QString currentHost = current && kindOf(current) == Kind::Host
            ? current->data(Name, kValueRole).toString()
            : QString();
        while (topLevelItemCount() > first)
            delete takeTopLevelItem(first);
        for (const QString &host : std::as_const(wanted)) {
            QTreeWidgetItem *item = append(Kind::Host, host);
            item->setSelected(m_choice.hosts.contains(host));
            if (host == currentHost)
                setCurrentItem(item, Name, QItemSelectionModel::NoUpdate);
        }
    }
    const qsizetype more = m_model.counts().hostCount() - wanted.size();
    QTreeWidgetItem *last = topLevelItem(topLevelItemCount() - 1);
    if (kindOf(last) == Kind::More && more <= 0)
        delete last;
    else if (kindOf(last) == Kind::More)
        last->setData(Name, kValueRole, static_cast<int>(more));
    else if (more > 0)
        append(Kind::More, static_cast<int>(more));
}

JobFilter FilterSidebar::choice() const
{
    return m_choice;
}

void FilterSidebar::clearChoice()
{
    setCurrentItem(m_all, Name, QItemSelectionModel::ClearAndSelect);
}

void FilterSidebar::choose()
{
    if (m_choosing)
        return;
    const QScopedValueRollback choosing(m_choosing, true);
    QList<QTreeWidgetItem *> items = selectedItems();
    // "All transfers" and a choice exclude each other: what came last holds.
    if (items.size() > 1 && items.removeOne(m_all)) {
        if (currentItem() == m_all) {
            clearSelection();
            items.clear();
        } else {
            m_all->setSelected(false);
        }
    }
    JobFilter choice;
    for (const QTreeWidgetItem *item : std::as_const(items)) {
        switch (kindOf(item)) {
        case Kind::State:
            choice.states.insert(valueOf<JobState>(item));
            break;
        case Kind::Type:
            choice.types.insert(valueOf<JobType>(item));
            break;
        case Kind::Priority:
            choice.priorities.insert(valueOf<JobPriority>(item));
            break;
        case Kind::Host:
            choice.hosts.insert(item->data(Name, kValueRole).toString());
            break;
        default:
            break;
        }
    }
    if (!choice.hasChoice())
        m_all->setSelected(true);
    if (choice == m_choice)
        return;
    m_choice = choice;
    Q_EMIT choiceChanged();
}

QSize FilterSidebar::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * kWidthInCharacters,
            QTreeWidget::sizeHint().height()};
}

void FilterSidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_choice.hasChoice())
        clearChoice();
    else
        QTreeWidget::keyPressEvent(event);
}

void FilterSidebar::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    const QEvent::Type type = event->type();
    if (type == QEvent::LanguageChange)
        retranslate();
    else if (type == QEvent::FontChange || type == QEvent::ApplicationPaletteChange)
        updateMetrics();
}

} // namespace kurier
