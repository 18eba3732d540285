// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boardpage.h"

#include "app/domain/folding.h"
#include "app/text/listtext.h"
#include "app/text/totalstext.h"
#include "ui/boardcolumn.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace sidelight {

namespace {

constexpr std::size_t mostColumns = 40;

/// Of its sections those with most deals, as many as there are columns for, in their order.
std::vector<std::size_t> largestSections(const ShownDeals &deals, const DealPipeline &pipeline)
{
    std::vector<std::size_t> sections(pipeline.sections);
    std::iota(sections.begin(), sections.end(), pipeline.firstSection);
    std::stable_sort(sections.begin(), sections.end(), [&deals](std::size_t a, std::size_t b) {
        return deals.sections[a].count > deals.sections[b].count;
    });
    sections.resize(std::min(sections.size(), mostColumns));
    std::sort(sections.begin(), sections.end());
    return sections;
}

/// The same for all spellings that are grouped as one.
QString pipelineKey(const QString &name)
{
    return folded(name).simplified();
}

} // namespace

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
        Q_EMIT pipelineChanged();
    });
    auto *columns = new QWidget(m_area);
    columns->setBackgroundRole(QPalette::Base);
    m_row = new QHBoxLayout(columns);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_others = wrappedLabel(QStringLiteral("otherStages"), columns);
    m_others->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_others->setContentsMargins(14, 8, 14, 0);
    m_others->setFixedWidth(BoardColumn::width);
    m_row->addWidget(m_others);
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
    quint32 mostDeals = 0;
    const std::vector<DealPipeline> none;
    for (const DealPipeline &pipeline : m_deals ? m_deals->pipelines : none) {
        m_pipelines->addItem(
            QStringLiteral("%1 (%2)").arg(pipelineText(pipeline.name), m_locale.toString(pipeline.count)),
            pipelineKey(pipeline.name));
        if (pipeline.count > mostDeals) {
            most = m_pipelines->count() - 1;
            mostDeals = pipeline.count;
        }
    }
    const int known = m_pipeline ? m_pipelines->findData(*m_pipeline) : -1;
    m_pipelines->setCurrentIndex(known < 0 ? most : known);
    m_pipelines->setVisible(m_pipelines->count() > 1);
}

void BoardPage::showPipeline()
{
    m_used = 0;
    std::size_t others = 0;
    quint32 othersDeals = 0;
    if (const auto place = pipeline()) {
        const DealPipeline &shown = m_deals->pipelines[*place];
        others = shown.sections;
        othersDeals = shown.count;
        const std::vector<std::size_t> largest = largestSections(*m_deals, shown);
        for (const std::size_t section : largest) {
            showColumn(int(section));
            --others;
            othersDeals -= m_deals->sections[section].count;
        }
    }
    sayOthers(int(others), int(othersDeals));
    for (std::size_t i = m_used; i < m_columns.size(); ++i) {
        m_columns[i]->clear();
        m_columns[i]->hide();
    }
}

void BoardPage::showColumn(int section)
{
    BoardColumn *column = m_used < m_columns.size() ? m_columns[m_used] : addColumn();
    column->setSection(m_deals, section);
    column->show();
    ++m_used;
}

void BoardPage::sayOthers(int stages, int deals)
{
    m_others->setText(tr("%n more stage(s)", nullptr, stages) + u'\n'
                      + tr("With %1. The list shows them too.").arg(dealCountText(deals, m_locale)));
    m_others->setVisible(stages > 0);
}

std::optional<std::size_t> BoardPage::pipeline() const
{
    const int index = m_pipelines->currentIndex();
    return m_deals && index >= 0 ? std::optional(std::size_t(index)) : std::nullopt;
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
