// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QThreadPool;

namespace sidelight {

/// The threads for all that takes long. Not Qt's global pool: painting shares its work out there, and waits
/// for it, so that one long task for each processor would hold the window. The application waits for
/// what is under way when it ends; the pool itself stays, also for who comes later.
QThreadPool &workers();

} // namespace sidelight
