// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/store/store.h"

#include "tests/support/filefaults.h"
#include "tests/support/storestage.h"
#include "tests/support/storetruth.h"

#include <QElapsedTimer>
#include <QProcess>

#include <cstdio>
#include <string>

using namespace sidelight;

namespace {

constexpr int writesOfOneRun = 1'000;
const QString elsewhere = QStringLiteral("elsewhere/one.sqlite");

// `./dev prove` sets the count to 100,000: a hundred kills and two hundred places. A test run takes a
// glimpse.
int proveCount(int divisor, int least)
{
    return std::max(least, qEnvironmentVariableIntValue("SIDELIGHT_PROVE_COUNT") / divisor);
}

QUuid dealOf(int run, int number)
{
    return QUuid::createUuidV5(dealA, QByteArray::number((run * 7 + number) % 10));
}

/// Up to several pages, and never the same twice.
QByteArray bodyOf(int run, int number)
{
    QRandomGenerator random(quint32(run * writesOfOneRun + number));
    QByteArray body = "deal|s|" + QByteArray::number(run) + '.' + QByteArray::number(number) + '|';
    for (int left = random.bounded(2'000); left > 0; --left)
        body += QByteArray::number(random.generate());
    return body;
}

/// Asks for all writes at once, and says which are acknowledged; run by these tests as another process,
/// which is killed.
int write(QCoreApplication &app, const QString &file, int run)
{
    Store store(plainDerivation());
    int done = 0;
    QObject::connect(&store, &Store::appended, &app, [&](const QUuid &, const Result<Appended> &kept) {
        if (!kept)
            return; // while other programs write for longer than it waits: it is told again when kept
        std::printf("%d %lld\n", done, static_cast<long long>(kept->place));
        std::fflush(stdout);
        if (++done == writesOfOneRun)
            app.exit(0);
    });
    store.open({file, QUrl(QStringLiteral("https://crm.example")), KeyKind::Live});
    for (int number = 0; number < writesOfOneRun; ++number)
        store.append(dealOf(run, number), bodyOf(run, number), minute(number), tenantOne);
    return app.exec();
}

QByteArray firstProblem(const Result<VerifyReport> &report)
{
    return report && !report->problems.empty() ? report->problems.front().detail.toUtf8() : QByteArray();
}

struct Damage {
    qsizetype at = 0;
    QByteArray bytes;

    static Damage random(QRandomGenerator &random, const QByteArray &whole)
    {
        static const int sizes[] = {1, 1, 8, 100, 512, 4096};
        Damage damage;
        damage.at = random.bounded(whole.size());
        // Half of them in the beginning, where the little tables lie that lead to all others.
        if (random.bounded(2) == 0)
            damage.at = random.bounded(std::min<qsizetype>(whole.size(), 16 * 4096));
        const qsizetype size = std::min<qsizetype>(sizes[random.bounded(6)], whole.size() - damage.at);
        const bool isZeros = random.bounded(4) == 0;
        for (qsizetype i = 0; i < size; ++i)
            damage.bytes += isZeros ? '\0' : char(whole[damage.at + i] ^ random.bounded(1, 256));
        return damage;
    }
};

} // namespace

class StoreProveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void losesNothingThatWasAcknowledged();
    void showsNothingWrongFromADamagedFile();
    void keepsTheChainWholeWithTwoPrograms();
};

void StoreProveTest::losesNothingThatWasAcknowledged()
{
    const int kills = proveCount(1'000, 2);
    QRandomGenerator random(20261118);
    std::unique_ptr<QTemporaryDir> folder;
    QMap<qint64, int> acknowledged; // run and number by place
    int killed = 0;
    for (int run = 0; run < kills; ++run) {
        if (run % 5 == 0) { // some begin with a new file, most with one that was left as it was
            folder = std::make_unique<QTemporaryDir>();
            acknowledged.clear();
        }
        const QString file = folder->filePath(QStringLiteral("one.sqlite"));
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--write"), file, QString::number(run)});
        const int enough = random.bounded(1, writesOfOneRun);
        QByteArray said;
        while (said.count('\n') < enough && writer.waitForReadyRead(60'000))
            said += writer.readAllStandardOutput();
        writer.kill();
        QVERIFY(writer.waitForFinished());
        killed += writer.exitStatus() == QProcess::CrashExit;
        said += writer.readAllStandardOutput();
        for (const QByteArray &line : said.left(said.lastIndexOf('\n')).split('\n')) {
            const QByteArrayList parts = line.split(' ');
            QCOMPARE(parts.size(), 2);
            acknowledged.insert(parts[1].toLongLong(), run * writesOfOneRun + parts[0].toInt());
        }
        QVERIFY(said.count('\n') >= enough);

        StoreStage stage;
        QVERIFY(stage.open({file, QUrl(QStringLiteral("https://crm.example")), KeyKind::Live}));
        QVERIFY(!stage.store.status().salvage);
        const auto report = stage.verify();
        QVERIFY(report);
        QVERIFY2(report->problems.empty(), firstProblem(report).constData());
        QMap<qint64, QByteArray> kept;
        for (int number = 0; number < 10; ++number) {
            const auto versions = stage.versions(dealOf(0, number));
            QVERIFY(versions);
            for (const StoredVersion &version : *versions)
                kept.insert(version.stored.place, version.stored.body);
        }
        QVERIFY(kept.size() >= acknowledged.size());
        for (auto place = acknowledged.cbegin(); place != acknowledged.cend(); ++place) {
            const int of = *place / writesOfOneRun;
            QVERIFY2(kept.value(place.key()) == bodyOf(of, *place % writesOfOneRun),
                     qPrintable(QString::number(place.key())));
        }
    }
    QVERIFY2(killed * 10 >= kills * 9, qPrintable(QString::number(killed))); // in the middle, as a rule
}

void StoreProveTest::showsNothingWrongFromADamagedFile()
{
    StoreTruth truth;
    StoreStage made;
    QVERIFY(made.open());
    QVERIFY(truth.fill(made, 60));
    QVERIFY(made.open(made.place(elsewhere)));
    const QByteArray whole = bytesOf(made.file());
    const int places = proveCount(500, 20);
    int salvaged = 0;
    int named = 0;
    for (int seed = 1; seed <= places; ++seed) {
        QRandomGenerator random{quint32(seed)};
        const Damage damage = Damage::random(random, whole);
        QByteArray damaged = whole;
        damaged.replace(damage.at, damage.bytes.size(), damage.bytes);
        const QByteArray about = "seed " + QByteArray::number(seed) + ": "
                                 + QByteArray::number(damage.bytes.size()) + " bytes at "
                                 + QByteArray::number(damage.at);
        QTemporaryDir folder;
        const StorePlace place{folder.filePath(QStringLiteral("one.sqlite")),
                               QUrl(QStringLiteral("https://crm.example")), KeyKind::Live};
        QVERIFY(writeBytes(place.file, damaged));

        QElapsedTimer timer;
        timer.start();
        StoreStage stage;
        QVERIFY2(stage.open(place), about.constData());
        if (stage.store.status().mode == StoreStatus::Mode::Unavailable) {
            // The account's name in it reads like another's: that one is shown nothing of it.
            QVERIFY2(stage.store.status().problem->detail.contains(u"another account"), about.constData());
            QVERIFY(bytesOf(place.file) == damaged);
            continue;
        }
        const QString complaint = truth.complaint(stage);
        QVERIFY2(complaint.isEmpty(), (about + ": " + complaint.toUtf8()).constData());
        QVERIFY2(timer.elapsed() < 20'000, about.constData());
        const auto salvage = stage.store.status().salvage;
        salvaged += salvage.has_value();
        named += !problemsInFile(*stage.verify()).empty();
        QVERIFY(stage.open(stage.place(elsewhere)));
        const QByteArray after = bytesOf(salvage ? salvage->setAside : place.file);
        QVERIFY2(after == damaged, about.constData());
        // And the program goes on.
        QVERIFY(stage.open(place));
        QVERIFY2(stage.append(dealB, "after|s|", minute(200)), about.constData());
    }
    qInfo("%d places, %d files salvaged, %d with problems that verify named", places, salvaged, named);
    QVERIFY(salvaged * 10 > places);
    QVERIFY(named * 10 > places);
}

void StoreProveTest::keepsTheChainWholeWithTwoPrograms()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("one.sqlite"));
    QProcess writers[3]; // all make the file, too
    for (int run = 0; run < 3; ++run)
        writers[run].start(QCoreApplication::applicationFilePath(),
                           {QStringLiteral("--write"), file, QString::number(run)});
    for (QProcess &writer : writers) {
        QVERIFY(writer.waitForFinished(120'000));
        QCOMPARE(writer.exitCode(), 0);
        QCOMPARE(writer.readAllStandardOutput().count('\n'), writesOfOneRun);
    }
    StoreStage stage;
    QVERIFY(stage.open({file, QUrl(QStringLiteral("https://crm.example")), KeyKind::Live}));
    const auto report = stage.verify();
    QCOMPARE(report->versions, 3 * writesOfOneRun);
    QVERIFY2(report->problems.empty(), firstProblem(report).constData());
    QVERIFY(setAsideFrom(file).isEmpty());
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 4 && std::string(argv[1]) == "--write")
        return write(app, QFile::decodeName(argv[2]), QByteArray(argv[3]).toInt());
    // A flush costs nothing there, and neither a kill nor these tests ask what is on the disk.
    const QString memory = QStringLiteral("/dev/shm");
    if (QFileInfo(memory).isWritable())
        qputenv("TMPDIR", memory.toUtf8());
    StoreProveTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storeprove.moc"
