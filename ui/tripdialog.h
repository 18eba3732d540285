// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/domain/tripreport.h"
#include "app/domain/usage.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace sidelight {

class LineList;

/// Whether the pinned deals can be read without a connection, what each lacks, and what it costs to get
/// that.
class TripDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TripDialog(QLocale locale, QWidget *parent = nullptr);

    void setUsage(const Usage &usage); ///< for the cost, before setReport()
    void setReport(const Result<TripReport> &report);

Q_SIGNALS:
    void fillWanted(const QList<QUuid> &deals, const QList<QUuid> &people);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showReport();
    void fill();
    void applyLooks();

    QLocale m_locale;
    Usage m_usage;
    TripReport m_report;
    QLabel *m_summary;
    LineList *m_deals;
    QLabel *m_note;
    QLabel *m_cost;
    QPushButton *m_fill;
};

} // namespace sidelight
