// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window while the store has not answered yet.

#include "tests/ui/stage.h"

#include "ui/dealpage.h"

#include <QClipboard>
#include <QListView>
#include <QMutex>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace sidelight;

namespace {

const auto ctrl = Qt::ControlModifier;

QByteArray crane(const QByteArray &stage)
{
    return fixture(QStringLiteral("deals/openOneTimeOnePrimary.json")).replace("Proposal sent", stage);
}

QString stageOf(const Stage &stage)
{
    return *stage.library.state(craneId).deal->stageName;
}

/// The store's writer, and whoever waits for it, stands still at a new answer while `writing` is locked.
Derivation heldBy(QMutex &writing)
{
    Derivation derivation = dealDerivation();
    derivation.row = [&writing, row = derivation.row](const QByteArray &body, const QUuid &id) {
        const QMutexLocker lock(&writing);
        return row(body, id);
    };
    return derivation;
}

} // namespace

class SlowStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheNewVersionToBeKept();
    void actsOnNoOtherDealThanTheOneOnScreen();
};

void SlowStoreTest::waitsForTheNewVersionToBeKept()
{
    const QTemporaryDir folder; // in a file, the past is read beside what is being written
    QMutex writing;
    Stage stage(heldBy(writing));
    const Endpoint endpoint = stage.service.endpoint();
    stage.useEndpoint(endpoint);
    stage.store.open(
        {folder.filePath(QStringLiteral("one.sqlite")), endpoint.origin, keyKind(endpoint.key)});
    stage.service.setAnswer(dealPath(craneId), {200, crane("Qualified")});
    QVERIFY(stage.open(craneId));
    stage.press(Qt::Key_3, ctrl);
    const auto *versions = stage.find<QListView>("versions")->model();
    QTRY_COMPARE_WITH_TIMEOUT(versions->rowCount(), 1, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!stage.library.state(craneId).isKeeping, 20'000);
    QSignalSpy measured(&stage.library, &Library::measured);
    stage.library.measure(); // answered after the past that is asked for once the first version is kept
    QVERIFY(measured.wait());

    QMutexLocker holding(&writing);
    QSignalSpy loaded(&stage.library, &Library::pastLoaded);
    stage.service.setAnswer(dealPath(craneId), {200, crane("Proposal sent")});
    stage.press(Qt::Key_R, ctrl);
    QTRY_COMPARE(stageOf(stage), QStringLiteral("Proposal sent"));
    QVERIFY(stage.library.state(craneId).isKeeping);
    QVERIFY(loaded.isEmpty() && !loaded.wait(100)); // it would be the past without it
    holding.unlock();
    QTRY_COMPARE(versions->rowCount(), 2);
    QCOMPARE(stage.find<QTabBar>("tabs")->tabText(DealPage::HistoryTab), QStringLiteral("History 2"));
}

void SlowStoreTest::actsOnNoOtherDealThanTheOneOnScreen()
{
    QMutex writing;
    Stage stage(heldBy(writing));
    QVERIFY(stage.openBody(crane("Qualified")));
    const QByteArray next = fixture(QStringLiteral("deals/wonAnnual.json"));
    const QUuid nextId = idIn(next);
    stage.service.setAnswer(dealPath(nextId), {200, next});
    QGuiApplication::clipboard()->clear();

    QMutexLocker holding(&writing);
    stage.service.setAnswer(dealPath(craneId), {200, crane("Negotiation")});
    stage.library.refresh(craneId);
    QTRY_COMPARE(stageOf(stage), QStringLiteral("Negotiation"));
    QVERIFY(stage.library.state(craneId).isKeeping);
    stage.window.openDeal(nextId); // its copy waits behind the answer that is being written
    QCOMPARE(stage.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    for (const Qt::Key key : {Qt::Key_D, Qt::Key_M, Qt::Key_F, Qt::Key_2})
        stage.press(key, ctrl);
    stage.press(Qt::Key_C, ctrl | Qt::ShiftModifier);
    QCOMPARE(stage.find<QTabBar>("tabs")->currentIndex(), int(DealPage::OverviewTab));
    QCOMPARE(QGuiApplication::clipboard()->text(), QString());

    QTRY_VERIFY(!stage.text("messageTitle").isEmpty()); // rather than the former deal for ever
    QCOMPARE(stage.text("dealName"), QString());
    QVERIFY(stage.library.state(nextId).isLoading);
    holding.unlock();
    QTRY_COMPARE(stage.text("dealName"), *dealFrom(next)->name);
    QVERIFY(!stage.library.state(nextId).isPinned);
    QVERIFY(stage.find<QTreeView>("fields")->hasFocus()); // the first answer takes the keyboard
    stage.press(Qt::Key_2, ctrl);
    QCOMPARE(stage.find<QTabBar>("tabs")->currentIndex(), int(DealPage::ContactsTab));
}

QTEST_MAIN(SlowStoreTest)
#include "tst_slowstore.moc"
