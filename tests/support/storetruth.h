// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/storestage.h"

#include <QMap>
#include <QRandomGenerator>

namespace sidelight {

/// What was given to a store, to hold what it gives back against.
class StoreTruth
{
public:
    /// Versions of several deals, with bodies that fill a part of a page up to several, some checks, a pin
    /// and a look. False when the store refused one.
    bool fill(StoreStage &stage, int count)
    {
        QRandomGenerator random(7);
        std::vector<PastAnswer> answers; // in one transaction: there may be many
        for (int place = 1; place <= count; ++place) {
            const QUuid id = place % 3 ? dealA : dealB;
            QByteArray body = "deal|stage " + QByteArray::number(place / 5) + '|';
            for (int left = random.bounded(20, 2'000); left > 0; --left)
                body += QByteArray::number(random.generate());
            m_versions.insert(place, {id, body});
            answers.push_back({id, body, minute(place), false});
        }
        return stage.counted([&] { stage.store.seed(answers); })
               && stage.append(dealA, newest(dealA), minute(count + 1))
               && stage.counted([&] { stage.store.setPinned(dealA, true); })
               && stage.counted([&] { stage.store.setVisited(dealB, minute(count)); });
    }

    QByteArray newest(const QUuid &id) const
    {
        QByteArray body;
        for (const auto &version : m_versions) {
            if (version.first == id)
                body = version.second;
        }
        return body;
    }

    qint64 count() const { return m_versions.size(); }
    QByteArray body(qint64 place) const { return m_versions.value(place).second; }

    /// Whatever happened to the file: each body that is shown is the one that was received there, and each
    /// that is not shown is named, by a salvage or by verify. Empty when all is well.
    QString complaint(StoreStage &stage) const
    {
        QSet<qint64> shown;
        for (const QUuid &id : {dealA, dealB}) {
            const auto deal = stage.load(id);
            if (deal && *deal && !isTrue((*deal)->newest.place, id, (*deal)->newest.body))
                return QStringLiteral("a wrong body is shown as the newest");
            const auto versions = stage.versions(id);
            if (!versions)
                return QStringLiteral("no past: ") + versions.error().detail;
            for (const StoredVersion &version : *versions) {
                if (version.body != StoredVersion::Body::Kept)
                    continue;
                if (!isTrue(version.stored.place, id, version.stored.body))
                    return QStringLiteral("a wrong body is shown at %1").arg(version.stored.place);
                shown.insert(version.stored.place);
            }
        }
        if (!stage.list(DealGroup::All))
            return QStringLiteral("no list");
        const auto report = stage.verify();
        if (!report)
            return QStringLiteral("no report: ") + report.error().detail;
        for (qint64 place = 1; place <= count(); ++place) {
            if (!shown.contains(place) && !isNamed(place, *report, stage.store.status().salvage))
                return QStringLiteral("nobody says that %1 is gone").arg(place);
        }
        return {};
    }

    /// The same, for bodies that are all there.
    QString complaintUnlessWhole(StoreStage &stage) const
    {
        const auto report = stage.verify();
        if (!report || report->versions < count())
            return QStringLiteral("versions are missing");
        const auto problems = problemsInFile(*report);
        if (!problems.empty())
            return problems.front().detail;
        return complaint(stage);
    }

private:
    bool isTrue(qint64 place, const QUuid &id, const QByteArray &body) const
    {
        return m_versions.value(place) == std::pair(id, body);
    }

    static bool isNamed(qint64 place, const VerifyReport &report, const std::optional<Salvage> &salvage)
    {
        for (const VerifyProblem &problem : problemsInFile(report)) {
            const bool isOfFile = problem.kind == VerifyProblem::Kind::File;
            if (isOfFile || (problem.place <= place && place <= problem.last))
                return true;
        }
        if (!salvage)
            return false;
        for (const LostVersion &lost : salvage->lost) {
            if (lost.place == place)
                return true;
        }
        return salvage->isEndUnknown && place > salvage->carriedOver;
    }

    QMap<qint64, std::pair<QUuid, QByteArray>> m_versions;
};

} // namespace sidelight
