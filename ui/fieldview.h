// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/text/fieldrow.h"

#include <QHash>
#include <QTreeView>

#include <vector>

namespace sidelight {

class FieldModel;

/// The fields of a deal or of a contact under their headings. Return opens one whole; Ctrl+C copies the
/// selected ones.
class FieldView : public QTreeView
{
    Q_OBJECT

public:
    FieldView(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    void setFields(std::vector<FieldRow> fields);
    /// See FieldModel::setChanges().
    void setChanges(QHash<QString, QString> before);
    /// Rows without a value.
    void setEmptyShown(bool isShown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void setRowLeftOut(int row, const QModelIndex &parent, bool isLeftOut);
    void showValue(const QModelIndex &index);

    FieldModel *m_model;
    bool m_isEmptyShown = true;
};

} // namespace sidelight
