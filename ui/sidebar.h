// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealfacts.h"
#include "app/domain/dealrow.h"
#include "app/domain/result.h"

#include <QLocale>
#include <QWidget>

#include <optional>
#include <vector>

class QFrame;
class QLabel;
class QListView;
class QListWidget;

namespace sidelight {

class DealListModel;
class ElidedLabel;

/// The cached deals: four groups and the pipelines with their counts, and the list of the chosen one. It
/// holds values; what it needs, it asks for by signals.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QLocale locale, QWidget *parent = nullptr);

    /// Groups may have gained or lost rows: asks for the list anew.
    void setCounts(const DealCounts &counts);
    /// Below the groups, in this order. A chosen one stays chosen while it is there.
    void setPipelines(const std::vector<PipelineCount> &pipelines);
    /// Answers listWanted(); a list of another group than the chosen one is passed over.
    void setList(const Result<DealList> &list);
    void setRow(const DealRow &row);
    void setShown(const QUuid &id); ///< the deal on screen; null for none
    void setToday(QDate today);
    /// Another account: nothing of the former one is shown while the lists of this one come.
    void reset();

    /// Tab leads here from that widget, and from here to where it led before.
    void follow(QWidget *before);
    QWidget *lastInOrder() const; ///< of those that Tab reaches

    /// The deal so many rows from the one on screen in the list that is shown, or from where that one
    /// stood before it left the list. Nothing beyond either end.
    std::optional<QUuid> neighbour(int rows) const;
    bool hasNeighbour(int rows) const { return neighbour(rows).has_value(); }

Q_SIGNALS:
    void listWanted(sidelight::DealGroup group, int count);
    void listChanged(); ///< what neighbour() says may differ
    void pipelineChosen(const QString &name);
    void chosen(const QUuid &id);
    void chosenForTab(const QUuid &id); ///< beside what is on screen
    void pinWanted(const QUuid &id, bool isPinned);
    void seenWanted(const QUuid &id);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override; ///< of the list's viewport

private:
    QWidget *groupList();
    QWidget *dealList();
    void chooseRow(int row);
    void setGroup(DealGroup group);
    void countRow(int row, int count);
    QFrame *rule(bool isUpright);
    void ask(int count);
    void takeRemoval(int first, int last);
    void openMenu(const QPoint &position);
    void showPlace();
    void say(const QString &text);
    QString emptyText() const;
    void applyLooks();

    QLocale m_locale;
    DealGroup m_group = DealGroup::All;
    DealCounts m_counts;
    std::vector<PipelineCount> m_pipelines;
    QUuid m_shown;
    int m_leftAt = -1;      ///< the row where the deal on screen stood when it left the list
    bool m_isAsked = false; ///< a list is on its way
    int m_nextCount = 0;    ///< to ask for when it has come; 0: nothing more
    DealListModel *m_model;
    std::vector<QFrame *> m_rules; ///< lines around the list
    QListWidget *m_groups;
    QListView *m_list;
    QLabel *m_empty;
    ElidedLabel *m_total;
};

} // namespace sidelight
