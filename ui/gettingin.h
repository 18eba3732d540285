// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"
#include "app/library/tripcheck.h"

#include <QList>
#include <QLocale>
#include <QObject>
#include <QPointer>
#include <QUuid>

class QAction;
class QKeySequence;
class QMessageBox;
class QWidget;

namespace sidelight {

class DealTasks;
class FindDialog;
class ImportDialog;
class Library;
class TaskDialog;
class TaskStrip;
class TripDialog;

/// The window's side of getting many deals in: its actions and dialogs, what is dropped on the window, and
/// the strip that shows how the work stands. What costs requests says so before it starts.
class GettingIn : public QObject
{
    Q_OBJECT

public:
    /// All are borrowed and must outlive it; strip and dialogs are the window's children.
    GettingIn(Library &library, DealTasks &tasks, QLocale locale, QWidget &window);
    ~GettingIn() override;

    TaskStrip &strip() const { return m_strip; } ///< to be put into a layout of the window
    /// For a menu and the window; owned by this.
    const QList<QAction *> &actions() const { return m_actions; }
    /// Another account is in use, or none, so that nothing can be got: what is open about the former one
    /// closes. To begin with, there is one.
    void setAccount(bool isThere);
    void setFindOffered(bool isOffered); ///< not, to begin with (decision 20)

    void importText(const QString &text);
    void importFile(const QString &path);
    /// `source` says in words which they are, for the strip; empty for all.
    void refreshDeals(const QList<QUuid> &ids, const QString &source);

Q_SIGNALS:
    void allWanted(); ///< every cached deal is to be refreshed: refreshDeals() with their IDs
    void dealWanted(const QUuid &id); ///< one was dropped, to be opened

private:
    QAction *addAction(const QString &objectName, const QString &text, const QList<QKeySequence> &keys,
                       void (GettingIn::*act)());
    void connectStrip();
    ImportDialog *openImport();
    void chooseImport();
    void paste();
    void takeDropped(const QString &text);
    void find();
    void checkTrip();
    void fill(const QList<QUuid> &deals, const QList<QUuid> &people);
    void showTasks();
    void showDetails(const QUuid &id);
    void takeChanged(const DealTask &task);
    void takeRemoved(const QUuid &id);

    Library &m_library;
    DealTasks &m_tasks;
    QLocale m_locale;
    QWidget &m_window;
    TaskStrip &m_strip;
    QList<QAction *> m_actions;
    TripCheck m_trip;
    QAction *m_find = nullptr;
    QPointer<ImportDialog> m_import;
    QPointer<FindDialog> m_findDialog;
    QPointer<TripDialog> m_tripDialog;
    QPointer<QMessageBox> m_question;
    QPointer<TaskDialog> m_details;
    QUuid m_detailsOf;
    bool m_hasAccount = true;
};

} // namespace sidelight
