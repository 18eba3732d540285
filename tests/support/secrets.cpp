// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program that uses the secret store once and ends, since what a process takes for its D-Bus session is
// settled at the first use:   sidelight_secrets SERVICE MILLISECONDS (read NAME | write NAME SECRET |
// remove NAME) It prints "= SECRET", "nothing", "done", or "NUMBER DETAIL" of an Error's kind.

#include "app/settings/secretstore.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

void end(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
    QCoreApplication::quit();
}

void end(const std::optional<Error> &error)
{
    end(error ? QString::number(int(error->kind)) + u' ' + error->detail : u"done"_s);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        return 2;
    SecretStore store(words[1], std::chrono::milliseconds(words[2].toInt()));
    QObject::connect(&store, &SecretStore::wasRead, [](const QString &, const auto &secret) {
        if (!secret)
            end(secret.error());
        else
            end(*secret ? u"= "_s + QString::fromUtf8(**secret) : u"nothing"_s);
    });
    QObject::connect(&store, &SecretStore::written, [](const QString &, const auto &error) { end(error); });
    QObject::connect(&store, &SecretStore::removed, [](const QString &, const auto &error) { end(error); });
    if (words[3] == u"read")
        store.read(words[4]);
    else if (words[3] == u"write")
        store.write(words[4], words.value(5).toUtf8());
    else
        store.remove(words[4]);
    return QCoreApplication::exec();
}
