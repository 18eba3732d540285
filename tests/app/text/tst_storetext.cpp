// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/storetext.h"

#include "app/text/dealtext.h"
#include "app/text/translations.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

using Mode = StoreStatus::Mode;

namespace {

const QLocale english(QLocale::English, QLocale::UnitedKingdom);

QUuid deal(int number)
{
    return QUuid(u"dea1%1-0000-4000-8000-000000000001"_s.arg(number, 4, 10, QChar(u'0')));
}

StoreStatus inMode(Mode mode, const QString &problem = {})
{
    StoreStatus status;
    status.mode = mode;
    if (!problem.isEmpty())
        status.problem = Error{Error::Kind::Storage, problem};
    return status;
}

QStringList linesOf(const StoreStatus &status)
{
    QStringList lines;
    for (const QString &line : storeLines(status, english))
        lines += withoutIsolation(line);
    return lines;
}

StoreStatus salvaged(qint64 carriedOver, const std::vector<QUuid> &lost, bool isEndUnknown = false)
{
    StoreStatus status = inMode(Mode::ReadWrite);
    status.salvage = Salvage{u"/data/copies.damaged"_s, u"malformed"_s, carriedOver, {}, isEndUnknown};
    for (const QUuid &id : lost)
        status.salvage->lost.push_back({qint64(status.salvage->lost.size()) + 1, id});
    return status;
}

} // namespace

class StoreTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*QCoreApplication::instance(), english); }

    void saysHowCopiesAreKept_data();
    void saysHowCopiesAreKept();
    void namesWhatWasLost_data();
    void namesWhatWasLost();
    void claimsThatNothingIsMissingOnlyWhereItIsSo_data();
    void claimsThatNothingIsMissingOnlyWhereItIsSo();
    void saysThatTheFileWasRemoved();
    void keepsForeignTextToItsLine();
    void saysTheSize_data();
    void saysTheSize();
    void saysWhatPruningRemoves_data();
    void saysWhatPruningRemoves();
    void usesTheReadersNumbers();
};

void StoreTextTest::saysHowCopiesAreKept_data()
{
    QTest::addColumn<StoreStatus>("status");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const StoreStatus &status, const QStringList &lines) {
        QTest::newRow(name) << status << lines;
    };
    row("opening", inMode(Mode::Opening), {});
    row("all is well", inMode(Mode::ReadWrite), {});
    row("as it was asked to", inMode(Mode::MemoryWanted), {});
    row("disk full", inMode(Mode::ReadWrite, u"disk full"_s),
        {u"Writing to the copies on this computer failed: disk full. What was not written is tried again, and is gone if Sidelight ends before."_s});
    row("newer", inMode(Mode::ReadOnlyNewer),
        {u"The copies on this computer were written by a newer Sidelight. They are read and left as they are; what comes in now is not kept."_s});
    row("folder", inMode(Mode::ReadOnlyFolder),
        {u"The folder of the copies cannot be written. What is there is read; what comes in now is not kept."_s});
    row("no folder", inMode(Mode::MemoryForced),
        {u"No folder for copies can be written on this computer. What comes in now is gone when Sidelight ends."_s});
    row("locked", inMode(Mode::Unavailable, u"database is locked"_s),
        {u"The copies on this computer cannot be opened: database is locked. This is tried again."_s});
    row("locked without a reason", inMode(Mode::Unavailable),
        {u"The copies on this computer cannot be opened. This is tried again."_s});
}

void StoreTextTest::saysHowCopiesAreKept()
{
    QFETCH(StoreStatus, status);
    QTEST(linesOf(status), "lines");
}

void StoreTextTest::namesWhatWasLost_data()
{
    QTest::addColumn<StoreStatus>("status");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char *name, const StoreStatus &status, const QString &rest) {
        QTest::newRow(name) << status << rest;
    };
    row("none", salvaged(1204, {}),
        u"1,204 versions were carried over. By the chain of versions, none is missing."_s);
    row("one", salvaged(1, {deal(1)}),
        u"1 version was carried over. 1 version was lost. They are of 1 deal: dea10001."_s);
    row("two of a deal", salvaged(2, {deal(1), deal(1)}),
        u"2 versions were carried over. 2 versions were lost. They are of 1 deal: dea10001."_s);
    row("many", salvaged(2, {deal(1), deal(2), deal(3), deal(4), deal(5), deal(6), deal(7)}),
        u"2 versions were carried over. 7 versions were lost. They are of 7 deals: dea10001, dea10002, dea10003, dea10004, dea10005, …."_s);
    row("some nameless", salvaged(0, {deal(1), {}, {}}),
        u"0 versions were carried over. 3 versions were lost. They are of 1 deal: dea10001. Of 2 of them it cannot be told which deal they are of."_s);
    row("all nameless", salvaged(0, {QUuid()}),
        u"0 versions were carried over. 1 version was lost. Of 1 of them it cannot be told which deal it is of."_s);
    row("open end", salvaged(5, {}, true),
        u"5 versions were carried over. Whether there were later ones cannot be told."_s);
}

void StoreTextTest::namesWhatWasLost()
{
    QFETCH(StoreStatus, status);
    QFETCH(QString, rest);
    QCOMPARE(
        linesOf(status),
        (QStringList{
            u"The file with the copies was found damaged. It was set aside and not deleted: /data/copies.damaged."_s,
            rest}));
}

void StoreTextTest::claimsThatNothingIsMissingOnlyWhereItIsSo_data()
{
    QTest::addColumn<StoreStatus>("status");
    QTest::addColumn<bool>("isClaimed");
    QTest::newRow("whole") << salvaged(5, {}) << true;
    QTest::newRow("one lost") << salvaged(5, {deal(1)}) << false;
    QTest::newRow("open end") << salvaged(5, {}, true) << false;
    QTest::newRow("both") << salvaged(5, {deal(1)}, true) << false;
}

void StoreTextTest::claimsThatNothingIsMissingOnlyWhereItIsSo()
{
    QFETCH(StoreStatus, status);
    QTEST(linesOf(status).join(u' ').contains(u"none is missing"), "isClaimed");
}

void StoreTextTest::saysThatTheFileWasRemoved()
{
    StoreStatus status = inMode(Mode::ReadWrite);
    status.isRestored = true;
    QCOMPARE(
        linesOf(status),
        QStringList{
            u"The file with the copies was removed while Sidelight was using it, and was written anew."_s});
}

void StoreTextTest::keepsForeignTextToItsLine()
{
    StoreStatus status = salvaged(1, {});
    status.problem = Error{Error::Kind::Storage, u"a\n\u202eb"_s};
    status.salvage->setAside = u"/data/x\n\u202ey"_s;
    const QString text = storeLines(status, english).join(u'|');
    QVERIFY2(text.contains(u"\u2068a ‹RLO›b\u2069") && text.contains(u"\u2068/data/x ‹RLO›y\u2069"),
             qPrintable(text));
    QVERIFY(!text.contains(u'\n') && !text.contains(u'\u202e'));
}

void StoreTextTest::saysTheSize_data()
{
    QTest::addColumn<StoreSize>("size");
    QTest::addColumn<QString>("text");
    QTest::newRow("many") << StoreSize{1204, 3310, 12'400'000}
                          << u"1,204 deals, 3,310 versions, 12.4 MB on the disk"_s;
    QTest::newRow("one") << StoreSize{1, 1, 512} << u"1 deal, 1 version, 512 bytes on the disk"_s;
    QTest::newRow("in memory") << StoreSize{2, 3, 0} << u"2 deals, 3 versions"_s;
}

void StoreTextTest::saysTheSize()
{
    QFETCH(StoreSize, size);
    QTEST(sizeText(size, english), "text");
}

void StoreTextTest::saysWhatPruningRemoves_data()
{
    QTest::addColumn<PruneEstimate>("estimate");
    QTest::addColumn<QString>("text");
    QTest::newRow("many") << PruneEstimate{128, 40, 3'200'000}
                          << u"128 versions of 40 deals would go, 3.2 MB"_s;
    QTest::newRow("one") << PruneEstimate{1, 1, 1'500} << u"1 version of 1 deal would go, 1.5 kB"_s;
    QTest::newRow("contacts too") << PruneEstimate{12, 3, 40'000, 1}
                                  << u"12 versions of 3 deals and 1 contact would go, 40.0 kB"_s;
    QTest::newRow("contacts alone") << PruneEstimate{12, 0, 40'000, 5}
                                    << u"12 versions of 5 contacts would go, 40.0 kB"_s;
    QTest::newRow("none") << PruneEstimate{} << u"Nothing would go"_s;
}

void StoreTextTest::saysWhatPruningRemoves()
{
    QFETCH(PruneEstimate, estimate);
    QTEST(pruneText(estimate, english), "text");
}

void StoreTextTest::usesTheReadersNumbers()
{
    QCOMPARE(sizeText({1204, 3310, 12'400'000}, QLocale(QLocale::German, QLocale::Germany)),
             u"1.204 deals, 3.310 versions, 12,4 MB on the disk"_s);
}

QTEST_GUILESS_MAIN(StoreTextTest)
#include "tst_storetext.moc"
