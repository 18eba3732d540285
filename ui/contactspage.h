// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

#include <vector>

class QLabel;
class QTableView;

namespace sidelight {

class ContactModel;
class NoticeBar;

/// The contacts of a deal, the primary one first and marked.
class ContactsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ContactsPage(QLocale locale, QWidget *parent = nullptr);

    void setDeal(const std::shared_ptr<const Deal> &deal);

protected:
    void changeEvent(QEvent *event) override;

private:
    void openMenu(const QPoint &position);
    void sizeColumns();

    QLocale m_locale;
    std::vector<Note> m_notes; ///< about the contacts
    ContactModel *m_model;
    QTableView *m_view;
    QLabel *m_empty;
    NoticeBar *m_notice;
};

} // namespace sidelight
