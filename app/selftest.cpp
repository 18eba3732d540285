// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/selftest.h"

#include "app/api/decodedeal.h"
#include "app/library/dealderivation.h"
#include "app/store/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QIODevice>
#include <QImage>
#include <QLibrary>
#include <QPainter>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QSvgRenderer>

#include <simdjson.h>

namespace sidelight {

namespace {

const char *const answer =
    R"({"id":"5e1f7e57-0000-4000-8000-000000000001","name":"Self-test","spare":1e2})";

QUuid answerId()
{
    return QUuid::fromString(QStringLiteral("5e1f7e57-0000-4000-8000-000000000001"));
}

Error fault(const QString &what)
{
    return Error{Error::Kind::Storage, what};
}

/// With what it uses of this processor.
QString parser()
{
    return QStringLiteral("simdjson %1.%2.%3 (%4)")
        .arg(int(simdjson::SIMDJSON_VERSION_MAJOR))
        .arg(int(simdjson::SIMDJSON_VERSION_MINOR))
        .arg(int(simdjson::SIMDJSON_VERSION_REVISION))
        .arg(QString::fromStdString(simdjson::get_active_implementation()->name()));
}

/// Through the same driver as the store.
Result<QString> database()
{
    Database database;
    if (!database.open({}, Database::Access::ReadWrite))
        return database.takeFailure();
    QString version;
    Rows rows = database.query("SELECT sqlite_version()");
    if (rows.next())
        version = rows.text(0);
    if (!database.run("CREATE VIRTUAL TABLE words USING fts5(word)"))
        return database.takeFailure();
    return QStringLiteral("SQLite %1 with FTS5").arg(version);
}

Result<QString> encryption()
{
    if (!QSslSocket::supportsSsl())
        return fault(QStringLiteral("no TLS back end; there are: %1")
                         .arg(QSslSocket::availableBackends().join(QStringLiteral(", "))));
    // Where Qt loads authorities on demand, as on Windows, this asks the system for all of them.
    const qsizetype authorities = QSslConfiguration::systemCaCertificates().size();
    if (authorities == 0)
        return fault(QStringLiteral("the system has no certificates of authorities"));
    return QStringLiteral("%1, %2, %3 authorities")
        .arg(QSslSocket::activeBackend(), QSslSocket::sslLibraryVersionString())
        .arg(authorities);
}

/// What Qt would take for the display: named by QT_QPA_PLATFORM ("wayland;xcb:tcp"), or by the system.
QString platformName()
{
    const QString named = qEnvironmentVariable("QT_QPA_PLATFORM").section(u';', 0, 0).section(u':', 0, 0);
#if defined(Q_OS_WIN)
    const QString usual = QStringLiteral("windows");
#elif defined(Q_OS_MACOS)
    const QString usual = QStringLiteral("cocoa");
#else
    const QString usual = QStringLiteral("xcb");
#endif
    return named.isEmpty() ? usual : named;
}

/// Loads the first plugin of this kind whose file begins so. It is not used, for that takes a display.
Result<QString> plugin(const QString &kind, const QString &name)
{
    QString why = QStringLiteral("no plugin %1 among %2 in: %3")
                      .arg(name, kind, QCoreApplication::libraryPaths().join(QStringLiteral(", ")));
    for (const QString &path : QCoreApplication::libraryPaths()) {
        const QDir folder(QDir(path).filePath(kind));
        for (const QString &file :
             folder.entryList({name + u'*', QStringLiteral("lib") + name + u'*'}, QDir::Files)) {
            QLibrary library(folder.filePath(file));
            if (QLibrary::isLibrary(file) && library.load())
                return file;
            why = library.errorString(); // which names the library that the plugin misses
        }
    }
    return fault(why);
}

Result<QString> pictures()
{
    const QString file = QStringLiteral(":/icons/" SIDELIGHT_APPLICATION_ID ".svg");
    QSvgRenderer renderer(file);
    QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    // A corner outside the shape, and the middle of it.
    if (!renderer.isValid() || image.pixelColor(0, 0).alpha() != 0
        || image.pixelColor(32, 32).alpha() != 255)
        return fault(QStringLiteral("%1 was not rendered").arg(file));
    // Buttons and notices get theirs by this plugin.
    const auto engine = plugin(QStringLiteral("iconengines"), QStringLiteral("qsvgicon"));
    return engine ? Result<QString>(QStringLiteral("icon rendered from SVG")) : engine;
}

Result<QString> windows()
{
    return plugin(QStringLiteral("platforms"), u'q' + platformName());
}

#if defined(Q_OS_LINUX)
/// Not a part of the installation: without it, keys are held for one run, and KWallet needs none.
QString keychain()
{
    QLibrary libsecret(QStringLiteral("secret-1"), 0); // QtKeychain loads it by this name too
    return libsecret.load() ? QStringLiteral("libsecret can be loaded")
                            : QStringLiteral("there is no libsecret: %1").arg(libsecret.errorString());
}
#endif

} // namespace

SelfTest::SelfTest(QIODevice &out)
    : m_out(out)
    , m_store(dealDerivation())
{}

void SelfTest::report(const QString &part, const Result<QString> &found)
{
    const QString result = found ? QStringLiteral("ok    ") : QStringLiteral("FAIL  ");
    m_out.write(
        (result + part.leftJustified(10) + (found ? *found : found.error().detail) + u'\n').toUtf8());
    if (!found)
        m_code = ExitCode::NotWhole;
}

void SelfTest::start()
{
    report(QStringLiteral("program"),
           QStringLiteral("sidelight %1").arg(QCoreApplication::applicationVersion()));
    report(QStringLiteral("Qt"), QStringLiteral("%1, built with %2")
                                     .arg(QLatin1StringView(qVersion()), QStringLiteral(QT_VERSION_STR)));
    report(QStringLiteral("database"), database());
    report(QStringLiteral("TLS"), encryption());
    report(QStringLiteral("pictures"), pictures());
    report(QStringLiteral("windows"), windows());
#if defined(Q_OS_LINUX)
    report(QStringLiteral("keychain"), keychain());
#endif
    tryStore();
}

void SelfTest::tryStore()
{
    connect(&m_store, &Store::appended, this,
            [this](const QUuid &, const Result<Appended> &done) { readBack(done); });
    connect(&m_store, &Store::loaded, this,
            [this](const QUuid &, const Result<std::optional<StoredDeal>> &deal) {
                if (!deal)
                    finishWith(deal.error());
                else if (!*deal || (*deal)->newest.body != answer)
                    finishWith(fault(QStringLiteral("an answer was not read back as it was written")));
                else if (const auto decoded = decodeDeal((*deal)->newest.body, answerId()); !decoded)
                    finishWith(decoded.error());
                else
                    finishWith(
                        QStringLiteral("an answer was written, read back and decoded, %1").arg(parser()));
            });
    if (!m_folder.isValid()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                finishWith(fault(
                    QStringLiteral("no folder in %1: %2").arg(QDir::tempPath(), m_folder.errorString())));
            },
            Qt::QueuedConnection);
        return;
    }
    m_store.open({m_folder.filePath(QStringLiteral("self-test.sqlite")), defaultOrigin(), KeyKind::None});
    m_store.append(answerId(), answer, QDateTime::currentDateTimeUtc(), std::nullopt);
}

void SelfTest::readBack(const Result<Appended> &done)
{
    if (!done)
        finishWith(done.error());
    else if (m_store.status().mode != StoreStatus::Mode::ReadWrite)
        finishWith(fault(QStringLiteral("no file could be written in %1").arg(m_folder.path())));
    else
        m_store.load(answerId());
}

void SelfTest::finishWith(const Result<QString> &store)
{
    report(QStringLiteral("store"), store);
    Q_EMIT finished(m_code);
}

} // namespace sidelight
