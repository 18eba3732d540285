// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QLocale>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace sidelight {

/// The exact answer, with its time, as it came or indented, to search and to copy.
class RawPage : public QWidget
{
    Q_OBJECT

public:
    explicit RawPage(QLocale locale, QWidget *parent = nullptr);

    /// `canIndent` is false for an answer that is no JSON.
    void setAnswer(const QByteArray &body, const QDateTime &receivedAt, bool canIndent);
    void startFinding();
    /// No focus proxy does it: Qt would lead Tab past the controls before the text.
    void focusText();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyLooks();
    void fill();
    void find(bool backward);
    void sayFound(bool isFound);

    QLocale m_locale;
    QByteArray m_body;
    bool m_canIndent = false;
    bool m_isFilled = false;
    QLabel *m_facts;
    QLabel *m_cut;
    QLabel *m_findState;
    QCheckBox *m_indent;
    QLineEdit *m_find;
    QPlainTextEdit *m_text;
};

} // namespace sidelight
