// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/print/listprint.h"

#include "app/export/listtable.h"
#include "app/text/listtext.h"
#include "app/text/totalstext.h"
#include "ui/print/pagepainter.h"
#include "ui/print/printtext.h"

#include <algorithm>
#include <limits>

namespace sidelight {

namespace {

constexpr std::size_t sampleRows = 500; ///< by which the widths of columns are chosen

/// From when the oldest and the newest of the copies are.
QString ageOfCopies(const ListPrint &list)
{
    qint64 oldest = std::numeric_limits<qint64>::max();
    qint64 newest = std::numeric_limits<qint64>::min();
    for (const quint32 position : list.shown->order) {
        const DealFacts &deal = list.shown->catalog->deals()[position];
        oldest = std::min(oldest, deal.checkedAt);
        newest = std::max(newest, deal.checkedAt);
    }
    return list.shown->order.empty() ? QString()
                                     : copiesFromText(Moment{oldest}, Moment{newest}, list.locale);
}

/// The pipeline and the filter in words, the order, and how old the copies are.
QStringList aboutList(const ListPrint &list)
{
    QStringList about{scopeText(*list.shown, list.locale), sortedText(dealSortText(list.shown->view)),
                      ageOfCopies(list)};
    about.removeAll(QString());
    return about;
}

class ListPainter
{
public:
    ListPainter(const ListPrint &list, PagePainter &pages)
        : m_list(list)
        , m_pages(pages)
        , m_today(list.printedAt.toLocalTime().date())
    {}

    void paint(const QStringList &about)
    {
        const ShownDeals &shown = *m_list.shown;
        m_pages.addTitle(m_list.title);
        m_pages.addNote(dealCountText(int(shown.order.size()), m_list.locale));
        for (const QString &line : about)
            m_pages.addNote(line);
        m_pages.beginTable(listColumns(m_list.columns), sample());
        if (shown.sections.empty())
            addRows(0, shown.order.size());
        for (const DealSection &section : shown.sections) {
            m_pages.addSection(dealSectionText(section, shown.view.grouping, m_list.locale),
                               totalsShortText(section.totals, m_list.locale));
            addRows(section.first, section.count);
        }
        m_pages.endTable();
        m_pages.addHeading(totalsHeading());
        for (const QString &line : totalsLines(shown.totals, m_list.locale))
            m_pages.addText(line);
    }

private:
    QStringList cells(std::size_t place) const
    {
        const ShownDeals &shown = *m_list.shown;
        return listCells(shown.catalog->row(shown.order[place]), m_list.columns, m_today, m_list.locale);
    }

    std::vector<QStringList> sample() const
    {
        std::vector<QStringList> rows;
        for (std::size_t i = 0; i < std::min(sampleRows, m_list.shown->order.size()); ++i)
            rows.push_back(cells(i));
        return rows;
    }

    void addRows(std::size_t first, std::size_t count)
    {
        for (std::size_t i = first; i < first + count && !m_pages.isCanceled(); ++i)
            m_pages.addRow(cells(i));
    }

    const ListPrint &m_list;
    PagePainter &m_pages;
    const QDate m_today;
};

} // namespace

int printList(const ListPrint &list, QPagedPaintDevice &device, const std::atomic_bool &isCanceled)
{
    const QStringList about = aboutList(list);
    const PageFrame frame{list.title, about.join(QStringLiteral(" · ")),
                          printedText(list.printedAt, list.locale), list.isMirrored};
    return paintPages(device, frame, isCanceled,
                      [&](PagePainter &pages) { ListPainter(list, pages).paint(about); });
}

} // namespace sidelight
