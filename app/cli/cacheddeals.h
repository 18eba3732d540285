// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/result.h"
#include "app/library/dealcollection.h"
#include "app/library/library.h"

#include <QObject>

#include <memory>

namespace sidelight {

/// The deals of which there is a copy, as the window's list would show them once the search index has all.
/// The library is borrowed.
class CachedDeals : public QObject
{
    Q_OBJECT

public:
    explicit CachedDeals(Library &library, QObject *parent = nullptr);

    void load(const DealView &view);

Q_SIGNALS:
    void loaded(const sidelight::Result<std::shared_ptr<const sidelight::ShownDeals>> &shown); ///< once

private:
    void goOn();
    void take();

    Library &m_library;
    DealCollection m_collection{m_library};
    bool m_isWanted = false;
    bool m_hasCaughtUp = false; ///< the search index
};

} // namespace sidelight
