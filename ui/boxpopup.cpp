// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/boxpopup.h"

#include "app/models/boxmodel.h"
#include "ui/boxdelegate.h"
#include "ui/colors.h"
#include "ui/scrollbar.h"

#include <QAccessible>
#include <QApplication>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int leastWidth = 480;
constexpr int mostHeight = 560;
constexpr int gap = 4;    // to the box
constexpr int margin = 8; // to the edges of the window

} // namespace

BoxPopup::BoxPopup(BoxModel &model, QWidget &box)
    : QFrame(box.window())
    , m_model(model)
    , m_box(box)
    , m_view(new QListView(this))
{
    setObjectName(QStringLiteral("boxPopup"));
    setFrameShape(QFrame::Box);
    setFrameShadow(QFrame::Plain);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::WindowText); // of the frame
    m_view->setObjectName(QStringLiteral("boxList"));
    m_view->setAccessibleName(tr("What the box offers"));
    m_view->setModel(&model);
    m_view->setItemDelegate(new BoxDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    usePlainScrollBars(*m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->addWidget(m_view);
    hide();
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (index.flags().testFlag(Qt::ItemIsSelectable))
            Q_EMIT clicked(index, QApplication::keyboardModifiers());
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &BoxPopup::keepChoice);
    connect(&model, &QAbstractItemModel::modelReset, this, &BoxPopup::findChoice);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &BoxPopup::announce);
    applyLooks();
    forgetChoice();
}

void BoxPopup::open()
{
    place();
    show();
    raise();
}

int BoxPopup::contentHeight() const
{
    int height = 0;
    for (int row = 0; row < m_model.rowCount() && height < mostHeight; ++row)
        height += m_view->sizeHintForRow(row);
    return height;
}

void BoxPopup::place()
{
    const QWidget &window = *parentWidget();
    const QPoint below = m_box.mapTo(&window, QPoint(0, m_box.height() + gap));
    const int room = window.height() - below.y() - margin;
    const int wanted = contentHeight() + 2 * frameWidth() + 8;
    const int width = std::min(std::max(m_box.width(), leastWidth), window.width() - 2 * margin);
    const int start = isRightToLeft() ? below.x() + m_box.width() - width : below.x();
    const int left = std::clamp(start, margin, std::max(margin, window.width() - margin - width));
    setGeometry(left, below.y(), width, std::max(std::min({wanted, mostHeight, room}), 40));
}

void BoxPopup::step(int rows)
{
    const int direction = rows > 0 ? 1 : -1;
    const QModelIndex current = choice();
    int reached = current.isValid() ? current.row() : -1;
    int left = std::abs(rows);
    for (int row = reached + direction; row >= 0 && row < m_model.rowCount() && left > 0;
         row += direction) {
        if (!m_model.index(row).flags().testFlag(Qt::ItemIsSelectable))
            continue;
        reached = row;
        --left;
    }
    if (reached < 0)
        return;
    m_isChosen = true;
    choose(reached);
    if (left > 0 && direction < 0)
        m_view->scrollToTop(); // and to the heading above the first
}

void BoxPopup::stepPage(int direction)
{
    const int row = std::max(m_view->sizeHintForRow(choice().row()), 1);
    step(direction * std::max(m_view->viewport()->height() / row - 1, 1));
}

QModelIndex BoxPopup::choice() const
{
    return m_view->currentIndex();
}

void BoxPopup::choose(int row)
{
    m_view->setCurrentIndex(m_model.index(row)); // and scrolls to it
}

void BoxPopup::forgetChoice()
{
    m_isChosen = false;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.index(row).flags().testFlag(Qt::ItemIsSelectable)) {
            choose(row);
            break;
        }
    }
    m_view->scrollToTop();
}

BoxPopup::Choice BoxPopup::choiceAt(const QModelIndex &index) const
{
    return {index.data(BoxModel::KindRole).toInt(), index.data(BoxModel::IdRole),
            index.data(BoxModel::CommandRole)};
}

void BoxPopup::keepChoice()
{
    m_kept = m_isChosen ? choiceAt(choice()) : Choice();
    m_scroll = m_view->verticalScrollBar()->value();
}

void BoxPopup::findChoice()
{
    int row = m_isChosen ? 0 : m_model.rowCount();
    while (row < m_model.rowCount() && choiceAt(m_model.index(row)) != m_kept)
        ++row;
    if (isVisible())
        place();
    if (row == m_model.rowCount()) {
        forgetChoice();
        return;
    }
    choose(row);
    m_view->verticalScrollBar()->setValue(m_scroll);
    m_view->scrollTo(m_model.index(row));
}

// The keyboard stays in the box: where it leads to in the list is told as if it was there.
void BoxPopup::announce(const QModelIndex &index)
{
    if (!index.isValid() || !isVisible())
        return;
    QAccessibleEvent event(m_view, QAccessible::Focus);
    event.setChild(index.row());
    QAccessible::updateAccessibility(&event);
}

void BoxPopup::applyLooks()
{
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, Colors(colored).line);
    if (colored.color(QPalette::WindowText) != palette().color(QPalette::WindowText))
        setPalette(colored);
}

void BoxPopup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyLooks();
    else if (event->type() == QEvent::FontChange && isVisible())
        place();
    QFrame::changeEvent(event);
}

void BoxPopup::showEvent(QShowEvent *event)
{
    qApp->installEventFilter(this);
    QFrame::showEvent(event);
}

void BoxPopup::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

// What is clicked beside it may take no keyboard, so that the box would not learn of it.
bool BoxPopup::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *widget = qobject_cast<QWidget *>(object);
        const bool isOurs = !widget || widget == this || isAncestorOf(widget) || widget == &m_box
                            || m_box.isAncestorOf(widget);
        if (!isOurs)
            hide();
    } else if (event->type() == QEvent::Resize && (object == parentWidget() || object == &m_box)) {
        place();
    }
    return QFrame::eventFilter(object, event);
}

void BoxPopup::mousePressEvent(QMouseEvent *event)
{
    event->accept(); // else the window below would have been clicked
}

} // namespace sidelight
