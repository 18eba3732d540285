// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/jsonmodel.h"

#include "app/domain/jsontext.h"
#include "app/text/columntext.h"

namespace sidelight {

struct JsonModel::Node {
    QByteArrayView key;
    QByteArrayView value;
    Node *parent = nullptr;
    int row = 0;
    bool isSplit = false;
    bool isRest = false; // stands for the children beyond maxChildren
    std::vector<std::unique_ptr<Node>> children;
    mutable int countedChildren = -1; // for the text of a folded container
};

namespace {

// A text that would read as nothing, a number or a word of JSON.
bool looksLikeAnotherKind(const QString &text)
{
    bool isNumber = false;
    (void)text.toDouble(&isNumber);
    return isNumber || text.trimmed().isEmpty() || text == u"true" || text == u"false" || text == u"null";
}

} // namespace

JsonModel::JsonModel(QLocale locale, QObject *parent)
    : QAbstractItemModel(parent)
    , m_locale(std::move(locale))
    , m_root(std::make_unique<Node>())
{}

JsonModel::~JsonModel() = default;

void JsonModel::setJson(const QByteArray &json)
{
    if (json == m_json)
        return;
    beginResetModel();
    m_json = json;
    m_root = std::make_unique<Node>();
    m_root->value = m_json;
    const bool isScalar =
        !m_json.isEmpty() && jsonKind(m_json) != JsonKind::Object && jsonKind(m_json) != JsonKind::Array;
    if (isScalar) {
        auto only = std::make_unique<Node>();
        only->value = m_json;
        only->parent = m_root.get();
        m_root->children.push_back(std::move(only));
    }
    m_root->isSplit = isScalar || m_json.isEmpty();
    endResetModel();
}

JsonModel::Node *JsonModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, node(parent)->children[std::size_t(row)].get());
}

QModelIndex JsonModel::parent(const QModelIndex &child) const
{
    Node *const above = child.isValid() ? node(child)->parent : nullptr;
    if (!above || above == m_root.get())
        return {};
    return createIndex(above->row, KeyColumn, above);
}

int JsonModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > KeyColumn ? 0 : int(node(parent)->children.size());
}

int JsonModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool JsonModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > KeyColumn)
        return false;
    const Node &found = *node(parent);
    return found.isSplit ? !found.children.empty() : !jsonChildren(found.value, 1).empty();
}

bool JsonModel::canFetchMore(const QModelIndex &parent) const
{
    return parent.column() <= KeyColumn && !node(parent)->isSplit && hasChildren(parent);
}

void JsonModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    Node &above = *node(parent);
    const auto found = jsonChildren(above.value, std::size_t(maxChildren) + 1);
    beginInsertRows(parent, 0, int(found.size()) - 1);
    above.isSplit = true;
    above.children.reserve(found.size());
    for (const JsonChild &child : found) {
        auto below = std::make_unique<Node>();
        below->key = child.key;
        below->value = child.value;
        below->parent = &above;
        below->row = int(above.children.size());
        below->isRest = below->row == maxChildren;
        below->isSplit = below->isRest;
        above.children.push_back(std::move(below));
    }
    endInsertRows();
}

QVariant JsonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &found = *node(index);
    const JsonKind kind = jsonKind(found.value);
    switch (role) {
    case PathRole: return path(found);
    case SentRole: return found.value.toByteArray();
    case IsContainerRole: return !found.isRest && (kind == JsonKind::Object || kind == JsonKind::Array);
    case Qt::DisplayRole:
    case Qt::ToolTipRole: break;
    default: return {};
    }
    switch (Column(index.column())) {
    case KeyColumn: return found.isRest ? moreRowsText() : keyText(found);
    case ValueColumn: return found.isRest ? QString() : valueText(found);
    case ColumnCount: break;
    }
    return {};
}

QString JsonModel::keyText(const Node &node) const
{
    if (!node.key.isEmpty())
        return jsonLine(node.key);
    const bool isElement = node.parent && jsonKind(node.parent->value) == JsonKind::Array;
    return isElement ? QString::number(node.row) : QString();
}

QString JsonModel::valueText(const Node &node) const
{
    const JsonKind kind = jsonKind(node.value);
    if (kind == JsonKind::String && looksLikeAnotherKind(jsonString(node.value)))
        return u'"' + jsonLine(node.value) + u'"';
    if (kind != JsonKind::Object && kind != JsonKind::Array)
        return jsonLine(node.value);
    constexpr int most = 1000; // a level may have millions, and this is asked for each painted row
    if (node.countedChildren < 0)
        node.countedChildren = int(jsonChildren(node.value, most).size());
    return kind == JsonKind::Object ? memberCountText(node.countedChildren, most, m_locale)
                                    : elementCountText(node.countedChildren, most, m_locale);
}

QString JsonModel::path(const Node &node) const
{
    QString text;
    for (const Node *at = &node; at->parent; at = at->parent) {
        const QString step = at->key.isEmpty() ? QStringLiteral("[%1]").arg(at->row) : jsonString(at->key);
        const bool needsDot = !text.isEmpty() && !text.startsWith(u'[');
        text = step + (needsDot ? QStringLiteral(".") : QString()) + text;
    }
    return text;
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == KeyColumn ? keyColumnText() : valueColumnText();
}

} // namespace sidelight
