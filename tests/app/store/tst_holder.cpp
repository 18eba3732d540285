// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/holder.h"

#include "tests/support/storestage.h"

using namespace sidelight;

class HolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstThatHoldsTheDeal();
    void takesAContactForNoDeal();
    void changesNothing();
    void passesOverWhatCannotBeRead();
};

void HolderTest::findsTheFirstThatHoldsTheDeal()
{
    StoreStage one;
    StoreStage other;
    QVERIFY(one.open() && other.open());
    QVERIFY(one.append(dealA, "a", minute(1)));
    QVERIFY(other.append(dealA, "a", minute(1)));
    QVERIFY(other.append(dealB, "b", minute(1)));
    const QStringList files{one.file(), other.file()};
    QCOMPARE(holderOf(dealA, files), one.file()); // both are open, and what was appended is in their logs
    QCOMPARE(holderOf(dealB, files), other.file());
    QCOMPARE(holderOf(QUuid::createUuid(), files), QString());
}

void HolderTest::takesAContactForNoDeal()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.appendContact(dealA, "a", minute(1)));
    QCOMPARE(holderOf(dealA, {stage.file()}), QString());
}

void HolderTest::changesNothing()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    QVERIFY(stage.open(stage.place(QStringLiteral("elsewhere/two.sqlite")))); // the first is closed
    const QDir folder = QFileInfo(stage.file()).dir();
    QTRY_COMPARE(folder.entryList(QDir::Files), QStringList{QStringLiteral("one.sqlite")});
    QFile file(stage.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    QCOMPARE(holderOf(dealA, {stage.file()}), stage.file());
    QVERIFY(file.seek(0));
    QVERIFY(file.readAll() == before);
    QCOMPARE(folder.entryList(QDir::Files), QStringList{QStringLiteral("one.sqlite")});
}

void HolderTest::passesOverWhatCannotBeRead()
{
    StoreStage stage;
    QVERIFY(stage.open());
    QVERIFY(stage.append(dealA, "a", minute(1)));
    const QString broken = stage.folder.filePath(QStringLiteral("broken.sqlite"));
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(4096, 'x')) == 4096);
    file.close();
    const QString missing = stage.folder.filePath(QStringLiteral("missing.sqlite"));
    QCOMPARE(holderOf(dealA, {QString(), missing, broken, stage.file()}), stage.file());
    QVERIFY(!QFile::exists(missing));
}

QTEST_GUILESS_MAIN(HolderTest)
#include "tst_holder.moc"
