// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/queue/RowDelegate.h"

namespace kurier {

/// Draws FilesModel::SegmentRole as a bar: full where bytes are recorded, hatched where they are in
/// the file only, empty where they are missing. Thread: the GUI's.
class SegmentDelegate final : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace kurier
