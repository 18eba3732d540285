// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

#include <array>

class QToolButton;

namespace sidelight {

class ElidedLabel;

/// What the shown deals add up to, as many lines as there is room for, and how many they are. The others
/// open in a window. Its height only grows, so that the list does not jump by each key in the filter.
class ListFooter : public QWidget
{
    Q_OBJECT

public:
    explicit ListFooter(QWidget *parent = nullptr);

    void setTotals(const QStringList &lines);
    void setCount(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void openAll();
    void applyLooks();

    QStringList m_lines;
    std::array<ElidedLabel *, 3> m_labels;
    ElidedLabel *m_count;
    QToolButton *m_all;
};

} // namespace sidelight
