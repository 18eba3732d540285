// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QModelIndex>

class QListView;

namespace sidelight {

class BoxModel;

/// What the box offers, in a frame below it. It is a part of the window and no window of its own, and
/// never takes the keyboard: the box keeps it, and moves the choice.
class BoxPopup : public QFrame
{
    Q_OBJECT

public:
    /// The model is borrowed; the frame belongs to the window of the box.
    BoxPopup(BoxModel &model, QWidget &box);

    void open();
    void step(int rows); ///< to the next row that can be chosen, or as far as there is one
    void stepPage(int direction);
    QModelIndex choice() const;
    /// The choice was made by the reader, and is not the first row of what just came.
    bool isChosen() const { return m_isChosen; }
    void forgetChoice(); ///< to the first row

Q_SIGNALS:
    void clicked(const QModelIndex &index, Qt::KeyboardModifiers modifiers);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void place();
    int contentHeight() const;
    void applyLooks();
    void choose(int row);
    void keepChoice();
    void findChoice();
    void announce(const QModelIndex &index);

    BoxModel &m_model;
    QWidget &m_box;
    QListView *m_view;
    bool m_isChosen = false;

    struct Choice { ///< while the model is reset
        int kind = -1;
        QVariant id;
        QVariant command;
        bool operator==(const Choice &) const = default;
    };
    Choice choiceAt(const QModelIndex &index) const;
    Choice m_kept;
    int m_scroll = 0;
};

} // namespace sidelight
