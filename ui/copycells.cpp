// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copycells.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMimeData>
#include <QShortcut>
#include <QTableView>
#include <QTreeView>

#include <algorithm>
#include <vector>

namespace sidelight {

namespace {

// Rows in the order of the screen; those of a tree are told apart by their path from the root.
QList<int> place(const QModelIndex &index)
{
    QList<int> rows;
    for (QModelIndex at = index; at.isValid(); at = at.parent())
        rows.prepend(at.row());
    return rows;
}

// Columns may have been moved.
int visualColumn(const QAbstractItemView &view, const QModelIndex &index)
{
    const QHeaderView *header = nullptr;
    if (const auto *table = qobject_cast<const QTableView *>(&view))
        header = table->horizontalHeader();
    else if (const auto *tree = qobject_cast<const QTreeView *>(&view))
        header = tree->header();
    return header ? header->visualIndex(index.column()) : index.column();
}

} // namespace

QString wholeText(const QModelIndex &index)
{
    const QVariant whole = index.data(Qt::EditRole);
    return (whole.isValid() ? whole : index.data()).toString();
}

void copyCells(const QAbstractItemView &view)
{
    struct Cell {
        QList<int> place;
        int column;
        QModelIndex index;
    };
    std::vector<Cell> cells;
    const QModelIndexList selected = view.selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected)
        cells.push_back({place(index), visualColumn(view, index), index});
    if (cells.empty())
        return;
    std::sort(cells.begin(), cells.end(), [](const Cell &a, const Cell &b) {
        return a.place != b.place ? a.place < b.place : a.column < b.column;
    });

    QString text;
    QString html = QStringLiteral("<table>");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool startsRow = i == 0 || cells[i].place != cells[i - 1].place;
        if (startsRow) {
            text += i == 0 ? QString() : QStringLiteral("\n");
            html += i == 0 ? QStringLiteral("<tr>") : QStringLiteral("</tr><tr>");
        } else {
            text += u'\t';
        }
        const QString cell = wholeText(cells[i].index);
        // A tab or line break in a cell would make two of it.
        QString flat = cell;
        flat.replace(u'\n', u' ').replace(u'\t', u' ');
        text += cells.size() == 1 ? cell : flat;
        html += QStringLiteral("<td>%1</td>").arg(cell.toHtmlEscaped());
    }
    html += QStringLiteral("</tr></table>");

    auto *data = new QMimeData; // the clipboard owns it
    data->setText(text);
    data->setHtml(html);
    QGuiApplication::clipboard()->setMimeData(data);
}

void addCopyShortcut(QAbstractItemView *view)
{
    auto *shortcut = new QShortcut(QKeySequence::Copy, view);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    QObject::connect(shortcut, &QShortcut::activated, view, [view] { copyCells(*view); });
}

} // namespace sidelight
