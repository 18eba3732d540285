// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

#include <vector>

namespace sidelight {

class FieldView;
class NoticeBar;

/// Every field of a deal, grouped, with what does not fit together said above.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QLocale locale, QWidget *parent = nullptr);

    /// All that is known of the people of the deal that setDeal() brings next.
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// What differs from `looked`, what the reader last looked at, is marked; null marks nothing.
    void setDeal(const std::shared_ptr<const Deal> &deal, QDate today,
                 const std::shared_ptr<const Deal> &looked = {});
    /// Rows without a value.
    void setEmptyShown(bool isShown);

private:
    void showFields();
    void markChanges(const Deal &deal, const Deal *looked);

    QLocale m_locale;
    std::shared_ptr<const Deal> m_deal;
    std::shared_ptr<const Deal> m_looked;
    QDate m_today;
    People m_people; ///< of the deal's own identifiers, as far as they are known
    std::vector<Note> m_notes;
    FieldView *m_view;
    NoticeBar *m_notice;
};

} // namespace sidelight
