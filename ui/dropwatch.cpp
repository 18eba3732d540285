// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dropwatch.h"

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace sidelight {

namespace {

bool isTable(const QString &file)
{
    const QLatin1StringView endings[] = {QLatin1StringView(".txt"), QLatin1StringView(".csv"),
                                         QLatin1StringView(".tsv")};
    return std::any_of(std::begin(endings), std::end(endings), [&file](QLatin1StringView ending) {
        return file.endsWith(ending, Qt::CaseInsensitive);
    });
}

} // namespace

Dropped droppedIn(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    QStringList links;
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            links << url.toString(QUrl::FullyEncoded);
        else if (isTable(url.toLocalFile()))
            return {url.toLocalFile(), {}};
    }
    // A file of another kind comes with its name as a text, which is none that was meant.
    if (links.size() < urls.size())
        return {};
    return {{}, links.isEmpty() ? data.text() : links.join(u'\n')};
}

DropWatch::DropWatch(QWidget *widget)
    : QObject(widget)
{
    widget->setAcceptDrops(true);
    widget->installEventFilter(this);
}

bool DropWatch::eventFilter(QObject *, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type != QEvent::DragEnter && type != QEvent::DragMove && type != QEvent::Drop)
        return false;
    auto *drop = static_cast<QDropEvent *>(event);
    const Dropped dropped = droppedIn(*drop->mimeData());
    if (dropped.file.isEmpty() && dropped.text.isEmpty())
        return false;
    // A source that offers to move would lose what was dropped.
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (type != QEvent::Drop)
        return true;
    if (dropped.file.isEmpty())
        Q_EMIT textDropped(dropped.text);
    else
        Q_EMIT fileDropped(dropped.file);
    return true;
}

} // namespace sidelight
