// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/founddeal.h"
#include "app/domain/result.h"

#include <QLineEdit>
#include <QLocale>
#include <QModelIndex>
#include <QPointer>

#include <optional>
#include <vector>

class QAction;
class QMenu;

namespace sidelight {

class BoxModel;
class BoxPopup;
struct BoxCommand;

/// The one box: a deal's ID or link and Return (C17), words to search for, or a command of the window.
/// What it offers is listed below it while somebody types; it asks for deals by signals.
class OpenBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit OpenBox(QLocale locale, QWidget *parent = nullptr);

    /// Its actions and those of its submenus are the commands, as they are when somebody types. Borrowed.
    void setCommands(const QMenu &menu);
    /// Answers searchWanted(); what was found for another text than the typed one is passed over.
    void setFound(const QString &text, const Result<std::vector<FoundDeal>> &deals);
    void setIndexing(bool isIndexing); ///< more may be found
    void searchAgain();                ///< the same words may find more
    /// Answers listsWanted(); groups other than Pinned and Recent are passed over.
    void setList(const DealList &list);
    void reset(); ///< another account: nothing of the former one stays

Q_SIGNALS:
    void dealChosen(const QUuid &id);
    void dealForTabChosen(const QUuid &id); ///< with Ctrl: beside what is on screen
    /// BadReference: what was typed stays, to be mended.
    void refused(const sidelight::Error &error);
    void searchWanted(const QString &text);
    void listsWanted();                   ///< pinned and recent deals
    void listWanted(const QString &text); ///< all that is found for it
    void manyPasted(const QString &text); ///< it names several deals

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    bool moveChoice(int key); ///< false: not a key for that
    void accept(Qt::KeyboardModifiers modifiers);
    void acceptText(Qt::KeyboardModifiers modifiers);
    void take(const QModelIndex &index, Qt::KeyboardModifiers modifiers);
    void choose(const QUuid &id, Qt::KeyboardModifiers modifiers);
    void takeEdit();
    void takePaste();
    void openList();
    void closeList();
    bool isListOpen() const;
    void finish();
    void addCommands(const QMenu &menu, const QString &path, std::vector<BoxCommand> &commands);

    BoxModel *m_model;
    BoxPopup *m_popup = nullptr; ///< built when it is first opened
    QPointer<const QMenu> m_menu;
    QList<QPointer<QAction>> m_actions;             ///< of the commands, in the order of the model
    std::optional<Qt::KeyboardModifiers> m_awaited; ///< of Return, pressed before the search has answered
};

} // namespace sidelight
