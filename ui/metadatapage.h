// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

class QLabel;
class QTreeView;

namespace sidelight {

class JsonModel;

/// The deal's free-form metadata as a tree (C13). May hold private data: shown, never logged.
class MetadataPage : public QWidget
{
    Q_OBJECT

public:
    explicit MetadataPage(QLocale locale, QWidget *parent = nullptr);

    void setDeal(const std::shared_ptr<const Deal> &deal);

private:
    void openMenu(const QPoint &position);

    JsonModel *m_model;
    QTreeView *m_view;
    QLabel *m_empty;
};

} // namespace sidelight
