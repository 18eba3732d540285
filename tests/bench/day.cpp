// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A window over many cached deals, while somebody types, sorts and scrolls: how long a key takes to the
// painted list, and how long one event holds the window's thread at most. Prints its rows as JSON for
// sidelight_bench.

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/store/store.h"
#include "app/text/translations.h"
#include "tests/bench/rows.h"
#include "tests/bench/stores.h"
#include "tests/bench/watching.h"
#include "ui/dealtable.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTextStream>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>

using namespace sidelight;
using namespace std::chrono_literals;

namespace {

constexpr auto betweenKeys = 90ms; // a fast typist's
constexpr auto betweenFrames = 16ms;
constexpr auto afterAll = 700ms; // until what the last of them began is done

/// What is done one after the other, and what it is called.
struct Phase {
    QString what;
    std::chrono::milliseconds pause;
    std::vector<std::function<void()>> steps;
};

class Day
{
public:
    Day(WatchedApplication &application, const StoreSpec &spec)
        : m_application(application)
        , m_spec(spec)
        , m_client(Endpoint{placeIn(dataFolder(spec)).origin, {}})
        , m_library(m_client, m_store, {std::chrono::hours{24 * 36'500}, std::chrono::hours{1}})
        , m_window(m_library, QLocale(QLocale::English, QLocale::UnitedKingdom))
        , m_paint(m_window, [this] { takePaint(); })
    {
        m_store.open(placeIn(dataFolder(spec)));
        m_window.resize(1180, 760);
        m_window.show();
        QTimer::singleShot(1s, &m_window, [this] { prepareList(); });
    }

private:
    /// As the program does once its window is painted.
    void prepareList()
    {
        m_application.takeEvents();
        m_window.prepareList();
        QTimer::singleShot(2s, &m_window, [this] { list(); });
    }

    void list()
    {
        tellLongest(QStringLiteral("the list's page is made beforehand"));
        m_window.findChild<QAction *>(QStringLiteral("allDeals"))->trigger();
        awaitList();
    }

    void awaitList()
    {
        m_table = m_window.findChild<DealTable *>();
        m_filter = m_window.findChild<QLineEdit *>(QStringLiteral("filter"));
        if (!m_table || !m_filter || m_table->model()->rowCount() < m_spec.deals) {
            QTimer::singleShot(50ms, &m_window, [this] { awaitList(); });
            return;
        }
        const auto await = [this] { m_paint.await(); };
        QAbstractItemModel *model = m_table->model();
        QObject::connect(model, &QAbstractItemModel::modelReset, &m_paint, await);
        QObject::connect(model, &QAbstractItemModel::layoutChanged, &m_paint, await);
        QObject::connect(model, &QAbstractItemModel::rowsInserted, &m_paint, await);
        QObject::connect(model, &QAbstractItemModel::rowsRemoved, &m_paint, await);
        QObject::connect(model, &QAbstractItemModel::dataChanged, &m_paint, await);
        addPhases();
        QTimer::singleShot(2s, &m_window, [this] { // for the index and the first paints
            tellLongest(QStringLiteral("the list opens"));
            begin();
        });
    }

    void takePaint()
    {
        if (m_isTyping && m_sinceKey.isValid())
            m_keys.push_back(double(m_sinceKey.nsecsElapsed()) / 1e6);
        m_sinceKey.invalidate();
    }

    void press(QWidget *widget, int key, const QString &text = {})
    {
        m_sinceKey.start();
        QCoreApplication::postEvent(widget, new QKeyEvent(QEvent::KeyPress, key, Qt::NoModifier, text));
        QCoreApplication::postEvent(widget, new QKeyEvent(QEvent::KeyRelease, key, Qt::NoModifier, text));
    }

    void type(Phase &phase, const QString &text)
    {
        for (const QChar letter : text)
            phase.steps.emplace_back([this, letter] { press(m_filter, 0, letter); });
        for (qsizetype i = 0; i < text.size(); ++i)
            phase.steps.emplace_back([this] { press(m_filter, Qt::Key_Backspace); });
    }

    void addPhases()
    {
        Phase words{QStringLiteral("words are typed"), betweenKeys, {}};
        for (const QString &text : {QStringLiteral("harbour crane"), QStringLiteral("survey 4")})
            type(words, text);
        Phase conditions{QStringLiteral("conditions are typed"), betweenKeys, {}};
        for (const QString &text : {QStringLiteral("amount>500000"), QStringLiteral("stage:prop overdue:")})
            type(conditions, text);
        Phase sorts{QStringLiteral("columns are sorted"), 400ms, {}};
        for (int section = 0; section < m_table->model()->columnCount(); ++section) {
            for (int click = 0; click < 2 && !m_table->isColumnHidden(section); ++click)
                sorts.steps.emplace_back([this, section] { clickHead(section); });
        }
        Phase scroll{QStringLiteral("the list is scrolled"), betweenFrames, {}};
        for (int step = 0; step < 300; ++step)
            scroll.steps.emplace_back([this] { wheel(); });
        for (int step = 0; step < 30; ++step)
            scroll.steps.emplace_back([this] { press(m_table, Qt::Key_PageDown); });
        for (const int share : {90, 10, 50, 99, 0}) {
            scroll.steps.emplace_back([this, share] {
                QScrollBar *bar = m_table->verticalScrollBar();
                bar->setValue(int(qint64(bar->maximum()) * share / 100));
            });
        }
        m_phases = {words, conditions, sorts, scroll};
    }

    void clickHead(int section)
    {
        QHeaderView *header = m_table->horizontalHeader();
        const QPointF place(header->sectionViewportPosition(section) + 12, header->height() / 2);
        const QPointF onScreen = header->viewport()->mapToGlobal(place);
        for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            const auto held = type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton;
            QCoreApplication::postEvent(
                header->viewport(),
                new QMouseEvent(type, place, onScreen, Qt::LeftButton, held, Qt::NoModifier));
        }
    }

    void wheel()
    {
        const QPointF place = m_table->viewport()->rect().center();
        QCoreApplication::postEvent(m_table->viewport(),
                                    new QWheelEvent(place, m_table->viewport()->mapToGlobal(place), {},
                                                    {0, -240}, Qt::NoButton, Qt::NoModifier,
                                                    Qt::NoScrollPhase, false));
    }

    void begin()
    {
        m_isTyping = m_phase < 2;
        m_filter->setFocus();
        m_application.takeEvents();
        m_step = 0;
        next();
    }

    void next()
    {
        const Phase &phase = m_phases[m_phase];
        if (m_step == phase.steps.size()) {
            QTimer::singleShot(afterAll, &m_window, [this] { finishPhase(); });
            return;
        }
        phase.steps[m_step++]();
        QTimer::singleShot(phase.pause, Qt::PreciseTimer, &m_window, [this] { next(); });
    }

    void tellLongest(const QString &during)
    {
        const std::vector<double> events = m_application.takeEvents();
        m_rows.push_back(fromValues(newRow("G",
                                           QStringLiteral("longest event of the window, %1 deals, while %2")
                                               .arg(m_spec.deals)
                                               .arg(during),
                                           16),
                                    events, *std::max_element(events.begin(), events.end())));
    }

    void finishPhase()
    {
        tellLongest(m_phases[m_phase].what);
        if (++m_phase < m_phases.size()) {
            begin();
            return;
        }
        m_rows.push_back(fromValues(
            newRow("key",
                   QStringLiteral("a key typed to the painted list, %1 deals, at the 95th percentile")
                       .arg(m_spec.deals),
                   0),
            m_keys, percentile(m_keys, 0.95)));
        QTextStream(stdout) << QJsonDocument(toJson(m_rows)).toJson();
        QCoreApplication::quit();
    }

    WatchedApplication &m_application;
    const StoreSpec m_spec;
    Store m_store{dealDerivation()};
    BacksideClient m_client;
    Library m_library;
    MainWindow m_window;
    NextPaint m_paint;
    DealTable *m_table = nullptr;
    QLineEdit *m_filter = nullptr;
    std::vector<Phase> m_phases;
    std::size_t m_phase = 0;
    std::size_t m_step = 0;
    bool m_isTyping = false;
    QElapsedTimer m_sinceKey;
    std::vector<double> m_keys;
    std::vector<Row> m_rows;
};

} // namespace

int main(int argc, char **argv)
{
    WatchedApplication application(argc, argv);
    installTranslations(application, QLocale(QLocale::English, QLocale::UnitedKingdom));
    const auto spec = specFrom(QCoreApplication::arguments().value(1));
    if (!spec)
        return 2;
    Day day(application, *spec);
    QTimer::singleShot(3min, &application, [] { qFatal("the list was not there in time"); });
    return QApplication::exec();
}
