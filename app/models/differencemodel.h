// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/difference.h"
#include "app/text/pasttext.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <memory>
#include <vector>

namespace sidelight {

/// What is not the same in two answers for a deal, a row each.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { FieldColumn, BeforeColumn, AfterColumn, ColumnCount };
    enum Role {
        SentRole = Qt::UserRole, ///< QByteArray, JSON text as it was sent; empty where it was absent
        PathRole,                ///< QString, Difference::path
    };

    explicit DifferenceModel(QLocale locale, QObject *parent = nullptr);

    /// All that is known of people, for their names; before setVersions().
    void setPeople(const People &people);
    void setPerson(const Person &person);
    void setVersions(const std::shared_ptr<const Deal> &before, const std::shared_ptr<const Deal> &after);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row {
        Difference difference;
        DifferenceText text;
    };

    QLocale m_locale;
    People m_people;
    std::shared_ptr<const Deal> m_before;
    std::shared_ptr<const Deal> m_after;
    std::vector<Row> m_rows;
};

} // namespace sidelight
