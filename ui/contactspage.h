// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/library/library.h"

#include <QLocale>
#include <QTimer>
#include <QUrl>
#include <QWidget>

#include <vector>

class QLabel;
class QMenu;
class QSplitter;
class QTableView;

namespace sidelight {

class ContactModel;
class ContactPane;
class NoticeBar;

/// The contacts of a deal, the primary one first and marked, and all about the one that is chosen below.
class ContactsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ContactsPage(QLocale locale, QWidget *parent = nullptr);

    void setDeal(const std::shared_ptr<const Deal> &deal);
    /// See ContactModel::setPeople(): before setDeal() when a deal is opened.
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// Why no names are asked for (403, 501); nothing: they are.
    void setPeopleProblem(const std::optional<Error> &problem);

Q_SIGNALS:
    /// Those whose names are in view, each once, from the top: contacts, introducers, and the organizations
    /// of the one that is chosen. Told when a deal is shown, and when scrolling has come to rest.
    void peopleWanted(const QList<QUuid> &visible);
    void askAgainWanted();
    void linkWanted(const QUrl &link); ///< `mailto:` or `tel:`, by a click or key

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addTable();
    void addPane();
    QList<QUuid> visiblePeople() const;
    QUuid chosenId() const;
    void takeRows();
    void chooseFirst();
    void showChosen();
    void openMenu(const QPoint &position);
    void addReachActions(QMenu &menu, const Person &person);
    void sizeColumns();

    QLocale m_locale;
    std::vector<Note> m_notes; ///< about the contacts
    People m_people;
    std::optional<Error> m_problem;
    QTimer m_rest; ///< after scrolling
    ContactModel *m_model;
    QSplitter *m_splitter;
    QTableView *m_view;
    ContactPane *m_pane;
    QLabel *m_empty;
    NoticeBar *m_notice;
    NoticeBar *m_peopleNotice;
};

} // namespace sidelight
