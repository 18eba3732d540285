// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/accounttext.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class AccountTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAnAccount_data();
    void namesAnAccount();
    void tellsAccountsApart_data();
    void tellsAccountsApart();
    void saysWhereTheKeyIs_data();
    void saysWhereTheKeyIs();
    void saysThatAKeyIsWipedLater();
};

namespace {

Account account(const QString &name, const QString &tenant, KeyKind kind = KeyKind::Live,
                const QString &plan = {})
{
    Account account;
    account.name = name;
    account.origin = QUrl(u"https://crm.example:8443"_s);
    account.kind = kind;
    account.tenantName = tenant;
    account.plan = plan;
    return account;
}

} // namespace

void AccountTextTest::namesAnAccount_data()
{
    QTest::addColumn<Account>("account");
    QTest::addColumn<QString>("name");
    QTest::newRow("as the reader calls it") << account(u"Sales"_s, u"Lindholm"_s) << u"Sales"_s;
    QTest::newRow("blanks alone") << account(u" \t "_s, u"Lindholm"_s) << u"Lindholm"_s;
    QTest::newRow("several lines") << account(u"Sales\nnorth"_s, {}) << u"Sales north"_s;
    QTest::newRow("by its tenant") << account({}, u" Lindholm "_s) << u"Lindholm"_s;
    QTest::newRow("a long name") << account({}, QString(33'000, u'x')) << QString(99, u'x') + u'…';
    QTest::newRow("by its host") << account({}, {}) << u"crm.example"_s;
    Account samples;
    samples.isSample = true;
    QTest::newRow("samples") << samples << u"Sample deals"_s;
}

void AccountTextTest::namesAnAccount()
{
    QFETCH(Account, account);
    QFETCH(QString, name);
    QCOMPARE(accountName(account), name);
}

void AccountTextTest::tellsAccountsApart_data()
{
    QTest::addColumn<Account>("account");
    QTest::addColumn<QString>("details");
    QTest::newRow("all") << account({}, u"Lindholm"_s, KeyKind::Test, u"pro"_s)
                         << u"crm.example:8443 · test · Lindholm · plan pro"_s;
    QTest::newRow("little") << account({}, {}, KeyKind::Other) << u"crm.example:8443"_s;
    QTest::newRow("live") << account({}, {}) << u"crm.example:8443 · live"_s;
}

void AccountTextTest::tellsAccountsApart()
{
    QFETCH(Account, account);
    QFETCH(QString, details);
    QCOMPARE(accountDetails(account), details);
}

void AccountTextTest::saysWhereTheKeyIs_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("hasProblem");
    QTest::addColumn<QString>("begins"); // empty: nothing is said
    using Place = KeyState::Place;
    QTest::newRow("in the keychain") << int(Place::Keychain) << false << QString();
    QTest::newRow("asked for") << int(Place::Asked) << false << QString();
    QTest::newRow("by choice for the run") << int(Place::RunOnly) << false << QString();
    QTest::newRow("none") << int(Place::None) << false << QString();
    QTest::newRow("not taken") << int(Place::RunOnly) << true << u"There is no keychain here. "_s;
    QTest::newRow("not given") << int(Place::None) << true
                               << u"No key of this account could be read, so nothing is asked"_s;
}

void AccountTextTest::saysWhereTheKeyIs()
{
    QFETCH(int, place);
    QFETCH(bool, hasProblem);
    QFETCH(QString, begins);
    using Place = KeyState::Place;
    KeyState state;
    state.place = Place(place);
    if (hasProblem)
        state.problem = Error{Error::Kind::NoKeychain, {}};
    const KeyNotice notice = keyNotice(state);
    QCOMPARE(notice.text.isEmpty(), begins.isEmpty());
    QVERIFY2(notice.text.startsWith(begins), qPrintable(notice.text));
    const bool isThere = state.place == Place::RunOnly;
    QCOMPARE(notice.action, begins.isEmpty() ? ErrorAction::None
                            : isThere        ? ErrorAction::TryAgain
                                             : ErrorAction::SetKey);
    QVERIFY(begins.isEmpty() || notice.text.size() > begins.size() + 20); // and why
    if (hasProblem) {
        state.problem->kind = Error::Kind::KeychainRefused; // which may open
        QCOMPARE(keyNotice(state).action, ErrorAction::TryAgain);
    }
}

void AccountTextTest::saysThatAKeyIsWipedLater()
{
    Account account;
    account.name = u"Sales %2"_s;
    const QString text = keyLeftText(account, Error{Error::Kind::KeychainSilent, {}});
    QVERIFY2(text.startsWith(u"The former key of Sales %2 could not be wiped yet. The keychain does not "
                             u"answer. "),
             qPrintable(text));
    QVERIFY(!text.contains(u"memory")); // which holds no key that is to go
}

QTEST_GUILESS_MAIN(AccountTextTest)
#include "tst_accounttext.moc"
