// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

namespace sidelight {

/// Foreign text as plain text on at most so many lines, broken inside a word where it must be,
/// elided with the whole text in a tooltip. Never asks for more width than it is given, whatever
/// the text. A click and Ctrl+C, or the context menu, copy the whole text.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const { return m_text; }
    void setMaxLines(int lines);
    /// The first so many characters are never elided: the label is at least as wide as they are.
    void setKeptCharacters(int characters);
    void setExplanation(const QString &explanation); ///< plain text for the tooltip, elided or not
    /// Painted as a chip with this background; an invalid colour (the default) paints none.
    void setChip(const QColor &background);
    void setColor(const QColor &color); ///< invalid: the palette's text

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_maxLines > 1; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Measure { ///< of a line, in pixels
        int width = 0;
        int ascent = 0; ///< from the baseline, at least the font's
        int descent = 0;
    };
    struct Lines {
        int width = -1; ///< that they were laid out for, in pixels
        QStringList texts;
        bool isElided = false; ///< the last one
        Measure room;          ///< for the tallest
    };
    const Lines &lines(int width) const;
    Lines laidOut(int width) const;
    Measure measured(const QString &text) const;
    const Measure &whole() const; ///< of all the text in one line
    int lineHeight(const Measure &room) const;
    QMargins padding() const;
    void copy() const;
    void updateTooltip();
    void forgetLines();

    QString m_text;
    QString m_explanation;
    int m_maxLines = 1;
    int m_keptCharacters = 0;
    QColor m_chip;
    QColor m_color;
    // Layouts and painting ask again and again.
    mutable Lines m_lines;
    mutable std::optional<Measure> m_whole;
};

ElidedLabel *elidedLabel(const QString &objectName, int maxLines, QWidget *parent);

} // namespace sidelight
