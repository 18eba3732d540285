// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/proxylogin.h"

#include <QTest>

using namespace sidelight;

class ProxyLoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsALogin_data();
    void keepsALogin();
    void readsNothingElse_data();
    void readsNothingElse();
    void namesTheSecret();
};

void ProxyLoginTest::keepsALogin_data()
{
    QTest::addColumn<ProxyLogin>("login");
    QTest::addColumn<QByteArray>("secret");
    const auto row = [](const char *name, const char *user, const char *password, const char *secret) {
        QTest::newRow(name) << ProxyLogin{QString::fromUtf8(user), QString::fromUtf8(password)}
                            << QByteArray(secret);
    };
    row("plain", "ines", "sesame", "ines\nsesame");
    row("domain and colon", "CORP\\ines", "a:b", "CORP\\ines\na:b");
    row("not ASCII", "inês", "pässword", "inês\npässword");
    row("no password", "ines", "", "ines\n");
    row("a line break in the password", "ines", "one\ntwo", "ines\none\ntwo");
    row("blanks", " ines ", " ", " ines \n ");
}

void ProxyLoginTest::keepsALogin()
{
    QFETCH(ProxyLogin, login);
    QFETCH(QByteArray, secret);
    QCOMPARE(encodeProxyLogin(login), secret);
    QCOMPARE(decodeProxyLogin(secret), login);
}

void ProxyLoginTest::readsNothingElse_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no line break") << QByteArray("ines");
    QTest::newRow("no user") << QByteArray("\nsesame");
    QTest::newRow("no UTF-8") << QByteArray("in\xeas\nsesame");
    QTest::newRow("cut short") << QByteArray("ines\nsesam\xc3");
}

void ProxyLoginTest::readsNothingElse()
{
    QFETCH(QByteArray, secret);
    QCOMPARE(decodeProxyLogin(secret), std::nullopt);
}

void ProxyLoginTest::namesTheSecret()
{
    QCOMPARE(proxySecretName(QStringLiteral("proxy.example:3128")),
             QStringLiteral("proxy/proxy.example:3128"));
}

QTEST_GUILESS_MAIN(ProxyLoginTest)
#include "tst_proxylogin.moc"
