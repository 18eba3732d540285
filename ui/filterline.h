// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealquery.h"

#include <QLineEdit>
#include <QStringList>
#include <QWidget>

class QKeyEvent;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace sidelight {

/// What the list is filtered by, as words: typed, or put there by a menu of what is asked for most. Says
/// below what is to be known of it.
class FilterLine : public QWidget
{
    Q_OBJECT

public:
    explicit FilterLine(QWidget *parent = nullptr);

    void setText(const QString &text); ///< without filterChanged()
    QString text() const;
    void clear();
    void setNotes(const std::vector<QueryNote> &notes);
    void setCurrencies(const QStringList &currencies); ///< that the menu offers
    void type(const QString &typed);                   ///< as if the keyboard had been here
    void focusText();                                  ///< with all of it selected
    void openHelp();

Q_SIGNALS:
    void filterChanged(const QString &text);
    void left(); ///< the reader goes on to the list, by Down, Return or Escape

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addButtons();
    void fillMenu();
    void addChoice(const QString &title, const QString &word,
                   const std::vector<std::pair<QString, QString>> &values);
    void addToggle(const QString &title, const QString &word);
    bool takeKey(int key);
    void applyLooks();

    QStringList m_currencies;
    QLineEdit *m_edit;
    QAction *m_clear;
    QPushButton *m_narrow;
    QToolButton *m_help;
    QMenu *m_menu;
    QLabel *m_notes;
};

/// The key writes a letter, a digit or a sign.
bool isTyping(const QKeyEvent &event);

} // namespace sidelight
