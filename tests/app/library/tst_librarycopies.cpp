// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was seen once stays: the library over a real store, with the service there, away or refusing.

#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "tests/support/fakebackside.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sidelight;

namespace {

const QUuid crane = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QUuid bluefin = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));

QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(TEST_DATA "/deals/") + QLatin1StringView(name) + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray craneBody()
{
    return fixture("openOneTimeOnePrimary");
}

QByteArray movedCrane()
{
    return craneBody().replace("Proposal sent", "Negotiation").replace("57a60003", "57a60004");
}

/// One run of the program: its own library and client over a service and a folder that outlive it.
struct Run {
    Run(FakeBackside &service, const QString &file, RefreshLimits limits = never())
        : client(service.endpoint(), quick())
        , library(client, store, limits)
    {
        QObject::connect(&library, &Library::dealChanged, &library,
                         [this](const DealState &state) { states << state; });
        QObject::connect(&library, &Library::pastLoaded, &library,
                         [this](const Result<DealPast> &loaded) { past = loaded; });
        store.open({file, service.endpoint().origin, KeyKind::Test});
    }

    bool open(const QUuid &id)
    {
        library.open(id);
        return settle(id);
    }
    bool refresh(const QUuid &id)
    {
        library.refresh(id);
        return settle(id);
    }
    bool settle(const QUuid &id)
    {
        return QTest::qWaitFor([&] { return library.state(id).isSettled(); }, 20'000) && written();
    }
    /// All that was asked of the store is done.
    bool written()
    {
        QSignalSpy measured(&library, &Library::measured);
        library.prune(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC)); // of nothing, in the order of all writes
        return measured.wait(20'000);
    }
    DealState crane() { return library.state(::crane); }

    static CallLimits quick()
    {
        CallLimits limits;
        limits.retryPauses = {std::chrono::milliseconds(1)};
        return limits;
    }
    static RefreshLimits never() { return {std::chrono::seconds(100'000), std::chrono::milliseconds(1)}; }
    static RefreshLimits always() { return {std::chrono::seconds(0), std::chrono::milliseconds(1)}; }

    BacksideClient client;
    Store store{dealDerivation()};
    Library library;
    QList<DealState> states;
    std::optional<Result<DealPast>> past;
};

} // namespace

class LibraryCopiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsTheCopyAtOnceAfterARestart();
    void asksForAnOldCopyAfterItWasShown();
    void opensOfflineWithIdenticalFields_data();
    void opensOfflineWithIdenticalFields();
    void fallsBackToTheCopyWhenARefreshFailsFirst();
    void loadsWithoutAskingOrVisiting();
    void keepsAMissingDealAsATombstone();
    void takesNoWordOfAKeyThatHasNotAnswered();
    void makesATombstoneOnceTheKeyHasAnswered();
    void endsATombstoneWhenTheDealIsBack();
    void keepsNothingOfAnotherTenant();
    void keepsTheCopyWhereAnotherTenantHasTheSameDeal();
    void tellsWhatChangedSinceTheReaderLooked();
    void changesNothingForTheSameAnswer();
    void loadsThePastOldestFirst();
    void remembersPins();
    void survivesAStoreThatCannotWrite();
    void forgetsAWipedDeal();
    void seedsThePastOfSamples();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeBackside> m_service;
    QString m_file;
};

void LibraryCopiesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QStringLiteral("stores/one.sqlite"));
    m_service = std::make_unique<FakeBackside>();
    m_service->setAnswer(dealPath(crane), {200, craneBody()});
    m_service->setAnswer(dealPath(bluefin), {200, fixture("openMonthlyNoContacts")});
}

void LibraryCopiesTest::showsTheCopyAtOnceAfterARestart()
{
    DealState before;
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
        before = run.crane();
    }
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    const DealState after = run.crane();
    QCOMPARE(*after.deal, *before.deal);
    QCOMPARE(after.source, DealState::Source::Copy);
    QCOMPARE(after.receivedAt, before.receivedAt);
    QVERIFY(!after.error);
    QCOMPARE(m_service->requests().size(), 1); // a fresh copy is not asked for
}

void LibraryCopiesTest::asksForAnOldCopyAfterItWasShown()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
    }
    m_service->setAnswer(dealPath(crane), {200, movedCrane()});
    Run run(*m_service, m_file, Run::always());
    run.library.open(crane);
    QTRY_COMPARE(run.crane().source, DealState::Source::Live);
    QCOMPARE(*run.crane().deal->stageName, QStringLiteral("Negotiation"));
    const auto shown = std::find_if(run.states.begin(), run.states.end(),
                                    [](const DealState &state) { return bool(state.deal); });
    QCOMPARE(shown->source, DealState::Source::Copy);
    QCOMPARE(*shown->deal->stageName, QStringLiteral("Proposal sent"));
}

void LibraryCopiesTest::opensOfflineWithIdenticalFields_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("key revoked") << 401 << Error::Kind::KeyRefused;
    QTest::newRow("service at fault") << 500 << Error::Kind::Service;
    QTest::newRow("no network") << 0 << Error::Kind::Offline;
}

void LibraryCopiesTest::opensOfflineWithIdenticalFields()
{
    QFETCH(int, status);
    QFETCH(Error::Kind, kind);
    DealState before;
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
        before = run.crane();
    }
    m_service->setAnswer(dealPath(crane), {status, "{}"});
    Run run(*m_service, m_file);
    if (status == 0) {
        Endpoint nobody = m_service->endpoint();
        nobody.origin.setPort(1);
        run.client.setEndpoint(nobody);
    }
    QVERIFY(run.open(crane));
    QVERIFY(run.refresh(crane));
    QCOMPARE(*run.crane().deal, *before.deal);
    QCOMPARE(run.crane().receivedAt, before.receivedAt);
    QCOMPARE(run.crane().source, DealState::Source::Copy);
    QCOMPARE(run.crane().error->kind, kind);
    QVERIFY(!run.crane().missingSince);
}

// The command line asks first, and needs the copy only then.
void LibraryCopiesTest::fallsBackToTheCopyWhenARefreshFailsFirst()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
    }
    m_service->setAnswer(dealPath(crane), {503, "{}"});
    Run run(*m_service, m_file);
    QVERIFY(run.refresh(crane));
    QVERIFY(run.crane().deal);
    QCOMPARE(run.crane().source, DealState::Source::Copy);
    QCOMPARE(run.crane().error->kind, Error::Kind::Service);
}

void LibraryCopiesTest::loadsWithoutAskingOrVisiting()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.refresh(crane));
    }
    Run run(*m_service, m_file);
    run.library.load(crane);
    run.library.load(bluefin);
    QVERIFY(run.settle(crane));
    QVERIFY(run.settle(bluefin));
    QVERIFY(run.crane().deal);
    QVERIFY(!run.library.state(bluefin).deal);
    QCOMPARE(m_service->requests().size(), 1);
    QCOMPARE(run.library.counts(), (DealCounts{0, 0, 0, 1}));
}

void LibraryCopiesTest::keepsAMissingDealAsATombstone()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
        m_service->setAnswer(dealPath(crane), {404, "{}"});
        QVERIFY(run.refresh(crane));
        QVERIFY(run.crane().missingSince);
        QVERIFY(run.crane().deal);
    }
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    QVERIFY(run.crane().missingSince);
    QCOMPARE(run.crane().deal->body, craneBody());
}

// A 404 may be another tenant's way to say that it does not know this deal (decision 12).
void LibraryCopiesTest::takesNoWordOfAKeyThatHasNotAnswered()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
    }
    m_service->setAnswer(dealPath(crane), {404, "{}"});
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    QVERIFY(run.refresh(crane));
    QCOMPARE(run.crane().error->kind, Error::Kind::NotFound);
    QVERIFY(!run.crane().missingSince);
    QVERIFY(run.refresh(bluefin)); // now it has answered for this tenant
    QVERIFY(run.refresh(crane));
    QVERIFY(run.crane().missingSince);
}

void LibraryCopiesTest::makesATombstoneOnceTheKeyHasAnswered()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
    }
    m_service->setAnswer(dealPath(crane), {404, "{}"});
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    QVERIFY(run.refresh(crane));
    QVERIFY(!run.crane().missingSince);
    QVERIFY(run.open(bluefin));
    QVERIFY(run.crane().missingSince);
}

void LibraryCopiesTest::keepsTheCopyWhereAnotherTenantHasTheSameDeal()
{
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    const DealState before = run.crane();
    QByteArray other = movedCrane();
    other.replace("7e4a0001", "7e4a0009");
    m_service->setAnswer(dealPath(crane), {200, other});
    QVERIFY(run.refresh(crane));
    QCOMPARE(run.crane().deal, before.deal);
    QCOMPARE(run.crane().source, DealState::Source::Copy);
    QCOMPARE(run.crane().error->kind, Error::Kind::OtherTenant);
    QVERIFY(run.library.otherTenant());
    QVERIFY(!run.crane().looked);
}

void LibraryCopiesTest::endsATombstoneWhenTheDealIsBack()
{
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    m_service->setAnswer(dealPath(crane), {404, "{}"});
    QVERIFY(run.refresh(crane));
    m_service->setAnswer(dealPath(crane), {200, craneBody()});
    QVERIFY(run.refresh(crane));
    QVERIFY(!run.crane().missingSince);
    Run later(*m_service, m_file);
    later.library.load(crane);
    QVERIFY(later.settle(crane));
    QVERIFY(!later.crane().missingSince);
}

void LibraryCopiesTest::keepsNothingOfAnotherTenant()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
    }
    QByteArray other = fixture("openMonthlyNoContacts");
    other.replace("7e4a0001", "7e4a0009");
    m_service->setAnswer(dealPath(bluefin), {200, other});
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(bluefin));
        const DealState state = run.library.state(bluefin);
        QVERIFY(state.deal); // what was asked for is shown, and not kept
        QCOMPARE(state.keepError->kind, Error::Kind::OtherTenant);
        QCOMPARE(run.library.otherTenant()->toString(QUuid::WithoutBraces).left(8),
                 QStringLiteral("7e4a0009"));
        m_service->setAnswer(dealPath(crane), {404, "{}"});
        QVERIFY(run.refresh(crane));
        QVERIFY(!run.crane().missingSince);
    }
    Run run(*m_service, m_file);
    run.library.load(bluefin);
    QVERIFY(run.settle(bluefin));
    QVERIFY(!run.library.state(bluefin).deal);
}

void LibraryCopiesTest::tellsWhatChangedSinceTheReaderLooked()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
    }
    m_service->setAnswer(dealPath(crane), {200, movedCrane()});
    {
        Run run(*m_service, m_file);
        QVERIFY(run.refresh(crane)); // by the command line, say
        QVERIFY(run.crane().looked);
        QCOMPARE(run.library.counts().changed, 1);
    }
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    QVERIFY(run.crane().looked);
    QCOMPARE(*run.crane().looked->stageName, QStringLiteral("Proposal sent"));
    run.library.acknowledge(crane);
    QVERIFY(!run.crane().looked);
    QVERIFY(run.written());
    QCOMPARE(run.library.counts().changed, 0);
    Run later(*m_service, m_file);
    QVERIFY(later.open(crane));
    QVERIFY(!later.crane().looked);
}

void LibraryCopiesTest::changesNothingForTheSameAnswer()
{
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    const DealState before = run.crane();
    QVERIFY(run.refresh(crane));
    QCOMPARE(run.crane().deal, before.deal); // the same object: nothing on screen is made anew
    QVERIFY(run.crane().receivedAt >= before.receivedAt);
}

void LibraryCopiesTest::loadsThePastOldestFirst()
{
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    m_service->setAnswer(dealPath(crane), {200, movedCrane()});
    QVERIFY(run.refresh(crane));
    run.library.loadPast(crane);
    QTRY_VERIFY(run.past);
    const std::vector<DealVersion> versions = (*run.past)->versions;
    QCOMPARE(versions.size(), std::size_t(2));
    QCOMPARE(versions[0].number, 1);
    QCOMPARE(*versions[0].deal->stageName, QStringLiteral("Proposal sent"));
    QCOMPARE(*versions[1].deal->stageName, QStringLiteral("Negotiation"));
    QCOMPARE(versions[1].body, DealVersion::Body::Kept);
}

void LibraryCopiesTest::remembersPins()
{
    {
        Run run(*m_service, m_file);
        QVERIFY(run.open(crane));
        run.library.setPinned(crane, true);
        QVERIFY(run.crane().isPinned);
        QVERIFY(run.written());
        QCOMPARE(run.library.counts().pinned, 1);
    }
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    QVERIFY(run.crane().isPinned);
}

void LibraryCopiesTest::survivesAStoreThatCannotWrite()
{
    Run run(*m_service, QStringLiteral("/dev/null/stores/one.sqlite"));
    QVERIFY(run.open(crane));
    QVERIFY(run.crane().deal);
    QCOMPARE(run.library.storeStatus().mode, StoreStatus::Mode::MemoryForced);
}

void LibraryCopiesTest::forgetsAWipedDeal()
{
    Run run(*m_service, m_file);
    QVERIFY(run.open(crane));
    run.library.wipe();
    QVERIFY(run.written());
    run.library.load(crane);
    QVERIFY(run.settle(crane));
    QVERIFY(!run.crane().deal);
    QTRY_COMPARE(run.library.counts(), DealCounts());
}

void LibraryCopiesTest::seedsThePastOfSamples()
{
    Run run(*m_service, m_file);
    const QDateTime week = QDateTime::currentDateTimeUtc().addDays(-7);
    run.library.seed({{crane, craneBody(), week, true}, {crane, movedCrane(), week.addDays(3), false}});
    QVERIFY(run.written());
    QCOMPARE(run.library.counts().changed, 1);
    run.library.load(crane);
    QVERIFY(run.settle(crane));
    QCOMPARE(*run.crane().looked->stageName, QStringLiteral("Proposal sent"));
    QCOMPARE(run.crane().stageSince.value_or(QDateTime()), week.addDays(3));
}

QTEST_GUILESS_MAIN(LibraryCopiesTest)
#include "tst_librarycopies.moc"
