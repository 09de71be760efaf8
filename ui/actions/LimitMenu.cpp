// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/LimitMenu.h"

#include "ui/text/Format.h"

#include <QActionGroup>
#include <QInputDialog>

#include <algorithm>
#include <array>
#include <limits>

namespace kurier {

namespace {

constexpr qint64 kBytesPerUnit = 1000;
constexpr int kMostRate = 10'000'000;
constexpr std::array<qint64, 7> kLimits = {0,         100'000,   500'000,   1'000'000,
                                           2'000'000, 5'000'000, 10'000'000};

} // namespace

LimitMenu::LimitMenu(QWidget *parent)
    : QMenu(parent)
    , m_limits(new QActionGroup(this))
{
    for (const qint64 limit : kLimits) {
        QAction *action = addAction(QString());
        action->setData(limit);
        action->setCheckable(true);
        m_limits->addAction(action);
    }
    addSeparator();
    m_other = addAction(QString());
    m_other->setCheckable(true);
    m_limits->addAction(m_other);
    m_limits->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    connect(m_limits, &QActionGroup::triggered, this, &LimitMenu::choose);
    retranslate();
}

void LimitMenu::setCurrent(std::optional<qint64> bytesPerSecond)
{
    m_current = bytesPerSecond.value_or(0);
    const auto preset = std::find(kLimits.begin(), kLimits.end(), bytesPerSecond);
    for (QAction *action : m_limits->actions())
        action->setChecked(bytesPerSecond && action != m_other
                           && action->data().toLongLong() == *bytesPerSecond);
    m_other->setChecked(bytesPerSecond && preset == kLimits.end());
}

void LimitMenu::choose(QAction *action)
{
    if (action == m_other)
        askForOther();
    else
        Q_EMIT chosen(action->data().toLongLong());
}

void LimitMenu::askForOther()
{
    auto *dialog = new QInputDialog(parentWidget());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rate Limit"));
    dialog->setLabelText(tr("Kilobytes per second:"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, kMostRate);
    dialog->setIntValue(static_cast<int>(
        std::clamp<qint64>(m_current / kBytesPerUnit, 1, std::numeric_limits<int>::max())));
    dialog->setOkButtonText(tr("Set Limit"));
    dialog->setCancelButtonText(tr("Keep as It Is"));
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int value) { Q_EMIT chosen(value * kBytesPerUnit); });
    dialog->open();
}

void LimitMenu::retranslate()
{
    setTitle(tr("Rate Limit"));
    for (QAction *action : m_limits->actions()) {
        const qint64 limit = action->data().toLongLong();
        action->setText(limit == 0 ? tr("No Limit") : formatRate(limit));
    }
    m_other->setText(tr("Other…"));
}

} // namespace kurier
