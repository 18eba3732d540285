// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/symbols.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace sidelight {

namespace {

QString fileOf(Symbol symbol)
{
    const auto name = [symbol] {
        switch (symbol) {
        case Symbol::Back: return "back";
        case Symbol::Forward: return "forward";
        case Symbol::Refresh: return "refresh";
        case Symbol::Menu: return "menu";
        case Symbol::Search: return "search";
        case Symbol::Warning: return "warning";
        case Symbol::Star: return "star";
        case Symbol::Offline: return "offline";
        case Symbol::Lock: return "lock";
        case Symbol::Clock: return "clock";
        case Symbol::Question: return "question";
        case Symbol::Pin: return "pin";
        case Symbol::Changed: return "changed";
        case Symbol::Deals: return "deals";
        case Symbol::Clear: return "clear";
        }
        return "";
    }();
    return QStringLiteral(":/icons/%1.svg").arg(QLatin1StringView(name));
}

class SymbolEngine : public QIconEngine
{
public:
    explicit SymbolEngine(Symbol symbol)
        : m_symbol(symbol)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect.topLeft(), symbolPixmap(m_symbol, rect.height(), ratio, color(mode)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return symbolPixmap(m_symbol, size.height(), 1, color(mode));
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return symbolPixmap(m_symbol, size.height(), 1, color(mode));
    }
    QIconEngine *clone() const override { return new SymbolEngine(m_symbol); }

private:
    static QColor color(QIcon::Mode mode)
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return QGuiApplication::palette().color(group, QPalette::ButtonText);
    }

    Symbol m_symbol;
};

} // namespace

QIcon symbolIcon(Symbol symbol)
{
    return QIcon(new SymbolEngine(symbol)); // QIcon owns its engine
}

QPixmap symbolPixmap(Symbol symbol, int side, qreal ratio, const QColor &color)
{
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(fileOf(symbol)).render(&painter, QRectF(0, 0, side, side));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn); // the SVG gives the shape alone
    painter.fillRect(QRectF(0, 0, side, side), color);
    return pixmap;
}

} // namespace sidelight
