// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealview.h"

#include <QHeaderView>

namespace sidelight {

/// The heads of a list's columns, which show by what it is sorted first and second. A click asks to sort;
/// with Shift, among those that are equal by the first.
class ListHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ListHeader(QWidget *parent = nullptr);

    void setView(const DealView &view);

Q_SIGNALS:
    void sortWanted(sidelight::DealColumn column, bool isSecond);

protected:
    QSize sizeHint() const override;
    void paintSection(QPainter *painter, const QRect &rect, int column) const override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    DealSort m_first;
    std::optional<DealSort> m_second;
    bool m_hasShift = false; ///< the click that is being handled
};

} // namespace sidelight
