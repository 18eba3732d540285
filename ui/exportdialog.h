// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/export/dealexport.h"

#include <QDialog>
#include <QLocale>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace sidelight {

struct ExportChoice {
    enum class Format { Csv, Json, Pdf };

    bool isList = false; ///< else the deal
    Format format = Format::Csv;
    CsvOptions csv;
    QString file;
};

/// What of, in which form, and to which file; then how far it is, and what became of it. For open().
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `deal` is its title, empty for none; `listed` the number of deals in the list, 0 for none, and
    /// `scope` says in words what they are, empty for all.
    ExportDialog(const QString &deal, qint64 listed, const QString &scope, QLocale locale,
                 QWidget *parent = nullptr);

    void setProgress(qint64 done, qint64 all);
    /// The end. A sentence or several, and whether it went wrong.
    void setReport(const QString &text, bool isProblem);

Q_SIGNALS:
    void exportWanted(const sidelight::ExportChoice &choice);
    void cancelWanted(); ///< of what exportWanted() began

public Q_SLOTS:
    void reject() override; ///< cancels what is under way, and closes otherwise

private:
    QFormLayout *choices(const QString &deal, qint64 listed, const QString &scope);
    void addCsvChoices(QFormLayout *form);
    void chooseFile();
    void begin(const QString &file);
    void updateChoices();
    ExportChoice choice() const;

    QLocale m_locale;
    bool m_isRunning = false;
    QRadioButton *m_deal;
    QRadioButton *m_list;
    QComboBox *m_format;
    QLabel *m_separatorLabel;
    QComboBox *m_separator;
    QCheckBox *m_byteOrderMark;
    QCheckBox *m_guard;
    QProgressBar *m_progress;
    QLabel *m_report;
    QPushButton *m_export;
    QPushButton *m_close;
};

} // namespace sidelight
