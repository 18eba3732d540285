// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QUuid>

namespace sidelight {

/// A made-up deal with so many contacts, the same for the same numbers on every machine. Its id is
/// dea10001-0000-4000-8000-000000000001.
QByteArray generatedDeal(int contacts, quint32 seed = 1);

/// The identifier of the deal with this number in a made-up store.
QUuid storedDealId(int number);

/// A version of that deal, the same on every machine; versions count from 0 and differ in amount, stage,
/// close date and next step.
QByteArray storedDeal(int number, int version, int contacts = 2);

} // namespace sidelight
