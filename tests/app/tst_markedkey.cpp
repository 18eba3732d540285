// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The key stays home (the fourth promise): a marked key goes through every command and every failure,
// with all that Qt can log, and is then looked for in everything that was written.

#include "tests/support/rawserver.h"
#include "tests/support/sessionrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QByteArray marked = "bsk_live_MarkedKeyThatNobodyMayFind0123456789abcdefg";

/// The key, and what it would look like where somebody wrote it in another form.
QByteArrayList forms()
{
    const QString text = QString::fromLatin1(marked);
    const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QByteArrayList all{marked, marked.toHex(), utf16, marked.sliced(marked.size() / 2)};
    for (int shift = 0; shift < 3; ++shift) { // wherever it stands in what was encoded
        const QByteArray encoded = (QByteArray(shift, ' ') + marked).toBase64();
        all += encoded.sliced(4, encoded.size() - 8);
    }
    return all;
}

bool holdsTheKey(const QByteArray &bytes)
{
    const QByteArrayList all = forms();
    return std::any_of(all.begin(), all.end(),
                       [&bytes](const QByteArray &form) { return bytes.contains(form); });
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesWithTheKey(const QString &folder, int &count)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        ++count;
        if (holdsTheKey(path.toUtf8()) || holdsTheKey(contentOf(path)))
            found << path;
    }
    return found;
}

QUuid numberedId(int number)
{
    return QUuid(uint(number), 1, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

QByteArray dealBody(int number, const QByteArray &name)
{
    return R"({"id":")" + numberedId(number).toByteArray(QUuid::WithoutBraces)
           + R"(","tenant_id":"7e4a0001-0000-4000-8000-000000000001","contacts":[],"name":")" + name
           + "\"}";
}

/// A service on which everything happens, and that repeats in its complaints what it was sent.
struct Services {
    Services()
    {
        const QByteArray complaint = R"({"error":{"code":"no","message":"Bearer )" + marked + " is odd\"}}";
        home.setAnswers(dealPath(numberedId(1)),
                        {{200, dealBody(1, "First")}, {200, dealBody(1, "Second")}});
        int number = 2;
        for (const int status : {400, 401, 402, 403, 404, 418, 500, 501}) {
            home.setAnswer(dealPath(numberedId(number)), {status, complaint});
            ids << numberedId(number++).toString(QUuid::WithoutBraces);
        }
        home.setAnswer(dealPath(numberedId(20)), {429, complaint, {{"Retry-After", "400"}}});
        home.setAnswer(dealPath(numberedId(21)), {200, "<html>" + QByteArray(100, 'x')});
        const QByteArray target = elsewhere.origin().toEncoded() + "/caught";
        home.setAnswer(dealPath(numberedId(22)), {302, {}, {{"Location", target}}});
        for (const int last : {21, 22, 20}) // after the 429 nothing is sent
            ids << numberedId(last).toString(QUuid::WithoutBraces);
    }

    FakeBackside home;
    FakeBackside elsewhere;
    QStringList ids; ///< of the deals that fail, each in its own way
};

} // namespace

class MarkedKeyTest : public QObject
{
    Q_OBJECT

public:
    explicit MarkedKeyTest(PrivateKeyring &keyring)
        : m_keyring(keyring)
    {}

private Q_SLOTS:
    void initTestCase();
    void findsTheKeyWhereItIs();
    void staysOutOfAllThatCommandsWrite();
    void staysOutOfAllThatWindowsWrite();
    void staysOutOfWhatOthersSeeOfTheProcess();
    void staysOutOfARunFromTheEnvironment();

private:
    QProcessEnvironment environment(bool hasKey = false) const;
    /// Runs the program to its end and keeps what it prints; the exit code.
    int run(const QStringList &arguments, bool hasKey = false);
    QString data() const { return m_folder.filePath(u"data"_s); }
    void checkAll();

    PrivateKeyring &m_keyring;
    QTemporaryDir m_folder;
    Services m_services;
    int m_runs = 0;
};

QProcessEnvironment MarkedKeyTest::environment(bool hasKey) const
{
    QProcessEnvironment all = m_keyring.environment();
    all.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    all.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    all.insert(u"TMPDIR"_s, m_folder.filePath(u"tmp"_s));
    all.remove(u"SIDELIGHT_URL"_s);
    all.remove(u"SIDELIGHT_KEY"_s);
    if (hasKey) {
        all.insert(u"SIDELIGHT_URL"_s, m_services.home.origin().toString());
        all.insert(u"SIDELIGHT_KEY"_s, QString::fromLatin1(marked));
    }
    return all;
}

int MarkedKeyTest::run(const QStringList &arguments, bool hasKey)
{
    QProcess process;
    process.setProcessEnvironment(environment(hasKey));
    process.setWorkingDirectory(m_folder.path());
    process.setStandardInputFile(QProcess::nullDevice());
    const QString name = m_folder.filePath(u"said/%1"_s.arg(++m_runs));
    process.setStandardOutputFile(name + u".out"_s);
    process.setStandardErrorFile(name + u".err"_s);
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral(SIDELIGHT_PROGRAM), QStringList{u"--data-dir"_s, data()} + arguments);
    return finished.wait(60'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

/// Everything that was written, and everything that was sent.
void MarkedKeyTest::checkAll()
{
    int count = 0;
    QCOMPARE(filesWithTheKey(m_folder.path(), count), QStringList());
    QVERIFY(count > 2 * m_runs); // what was printed, and what was kept
    QCOMPARE(filesWithTheKey(m_keyring.folder(), count), QStringList()); // encrypted
    for (const ReceivedRequest &request : m_services.home.requests()) {
        QVERIFY(!holdsTheKey(request.path.toUtf8()));
        for (const auto &[name, value] : request.headers)
            QCOMPARE(holdsTheKey(value), name.compare("Authorization", Qt::CaseInsensitive) == 0);
    }
    for (const ReceivedRequest &request : m_services.elsewhere.requests()) {
        for (const auto &[name, value] : request.headers)
            QVERIFY2(!holdsTheKey(value), name.constData());
    }
}

void MarkedKeyTest::initTestCase()
{
    QVERIFY2(m_keyring.start("a password"), qPrintable(m_keyring.said()));
    for (const QString &name : {u"said"_s, u"tmp"_s})
        QVERIFY(QDir(m_folder.path()).mkdir(name));
    Options options;
    options.dataDir = data();
    Session session(options);
    QVERIFY(session.begin());
    session.askForKey();
    Account account = session.draft();
    account.origin = m_services.home.origin();
    session.save(account, marked);
    QTRY_COMPARE(session.keyState().place, KeyState::Place::Keychain);
}

void MarkedKeyTest::findsTheKeyWhereItIs()
{
    QTemporaryDir folder;
    const QByteArrayList all = forms();
    for (qsizetype i = 0; i < all.size(); ++i) {
        QFile file(folder.filePath(QString::number(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("before " + all[i] + " after");
    }
    int count = 0;
    QCOMPARE(filesWithTheKey(folder.path(), count).size(), all.size());
    QCOMPARE(count, int(all.size()));
}

void MarkedKeyTest::staysOutOfAllThatCommandsWrite()
{
    const QString good = numberedId(1).toString(QUuid::WithoutBraces);
    for (const QString &format : {u"text"_s, u"json"_s, u"csv"_s})
        QCOMPARE(run({u"show"_s, good, u"--format"_s, format}), 0);
    QCOMPARE(m_services.home.requests().constLast().header("Authorization"), "Bearer " + marked);
    for (const QString &id : std::as_const(m_services.ids)) {
        for (const QString &format : {u"text"_s, u"json"_s})
            QVERIFY(run({u"show"_s, id, u"--format"_s, format}) > 0);
    }
    for (const QString &format : {u"text"_s, u"json"_s, u"csv"_s})
        QCOMPARE(run({u"list"_s, u"--format"_s, format}), 0);
    for (const QString &command : {u"history"_s, u"diff"_s})
        QCOMPARE(run({command, good, u"--format"_s, u"json"_s}), 0);
    QCOMPARE(run({u"refresh"_s, u"--all"_s, u"--format"_s, u"json"_s}), 0);
    QCOMPARE(run({u"verify"_s}), 0);
    QVERIFY(run({u"show"_s, QString::fromLatin1(marked)}) > 0);              // typed in the wrong place
    QVERIFY(QFile::remove(m_folder.filePath(u"said/%1.err"_s.arg(m_runs)))); // which repeats it
    checkAll();
}

void MarkedKeyTest::staysOutOfAllThatWindowsWrite()
{
    const QString picture = m_folder.filePath(u"picture.png"_s);
    QCOMPARE(run({numberedId(1).toString(QUuid::WithoutBraces), u"--grab"_s, picture}), 0);
    for (const QString &id : std::as_const(m_services.ids))
        QCOMPARE(run({id, u"--grab"_s, picture}), 0);
    checkAll();
}

void MarkedKeyTest::staysOutOfWhatOthersSeeOfTheProcess()
{
    RawServer silent({properAnswer("200 OK")});
    silent.hold();
    const QString folder = m_folder.filePath(u"silent"_s);
    {
        Options options;
        options.dataDir = folder;
        Session session(options);
        QVERIFY(session.begin());
        session.askForKey();
        Account account = session.draft();
        account.origin = silent.origin();
        session.save(account, marked);
        QTRY_COMPARE(session.keyState().place, KeyState::Place::Keychain);
    }
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(QStringLiteral(SIDELIGHT_PROGRAM),
                  {u"--data-dir"_s, folder, u"show"_s, numberedId(1).toString(QUuid::WithoutBraces)});
    QTRY_VERIFY_WITH_TIMEOUT(!silent.requests().isEmpty(), 20'000);
    QVERIFY(silent.requests().constFirst().contains(marked));
    const QString place = u"/proc/%1/"_s.arg(process.processId());
    for (const char *name : {"cmdline", "environ", "comm"}) {
        const QByteArray seen = contentOf(place + QLatin1StringView(name));
        QVERIFY2(!seen.isEmpty(), name);
        QVERIFY2(!holdsTheKey(seen), name);
    }
    QSignalSpy finished(&process, &QProcess::finished);
    process.kill();
    QVERIFY(finished.wait());
    QVERIFY(!holdsTheKey(process.readAllStandardError() + process.readAllStandardOutput()));
    checkAll();
}

void MarkedKeyTest::staysOutOfARunFromTheEnvironment()
{
    QCOMPARE(run({u"show"_s, numberedId(1).toString(QUuid::WithoutBraces)}, true), 0);
    for (const QString &id : std::as_const(m_services.ids))
        QVERIFY(run({u"show"_s, id}, true) > 0);
    checkAll();
}

int main(int argc, char **argv)
{
    return runWithKeyring<MarkedKeyTest>(argc, argv);
}

#include "tst_markedkey.moc"
