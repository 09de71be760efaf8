// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/LeftoversDialog.h"

#include "ui/dialogs/LeftoversModel.h"
#include "ui/queue/RowDelegate.h"
#include "ui/style/TableStyle.h"
#include "ui/text/Format.h"

#include <QCoreApplication>
#include <QPushButton>
#include <QTableView>

namespace kurier {

namespace {

constexpr QSize kFirstLeftoversSize(760, 420);

class LeftoversStrings
{
    Q_DECLARE_TR_FUNCTIONS(LeftoversDialog)
};

QuestionText question(const QList<Artefact> &leftovers)
{
    qint64 bytes = 0;
    for (const Artefact &leftover : leftovers)
        bytes += leftover.bytes;
    const int count = static_cast<int>(leftovers.size());
    QuestionText text;
    text.heading = LeftoversStrings::tr("Delete %n temporary files?", nullptr, count);
    text.body =
        LeftoversStrings::tr("They were made by Kurier and belong to no transfer of the queue "
                             "(%1 together). Finished downloads are not among them.",
                             nullptr, count)
            .arg(formatBytes(bytes));
    text.emphasis = LeftoversStrings::tr("This can’t be undone.");
    return text;
}

} // namespace

LeftoversDialog::LeftoversDialog(const QList<Artefact> &leftovers, QWidget *parent)
    : QuestionDialog(question(leftovers), parent)
{
    auto *table = new QTableView(this);
    table->setModel(new LeftoversModel(leftovers, table));
    setUpTable(*table, LeftoversModel::Where);
    table->setFrameShape(QFrame::StyledPanel);
    table->setItemDelegate(new RowDelegate(table));
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTextElideMode(Qt::ElideMiddle);
    table->setAccessibleName(LeftoversStrings::tr("Temporary files"));
    const int unit = table->fontMetrics().averageCharWidth();
    table->setColumnWidth(LeftoversModel::Size, unit * 14);
    table->setColumnWidth(LeftoversModel::Created, unit * 24);
    addTable(table);
    const int count = static_cast<int>(leftovers.size());
    addAnswer(LeftoversStrings::tr("Delete %n Files", nullptr, count), kDelete)
        ->setObjectName(QStringLiteral("deleteButton"));
    addSafeAnswer(LeftoversStrings::tr("Keep Files", nullptr, count));
    resize(kFirstLeftoversSize);
}

} // namespace kurier
