// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job/Artefact.h"

#include <QAbstractTableModel>

namespace kurier {

/// Ledger records as a table. Thread: the GUI's.
class CleanupModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Where, State, Size, Attempts, NextAttempt, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setArtefacts(const QList<Artefact> &artefacts);
    [[nodiscard]] const QList<Artefact> &artefacts() const { return m_artefacts; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void retranslate();

private:
    [[nodiscard]] static QString text(const Artefact &artefact, Column column);
    /// The record as a sentence for a screen reader.
    [[nodiscard]] static QString spoken(const Artefact &artefact);
    [[nodiscard]] static QString expiryText(const Artefact &artefact);
    [[nodiscard]] static QString toolTip(const Artefact &artefact, Column column);

    QList<Artefact> m_artefacts;
};

} // namespace kurier
