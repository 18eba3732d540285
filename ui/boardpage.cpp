// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boardpage.h"

#include "app/text/dealtext.h"
#include "ui/boardcolumn.h"
#include "ui/scrollbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

BoardPage::BoardPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_pipelines(new QComboBox(this))
    , m_area(new QScrollArea(this))
{
    setObjectName(QStringLiteral("boardPage"));
    m_pipelines->setObjectName(QStringLiteral("pipelines"));
    m_pipelines->setAccessibleName(tr("Pipeline"));
    m_pipelines->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_pipelines->setMaximumWidth(320); // a name may be of any length
    connect(m_pipelines, &QComboBox::activated, this, [this](int index) {
        m_pipeline = m_pipelines->itemData(index).toString();
        showPipeline();
    });
    auto *columns = new QWidget(m_area);
    columns->setBackgroundRole(QPalette::Base);
    m_row = new QHBoxLayout(columns);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_row->addStretch(1);
    m_area->setWidget(columns);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_area);
    m_area->setFocusPolicy(Qt::NoFocus); // the cards have it
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(14, 0, 14, 0);
    top->addWidget(m_pipelines);
    top->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_area, 1);
}

void BoardPage::setDeals(const std::shared_ptr<const ShownDeals> &deals)
{
    m_deals = deals;
    fillPipelines();
    showPipeline();
}

// The chosen one stays chosen while it has deals; else the one with most of them is shown.
void BoardPage::fillPipelines()
{
    m_pipelines->clear();
    int most = -1;
    int mostDeals = -1;
    const auto add = [&](const DealSection &section, int deals) {
        const QString name =
            section.pipeline.trimmed().isEmpty() ? tr("No pipeline") : oneLine(section.pipeline);
        m_pipelines->addItem(QStringLiteral("%1 (%2)").arg(name, m_locale.toString(deals)),
                             section.pipeline);
        if (deals > mostDeals) {
            most = m_pipelines->count() - 1;
            mostDeals = deals;
        }
    };
    const std::vector<DealSection> none;
    const auto &sections = m_deals ? m_deals->sections : none;
    for (auto first = sections.begin(); first != sections.end();) {
        int deals = 0;
        auto next = first;
        for (; next != sections.end() && next->pipeline == first->pipeline; ++next)
            deals += int(next->count);
        add(*first, deals);
        first = next;
    }
    const int known = m_pipeline ? m_pipelines->findData(*m_pipeline) : -1;
    m_pipelines->setCurrentIndex(known < 0 ? most : known);
    m_pipelines->setVisible(m_pipelines->count() > 1);
}

void BoardPage::showPipeline()
{
    const QString pipeline = m_pipelines->currentData().toString();
    m_used = 0;
    const int count = m_deals ? int(m_deals->sections.size()) : 0;
    for (int section = 0; section < count; ++section) {
        if (m_deals->sections[std::size_t(section)].pipeline != pipeline)
            continue;
        BoardColumn *column = m_used < m_columns.size() ? m_columns[m_used] : addColumn();
        column->setSection(m_deals, section);
        column->show();
        ++m_used;
    }
    for (std::size_t i = m_used; i < m_columns.size(); ++i) {
        m_columns[i]->clear();
        m_columns[i]->hide();
    }
}

BoardColumn *BoardPage::addColumn()
{
    auto *column = new BoardColumn(m_locale, m_area->widget());
    column->setToday(m_today);
    column->setDealShown(m_shown);
    connect(column, &BoardColumn::dealChosen, this, &BoardPage::dealChosen);
    connect(column, &BoardColumn::tabWanted, this, &BoardPage::tabWanted);
    connect(column, &BoardColumn::stepWanted, this, [this, column](int by) { step(column, by); });
    m_row->insertWidget(int(m_columns.size()), column);
    m_columns.push_back(column);
    return column;
}

void BoardPage::step(const BoardColumn *from, int by)
{
    const auto at = std::find(m_columns.begin(), m_columns.end(), from) - m_columns.begin() + by;
    if (at < 0 || at >= std::ptrdiff_t(m_used))
        return;
    BoardColumn *column = m_columns[std::size_t(at)];
    column->takeFocus(from->currentY());
    m_area->ensureWidgetVisible(column, 0, 0);
}

void BoardPage::setDealShown(const QUuid &id)
{
    m_shown = id;
    for (BoardColumn *column : m_columns)
        column->setDealShown(id);
}

void BoardPage::setToday(QDate today)
{
    m_today = today;
    for (BoardColumn *column : m_columns)
        column->setToday(today);
}

std::vector<QUuid> BoardPage::selectedDeals() const
{
    for (std::size_t i = 0; i < m_used; ++i) {
        const auto id = m_columns[i]->isAncestorOf(focusWidget()) ? m_columns[i]->current() : std::nullopt;
        if (id)
            return {*id};
    }
    return {};
}

void BoardPage::focusBoard()
{
    if (m_used > 0)
        m_columns.front()->takeFocus(0);
}

} // namespace sidelight
