// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/gettingin.h"

#include "app/api/backsideclient.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/library/dealtasks.h"
#include "app/library/library.h"
#include "app/store/store.h"
#include "app/text/errortext.h"
#include "app/text/tasktext.h"
#include "app/text/translations.h"
#include "tests/support/dealrows.h"
#include "tests/support/fakebackside.h"
#include "ui/finddialog.h"
#include "ui/importdialog.h"
#include "ui/linelist.h"
#include "ui/taskdialog.h"
#include "ui/taskstrip.h"
#include "ui/tripdialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMainWindow>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

QByteArray body(const QUuid &id)
{
    return R"({"id": ")" + identifierText(id).toLatin1() + R"(", "name": "Deal"})";
}

QString linesOf(std::initializer_list<int> numbers)
{
    QString lines;
    for (const int number : numbers)
        lines += identifierText(rowId(number)) + u'\n';
    return lines;
}

/// A window over a real service and a real store, with nothing in it but the strip.
struct Shown {
    Shown()
    {
        store.open({QString(), service.endpoint().origin, KeyKind::Test});
        tasks.takeUpKept();
        auto *centre = new QWidget(&window);
        auto *layout = new QVBoxLayout(centre);
        layout->addWidget(&gettingIn.strip());
        layout->addStretch();
        window.setCentralWidget(centre);
        window.addActions(gettingIn.actions());
        window.resize(900, 500);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not show");
    }

    void serve(std::initializer_list<int> numbers)
    {
        for (const int number : numbers)
            service.setAnswer(dealPath(rowId(number)), {200, body(rowId(number))});
    }
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return window.findChild<Widget *>(QLatin1StringView(name));
    }
    template <typename Dialog>
    Dialog *dialog() const
    {
        auto *dialog = window.findChild<Dialog *>();
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }
    QAction *action(const char *name) const
    {
        return gettingIn.findChild<QAction *>(QLatin1StringView(name));
    }
    QString stripText() const { return find<QLabel>("taskText")->text(); }
    void get() const { find<QPushButton>("importGet")->click(); }
    bool drop(QMimeData *data)
    {
        const std::unique_ptr<QMimeData> owned(data);
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&window, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        dropped.ignore();
        QCoreApplication::sendEvent(&window, &dropped);
        return dropped.isAccepted();
    }

    FakeBackside service;
    BacksideClient client{service.endpoint()};
    Store store{dealDerivation()};
    Library library{client, store};
    DealTasks tasks{library};
    QMainWindow window;
    GettingIn gettingIn{library, tasks, british, window};
};

QMimeData *dropOf(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    return data;
}

QMimeData *dropOf(const QUrl &url)
{
    auto *data = new QMimeData;
    data->setUrls({url});
    return data;
}

} // namespace

class GettingInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void getsWhatWasPastedAndReports();
    void stopsAtARefusedKeyAndGoesOn();
    void namesWhatCouldNotBeGot();
    void closesTheDetailsWithTheReport();
    void saysWhatARefreshCostsFirst();
    void refreshesNothingWhenTheReaderSaysNo();
    void opensTheOneDealThatIsDropped();
    void offersToGetSeveralThatAreDropped();
    void readsAFileThatIsDropped();
    void refusesFilesOfOtherKinds();
    void findsDealsOnlyWhereItIsOffered();
    void getsThePartsThatATripNeeds();
    void takesTheClipboard();
    void isReachedByKeysAlone();
    void doesNothingWithoutAnAccount();
    void closesWhatIsOpenAboutAnotherAccount();
};

void GettingInTest::getsWhatWasPastedAndReports()
{
    Shown shown;
    shown.serve({1, 2});
    shown.gettingIn.importText(linesOf({1, 2, 3}));
    QVERIFY(shown.dialog<ImportDialog>());
    QVERIFY(shown.service.requests().isEmpty()); // not before the reader wants it
    QVERIFY(!shown.gettingIn.strip().isVisible());
    shown.get();
    QTRY_VERIFY(shown.gettingIn.strip().isVisible());
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("2 new, 1 not found")));
    QCOMPARE(shown.service.requests().size(), 3);
    shown.find<QToolButton>("taskEnd")->click();
    QTRY_VERIFY(!shown.gettingIn.strip().isVisible());
    QVERIFY(shown.tasks.tasks().empty());
}

void GettingInTest::stopsAtARefusedKeyAndGoesOn()
{
    Shown shown;
    shown.service.setAnswer(dealPath(rowId(1)), {401, "{}"});
    shown.gettingIn.importText(linesOf({1}));
    shown.get();
    const QString why = errorText(Error{Error::Kind::KeyRefused, {}}).title;
    QTRY_VERIFY(shown.stripText().contains(why));
    shown.serve({1});
    shown.client.setEndpoint(shown.service.endpoint()); // the key is set anew
    shown.find<QToolButton>("taskGoOn")->click();
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("1 new")));
}

void GettingInTest::namesWhatCouldNotBeGot()
{
    Shown shown;
    shown.serve({1});
    shown.gettingIn.importText(linesOf({1, 2}));
    shown.get();
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("1 not found")));
    shown.find<QToolButton>("taskDetails")->click();
    QVERIFY(shown.dialog<TaskDialog>());
    const QStringList lines = shown.find<LineList>("taskFailures")->lines();
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines[0].contains(identifierText(rowId(2))));
    QVERIFY(lines[0].contains(errorText(Error{Error::Kind::NotFound, {}}).title));
    shown.find<QPushButton>("copyFailures")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), lines[0]);
}

void GettingInTest::closesTheDetailsWithTheReport()
{
    Shown shown;
    shown.gettingIn.importText(linesOf({1}));
    shown.get();
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("1 not found")));
    shown.find<QToolButton>("taskDetails")->click();
    QVERIFY(shown.dialog<TaskDialog>());
    shown.tasks.open({}); // another account
    QTRY_VERIFY(!shown.dialog<TaskDialog>());
    QVERIFY(!shown.gettingIn.strip().isVisible());
}

void GettingInTest::saysWhatARefreshCostsFirst()
{
    Shown shown;
    shown.serve({1, 2});
    shown.gettingIn.refreshDeals({rowId(1), rowId(2)}, {});
    auto *question = shown.dialog<QMessageBox>();
    QVERIFY(question);
    QCOMPARE(question->text(), QStringLiteral("Refresh 2 deals?"));
    QVERIFY(question->informativeText().startsWith(QStringLiteral("2 requests")));
    QVERIFY(shown.service.requests().isEmpty());
    shown.find<QPushButton>("startWork")->click();
    QTRY_COMPARE(shown.service.requests().size(), 2);
    QTRY_VERIFY(shown.find<QToolButton>("taskEnd")->text() == u"Close");
}

void GettingInTest::refreshesNothingWhenTheReaderSaysNo()
{
    Shown shown;
    shown.gettingIn.refreshDeals({rowId(1)}, {});
    QTest::keyClick(shown.dialog<QMessageBox>(), Qt::Key_Escape);
    QTRY_VERIFY(!shown.dialog<QMessageBox>());
    QVERIFY(shown.tasks.tasks().empty());
    shown.gettingIn.refreshDeals({}, {});
    QVERIFY(!shown.dialog<QMessageBox>());
}

void GettingInTest::opensTheOneDealThatIsDropped()
{
    Shown shown;
    QSignalSpy wanted(&shown.gettingIn, &GettingIn::dealWanted);
    QVERIFY(shown.drop(dropOf(identifierText(rowId(4)))));
    QVERIFY(
        shown.drop(dropOf(QUrl(QStringLiteral("https://crm.example/deals/") + identifierText(rowId(5))))));
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[0][0].toUuid(), rowId(4));
    QCOMPARE(wanted[1][0].toUuid(), rowId(5));
    QVERIFY(!shown.dialog<ImportDialog>());
}

void GettingInTest::offersToGetSeveralThatAreDropped()
{
    Shown shown;
    QSignalSpy wanted(&shown.gettingIn, &GettingIn::dealWanted);
    QVERIFY(shown.drop(dropOf(linesOf({1, 2}))));
    QVERIFY(shown.dialog<ImportDialog>());
    QCOMPARE(shown.find<QPlainTextEdit>("importText")->toPlainText(), linesOf({1, 2}));
    QVERIFY(wanted.isEmpty());
}

void GettingInTest::readsAFileThatIsDropped()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("deals.CSV")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(linesOf({1, 2}).toLatin1());
    file.close();
    Shown shown;
    QVERIFY(shown.drop(dropOf(QUrl::fromLocalFile(file.fileName()))));
    QTRY_VERIFY(shown.find<QPushButton>("importGet")->isEnabled());
    shown.serve({1, 2});
    shown.get();
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("2 new")));
    QCOMPARE(shown.tasks.tasks().front().source, QStringLiteral("deals.CSV"));
}

void GettingInTest::refusesFilesOfOtherKinds()
{
    Shown shown;
    QVERIFY(!shown.drop(dropOf(QUrl::fromLocalFile(QStringLiteral("/picture.png")))));
    QVERIFY(!shown.drop(new QMimeData));
    QVERIFY(!shown.dialog<ImportDialog>());
}

void GettingInTest::findsDealsOnlyWhereItIsOffered()
{
    Shown shown;
    shown.serve({1, 2});
    shown.service.setAnswer(dealsPath(), {200, '[' + body(rowId(1)) + ',' + body(rowId(2)) + ']'});
    QAction *action = shown.action("findDeals");
    QVERIFY(!action->isVisible()); // decision 20
    shown.gettingIn.setFindOffered(true);
    QVERIFY(action->isVisible());
    action->trigger();
    QVERIFY(shown.dialog<FindDialog>());
    QVERIFY(shown.service.requests().isEmpty());
    shown.find<QPushButton>("findGo")->click();
    QTRY_COMPARE(shown.find<QLabel>("findState")->text(), foundText(2, 2, british));
    QCOMPARE(shown.service.requests().size(), 1);
    shown.find<QPushButton>("findGo")->click();
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("2 new")));
}

void GettingInTest::getsThePartsThatATripNeeds()
{
    Shown shown;
    shown.serve({1});
    shown.store.append(rowId(1), body(rowId(1)), QDateTime::currentDateTimeUtc().addDays(-3), std::nullopt);
    shown.store.setPinned(rowId(1), true);
    QTRY_COMPARE(shown.library.counts().pinned, 1);
    shown.action("tripCheck")->trigger();
    QTRY_VERIFY(shown.find<QPushButton>("tripFill")->isEnabled());
    QVERIFY(shown.service.requests().isEmpty());
    shown.find<QPushButton>("tripFill")->click();
    QTRY_VERIFY(shown.stripText().contains(QStringLiteral("1 unchanged")));
    QCOMPARE(shown.tasks.tasks().front().kind, DealTask::Kind::Refresh);
    QTRY_VERIFY(!shown.window.findChild<TripDialog *>());
    shown.action("tripCheck")->trigger();
    QTRY_COMPARE(shown.find<QLabel>("tripSummary")->text(),
                 QStringLiteral("The 1 pinned deal can be read whole without a connection."));
}

void GettingInTest::takesTheClipboard()
{
    Shown shown;
    QGuiApplication::clipboard()->setText(linesOf({1, 2}));
    QTest::keyClick(&shown.window, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown.dialog<ImportDialog>());
    QCOMPARE(shown.find<QPlainTextEdit>("importText")->toPlainText(), linesOf({1, 2}));
}

void GettingInTest::isReachedByKeysAlone()
{
    Shown shown;
    QSignalSpy all(&shown.gettingIn, &GettingIn::allWanted);
    QTest::keyClick(&shown.window, Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(all.size(), 1);
    QTest::keyClick(&shown.window, Qt::Key_I, Qt::ControlModifier);
    QVERIFY(shown.dialog<ImportDialog>());
    for (const QAction *action : shown.gettingIn.actions())
        QVERIFY2(action->text().contains(u'&'), qPrintable(action->text()));
}

void GettingInTest::doesNothingWithoutAnAccount()
{
    Shown shown;
    shown.gettingIn.setAccount(false);
    QTest::keyClick(&shown.window, Qt::Key_I, Qt::ControlModifier);
    shown.gettingIn.importText(linesOf({1, 2}));
    shown.gettingIn.refreshDeals({rowId(1)}, {});
    QVERIFY(!shown.dialog<QDialog>());
    shown.gettingIn.setAccount(true);
    QTest::keyClick(&shown.window, Qt::Key_I, Qt::ControlModifier);
    QVERIFY(shown.dialog<ImportDialog>());
}

void GettingInTest::closesWhatIsOpenAboutAnotherAccount()
{
    Shown shown;
    shown.gettingIn.importText(linesOf({1, 2}));
    shown.gettingIn.setAccount(true);
    QTRY_VERIFY(!shown.dialog<ImportDialog>());
    shown.gettingIn.refreshDeals({rowId(1)}, {});
    QVERIFY(shown.dialog<QMessageBox>());
    shown.gettingIn.setAccount(true);
    QTRY_VERIFY(!shown.dialog<QMessageBox>());
    QVERIFY(shown.tasks.tasks().empty());
}

QTEST_MAIN(GettingInTest)
#include "tst_gettingin.moc"
