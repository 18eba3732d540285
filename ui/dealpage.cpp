// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealpage.h"

#include "ui/contactspage.h"
#include "ui/dealheader.h"
#include "ui/metadatapage.h"
#include "ui/overviewpage.h"
#include "ui/rawpage.h"
#include "ui/tabbar.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace sidelight {

DealPage::DealPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_header(new DealHeader(m_locale, this))
    , m_tabs(new TabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_overview(new OverviewPage(m_locale, m_pages))
    , m_contacts(new ContactsPage(m_locale, m_pages))
    , m_metadata(new MetadataPage(m_locale, m_pages))
    , m_raw(new RawPage(m_locale, m_pages))
{
    m_tabs->setObjectName(QStringLiteral("tabs"));
    for (const QString &name : {tr("Overview"), tr("Contacts"), tr("Metadata"), tr("Raw")})
        m_tabs->addTab(name);
    for (QWidget *page : {static_cast<QWidget *>(m_overview), static_cast<QWidget *>(m_contacts),
                          static_cast<QWidget *>(m_metadata), static_cast<QWidget *>(m_raw)})
        m_pages->addWidget(page);
    connect(m_tabs, &TabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_header, &DealHeader::actionWanted, this, &DealPage::actionWanted);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 22, 28, 12);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addSpacing(10);
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setForegroundRole(QPalette::Text);
}

void DealPage::setState(const DealState &state)
{
    const auto shown = m_state.deal;
    m_state = state;
    m_header->setState(state, QDateTime::currentDateTime());
    const QDate today = QDate::currentDate();
    if (state.deal == shown && today == m_today)
        return;
    m_today = today;
    m_overview->setDeal(state.deal, today);
    m_contacts->setDeal(state.deal);
    m_metadata->setDeal(state.deal);
    m_raw->setAnswer(state.deal->body, state.receivedAt, true);
    const auto contacts = qlonglong(state.deal->links().size());
    m_tabs->setTabText(ContactsTab, state.deal->contacts.hasValue()
                                        ? tr("Contacts %1").arg(m_locale.toString(contacts))
                                        : tr("Contacts"));
}

void DealPage::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    focusContent();
}

DealPage::Tab DealPage::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void DealPage::setEmptyFieldsShown(bool isShown)
{
    m_overview->setEmptyShown(isShown);
}

void DealPage::focusContent()
{
    QWidget *page = m_pages->currentWidget();
    if (tab() == RawTab)
        m_raw->focusText();
    else if (page->focusProxy()->isVisibleTo(page))
        page->setFocus();
    else
        m_tabs->setFocus(); // no contacts or no metadata: there is nothing to move in
}

void DealPage::find()
{
    setTab(RawTab);
    m_raw->startFinding();
}

} // namespace sidelight
