// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accountdialog.h"
#include "ui/accountspage.h"
#include "ui/settingsdialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

Account account(const QString &id, const QString &name, int color = 0)
{
    Account account;
    account.id = id;
    account.name = name;
    account.origin = QUrl(u"https://crm.example"_s);
    account.kind = KeyKind::Live;
    account.color = color;
    return account;
}

struct Shown {
    Shown()
    {
        page.setAccounts({account(u"a"_s, u"Sales"_s), account(u"b"_s, u"<b>Support</b>"_s, 3)}, u"a"_s);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
    }
    QPushButton *button(const char *name) const
    {
        return page.findChild<QPushButton *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        const auto *label = page.findChild<QLabel *>(QLatin1StringView(name));
        return label->isVisible() ? label->text() : QString();
    }

    AccountsPage page;
    QListWidget *list = page.findChild<QListWidget *>(u"accounts"_s);
};

} // namespace

class AccountsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsThem();
    void saysThatThereIsNone();
    void keepsTheSelectionWhenTheyChange();
    void usesAnotherByKey();
    void removesOnlyAfterAQuestion_data();
    void removesOnlyAfterAQuestion();
    void removesNothingOnCancel();
    void saysWhereTheKeyIs();
    void saysWhatOneLeftBehind();
    void offersNoChangeInARunThatKeepsNothing();
    void takesAKeyInItsOwnFieldOnly_data();
    void takesAKeyInItsOwnFieldOnly();
    void submitsAnAccountWithoutItsKey();
    void wantsTheKeyForAnotherAddress();
    void reportsTheTest();
    void saysWhenAKeyIsMissing();
    void staysOnTheScreenWithALongName();
    void staysAsWideAsTheListWithALongName();
    void hasNoMnemonicTwice();
    void dropsTheReportWhenSomethingElseIsTyped();
};

void AccountsPageTest::listsThem()
{
    const Shown shown;
    QCOMPARE(shown.list->count(), 2);
    QCOMPARE(shown.list->item(0)->text(), u"In use: Sales\ncrm.example · live"_s);
    QCOMPARE(shown.list->item(1)->text(), u"<b>Support</b>\ncrm.example · live"_s);
    QVERIFY(shown.list->item(0)->icon().pixmap(14).toImage()
            != shown.list->item(1)->icon().pixmap(14).toImage());
    QCOMPARE(shown.list->currentRow(), 0);
    QVERIFY(!shown.button("useAccount")->isEnabled());
    QVERIFY(shown.button("editAccount")->isEnabled());
}

void AccountsPageTest::saysThatThereIsNone()
{
    Shown shown;
    shown.page.setAccounts({}, {});
    QCOMPARE(shown.text("noAccounts"), u"There is no account yet."_s);
    QVERIFY(!shown.list->isVisible());
    QVERIFY(!shown.button("removeAccount")->isEnabled());
    QVERIFY(shown.button("addAccount")->isEnabled());
}

void AccountsPageTest::keepsTheSelectionWhenTheyChange()
{
    Shown shown;
    shown.list->setCurrentRow(1);
    shown.page.setAccounts({account(u"c"_s, u"New"_s), account(u"b"_s, u"Support"_s)}, u"c"_s);
    QCOMPARE(shown.list->currentRow(), 1);
    QVERIFY(shown.button("useAccount")->isEnabled());
}

void AccountsPageTest::usesAnotherByKey()
{
    Shown shown;
    QSignalSpy chosen(&shown.page, &AccountsPage::chosen);
    shown.list->setFocus();
    QTest::keyClick(shown.list, Qt::Key_Down);
    QTest::keyClick(shown.list, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), u"b"_s);
}

void AccountsPageTest::removesOnlyAfterAQuestion_data()
{
    QTest::addColumn<bool>("removesCopies");
    QTest::newRow("with its copies") << true;
    QTest::newRow("its copies stay") << false;
}

void AccountsPageTest::removesOnlyAfterAQuestion()
{
    QFETCH(bool, removesCopies);
    Shown shown;
    QSignalSpy removed(&shown.page, &AccountsPage::removalWanted);
    shown.list->setCurrentRow(1);
    shown.button("removeAccount")->click();
    auto *question = shown.page.findChild<QMessageBox *>();
    QVERIFY(question);
    QCOMPARE(question->text(), u"Remove <b>Support</b> (crm.example · live) and wipe its key?"_s);
    QCOMPARE(question->textFormat(), Qt::PlainText);
    QCOMPARE(removed.size(), 0);
    question->findChild<QCheckBox *>(u"removeCopies"_s)->setChecked(removesCopies);
    question->findChild<QPushButton *>(u"confirmRemoval"_s)->click();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), u"b"_s);
    QCOMPARE(removed[0][1].toBool(), removesCopies);
}

void AccountsPageTest::removesNothingOnCancel()
{
    Shown shown;
    QSignalSpy removed(&shown.page, &AccountsPage::removalWanted);
    shown.button("removeAccount")->click();
    auto *question = shown.page.findChild<QMessageBox *>();
    QVERIFY(!question->findChild<QCheckBox *>(u"removeCopies"_s)->isChecked());
    QTest::keyClick(question, Qt::Key_Return); // what Return means by itself is no harm
    QTRY_VERIFY(!shown.page.findChild<QMessageBox *>());
    QCOMPARE(removed.size(), 0);
}

void AccountsPageTest::saysWhereTheKeyIs()
{
    Shown shown;
    QSignalSpy wanted(&shown.page, &AccountsPage::keychainWanted);
    QCOMPARE(shown.text("keyNotice"), QString());
    shown.page.setKeyState({KeyState::Place::RunOnly, Error{Error::Kind::NoKeychain, {}}});
    QVERIFY(shown.text("keyNotice").startsWith(u"There is no keychain here."));
    shown.button("tryKeychain")->click();
    QCOMPARE(wanted.size(), 1);
    QSignalSpy edit(&shown.page, &AccountsPage::editWanted);
    shown.page.setKeyState({KeyState::Place::None, Error{Error::Kind::NoKeychain, {}}});
    QCOMPARE(shown.button("tryKeychain")->text(), u"Set a key"_s);
    shown.button("tryKeychain")->click();
    QCOMPARE(edit.size(), 1);
    QCOMPARE(edit[0][0].toString(), u"a"_s);
    QCOMPARE(wanted.size(), 1);
    shown.page.setKeyState({KeyState::Place::Keychain, std::nullopt});
    QCOMPARE(shown.text("keyNotice"), QString());
    QVERIFY(!shown.button("tryKeychain")->isVisible());
}

void AccountsPageTest::saysWhatOneLeftBehind()
{
    Shown shown;
    shown.page.sayLeft(u"<b>Its</b> key is left."_s);
    shown.page.setKeyState({KeyState::Place::Keychain, std::nullopt}); // of the next one
    QCOMPARE(shown.text("leftNotice"), u"<b>Its</b> key is left."_s);
}

void AccountsPageTest::offersNoChangeInARunThatKeepsNothing()
{
    Shown shown;
    shown.page.setUnchangeable();
    for (const char *name : {"addAccount", "editAccount", "removeAccount"})
        QVERIFY(!shown.button(name)->isVisible());
    QVERIFY(shown.button("useAccount")->isVisible());
    QVERIFY2(shown.text("keeping").startsWith(u"This run keeps nothing"),
             qPrintable(shown.text("keeping")));
}

namespace {

struct Dialog {
    explicit Dialog(const Account &account)
        : dialog(new AccountDialog(account, QLocale::c()))
        , submitted(dialog, &AccountDialog::submitted)
        , tested(dialog, &AccountDialog::testWanted)
    {
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog does not show");
    }
    ~Dialog() { delete dialog; }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        const auto *label = find<QLabel>(name);
        return label->isVisible() ? label->text() : QString();
    }

    QPointer<AccountDialog> dialog;
    QSignalSpy submitted;
    QSignalSpy tested;
};

} // namespace

void AccountsPageTest::submitsAnAccountWithoutItsKey()
{
    const Dialog shown(account(u"a"_s, u"Sales"_s, 2));
    QCOMPARE(shown.find<QLineEdit>("key")->text(), QString());
    shown.find<QLineEdit>("name")->setText(u" North  sales "_s);
    shown.find<QAbstractButton>("color5")->click();
    QTest::keyClick(shown.find<QLineEdit>("name"), Qt::Key_Return);
    QCOMPARE(shown.submitted.size(), 1);
    Account expected = account(u"a"_s, u"North sales"_s, 5);
    QVERIFY(shown.submitted[0][0].value<Account>() == expected);
    QCOMPARE(shown.submitted[0][1].toByteArray(), QByteArray());
    QVERIFY(!shown.dialog || !shown.dialog->isVisible());
}

void AccountsPageTest::wantsTheKeyForAnotherAddress()
{
    const Dialog shown(account(u"a"_s, u"Sales"_s));
    shown.find<QLineEdit>("address")->setText(u"https://elsewhere.example"_s);
    shown.find<QPushButton>("saveAccount")->click();
    QCOMPARE(shown.submitted.size(), 0);
    QVERIFY2(shown.text("keyProblem").contains(u"the key is empty"), qPrintable(shown.text("keyProblem")));
    QVERIFY(shown.find<QLineEdit>("key")->hasFocus());
    shown.find<QPushButton>("testConnection")->click();
    QCOMPARE(shown.tested.size(), 0);
    shown.find<QLineEdit>("key")->setText(u"bsk_live_other"_s);
    shown.find<QPushButton>("saveAccount")->click();
    QCOMPARE(shown.submitted.size(), 1);
    QCOMPARE(shown.submitted[0][1].toByteArray(), QByteArray("bsk_live_other"));
}

void AccountsPageTest::takesAKeyInItsOwnFieldOnly_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("as the name") << QByteArray("name") << u"bsk_live_abcdefgh"_s;
    QTest::newRow("in the name") << QByteArray("name") << u"Sales (BSK_TEST_ab)"_s;
    QTest::newRow("of another form") << QByteArray("name") << u"Sales 0123456789"_s;
    QTest::newRow("as the address") << QByteArray("address") << u"bsk_live_abcdefgh"_s;
    QTest::newRow("in the address") << QByteArray("address") << u"https://bsk_live_abcdefgh.example"_s;
}

void AccountsPageTest::takesAKeyInItsOwnFieldOnly()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    const Dialog shown(account(u"a"_s, u"Sales"_s));
    shown.find<QLineEdit>("key")->setText(u"0123456789"_s);
    shown.find<QLineEdit>(field.constData())->setText(text);
    shown.find<QPushButton>("saveAccount")->click();
    shown.find<QPushButton>("testConnection")->click();
    QCOMPARE(shown.submitted.size() + shown.tested.size(), 0);
    QVERIFY2(shown.text("keyProblem").startsWith(u"A key belongs in its own field"),
             qPrintable(shown.text("keyProblem")));
    QVERIFY(shown.find<QLineEdit>(field.constData())->hasFocus());
}

void AccountsPageTest::reportsTheTest()
{
    const Dialog shown(account(u"a"_s, u"Sales"_s));
    shown.find<QPushButton>("testConnection")->click();
    QCOMPARE(shown.tested.size(), 1);
    QCOMPARE(shown.tested[0][1].toByteArray(), QByteArray());
    QCOMPARE(shown.text("reportTitle"), u"Asking crm.example …"_s);
    shown.find<QPushButton>("testConnection")->setFocus();
    shown.dialog->setReport(Tenant{QUuid(), u"Lindholm"_s, u"lindholm"_s, u"pro"_s});
    QVERIFY2(shown.text("reportTitle").size() > 3 && !shown.text("reportTitle").contains(u"Asking"),
             qPrintable(shown.text("reportTitle")));
    QVERIFY2((shown.text("reportTitle") + shown.text("report")).contains(u"Lindholm"),
             qPrintable(shown.text("report")));
    QVERIFY(shown.find<QPushButton>("testConnection")->hasFocus());
    QCOMPARE(shown.submitted.size(), 0);
    shown.dialog->setReport(Error{Error::Kind::KeyRefused, {}}); // one that nobody asked for
    QVERIFY(shown.text("report").contains(u"300"));
    const auto *label = shown.find<QLabel>("report");
    QTRY_VERIFY(label->height() >= label->heightForWidth(label->width())); // the dialog has grown
}

void AccountsPageTest::saysWhenAKeyIsMissing()
{
    const Dialog shown(account(u"a"_s, u"Sales"_s));
    QVERIFY(shown.find<QLineEdit>("key")->placeholderText().startsWith(u"Unchanged"));
    shown.dialog->setKeyMissing();
    QCOMPARE(shown.find<QLineEdit>("key")->placeholderText(), u"bsk_live_…"_s);
}

void AccountsPageTest::staysOnTheScreenWithALongName()
{
    const Dialog shown(account(u"a"_s, u"Sales"_s));
    shown.find<QPushButton>("testConnection")->click();
    shown.dialog->setReport(Tenant{QUuid(), QString(33'000, u'x'), u"lindholm"_s, u"pro"_s});
    QVERIFY(shown.text("reportTitle").size() < 300);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY(shown.dialog->height() <= shown.dialog->screen()->availableSize().height());
    const auto *save = shown.find<QPushButton>("saveAccount");
    QVERIFY(shown.dialog->rect().contains(save->geometry()));
}

void AccountsPageTest::staysAsWideAsTheListWithALongName()
{
    Shown shown;
    shown.page.setAccounts({account(u"a"_s, u"Sales "_s.repeated(30))}, u"a"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY(!shown.list->horizontalScrollBar()->isVisible());
    QVERIFY(shown.list->visualItemRect(shown.list->item(0)).width() <= shown.list->viewport()->width());
    QVERIFY(shown.list->item(0)->text().startsWith(u"In use: "));
}

void AccountsPageTest::hasNoMnemonicTwice()
{
    SettingsDialog settings(QLocale::c(), nullptr);
    settings.setAttribute(Qt::WA_DeleteOnClose, false);
    settings.show();
    auto *tabs = settings.findChild<QTabWidget *>();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QStringList texts;
        for (int other = 0; other < tabs->count(); ++other)
            texts << tabs->tabText(other);
        for (const auto *button : settings.findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                texts << button->text();
        }
        for (const auto *label : settings.findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy())
                texts << label->text();
        }
        QMap<QKeySequence, QString> known;
        for (const QString &text : std::as_const(texts)) {
            const QKeySequence key = QKeySequence::mnemonic(text);
            QVERIFY2(key.isEmpty() || !known.contains(key),
                     qPrintable(u"“%1” and “%2” share %3"_s.arg(text, known.value(key), key.toString())));
            known.insert(key, text);
        }
        QVERIFY(known.size() > tabs->count());
    }
}

void AccountsPageTest::dropsTheReportWhenSomethingElseIsTyped()
{
    const Dialog shown(account(u"a"_s, u"Sales"_s));
    shown.find<QPushButton>("testConnection")->click();
    QTest::keyClicks(shown.find<QLineEdit>("key"), u"bsk_live_x"_s);
    QCOMPARE(shown.text("reportTitle"), QString());
    shown.dialog->setReport(Error{Error::Kind::KeyRefused, {}}); // of the key of before
    QCOMPARE(shown.text("reportTitle"), QString());
}

QTEST_MAIN(AccountsPageTest)
#include "tst_accountspage.moc"
