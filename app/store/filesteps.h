// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/store/store.h"

#include <QFileDevice>
#include <QString>
#include <QStringList>

namespace sidelight {

// Steps with whole files. A store is its main file, and while it is open or after a crash also a
// write-ahead log and an index of that log, named after it.

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Makes a folder that only its owner may enter; true when it is there.
bool makePrivateFolder(const QString &folder);

/// A name for a store that is still being written, with an empty file under it; empty where there can be
/// none.
QString beginStoreFile(const QString &file);
/// Gives it its name. False where the name is taken; then nothing of it stays.
bool endStoreFile(const QString &making, const QString &file);
void discardStoreFile(const QString &making);

/// An empty store, complete under its name or not there at all. False also where the name is taken.
bool createStoreFile(const QString &file, const StorePlace &place);

/// `deals.sqlite` as `deals.damaged-20260602T164409.sqlite`, a name that is free.
QString setAsideName(const QString &file);
/// Those of which damaged files of this store lie there, in the order they were given.
QStringList setAsideFiles(const QString &file);
/// The last such name that was given; empty without one.
QString lastSetAside(const QString &file);

QString logName(const QString &file);
QString logIndexName(const QString &file);
/// The index for searching in this store, a file of its own (searchindex.h).
QString searchName(const QString &file);
/// The log that a file left behind under its name, if any, without the index, which can be made anew.
bool setLogAside(const QString &file, const QString &to);

/// Which of a store's files is renamed first matters where the rest is cut short: a main file that goes
/// must not leave one without its log, and one that comes must find its log there.
enum class Renaming { MainFirst, LogFirst };

/// All that there are, or none; what is there already is not written over. True when there is a main file.
bool renameStoreFiles(const QString &from, const QString &to, Renaming order);
void removeStoreFiles(const QString &file);
/// Also those set aside, and what was left of steps that were cut short. True when none is there any more.
bool removeAllStoreFiles(const QString &file);

/// Bytes of all of a store's files and its index, without those set aside.
qint64 storeFileBytes(const QString &file);

/// Tells a file from another one that took its name; empty when there is none.
QByteArray fileIdentity(const QString &file);

} // namespace sidelight
