// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;

namespace sidelight {

class AccountForm;

/// First start: a key, or a look around with sample deals.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(const QLocale &locale, QWidget *parent = nullptr);

    /// What the form begins with: the address of a refused key need not be typed again.
    void setAccount(const Account &account);
    void setReport(const Result<Tenant> &report); ///< answers testWanted()

    QSize minimumSizeHint() const override; ///< with one card above the other

Q_SIGNALS:
    void submitted(const sidelight::Account &account, const QByteArray &key);
    void testWanted(const sidelight::Account &account, const QByteArray &key);
    void samplesChosen();

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int cardWidth() const;
    int besideWidth() const; ///< room for both cards beside each other
    void arrangeCards();
    QWidget *keyCard();
    QWidget *sampleCard();
    void applyLooks();
    void fitCards();

    QLabel *m_title;
    QLabel *m_subtitle;
    QBoxLayout *m_cards = nullptr;
    QList<QFrame *> m_frames;
    QList<QLabel *> m_headings;
    QList<QLabel *> m_explanations;
    AccountForm *m_form;
};

} // namespace sidelight
