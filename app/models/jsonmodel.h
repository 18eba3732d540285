// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QLocale>

#include <memory>
#include <vector>

namespace sidelight {

/// A tree of any JSON (C13). Only what is unfolded is read: a level is split when a view first
/// asks for its rows, and numbers keep their digits.
class JsonModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { KeyColumn, ValueColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< QString: `erp.quote`, `tags[0]`
        SentRole,                ///< QByteArray, the value as it was sent
        IsContainerRole,         ///< bool
    };
    /// Rows of one level; a last row says that there are more.
    static constexpr int maxChildren = 10'000;

    explicit JsonModel(QLocale locale, QObject *parent = nullptr);
    ~JsonModel() override;

    /// Valid JSON text, or nothing. A scalar makes one row without a key.
    void setJson(const QByteArray &json);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Node;

    Node *node(const QModelIndex &index) const;
    QString keyText(const Node &node) const;
    QString valueText(const Node &node) const;
    QString path(const Node &node) const;

    QLocale m_locale;
    QByteArray m_json;
    std::unique_ptr<Node> m_root;
};

} // namespace sidelight
