// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListView>

class QStringListModel;

namespace sidelight {

/// Sentences one below the other, to be read and copied: what did not work, each with why. Plain text.
class LineList : public QListView
{
    Q_OBJECT

public:
    LineList(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    void setLines(const QStringList &lines);
    QStringList lines() const;
    void copyAll() const;

private:
    void openMenu(const QPoint &position);

    QStringListModel *m_model;
};

} // namespace sidelight
