// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows a deal in a page of a headless browser, its contacts in a table by Tabulator, which paints only the
// rows in view. Prints as JSON what it took: `startMs` from the start of the browser to the painted rows,
// `reloadMs` of a warm page, `rss` and `pss` of all its processes in MB.
//   sidelight_bench_browser BROWSER TABULATOR.JS DEAL CONTACTS

#include "tests/bench/sampletext.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMultiHash>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace sidelight;

namespace {

constexpr int reloads = 3; // the last of them is warm

constexpr char page[] = R"(<!doctype html><meta charset=utf-8><title>Deal</title>
<link rel=stylesheet href=/table.css><script src=/table.js></script>
<h1 id=name></h1><dl id=fields></dl><div id=contacts></div>
<script>
const painted = () => requestAnimationFrame(() => requestAnimationFrame(async () => {
  if (!document.querySelector('.tabulator-row')) return setTimeout(painted, 2);
  const said = await fetch('/painted', {method: 'POST', body: performance.now()});
  if (await said.text() == 'again') location.reload();
}));
fetch('/deal').then(answer => answer.json()).then(deal => {
  document.getElementById('name').textContent = deal.name;
  for (const [key, value] of Object.entries(deal)) {
    if (typeof value == 'object') continue;
    for (const [kind, text] of [['dt', key], ['dd', value]])
      document.getElementById('fields').appendChild(document.createElement(kind)).textContent = text;
  }
  const columns = ['role', 'contact_id', 'created_at', 'updated_at', 'introduced_by', 'is_primary'];
  new Tabulator('#contacts', {data: deal.contacts, height: 560,
    columns: columns.map(field => ({field, title: field, width: 180}))}).on('tableBuilt', painted);
});
</script>)";

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A process and all that it started, in turn; Linux only.
QList<qint64> family(qint64 process)
{
    QMultiHash<qint64, qint64> children;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &name : names) {
        const QByteArray status = contents(QStringLiteral("/proc/%1/stat").arg(name));
        const QByteArrayList words = status.mid(status.lastIndexOf(')') + 2).split(' ');
        if (words.size() > 1)
            children.insert(words[1].toLongLong(), name.toLongLong());
    }
    QList<qint64> all{process};
    for (qsizetype i = 0; i < all.size(); ++i)
        all += children.values(all[i]);
    return all;
}

struct Memory {
    double rss = 0; ///< MB
    double pss = 0;
};

Memory memoryOf(const QList<qint64> &processes)
{
    Memory memory;
    for (const qint64 process : processes) {
        const QByteArrayList lines =
            contents(QStringLiteral("/proc/%1/smaps_rollup").arg(process)).split('\n');
        for (const QByteArray &line : lines) {
            const double mb = line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
            if (line.startsWith("Rss:"))
                memory.rss += mb;
            if (line.startsWith("Pss:"))
                memory.pss += mb;
        }
    }
    return memory;
}

class BrowserRun
{
public:
    BrowserRun(const QString &script, const QByteArray &deal)
    {
        serve(QStringLiteral("/"), "text/html", page);
        serve(QStringLiteral("/table.js"), "text/javascript", contents(script));
        const QString style = QFileInfo(script).dir().filePath(QStringLiteral("../css/tabulator.min.css"));
        serve(QStringLiteral("/table.css"), "text/css", contents(style));
        serve(QStringLiteral("/deal"), "application/json", deal);
        m_server.route(QStringLiteral("/painted"), QHttpServerRequest::Method::Post,
                       [this](const QHttpServerRequest &request) { return takePainted(request.body()); });
        auto *listener = new QTcpServer;
        if (!listener->listen(QHostAddress::LocalHost))
            qFatal("there is no free port: %s", qPrintable(listener->errorString()));
        m_port = listener->serverPort();
        m_server.bind(listener);
    }

    void start(const QString &browser)
    {
        QStringList words;
        for (const char *word : {"--headless", "--disable-gpu", "--no-first-run",
                                 "--disable-background-networking", "--disable-component-update",
                                 "--disable-sync", "--disable-extensions", "--window-size=1180,760"})
            words += QString::fromLatin1(word);
#ifdef Q_OS_UNIX
        if (geteuid() == 0) // it refuses to run at all otherwise
            words += QStringLiteral("--no-sandbox");
#endif
        words += QStringLiteral("--user-data-dir=") + m_profile.path();
        words += QStringLiteral("http://127.0.0.1:%1/").arg(m_port);
        m_browser.setStandardOutputFile(QProcess::nullDevice());
        m_browser.setStandardErrorFile(QProcess::nullDevice());
        m_timer.start();
        m_browser.start(browser, words);
    }

    void end()
    {
        const QList<qint64> processes = family(m_browser.processId());
        m_browser.terminate();
        if (!m_browser.waitForFinished(10'000))
            m_browser.kill();
        m_browser.waitForFinished();
        // The others end when they notice, and write to its folder until then.
        const auto isThere = [](qint64 process) {
            return QFile::exists(QStringLiteral("/proc/%1").arg(process));
        };
        for (int tries = 0; tries < 100 && std::any_of(processes.begin(), processes.end(), isThere);
             ++tries)
            QThread::msleep(50);
    }

private:
    void serve(const QString &path, const QByteArray &type, const QByteArray &body)
    {
        m_server.route(path, [type, body] { return QHttpServerResponse(type, body); });
    }

    QHttpServerResponse takePainted(const QByteArray &sincePageBegan)
    {
        if (m_paints++ == 0) {
            const double ms = double(m_timer.nsecsElapsed()) / 1e6;
            const Memory memory = memoryOf(family(m_browser.processId()));
            m_result = {{QStringLiteral("startMs"), ms},
                        {QStringLiteral("rss"), memory.rss},
                        {QStringLiteral("pss"), memory.pss}};
        }
        if (m_paints <= reloads)
            return QHttpServerResponse("again");
        m_result.insert(QStringLiteral("reloadMs"), sincePageBegan.toDouble());
        QTextStream(stdout) << QJsonDocument(m_result).toJson();
        QCoreApplication::quit();
        return QHttpServerResponse("done");
    }

    QHttpServer m_server;
    quint16 m_port = 0;
    QTemporaryDir m_profile;
    QProcess m_browser;
    QElapsedTimer m_timer;
    QJsonObject m_result;
    int m_paints = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 5)
        return 2;
    BrowserRun run(words[2], storedDeal(words[3].toInt(), 0, words[4].toInt()));
    QTimer::singleShot(std::chrono::seconds{60}, &application, [] { QCoreApplication::exit(1); });
    run.start(words[1]);
    const int code = QCoreApplication::exec();
    run.end();
    return code;
}
