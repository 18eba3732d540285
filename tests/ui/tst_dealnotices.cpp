// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealnotices.h"

#include "app/text/translations.h"
#include "tests/support/people.h"
#include "tests/support/versions.h"
#include "ui/noticebar.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sidelight;

namespace {

const QLocale british(QLocale::English, QLocale::UnitedKingdom);
const QByteArray euro = "\"currency\":\"EUR\",";

DealState stateOf(const QByteArray &fields)
{
    DealState state;
    state.id = pastId;
    state.deal = dealWith(fields);
    state.source = DealState::Source::Live;
    return state;
}

struct Shown {
    explicit Shown(const DealState &state)
    {
        window.resize(900, 200);
        notices.resize(900, 200);
        notices.setState(state);
        window.show();
    }

    /// What a bar says, nothing while it is hidden.
    QString text(const char *name) const
    {
        const auto *bar = notices.findChild<NoticeBar *>(QLatin1StringView(name));
        return bar->isHidden() ? QString() : bar->text();
    }
    QToolButton *button(const char *name) const
    {
        return notices.findChild<QToolButton *>(QLatin1StringView(name) + QStringLiteral("Action"));
    }

    QWidget window;
    DealNotices notices{british, &window};
};

} // namespace

class DealNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesNoRoomWhileThereIsNothingToSay();
    void saysWhatChangedSinceTheReaderLooked();
    void namesPeopleInWhatChanged();
    void saysNothingOfChangesThatCannotBeSeen();
    void isDoneWithChangesOnceTheyAreSeen();
    void saysWhyADealIsNotKept();
    void offersToKeepAnotherTenantApart();
    void saysSinceWhenADealIsMissing();
    void saysThatADeletedDealIsDeleted();
    void saysThatNewerCopiesAreDamaged();
    void offersWhatToDoAboutAFailedRefresh();
};

void DealNoticesTest::initTestCase()
{
    installTranslations(*qApp, british);
}

void DealNoticesTest::takesNoRoomWhileThereIsNothingToSay()
{
    const Shown shown(stateOf("\"name\":\"Crane\""));
    QVERIFY(shown.notices.isHidden());
}

void DealNoticesTest::saysWhatChangedSinceTheReaderLooked()
{
    DealState state = stateOf(euro + "\"amount\":48500,\"stage_name\":\"Proposal sent\"");
    state.looked = dealWith(euro + "\"amount\":40000,\"stage_name\":\"Qualified\"");
    Shown shown(state);
    QCOMPARE(QString(shown.text("changesNotice")).remove(QChar(0x2068)).remove(QChar(0x2069)),
             QStringLiteral("Since you last looked: stage Qualified → Proposal sent, amount €40,000.00 → "
                            "€48,500.00"));
    QSignalSpy seen(&shown.notices, &DealNotices::seenWanted);
    QCOMPARE(shown.button("changesNotice")->text(), QStringLiteral("Mark as seen"));
    shown.button("changesNotice")->click();
    QCOMPARE(seen.size(), 1);
}

void DealNoticesTest::namesPeopleInWhatChanged()
{
    const QByteArray link = R"({"contact_id":"c0a70001-0000-4000-8000-000000000001"})";
    DealState state = stateOf("\"contacts\":[" + link + "]");
    state.looked = dealWith("\"contacts\":[]");
    Shown shown(state);
    QVERIFY(shown.text("changesNotice").contains(QStringLiteral("c0a70001")));
    shown.notices.setPerson(named(1, QStringLiteral("Ines Falk")));
    QVERIFY2(shown.text("changesNotice").contains(QStringLiteral("Ines Falk")),
             qPrintable(shown.text("changesNotice")));
    shown.notices.setPeople({{contactId(1), named(1, QStringLiteral("Ines Lund"))}});
    shown.notices.setState(state);
    QVERIFY(shown.text("changesNotice").contains(QStringLiteral("Ines Lund")));
}

void DealNoticesTest::saysNothingOfChangesThatCannotBeSeen()
{
    DealState state = stateOf("\"name\":\"Crane\",\"amount\":1");
    state.looked = dealWith("\"amount\":1.0,\"name\":\"Crane\"");
    const Shown shown(state);
    QVERIFY(shown.notices.isHidden());
}

void DealNoticesTest::isDoneWithChangesOnceTheyAreSeen()
{
    DealState state = stateOf("\"name\":\"Crane\",\"next_step\":\"Call\"");
    state.looked = dealWith("\"name\":\"Crane\"");
    Shown shown(state);
    QVERIFY(!shown.text("changesNotice").isEmpty());
    state.looked.reset();
    shown.notices.setState(state);
    QCOMPARE(shown.text("changesNotice"), QString());
    QVERIFY(shown.notices.isHidden());
}

void DealNoticesTest::saysWhyADealIsNotKept()
{
    DealState state = stateOf("\"name\":\"Crane\"");
    state.keepError = Error{Error::Kind::Storage, QStringLiteral("database or disk is full")};
    const Shown shown(state);
    QVERIFY2(shown.text("keepNotice").startsWith(QStringLiteral("On screen, but not kept: ")),
             qPrintable(shown.text("keepNotice")));
    QVERIFY(shown.text("keepNotice").contains(QStringLiteral("database or disk is full")));
    QVERIFY(!shown.button("keepNotice")->isVisible()); // it is tried again without being asked
}

void DealNoticesTest::offersToKeepAnotherTenantApart()
{
    DealState state = stateOf("\"name\":\"Crane\"");
    state.keepError = Error{Error::Kind::OtherTenant, QString()};
    Shown shown(state);
    QSignalSpy wanted(&shown.notices, &DealNotices::keepApartWanted);
    QVERIFY(shown.button("keepNotice")->isVisible());
    shown.button("keepNotice")->click();
    QCOMPARE(wanted.size(), 1);
}

void DealNoticesTest::saysSinceWhenADealIsMissing()
{
    DealState state = stateOf("\"name\":\"Crane\"");
    state.missingSince = QDateTime({2026, 6, 12}, {9, 5}, Qt::UTC);
    state.error = Error{Error::Kind::NotFound, QStringLiteral("404")};
    const Shown shown(state);
    QVERIFY2(shown.text("stateNotice").startsWith(QStringLiteral("No longer available")),
             qPrintable(shown.text("stateNotice")));
    QVERIFY(shown.text("stateNotice").contains(QStringLiteral("12 Jun 2026")));
    QVERIFY(!shown.text("stateNotice").contains(QStringLiteral("Could not refresh")));
}

void DealNoticesTest::saysThatADeletedDealIsDeleted()
{
    const Shown shown(stateOf("\"name\":\"Crane\",\"deleted_at\":\"2026-06-12T09:05:00Z\""));
    QCOMPARE(shown.text("stateNotice"),
             QStringLiteral("This deal was deleted in the CRM on 12 Jun 2026, 09:05."));
}

void DealNoticesTest::saysThatNewerCopiesAreDamaged()
{
    DealState state = stateOf("\"name\":\"Crane\"");
    state.damagedNewer = 1;
    const Shown shown(state);
    QVERIFY2(shown.text("stateNotice").contains(QStringLiteral("damaged")),
             qPrintable(shown.text("stateNotice")));
    QVERIFY(!shown.text("stateNotice").contains(QStringLiteral("(s)")));
}

void DealNoticesTest::offersWhatToDoAboutAFailedRefresh()
{
    DealState state = stateOf("\"name\":\"Crane\"");
    state.error = Error{Error::Kind::Offline, QStringLiteral("no route")};
    state.looked = dealWith("\"name\":\"Bridge\"");
    Shown shown(state);
    QSignalSpy wanted(&shown.notices, &DealNotices::actionWanted);
    QVERIFY(shown.text("stateNotice").startsWith(QStringLiteral("Could not refresh: ")));
    QVERIFY(!shown.text("changesNotice").isEmpty()); // beside it
    shown.button("stateNotice")->click();
    QCOMPARE(wanted.size(), 1);
}

QTEST_MAIN(DealNoticesTest)
#include "tst_dealnotices.moc"
