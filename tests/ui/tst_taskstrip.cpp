// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taskstrip.h"

#include "app/text/tasktext.h"
#include "app/text/translations.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sidelight;
using State = DealTask::State;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

DealTask task(State state, const QString &source = {})
{
    DealTask task;
    task.id = QUuid::createUuid();
    task.source = source;
    task.state = state;
    task.total = 310;
    task.created = 120;
    return task;
}

struct Shown {
    Shown()
    {
        auto *layout = new QVBoxLayout(&page);
        layout->addWidget(strip);
        layout->addStretch();
        page.resize(900, 200);
        page.show();
    }

    QString text(const char *name) const
    {
        return page.findChild<QLabel *>(QLatin1StringView(name))->text();
    }
    QToolButton *button(const char *name) const
    {
        return page.findChild<QToolButton *>(QLatin1StringView(name));
    }
    /// The words on the buttons that are shown, in the order of the strip.
    QStringList buttons() const
    {
        QStringList words;
        for (const char *name : {"taskGoOn", "taskDetails", "taskEnd"}) {
            if (button(name)->isVisible())
                words << button(name)->text();
        }
        return words;
    }

    QWidget page;
    TaskStrip *strip = new TaskStrip(british, &page);
};

} // namespace

class TaskStripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void isHiddenWhileThereIsNoTask();
    void offersWhatCanBeDone_data();
    void offersWhatCanBeDone();
    void showsHowFarItIs();
    void saysWhyItStopped();
    void reportsWhatItHasGot();
    void tellsACancelledTaskFromOneThatIsDone();
    void showsTheOneThatRunsAndCountsTheOthers();
    void showsTheNewestReportFirst();
    void saysThatItEndsWithTheRun();
    void asksForWhatTheButtonsSay_data();
    void asksForWhatTheButtonsSay();
    void showsNoMarkupAndStaysOnItsLines();
    void isWorkedByKeysAlone();
    void keepsToItsSideWhenMirrored();
};

void TaskStripTest::isHiddenWhileThereIsNoTask()
{
    const Shown shown;
    QVERIFY(!shown.strip->isVisible());
    shown.strip->setTasks({task(State::Running)});
    QVERIFY(shown.strip->isVisible());
    shown.strip->setTasks({});
    QVERIFY(!shown.strip->isVisible());
}

void TaskStripTest::offersWhatCanBeDone_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<bool>("hasFailures");
    QTest::addColumn<QStringList>("buttons");
    const auto words = [](const char *text) { return QString::fromUtf8(text).split(u','); };
    QTest::newRow("running") << State::Running << false << words("Pause,Cancel");
    QTest::newRow("waiting for its turn") << State::Waiting << false << words("Pause,Cancel");
    QTest::newRow("paused") << State::Paused << false << words("Go on,Cancel");
    QTest::newRow("stopped") << State::Stopped << true << words("Go on,Details …,Remove");
    QTest::newRow("cancelled") << State::Cancelled << false << words("Close");
    QTest::newRow("done") << State::Done << false << words("Close");
    QTest::newRow("done, with failures") << State::Done << true << words("Details …,Close");
}

void TaskStripTest::offersWhatCanBeDone()
{
    QFETCH(const State, state);
    QFETCH(const bool, hasFailures);
    QFETCH(const QStringList, buttons);
    DealTask one = task(state);
    if (hasFailures)
        one.failures << DealTask::Failure{QUuid::createUuid(), Error{Error::Kind::NotFound, {}}};
    const Shown shown;
    shown.strip->setTasks({one});
    QCOMPARE(shown.buttons(), buttons);
}

void TaskStripTest::showsHowFarItIs()
{
    const Shown shown;
    DealTask running = task(State::Running);
    running.remaining = std::chrono::minutes(4);
    shown.strip->setTasks({running});
    QCOMPARE(shown.text("taskText"),
             taskTitle(running, british) + QStringLiteral(" · 120 of 310 · about 4 minutes left"));
    running.wait = std::chrono::seconds(40);
    shown.strip->setTasks({running});
    QVERIFY2(shown.text("taskText")
                 .endsWith(QStringLiteral("left; goes on in 40 seconds, when the service allows more")),
             qPrintable(shown.text("taskText")));
    const auto *bar = shown.page.findChild<QProgressBar *>(QStringLiteral("taskProgress"));
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->maximum(), 310);
    QCOMPARE(bar->value(), 120);
    running.created = 121;
    shown.strip->setTasks({running});
    QCOMPARE(bar->value(), 121);
    QVERIFY(shown.text("taskText").contains(QStringLiteral("121 of 310")));
}

void TaskStripTest::saysWhyItStopped()
{
    const Shown shown;
    DealTask stopped = task(State::Stopped);
    stopped.stop = Error{Error::Kind::KeyRefused, {}};
    shown.strip->setTasks({stopped});
    QCOMPARE(shown.text("taskText"),
             taskTitle(stopped, british) + QStringLiteral(" · 120 of 310\n") + stopText(stopped, british));
    QVERIFY(stopText(stopped, british).contains(QStringLiteral("This key was refused")));
}

void TaskStripTest::reportsWhatItHasGot()
{
    const Shown shown;
    DealTask done = task(State::Done);
    done.created = 298;
    done.unchanged = 10;
    done.missing = 2;
    shown.strip->setTasks({done});
    QCOMPARE(shown.text("taskText"),
             taskTitle(done, british) + QStringLiteral(" · 298 new, 10 unchanged, 2 not found"));
    QVERIFY(!shown.page.findChild<QProgressBar *>(QStringLiteral("taskProgress"))->isVisible());
}

void TaskStripTest::tellsACancelledTaskFromOneThatIsDone()
{
    const Shown shown;
    const DealTask cancelled = task(State::Cancelled);
    shown.strip->setTasks({cancelled});
    QCOMPARE(shown.text("taskText"),
             taskTitle(cancelled, british) + QStringLiteral(" · cancelled · 120 new, 190 not asked for"));
}

void TaskStripTest::showsTheOneThatRunsAndCountsTheOthers()
{
    const Shown shown;
    const DealTask running = task(State::Running, QStringLiteral("second.csv"));
    shown.strip->setTasks({task(State::Paused), running, task(State::Waiting), task(State::Done)});
    QVERIFY(shown.text("taskText").startsWith(taskTitle(running, british)));
    QCOMPARE(shown.text("tasksWaiting"), QStringLiteral("2 more are waiting"));
    shown.strip->setTasks({running, task(State::Waiting)});
    QCOMPARE(shown.text("tasksWaiting"), QStringLiteral("1 more is waiting"));
    shown.strip->setTasks({running, task(State::Done)});
    QVERIFY(!shown.page.findChild<QLabel *>(QStringLiteral("tasksWaiting"))->isVisible());
}

void TaskStripTest::showsTheNewestReportFirst()
{
    const Shown shown;
    DealTask older = task(State::Done);
    DealTask newer = task(State::Done);
    newer.created = 7;
    QSignalSpy removed(shown.strip, &TaskStrip::removeWanted);
    shown.strip->setTasks({older, newer});
    shown.button("taskEnd")->click();
    QCOMPARE(removed[0][0].toUuid(), newer.id);
}

void TaskStripTest::saysThatItEndsWithTheRun()
{
    const Shown shown;
    shown.strip->setTasks({task(State::Running)});
    shown.strip->setUnkept();
    const QString sentence = QStringLiteral("It could not be written down, and ends when Sidelight does.");
    QVERIFY(shown.text("taskText").contains(sentence));
    shown.strip->setTasks({});
    shown.strip->setTasks({task(State::Running)});
    QVERIFY(!shown.text("taskText").contains(sentence));
}

void TaskStripTest::asksForWhatTheButtonsSay_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("pause") << State::Running << QStringLiteral("taskGoOn") << QStringLiteral("pause");
    QTest::newRow("go on after a pause")
        << State::Paused << QStringLiteral("taskGoOn") << QStringLiteral("resume");
    QTest::newRow("go on after a stop")
        << State::Stopped << QStringLiteral("taskGoOn") << QStringLiteral("resume");
    QTest::newRow("cancel") << State::Running << QStringLiteral("taskEnd") << QStringLiteral("cancel");
    QTest::newRow("remove") << State::Stopped << QStringLiteral("taskEnd") << QStringLiteral("remove");
    QTest::newRow("close") << State::Done << QStringLiteral("taskEnd") << QStringLiteral("remove");
    QTest::newRow("details") << State::Done << QStringLiteral("taskDetails") << QStringLiteral("details");
}

void TaskStripTest::asksForWhatTheButtonsSay()
{
    QFETCH(const State, state);
    QFETCH(const QString, button);
    QFETCH(const QString, wanted);
    const Shown shown;
    QStringList asked;
    const auto note = [&asked](const QString &what) {
        return [&asked, what](const QUuid &id) { asked << what + u' ' + id.toString(); };
    };
    connect(shown.strip, &TaskStrip::pauseWanted, this, note(QStringLiteral("pause")));
    connect(shown.strip, &TaskStrip::resumeWanted, this, note(QStringLiteral("resume")));
    connect(shown.strip, &TaskStrip::cancelWanted, this, note(QStringLiteral("cancel")));
    connect(shown.strip, &TaskStrip::removeWanted, this, note(QStringLiteral("remove")));
    connect(shown.strip, &TaskStrip::detailsWanted, this, note(QStringLiteral("details")));
    DealTask one = task(state);
    one.failures << DealTask::Failure{QUuid::createUuid(), Error{Error::Kind::NotFound, {}}};
    shown.strip->setTasks({one});
    shown.page.findChild<QToolButton *>(button)->click();
    QCOMPARE(asked, QStringList{wanted + u' ' + one.id.toString()});
}

void TaskStripTest::showsNoMarkupAndStaysOnItsLines()
{
    Shown shown;
    const DealTask running =
        task(State::Running, QStringLiteral("<b>q4</b>\n\u202Evsc.") + QString(300, u'x'));
    shown.strip->setTasks({running});
    const auto *label = shown.page.findChild<QLabel *>(QStringLiteral("taskText"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->text().contains(u"<b>q4</b>"));
    QVERIFY(!label->text().contains(u'\n'));
    QVERIFY(!label->text().contains(QChar(0x202E)));
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    QVERIFY(shown.page.width() <= 900);
    QVERIFY(shown.button("taskEnd")->geometry().right() < shown.strip->width());
}

void TaskStripTest::isWorkedByKeysAlone()
{
    Shown shown;
    shown.strip->setTasks({task(State::Running)});
    QSignalSpy paused(shown.strip, &TaskStrip::pauseWanted);
    QSignalSpy cancelled(shown.strip, &TaskStrip::cancelWanted);
    shown.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&shown.page));
    shown.button("taskGoOn")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(shown.button("taskGoOn"), Qt::Key_Space);
    QCOMPARE(paused.size(), 1);
    QTest::keyClick(shown.button("taskGoOn"), Qt::Key_Tab);
    QTRY_VERIFY(shown.button("taskEnd")->hasFocus());
    QTest::keyClick(shown.button("taskEnd"), Qt::Key_Space);
    QCOMPARE(cancelled.size(), 1);
}

void TaskStripTest::keepsToItsSideWhenMirrored()
{
    Shown shown;
    shown.page.setLayoutDirection(Qt::RightToLeft);
    shown.strip->setTasks({task(State::Running)});
    QVERIFY(QTest::qWaitForWindowExposed(&shown.page));
    const auto *label = shown.page.findChild<QLabel *>(QStringLiteral("taskText"));
    QTRY_VERIFY(label->x() > shown.button("taskEnd")->x());
    QVERIFY(label->alignment().testFlag(Qt::AlignRight));
    QVERIFY(label->alignment().testFlag(Qt::AlignAbsolute));
}

QTEST_MAIN(TaskStripTest)
#include "tst_taskstrip.moc"
