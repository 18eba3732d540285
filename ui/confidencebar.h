// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

namespace sidelight {

/// A thin bar for a percentage; invisible when there is none, since an empty bar would read as 0 %.
class ConfidenceBar : public QWidget
{
    Q_OBJECT

public:
    explicit ConfidenceBar(QWidget *parent = nullptr);

    void setPercent(std::optional<double> percent); ///< 0 to 100
    std::optional<double> percent() const { return m_percent; }

    QSize sizeHint() const override { return {84, 6}; }
    QSize minimumSizeHint() const override { return {0, 6}; } ///< the number beside it goes first

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<double> m_percent;
};

} // namespace sidelight
