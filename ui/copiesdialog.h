// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/domain/storestatus.h"

#include <QDialog>
#include <QLocale>

class QComboBox;
class QLabel;
class QPushButton;

namespace sidelight {

/// The copies on this computer: where they lie and how large they are, how much of the past to keep,
/// whether they are whole, and a way to remove them all. Nothing is removed that was not said before.
class CopiesDialog : public QDialog
{
    Q_OBJECT

public:
    /// `account` names it in the question before all is removed.
    CopiesDialog(QString account, QLocale locale, QWidget *parent = nullptr);

    void setStatus(const StoreStatus &status);
    void setSize(const Result<StoreSize> &size);
    /// How many days of the past are kept; 0 is all of it.
    void setRetention(int days);
    void setEstimate(const Result<PruneEstimate> &estimate); ///< answers estimateWanted()
    void setReport(const Result<VerifyReport> &report);      ///< answers verifyWanted()

Q_SIGNALS:
    void estimateWanted(int days);
    /// To be kept from now on, and what is older to be removed; 0 keeps all.
    void retentionChosen(int days);
    void verifyWanted();
    void wipeWanted(); ///< the reader has confirmed it

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *keepRow();
    QLayout *checkRow();
    void estimate();
    void confirmWipe();
    int days() const;
    void applyLooks();

    QString m_account;
    QLocale m_locale;
    StoreStatus m_status;
    int m_retention = 0;
    int m_estimates = 0; ///< asked for and not answered yet
    qint64 m_deals = 0;
    QLabel *m_captions[3] = {};
    QLabel *m_file;
    QLabel *m_size;
    QLabel *m_notEncrypted;
    QComboBox *m_keep;
    QPushButton *m_apply;
    QLabel *m_preview;
    QPushButton *m_check;
    QLabel *m_report;
    QPushButton *m_wipe;
};

} // namespace sidelight
