// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/text/fieldrow.h"

#include <QAbstractItemModel>
#include <QHash>

#include <vector>

namespace sidelight {

/// The fields of a deal or of a contact: sections as parents, fields as children, label and value as
/// columns.
class FieldModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { LabelColumn, ValueColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< QString, in the answer; empty for a section
        StateRole,               ///< FieldState; invalid for a section
        SentRole,                ///< QByteArray, JSON text as it was sent
        IsSectionRole,           ///< bool
        IsChangedRole,           ///< bool: not as the reader last looked at it
        IsShortenedRole,         ///< bool: SentRole has more than is shown
        LinkRole,                ///< QUrl, `mailto:` or `tel:`; empty elsewhere
    };

    explicit FieldModel(QObject *parent = nullptr);

    /// Rows in the order of their sections, as dealFields() and contactFields() make them. The same
    /// fields as before with other values change in place, and the view stays where it is.
    void setFields(std::vector<FieldRow> fields);
    /// What the fields were when the reader last looked, by path; of those that changed since.
    void setChanges(QHash<QString, QString> before);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Section {
        QString heading;
        int first; ///< position of its first row in m_fields
        int count;
    };

    bool hasSameRows(const std::vector<FieldRow> &fields) const;
    void tellChanged();
    QVariant tooltip(const FieldRow &field) const;
    QVariant sectionData(const Section &section, int column, int role) const;
    QVariant fieldData(const FieldRow &field, Column column, int role) const;

    std::vector<FieldRow> m_fields;
    std::vector<Section> m_sections;
    QHash<QString, QString> m_before;
};

} // namespace sidelight
