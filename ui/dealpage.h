// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/library/library.h"

#include <QLocale>
#include <QUrl>
#include <QWidget>

#include <array>

class QScrollBar;
class QStackedWidget;

namespace sidelight {

class ContactsPage;
class DealHeader;
class HistoryPage;
class MetadataPage;
class OverviewPage;
class RawPage;
class TabBar;

/// One deal: the header, and the tabs below it. A refresh changes values in place.
class DealPage : public QWidget
{
    Q_OBJECT

public:
    enum Tab { OverviewTab, ContactsTab, HistoryTab, MetadataTab, RawTab, TabCount };

    explicit DealPage(QLocale locale, QWidget *parent = nullptr);

    /// All that is known of the people of the deal that setState() brings next.
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// Why no names are asked for (403, 501); nothing: they are.
    void setPeopleProblem(const std::optional<Error> &problem);
    /// `state.deal` must be set.
    void setState(const DealState &state);
    QUuid id() const;     ///< of the deal that is shown
    void setTab(Tab tab); ///< and gives its content the keyboard
    void turnTo(Tab tab); ///< the same, and the keyboard stays where it is
    Tab tab() const;
    int scroll() const;        ///< of the tab, in pixels from its top
    void scrollTo(int pixels); ///< once its rows are laid out
    /// Answers pastWanted().
    void setPast(const Result<DealPast> &past);
    void setEmptyFieldsShown(bool isShown);
    void focusContent(); ///< so that the arrow keys move in what was just opened
    void find();         ///< goes to the Raw page and its search

Q_SIGNALS:
    void actionWanted();
    void keepApartWanted();
    void seenWanted(); ///< what changed in the deal was seen
    /// Names are in view: those of the header first, then those of the page below it.
    void peopleWanted(const QUuid &deal, const QList<QUuid> &visible);
    void askPeopleAgainWanted();
    void linkWanted(const QUrl &link); ///< `mailto:` or `tel:`, by a click or key
    /// The deal's past is looked at, and is not known or not any more.
    void pastWanted(const QUuid &id);

private:
    void addTabs();
    template <typename Page>
    Page *page(Page *&page);
    QWidget *pageOf(Tab tab);
    QScrollBar &scrollBar() const;
    void showTab();
    void fill(Tab tab);
    void showDeal();
    void askForPeople(const QList<QUuid> &visible);
    void askForPast();

    QLocale m_locale;
    DealState m_state;
    People m_people;
    std::optional<Error> m_peopleProblem;
    QDate m_today;
    bool m_isPastKnown = false;
    std::array<bool, TabCount> m_isFilled = {}; ///< with the deal; a page on no screen waits for it
    DealHeader *m_header;
    TabBar *m_tabs;
    QStackedWidget *m_pages;
    OverviewPage *m_overview;

    // Built when first shown: a start waits for the overview alone.
    ContactsPage *m_contacts = nullptr;
    HistoryPage *m_history = nullptr;
    MetadataPage *m_metadata = nullptr;
    RawPage *m_raw = nullptr;
};

} // namespace sidelight
