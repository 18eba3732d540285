// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/domain/usage.h"
#include "app/library/dealfinder.h"

#include <QDialog>
#include <QLocale>

class QLabel;
class QProgressBar;
class QPushButton;

namespace sidelight {

/// "Find my deals": says what it relies on (decision 20), reads the list when the reader wants it, and
/// then what getting the deals costs.
class FindDialog : public QDialog
{
    Q_OBJECT

public:
    explicit FindDialog(QLocale locale, QWidget *parent = nullptr);

    void setUsage(const Usage &usage); ///< for the cost
    void setListed(int listed);        ///< so far
    void setFound(const Result<FoundDeals> &found);

Q_SIGNALS:
    void listWanted(); ///< perhaps again; answered by setListed() and setFound()
    void importWanted(const QList<QUuid> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    void readList();
    void get();
    void take();
    void applyLooks();

    QLocale m_locale;
    Usage m_usage;
    QList<QUuid> m_unknown; ///< what would be got
    QLabel *m_intro;
    QLabel *m_warning;
    QLabel *m_state;
    QProgressBar *m_progress;
    QLabel *m_cost;
    QPushButton *m_go; ///< reads the list, and then gets what was found
};

} // namespace sidelight
