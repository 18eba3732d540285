// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copycells.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMimeData>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace sidelight;

namespace {

QStandardItem *item(const char *text)
{
    return new QStandardItem(QString::fromUtf8(text));
}

QString copiedText()
{
    return QApplication::clipboard()->mimeData()->text();
}

QString copiedHtml()
{
    return QApplication::clipboard()->mimeData()->html();
}

} // namespace

class CopyCellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void copiesOneCellAsItIs();
    void copiesRowsInTheOrderOfTheScreen();
    void copiesColumnsInTheOrderOfTheScreen();
    void keepsACellInOneCell();
    void escapesForeignTextInHtml();
    void copiesRowsOfATree();
    void leavesTheClipboardAloneWithoutASelection();
    void copiesByKeyFromTheView();

private:
    std::unique_ptr<QTableView> m_table;
    std::unique_ptr<QStandardItemModel> m_model;
};

void CopyCellsTest::init()
{
    m_model = std::make_unique<QStandardItemModel>();
    m_model->appendRow({item("Ines"), item("Decision maker"), item("c0a70001")});
    m_model->appendRow({item("Tom"), item("Technical"), item("c0a70002")});
    m_model->appendRow({item("Marta"), item("–"), item("c0a70003")});
    m_table = std::make_unique<QTableView>();
    m_table->setModel(m_model.get());
    QApplication::clipboard()->setText(QStringLiteral("before"));
}

void CopyCellsTest::cleanup()
{
    m_table.reset();
}

void CopyCellsTest::copiesOneCellAsItIs()
{
    m_model->item(0, 1)->setText(QStringLiteral("first line\nsecond\tline"));
    m_table->selectionModel()->select(m_model->index(0, 1), QItemSelectionModel::Select);
    copyCells(*m_table);
    QCOMPARE(copiedText(), QStringLiteral("first line\nsecond\tline"));
}

void CopyCellsTest::copiesRowsInTheOrderOfTheScreen()
{
    // Chosen from the last to the first.
    for (const int row : {2, 0}) {
        m_table->selectionModel()->select(m_model->index(row, 0),
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    copyCells(*m_table);
    QCOMPARE(copiedText(), QStringLiteral("Ines\tDecision maker\tc0a70001\nMarta\t–\tc0a70003"));
    QCOMPARE(copiedHtml(),
             QStringLiteral("<table><tr><td>Ines</td><td>Decision maker</td><td>c0a70001</td></tr>"
                            "<tr><td>Marta</td><td>–</td><td>c0a70003</td></tr></table>"));
}

void CopyCellsTest::copiesColumnsInTheOrderOfTheScreen()
{
    m_table->horizontalHeader()->moveSection(2, 0);
    m_table->selectRow(1);
    copyCells(*m_table);
    QCOMPARE(copiedText(), QStringLiteral("c0a70002\tTom\tTechnical"));
}

void CopyCellsTest::keepsACellInOneCell()
{
    m_model->item(0, 1)->setText(QStringLiteral("first line\nsecond\tline"));
    m_table->selectRow(0);
    copyCells(*m_table);
    QCOMPARE(copiedText(), QStringLiteral("Ines\tfirst line second line\tc0a70001"));
}

void CopyCellsTest::escapesForeignTextInHtml()
{
    m_model->item(0, 0)->setText(QStringLiteral("<script>alert(1)</script>&amp;"));
    m_table->selectionModel()->select(m_model->index(0, 0), QItemSelectionModel::Select);
    copyCells(*m_table);
    QCOMPARE(copiedText(), QStringLiteral("<script>alert(1)</script>&amp;"));
    QCOMPARE(copiedHtml(), QStringLiteral("<table><tr><td>&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"
                                          "</td></tr></table>"));
}

void CopyCellsTest::copiesRowsOfATree()
{
    QStandardItemModel model;
    for (const char *section : {"Value", "Timing"}) {
        QStandardItem *parent = item(section);
        parent->appendRow({item("first"), item("1")});
        parent->appendRow({item("second"), item("2")});
        model.appendRow({parent, item("")});
    }
    QTreeView tree;
    tree.setModel(&model);
    tree.expandAll();
    const auto choose = [&](const QModelIndex &index) {
        tree.selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    choose(model.index(1, 0, model.index(1, 0)));
    choose(model.index(0, 0, model.index(1, 0)));
    choose(model.index(1, 0, model.index(0, 0)));
    copyCells(tree);
    QCOMPARE(copiedText(), QStringLiteral("second\t2\nfirst\t1\nsecond\t2"));
}

void CopyCellsTest::leavesTheClipboardAloneWithoutASelection()
{
    copyCells(*m_table);
    QCOMPARE(copiedText(), QStringLiteral("before"));
}

void CopyCellsTest::copiesByKeyFromTheView()
{
    addCopyShortcut(m_table.get());
    m_table->selectRow(1);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
    m_table->setFocus();
    QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copiedText(), QStringLiteral("Tom\tTechnical\tc0a70002"));
}

QTEST_MAIN(CopyCellsTest)
#include "tst_copycells.moc"
