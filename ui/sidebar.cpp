// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sidebar.h"

#include "app/models/deallistmodel.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "ui/colors.h"
#include "ui/dealdelegate.h"
#include "ui/elidedlabel.h"
#include "ui/groupdelegate.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"
#include "ui/symbols.h"

#include <QApplication>
#include <QListWidget>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

constexpr DealGroup groups[] = {DealGroup::Pinned, DealGroup::Recent, DealGroup::Changed, DealGroup::All};

constexpr int groupCount = int(std::size(groups));
constexpr int mostGroups = 10; // that are seen at once, pipelines included

int countOf(const DealCounts &counts, DealGroup group)
{
    switch (group) {
    case DealGroup::Pinned: return counts.pinned;
    case DealGroup::Recent: return counts.recent;
    case DealGroup::Changed: return counts.changed;
    case DealGroup::All: return counts.all;
    }
    Q_UNREACHABLE();
}

Symbol symbolOf(DealGroup group)
{
    switch (group) {
    case DealGroup::Pinned: return Symbol::Pin;
    case DealGroup::Recent: return Symbol::Clock;
    case DealGroup::Changed: return Symbol::Changed;
    case DealGroup::All: return Symbol::Deals;
    }
    Q_UNREACHABLE();
}

} // namespace

Sidebar::Sidebar(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_model(new DealListModel(m_locale, this))
    , m_groups(new QListWidget(this))
    , m_list(new QListView(this))
    , m_empty(plainLabel(QStringLiteral("emptyGroup"), this))
    , m_total(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("sidebar"));
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(14, 12, 14, 12);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_total->setObjectName(QStringLiteral("totalDeals"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(14, 5, 14, 5);
    foot->addWidget(m_total);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(groupList());
    column->addWidget(rule(false));
    column->addWidget(dealList(), 1);
    column->addWidget(m_empty, 1);
    column->addWidget(rule(false));
    column->addLayout(foot);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(column, 1);
    layout->addWidget(rule(true));
    connect(m_model, &DealListModel::moreWanted, this, &Sidebar::ask);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { takeRemoval(first, last); });
    applyLooks();
    reset();
}

QFrame *Sidebar::rule(bool isUpright)
{
    auto *line = new QFrame(this);
    line->setFrameShape(isUpright ? QFrame::VLine : QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    if (isUpright)
        line->setFixedWidth(1);
    else
        line->setFixedHeight(1);
    m_rules.push_back(line);
    return line;
}

QWidget *Sidebar::groupList()
{
    auto *frame = new QWidget(this);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(8, 8, 8, 8);
    m_groups->setObjectName(QStringLiteral("groups"));
    m_groups->setAccessibleName(tr("Groups of deals"));
    m_groups->setFrameShape(QFrame::NoFrame);
    m_groups->setItemDelegate(new GroupDelegate(m_groups));
    m_groups->setUniformItemSizes(true);
    m_groups->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    usePlainScrollBars(*m_groups);
    m_groups->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_groups->viewport()->setAutoFillBackground(false);
    m_groups->addItems({tr("Pinned"), tr("Recent"), tr("Changed"), tr("All deals")});
    m_groups->setCurrentRow(groupCount - 1);
    connect(m_groups, &QListWidget::currentRowChanged, this, &Sidebar::chooseRow);
    layout->addWidget(m_groups);
    return frame;
}

QWidget *Sidebar::dealList()
{
    m_list->setObjectName(QStringLiteral("deals"));
    m_list->setAccessibleName(tr("Deals on this computer"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DealDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_list);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection); // the deal on screen is marked instead
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->installEventFilter(this);
    const auto choose = [this](const QModelIndex &index) {
        const QUuid id = index.data(DealListModel::IdRole).toUuid();
        if (QApplication::keyboardModifiers().testFlag(Qt::ControlModifier))
            Q_EMIT chosenForTab(id);
        else
            Q_EMIT chosen(id);
    };
    connect(m_list, &QListView::clicked, this, choose);
    // A style may activate by the click that has opened already; opening twice does no harm.
    connect(m_list, &QListView::activated, this, choose);
    connect(m_list, &QListView::customContextMenuRequested, this, &Sidebar::openMenu);
    return m_list;
}

void Sidebar::setCounts(const DealCounts &counts)
{
    m_counts = counts;
    for (int row = 0; row < groupCount; ++row) {
        m_groups->item(row)->setData(GroupDelegate::SymbolRole, int(symbolOf(groups[row])));
        countRow(row, countOf(counts, groups[row]));
    }
    m_total->setText(
        tr("%1 deal(s) on this computer", nullptr, counts.all).arg(m_locale.toString(counts.all)));
    ask(std::max(DealListModel::firstCount, m_model->rowCount()));
}

void Sidebar::countRow(int row, int count)
{
    QListWidgetItem *item = m_groups->item(row);
    item->setData(GroupDelegate::CountRole, m_locale.toString(count));
    item->setData(Qt::AccessibleTextRole,
                  tr("%1, %2 deal(s)", nullptr, count).arg(item->text(), m_locale.toString(count)));
}

void Sidebar::setPipelines(const std::vector<PipelineCount> &pipelines)
{
    if (pipelines == m_pipelines)
        return;
    const int current = m_groups->currentRow();
    const bool isChosen = current >= groupCount;
    const QString chosenName = isChosen ? m_pipelines[std::size_t(current - groupCount)].name : QString();
    const QSignalBlocker blocker(m_groups);
    m_pipelines = pipelines;
    while (m_groups->count() > groupCount)
        delete m_groups->takeItem(m_groups->count() - 1);
    if (isChosen) // until it is found again
        m_groups->setCurrentRow(groupCount - 1);
    for (const PipelineCount &pipeline : pipelines) {
        m_groups->addItem(pipeline.name.isEmpty() ? tr("No pipeline") : oneLine(pipeline.name));
        const int row = m_groups->count() - 1;
        countRow(row, pipeline.count);
        m_groups->item(row)->setToolTip(m_groups->item(row)->text());
        if (isChosen && pipeline.name == chosenName)
            m_groups->setCurrentRow(row);
    }
    applyLooks();
}

// The list below a pipeline is that of all deals: what is in it is shown in the window's own list.
void Sidebar::chooseRow(int row)
{
    if (row < 0)
        return;
    const DealGroup group = row < groupCount ? groups[row] : DealGroup::All;
    if (row < groupCount || group != m_group)
        setGroup(group);
    if (row >= groupCount)
        Q_EMIT pipelineChosen(m_pipelines[std::size_t(row - groupCount)].name);
}

// One at a time: while many deals are refreshed, what is asked for in between would only be replaced.
void Sidebar::ask(int count)
{
    if (m_isAsked) {
        m_nextCount = std::max(m_nextCount, count);
        return;
    }
    m_isAsked = true;
    Q_EMIT listWanted(m_group, count);
}

void Sidebar::setList(const Result<DealList> &list)
{
    m_isAsked = false;
    if (!list) {
        m_model->clear();
        say(errorText(list.error()).sentences());
    } else if (list->group == m_group) {
        m_model->setList(*list);
        say(m_model->rowCount() > 0 ? QString() : emptyText());
        if (!m_list->currentIndex().isValid()) {
            m_list->setCurrentIndex(m_model->index(0));
            showPlace();
        }
    }
    if (m_nextCount > 0)
        ask(std::exchange(m_nextCount, 0));
    Q_EMIT listChanged();
}

QString Sidebar::emptyText() const
{
    switch (m_group) {
    case DealGroup::Pinned: return tr("No deal is pinned. Pin the one on screen to find it here.");
    case DealGroup::Recent: return tr("No deal has been opened yet.");
    case DealGroup::Changed: return tr("Nothing has changed since you last looked.");
    case DealGroup::All: return tr("No deal is on this computer yet.");
    }
    Q_UNREACHABLE();
}

void Sidebar::say(const QString &text)
{
    m_empty->setText(text);
    m_empty->setVisible(!text.isEmpty());
    m_list->setVisible(text.isEmpty());
}

void Sidebar::setRow(const DealRow &row)
{
    m_model->setRow(row);
}

void Sidebar::setShown(const QUuid &id)
{
    if (id == m_shown)
        return;
    m_shown = id;
    m_leftAt = -1;
    m_model->setShown(id);
    showPlace();
}

void Sidebar::showPlace()
{
    const int row = m_model->rowOf(m_shown);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_model->index(row)); // and scrolls to it
    constexpr int ahead = 20; // so that the next rows are there before they are stepped to
    if (row > m_model->rowCount() - ahead)
        m_model->fetchMore({});
}

void Sidebar::setToday(QDate today)
{
    m_model->setToday(today);
}

void Sidebar::reset()
{
    m_model->clear();
    setPipelines({});
    m_shown = QUuid();
    m_leftAt = -1;
    m_isAsked = false;
    m_nextCount = 0;
    say({});
}

void Sidebar::setGroup(DealGroup group)
{
    m_group = group;
    m_leftAt = -1;
    m_isAsked = false; // what is on its way is another group's, and will be passed over
    m_nextCount = 0;
    ask(DealListModel::firstCount);
}

void Sidebar::takeRemoval(int first, int last)
{
    const int row = m_model->rowOf(m_shown);
    if (row >= first && row <= last)
        m_leftAt = first;
    else if (m_leftAt > last)
        m_leftAt -= last - first + 1;
}

void Sidebar::follow(QWidget *before)
{
    setTabOrder(before, m_groups);
    setTabOrder(m_groups, m_list);
}

std::optional<QUuid> Sidebar::neighbour(int rows) const
{
    const int count = m_model->rowCount();
    const int here = m_model->rowOf(m_shown);
    int row = here + rows;
    if (here < 0 && m_leftAt >= 0)
        row = rows > 0 ? m_leftAt + rows - 1 : m_leftAt + rows;
    else if (here < 0)
        row = rows > 0 ? rows - 1 : count + rows;
    if (row < 0 || row >= count)
        return std::nullopt;
    return m_model->idAt(row);
}

void Sidebar::openMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid())
        return;
    const QUuid id = index.data(DealListModel::IdRole).toUuid();
    const bool isPinned = index.data(DealListModel::IsPinnedRole).toBool();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("dealMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, [this, id] { Q_EMIT chosen(id); });
    menu->addAction(tr("Open in new tab"), this, [this, id] { Q_EMIT chosenForTab(id); });
    menu->addAction(isPinned ? tr("Unpin") : tr("Pin"), this,
                    [this, id, isPinned] { Q_EMIT pinWanted(id, !isPinned); });
    QAction *seen = menu->addAction(tr("Mark as seen"), this, [this, id] { Q_EMIT seenWanted(id); });
    seen->setEnabled(index.data(DealListModel::IsChangedRole).toBool());
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

QWidget *Sidebar::lastInOrder() const
{
    return m_list;
}

bool Sidebar::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *click = static_cast<QMouseEvent *>(event);
        const QModelIndex index = m_list->indexAt(click->position().toPoint());
        if (click->button() == Qt::MiddleButton && index.isValid())
            Q_EMIT chosenForTab(index.data(DealListModel::IdRole).toUuid());
    }
    return QWidget::eventFilter(object, event);
}

void Sidebar::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_empty, colors.dim);
    m_total->setColor(colors.dim);
    for (QFrame *line : m_rules)
        setTextColor(line, colors.line);
    m_total->setFont(scaledFont(font(), smallText));
    setMinimumWidth(14 * fontMetrics().lineSpacing());
    const int rows = std::min(groupCount + int(m_pipelines.size()), mostGroups);
    m_groups->setFixedHeight(rows * (m_groups->fontMetrics().lineSpacing() + 10) + 2);
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
