// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealpast.h"
#include "app/domain/person.h"
#include "app/domain/result.h"

#include <QLocale>
#include <QWidget>

class QLabel;
class QListView;
class QModelIndex;
class QSplitter;
class QTableView;

namespace sidelight {

class DifferenceModel;
class ElidedLabel;
class VersionModel;

/// A deal's own past as this computer saw it: its versions, and what any two of them differ in.
class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPage(QLocale locale, QWidget *parent = nullptr);

    /// All that is known of people, for their names in what changed; before setPast().
    void setPeople(const People &people);
    void setPerson(const Person &person);
    /// Nothing is shown until the past of another deal has come.
    void clear();
    void setPast(const Result<DealPast> &past, const QDateTime &now);
    int count() const; ///< of shown versions

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *versionList();
    QWidget *comparison();
    void select(int row);
    void compare();
    void compareTwo(const DealVersion &before, const DealVersion &after);
    void say(const QString &text);
    void showValue(const QModelIndex &index);
    void applyLooks();

    QLocale m_locale;
    VersionModel *m_versions;
    DifferenceModel *m_differences;
    ElidedLabel *m_slip;
    ElidedLabel *m_notWho;
    QSplitter *m_splitter;
    QListView *m_list;
    ElidedLabel *m_title;
    QTableView *m_table;
    QLabel *m_message; ///< why there is nothing to compare
};

} // namespace sidelight
