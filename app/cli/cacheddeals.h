// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QObject>

#include <vector>

namespace sidelight {

/// All deals of which there is a copy, by name. The library is borrowed.
class CachedDeals : public QObject
{
    Q_OBJECT

public:
    explicit CachedDeals(Library &library, QObject *parent = nullptr);

    void load();

Q_SIGNALS:
    void loaded(const sidelight::Result<std::vector<sidelight::DealRow>> &rows);

private:
    void take(const Result<DealList> &list);
    void goOn();

    Library &m_library;
    int m_count = 10'000;     ///< rows asked for
    bool m_isWaiting = false; ///< until lists are complete
};

} // namespace sidelight
