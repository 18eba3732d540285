// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `./dev bench`: ratios taken pairwise in one run, since a shared machine's times drift.
//   sidelight_bench [--json] [--full] [start] [window] [listwindow] [list] [import] [decode] [store]
// With --full, and where they were made before, stores of a million deals and of a million versions too,
// which take some minutes and 5 GB to make.

#include "tests/bench/rows.h"
#include "tests/bench/stores.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

#include <functional>

using namespace sidelight;

namespace {

struct Section {
    QString name;
    std::function<std::vector<Row>(bool isFull)> rows;
};

// Programs are started before this one grows: see runToPaint().
const std::vector<Section> &allSections()
{
    static const std::vector<Section> all = {
        {QStringLiteral("start"), startRows},
        {QStringLiteral("window"), [](bool) { return windowRows(); }},
        {QStringLiteral("listwindow"), listWindowRows},
        {QStringLiteral("list"), listRows},
        {QStringLiteral("import"), [](bool) { return importRows(); }},
        {QStringLiteral("decode"), [](bool) { return decodeRows(); }},
        {QStringLiteral("store"), storeRows},
    };
    return all;
}

int makeStore(const QStringList &words)
{
    const auto spec = words.size() == 2 ? specFrom(words[1]) : std::nullopt;
    if (!spec)
        return 2;
    make(*spec);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QStringList wanted = QCoreApplication::arguments().mid(1);
    if (!wanted.isEmpty() && wanted.constFirst() == u"--make") // see provide()
        return makeStore(wanted);
    const bool wantsJson = wanted.removeAll(QStringLiteral("--json")) > 0;
    const bool isFull = wanted.removeAll(QStringLiteral("--full")) > 0;
    std::vector<Row> rows;
    int known = 0;
    for (const Section &section : allSections()) {
        if (!wanted.isEmpty() && !wanted.contains(section.name))
            continue;
        ++known;
        const std::vector<Row> more = section.rows(isFull);
        if (!wantsJson)
            print(more);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    if (known == 0 || known < wanted.size()) {
        QTextStream(stderr) << QStringLiteral(
            "the sections are start, window, listwindow, list, import, decode and store\n");
        return 2;
    }
    if (wantsJson)
        QTextStream(stdout) << QJsonDocument(toJson(rows)).toJson();
    return 0;
}
