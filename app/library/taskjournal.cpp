// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/taskjournal.h"

#include "app/domain/identifier.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <utility>

namespace sidelight {

namespace {

template <typename T, std::size_t count>
using Names = std::array<std::pair<T, const char *>, count>;

constexpr Names<DealTask::Kind, 4> kinds{{{DealTask::Kind::Import, "import"},
                                          {DealTask::Kind::Refresh, "refresh"},
                                          {DealTask::Kind::Find, "find"},
                                          {DealTask::Kind::Names, "names"}}};

constexpr Names<DealTask::State, 6> states{{{DealTask::State::Waiting, "waiting"},
                                            {DealTask::State::Running, "running"},
                                            {DealTask::State::Paused, "paused"},
                                            {DealTask::State::Stopped, "stopped"},
                                            {DealTask::State::Cancelled, "cancelled"},
                                            {DealTask::State::Done, "done"}}};

constexpr Names<Fetched, 3> outcomes{
    {{Fetched::New, "new"}, {Fetched::Updated, "updated"}, {Fetched::Unchanged, "unchanged"}}};

/// Of those that a request may end with.
constexpr Names<Error::Kind, 18> errors{{{Error::Kind::BadAddress, "bad-address"},
                                         {Error::Kind::BadKey, "bad-key"},
                                         {Error::Kind::KeyMissing, "key-missing"},
                                         {Error::Kind::KeyRefused, "key-refused"},
                                         {Error::Kind::ScopeMissing, "scope-missing"},
                                         {Error::Kind::NotFound, "not-found"},
                                         {Error::Kind::TooMany, "too-many"},
                                         {Error::Kind::Service, "service"},
                                         {Error::Kind::Offline, "offline"},
                                         {Error::Kind::Untrusted, "untrusted"},
                                         {Error::Kind::ProxyAuth, "proxy-auth"},
                                         {Error::Kind::NotUnderstood, "not-understood"},
                                         {Error::Kind::Storage, "storage"},
                                         {Error::Kind::OtherTenant, "other-tenant"},
                                         {Error::Kind::NoKeychain, "no-keychain"},
                                         {Error::Kind::KeychainRefused, "keychain-refused"},
                                         {Error::Kind::KeychainSilent, "keychain-silent"},
                                         {Error::Kind::KeychainFailed, "keychain-failed"}}};

template <typename T, std::size_t count>
QString nameOf(T value, const Names<T, count> &names)
{
    for (const auto &[known, name] : names) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <typename T, std::size_t count>
std::optional<T> valueOf(const QJsonValue &name, const Names<T, count> &names)
{
    for (const auto &[known, word] : names) {
        if (name.toString() == QLatin1StringView(word))
            return known;
    }
    return std::nullopt;
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectOf(const QUuid &task)
{
    return {{QStringLiteral("task"), identifierText(task)}};
}

void add(QJsonObject &object, const Error &error)
{
    object.insert(QStringLiteral("error"), nameOf(error.kind, errors));
    object.insert(QStringLiteral("status"), error.status);
}

std::optional<Error> errorOf(const QJsonObject &object)
{
    const auto kind = valueOf(object.value(QStringLiteral("error")), errors);
    if (!kind)
        return std::nullopt;
    Error error{*kind, {}};
    error.status = object.value(QStringLiteral("status")).toInt();
    return error;
}

// 16 bytes each, since 100,000 IDs are made text on the thread that paints.
QString packed(const TaskWork &work)
{
    QByteArray bytes;
    bytes.reserve((work.ids.size() - work.settled.size()) * 16);
    for (const QUuid &id : work.ids) {
        if (!work.settled.contains(id))
            bytes += id.toRfc4122();
    }
    return QString::fromLatin1(bytes.toBase64());
}

QList<QUuid> unpacked(const QString &text)
{
    const QByteArray bytes = QByteArray::fromBase64(text.toLatin1());
    QList<QUuid> ids;
    for (qsizetype at = 0; at + 16 <= bytes.size(); at += 16)
        ids += QUuid::fromRfc4122(QByteArrayView(bytes).sliced(at, 16));
    return ids;
}

struct Count {
    const char *name;
    int DealTask::*member;
};

constexpr std::array<Count, 6> counts{{{"new", &DealTask::created},
                                       {"updated", &DealTask::updated},
                                       {"unchanged", &DealTask::unchanged},
                                       {"missing", &DealTask::missing},
                                       {"unreadable", &DealTask::unreadable},
                                       {"refused", &DealTask::refused}}};

QUuid idOf(const QJsonObject &object, const QString &key)
{
    return QUuid::fromString(object.value(key).toString());
}

QUuid idOf(const QJsonObject &object)
{
    return idOf(object, QStringLiteral("id"));
}

std::optional<TaskWork> addedOf(const QJsonObject &object, const QUuid &id)
{
    const auto kind = valueOf(object.value(QStringLiteral("kind")), kinds);
    if (!kind)
        return std::nullopt;
    TaskWork work;
    work.task.id = id;
    work.task.kind = *kind;
    work.task.source = object.value(QStringLiteral("source")).toString();
    work.task.madeAt =
        QDateTime::fromString(object.value(QStringLiteral("made")).toString(), Qt::ISODateWithMs);
    for (const Count &count : counts)
        work.task.*count.member = object.value(QLatin1StringView(count.name)).toInt();
    const QJsonArray failures = object.value(QStringLiteral("failures")).toArray();
    for (const auto &failure : failures) {
        if (const auto error = errorOf(failure.toObject()))
            work.task.failures += {idOf(failure.toObject()), *error};
    }
    work.ids = distinct(unpacked(object.value(QStringLiteral("ids")).toString()));
    work.task.total = work.task.done() + int(work.ids.size());
    return work;
}

void takeState(TaskWork &work, const QJsonObject &object)
{
    if (const auto state = valueOf(object.value(QStringLiteral("state")), states)) {
        work.task.state = *state;
        work.task.stop = errorOf(object);
    }
}

} // namespace

QList<QUuid> distinct(const QList<QUuid> &ids)
{
    QList<QUuid> once;
    once.reserve(ids.size());
    QSet<QUuid> known;
    for (const QUuid &id : ids) {
        if (!known.contains(id)) {
            known.insert(id);
            once += id;
        }
    }
    return once;
}

void settle(TaskWork &work, const QUuid &id, const Result<Fetched> &outcome)
{
    DealTask &task = work.task;
    if (work.settled.contains(id))
        return;
    work.settled.insert(id);
    if (outcome) {
        switch (*outcome) {
        case Fetched::New: ++task.created; break;
        case Fetched::Updated: ++task.updated; break;
        case Fetched::Unchanged: ++task.unchanged; break;
        }
        return;
    }
    switch (outcome.error().kind) {
    case Error::Kind::NotFound: ++task.missing; break;
    case Error::Kind::NotUnderstood: ++task.unreadable; break;
    default: ++task.refused; break;
    }
    if (task.failures.size() < mostFailures)
        task.failures += {id, outcome.error()};
}

void unsettleRefused(TaskWork &work)
{
    QList<DealTask::Failure> kept;
    for (const DealTask::Failure &failure : std::as_const(work.task.failures)) {
        if (failure.error.kind != Error::Kind::Service) {
            kept += failure;
            continue;
        }
        --work.task.refused;
        if (!work.settled.remove(failure.id)) // it was settled before the file was written anew
            work.ids += failure.id;
    }
    work.task.failures = kept;
    work.asked = 0;
}

QByteArray addedLine(const TaskWork &work)
{
    QJsonObject object = objectOf(work.task.id);
    object.insert(QStringLiteral("kind"), nameOf(work.task.kind, kinds));
    object.insert(QStringLiteral("source"), work.task.source);
    object.insert(QStringLiteral("made"), work.task.madeAt.toString(Qt::ISODateWithMs));
    object.insert(QStringLiteral("state"), nameOf(work.task.state, states));
    if (work.task.stop)
        add(object, *work.task.stop);
    for (const Count &count : counts) {
        if (work.task.*count.member > 0)
            object.insert(QLatin1StringView(count.name), work.task.*count.member);
    }
    QJsonArray failures;
    for (const DealTask::Failure &failure : work.task.failures) {
        QJsonObject one{{QStringLiteral("id"), identifierText(failure.id)}};
        add(one, failure.error);
        failures += one;
    }
    if (!failures.isEmpty())
        object.insert(QStringLiteral("failures"), failures);
    object.insert(QStringLiteral("ids"), packed(work));
    return lineOf(object);
}

QByteArray addedLines(const std::vector<TaskWork> &tasks)
{
    QByteArray lines;
    for (const TaskWork &work : tasks) {
        if (!work.task.isOver())
            lines += addedLine(work);
    }
    return lines;
}

QByteArray settledLine(const QUuid &task, const QUuid &id, const Result<Fetched> &outcome)
{
    QJsonObject object = objectOf(task);
    object.insert(QStringLiteral("id"), identifierText(id));
    if (outcome)
        object.insert(QStringLiteral("is"), nameOf(*outcome, outcomes));
    else
        add(object, outcome.error());
    return lineOf(object);
}

QByteArray stateLine(const DealTask &task)
{
    QJsonObject object = objectOf(task.id);
    object.insert(QStringLiteral("state"), nameOf(task.state, states));
    if (task.stop)
        add(object, *task.stop);
    return lineOf(object);
}

QByteArray unsettledLine(const QUuid &task)
{
    QJsonObject object = objectOf(task);
    object.insert(QStringLiteral("again"), true);
    return lineOf(object);
}

QByteArray removedLine(const QUuid &task)
{
    QJsonObject object = objectOf(task);
    object.insert(QStringLiteral("removed"), true);
    return lineOf(object);
}

void takeLine(const QByteArray &line, std::vector<TaskWork> &tasks)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QUuid id = idOf(object, QStringLiteral("task"));
    const auto known = std::find_if(tasks.begin(), tasks.end(),
                                    [&id](const TaskWork &work) { return work.task.id == id; });
    if (known == tasks.end()) {
        if (auto added = addedOf(object, id)) {
            takeState(*added, object);
            tasks.push_back(std::move(*added));
        }
    } else if (object.contains(QStringLiteral("removed"))) {
        tasks.erase(known);
    } else if (object.contains(QStringLiteral("again"))) {
        unsettleRefused(*known);
    } else if (object.contains(QStringLiteral("state"))) {
        takeState(*known, object);
    } else if (const auto outcome = valueOf(object.value(QStringLiteral("is")), outcomes)) {
        settle(*known, idOf(object), *outcome);
    } else if (const auto error = errorOf(object)) {
        settle(*known, idOf(object), *error);
    }
}

} // namespace sidelight
