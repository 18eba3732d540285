// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `./dev bench`: ratios taken pairwise in one run, since a shared machine's times drift.
//   sidelight_bench [--json] [--full] [SECTION…]
// With --full, and where they were made before, stores of a million deals and of a million versions too,
// which take some minutes and 5 GB to make. Two peers are for the reader to install, or their rows are
// skipped: a browser (Chromium) with Tabulator, whose folder or script SIDELIGHT_TABULATOR names, and
// nginx.

#include "tests/bench/rows.h"
#include "tests/bench/stores.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
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
        {QStringLiteral("browser"), [](bool) { return browserRows(); }},
        {QStringLiteral("idle"), [](bool) { return idleRows(); }},
        {QStringLiteral("size"), [](bool) { return sizeRows(); }},
        {QStringLiteral("window"), [](bool) { return windowRows(); }},
        {QStringLiteral("listwindow"), listWindowRows},
        {QStringLiteral("list"), listRows},
        {QStringLiteral("import"), [](bool) { return importRows(); }},
        {QStringLiteral("decode"), [](bool) { return decodeRows(); }},
        {QStringLiteral("store"), storeRows},
        {QStringLiteral("network"), [](bool) { return networkRows(); }},
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

bool areSections(const QStringList &wanted)
{
    QStringList names;
    for (const Section &section : allSections())
        names += section.name;
    const bool areAll = std::all_of(wanted.begin(), wanted.end(),
                                    [&names](const QString &name) { return names.contains(name); });
    if (!areAll)
        QTextStream(stderr) << QStringLiteral("the sections are ") << names.join(u", ") << '\n';
    return areAll;
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
    if (!areSections(wanted))
        return 2;
    if (!wantsJson)
        printHead();
    std::vector<Row> rows;
    for (const Section &section : allSections()) {
        if (!wanted.isEmpty() && !wanted.contains(section.name))
            continue;
        QTextStream(stderr) << QStringLiteral("measuring: %1 …\n").arg(section.name);
        const std::vector<Row> more = section.rows(isFull);
        if (!wantsJson)
            print(more);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    if (wantsJson)
        QTextStream(stdout) << QJsonDocument(toJson(rows)).toJson();
    else
        printSummary(rows);
    return 0;
}
