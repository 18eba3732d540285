// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"
#include "app/export/texttable.h"

#include <QLocale>

namespace sidelight {

/// Heads of these columns of the list.
std::vector<TextTable::Column> listColumns(const std::vector<DealColumn> &columns);

/// The cells of one deal under them, as the list shows them.
QStringList listCells(const DealRow &row, const std::vector<DealColumn> &columns, QDate today,
                      const QLocale &locale);

/// Some deals of the list, by their positions in the catalogue.
TextTable listTable(const DealCatalog &catalog, const std::vector<quint32> &positions,
                    const std::vector<DealColumn> &columns, QDate today, const QLocale &locale);

} // namespace sidelight
