// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exportdialog.h"

#include "app/text/translations.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLayout>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);

struct Shown {
    explicit Shown(const QString &deal = QStringLiteral("Crane & <b>Co</b>"), qint64 listed = 1204,
                   const QLocale &locale = british, const QString &scope = QString())
        : dialog(new ExportDialog(deal, listed, scope, locale))
    {
        dialog->open();
    }
    ~Shown() { delete dialog; }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    void choose(int format) const { find<QComboBox>("exportFormat")->setCurrentIndex(format); }
    /// Down to the file, which the reader types.
    bool start(const QString &file) const
    {
        find<QPushButton>("startExport")->click();
        auto *files = dialog->findChild<QFileDialog *>();
        if (!files)
            return false;
        Q_EMIT files->fileSelected(file);
        files->close();
        return true;
    }
    ExportChoice choice() const { return wanted.last().first().value<ExportChoice>(); }

    QPointer<ExportDialog> dialog;
    QSignalSpy wanted{dialog, &ExportDialog::exportWanted};
    QSignalSpy canceled{dialog, &ExportDialog::cancelWanted};
};

} // namespace

class ExportDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, british);
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void saysWhatThereIsToExport();
    void saysWhichDealsAreListed();
    void offersOnlyWhatThereIs();
    void asksForAFileBeforeAnything();
    void partsCellsAsTheLocaleDoes();
    void offersChoicesOfCsvForCsvAlone();
    void cancelsWhatIsUnderWayBeforeItCloses();
    void saysWhatBecameOfIt();
};

void ExportDialogTest::saysWhatThereIsToExport()
{
    const Shown shown;
    QCOMPARE(shown.find<QRadioButton>("exportDeal")->text(),
             QStringLiteral("This deal: Crane && <b>Co</b>"));
    QCOMPARE(shown.find<QRadioButton>("exportList")->text(),
             QStringLiteral("The list as it is shown: 1,204 deals"));
    QVERIFY(shown.find<QRadioButton>("exportDeal")->isChecked());
}

void ExportDialogTest::saysWhichDealsAreListed()
{
    const Shown shown{QString(), 5, british, QStringLiteral("Pipeline: Tools & <b>Toys</b>")};
    QCOMPARE(shown.find<QRadioButton>("exportList")->text(),
             QStringLiteral("The list as it is shown: 5 deals · Pipeline: Tools && <b>Toys</b>"));
}

void ExportDialogTest::offersOnlyWhatThereIs()
{
    const Shown listAlone{QString(), 1};
    QVERIFY(!listAlone.find<QRadioButton>("exportDeal")->isEnabled());
    QVERIFY(listAlone.find<QRadioButton>("exportList")->isChecked());
    const Shown dealAlone{QStringLiteral("Crane"), 0};
    QVERIFY(!dealAlone.find<QRadioButton>("exportList")->isEnabled());
    QVERIFY(dealAlone.find<QRadioButton>("exportDeal")->isChecked());
}

void ExportDialogTest::asksForAFileBeforeAnything()
{
    const Shown shown;
    shown.find<QRadioButton>("exportList")->setChecked(true);
    shown.find<QCheckBox>("csvByteOrderMark")->setChecked(false);
    QVERIFY(shown.start(QStringLiteral("a.csv")));
    QCOMPARE(shown.wanted.size(), 1);
    QCOMPARE(shown.choice().file, QStringLiteral("a.csv"));
    QVERIFY(shown.choice().isList);
    QCOMPARE(shown.choice().format, ExportChoice::Format::Csv);
    QVERIFY(shown.choice().csv.isGuarded);
    QVERIFY(!shown.choice().csv.hasByteOrderMark);
    QVERIFY(!shown.find<QPushButton>("startExport")->isEnabled());
}

void ExportDialogTest::partsCellsAsTheLocaleDoes()
{
    const Shown english;
    QVERIFY(english.start(QStringLiteral("a.csv")));
    QCOMPARE(english.choice().csv.separator, ',');
    const Shown german{QStringLiteral("Kran"), 0, QLocale(QLocale::German, QLocale::Germany)};
    QVERIFY(german.start(QStringLiteral("a.csv")));
    QCOMPARE(german.choice().csv.separator, ';');
}

void ExportDialogTest::offersChoicesOfCsvForCsvAlone()
{
    const Shown shown;
    QVERIFY(shown.find<QCheckBox>("csvGuard")->isEnabled());
    shown.choose(1);
    QVERIFY(!shown.find<QCheckBox>("csvGuard")->isEnabled());
    shown.choose(2);
    QVERIFY(shown.start(QStringLiteral("a.pdf")));
    QCOMPARE(shown.choice().format, ExportChoice::Format::Pdf);
}

void ExportDialogTest::cancelsWhatIsUnderWayBeforeItCloses()
{
    const Shown shown;
    QVERIFY(shown.start(QStringLiteral("a.csv")));
    shown.dialog->setProgress(300, 1204);
    QCOMPARE(shown.find<QProgressBar>("exportProgress")->value(), 300);
    shown.find<QPushButton>("closeExport")->click();
    QCOMPARE(shown.canceled.size(), 1);
    QVERIFY(shown.dialog->isVisible());
    shown.dialog->setReport(QStringLiteral("Canceled"), false);
    shown.find<QPushButton>("closeExport")->click();
    QVERIFY(!shown.dialog || !shown.dialog->isVisible());
    QCOMPARE(shown.canceled.size(), 1);
}

void ExportDialogTest::saysWhatBecameOfIt()
{
    const Shown shown;
    QVERIFY(shown.start(QStringLiteral("a.csv")));
    shown.dialog->setReport(QStringLiteral("<i>1,204 deals written.</i>"), false);
    const auto *report = shown.find<QLabel>("exportReport");
    QVERIFY(report->isVisible());
    QCOMPARE(report->text(), QStringLiteral("<i>1,204 deals written.</i>"));
    QCOMPARE(report->textFormat(), Qt::PlainText);
    QVERIFY(shown.find<QProgressBar>("exportProgress")->isHidden());
    QVERIFY(shown.find<QPushButton>("startExport")->isEnabled());
    shown.dialog->setReport(QStringLiteral("A sentence of some length. ").repeated(12), false);
    QVERIFY(shown.dialog->height()
            >= shown.dialog->layout()->totalHeightForWidth(shown.dialog->width())); // nothing is cut off
}

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
