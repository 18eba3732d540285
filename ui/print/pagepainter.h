// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/texttable.h"

#include <QPainter>
#include <QStringList>
#include <QTextLayout>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

class QPagedPaintDevice;

namespace sidelight {

/// What stands on every page around the content.
struct PageFrame {
    QString title;
    QString about; ///< how old the data is, and of a list the filter
    QString foot;  ///< when it was printed
    bool isMirrored = false;
};

/// Sets plain text on pages from top to bottom and begins another page where one is full, in the middle of
/// a row if need be: nothing is cut. On any thread that has the device to itself.
class PagePainter
{
public:
    void addTitle(const QString &text);
    void addHeading(const QString &text); ///< stays with what comes next
    void addText(const QString &text);
    void addNote(const QString &text); ///< smaller, and grey
    /// A label and its value beside it; grey where nothing is set.
    void addField(const QString &label, const QString &value, bool isSet);

    /// Heads, which are repeated on each page until endTable(). Columns are as wide as these rows ask for.
    void beginTable(const std::vector<TextTable::Column> &columns, const std::vector<QStringList> &sample);
    void addRow(const QStringList &cells);
    /// A heading over all columns; stays with the next row.
    void addSection(const QString &title, const QString &about);
    void endTable();

    bool isCanceled() const { return m_isCanceled; } ///< what is not added yet need not be

private:
    friend int paintPages(QPagedPaintDevice &device, const PageFrame &frame,
                          const std::atomic_bool &isCanceled,
                          const std::function<void(PagePainter &)> &paint);

    struct Style {
        double points;
        bool isBold = false;
        bool isGrey = false;
    };
    /// Text in a column of its own, which may stand beside others.
    struct Cell {
        QString text;
        double x = 0; ///< from where reading begins
        double width = 0;
        bool isRight = false;
        Style style;
    };

    PagePainter(QPagedPaintDevice &device, const PageFrame &frame, const std::atomic_bool &isCanceled,
                int pages);

    double scaled(double points) const; ///< to pixels of the device
    QFont font(const Style &style) const;
    double lineHeight(const Style &style) const;
    std::unique_ptr<QTextLayout> layout(const Cell &cell) const;
    void draw(const QTextLayout &layout, int line, const Cell &cell, double y);
    void drawOneLine(const QString &text, const Style &style, double y, bool isAtEnd);
    void drawRule(double y);
    void drawFrame();
    void drawHeads();
    void add(const std::vector<Cell> &cells);
    std::vector<Cell> tableCells(const QStringList &cells, const Style &style) const;
    void beginPage();
    void ensure(double height); ///< another page, unless so much fits on this one
    void addSpace(double points);

    QPagedPaintDevice &m_device;
    const PageFrame m_frame;
    const std::atomic_bool &m_isCanceled;
    const int m_pages; ///< how many there will be; 0 while they are counted, when nothing is drawn
    std::unique_ptr<QPainter> m_painter; ///< null while they are counted
    double m_width = 0;
    double m_top = 0;    ///< of the content
    double m_bottom = 0; ///< of the content
    double m_y = 0;
    int m_page = 0;
    std::vector<TextTable::Column> m_columns; ///< of the open table
    std::vector<double> m_widths;
};

/// Has `paint` called twice, since every page says how many there are; on both occasions it adds the same.
/// How many there are; 0 when it was canceled, or when the device cannot be painted on.
int paintPages(QPagedPaintDevice &device, const PageFrame &frame, const std::atomic_bool &isCanceled,
               const std::function<void(PagePainter &)> &paint);

} // namespace sidelight
