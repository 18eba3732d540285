// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/person.h"

#include <QLocale>
#include <QUrl>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QScrollArea;

namespace sidelight {

class ElidedLabel;
class FieldView;
class NoticeBar;

/// One contact: who it is, ways to reach it, and all else that is known. Mail and phone programs are
/// started by nobody but the reader.
class ContactPane : public QWidget
{
    Q_OBJECT

public:
    /// What the deal says of the contact.
    struct Place {
        QString title; ///< shown while no name is known
        QString role;  ///< empty when there is none
    };

    explicit ContactPane(QLocale locale, QWidget *parent = nullptr);

    void clear(); ///< nobody is chosen
    /// `people` has the names of organizations. The person's error is said here, so it is to be one of this
    /// person and not of all of them.
    void setPerson(const Place &place, const Person &person, const People &people, const QDateTime &now);
    /// Adds "Write" and "Call" to the menu, for what the links lead to; empty ones add nothing.
    void addLinkActions(QMenu &menu, const QUrl &write, const QUrl &call);

    /// As high for everybody and for nobody: who is shown first does not say how a splitter divides itself.
    QSize sizeHint() const override;

Q_SIGNALS:
    void linkWanted(const QUrl &link); ///< `mailto:` or `tel:`, by a click or key
    void askAgainWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *card();
    QWidget *buttons(QWidget *parent);
    void applyLooks();
    void updateButtons();
    void openMenu(const QPoint &position);
    QUrl link(QStringView scheme) const;
    void copyChosen();

    QLocale m_locale;
    QUuid m_id; ///< null: nobody
    QLabel *m_empty;
    QScrollArea *m_card;
    ElidedLabel *m_name;
    ElidedLabel *m_kind;
    NoticeBar *m_deleted;
    QPushButton *m_write;
    QPushButton *m_call;
    QPushButton *m_copy;
    ElidedLabel *m_freshness;
    NoticeBar *m_problem;
    FieldView *m_fields;
};

} // namespace sidelight
