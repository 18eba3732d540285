// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The yardstick for the start with cached deals: a window with menu, tool bar, a list of 200 deals and
// one deal's fields and contacts, out of the same store, as directly as the libraries allow. Ends after
// its first paint.
//   sidelight_bench_furnished STORE ID

#include <QAbstractTableModel>
#include <QApplication>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPainter>
#include <QSplitter>
#include <QStatusBar>
#include <QTableView>
#include <QTimer>
#include <QToolBar>
#include <QUuid>
#include <QVBoxLayout>

#include <simdjson.h>
#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <vector>

namespace {

using Texts = std::array<QString, 6>;

class Rows : public QAbstractTableModel
{
public:
    explicit Rows(int columns)
        : m_columns(columns)
    {}

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(rows.size());
    }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_columns;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return rows[std::size_t(index.row())][std::size_t(index.column())];
    }

    std::vector<Texts> rows;

private:
    int m_columns;
};

class Table : public QTableView
{
public:
    explicit Table(Rows &model)
    {
        setModel(&model);
        verticalHeader()->hide();
        horizontalHeader()->setDefaultSectionSize(140);
        setWordWrap(false);
    }
};

/// Says so after its first paint, and ends the program.
class LastTable : public Table
{
public:
    using Table::Table;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTableView::paintEvent(event);
        if (std::exchange(m_isPainted, true))
            return;
        QTimer::singleShot(0, this, [] {
            std::puts("painted");
            std::fflush(stdout);
            QCoreApplication::quit();
        });
    }

private:
    bool m_isPainted = false;
};

struct Found {
    QByteArray body;
    std::vector<Texts> list;
};

Found readStore(const QByteArray &file, const QByteArray &id)
{
    Found found;
    sqlite3 *database = nullptr;
    if (sqlite3_open_v2(file.constData(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr)
        != SQLITE_OK)
        qFatal("the store cannot be opened");
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(
        database,
        "SELECT v.body FROM record r JOIN version v ON v.place = r.newest WHERE r.id = ?1 AND r.kind = 1",
        -1, &statement, nullptr);
    sqlite3_bind_blob(statement, 1, id.constData(), int(id.size()), SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_ROW)
        qFatal("the deal is not in the store");
    const int size = sqlite3_column_bytes(statement, 0);
    found.body.reserve(size + qsizetype(simdjson::SIMDJSON_PADDING));
    found.body.append(static_cast<const char *>(sqlite3_column_blob(statement, 0)), size);
    sqlite3_finalize(statement);
    sqlite3_prepare_v2(database, "SELECT name, stage_name, amount FROM deal ORDER BY name_key LIMIT 200",
                       -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        Texts row;
        for (int column = 0; column < 3; ++column)
            row[std::size_t(column)] =
                QString::fromUtf8(static_cast<const char *>(sqlite3_column_blob(statement, column)),
                                  sqlite3_column_bytes(statement, column));
        found.list.push_back(row);
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return found;
}

QString textOf(simdjson::ondemand::value value)
{
    const std::string_view token = value.raw_json_token();
    return QString::fromUtf8(token.data(), qsizetype(token.size())).trimmed();
}

std::vector<Texts> contactsIn(simdjson::ondemand::array links)
{
    constexpr std::string_view keys[] = {"role",       "contact_id", "introduced_by",
                                         "is_primary", "created_at", "updated_at"};
    std::vector<Texts> rows;
    for (simdjson::ondemand::object link : links) {
        Texts row;
        for (simdjson::ondemand::field member : link) {
            const std::string_view key = member.unescaped_key();
            for (std::size_t i = 0; i < std::size(keys); ++i) {
                if (key == keys[i])
                    row[i] = textOf(member.value());
            }
        }
        rows.push_back(row);
    }
    return rows;
}

/// Fills the form with every field that is a single value, and the rows with the contacts.
void showDeal(const QByteArray &body, QFormLayout &form, Rows &contacts)
{
    simdjson::ondemand::parser parser;
    auto document =
        parser.iterate(body.constData(), std::size_t(body.size()), std::size_t(body.capacity()));
    for (simdjson::ondemand::field member : document.get_object()) {
        const std::string_view key = member.unescaped_key();
        simdjson::ondemand::value value = member.value();
        if (key == "contacts")
            contacts.rows = contactsIn(value.get_array());
        else if (value.is_scalar())
            form.addRow(QString::fromUtf8(key.data(), qsizetype(key.size())), new QLabel(textOf(value)));
    }
}

QIcon drawnIcon(int number)
{
    QPixmap pixmap(20, 20);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.drawEllipse(2, 2, 4 + 2 * number, 12);
    return pixmap;
}

void furnish(QMainWindow &window)
{
    QToolBar *bar = window.addToolBar(QStringLiteral("bar"));
    for (int i = 0; i < 6; ++i)
        bar->addAction(drawnIcon(i), QStringLiteral("action"));
    bar->addWidget(new QLineEdit);
    window.menuBar()->addMenu(QStringLiteral("File"))->addAction(QStringLiteral("Quit"));
    window.menuBar()->addMenu(QStringLiteral("Help"))->addAction(QStringLiteral("About"));
    window.statusBar()->showMessage(QStringLiteral("a copy"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 3)
        return 2;
    Found found = readStore(argv[1], QUuid::fromString(QLatin1StringView(argv[2])).toRfc4122());
    Rows list(3);
    list.rows = std::move(found.list);
    Rows contacts(6);
    QMainWindow window;
    furnish(window);
    auto *fields = new QWidget;
    auto *form = new QFormLayout;
    showDeal(found.body, *form, contacts);
    auto *column = new QVBoxLayout(fields);
    column->addLayout(form);
    column->addWidget(new LastTable(contacts), 1);
    auto *splitter = new QSplitter;
    splitter->addWidget(new Table(list));
    splitter->addWidget(fields);
    window.setCentralWidget(splitter);
    window.resize(1180, 760);
    window.show();
    return QApplication::exec();
}
