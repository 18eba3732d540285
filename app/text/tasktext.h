// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealreferences.h"
#include "app/domain/dealtask.h"
#include "app/domain/tripreport.h"

#include <QLocale>
#include <QString>

#include <chrono>

namespace sidelight {

// Words for long work and for what it begins with. Foreign text in them is fit for a line.

/// "Import of 310 deals from “leads.csv”", "Refresh of 42 deals: “Pinned”", "Names of 12 people".
QString taskTitle(const DealTask &task, const QLocale &locale);

/// "310 requests, about 13 minutes with your plan."; says so where the plan's limits are not known, or the
/// day's requests do not suffice.
QString costText(const TaskCost &cost, const QLocale &locale);

/// "120 of 310".
QString progressText(const DealTask &task, const QLocale &locale);
/// "about 4 minutes left".
QString remainingText(std::chrono::seconds remaining, const QLocale &locale);
/// "goes on in 40 seconds, when the service allows more".
QString waitText(std::chrono::seconds wait, const QLocale &locale);
/// "waiting", "paused", "stopped: This key was refused"; while it runs, what is left of it, and how long it
/// must wait.
QString stateText(const DealTask &task, const QLocale &locale);
/// "298 new, 10 unchanged, 2 not found, 14 not asked for"; "nothing yet".
QString taskReport(const DealTask &task, const QLocale &locale);
/// Why it stopped, in whole sentences, and that it can go on; empty where it did not.
QString stopText(const DealTask &task, const QLocale &locale);
/// "dea10001-…: No such deal".
QString failureText(const DealTask::Failure &failure);

/// "310 deals, 4 of them given more than once, 2 lines without one".
QString referencesText(const DealReferences &references, const QLocale &locale);
/// "Line 12: no deal ID in it: “hello”".
QString badLineText(const BadLine &line, const QLocale &locale);

/// "The service lists 60 deals, and 12 of them have no copy here."
QString foundText(int listed, int unknown, const QLocale &locale);

/// "8 of 10 pinned deals can be read whole without a connection."
QString tripText(const TripReport &report, const QLocale &locale);
/// "complete"; else what is missing: "an old copy, 3 names missing".
QString tripDealText(const TripDeal &deal, const QLocale &locale);

} // namespace sidelight
