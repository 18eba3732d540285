// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <QString>

namespace sidelight {

/// A made-up store of a size: so many deals with so many versions each, from storedDeal().
struct StoreSpec {
    int deals = 0;
    int versions = 1;
    bool hasLargeDeals = false; ///< and largeDeals beside them
};

/// Numbers of deals with this many contacts, in a store that has them.
struct LargeDeal {
    int number;
    int contacts;
};
inline constexpr LargeDeal largeDeals[] = {{2'000'001, 10}, {2'000'002, 10'000}, {2'000'003, 100'000}};

inline constexpr StoreSpec thousandDeals{1'000};
inline constexpr StoreSpec tenThousandDeals{10'000};
inline constexpr StoreSpec hundredThousandDeals{100'000, 1, true};
inline constexpr StoreSpec millionVersions{100'000, 10};
inline constexpr StoreSpec millionDeals{1'000'000};

/// A folder for `--data-dir` with this store in it, kept from run to run under build/bench.
QString dataFolder(const StoreSpec &spec);
bool isMade(const StoreSpec &spec);
/// Makes it where it is not there, in another process, so that this one stays small.
void provide(const StoreSpec &spec);
/// Makes it in this process, by the store's own code.
void make(const StoreSpec &spec);
/// The search index of a store, where it is not there or lacks something.
void makeIndex(const StorePlace &place);

/// `100000x10` and back; nothing else is understood.
QString specText(const StoreSpec &spec);
std::optional<StoreSpec> specFrom(const QString &text);

StorePlace placeIn(const QString &dataFolder);

} // namespace sidelight
