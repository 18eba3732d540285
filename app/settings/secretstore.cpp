// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/secretstore.h"

#include <QMetaObject>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

using Answered = Result<std::optional<QByteArray>>;

Error errorOf(const QKeychain::Job &job)
{
    const auto kind = [&job] {
        switch (job.error()) {
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser: return Error::Kind::KeychainRefused;
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented: return Error::Kind::NoKeychain;
        default: return Error::Kind::KeychainFailed;
        }
    };
    return {kind(), job.errorString()};
}

} // namespace

SecretStore::SecretStore(QString service, std::chrono::milliseconds patience, QObject *parent)
    : QObject(parent)
    , m_service(std::move(service))
    , m_patience(patience)
{
    connect(&m_probe, &KeychainProbe::looked, this, &SecretStore::startJob);
    connect(&m_probe, &KeychainProbe::searched, this, [this](bool isLocked) {
        if (isLocked)
            finish(Error{Error::Kind::KeychainRefused, QStringLiteral("the entry stays locked")});
        else
            finish(std::optional<QByteArray>());
    });
}

void SecretStore::read(const QString &name)
{
    add(Call::Kind::Read, name);
}

void SecretStore::write(const QString &name, const QByteArray &secret)
{
    if (secret.size() <= maxSecretBytes) {
        add(Call::Kind::Write, name, secret);
        return;
    }
    const Error tooLong{Error::Kind::BadKey,
                        QStringLiteral("it is longer than %1 bytes").arg(maxSecretBytes)};
    QMetaObject::invokeMethod(
        this, [this, name, tooLong] { Q_EMIT written(name, tooLong); }, Qt::QueuedConnection);
}

void SecretStore::remove(const QString &name)
{
    add(Call::Kind::Remove, name);
}

void SecretStore::add(Call::Kind kind, const QString &name, const QByteArray &secret)
{
    const quint64 number = ++m_lastNumber;
    m_calls.push_back({kind, name, secret, number});
    QTimer::singleShot(m_patience, this, [this, number] { expire(number); });
    advance();
}

void SecretStore::advance()
{
    if (m_isBusy || m_calls.empty())
        return;
    m_isBusy = true;
    QMetaObject::invokeMethod(&m_probe, &KeychainProbe::look, Qt::QueuedConnection);
}

void SecretStore::startJob(const std::optional<Error> &obstacle)
{
    const Call &call = m_calls.front();
    if (obstacle && obstacle->kind == Error::Kind::KeychainSilent && call.kind == Call::Kind::Remove) {
        m_probe.look(); // what is to go stays wanted
        return;
    }
    if (obstacle) {
        finish(*obstacle);
        return;
    }
    if (call.isAnswered && call.kind != Call::Kind::Remove) {
        finish(std::optional<QByteArray>());
        return;
    }
    // No job has a parent or is deleted here: the system's libraries write to it when the answer comes,
    // however late that is, and it deletes itself then.
    QKeychain::Job *job = nullptr;
    switch (call.kind) {
    case Call::Kind::Read: job = new QKeychain::ReadPasswordJob(m_service); break;
    case Call::Kind::Write: {
        auto *const write = new QKeychain::WritePasswordJob(m_service);
        write->setBinaryData(call.secret); // text would end at the first zero
        job = write;
        break;
    }
    case Call::Kind::Remove: job = new QKeychain::DeletePasswordJob(m_service); break;
    }
    job->setInsecureFallback(false);
    job->setKey(call.name);
    connect(job, &QKeychain::Job::finished, this, &SecretStore::takeResult);
    job->start();
}

void SecretStore::takeResult(QKeychain::Job *job)
{
    const Call &call = m_calls.front();
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound) {
        finish(errorOf(*job));
    } else if (call.kind == Call::Kind::Write) {
        if (job->error() == QKeychain::NoError)
            finish(std::optional<QByteArray>());
        else
            finish(errorOf(*job));
    } else if (call.kind == Call::Kind::Read && job->error() == QKeychain::NoError) {
        finish(std::optional(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData()));
    } else {
        // libsecret says the same of an entry that does not exist and of one that was not unlocked.
        m_probe.searchLocked(m_service, call.name);
    }
}

void SecretStore::finish(const Answered &outcome)
{
    const Call call = std::move(m_calls.front());
    m_calls.pop_front();
    m_isBusy = false;
    advance();
    if (!call.isAnswered)
        answer(call.kind, call.name, outcome);
}

void SecretStore::expire(quint64 number)
{
    const auto call = std::find_if(m_calls.begin(), m_calls.end(),
                                   [number](const Call &one) { return one.number == number; });
    if (call == m_calls.end())
        return;
    const Call::Kind kind = call->kind;
    const QString name = call->name;
    call->isAnswered = true;
    const bool isUnderWay = m_isBusy && call == m_calls.begin();
    if (!isUnderWay && kind != Call::Kind::Remove)
        m_calls.erase(call);
    answer(
        kind, name,
        Error{Error::Kind::KeychainSilent, QStringLiteral("no answer in %1 ms").arg(m_patience.count())});
}

void SecretStore::answer(Call::Kind kind, const QString &name, const Answered &outcome)
{
    const auto error = outcome ? std::nullopt : std::optional(outcome.error());
    switch (kind) {
    case Call::Kind::Read: Q_EMIT wasRead(name, outcome); break;
    case Call::Kind::Write: Q_EMIT written(name, error); break;
    case Call::Kind::Remove: Q_EMIT removed(name, error); break;
    }
}

} // namespace sidelight
