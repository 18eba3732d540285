// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealquery.h"
#include "app/library/dealderivation.h"
#include "app/store/filesteps.h"
#include "tests/support/storestage.h"

namespace sidelight {

inline const QUuid crane = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
inline const QUuid bluefin = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));
inline const QUuid ines = QUuid::fromString(QStringLiteral("c0a70001-0000-4000-8000-000000000001"));

inline QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray craneBody()
{
    return fixture(QStringLiteral("deals/openOneTimeOnePrimary"));
}

inline QByteArray bluefinBody()
{
    return fixture(QStringLiteral("deals/openMonthlyNoContacts"));
}

/// A contact by this name.
inline QByteArray person(const QUuid &id, const char *name)
{
    return QByteArray(R"({"id": "ID", "kind": "person", "display_name": "NAME"})")
        .replace("ID", id.toByteArray(QUuid::WithoutBraces))
        .replace("NAME", name);
}

inline QByteArray dealNamed(const QUuid &id, const QByteArray &name)
{
    return QByteArray(R"({"id": "ID", "name": "NAME", "contacts": []})")
        .replace("ID", id.toByteArray(QUuid::WithoutBraces))
        .replace("NAME", name);
}

/// A store that is searched.
struct SearchStage : StoreStage {
    explicit SearchStage(const Derivation &derivation = dealDerivation())
        : StoreStage(derivation)
    {
        QObject::connect(&store, &Store::searched, &store, [this](int answered, const auto &records) {
            answeredTicket = answered;
            searched = records;
        });
        QObject::connect(&store, &Store::newestFound, &store,
                         [this](const QString &, const auto &deals) { found = deals; });
        QObject::connect(&store, &Store::explained, &store,
                         [this](const QUuid &, const auto &part) { explained = part; });
    }

    /// Two deals, of which the second was asked for later.
    bool fill()
    {
        return append(crane, craneBody(), minute(1)) && append(bluefin, bluefinBody(), minute(2));
    }

    std::vector<qint64> records(const QString &query)
    {
        searched.reset();
        store.search(parseDealQuery(query, QDate(2026, 6, 2)).terms, ++ticket);
        const auto answer = wait(searched);
        return answer && answeredTicket == ticket ? *answer : std::vector<qint64>{-1};
    }
    /// First words of the names of what is found, or what was said instead.
    QString names(const QString &query)
    {
        const auto numbers = records(query);
        if (!searched || !*searched)
            return searched ? searched->error().detail : QStringLiteral("no answer");
        const auto all = list(DealGroup::All, 1'000);
        QStringList names;
        for (const qint64 number : numbers) {
            for (const DealRow &row : all->rows) {
                if (row.record == number)
                    names << row.name.section(u' ', 0, 0);
            }
        }
        return names.join(u' ');
    }
    std::vector<FoundDeal> newest(const QString &text, int count = 50)
    {
        found.reset();
        store.findNewest(text, count);
        const auto answer = wait(found);
        return answer ? *answer : std::vector<FoundDeal>();
    }
    QString index() const { return searchName(file()); }

    int ticket = 0;
    int answeredTicket = 0;
    std::optional<Result<std::vector<qint64>>> searched;
    std::optional<Result<std::vector<FoundDeal>>> found;
    std::optional<Result<std::optional<FoundPart>>> explained;
};

} // namespace sidelight
