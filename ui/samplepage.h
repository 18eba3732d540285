// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUuid>
#include <QWidget>

#include <vector>

class QLabel;
class QListWidget;

namespace sidelight {

/// A deal worth a look, and why.
struct Suggestion {
    QUuid id;
    QString title;
    QString reason;
};

/// The first page of the sample deals: some to open, each with what it shows.
class SamplePage : public QWidget
{
    Q_OBJECT

public:
    explicit SamplePage(QWidget *parent = nullptr);

    void setSuggestions(const std::vector<Suggestion> &suggestions);

Q_SIGNALS:
    void chosen(const QUuid &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyLooks();

    QLabel *m_title;
    QLabel *m_text;
    QListWidget *m_list;
};

} // namespace sidelight
