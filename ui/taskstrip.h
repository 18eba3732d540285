// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealtask.h"

#include <QFrame>
#include <QLocale>

#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;

namespace sidelight {

/// How the long work stands, in a calm strip: of several tasks the one that runs, else one that the reader
/// can do something about, else the last report. Hidden while there is none.
class TaskStrip : public QFrame
{
    Q_OBJECT

public:
    explicit TaskStrip(QLocale locale, QWidget *parent = nullptr);

    void setTasks(const std::vector<DealTask> &tasks); ///< in the order they were added
    void setUnkept(); ///< until the strip is hidden: what is shown ends with the run

Q_SIGNALS:
    void pauseWanted(const QUuid &task);
    void resumeWanted(const QUuid &task);
    void cancelWanted(const QUuid &task);
    void removeWanted(const QUuid &task);
    void detailsWanted(const QUuid &task);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QToolButton *button(const QString &objectName, void (TaskStrip::*act)());
    void showTask();
    void showButtons();
    QString words() const;
    bool isStopped() const;
    void goOnOrPause();
    void end();
    void showDetails();
    void applyLooks();

    QLocale m_locale;
    std::optional<DealTask> m_task; ///< the one that is shown
    int m_others = 0;               ///< that are not over
    bool m_isUnkept = false;
    QLabel *m_label;
    QLabel *m_waiting;
    QProgressBar *m_progress;
    QToolButton *m_goOn;
    QToolButton *m_details;
    QToolButton *m_end;
};

} // namespace sidelight
