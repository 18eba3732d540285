// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linkwatch.h"

#include "app/domain/dealreference.h"

#include <QFileOpenEvent>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

class LinkWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheLinkThatTheSystemSends();
    void leavesOtherObjectsAndEventsAlone();
};

void LinkWatchTest::tellsTheLinkThatTheSystemSends()
{
    LinkWatch watch(nullptr);
    QSignalSpy opened(&watch, &LinkWatch::linkOpened);
    QFileOpenEvent event(QUrl(u"sidelight://deal/dea10001-0000-4000-8000-000000000001?from=a%20b"_s));
    QVERIFY(QCoreApplication::sendEvent(qApp, &event));
    QCOMPARE(opened.size(), 1);
    const QString link = opened[0][0].toString();
    QCOMPARE(link, u"sidelight://deal/dea10001-0000-4000-8000-000000000001?from=a%20b"_s);
    const auto id = parseDealReference(link);
    QVERIFY(id);
    QCOMPARE(*id, QUuid(u"dea10001-0000-4000-8000-000000000001"_s));
}

void LinkWatchTest::leavesOtherObjectsAndEventsAlone()
{
    LinkWatch watch(nullptr);
    QSignalSpy opened(&watch, &LinkWatch::linkOpened);
    QObject other;
    QFileOpenEvent elsewhere(QUrl(u"sidelight://deal/1"_s));
    QCoreApplication::sendEvent(&other, &elsewhere);
    QEvent another(QEvent::User);
    QCoreApplication::sendEvent(qApp, &another);
    QCOMPARE(opened.size(), 0);
}

QTEST_MAIN(LinkWatchTest)
#include "tst_linkwatch.moc"
