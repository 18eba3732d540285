// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/account.h"
#include "app/domain/result.h"
#include "app/domain/tenant.h"

#include <QLocale>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace sidelight {

/// An account to be set up or changed: key, address, name and colour, and a test of the connection. The
/// key stays in its field until it is submitted, and is never shown.
class AccountForm : public QWidget
{
    Q_OBJECT

public:
    explicit AccountForm(QLocale locale, QWidget *parent = nullptr);

    /// One with an id has a key already: its field may stay empty.
    void setAccount(const Account &account);
    void setKeyMissing(); ///< of an account that has an id, but no key
    void setColorsShown(bool areShown);
    /// Answers testWanted().
    void setReport(const Result<Tenant> &report);
    /// Submits, or says what is wrong and goes there.
    void submit();

Q_SIGNALS:
    /// An empty key: the one that is kept already.
    void submitted(const sidelight::Account &account, const QByteArray &key);
    void testWanted(const sidelight::Account &account, const QByteArray &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Filled {
        Account account;
        QByteArray key;
    };

    void addRows();
    QWidget *colorRow();
    QWidget *testRow();
    std::optional<Filled> filled();
    void hint();
    void forgetReport();
    void test();
    QLineEdit *fieldWithKey() const;
    void refuse(const QString &words, QLineEdit *field);
    void applyLooks();

    QLocale m_locale;
    Account m_account;
    QUrl m_tested; ///< the address that testWanted() was last about
    QFormLayout *m_rows;
    QLineEdit *m_key;
    QLineEdit *m_address;
    QLineEdit *m_name;
    QWidget *m_colorRow = nullptr;
    QButtonGroup *m_colors;
    QLabel *m_hint;
    QLabel *m_problem;
    QPushButton *m_test;
    QLabel *m_reportTitle;
    QLabel *m_report;
    bool m_isAsking = false; ///< testWanted() is not answered yet
    int m_verdict = 0;       ///< a ConnectionText::Verdict, for the colour
};

/// A disc in an account's colour.
QIcon accountIcon(const Account &account, const QPalette &palette);

} // namespace sidelight
