// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listpage.h"

#include "app/text/datetext.h"
#include "app/text/errortext.h"
#include "app/text/listtext.h"
#include "app/text/totalstext.h"
#include "ui/boardpage.h"
#include "ui/emptylist.h"
#include "ui/filterline.h"
#include "ui/listbar.h"
#include "ui/listfooter.h"
#include "ui/viewsmenu.h"

#include <QKeyEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace sidelight {

namespace {

constexpr int pageSide = 14;

} // namespace

ListPage::ListPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_filter(new FilterLine(this))
    , m_bar(new ListBar(this))
    , m_table(new DealTable(m_locale, this))
    , m_board(new BoardPage(m_locale, this))
    , m_empty(new EmptyList(this))
    , m_footer(new ListFooter(this))
{
    setObjectName(QStringLiteral("listPage"));
    auto *top = new QVBoxLayout;
    top->setContentsMargins(pageSide, 12, pageSide, 8);
    top->setSpacing(8);
    top->addWidget(m_filter);
    top->addWidget(m_bar);
    m_places = new QStackedLayout;
    m_places->addWidget(m_table);
    m_places->addWidget(m_board);
    m_places->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addLayout(m_places, 1);
    layout->addWidget(m_footer);
    setFocusProxy(m_filter);
    connectTable();
    connectBar();
    showPlace();
}

void ListPage::connectTable()
{
    connect(m_table, &DealTable::dealChosen, this, &ListPage::dealChosen);
    connect(m_table, &DealTable::tabWanted, this, &ListPage::tabWanted);
    connect(m_table, &DealTable::pinWanted, this, &ListPage::pinWanted);
    connect(m_table, &DealTable::copyWanted, this, &ListPage::copyWanted);
    connect(m_table, &DealTable::menuMade, this, &ListPage::menuMade);
    connect(m_table, &DealTable::whyFoundWanted, this, &ListPage::whyFoundWanted);
    connect(m_table, &DealTable::columnsChanged, this, &ListPage::stateChanged);
    connect(m_table, &DealTable::sortWanted, this,
            [this](DealColumn column, bool isSecond) { change(sortedBy(m_view, column, isSecond)); });
    connect(m_board, &BoardPage::dealChosen, this, &ListPage::dealChosen);
    connect(m_board, &BoardPage::tabWanted, this, &ListPage::tabWanted);
    connect(m_board, &BoardPage::pipelineChanged, this, &ListPage::updateListed);
    connect(m_empty, &EmptyList::actionTriggered, this, &ListPage::takeEmptyAction);
}

void ListPage::connectBar()
{
    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString &filter) {
        DealView view = m_view;
        view.filter = filter;
        change(view);
    });
    connect(m_filter, &FilterLine::left, this, &ListPage::focusDeals);
    connect(m_bar, &ListBar::groupingWanted, this, [this](DealGrouping grouping) {
        DealView view = m_view;
        view.grouping = grouping;
        change(view);
    });
    connect(m_bar, &ListBar::sortWanted, this,
            [this](DealColumn column, bool isSecond) { change(sortedBy(m_view, column, isSecond)); });
    connect(m_bar, &ListBar::boardWanted, this, [this](bool isBoard) {
        setBoard(isBoard);
        Q_EMIT stateChanged();
    });
    connect(m_bar, &ListBar::exportWanted, this, &ListPage::exportWanted);
    connect(m_bar, &ListBar::printWanted, this, &ListPage::printWanted);
    connect(m_bar->columnsMenu(), &QMenu::aboutToShow, this, [this] {
        m_bar->columnsMenu()->clear();
        m_table->addColumnActions(*m_bar->columnsMenu());
    });
    ViewsMenu *views = m_bar->views();
    connect(views, &QMenu::aboutToShow, this, [this, views] {
        views->setCurrent({QString(), m_view, state()});
    });
    connect(views, &ViewsMenu::chosen, this, &ListPage::takeSavedView);
    connect(views, &ViewsMenu::viewsChanged, this, &ListPage::savedViewsChanged);
}

void ListPage::setShown(const std::shared_ptr<const ShownDeals> &deals)
{
    m_shown = deals;
    m_problem.reset();
    showNotes();
    if (deals) {
        QStringList currencies;
        for (const TotalsLine &line : deals->totals.lines)
            currencies << line.currency;
        currencies.removeDuplicates();
        m_filter->setCurrencies(currencies);
    }
    m_table->setDeals(deals); // on a board too: it knows the neighbours
    if (!deals || isBoardShown())
        m_board->setDeals(deals);
    showPlace();
    updateListed();
}

void ListPage::setIndexing(bool isIndexing)
{
    if (isIndexing != std::exchange(m_isIndexing, isIndexing))
        showNotes();
}

void ListPage::showNotes()
{
    auto notes = m_shown ? m_shown->query.notes : std::vector<QueryNote>();
    if (m_isIndexing && m_shown && !m_shown->query.terms.empty())
        notes.push_back({QueryNote::Kind::Indexing, {}});
    m_filter->setNotes(notes);
}

void ListPage::setProblem(const Error &problem)
{
    setShown(nullptr);
    m_problem = problem;
    showPlace();
}

void ListPage::showPlace()
{
    const bool isEmpty = !m_shown || m_shown->order.empty();
    if (m_problem && m_problem->kind == Error::Kind::NoSearch)
        m_empty->say(errorText(*m_problem).title, errorText(*m_problem).explanation,
                     tr("Clear the filter"));
    else if (m_problem)
        m_empty->say(tr("The deals cannot be read"), errorText(*m_problem).sentences(), tr("Try again"));
    else if (!m_shown)
        m_empty->say(tr("Reading the deals on this computer …"), {}, {});
    else if (m_shown->catalog->deals().empty())
        m_empty->say(tr("No deals on this computer yet"),
                     tr("Every deal that is opened is kept here, and can be read without a network."),
                     tr("Get deals"));
    else if (isEmpty)
        m_empty->say(tr("No deal matches the filter"), m_shown->view.filter, tr("Clear the filter"));
    if (isEmpty)
        m_places->setCurrentWidget(m_empty);
    else
        m_places->setCurrentWidget(isBoardShown() ? static_cast<QWidget *>(m_board) : m_table);
}

// What was arranged for the list stays until what was asked for the board has come.
bool ListPage::isBoardShown() const
{
    return m_isBoard && m_shown && m_shown->view.grouping == DealGrouping::Stage;
}

void ListPage::takeEmptyAction()
{
    if (m_problem && m_problem->kind != Error::Kind::NoSearch)
        ask();
    else if (m_shown && m_shown->catalog->deals().empty())
        Q_EMIT moreDealsWanted();
    else
        m_filter->clear();
}

void ListPage::updateListed()
{
    const auto pipeline = isBoardShown() ? m_board->pipeline() : std::nullopt;
    m_listed = pipeline ? std::make_shared<const ShownDeals>(ofPipeline(*m_shown, *pipeline)) : m_shown;
    showTotals();
}

void ListPage::showTotals()
{
    const bool hasTotals = m_listed && !m_listed->isBeginning;
    m_footer->setTotals(hasTotals ? totalsLines(m_listed->totals, m_locale) : QStringList());
    m_footer->setCount(m_listed && !m_listed->catalog->deals().empty() ? countText(*m_listed) : QString());
}

QString ListPage::countText(const ShownDeals &deals) const
{
    if (deals.isBeginning)
        return tr("Reading the other deals …");
    const int shown = int(deals.order.size());
    const int all = int(deals.catalog->deals().size());
    QString count =
        shown == all
            ? dealCountText(all, m_locale)
            : tr("%1 of %2 deal(s)", nullptr, all).arg(m_locale.toString(shown), m_locale.toString(all));
    if (deals.pipeline)
        count = tr("%1: %2", "pipeline and count").arg(pipelineText(*deals.pipeline), count);
    if (shown == 0)
        return count;
    const std::chrono::milliseconds age(QDateTime::currentMSecsSinceEpoch() - deals.oldestCheck);
    return count + QStringLiteral(" · ") + tr("oldest copy: %1").arg(ageText(age));
}

void ListPage::change(const DealView &view)
{
    m_view = view;
    m_bar->setView(m_view, m_isBoard);
    ask();
}

void ListPage::ask()
{
    DealView view = m_view;
    if (m_isBoard)
        view.grouping = DealGrouping::Stage;
    Q_EMIT viewWanted(view);
}

void ListPage::setView(const DealView &view)
{
    m_filter->setText(view.filter);
    change(view);
}

void ListPage::setBoard(bool isBoard)
{
    if (isBoard == m_isBoard)
        return;
    m_isBoard = isBoard;
    m_board->setDeals(isBoardShown() ? m_shown : nullptr);
    change(m_view);
    showPlace();
    updateListed();
}

ListState ListPage::state() const
{
    return {m_table->columns(), m_isBoard};
}

void ListPage::setState(const ListState &state)
{
    m_table->setColumns(state.columns);
    setBoard(state.isBoard);
}

void ListPage::setSavedViews(std::vector<SavedView> views)
{
    m_bar->views()->setViews(std::move(views));
}

void ListPage::addTo(QMenu &menu)
{
    m_bar->addTo(menu);
}

void ListPage::takeSavedView(const SavedView &saved)
{
    setState(saved.state);
    setView(saved.view);
    Q_EMIT stateChanged();
}

void ListPage::setDealShown(const QUuid &id)
{
    m_table->setDealShown(id);
    m_board->setDealShown(id);
}

void ListPage::setToday(QDate today)
{
    m_table->setToday(today);
    m_board->setToday(today);
}

void ListPage::setWhyFound(const QUuid &id, const FoundPart &part)
{
    m_table->setWhyFound(id, part);
}

std::optional<QUuid> ListPage::neighbour(int places) const
{
    return m_table->neighbour(places);
}

std::vector<QUuid> ListPage::selectedDeals() const
{
    return m_isBoard ? m_board->selectedDeals() : m_table->selectedDeals();
}

void ListPage::focusFilter()
{
    m_filter->focusText();
}

void ListPage::focusDeals()
{
    if (m_places->currentWidget() == m_board)
        m_board->focusBoard();
    else if (m_places->currentWidget() == m_table)
        m_table->setFocus(Qt::OtherFocusReason);
}

void ListPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        focusFilter();
    } else if (event->key() == Qt::Key_Question) {
        m_filter->focusText();
        m_filter->openHelp();
    } else if (isTyping(*event)) {
        m_filter->type(event->text());
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace sidelight
