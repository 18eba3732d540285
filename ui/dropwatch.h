// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace sidelight {

/// What may hold deals in something that is dropped or pasted; both are empty where nothing may.
struct Dropped {
    QString file; ///< a text or CSV file on this computer
    QString text; ///< any other text, or links
};
Dropped droppedIn(const QMimeData &data);

/// Lets text, links and files be dropped anywhere on a widget. Children that take text themselves go
/// before it.
class DropWatch : public QObject
{
    Q_OBJECT

public:
    /// The widget owns it.
    explicit DropWatch(QWidget *widget);

Q_SIGNALS:
    void textDropped(const QString &text);
    void fileDropped(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sidelight
