// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The fixed input and the fixed work of tests/bench/count, which counts instructions.

#include "app/api/decodedeal.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/store/filesteps.h"
#include "app/store/searchquery.h"
#include "tests/bench/sampletext.h"
#include "tests/bench/stores.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

#include <simdjson.h>

using namespace sidelight;

/// What callgrind counts, by this name.
extern "C" [[gnu::noinline]] void counted(const std::function<void()> &work)
{
    work();
}

namespace {

constexpr int shownNumber = 424;
constexpr int contacts = 1'000;
const QDate today(2026, 6, 2);

/// What counts depend on beside the code: libraries choose their code by what the processor can do.
void printSystem()
{
#ifdef __clang__
    const QString compiler = QStringLiteral(__VERSION__);
#else
    const QString compiler = QStringLiteral("g++ " __VERSION__);
#endif
    const std::string processor = simdjson::get_active_implementation()->name();
    QTextStream(stdout) << compiler << ", Qt " << qVersion() << ", " << QSysInfo::buildCpuArchitecture()
                        << ' ' << QString::fromStdString(processor) << '\n';
}

/// Prints its folder, and a deal in it.
void makeStore()
{
    QDir(dataFolder(thousandDeals)).removeRecursively();
    make(thousandDeals);
    makeIndex(placeIn(dataFolder(thousandDeals)));
    QTextStream(stdout) << dataFolder(thousandDeals) << '\n'
                        << identifierText(storedDealId(shownNumber)) << '\n';
}

void decode()
{
    QByteArray body = generatedDeal(contacts);
    body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
    const QUuid id = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
    counted([&] {
        const auto deal = decodeDeal(body, id);
        if (!deal || int(deal->links().size()) != contacts || !deal->notes.empty())
            qFatal("the generated deal was not decoded");
    });
}

/// One key of a word: the list's answer and the box's.
void search(Database &file, Database &index, const QString &text)
{
    const Derivation derivation = dealDerivation();
    const DealQuery query = parseDealQuery(text, today);
    const auto records = searchRecords(index, query.terms);
    const auto deals = findNewest(index, file, derivation, query, today, 50);
    if (!records || !deals || records->empty() || deals->empty())
        qFatal("%s was not found", qPrintable(text));
}

void searchAll()
{
    const QString name = placeIn(dataFolder(thousandDeals)).file;
    Database file;
    Database index;
    if (!file.open(name, Database::Access::ReadOnly)
        || !index.open(searchName(name), Database::Access::ReadOnly))
        qFatal("the store cannot be opened");
    counted([&] {
        for (const char *text :
             {"h", "harb", "harbour", "harbour cr", "lift survey", "proposal", "decision"})
            search(file, index, QString::fromLatin1(text));
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QString what = QCoreApplication::arguments().value(1);
    if (what == u"system")
        printSystem();
    else if (what == u"store")
        makeStore();
    else if (what == u"decode")
        decode();
    else if (what == u"search")
        searchAll();
    else
        return 2;
    return 0;
}
