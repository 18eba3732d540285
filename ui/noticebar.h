// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFrame>

class QLabel;
class QToolButton;

namespace sidelight {

struct Colors;

/// Lines that ask for attention, in a calm tinted box: a failed refresh, a deletion, what does not
/// fit together. Hidden while it has nothing to say.
class NoticeBar : public QFrame
{
    Q_OBJECT

public:
    enum class Tone {
        Warning,
        Bad,
        Changed, ///< nothing is wrong, and something is new
        Neutral, ///< nothing is wrong, and something is as it has to be
    };

    explicit NoticeBar(const QString &objectName, QWidget *parent = nullptr);

    /// Plain text, a line each; none hides the bar. An empty action shows no button.
    void setLines(const QStringList &lines, Tone tone = Tone::Warning, const QString &action = {});
    QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct ToneColors {
        QColor text;
        QColor tint;
    };
    ToneColors toneColors(const Colors &colors) const;
    void applyLooks();

    QLabel *m_label;
    QToolButton *m_button;
    Tone m_tone = Tone::Warning;
};

} // namespace sidelight
