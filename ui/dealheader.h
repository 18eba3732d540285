// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"
#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace sidelight {

class ConfidenceBar;
class DealNotices;
class ElidedLabel;

/// What a salesperson needs before a call, above the tabs: name and outcome, worth, place in the
/// pipeline, expected close, confidence, primary contact, next step, and the two clocks.
class DealHeader : public QWidget
{
    Q_OBJECT

public:
    explicit DealHeader(QLocale locale, QWidget *parent = nullptr);

    /// All that is known of people now; before setState() when a deal is opened.
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// `state.deal` must be set. `now` decides today's local day and the age of the copy.
    void setState(const DealState &state, const QDateTime &now);

Q_SIGNALS:
    void actionWanted(); ///< the action of the error that is shown
    void keepApartWanted();
    void seenWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *titleRow();
    QWidget *valueRow();
    QWidget *factsRow();
    QWidget *stageCell(QWidget *parent);
    void applyLooks();
    QLayout *wordsGrid();
    void showDeal(const Deal &deal, QDate today);
    void showPeople(const Deal &deal);
    void showFreshness(const DealState &state, const QDateTime &now);
    void showStageDays();
    void colorFreshness();
    void colorOutcome();

    QLocale m_locale;
    DealState m_state;
    QDate m_today; ///< local, that m_state's deal was shown for
    People m_people;
    std::vector<QUuid> m_primaryIds; ///< of those named
    bool m_isOverdue = false;
    bool m_hasPrimary = false;

    ElidedLabel *m_name;
    ElidedLabel *m_outcome;
    ElidedLabel *m_amount;
    ElidedLabel *m_value;
    QLabel *m_captions[4];
    ElidedLabel *m_pipeline;
    ElidedLabel *m_stage;
    ElidedLabel *m_stageDays;
    QLabel *m_overdueMark;
    ElidedLabel *m_close;
    ConfidenceBar *m_bar;
    ElidedLabel *m_confidence;
    QLabel *m_primaryCaption;
    ElidedLabel *m_primary;
    QLabel *m_nextStepCaption;
    ElidedLabel *m_nextStep;
    QLabel *m_reasonCaption;
    ElidedLabel *m_reason;
    ElidedLabel *m_freshness;
    DealNotices *m_notices;
};

} // namespace sidelight
