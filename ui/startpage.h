// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/endpoint.h"

#include <QWidget>

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;

namespace sidelight {

/// First start: a key, or a look around with sample deals.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    /// The address in use, so that a refused key can be replaced without typing it again.
    void setOrigin(const QUrl &origin);

    QSize minimumSizeHint() const override; ///< with one card above the other

Q_SIGNALS:
    void endpointChosen(const sidelight::Endpoint &endpoint);
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
    void accept();
    void hint();
    void applyLooks();
    void fitCards();

    QLabel *m_title;
    QLabel *m_subtitle;
    QBoxLayout *m_cards = nullptr;
    QList<QFrame *> m_frames;
    QList<QLabel *> m_headings;
    QList<QLabel *> m_explanations;
    QLineEdit *m_key;
    QLineEdit *m_address;
    QLabel *m_hint;
    QLabel *m_problem;
};

} // namespace sidelight
