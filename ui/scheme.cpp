// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/scheme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QStyleHints>

namespace sidelight {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void applyScheme(Scheme scheme)
{
    switch (scheme) {
    case Scheme::System: QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Unknown); break;
    case Scheme::Light: QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Light); break;
    case Scheme::Dark: QGuiApplication::styleHints()->setColorScheme(Qt::ColorScheme::Dark); break;
    }
}

#else

namespace {

QPalette lightPalette()
{
    QPalette palette(QColor(0xf4f4f5));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf7f7f8));
    palette.setColor(QPalette::Highlight, QColor(0x2c6bd6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x2c6bd6));
    palette.setColor(QPalette::WindowText, QColor(0x1d1e20));
    palette.setColor(QPalette::Text, QColor(0x1d1e20));
    palette.setColor(QPalette::ButtonText, QColor(0x1d1e20));
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b6d73));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0xa4a6ac));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x303238), QColor(0x1e1f22));
    palette.setColor(QPalette::Base, QColor(0x26272b));
    palette.setColor(QPalette::AlternateBase, QColor(0x2a2b30));
    palette.setColor(QPalette::Highlight, QColor(0x3a72d8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, QColor(0x82b1ff));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, QColor(0xe6e7ea));
    palette.setColor(QPalette::ToolTipBase, QColor(0x36383e));
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a9ca3));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x7d7f86));
    return palette;
}

/// Fusion draws a mark that is not set in the base colour, with a rim darker than the window: on a dark one
/// nothing of it would be seen.
void brightenMarks()
{
    QPalette palette = darkPalette();
    palette.setColor(QPalette::Base, QColor(0x5c5e67));
    for (const char *name : {"QCheckBox", "QRadioButton"})
        QApplication::setPalette(palette, name);
}

} // namespace

void applyScheme(Scheme scheme)
{
    static const QString platformStyle = QApplication::style()->name();
    if (scheme == Scheme::System) {
        if (QApplication::style()->name() != platformStyle)
            QApplication::setStyle(platformStyle);
        QApplication::setPalette(QPalette());
        return;
    }
    if (QApplication::style()->name() != u"fusion")
        QApplication::setStyle(QStringLiteral("fusion"));
    QApplication::setPalette(scheme == Scheme::Dark ? darkPalette() : lightPalette());
    if (scheme == Scheme::Dark)
        brightenMarks();
}

#endif

} // namespace sidelight
