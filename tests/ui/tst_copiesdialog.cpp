// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copiesdialog.h"

#include "app/text/storetext.h"
#include "app/text/translations.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

StoreStatus writable(const QString &file = QStringLiteral("/data/account.sqlite"))
{
    StoreStatus status;
    status.mode = StoreStatus::Mode::ReadWrite;
    status.file = file;
    return status;
}

struct Shown {
    Shown()
    {
        dialog->setStatus(writable());
        dialog->setSize(StoreSize{1204, 4000, 52'000'000});
        dialog->open();
    }
    ~Shown() { delete dialog; }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    QString text(const char *name) const { return find<QLabel>(name)->text(); }
    QPushButton *button(const char *name) const { return find<QPushButton>(name); }
    void choose(int row) const { find<QComboBox>("retention")->setCurrentIndex(row); }

    QPointer<CopiesDialog> dialog = new CopiesDialog(QStringLiteral("crm.<b>example</b>"), british);
    QSignalSpy estimateWanted{dialog, &CopiesDialog::estimateWanted};
    QSignalSpy chosen{dialog, &CopiesDialog::retentionChosen};
    QSignalSpy wipeWanted{dialog, &CopiesDialog::wipeWanted};
};

} // namespace

class CopiesDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhereTheCopiesLieAndHowLargeTheyAre();
    void saysThatNothingIsEncrypted();
    void saysWhatWouldGoBeforeItGoes();
    void passesOverAnEstimateOfAnotherChoice();
    void keepsEverythingAgainWithoutAPreview();
    void showsARetentionSetElsewhere();
    void changesNothingWithoutApply();
    void tellsWhatTheCheckFound();
    void saysWhyACheckFailed();
    void removesNothingBeforeItIsConfirmed();
    void offersNoChangeOfWhatCannotBeWritten_data();
    void offersNoChangeOfWhatCannotBeWritten();
};

void CopiesDialogTest::initTestCase()
{
    installTranslations(*qApp, british);
}

void CopiesDialogTest::saysWhereTheCopiesLieAndHowLargeTheyAre()
{
    const Shown shown;
    QCOMPARE(shown.text("storeFile"), QStringLiteral("/data/account.sqlite"));
    QCOMPARE(shown.text("storeSize"), sizeText({1204, 4000, 52'000'000}, british));
    shown.dialog->setStatus(writable({}));
    QCOMPARE(shown.text("storeFile"), QStringLiteral("None: this run keeps its copies in memory only."));
}

void CopiesDialogTest::saysThatNothingIsEncrypted()
{
    const Shown shown;
    QVERIFY(shown.text("notEncrypted").startsWith(QStringLiteral("The copies are not encrypted: ")));
}

void CopiesDialogTest::saysWhatWouldGoBeforeItGoes()
{
    const Shown shown;
    shown.choose(2);
    QCOMPARE(shown.estimateWanted.size(), 1);
    QCOMPARE(shown.estimateWanted[0][0].toInt(), 365);
    QVERIFY(!shown.button("applyRetention")->isEnabled()); // not before it is known
    const PruneEstimate estimate{120, 14, 3'200'000};
    shown.dialog->setEstimate(estimate);
    QCOMPARE(shown.text("pruneText"), pruneText(estimate, british));
    QVERIFY(shown.chosen.isEmpty());
    shown.button("applyRetention")->click();
    QCOMPARE(shown.chosen.size(), 1);
    QCOMPARE(shown.chosen[0][0].toInt(), 365);
    QVERIFY(!shown.button("applyRetention")->isEnabled());
}

void CopiesDialogTest::passesOverAnEstimateOfAnotherChoice()
{
    const Shown shown;
    shown.choose(2);
    shown.choose(3);
    shown.dialog->setEstimate(PruneEstimate{1, 1, 1}); // of a year
    QCOMPARE(shown.text("pruneText"), QString());
    QVERIFY(!shown.button("applyRetention")->isEnabled());
    const PruneEstimate estimate{120, 14, 3'200'000};
    shown.dialog->setEstimate(estimate);
    QCOMPARE(shown.text("pruneText"), pruneText(estimate, british));
    shown.choose(1);
    shown.choose(0);
    shown.dialog->setEstimate(estimate);
    QCOMPARE(shown.text("pruneText"), QString());
}

void CopiesDialogTest::keepsEverythingAgainWithoutAPreview()
{
    const Shown shown;
    shown.dialog->setRetention(365);
    shown.dialog->setEstimate(PruneEstimate{});
    QVERIFY(!shown.button("applyRetention")->isEnabled()); // that is so already
    shown.choose(0);
    QVERIFY(shown.button("applyRetention")->isEnabled());
    shown.button("applyRetention")->click();
    QCOMPARE(shown.chosen[0][0].toInt(), 0);
}

void CopiesDialogTest::showsARetentionSetElsewhere()
{
    const Shown shown;
    shown.dialog->setRetention(200);
    QCOMPARE(shown.find<QComboBox>("retention")->currentText(), QStringLiteral("200 days"));
}

void CopiesDialogTest::changesNothingWithoutApply()
{
    const Shown shown;
    shown.choose(3);
    shown.dialog->setEstimate(PruneEstimate{120, 14, 3'200'000});
    shown.dialog->reject();
    QVERIFY(shown.chosen.isEmpty());
    QVERIFY(shown.wipeWanted.isEmpty());
}

void CopiesDialogTest::tellsWhatTheCheckFound()
{
    const Shown shown;
    QSignalSpy wanted(shown.dialog, &CopiesDialog::verifyWanted);
    shown.button("checkCopies")->click();
    QCOMPARE(wanted.size(), 1);
    QVERIFY(!shown.button("checkCopies")->isEnabled());
    VerifyReport report;
    report.versions = 4000;
    shown.dialog->setReport(report);
    const QString clean = shown.text("verifyText");
    QVERIFY2(clean.contains(QStringLiteral("4000 versions")), qPrintable(clean));
    QVERIFY(shown.button("checkCopies")->isEnabled());
    report.problems.push_back(
        {VerifyProblem::Kind::Damaged, 17, 17, {}, {}, QStringLiteral("hash differs")});
    shown.dialog->setReport(report);
    QVERIFY(shown.text("verifyText") != clean);
    QVERIFY2(shown.text("verifyText").contains(QStringLiteral("17")), qPrintable(shown.text("verifyText")));
}

void CopiesDialogTest::saysWhyACheckFailed()
{
    const Shown shown;
    shown.button("checkCopies")->click();
    shown.dialog->setReport(Error{Error::Kind::Storage, QStringLiteral("disk I/O error")});
    QVERIFY(shown.text("verifyText").contains(QStringLiteral("disk I/O error")));
    QVERIFY(shown.button("checkCopies")->isEnabled());
}

void CopiesDialogTest::removesNothingBeforeItIsConfirmed()
{
    const Shown shown;
    shown.button("removeCopies")->click();
    auto *question = shown.find<QMessageBox>("wipeQuestion");
    QVERIFY(question && question->isVisible());
    QCOMPARE(question->textFormat(), Qt::PlainText);
    QVERIFY2(question->text().contains(QStringLiteral("crm.<b>example</b>")), qPrintable(question->text()));
    QVERIFY2(question->text().contains(QStringLiteral("1,204 deals")), qPrintable(question->text()));
    QTest::keyClick(question, Qt::Key_Return); // the default removes nothing
    QVERIFY(shown.wipeWanted.isEmpty());
    shown.button("removeCopies")->click();
    for (auto *again : shown.dialog->findChildren<QPushButton *>(QStringLiteral("confirmWipe"))) {
        if (again->isVisible())
            again->click();
    }
    QCOMPARE(shown.wipeWanted.size(), 1);
}

void CopiesDialogTest::offersNoChangeOfWhatCannotBeWritten_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("isWritable");
    using Mode = StoreStatus::Mode;
    QTest::newRow("opening") << int(Mode::Opening) << false;
    QTest::newRow("written") << int(Mode::ReadWrite) << true;
    QTest::newRow("newer") << int(Mode::ReadOnlyNewer) << false;
    QTest::newRow("read-only folder") << int(Mode::ReadOnlyFolder) << false;
    QTest::newRow("in memory") << int(Mode::MemoryForced) << true;
    QTest::newRow("locked") << int(Mode::Unavailable) << false;
}

void CopiesDialogTest::offersNoChangeOfWhatCannotBeWritten()
{
    QFETCH(int, mode);
    QFETCH(bool, isWritable);
    const Shown shown;
    StoreStatus status = writable();
    status.mode = StoreStatus::Mode(mode);
    shown.dialog->setStatus(status);
    QCOMPARE(shown.find<QComboBox>("retention")->isEnabled(), isWritable);
    QCOMPARE(shown.button("removeCopies")->isEnabled(), isWritable);
    QVERIFY(shown.button("checkCopies")->isEnabled());
}

QTEST_MAIN(CopiesDialogTest)
#include "tst_copiesdialog.moc"
