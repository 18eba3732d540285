// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <QLocale>
#include <QWidget>

class QListView;

namespace sidelight {

class DealTableModel;
class ElidedLabel;

/// One stage of the board: its name, how many deals and what they add up to, and a card for each.
class BoardColumn : public QWidget
{
    Q_OBJECT

public:
    static constexpr int width = 248;

    explicit BoardColumn(QLocale locale, QWidget *parent = nullptr);

    void setSection(const std::shared_ptr<const ShownDeals> &deals, int section);
    void clear();
    void setDealShown(const QUuid &id); ///< and makes it the current one, if it is here
    void setToday(QDate today);
    std::optional<QUuid> current() const; ///< the card where the keyboard is or was
    /// Gives this column the keyboard, at the card that stands about as high as `y` of the other one.
    void takeFocus(int y);
    int currentY() const;

Q_SIGNALS:
    void dealChosen(const QUuid &id);
    void tabWanted(const QUuid &id);
    void stepWanted(int columns); ///< -1 to the one before, 1 to the one after

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addList();
    bool takeKey(int key, Qt::KeyboardModifiers modifiers);
    void applyLooks();

    QLocale m_locale;
    DealTableModel *m_model;
    ElidedLabel *m_title;
    ElidedLabel *m_totals;
    QListView *m_list;
};

} // namespace sidelight
