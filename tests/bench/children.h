// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

class QJsonDocument;

namespace sidelight {

/// A program that was run to its first paint and beyond it to its end.
struct Painted {
    double ms = 0; ///< from the start of the process to the line that it prints after its first paint
    double peakBytes = 0; ///< of memory that was its own or shared; 0 where it cannot be told
};

/// `platform` is Qt's, such as `xcb`. Ends this program where the other does not paint.
Painted runToPaint(const QString &program, const QStringList &arguments, const QByteArray &platform);

/// For a program that is measured on that platform; for QProcess::setEnvironment().
QStringList environmentFor(const QByteArray &platform);

/// Why that platform cannot be measured here; empty where it can.
QString withoutPlatform(const QByteArray &platform);

/// What another of the benchmarks' programs measures: in a process of its own, since a window and its deals
/// would make this one large, see runToPaint(). Ends this program where the other fails.
QJsonDocument jsonOf(const QString &program, const QStringList &arguments);

/// The benchmarks' programs lie beside each other.
QString benchProgram(const QString &name);

} // namespace sidelight
