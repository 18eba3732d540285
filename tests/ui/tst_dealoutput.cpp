// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealoutput.h"

#include "app/api/backsideclient.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/store/store.h"
#include "app/text/translations.h"
#include "tests/app/export/strictcsv.h"
#include "tests/support/fakebackside.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QWidget>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QUuid crane(u"dea10001-0000-4000-8000-000000000001"_s);
const QUuid route(u"dea10002-0000-4000-8000-000000000001"_s);

PastAnswer answer(const QUuid &id, const QByteArray &name)
{
    return {id, R"({"id":")" + identifierText(id).toLatin1() + R"(","name":")" + name + R"("})",
            QDateTime(QDate(2026, 6, 1), QTime(10, 32), QTimeZone::utc()), false};
}

} // namespace

class DealOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exportsTheDealOnScreen();
    void exportsTheListInItsOrder();
    void exportsTheListForPaper();
    void saysWhyNothingWasWritten();
    void copiesTheDeal();
    void copiesRows();

private:
    QString exported(const std::optional<ListPrint> &list, int format, const QString &name);
    QByteArray content(const QString &name) const;
    ListPrint list() const;

    QTemporaryDir m_folder;
    FakeBackside m_service;
    BacksideClient m_client{m_service.endpoint(), {}};
    Store m_store{dealDerivation()};
    Library m_library{m_client, m_store};
    QWidget m_window;
    DealOutput m_output{m_library, british, m_window};
    std::shared_ptr<const DealCatalog> m_catalog;
};

void DealOutputTest::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    installTranslations(*qApp, british);
    connect(&m_library, &Library::catalogLoaded, this,
            [this](const Result<std::shared_ptr<const DealCatalog>> &catalog) { m_catalog = *catalog; });
    m_store.open({QString(), m_service.endpoint().origin, KeyKind::Test});
    m_library.seed({answer(crane, "=Crane"), answer(route, "Bluefin route")});
    m_library.load(crane);
    QTRY_VERIFY(m_library.state(crane).deal);
    m_library.loadCatalog();
    QTRY_VERIFY(m_catalog && m_catalog->deals().size() == 2);
    m_window.show();
}

ListPrint DealOutputTest::list() const
{
    ListPrint list;
    DealView view;
    view.first.order = Qt::DescendingOrder;
    list.shown =
        std::make_shared<const ShownDeals>(shownDeals(m_catalog, view, std::nullopt, QDate(2026, 6, 14)));
    list.columns = {DealColumn::Name, DealColumn::Amount};
    list.title = u"All deals"_s;
    return list;
}

/// What the dialog says at its end.
QString DealOutputTest::exported(const std::optional<ListPrint> &list, int format, const QString &name)
{
    m_output.exportDeals(crane, list);
    auto *dialog = m_window.findChild<ExportDialog *>();
    if (!dialog)
        return u"no dialog"_s;
    if (list)
        dialog->findChild<QRadioButton *>(u"exportList"_s)->setChecked(true);
    dialog->findChild<QComboBox *>(u"exportFormat"_s)->setCurrentIndex(format);
    dialog->findChild<QPushButton *>(u"startExport"_s)->click();
    auto *files = dialog->findChild<QFileDialog *>();
    Q_EMIT files->fileSelected(m_folder.filePath(name));
    files->close();
    const auto *report = dialog->findChild<QLabel *>(u"exportReport"_s);
    const bool isOver = QTest::qWaitFor([report] { return report->isVisible(); }, 20'000);
    const QString said = isOver ? report->text() : u"no end"_s;
    delete dialog;
    return said;
}

QByteArray DealOutputTest::content(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

void DealOutputTest::exportsTheDealOnScreen()
{
    QCOMPARE(exported(std::nullopt, 0, u"a.csv"_s),
             u"1 deal written. 1 text begins with ' so that no spreadsheet takes it for a formula."_s);
    const auto records = readStrictly(content(u"a.csv"_s));
    QCOMPARE(records.size(), 2);
    QCOMPARE(records[1].value(2), "'=Crane");
}

void DealOutputTest::exportsTheListInItsOrder()
{
    QCOMPARE(exported(list(), 1, u"b.json"_s), u"2 deals written."_s);
    const QByteArray json = content(u"b.json"_s);
    QVERIFY(json.indexOf("Bluefin route") > 0);
    QVERIFY2(json.indexOf("Bluefin route") < json.indexOf("=Crane"), json.constData());
}

void DealOutputTest::exportsTheListForPaper()
{
    QCOMPARE(exported(list(), 2, u"c.pdf"_s), u"2 deals written."_s);
    QVERIFY(content(u"c.pdf"_s).startsWith("%PDF-"));
    QCOMPARE(exported(std::nullopt, 2, u"d.pdf"_s), u"1 deal written."_s);
    QVERIFY(content(u"d.pdf"_s).startsWith("%PDF-"));
}

void DealOutputTest::saysWhyNothingWasWritten()
{
    const QString said = exported(list(), 0, u"none/e.csv"_s);
    QVERIFY2(said.contains(u"e.csv” could not be written: "_s), qPrintable(said));
}

void DealOutputTest::copiesTheDeal()
{
    QVERIFY(!m_output.dealTexts(QUuid()));
    const MakeCopyTexts make = m_output.dealTexts(crane);
    QVERIFY(make);
    const CopyTexts texts = make();
    QVERIFY(texts.plain.startsWith(u"=Crane\n"_s));
    QVERIFY(texts.markdown.startsWith(u"# \\=Crane\n"_s));
    QVERIFY(texts.html.startsWith(u"<h1>=Crane</h1>"_s));
}

void DealOutputTest::copiesRows()
{
    const ListPrint all = list();
    const CopyTexts texts = m_output.rowTexts(all.shown, {all.shown->order[0]}, all.columns)();
    QCOMPARE(texts.tsv, u"Name\tAmount\nBluefin route\t\u2013\n"_s);
}

QTEST_MAIN(DealOutputTest)
#include "tst_dealoutput.moc"
