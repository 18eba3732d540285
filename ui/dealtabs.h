// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/visits.h"

#include <QString>
#include <QTabBar>

namespace sidelight {

/// What comes back when its tab is chosen again.
struct DealTab {
    QUuid deal; ///< null: the page without a deal
    Visits visits;
    int page = 0;   ///< DealPage::Tab
    int scroll = 0; ///< of that page, in pixels
    QString title;  ///< plain text; empty: not known yet
};

/// Open deals as tabs, which hold values alone: there is one page for all of them. Hidden while there is
/// only one.
class DealTabs : public QTabBar
{
    Q_OBJECT

public:
    explicit DealTabs(QWidget *parent = nullptr);

    void insert(int index, const DealTab &tab); ///< the first one becomes the current one
    DealTab tab(int index) const;
    void setTab(int index, const DealTab &tab);
    void setTitle(int index, const QString &title);
    void clear();

Q_SIGNALS:
    /// Another tab is the current one; the former one's index is -1 when it was closed.
    void switched(int from, int to);

protected:
    QSize tabSizeHint(int index) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void takeCurrent(int index);
    int indexOf(int number) const;

    int m_lastNumber = 0;    ///< tabs are numbered, since they move
    int m_currentNumber = 0; ///< 0: none
};

} // namespace sidelight
