// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/settings/preset.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace sidelight {

/// The way to the service: which proxy, and a further certificate authority. There is nothing here that
/// turns a check off.
class NetworkPage : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(QWidget *parent = nullptr);
    ~NetworkPage() override;

    /// What counts now, see networkChoice(), and what of it the administrator has set.
    void setNetwork(const NetworkChoice &choice, const Preset &preset);
    /// BadAuthority, from the client that has read the file.
    void setAuthorityProblem(const Error &error);

Q_SIGNALS:
    /// As soon as what is chosen makes sense and is something else than before.
    void networkChosen(const sidelight::NetworkChoice &choice);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *proxyPart();
    QLayout *manualRow();
    QLayout *authorityPart();
    void chooseFile();
    void offerProxy();
    void offerAuthority();
    void offer(const NetworkChoice &choice);
    void enableParts();
    void showNotes();
    void applyLooks();

    NetworkChoice m_choice;
    Preset m_preset;
    QLabel *m_headings[2] = {};
    QRadioButton *m_system;
    QRadioButton *m_none;
    QRadioButton *m_manual;
    QComboBox *m_kind;
    QLineEdit *m_proxy;
    QLabel *m_proxyProblem;
    QLabel *m_proxyNote;
    QLabel *m_authorityHelp;
    QLineEdit *m_authority;
    QPushButton *m_browse;
    QLabel *m_authorityProblem;
    QLabel *m_authorityNote;
    QLabel *m_presetProblems;
};

} // namespace sidelight
