// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The yardstick for the start: a window with one table of ten rows, which ends after its first paint; with
// --stay it does not.

#include <QAbstractTableModel>
#include <QApplication>
#include <QMainWindow>
#include <QTableView>
#include <QTimer>

#include <cstdio>

namespace {

class Rows : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 10; }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 4; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole
                   ? QVariant(QStringLiteral("cell %1 %2").arg(index.row()).arg(index.column()))
                   : QVariant();
    }
};

class Table : public QTableView
{
protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTableView::paintEvent(event);
        if (std::exchange(m_isPainted, true))
            return;
        QTimer::singleShot(0, this, [] {
            std::puts("painted");
            std::fflush(stdout);
            if (!QCoreApplication::arguments().contains(QStringLiteral("--stay")))
                QCoreApplication::quit();
        });
    }

private:
    bool m_isPainted = false;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    Rows rows;
    QMainWindow window;
    auto *table = new Table;
    table->setModel(&rows);
    window.setCentralWidget(table);
    window.resize(900, 600);
    window.show();
    return QApplication::exec();
}
