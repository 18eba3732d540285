// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/finddialog.h"

#include "app/domain/dealtask.h"
#include "app/text/errortext.h"
#include "app/text/tasktext.h"
#include "app/text/translations.h"
#include "tests/support/dealrows.h"

#include <QApplication>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

struct Shown {
    Shown() { dialog->open(); }
    ~Shown() { delete dialog; }

    QString text(const char *name) const
    {
        return dialog->findChild<QLabel *>(QLatin1StringView(name))->text();
    }
    QPushButton *go() const { return dialog->findChild<QPushButton *>(QStringLiteral("findGo")); }
    bool isReading() const
    {
        return dialog->findChild<QProgressBar *>(QStringLiteral("findProgress"))->isVisible();
    }

    QPointer<FindDialog> dialog = new FindDialog(british);
    QSignalSpy listWanted{dialog, &FindDialog::listWanted};
    QSignalSpy importWanted{dialog, &FindDialog::importWanted};
};

} // namespace

class FindDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, british); }
    void saysWhatItReliesOnBeforeItAsks();
    void tellsHowFarItHasRead();
    void saysTheCostAndGetsWhatIsNew();
    void offersNothingWhereAllIsHere();
    void saysWhyNothingWasFoundAndAsksAgain();
};

void FindDialogTest::saysWhatItReliesOnBeforeItAsks()
{
    const Shown shown;
    QVERIFY(shown.text("findWarning").contains(QStringLiteral("has not published"))); // decision 20
    QVERIFY(shown.listWanted.isEmpty());
    QVERIFY(!shown.isReading());
    QTest::keyClick(shown.dialog, Qt::Key_Return);
    QCOMPARE(shown.listWanted.size(), 1);
}

void FindDialogTest::tellsHowFarItHasRead()
{
    const Shown shown;
    shown.go()->click();
    QVERIFY(shown.isReading());
    QVERIFY(!shown.go()->isEnabled());
    shown.dialog->setListed(1'204);
    QCOMPARE(shown.text("findState"), QStringLiteral("Reading the list: 1,204 deals so far."));
}

void FindDialogTest::saysTheCostAndGetsWhatIsNew()
{
    const Shown shown;
    Usage usage;
    usage.limits = {30, 1'000};
    shown.dialog->setUsage(usage);
    shown.go()->click();
    shown.dialog->setFound(FoundDeals{310, {rowId(1), rowId(2)}});
    QVERIFY(!shown.isReading());
    QCOMPARE(shown.text("findState"), foundText(310, 2, british));
    QCOMPARE(shown.text("findCost"), costText(costOf(2, usage), british));
    QVERIFY(shown.importWanted.isEmpty());
    shown.go()->click();
    QCOMPARE(shown.importWanted.size(), 1);
    QCOMPARE(shown.importWanted[0][0].value<QList<QUuid>>(), (QList<QUuid>{rowId(1), rowId(2)}));
    QCOMPARE(shown.listWanted.size(), 1);
}

void FindDialogTest::offersNothingWhereAllIsHere()
{
    const Shown shown;
    shown.go()->click();
    shown.dialog->setFound(FoundDeals{1, {}});
    QCOMPARE(shown.text("findState"), foundText(1, 0, british));
    QCOMPARE(shown.text("findCost"), QString());
    shown.go()->click();
    QVERIFY(shown.importWanted.isEmpty());
    QCOMPARE(shown.listWanted.size(), 2);
}

void FindDialogTest::saysWhyNothingWasFoundAndAsksAgain()
{
    const Shown shown;
    shown.go()->click();
    const Error error{Error::Kind::NotUnderstood, QStringLiteral("<b>html</b>")};
    shown.dialog->setFound(error);
    QCOMPARE(shown.text("findState"),
             errorText(error).sentences() + QStringLiteral(" Nothing was changed."));
    QVERIFY(!shown.isReading());
    shown.go()->click();
    QCOMPARE(shown.listWanted.size(), 2);
    QVERIFY(shown.isReading());
}

QTEST_MAIN(FindDialogTest)
#include "tst_finddialog.moc"
