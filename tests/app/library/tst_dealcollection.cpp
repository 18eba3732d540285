// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealcollection.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/store/filesteps.h"

#include "tests/support/storestage.h"

#include <QDir>
#include <QSignalSpy>
#include <QTimer>

using namespace sidelight;

namespace {

QUuid dealNumber(int number)
{
    return QUuid(uint(0xdea10000 + number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

QByteArray body(int number, const QByteArray &name, const QByteArray &stage = "New")
{
    return QByteArray(R"({"id": "ID", "name": "NAME", "stage_name": "STAGE", "contacts": []})")
        .replace("ID", dealNumber(number).toByteArray(QUuid::WithoutBraces))
        .replace("NAME", name)
        .replace("STAGE", stage);
}

/// A library whose deals come from its store alone.
struct CollectionStage : StoreStage {
    CollectionStage()
        : StoreStage(dealDerivation())
    {}

    bool fill() { return open() && add(1, "Windmill") && add(2, "Anchor", "Won") && add(3, "Bridge"); }
    bool add(int number, const QByteArray &name, const QByteArray &stage = "New")
    {
        return bool(append(dealNumber(number), body(number, name, stage), minute(number)));
    }
    QString names() const { return namesIn(collection.shown()); }
    static QString namesIn(const std::shared_ptr<const ShownDeals> &shown)
    {
        if (!shown)
            return QStringLiteral("nothing yet");
        QStringList names;
        for (const quint32 position : shown->order)
            names << shown->catalog->row(position).name;
        return names.join(u' ');
    }
    void setFilter(const QString &filter)
    {
        DealView view = collection.view();
        view.filter = filter;
        collection.setView(view);
    }

    BacksideClient client{Endpoint{defaultOrigin(), {}}};
    Library library{client, store};
    DealCollection collection{library};
};

} // namespace

class DealCollectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNothingBeforeItBegins();
    void arrangesByItsView();
    void isReadOnceTheStoreIsOpen();
    void showsTheFirstOfALargeStoreMeanwhile();
    void followsChangesAndLeavesWhatOthersReadAlone();
    void gathersManyChanges();
    void showsTheNewestViewOnly();
    void searchesWords();
    void showsWhatIsFoundWhileTheIndexNeverRests();
    void saysThatWordsCannotBeSearchedForAndTriesAgain();
    void showsAWipedAccountEmpty();
    void showsAnotherAccount();
    void forgetsWhenReleased();
};

void DealCollectionTest::showsNothingBeforeItBegins()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    QVERIFY(!stage.collection.shown());
    QVERIFY(!stage.collection.isArranging());
    stage.collection.begin();
    QVERIFY(stage.collection.isArranging());
    QSignalSpy shown(&stage.collection, &DealCollection::shownChanged);
    QVERIFY(shown.wait());
    QVERIFY(!stage.collection.isArranging());
    QCOMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
}

void DealCollectionTest::arrangesByItsView()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    stage.collection.setView({{}, {DealColumn::Name, Qt::DescendingOrder}, {}, DealGrouping::None});
    QTRY_COMPARE(stage.names(), QStringLiteral("Windmill Bridge Anchor"));
    stage.setFilter(QStringLiteral("stage:won"));
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor"));
    QCOMPARE(stage.collection.shown()->view, stage.collection.view());
}

void DealCollectionTest::isReadOnceTheStoreIsOpen()
{
    CollectionStage first;
    QVERIFY(first.fill());
    CollectionStage stage;
    stage.store.open(first.place());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
}

void DealCollectionTest::showsTheFirstOfALargeStoreMeanwhile()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    DealCollection large(stage.library, nullptr, 2);
    large.setView({{}, {DealColumn::Name, Qt::DescendingOrder}, {}, DealGrouping::None});
    QStringList shown;
    connect(&large, &DealCollection::shownChanged, this, [&] {
        shown << (large.shown()->isBeginning ? QStringLiteral("first: ") : QStringLiteral("all: "))
                     + stage.namesIn(large.shown());
    });
    large.begin();
    QTRY_COMPARE(shown, QStringList({QStringLiteral("first: Windmill Bridge Anchor"),
                                     QStringLiteral("all: Windmill Bridge Anchor")}));
}

void DealCollectionTest::followsChangesAndLeavesWhatOthersReadAlone()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    const auto former = stage.collection.shown();
    QVERIFY(stage.add(4, "Crane"));
    QVERIFY(stage.add(2, "Zeppelin"));
    QTRY_COMPARE(stage.names(), QStringLiteral("Bridge Crane Windmill Zeppelin"));
    QCOMPARE(stage.namesIn(former), QStringLiteral("Anchor Bridge Windmill"));
    QCOMPARE(former->catalog->deals().size(), std::size_t(3));
    stage.library.setPinned(dealNumber(3), true);
    QTRY_VERIFY(stage.collection.shown()->catalog->deals()[2].isPinned);
}

void DealCollectionTest::gathersManyChanges()
{
    constexpr int deals = 100;
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    QSignalSpy shown(&stage.collection, &DealCollection::shownChanged);
    for (int i = 4; i <= deals; ++i)
        stage.store.append(dealNumber(i), body(i, "Many"), minute(i), {});
    QTRY_COMPARE(stage.collection.shown()->order.size(), std::size_t(deals));
    QVERIFY2(shown.size() < deals / 4, qPrintable(QString::number(shown.size())));
}

void DealCollectionTest::showsTheNewestViewOnly()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    QStringList shown;
    connect(&stage.collection, &DealCollection::shownChanged, this,
            [&] { shown << stage.collection.shown()->view.filter; });
    for (const char *filter : {"stage:n", "stage:ne", "stage:new", "stage:wo", "stage:won"})
        stage.setFilter(QLatin1StringView(filter));
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor"));
    QCOMPARE(shown, QStringList{QStringLiteral("stage:won")});
}

void DealCollectionTest::searchesWords()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    stage.setFilter(QStringLiteral("-stage:won -bridge"));
    QTRY_COMPARE(stage.names(), QStringLiteral("Windmill"));
    stage.setFilter(QStringLiteral("wi"));
    QTRY_COMPARE(stage.names(), QStringLiteral("Windmill"));
    QVERIFY(stage.add(4, "Wigwam")); // is found once the index has it
    QTRY_COMPARE(stage.names(), QStringLiteral("Wigwam Windmill"));
    stage.setFilter(QStringLiteral("zebra"));
    QTRY_COMPARE(stage.names(), QString());
    stage.setFilter(QString());
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Wigwam Windmill"));
}

void DealCollectionTest::showsWhatIsFoundWhileTheIndexNeverRests()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    QTimer indexing;
    connect(&indexing, &QTimer::timeout, &stage.library, &Library::searchChanged);
    indexing.start(0);
    stage.setFilter(QStringLiteral("windm"));
    QTRY_COMPARE(stage.names(), QStringLiteral("Windmill"));
    QVERIFY(stage.collection.isArranging()); // and asks again
    indexing.stop();
    QTRY_VERIFY(!stage.collection.isArranging());
    QCOMPARE(stage.names(), QStringLiteral("Windmill"));
}

void DealCollectionTest::saysThatWordsCannotBeSearchedForAndTriesAgain()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    QVERIFY(QDir().mkpath(searchName(stage.file()) + QStringLiteral("/in the way")));
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    QSignalSpy failed(&stage.collection, &DealCollection::failed);
    stage.setFilter(QStringLiteral("windm"));
    QTRY_VERIFY(!failed.isEmpty());
    QCOMPARE(failed[0][0].value<Error>().kind, Error::Kind::NoSearch);
    QVERIFY(!stage.collection.isArranging());
    QVERIFY(QDir(searchName(stage.file())).removeRecursively());
    failed.clear();
    stage.setFilter(QStringLiteral("windm"));
    QVERIFY(!failed.isEmpty() || failed.wait()); // too soon
    const auto isFound = [&stage] {
        stage.setFilter(QStringLiteral("windm"));
        return stage.names() == QStringLiteral("Windmill");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isFound(), 20'000);
}

void DealCollectionTest::showsAWipedAccountEmpty()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    stage.library.wipe();
    QCOMPARE(stage.names(), QStringLiteral("nothing yet"));
    QTRY_COMPARE(stage.names(), QString());
    QVERIFY(stage.add(7, "New"));
    QTRY_COMPARE(stage.names(), QStringLiteral("New"));
}

void DealCollectionTest::showsAnotherAccount()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    stage.library.clear();
    stage.store.open(stage.place(QStringLiteral("stores/two.sqlite")));
    QTRY_COMPARE(stage.names(), QString());
    QVERIFY(stage.add(7, "Other"));
    QTRY_COMPARE(stage.names(), QStringLiteral("Other"));
}

void DealCollectionTest::forgetsWhenReleased()
{
    CollectionStage stage;
    QVERIFY(stage.fill());
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Windmill"));
    stage.collection.release();
    QVERIFY(!stage.collection.shown());
    QVERIFY(stage.add(4, "Crane"));
    stage.collection.begin();
    QTRY_COMPARE(stage.names(), QStringLiteral("Anchor Bridge Crane Windmill"));
}

QTEST_GUILESS_MAIN(DealCollectionTest)
#include "tst_dealcollection.moc"
