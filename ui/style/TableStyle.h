// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFontMetrics;
class QTableView;

namespace kurier {

/// Makes \a table look like all tables of the program: whole rows, fixed height, no grid, column
/// \a stretched takes the room that is left. Calls nothing that reads all rows.
void setUpTable(QTableView &table, int stretched);
/// Rows close together or with some room. Kept by the table, whatever font it gets.
void setCompactRows(QTableView &table, bool compact);
/// Fits row height and selection colours to the font and palette in use.
void updateTableMetrics(QTableView &table);
/// Room for a date and time as long as the current locale writes them.
[[nodiscard]] int dateColumnWidth(const QFontMetrics &metrics);
/// A menu on the header that shows and hides columns; the first one always stays.
void offerColumnChoice(QTableView &table);

} // namespace kurier
