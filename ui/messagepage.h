// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"
#include "ui/symbols.h"

#include <QLocale>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace sidelight {

/// Stands where a deal would: asking, or why there is none, in words of its own with one obvious
/// action.
class MessagePage : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePage(QLocale locale, QWidget *parent = nullptr);

    /// A state without a deal.
    void setState(const DealState &state);
    /// What was typed leads nowhere.
    void setError(const Error &error);
    /// An invitation to open a deal.
    void setReady();
    void focusAction(); ///< where there is one

Q_SIGNALS:
    void actionWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void say(Symbol symbol, const QString &title, const QString &explanation, const QString &action = {});
    void setDetails(const QString &details);
    void applyLooks();

    QLocale m_locale;
    Symbol m_symbol = Symbol::Search;
    QWidget *m_column;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_explanation;
    QProgressBar *m_progress;
    QPushButton *m_action;
    QLabel *m_details;
};

} // namespace sidelight
