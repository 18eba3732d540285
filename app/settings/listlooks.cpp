// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings/listlooks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sidelight {

namespace {

QString sortText(const DealSort &sort)
{
    const QString word = dealColumnWord(sort.column);
    return sort.order == Qt::DescendingOrder ? u'-' + word : word;
}

std::optional<DealSort> sortFrom(const QString &text)
{
    const bool isDescending = text.startsWith(u'-');
    const auto column = dealColumnFor(isDescending ? text.mid(1) : text);
    if (!column)
        return std::nullopt;
    return DealSort{*column, isDescending ? Qt::DescendingOrder : Qt::AscendingOrder};
}

QJsonObject toJson(const SavedView &saved)
{
    QJsonObject json{
        {QStringLiteral("name"), saved.name},
        {QStringLiteral("filter"), saved.view.filter},
        {QStringLiteral("sort"), sortText(saved.view.first)},
        {QStringLiteral("grouping"), dealGroupingWord(saved.view.grouping)},
        {QStringLiteral("columns"), listColumnsText(saved.state.columns)},
        {QStringLiteral("board"), saved.state.isBoard},
    };
    if (saved.view.second)
        json.insert(QStringLiteral("then"), sortText(*saved.view.second));
    return json;
}

SavedView fromJson(const QJsonObject &json)
{
    SavedView saved;
    saved.name = json.value(u"name").toString();
    saved.view.filter = json.value(u"filter").toString();
    saved.view.first = sortFrom(json.value(u"sort").toString()).value_or(DealSort());
    saved.view.second = sortFrom(json.value(u"then").toString());
    saved.view.grouping = dealGroupingFor(json.value(u"grouping").toString()).value_or(DealGrouping::None);
    saved.state.columns = listColumnsFrom(json.value(u"columns").toString());
    saved.state.isBoard = json.value(u"board").toBool();
    return saved;
}

} // namespace

QByteArray savedViewsText(const std::vector<SavedView> &views)
{
    QJsonArray json;
    for (const SavedView &view : views)
        json += toJson(view);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

std::vector<SavedView> savedViewsFrom(const QByteArray &text)
{
    std::vector<SavedView> views;
    const QJsonArray json = QJsonDocument::fromJson(text).array();
    for (const auto &view : json)
        views.push_back(fromJson(view.toObject()));
    return views;
}

} // namespace sidelight
