// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overviewpage.h"

#include "app/domain/contradictions.h"
#include "app/text/dealfields.h"
#include "app/text/dealtext.h"
#include "app/text/freshnesstext.h"
#include "app/text/pasttext.h"
#include "ui/fieldview.h"
#include "ui/noticebar.h"
#include "ui/valuedialog.h"

#include <QVBoxLayout>

namespace sidelight {

namespace {

// An unknown field has one row, and may differ at a place inside it.
void markOtherField(QHash<QString, QString> &before, const Deal &deal, const QString &path,
                    const DifferenceText &text)
{
    for (const UnknownField &field : deal.otherFields) {
        if (path == field.key)
            before.insert(field.key, text.before);
        else if (path.startsWith(field.key + u'.') || path.startsWith(field.key + u'['))
            before.insert(field.key, text.label + u' ' + text.before);
    }
}

} // namespace

OverviewPage::OverviewPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_view(new FieldView(QStringLiteral("fields"), tr("Fields of the deal"), this))
    , m_notice(new NoticeBar(QStringLiteral("contradictions"), this))
{
    connect(m_notice, &NoticeBar::actionTriggered, this,
            [this] { openValueDialog(this, tr("Not as documented"), notesLines(m_notes).join(u'\n')); });

    setFocusProxy(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_notice);
    layout->addWidget(m_view, 1);
}

void OverviewPage::setPeople(const People &people)
{
    m_people = people;
}

void OverviewPage::setPerson(const Person &person)
{
    m_people.insert(person.id, person);
    const auto names = [&person](const std::shared_ptr<const Deal> &deal) {
        const auto isPerson = [&person](const Field<QUuid> &id) { return id.get() && *id == person.id; };
        return deal && (isPerson(deal->contactId) || isPerson(deal->organizationId));
    };
    if (names(m_deal) || names(m_looked))
        showFields();
}

void OverviewPage::setDeal(const std::shared_ptr<const Deal> &deal, QDate today,
                           const std::shared_ptr<const Deal> &looked)
{
    m_deal = deal;
    m_looked = looked;
    m_today = today;
    QStringList lines;
    for (const Contradiction contradiction : contradictions(*deal, today))
        lines << contradictionText(contradiction, *deal);
    m_notes = deal->notes;
    if (!m_notes.empty())
        lines << notesText(m_notes);
    const bool isCut = m_notes.size() > maxNotesInLine;
    m_notice->setLines(lines, NoticeBar::Tone::Warning, isCut ? tr("Show all") : QString());

    showFields();
}

void OverviewPage::showFields()
{
    m_view->setFields(dealFields(*m_deal, m_locale, m_today, m_people));
    markChanges(*m_deal, m_looked.get());
}

void OverviewPage::markChanges(const Deal &deal, const Deal *looked)
{
    if (!looked) {
        m_view->setChanges({});
        return;
    }
    QHash<QString, QString> before;
    const auto changes = differences(*looked, deal);
    for (const Difference &change : changes) {
        const DifferenceText text = differenceText(change, *looked, deal, m_locale, m_people);
        if (change.kind == Difference::Kind::Field)
            before.insert(change.path, text.before);
        else if (change.kind == Difference::Kind::OtherField)
            markOtherField(before, deal, change.path, text);
    }
    m_view->setChanges(std::move(before));
}

void OverviewPage::setEmptyShown(bool isShown)
{
    m_view->setEmptyShown(isShown);
}

} // namespace sidelight
