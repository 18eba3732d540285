// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/plaindelegate.h"

class QTreeView;

namespace sidelight {

/// The overview's rows: sections as headings, labels dimmed, long values over several lines,
/// a mark before those that changed since the reader last looked.
class FieldDelegate : public PlainDelegate
{
    Q_OBJECT

public:
    explicit FieldDelegate(QTreeView *view); ///< the view owns it

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int valueWidth() const;

    QTreeView *m_view;
};

} // namespace sidelight
