// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before a program that callgrind slows down, this slows its clock down too: timers that end a wait
// after 150 ms would else end it long before what was waited for, and another window would be counted each
// time.

#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

constexpr long slowness = 1'000;
constexpr long second = 1'000'000'000;

timespec trueTime(clockid_t clock)
{
    timespec time = {};
    syscall(SYS_clock_gettime, clock, &time);
    return time;
}

const timespec begun = trueTime(CLOCK_MONOTONIC);

} // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    *time = trueTime(clock);
    if (clock == CLOCK_MONOTONIC) {
        const long since = (time->tv_sec - begun.tv_sec) * second + time->tv_nsec - begun.tv_nsec;
        const long slowed = begun.tv_nsec + since / slowness;
        *time = {begun.tv_sec + slowed / second, slowed % second};
    }
    return 0;
}
