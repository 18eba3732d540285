// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

class QStackedWidget;

namespace sidelight {

class ContactsPage;
class DealHeader;
class MetadataPage;
class OverviewPage;
class RawPage;
class TabBar;

/// One deal: the header, and the tabs below it. A refresh changes values in place.
class DealPage : public QWidget
{
    Q_OBJECT

public:
    enum Tab { OverviewTab, ContactsTab, MetadataTab, RawTab, TabCount };

    explicit DealPage(QLocale locale, QWidget *parent = nullptr);

    /// `state.deal` must be set.
    void setState(const DealState &state);
    void setTab(Tab tab); ///< and gives its content the keyboard
    Tab tab() const;
    void setEmptyFieldsShown(bool isShown);
    void focusContent(); ///< so that the arrow keys move in what was just opened
    void find();         ///< goes to the Raw page and its search

Q_SIGNALS:
    void actionWanted();

private:
    QLocale m_locale;
    DealState m_state;
    QDate m_today;
    DealHeader *m_header;
    TabBar *m_tabs;
    QStackedWidget *m_pages;
    OverviewPage *m_overview;
    ContactsPage *m_contacts;
    MetadataPage *m_metadata;
    RawPage *m_raw;
};

} // namespace sidelight
