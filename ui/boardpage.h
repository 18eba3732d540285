// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <QLocale>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace sidelight {

class BoardColumn;

/// The deals of one pipeline, a column for each stage, to be looked at and opened; nothing is moved, since
/// the program never writes. The service publishes no order of stages, so they stand by name. Of very many
/// stages, those with most deals have a column, and it is said how many there are beside them.
class BoardPage : public QWidget
{
    Q_OBJECT

public:
    explicit BoardPage(QLocale locale, QWidget *parent = nullptr);

    /// Grouped by stage; null for none.
    void setDeals(const std::shared_ptr<const ShownDeals> &deals);
    void setDealShown(const QUuid &id);
    void setToday(QDate today);
    /// The one that is shown, of ShownDeals::pipelines; nothing without deals.
    std::optional<std::size_t> pipeline() const;
    std::vector<QUuid> selectedDeals() const; ///< the current card, if any
    void focusBoard();

Q_SIGNALS:
    void dealChosen(const QUuid &id);
    void tabWanted(const QUuid &id);
    void pipelineChanged(); ///< by the reader

private:
    void fillPipelines();
    void showPipeline();
    void showColumn(int section);
    void sayOthers(int stages, int deals);
    BoardColumn *addColumn();
    void step(const BoardColumn *from, int by);

    QLocale m_locale;
    QDate m_today = QDate::currentDate();
    QUuid m_shown;
    std::shared_ptr<const ShownDeals> m_deals;
    std::optional<QString> m_pipeline; ///< chosen by the reader; see pipelineKey()
    QComboBox *m_pipelines;
    QScrollArea *m_area;
    QHBoxLayout *m_row;
    QLabel *m_others;                     ///< what is said of stages that have no column
    std::vector<BoardColumn *> m_columns; ///< the first ones are in use, the others hidden
    std::size_t m_used = 0;
};

} // namespace sidelight
