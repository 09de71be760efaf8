// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/RowDelegate.h"

namespace kurier {

/// Draws TransferQueueModel::ProgressRole as a thin rounded bar with its text, in colours made
/// from the palette. An unknown total gives a striped bar without a share. Thread: the GUI's.
class ProgressDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace kurier
