// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/usage.h"

#include <QLocale>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace sidelight {

/// What the plan allows, what this program used of it, whether pinned deals are refreshed while nobody
/// looks, and whether deals are looked for. A page of the settings.
class UsagePage : public QWidget
{
    Q_OBJECT

public:
    explicit UsagePage(QLocale locale, QWidget *parent = nullptr);

    /// `plan` as the tenant call gave it, an open string; empty when it is not known.
    void setUsage(const Usage &usage, const QString &plan);
    void setBackgroundRefresh(bool isOn);
    void setFinding(bool isOn);

Q_SIGNALS:
    void backgroundRefreshChosen(bool isOn); ///< by the reader
    void findingChosen(bool isOn);           ///< the same

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr int rowCount = 4;

    void applyLooks();

    QLocale m_locale;
    QLabel *m_captions[rowCount] = {};
    QLabel *m_values[rowCount] = {};
    QLabel *m_scope;
    QCheckBox *m_refresh;
    QLabel *m_cost;
    QCheckBox *m_find;
    QLabel *m_findNote;
};

} // namespace sidelight
