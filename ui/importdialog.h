// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealreferences.h"
#include "app/domain/result.h"
#include "app/domain/usage.h"

#include <QDialog>
#include <QFuture>
#include <QLocale>

class QLabel;
class QMimeData;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace sidelight {

class LineList;

/// Many IDs and links, pasted or from a file: says what was understood of them, each line that was not,
/// and what it costs, before anything is asked of the service.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(QLocale locale, QWidget *parent = nullptr);

    void setUsage(const Usage &usage); ///< for the cost
    void setText(const QString &text);
    void setFile(const QString &path);

Q_SIGNALS:
    /// `source` is the file's name; empty for what was pasted.
    void importWanted(const QString &source, const QList<QUuid> &ids);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *pasteField();
    QWidget *heldPage();
    QLayout *buttonRow();
    bool takeDropped(const QMimeData &mimeData);
    void hold(const QString &name);
    void returnToField();
    void readField();
    void await(const QFuture<Result<DealReferences>> &reading);
    void take(const Result<DealReferences> &references);
    void showCost();
    void chooseFile();
    void start();
    void applyLooks();

    QLocale m_locale;
    Usage m_usage;
    QString m_file; ///< its name, while it is what is read
    DealReferences m_references;
    int m_generation = 0; ///< grows with each reading: what comes of an older one is dropped
    bool m_isProblem = false;
    QLabel *m_intro;
    QStackedWidget *m_source;
    QPlainTextEdit *m_field = nullptr;
    QLabel *m_held = nullptr; ///< names what is too large for the field, or in a file
    QLabel *m_summary;
    LineList *m_problems;
    QLabel *m_cost;
    QPushButton *m_get;
};

} // namespace sidelight
