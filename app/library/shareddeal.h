// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/deal.h"
#include "app/domain/result.h"
#include "app/domain/workers.h"
#include "app/library/withdecoded.h"

#include <QThreadPool>

#include <memory>
#include <utility>

namespace sidelight {

/// Whoever lets go of tens of thousands of contacts last is busy with it for a while: not the window's
/// thread.
inline std::shared_ptr<const Deal> sharedDeal(Deal deal)
{
    if (deal.body.size() <= maxBytesOnThisThread)
        return std::make_shared<const Deal>(std::move(deal));
    return {new const Deal(std::move(deal)),
            [](const Deal *last) { workers().start([last] { delete last; }); }};
}

inline Result<std::shared_ptr<const Deal>> sharedDeal(Result<Deal> deal)
{
    if (!deal)
        return deal.error();
    return sharedDeal(std::move(*deal));
}

} // namespace sidelight
