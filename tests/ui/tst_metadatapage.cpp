// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/metadatapage.h"

#include "app/models/jsonmodel.h"
#include "ui/colors.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QTreeView>

using namespace sidelight;

namespace {

std::shared_ptr<const Deal> dealWith(const QByteArray &metadata)
{
    auto deal = std::make_shared<Deal>();
    deal->body = metadata;
    deal->metadata = metadata == "null" ? Field<RawJson>::null()
                                        : Field<RawJson>(RawJson{{0, quint32(metadata.size())}});
    return deal;
}

struct Metadata {
    explicit Metadata(const QByteArray &json)
    {
        page.resize(700, 400);
        page.setDeal(dealWith(json));
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
        view->setFocus();
    }
    QString empty() const
    {
        const auto *label = page.findChild<QLabel *>(QStringLiteral("noMetadata"));
        return label->isVisible() ? label->text() : QString();
    }
    QModelIndex row(int number, int column = JsonModel::KeyColumn) const
    {
        return view->model()->index(number, column);
    }
    QDialog *dialog() const { return page.findChild<QDialog *>(QStringLiteral("valueDialog")); }

    MetadataPage page{QLocale(QLocale::English, QLocale::UnitedKingdom)};
    QTreeView *view = page.findChild<QTreeView *>(QStringLiteral("metadata"));
};

} // namespace

class MetadataPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatThereIsNone_data();
    void saysThatThereIsNone();
    void showsAnyJson_data();
    void showsAnyJson();
    void unfoldsByKeyboard();
    void staysUnfoldedForARefresh();
    void opensTheWholeTextOnReturn();
    void keepsForeignKeysOutOfTheTitle();
    void copiesCellsJsonAndPath();
    void unfoldsDeepData();
    void tintsASelectedRowWithItsBranch();
};

void MetadataPageTest::saysThatThereIsNone_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("words");
    QTest::newRow("null") << QByteArray("null") << QStringLiteral("This deal has no metadata.");
    QTest::newRow("an empty object") << QByteArray("{}")
                                     << QStringLiteral("The metadata of this deal is empty ({}).");
    QTest::newRow("an empty list") << QByteArray("[]")
                                   << QStringLiteral("The metadata of this deal is empty ([]).");
}

void MetadataPageTest::saysThatThereIsNone()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, words);
    Metadata metadata(json);
    QCOMPARE(metadata.empty(), words);
    QVERIFY(!metadata.view->isVisible());
    metadata.page.setDeal(dealWith(R"({"a": 1})"));
    QVERIFY(metadata.view->isVisible());
    QCOMPARE(metadata.empty(), QString());
}

void MetadataPageTest::showsAnyJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("value");
    QTest::newRow("a number beyond a double")
        << QByteArray("1234567890123456789012") << QStringLiteral("1234567890123456789012");
    QTest::newRow("a string") << QByteArray(R"("Bj\u00f6rn")") << QStringLiteral("Björn");
    QTest::newRow("true") << QByteArray("true") << QStringLiteral("true");
    QTest::newRow("an object") << QByteArray(R"({"a": false})") << QStringLiteral("false");
}

void MetadataPageTest::showsAnyJson()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, value);
    Metadata metadata(json);
    QVERIFY(metadata.view->isVisible());
    QCOMPARE(metadata.row(0, JsonModel::ValueColumn).data().toString(), value);
}

void MetadataPageTest::unfoldsByKeyboard()
{
    Metadata metadata(R"({"erp": {"quote": "Q-1"}, "tags": ["a"]})");
    metadata.view->setCurrentIndex(metadata.row(0));
    QVERIFY(!metadata.view->isExpanded(metadata.row(0)));
    QTest::keyClick(metadata.view, Qt::Key_Right);
    QVERIFY(metadata.view->isExpanded(metadata.row(0)));
    QTest::keyClick(metadata.view, Qt::Key_Down);
    QCOMPARE(metadata.view->currentIndex().data().toString(), QStringLiteral("quote"));
}

void MetadataPageTest::staysUnfoldedForARefresh()
{
    Metadata metadata(R"({"erp": {"quote": "Q-1"}})");
    metadata.view->expand(metadata.row(0));
    metadata.page.setDeal(dealWith(R"({"erp": {"quote": "Q-1"}})"));
    QVERIFY(metadata.view->isExpanded(metadata.row(0)));
}

void MetadataPageTest::opensTheWholeTextOnReturn()
{
    Metadata metadata(R"({"note": "first\nsecond <b>bold</b>", "erp": {}})");
    metadata.view->setCurrentIndex(metadata.row(0));
    QTest::keyClick(metadata.view, Qt::Key_Return);
    QVERIFY(metadata.dialog());
    QCOMPARE(metadata.dialog()->windowTitle(), QStringLiteral("note"));
    QCOMPARE(metadata.dialog()->findChild<QPlainTextEdit *>()->toPlainText(),
             QStringLiteral("first\nsecond <b>bold</b>"));
    QTest::keyClick(metadata.dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!metadata.dialog());
    metadata.view->setCurrentIndex(metadata.row(1)); // unfolds instead
    QTest::keyClick(metadata.view, Qt::Key_Return);
    QVERIFY(!metadata.dialog());
}

void MetadataPageTest::keepsForeignKeysOutOfTheTitle()
{
    Metadata metadata(R"({"a\nb[*]\u202e": 1})");
    metadata.view->setCurrentIndex(metadata.row(0));
    QTest::keyClick(metadata.view, Qt::Key_Return);
    QCOMPARE(metadata.dialog()->windowTitle(), QStringLiteral("a b[*][*]‹RLO›"));
}

void MetadataPageTest::copiesCellsJsonAndPath()
{
    Metadata metadata(R"({"erp": {"quote": "Q-\u0031"}})");
    metadata.view->expandAll();
    const QModelIndex quote = metadata.view->model()->index(0, 0, metadata.row(0));
    metadata.view->setCurrentIndex(quote);
    const QStringList expected = {QStringLiteral("quote\tQ-1"), QStringLiteral("\"Q-\\u0031\""),
                                  QStringLiteral("erp.quote")};
    for (qsizetype i = 0; i < expected.size(); ++i) {
        Q_EMIT metadata.view->customContextMenuRequested(metadata.view->visualRect(quote).center());
        auto *menu = metadata.page.findChild<QMenu *>();
        QVERIFY(menu);
        menu->actions()[i]->trigger();
        QCOMPARE(QApplication::clipboard()->text(), expected[i]);
        menu->close();
        QTRY_VERIFY(!metadata.page.findChild<QMenu *>());
    }
}

void MetadataPageTest::unfoldsDeepData()
{
    Metadata metadata(QByteArray(R"({"in": )").repeated(1000) + "1" + QByteArray(1000, '}'));
    QModelIndex at = metadata.row(0);
    for (int depth = 0; depth < 50; ++depth) {
        metadata.view->expand(at);
        at = metadata.view->model()->index(0, 0, at);
        QVERIFY(at.isValid());
    }
    metadata.view->scrollTo(at);
    QVERIFY(!metadata.view->grab().isNull());
}

void MetadataPageTest::tintsASelectedRowWithItsBranch()
{
    Metadata metadata(R"({"erp":{"quote":"Q-20931"}})");
    metadata.view->expandAll();
    const QModelIndex quote = metadata.view->model()->index(0, 0, metadata.row(0));
    metadata.view->selectionModel()->select(quote, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    metadata.view->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    const Colors colors(metadata.view->palette());
    const auto at = [&](int x) {
        const QRect cell = metadata.view->visualRect(quote);
        return metadata.view->viewport()->grab().toImage().pixelColor(x, cell.top() + 2);
    };
    const int branch = metadata.view->visualRect(quote).left() / 2;
    QCOMPARE(at(branch), colors.accentTint);
    QCOMPARE(at(metadata.view->visualRect(quote).right() - 2), colors.accentTint);
    metadata.view->clearFocus();
    QCOMPARE(at(branch), colors.chip);
}

QTEST_MAIN(MetadataPageTest)
#include "tst_metadatapage.moc"
