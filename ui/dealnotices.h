// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

namespace sidelight {

class NoticeBar;

/// What is to be said about a deal below its header: why it could not be refreshed, that it is gone, that
/// it is not kept, and what changed since the reader last looked. Nothing of it hides the deal.
class DealNotices : public QWidget
{
    Q_OBJECT

public:
    explicit DealNotices(QLocale locale, QWidget *parent = nullptr);

    /// All that is known of people, for their names in what changed; before setState().
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// `state.deal` must be set.
    void setState(const DealState &state);

Q_SIGNALS:
    void actionWanted();    ///< of the last request's error
    void keepApartWanted(); ///< the copies belong to another tenant than the key (decision 12)
    void seenWanted();      ///< what changed was seen

private:
    void showState(const DealState &state);
    void showKeeping(const DealState &state);
    void showChanges(const DealState &state);
    void sayChanges();

    QLocale m_locale;
    People m_people;
    QString m_said;                     ///< of the changes
    std::shared_ptr<const Deal> m_deal; ///< whose changes are shown
    std::shared_ptr<const Deal> m_looked;
    NoticeBar *m_state;
    NoticeBar *m_keeping;
    NoticeBar *m_changes;
};

} // namespace sidelight
