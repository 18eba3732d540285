// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/verify.h"

#include "app/store/chain.h"
#include "app/store/database.h"
#include "app/store/filesteps.h"
#include "app/store/schema.h"
#include "app/store/versionscan.h"

#include <QFileInfo>

#include <algorithm>

namespace sidelight {

namespace {

using Kind = VerifyProblem::Kind;

const QString missing = QStringLiteral("there is no such row");

/// Walks the chain in the order of its places.
class Walk
{
public:
    explicit Walk(VerifyReport &report)
        : m_report(report)
    {}

    void take(const ScannedVersion &version)
    {
        ++m_report.versions;
        passMissing(version.place);
        VerifyProblem found{Kind::Changed,
                            version.place,
                            version.place,
                            QUuid::fromRfc4122(version.id),
                            fromStored(version.receivedAt),
                            {}};
        const QByteArray linked = linkHash(m_previous, RecordKind(version.kind), version.id,
                                           version.receivedAt, version.hashOfBody);
        if (version.kind != qint64(RecordKind::Deal) && version.kind != qint64(RecordKind::Contact))
            add(found, QStringLiteral("of what kind its record is"));
        else if (!version.isTyped)
            add(found, QStringLiteral("the type of a column"));
        else if (!m_previous.isEmpty() && linked != version.hash)
            add(found, QStringLiteral("its record, time or hashes, or those of the row before it"));
        else if (version.codec != 0)
            add(found, QStringLiteral("how its body is coded"));
        takeBody(version, found);
        m_previous = version.hash;
        m_last = version.place;
    }

    void miss(const UnreadableVersion &version)
    {
        passMissing(version.place);
        add({Kind::Unreadable, version.place, version.place, QUuid::fromRfc4122(version.id), {}, {}},
            version.said);
        m_previous.clear();
        m_last = version.place;
    }

    void finish(Database &database)
    {
        Rows rows = database.query("SELECT head, count, one FROM chain");
        if (!rows.next() || rows.integer(2) != 1) {
            add({Kind::Head, 0, 0, {}, {}, {}}, QStringLiteral("head and count cannot be read"));
            return;
        }
        m_report.head = rows.bytes(0);
        const qint64 count = rows.integer(1);
        if (count > m_last)
            add({Kind::Missing, m_last + 1, count, {}, {}, {}}, missing);
        else if (count < m_last)
            add({Kind::Head, 0, 0, {}, {}, {}}, QStringLiteral("the count"));
        const bool isEndThere = !m_previous.isEmpty() && count <= m_last;
        if (isEndThere && m_report.head != m_previous)
            add({Kind::Head, 0, 0, {}, {}, {}}, QStringLiteral("the head"));
    }

private:
    void takeBody(const ScannedVersion &version, const VerifyProblem &found)
    {
        VerifyProblem body = found;
        if (version.gone.isNull()) {
            body.kind = Kind::Damaged;
            if (bodyHash(version.body) != version.hashOfBody)
                add(body, QStringLiteral("the body does not match its hash"));
        } else if (version.gone == u"lost") {
            body.kind = Kind::Lost;
            add(body, QStringLiteral("the body was lost with a damaged file"));
        } else if (version.gone == u"pruned" && version.body.isNull()) {
            ++m_report.pruned;
        } else {
            add(body, QStringLiteral("why there is no body"));
        }
    }

    /// Rows that should stand before this place.
    void passMissing(qint64 place)
    {
        if (place - 1 == m_last)
            return;
        add({Kind::Missing, m_last + 1, place - 1, {}, {}, {}}, missing);
        m_previous.clear(); // what the next one follows is not there
    }

    void add(VerifyProblem problem, const QString &detail)
    {
        problem.detail = detail;
        m_report.problems.push_back(problem);
    }

    VerifyReport &m_report;
    QByteArray m_previous = QByteArray(32, '\0'); ///< empty where it is not known
    qint64 m_last = 0;                            ///< place
};

/// Places that a damaged file did not give back are named with what was known of them.
void nameLosses(Database &database, VerifyReport &report)
{
    std::vector<VerifyProblem> named;
    {
        Rows rows = database.query("SELECT place, id FROM loss ORDER BY place");
        while (rows.next())
            named.push_back({Kind::Lost,
                             rows.integer(0),
                             rows.integer(0),
                             QUuid::fromRfc4122(rows.bytes(1)),
                             {},
                             QStringLiteral("the version was lost with a damaged file")});
    }
    const auto isNamed = [&named](qint64 place) {
        const auto found =
            std::lower_bound(named.begin(), named.end(), place,
                             [](const VerifyProblem &loss, qint64 wanted) { return loss.place < wanted; });
        return found != named.end() && found->place == place;
    };
    std::erase_if(report.problems, [&](const VerifyProblem &problem) {
        if (problem.kind != Kind::Missing)
            return false;
        qint64 place = problem.place;
        while (place <= problem.last && isNamed(place))
            ++place;
        return place > problem.last;
    });
    report.problems.insert(report.problems.end(), named.begin(), named.end());
}

void checkFile(Database &database, VerifyReport &report)
{
    Rows rows = database.query("PRAGMA integrity_check(10)");
    while (rows.next()) {
        const QString said = rows.text(0);
        if (said != u"ok")
            report.problems.push_back({Kind::File, 0, 0, {}, {}, said});
    }
}

} // namespace

void nameSetAside(VerifyReport &report)
{
    const QStringList names = report.file.isEmpty() ? QStringList() : setAsideFiles(report.file);
    for (const QString &name : names) {
        VerifyProblem problem;
        problem.detail = QStringLiteral("a damaged file was set aside as %1; only what could be read of it "
                                        "was carried over")
                             .arg(QFileInfo(name).fileName());
        report.problems.push_back(problem);
    }
}

Result<VerifyReport> verifyChain(Database &database)
{
    // Other programs may go on writing meanwhile.
    const Transaction atOneMoment(database, Transaction::For::Reading);
    {
        Rows probe = database.query("SELECT count(*) FROM sqlite_schema");
        probe.next();
    }
    if (database.hasFailed())
        return database.takeFailure();

    VerifyReport report;
    Walk walk(report);
    scanVersions(
        database, [&walk](const ScannedVersion &version) { walk.take(version); },
        [&walk](const UnreadableVersion &version) { walk.miss(version); });
    walk.finish(database);
    nameLosses(database, report);
    checkFile(database, report);
    if (database.hasFailed())
        report.problems.push_back({Kind::File, 0, 0, {}, {}, database.takeFailure().detail});
    return report;
}

} // namespace sidelight
