// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

namespace sidelight {

inline const QUuid dealA = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
inline const QUuid dealB = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));
inline const QUuid tenantOne = QUuid::fromString(QStringLiteral("7e4a0001-0000-4000-8000-000000000001"));
inline const QUuid tenantTwo = QUuid::fromString(QStringLiteral("7e4a0002-0000-4000-8000-000000000001"));

/// Bodies of these tests are `name|stage|anything`: the store knows no JSON, and need not.
inline Derivation plainDerivation(int number = 1)
{
    return {number,
            [](const QByteArray &body, const QUuid &id) {
                const QByteArrayList parts = body.split('|');
                DealRow row;
                row.id = id;
                row.name = QString::fromUtf8(parts.value(0));
                row.stageName = QString::fromUtf8(parts.value(1));
                row.stageKey = parts.value(1);
                return row;
            },
            // Blanks make no difference.
            [](const QByteArray &before, const QByteArray &after, const QUuid &) {
                return before.trimmed() != after.trimmed();
            }};
}

inline QDateTime minute(int number)
{
    return QDateTime(QDate(2026, 6, 2), QTime(10, 0), Qt::UTC).addSecs(60 * number);
}

/// Changes one byte in the middle of the only place of the file that holds `text`, as a disk might.
inline bool flipInFile(const QString &name, QByteArrayView text)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    const QByteArray all = file.readAll();
    const qsizetype at = all.indexOf(text);
    if (at < 0 || all.indexOf(text, at + 1) >= 0)
        return false;
    file.seek(at + text.size() / 2);
    return file.putChar(char(all[at + text.size() / 2] ^ 1));
}

/// Without those of the files that were set aside beside it.
inline std::vector<VerifyProblem> problemsInFile(const VerifyReport &report)
{
    std::vector<VerifyProblem> problems = report.problems;
    std::erase_if(problems, [](const VerifyProblem &problem) {
        return problem.detail.startsWith(u"a damaged file was set aside");
    });
    return problems;
}

/// A store in a folder of its own, and what it last said.
struct StoreStage {
    explicit StoreStage(const Derivation &derivation = plainDerivation())
        : store(derivation)
    {
        QObject::connect(&store, &Store::loaded, &store,
                         [this](const QUuid &, const auto &deal) { loaded = deal; });
        QObject::connect(&store, &Store::appended, &store,
                         [this](const QUuid &, const auto &done) { appended = done; });
        QObject::connect(&store, &Store::contactAppended, &store,
                         [this](const QUuid &, const auto &done) { contactAppended = done; });
        QObject::connect(&store, &Store::contactsLoaded, &store,
                         [this](const QList<QUuid> &, const auto &found) { contacts = found; });
        QObject::connect(&store, &Store::countsChanged, &store, [this](const DealCounts &now) {
            counts = now;
            ++countsTold;
        });
        QObject::connect(&store, &Store::listed, &store, [this](const auto &rows) { listed = rows; });
        QObject::connect(&store, &Store::pastLoaded, &store,
                         [this](const QUuid &, const auto &versions) { past = versions; });
        QObject::connect(&store, &Store::verified, &store, [this](const auto &found) { report = found; });
        QObject::connect(&store, &Store::measured, &store, [this](const auto &now) { size = now; });
        QObject::connect(&store, &Store::pruningEstimated, &store,
                         [this](const auto &would) { estimate = would; });
    }

    QString file(const QString &name = QStringLiteral("stores/one.sqlite")) const
    {
        return folder.filePath(name);
    }
    StorePlace place(const QString &name = QStringLiteral("stores/one.sqlite")) const
    {
        return {file(name), QUrl(QStringLiteral("https://crm.example")), KeyKind::Live};
    }

    bool open() { return open(place()); }
    bool open(const StorePlace &where)
    {
        store.open(where);
        return QTest::qWaitFor([this] { return store.status().mode != StoreStatus::Mode::Opening; },
                               20'000);
    }

    Result<Appended> append(const QUuid &id, const QByteArray &body, const QDateTime &at,
                            const std::optional<QUuid> &tenant = tenantOne)
    {
        appended.reset();
        store.append(id, body, at, tenant);
        return wait(appended);
    }
    Result<Appended> appendContact(const QUuid &id, const QByteArray &body, const QDateTime &at,
                                   const std::optional<QUuid> &tenant = tenantOne)
    {
        contactAppended.reset();
        store.appendContact(id, body, at, tenant);
        return wait(contactAppended);
    }
    Result<std::vector<StoredContact>> loadContacts(const QList<QUuid> &ids)
    {
        contacts.reset();
        store.loadContacts(ids);
        return wait(contacts);
    }
    Result<std::optional<StoredDeal>> load(const QUuid &id)
    {
        loaded.reset();
        store.load(id);
        return wait(loaded);
    }
    Result<std::vector<StoredVersion>> versions(const QUuid &id)
    {
        past.reset();
        store.loadPast(id);
        return wait(past);
    }
    Result<DealList> list(DealGroup group, int count = 100)
    {
        listed.reset();
        store.list(group, count);
        return wait(listed);
    }
    Result<VerifyReport> verify()
    {
        report.reset();
        store.verify();
        return wait(report);
    }
    Result<StoreSize> measure()
    {
        size.reset();
        store.measure();
        return wait(size);
    }
    /// After a call that is answered by countsChanged().
    template <typename Call>
    bool counted(Call call)
    {
        const int before = countsTold;
        call();
        return QTest::qWaitFor([&] { return countsTold > before; }, 20'000);
    }

    template <typename T>
    static Result<T> wait(const std::optional<Result<T>> &answer)
    {
        if (QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            return *answer;
        return Error{Error::Kind::Storage, QStringLiteral("the store says nothing")};
    }

    QTemporaryDir folder;
    std::optional<Result<std::optional<StoredDeal>>> loaded;
    std::optional<Result<Appended>> appended;
    std::optional<Result<Appended>> contactAppended;
    std::optional<Result<std::vector<StoredContact>>> contacts;
    std::optional<Result<std::vector<StoredVersion>>> past;
    std::optional<Result<DealList>> listed;
    std::optional<Result<VerifyReport>> report;
    std::optional<Result<StoreSize>> size;
    std::optional<Result<PruneEstimate>> estimate;
    DealCounts counts;
    int countsTold = 0;
    Store store; ///< last, so that it is gone before its folder
};

} // namespace sidelight
