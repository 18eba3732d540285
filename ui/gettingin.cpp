// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gettingin.h"

#include "app/domain/dealreference.h"
#include "app/library/dealtasks.h"
#include "app/library/library.h"
#include "app/text/tasktext.h"
#include "ui/costquestion.h"
#include "ui/dropwatch.h"
#include "ui/finddialog.h"
#include "ui/importdialog.h"
#include "ui/taskdialog.h"
#include "ui/taskstrip.h"
#include "ui/tripdialog.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>

namespace sidelight {

namespace {

using Keys = QList<QKeySequence>;

constexpr std::chrono::hours freshForATrip{24};

} // namespace

GettingIn::GettingIn(Library &library, DealTasks &tasks, QLocale locale, QWidget &window)
    : m_library(library)
    , m_tasks(tasks)
    , m_locale(std::move(locale))
    , m_window(window)
    , m_strip(*new TaskStrip(m_locale, &window))
    , m_trip(library)
{
    addAction(QStringLiteral("importDeals"), tr("Get &deals in …"), {QKeySequence(Qt::CTRL | Qt::Key_I)},
              &GettingIn::chooseImport);
    addAction(QStringLiteral("pasteDeals"), tr("Past&e deals …"),
              {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)}, &GettingIn::paste);
    m_find = addAction(QStringLiteral("findDeals"), tr("Find m&y deals …"), {}, &GettingIn::find);
    m_find->setVisible(false);
    addAction(QStringLiteral("refreshAll"), tr("Refresh al&l deals …"),
              {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)}, &GettingIn::allWanted);
    addAction(QStringLiteral("tripCheck"), tr("&Get ready for a trip …"), {}, &GettingIn::checkTrip);
    auto *watch = new DropWatch(&window);
    connect(watch, &DropWatch::textDropped, this, &GettingIn::takeDropped);
    connect(watch, &DropWatch::fileDropped, this, &GettingIn::importFile);
    connect(&tasks, &DealTasks::changed, this, &GettingIn::takeChanged);
    connect(&tasks, &DealTasks::removed, this, &GettingIn::takeRemoved);
    connect(&tasks, &DealTasks::keepingFailed, this, [this] { m_strip.setUnkept(); });
    connectStrip();
    showTasks();
}

GettingIn::~GettingIn() = default;

QAction *GettingIn::addAction(const QString &objectName, const QString &text, const Keys &keys,
                              void (GettingIn::*act)())
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, act);
    m_actions << action;
    return action;
}

void GettingIn::connectStrip()
{
    connect(&m_strip, &TaskStrip::pauseWanted, &m_tasks, &DealTasks::pause);
    connect(&m_strip, &TaskStrip::resumeWanted, &m_tasks, &DealTasks::resume);
    connect(&m_strip, &TaskStrip::cancelWanted, &m_tasks, &DealTasks::cancel);
    connect(&m_strip, &TaskStrip::removeWanted, &m_tasks, &DealTasks::remove);
    connect(&m_strip, &TaskStrip::detailsWanted, this, &GettingIn::showDetails);
}

void GettingIn::setAccount(bool isThere)
{
    m_hasAccount = isThere;
    for (QAction *action : m_actions)
        action->setEnabled(isThere);
    for (QDialog *dialog : QList<QDialog *>{m_import, m_findDialog, m_tripDialog, m_question}) {
        if (dialog)
            dialog->reject();
    }
}

void GettingIn::setFindOffered(bool isOffered)
{
    m_find->setVisible(isOffered);
}

// --- Getting deals in -----------------------------------------------------------------------------

ImportDialog *GettingIn::openImport()
{
    if (!m_import) {
        m_import = new ImportDialog(m_locale, &m_window);
        m_import->setUsage(m_library.usage());
        connect(m_import, &ImportDialog::importWanted, this,
                [this](const QString &source, const QList<QUuid> &ids) {
                    m_tasks.add(DealTask::Kind::Import, source, ids);
                });
        m_import->open();
    }
    return m_import;
}

void GettingIn::chooseImport()
{
    openImport();
}

void GettingIn::importText(const QString &text)
{
    if (m_hasAccount)
        openImport()->setText(text);
}

void GettingIn::importFile(const QString &path)
{
    if (m_hasAccount)
        openImport()->setFile(path);
}

void GettingIn::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const Dropped pasted = data ? droppedIn(*data) : Dropped();
    if (pasted.file.isEmpty())
        importText(pasted.text);
    else
        importFile(pasted.file);
}

void GettingIn::takeDropped(const QString &text)
{
    if (const auto id = parseDealReference(text))
        Q_EMIT dealWanted(*id);
    else
        importText(text);
}

void GettingIn::find()
{
    if (m_findDialog)
        return;
    m_findDialog = new FindDialog(m_locale, &m_window);
    m_findDialog->setUsage(m_library.usage());
    connect(m_findDialog, &FindDialog::listWanted, &m_library, &Library::findDeals);
    connect(m_findDialog, &QDialog::rejected, &m_library, &Library::cancelFinding);
    connect(&m_library, &Library::findingProgressed, m_findDialog, &FindDialog::setListed);
    connect(&m_library, &Library::dealsFound, m_findDialog, &FindDialog::setFound);
    connect(m_findDialog, &FindDialog::importWanted, this,
            [this](const QList<QUuid> &ids) { m_tasks.add(DealTask::Kind::Find, {}, ids); });
    m_findDialog->open();
}

void GettingIn::checkTrip()
{
    if (m_tripDialog)
        return;
    m_tripDialog = new TripDialog(m_locale, &m_window);
    m_tripDialog->setUsage(m_library.usage());
    connect(&m_trip, &TripCheck::finished, m_tripDialog, &TripDialog::setReport);
    connect(m_tripDialog, &TripDialog::fillWanted, this, &GettingIn::fill);
    m_tripDialog->open();
    m_trip.start(freshForATrip);
}

void GettingIn::fill(const QList<QUuid> &deals, const QList<QUuid> &people)
{
    if (!deals.isEmpty())
        m_tasks.add(DealTask::Kind::Refresh, {}, deals);
    if (!people.isEmpty())
        m_tasks.add(DealTask::Kind::Names, {}, people);
}

void GettingIn::refreshDeals(const QList<QUuid> &ids, const QString &source)
{
    const int count = int(ids.size());
    if (count == 0 || !m_hasAccount || m_question)
        return;
    const QString cost = costText(costOf(count, m_library.usage()), m_locale);
    m_question =
        openCostQuestion(&m_window, tr("Refresh %1 deals?", nullptr, count).arg(m_locale.toString(count)),
                         cost, tr("&Refresh"));
    connect(m_question, &QDialog::accepted, this,
            [this, ids, source] { m_tasks.add(DealTask::Kind::Refresh, source, ids); });
}

// --- How it stands --------------------------------------------------------------------------------

void GettingIn::showTasks()
{
    m_strip.setTasks(m_tasks.tasks());
}

void GettingIn::takeChanged(const DealTask &task)
{
    showTasks();
    if (m_details && task.id == m_detailsOf)
        m_details->setTask(task);
}

void GettingIn::takeRemoved(const QUuid &id)
{
    showTasks();
    if (m_details && id == m_detailsOf)
        m_details->close();
}

void GettingIn::showDetails(const QUuid &id)
{
    const auto task = m_tasks.task(id);
    if (!task || m_details)
        return;
    m_detailsOf = id;
    m_details = new TaskDialog(m_locale, &m_window);
    m_details->setTask(*task);
    m_details->open();
}

} // namespace sidelight
