// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"

#include <QDialog>
#include <QLocale>

class QLabel;
class QPushButton;

namespace sidelight {

class LineList;

/// What a task has got, and each record that it has not, with why.
class TaskDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TaskDialog(QLocale locale, QWidget *parent = nullptr);

    void setTask(const DealTask &task);

private:
    QLocale m_locale;
    QLabel *m_title;
    QLabel *m_report;
    LineList *m_failures;
    QLabel *m_more;
};

} // namespace sidelight
