// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealtabs.h"

#include "app/domain/identifier.h"
#include "app/text/dealtext.h"
#include "ui/plainlabel.h"

#include <QMouseEvent>
#include <QSignalBlocker>

#include <algorithm>

namespace sidelight {

namespace {

constexpr int leastWidth = 120;
constexpr int mostWidth = 240;

struct NumberedTab {
    int number = 0;
    DealTab tab;
};

NumberedTab numbered(const QTabBar &bar, int index)
{
    return bar.tabData(index).value<NumberedTab>();
}

} // namespace

DealTabs::DealTabs(QWidget *parent)
    : QTabBar(parent)
{
    setObjectName(QStringLiteral("dealTabs"));
    setAccessibleName(tr("Open deals"));
    setAutoHide(true);
    setDocumentMode(true);
    setElideMode(Qt::ElideRight);
    setExpanding(false);
    setFocusPolicy(Qt::TabFocus);
    setMovable(true);
    setTabsClosable(true);
    setUsesScrollButtons(true);
    connect(this, &QTabBar::currentChanged, this, &DealTabs::takeCurrent);
}

void DealTabs::insert(int index, const DealTab &tab)
{
    const bool isFirst = count() == 0;
    {
        const QSignalBlocker blocker(this);
        index = insertTab(index, QString());
        setTabData(index, QVariant::fromValue(NumberedTab{++m_lastNumber, tab}));
    }
    if (isFirst)
        m_currentNumber = m_lastNumber;
    setTitle(index, tab.title);
}

DealTab DealTabs::tab(int index) const
{
    return numbered(*this, index).tab;
}

void DealTabs::setTab(int index, const DealTab &tab)
{
    setTabData(index, QVariant::fromValue(NumberedTab{numbered(*this, index).number, tab}));
    setTitle(index, tab.title);
}

void DealTabs::setTitle(int index, const QString &title)
{
    NumberedTab changed = numbered(*this, index);
    changed.tab.title = title;
    setTabData(index, QVariant::fromValue(changed));
    QString text = title;
    if (text.isEmpty())
        text = changed.tab.deal.isNull() ? tr("New tab")
                                         : tr("Deal %1").arg(shortIdentifier(changed.tab.deal));
    setTabToolTip(index, plainTooltip(text));
    setAccessibleTabName(index, text);
    text = cappedName(text).replace(u'&', QStringLiteral("&&"));
    if (text != tabText(index))
        setTabText(index, text);
}

void DealTabs::clear()
{
    const QSignalBlocker blocker(this);
    m_currentNumber = 0;
    while (count() > 0)
        removeTab(count() - 1);
}

int DealTabs::indexOf(int number) const
{
    for (int index = 0; index < count(); ++index) {
        if (numbered(*this, index).number == number)
            return index;
    }
    return -1;
}

void DealTabs::takeCurrent(int index)
{
    if (index < 0)
        return;
    const int number = numbered(*this, index).number;
    const int before = std::exchange(m_currentNumber, number);
    if (number != before)
        Q_EMIT switched(indexOf(before), index);
}

QSize DealTabs::tabSizeHint(int index) const
{
    const QSize hint = QTabBar::tabSizeHint(index);
    return {std::clamp(hint.width(), leastWidth, mostWidth), hint.height()};
}

void DealTabs::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && index >= 0)
        Q_EMIT tabCloseRequested(index);
    else
        QTabBar::mouseReleaseEvent(event);
}

} // namespace sidelight
