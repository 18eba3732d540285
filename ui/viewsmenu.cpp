// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewsmenu.h"

#include <QInputDialog>

#include <algorithm>

namespace sidelight {

namespace {

// A menu reads & as the mark of a key.
QString shownName(QString name)
{
    return name.replace(u'&', QStringLiteral("&&"));
}

auto named(const QString &name)
{
    return [name](const SavedView &view) { return view.name == name; };
}

} // namespace

ViewsMenu::ViewsMenu(QWidget *parent)
    : QMenu(parent)
{
    setObjectName(QStringLiteral("viewsMenu"));
    connect(this, &QMenu::aboutToShow, this, &ViewsMenu::fill);
}

void ViewsMenu::setViews(std::vector<SavedView> views)
{
    m_views = std::move(views);
}

void ViewsMenu::setCurrent(const SavedView &view)
{
    m_current = view;
}

void ViewsMenu::fill()
{
    qDeleteAll(findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly)); // clear() leaves them
    clear();
    for (const SavedView &view : m_views) {
        QAction *action = addAction(shownName(view.name), this, [this, view] { Q_EMIT chosen(view); });
        action->setCheckable(true);
        action->setChecked(view.view == m_current.view && view.state.isBoard == m_current.state.isBoard);
    }
    if (m_views.empty())
        addAction(tr("No view is saved"))->setEnabled(false);
    addSeparator();
    addAction(tr("Save this view as …"), this, [this] {
        askForName(tr("Save this view"), m_current.view.filter,
                   [this](const QString &name) { save(name); });
    });
    QMenu *renames = addMenu(tr("Rename"));
    QMenu *removals = addMenu(tr("Delete"));
    for (const SavedView &view : m_views) {
        const QString name = view.name;
        renames->addAction(shownName(name) + QStringLiteral(" …"), this, [this, name] {
            askForName(tr("Rename the view"), name, [this, name](const QString &to) { rename(name, to); });
        });
        removals->addAction(shownName(name), this, [this, name] { remove(name); });
    }
    renames->setEnabled(!m_views.empty());
    removals->setEnabled(!m_views.empty());
}

void ViewsMenu::askForName(const QString &title, const QString &name,
                           std::function<void(const QString &)> then)
{
    auto *dialog = new QInputDialog(parentWidget());
    dialog->setObjectName(QStringLiteral("viewName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(name);
    connect(dialog, &QInputDialog::textValueSelected, this, [then = std::move(then)](const QString &text) {
        if (const QString wanted = text.simplified(); !wanted.isEmpty())
            then(wanted);
    });
    dialog->open();
}

void ViewsMenu::save(const QString &name)
{
    SavedView view = m_current;
    view.name = name;
    const auto known = std::find_if(m_views.begin(), m_views.end(), named(name));
    if (known == m_views.end())
        m_views.push_back(view);
    else
        *known = view;
    Q_EMIT viewsChanged(m_views);
}

void ViewsMenu::rename(const QString &from, const QString &to)
{
    if (from == to)
        return;
    std::erase_if(m_views, named(to));
    const auto known = std::find_if(m_views.begin(), m_views.end(), named(from));
    if (known == m_views.end())
        return;
    known->name = to;
    Q_EMIT viewsChanged(m_views);
}

void ViewsMenu::remove(const QString &name)
{
    std::erase_if(m_views, named(name));
    Q_EMIT viewsChanged(m_views);
}

} // namespace sidelight
