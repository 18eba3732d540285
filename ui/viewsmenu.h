// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/liststate.h"

#include <QMenu>

#include <functional>

namespace sidelight {

/// The views that the reader gave names: to choose one, to keep the present one, to rename and to delete.
/// It holds them as values; who keeps them listens to viewsChanged().
class ViewsMenu : public QMenu
{
    Q_OBJECT

public:
    explicit ViewsMenu(QWidget *parent = nullptr);

    void setViews(std::vector<SavedView> views);
    const std::vector<SavedView> &views() const { return m_views; }
    void setCurrent(const SavedView &view); ///< what is on screen; its name does not count

Q_SIGNALS:
    void chosen(const sidelight::SavedView &view);
    void viewsChanged(const std::vector<sidelight::SavedView> &views); ///< by the reader

private:
    void fill();
    void askForName(const QString &title, const QString &name, std::function<void(const QString &)> then);
    void save(const QString &name);
    void rename(const QString &from, const QString &to);
    void remove(const QString &name);

    std::vector<SavedView> m_views;
    SavedView m_current;
};

} // namespace sidelight
