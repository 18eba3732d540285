// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole path, once for each kind of service: keys typed, real HTTP or HTTPS, and what a reader
// sees read back from the widgets.

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "app/library/library.h"
#include "app/models/contactmodel.h"
#include "app/sample/sampleservice.h"
#include "tests/support/accountof.h"
#include "tests/support/fakebackside.h"
#include "ui/colors.h"
#include "ui/dealpage.h"
#include "ui/elidedlabel.h"
#include "ui/mainwindow.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace sidelight;

namespace {

const QByteArray craneId = "dea10001-0000-4000-8000-000000000001";

QByteArray fixture()
{
    QFile file(QStringLiteral(TEST_DATA "/deals/openOneTimeOnePrimary.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString textOf(const QWidget &window, const char *name)
{
    if (const auto *label = window.findChild<ElidedLabel *>(QLatin1StringView(name)))
        return label->isVisible() ? label->text() : QString();
    const auto *label = window.findChild<QLabel *>(QLatin1StringView(name));
    return label && label->isVisible() ? label->text() : QString();
}

QString fieldText(const QTreeView &view, const QString &label)
{
    const auto found = view.model()->match(view.model()->index(0, 0), Qt::DisplayRole, label, 1,
                                           Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QString() : found.constFirst().siblingAtColumn(1).data().toString();
}

} // namespace

class WalkthroughTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensADealFromTypedKeys_data();
    void opensADealFromTypedKeys();
};

void WalkthroughTest::opensADealFromTypedKeys_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("typed");
    QTest::newRow("sample service, an ID") << QStringLiteral("sample") << QString::fromLatin1(craneId);
    QTest::newRow("plain HTTP, an ID in braces and upper case")
        << QStringLiteral("http") << u'{' + QString::fromLatin1(craneId).toUpper() + QStringLiteral("} ");
    QTest::newRow("HTTPS, a link") << QStringLiteral(
        "https") << QStringLiteral("https://app.example/deals/%1?tab=2").arg(QString::fromLatin1(craneId));
}

void WalkthroughTest::opensADealFromTypedKeys()
{
    QFETCH(QString, service);
    QFETCH(QString, typed);
    SampleService sample;
    QVERIFY(sample.start());
    FakeBackside plain;
    FakeBackside secure(FakeBackside::Transport::Tls);
    const QString path = QStringLiteral("/api/v1/deals/") + QString::fromLatin1(craneId);
    plain.setAnswer(path, {200, fixture()});
    secure.setAnswer(path, {200, fixture()});
    const Endpoint endpoint = service == u"sample" ? sample.endpoint()
                              : service == u"http" ? plain.endpoint()
                                                   : secure.endpoint();

    BacksideClient client(endpoint);
    client.setNetwork({{}, FakeBackside::authority()});
    QTemporaryDir folder;
    Store store(dealDerivation());
    store.open({folder.filePath(QStringLiteral("stores/one.sqlite")), endpoint.origin, KeyKind::None});
    Library library(client, store);
    MainWindow window(library, QLocale(QLocale::English, QLocale::UnitedKingdom));
    window.setAccount(accountOf(endpoint, service == u"sample"));
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    auto *box = window.findChild<QLineEdit *>(QStringLiteral("openBox"));
    QVERIFY(box->hasFocus());
    QTest::keyClicks(box, typed);
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(textOf(window, "dealName"), QStringLiteral("Harbour crane retrofit"), 20'000);
    QVERIFY(box->text().isEmpty());
    if (service != u"sample") {
        FakeBackside &asked = service == u"http" ? plain : secure;
        QCOMPARE(asked.requestedPaths().constFirst(), path); // names come after it
        QCOMPARE(asked.requestedPaths().count(path), 1);
        QCOMPARE(asked.requests()[0].header("Authorization"), "Bearer " + endpoint.key);
    }

    QCOMPARE(textOf(window, "outcome"), QStringLiteral("Open"));
    QCOMPARE(textOf(window, "amount"), QStringLiteral("€48,500.00"));
    QCOMPARE(textOf(window, "valueDetails"), QStringLiteral("one time · weighted €29,100.00 at 60 %"));
    QCOMPARE(textOf(window, "pipeline"), QStringLiteral("Projects"));
    QCOMPARE(textOf(window, "stage"), QStringLiteral("Proposal sent"));
    QCOMPARE(textOf(window, "confidence"), QStringLiteral("60 %"));
    QTRY_COMPARE(textOf(window, "primary").section(QStringLiteral(" · "), 0, 1),
                 service == u"sample" ? QStringLiteral("Ines Varga · Decision maker")
                                      : QStringLiteral("Contact c0a70001 · Decision maker"));
    QCOMPARE(textOf(window, "nextStep"), QStringLiteral("Call Ines about the delivery window"));
    QVERIFY2(textOf(window, "freshness").contains(QStringLiteral("Live")),
             qPrintable(textOf(window, "freshness")));
    QVERIFY(window.windowTitle().contains(QStringLiteral("Harbour crane retrofit")));

    const auto *fields = window.findChild<QTreeView *>(QStringLiteral("fields"));
    QCOMPARE(fieldText(*fields, QStringLiteral("Source")), QStringLiteral("trade fair"));
    QCOMPARE(fieldText(*fields, QStringLiteral("Won because")), QStringLiteral("not set"));

    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    auto *contacts = window.findChild<QTableView *>(QStringLiteral("contacts"));
    QTRY_VERIFY(contacts->isVisible());
    const auto *model = contacts->model();
    QCOMPARE(model->rowCount(), service == u"sample" ? 4 : 1);
    QCOMPARE(model->index(0, ContactModel::PrimaryColumn).data().toString(), QStringLiteral("Primary"));
    QCOMPARE(model->index(0, ContactModel::RoleColumn).data().toString(), QStringLiteral("Decision maker"));

    // The highlight as it is painted: the first row tinted, the next one not.
    const Colors colors(contacts->palette());
    const QImage picture = contacts->viewport()->grab().toImage();
    const auto colorIn = [&](int row) {
        const QRect cell = contacts->visualRect(model->index(row, ContactModel::RoleColumn));
        return picture.pixelColor(
            (QPointF(cell.right() - 6, cell.center().y()) * picture.devicePixelRatio()).toPoint());
    };
    QCOMPARE(colorIn(0), colors.primaryTint);
    if (model->rowCount() > 1)
        QCOMPARE(colorIn(1), colors.page);

    QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
    const auto *answer = window.findChild<QPlainTextEdit *>(QStringLiteral("answer"));
    QTRY_VERIFY(answer->isVisible());
    QVERIFY(answer->toPlainText().contains(QStringLiteral("\"amount\": 48500.0")));
}

QTEST_MAIN(WalkthroughTest)
#include "tst_walkthrough.moc"
