// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/workers.h"
#include "app/library/library.h"

#include "app/api/backsideclient.h"
#include "app/library/dealderivation.h"
#include "tests/support/fakebackside.h"
#include "tests/support/heldpool.h"
#include "tests/support/manypeople.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <cstdlib>
#include <utility>

using namespace sidelight;

namespace {

const QUuid dealId = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
const QUuid otherDeal = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));
const QByteArray large = ",\"description\":\"" + QByteArray(700'000, 'x') + '"';

CallLimits quickLimits()
{
    CallLimits limits;
    limits.retryPauses = {};
    return limits;
}

/// A service, a client and a library as main() connects them, and what is said about people.
struct Stage {
    QTemporaryDir folder;
    FakeBackside service;
    BacksideClient client{service.endpoint(), quickLimits()};
    Store store{dealDerivation()};
    Library library;
    QList<Person> told;
    QList<std::optional<Error>> problems;

    explicit Stage(RefreshLimits limits = {})
        : library(client, store, limits)
    {
        store.open({folder.filePath(QStringLiteral("one.sqlite")),
                    QUrl(QStringLiteral("https://crm.example")), KeyKind::Test});
        QObject::connect(&library, &Library::personChanged, &library,
                         [this](const Person &person) { told << person; });
        QObject::connect(&library, &Library::peopleProblemChanged, &library,
                         [this](const std::optional<Error> &problem) { problems << problem; });
    }

    void serve(int contacts, bool areIntroduced = false, const QByteArray &more = {})
    {
        service.setAnswer(dealPath(dealId), {200, dealWithContacts(dealId, contacts, areIntroduced, more)});
        for (int i = 0; i < contacts; ++i) {
            service.setAnswer(contactPath(contactNumber(i)),
                              {200, contactBody(contactNumber(i), "Contact " + QByteArray::number(i))});
            service.setAnswer(
                contactPath(introducerNumber(i)),
                {200, contactBody(introducerNumber(i), "Introducer " + QByteArray::number(i))});
        }
    }
    bool open(const QUuid &id = dealId)
    {
        library.open(id);
        return QTest::qWaitFor([&] { return library.state(id).deal && library.state(id).isSettled(); },
                               20'000);
    }
    QString nameOf(const QUuid &id) const { return personName(library.person(id)); }
    QStringList contactsAsked() const
    {
        return service.requestedPaths().filter(QStringLiteral("/contacts/"));
    }
    bool isQuiet() const
    {
        const People people = library.peopleOf(dealId);
        return std::none_of(people.begin(), people.end(), [](const Person &one) { return one.isAsking; });
    }
    /// Until this many contacts were asked for and all have been answered. They are kept on disk meanwhile.
    bool hasAsked(int count) const
    {
        return QTest::qWaitFor([&] { return contactsAsked().size() >= count && isQuiet(); }, 60'000);
    }
};

QList<QUuid> contactNumbers(std::initializer_list<int> numbers)
{
    QList<QUuid> ids;
    for (const int number : numbers)
        ids << contactNumber(number);
    return ids;
}

QStringList pathsOf(const QList<QUuid> &ids)
{
    QStringList paths;
    for (const QUuid &id : ids)
        paths << contactPath(id);
    return paths;
}

/// The program's second run, with the same copies.
void restart(Stage &stage)
{
    stage.library.clear();
    stage.store.open(stage.store.place());
    stage.told.clear();
    stage.problems.clear();
}

} // namespace

class LibraryPeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForTheDealThenForThoseInViewThenForTheRestEachOnce();
    void asksForIntroducersAndTheOrganizationToo();
    void tellsThatItAsksAndThenTheName();
    void asksForThoseThatComeIntoViewNext();
    void asksForNoMoreThanTwoHundredOutOfView();
    void dropsWhatWaitsForAnotherDeal();
    void showsCopiesWithoutAsking();
    void asksAgainForAnOldCopyThatStays();
    void keepsAnOldCopyWhenTheServiceFails();
    void remembersWhatIsNotFound();
    void remembersItOnlyOnceTheKeyHasAnswered();
    void saysOnceThatThePermissionIsMissing();
    void stopsWhereTheCallIsNotLive();
    void startsAnewWhenAsked();
    void goesOnAfterAnAnswerThatIsNoContact_data();
    void goesOnAfterAnAnswerThatIsNoContact();
    void isQuietWhenOffline();
    void goesOnWhenADealComesAgain();
    void stopsAfterSeveralFaultsOfTheService();
    void asksForAContactOfTheNewerDeal();
    void waitsUntilAnOldDealWasAskedFor();
    void forgetsEverythingWhenCleared();
    void readsALargeContact();
    void asksForThePeopleOfALargeDeal();
    void asksForThePeopleOfTheNewerOfTwoLargeDeals();
    void startsAnewWithALargeDealWhosePeopleAreNotYetFoundOut();
};

void LibraryPeopleTest::asksForTheDealThenForThoseInViewThenForTheRestEachOnce()
{
    Stage stage;
    stage.serve(15, true);
    QObject::connect(&stage.library, &Library::dealChanged, &stage.library, [&](const DealState &state) {
        if (state.deal)
            stage.library.wantPeople(dealId, contactNumbers({9, 3, 4}));
    });
    QVERIFY(stage.open());
    QVERIFY(stage.hasAsked(30));
    const QStringList paths = stage.service.requestedPaths();
    QCOMPARE(paths.size(), 31);
    QCOMPARE(paths[0], dealPath(dealId));
    QStringList expected = pathsOf(contactNumbers({9, 3, 4, 14, 0, 1, 2, 5, 6, 7, 8, 10, 11, 12, 13}));
    for (const int number : {14, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
        expected << contactPath(introducerNumber(number));
    for (qsizetype i = 0; i < expected.size(); ++i) {
        // Some are under way at once, and may overtake each other.
        const qsizetype off = paths.indexOf(expected[i]) - (i + 1);
        QVERIFY2(std::abs(off) < 3, qPrintable(QStringLiteral("%1 by %2").arg(expected[i]).arg(off)));
    }
    QCOMPARE(QSet<QString>(paths.begin(), paths.end()).size(), 31);
    for (int i = 0; i < 15; ++i) {
        QCOMPARE(stage.nameOf(contactNumber(i)), QStringLiteral("Contact %1").arg(i));
        QCOMPARE(stage.nameOf(introducerNumber(i)), QStringLiteral("Introducer %1").arg(i));
    }
}

void LibraryPeopleTest::asksForIntroducersAndTheOrganizationToo()
{
    Stage stage;
    const QUuid office = introducerNumber(100);
    const QUuid organization = introducerNumber(200);
    stage.serve(1, false,
                ",\"contact_id\":\"" + identifierText(office).toLatin1() + "\",\"organization_id\":\""
                    + identifierText(organization).toLatin1() + '"');
    stage.service.setAnswer(contactPath(office), {200, contactBody(office, "Office")});
    stage.service.setAnswer(contactPath(organization),
                            {200, contactBody(organization, "Port of Lindholm")});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, {});
    QVERIFY(stage.hasAsked(3));
    QCOMPARE(stage.nameOf(office), QStringLiteral("Office"));
    QCOMPARE(stage.nameOf(organization), QStringLiteral("Port of Lindholm"));
    const People people = stage.library.peopleOf(dealId);
    QCOMPARE(people.size(), 3);
    QCOMPARE(personName(people[organization]), QStringLiteral("Port of Lindholm"));
}

void LibraryPeopleTest::tellsThatItAsksAndThenTheName()
{
    Stage stage;
    stage.serve(1);
    QVERIFY(stage.open());
    QCOMPARE(stage.library.person(contactNumber(0)).id, contactNumber(0));
    QVERIFY(!stage.library.person(contactNumber(0)).isAsking);
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QVERIFY(stage.hasAsked(1));
    QCOMPARE(stage.told.size(), 2);
    QVERIFY(stage.told[0].isAsking && !stage.told[0].contact);
    QVERIFY(!stage.told[1].isAsking && !stage.told[1].error);
    QCOMPARE(personName(stage.told[1]), QStringLiteral("Contact 0"));
    QVERIFY(stage.told[1].receivedAt.isValid());
}

void LibraryPeopleTest::asksForThoseThatComeIntoViewNext()
{
    Stage stage;
    stage.serve(60);
    QVERIFY(stage.open());
    bool hasScrolled = false;
    QObject::connect(&stage.library, &Library::personChanged, &stage.library, [&](const Person &person) {
        if (person.contact && !std::exchange(hasScrolled, true))
            stage.library.wantPeople(dealId, contactNumbers({50, 51}));
    });
    stage.library.wantPeople(dealId, contactNumbers({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
    QVERIFY(stage.hasAsked(60));
    const QStringList asked = stage.contactsAsked();
    QCOMPARE(asked.size(), 60);
    // Those that the client had already come first; it holds six, and some overtake each other.
    QVERIFY2(asked.indexOf(contactPath(contactNumber(50))) < 6 + 3, qPrintable(asked.join(u' ')));
    QVERIFY2(asked.indexOf(contactPath(contactNumber(51))) < 6 + 3, qPrintable(asked.join(u' ')));
    QVERIFY(asked.indexOf(contactPath(contactNumber(11))) > asked.indexOf(contactPath(contactNumber(51))));
}

void LibraryPeopleTest::asksForNoMoreThanTwoHundredOutOfView()
{
    Stage stage;
    stage.serve(450);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({440}));
    QVERIFY(stage.hasAsked(201));
    QCOMPARE(stage.contactsAsked().size(), 201);
    stage.library.wantPeople(dealId, contactNumbers({441, 442}));
    QVERIFY(stage.hasAsked(203));
    QCOMPARE(stage.contactsAsked().size(), 203);
    QCOMPARE(stage.nameOf(contactNumber(442)), QStringLiteral("Contact 442"));
    QCOMPARE(stage.nameOf(contactNumber(400)), QString());
}

void LibraryPeopleTest::dropsWhatWaitsForAnotherDeal()
{
    Stage stage;
    stage.serve(40);
    stage.service.setAnswer(
        dealPath(otherDeal),
        {200,
         dealWithContacts(otherDeal, 0, false,
                          ",\"contact_id\":\"" + identifierText(introducerNumber(7)).toLatin1() + '"')});
    stage.service.setAnswer(contactPath(introducerNumber(7)),
                            {200, contactBody(introducerNumber(7), "Seven")});
    QVERIFY(stage.open());
    QVERIFY(stage.open(otherDeal));
    QList<QUuid> visible;
    for (int i = 0; i < 40; ++i)
        visible << contactNumber(i);
    stage.library.wantPeople(dealId, visible);
    QTRY_VERIFY(stage.library.person(contactNumber(39)).isAsking);
    const auto before = stage.contactsAsked().size();
    stage.library.wantPeople(otherDeal, {introducerNumber(7)});
    QVERIFY(!stage.library.person(contactNumber(39)).isAsking);
    QTRY_COMPARE(stage.nameOf(introducerNumber(7)), QStringLiteral("Seven"));
    QTRY_VERIFY(stage.isQuiet());
    // Those six that the client had are all that came of the former deal.
    QVERIFY2(stage.contactsAsked().size() <= before + 7, qPrintable(stage.contactsAsked().join(u' ')));
    QCOMPARE(stage.nameOf(contactNumber(39)), QString());

    stage.library.wantPeople(dealId, {contactNumber(39)}); // and when it is looked at again
    QVERIFY(stage.hasAsked(41));
    QCOMPARE(stage.contactsAsked().size(), 41);
}

void LibraryPeopleTest::showsCopiesWithoutAsking()
{
    Stage stage;
    stage.serve(3);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QVERIFY(stage.hasAsked(3));
    const QDateTime receivedAt = stage.library.person(contactNumber(0)).receivedAt;

    restart(stage);
    QVERIFY(stage.library.peopleOf(dealId).isEmpty());
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.nameOf(contactNumber(2)), QStringLiteral("Contact 2"));
    QCOMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Contact 0"));
    QCOMPARE(stage.library.person(contactNumber(0)).receivedAt, receivedAt);
    QVERIFY(!stage.library.person(contactNumber(0)).isAsking);
    QCOMPARE(stage.contactsAsked().size(), 3);
}

void LibraryPeopleTest::asksAgainForAnOldCopyThatStays()
{
    Stage stage({.namesGoodFor = std::chrono::hours(0)});
    stage.serve(1);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_VERIFY(stage.contactsAsked().size() >= 1 && !stage.nameOf(contactNumber(0)).isEmpty());
    const auto before = stage.library.person(contactNumber(0)).contact;
    restart(stage);
    stage.service.setAnswer(contactPath(contactNumber(0)),
                            {200, contactBody(contactNumber(0), "Married name")});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Married name"));
    // The copy was there while it was asked for.
    const auto asking = std::find_if(stage.told.begin(), stage.told.end(),
                                     [](const Person &person) { return person.isAsking; });
    QVERIFY(asking != stage.told.end());
    QCOMPARE(personName(*asking), QStringLiteral("Contact 0"));
}

void LibraryPeopleTest::keepsAnOldCopyWhenTheServiceFails()
{
    Stage stage({.namesGoodFor = std::chrono::hours(0)});
    stage.serve(1);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Contact 0"));
    stage.service.setAnswer(contactPath(contactNumber(0)), {404, "{}"});
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);
    QCOMPARE(stage.library.person(contactNumber(0)).error->kind, Error::Kind::NotFound);
    QCOMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Contact 0"));
}

void LibraryPeopleTest::remembersWhatIsNotFound()
{
    Stage stage;
    stage.serve(2);
    stage.service.setAnswer(contactPath(contactNumber(0)), {404, "{}"});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1}));
    QVERIFY(stage.hasAsked(2));
    QCOMPARE(stage.library.person(contactNumber(0)).error->kind, Error::Kind::NotFound);
    QVERIFY(stage.problems.isEmpty());
    stage.library.wantPeople(otherDeal, {});
    stage.library.wantPeople(dealId, contactNumbers({0, 1}));

    restart(stage);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1}));
    QTRY_COMPARE(stage.nameOf(contactNumber(1)), QStringLiteral("Contact 1"));
    QCOMPARE(stage.library.person(contactNumber(0)).error->kind, Error::Kind::NotFound);
    QCOMPARE(stage.contactsAsked().size(), 2);

    stage.service.setAnswer(contactPath(contactNumber(0)), {200, contactBody(contactNumber(0), "Found")});
    stage.library.askPeopleAgain();
    QTRY_COMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Found"));
    QVERIFY(!stage.library.person(contactNumber(0)).error);
    QCOMPARE(stage.contactsAsked().size(), 3); // nobody else
}

void LibraryPeopleTest::remembersItOnlyOnceTheKeyHasAnswered()
{
    Stage stage;
    stage.service.setAnswer(dealPath(dealId), {404, "{}"});
    stage.library.wantPeople(dealId, contactNumbers({0})); // by a key that may be another tenant's
    QTRY_COMPARE(stage.contactsAsked().size(), 1);
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);
    restart(stage);
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.contactsAsked().size(), 2);
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);

    stage.serve(1); // and here it answers
    stage.service.setAnswer(contactPath(contactNumber(0)), {404, "{}"});
    QVERIFY(stage.open());
    QTRY_VERIFY(!stage.library.state(dealId).isKeeping);
    restart(stage);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);
    QCOMPARE(stage.contactsAsked().size(), 2);
}

void LibraryPeopleTest::saysOnceThatThePermissionIsMissing()
{
    Stage stage;
    stage.serve(30);
    for (int i = 0; i < 30; ++i)
        stage.service.setAnswer(contactPath(contactNumber(i)), {403, "{}"});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QTRY_COMPARE(stage.problems.size(), 1);
    QCOMPARE(stage.problems[0]->kind, Error::Kind::ScopeMissing);
    QTRY_VERIFY(stage.isQuiet());
    QCOMPARE(stage.library.person(contactNumber(0)).error->kind, Error::Kind::ScopeMissing);
    const auto asked = stage.contactsAsked().size();
    QVERIFY2(asked <= 6, qPrintable(QString::number(asked)));
    stage.library.wantPeople(dealId, contactNumbers({20}));
    stage.library.refresh(dealId);
    QTRY_VERIFY(stage.library.state(dealId).isSettled());
    QVERIFY(!stage.library.person(contactNumber(20)).isAsking);
    QCOMPARE(stage.contactsAsked().size(), asked);
    QCOMPARE(stage.problems.size(), 1);
}

void LibraryPeopleTest::stopsWhereTheCallIsNotLive()
{
    Stage stage;
    stage.serve(10);
    for (int i = 0; i < 10; ++i)
        stage.service.setAnswer(contactPath(contactNumber(i)), {501, "{}"});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.problems.size(), 1);
    QCOMPARE(stage.problems[0]->kind, Error::Kind::Service);
    QCOMPARE(stage.problems[0]->status, 501);
    QTRY_VERIFY(stage.isQuiet());
    QVERIFY(stage.contactsAsked().size() <= 6);
}

void LibraryPeopleTest::startsAnewWhenAsked()
{
    Stage stage;
    stage.serve(10);
    for (int i = 0; i < 10; ++i)
        stage.service.setAnswer(contactPath(contactNumber(i)), {403, "{}"});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1}));
    QTRY_COMPARE(stage.problems.size(), 1);
    QTRY_VERIFY(stage.isQuiet());
    stage.serve(10);
    stage.library.askPeopleAgain();
    QCOMPARE(stage.problems.size(), 2);
    QVERIFY(!stage.problems[1]);
    QVERIFY(stage.library.person(contactNumber(0)).isAsking);
    QTRY_VERIFY(stage.isQuiet());
    for (int i = 0; i < 10; ++i)
        QTRY_COMPARE(stage.nameOf(contactNumber(i)), QStringLiteral("Contact %1").arg(i));
}

void LibraryPeopleTest::goesOnAfterAnAnswerThatIsNoContact_data()
{
    QTest::addColumn<CannedAnswer>("answer");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addRow("another contact") << CannedAnswer{200, contactBody(contactNumber(7), "Seven")}
                                     << Error::Kind::NotUnderstood;
    QTest::addRow("another tenant's")
        << CannedAnswer{200, contactBody(contactNumber(0), "Zero", "7e4a0002-0000-4000-8000-000000000001")}
        << Error::Kind::OtherTenant;
    QTest::addRow("a web page") << CannedAnswer{200, "<!DOCTYPE html><html></html>"}
                                << Error::Kind::NotUnderstood;
    QTest::addRow("refused as malformed") << CannedAnswer{400, "{}"} << Error::Kind::Service;
    QTest::addRow("one fault of the service") << CannedAnswer{500, "{}"} << Error::Kind::Service;
}

void LibraryPeopleTest::goesOnAfterAnAnswerThatIsNoContact()
{
    QFETCH(CannedAnswer, answer);
    QFETCH(Error::Kind, kind);
    Stage stage;
    stage.serve(8);
    stage.service.setAnswer(contactPath(contactNumber(0)), answer);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QVERIFY(stage.hasAsked(8));
    const Person person = stage.library.person(contactNumber(0));
    QVERIFY(person.error);
    QCOMPARE(person.error->kind, kind);
    QVERIFY(!person.contact);
    for (int i = 1; i < 8; ++i)
        QCOMPARE(stage.nameOf(contactNumber(i)), QStringLiteral("Contact %1").arg(i));
    QVERIFY(stage.problems.isEmpty());
    stage.library.wantPeople(dealId, contactNumbers({0})); // not again at once
    QVERIFY(!stage.library.person(contactNumber(0)).isAsking);
    QCOMPARE(stage.contactsAsked().size(), 8);

    std::optional<Result<std::vector<StoredContact>>> loaded;
    QObject::connect(&stage.store, &Store::contactsLoaded, &stage.store,
                     [&](const QList<QUuid> &, const auto &contacts) { loaded = contacts; });
    stage.store.loadContacts(contactNumbers({0, 1}));
    QTRY_VERIFY(loaded);
    const Result<std::vector<StoredContact>> kept = *loaded;
    QCOMPARE(kept->size(), std::size_t(1));
    QCOMPARE(kept->at(0).id, contactNumber(1));
}

void LibraryPeopleTest::isQuietWhenOffline()
{
    Stage stage;
    stage.serve(30);
    QVERIFY(stage.open());
    QTRY_VERIFY(!stage.library.state(dealId).isKeeping);
    Endpoint nobody = stage.service.endpoint();
    nobody.origin.setPort(1);
    stage.client.setEndpoint(nobody);
    stage.library.wantPeople(dealId, contactNumbers({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);
    QTRY_VERIFY(stage.isQuiet());
    QCOMPARE(stage.library.person(contactNumber(0)).error->kind, Error::Kind::Offline);
    QVERIFY(!stage.library.person(contactNumber(10)).error); // not tried
    QVERIFY(stage.problems.isEmpty());
    stage.told.clear();
    stage.library.wantPeople(dealId, contactNumbers({20, 21}));
    QVERIFY(stage.isQuiet());
    QVERIFY(stage.told.isEmpty());
}

void LibraryPeopleTest::goesOnWhenADealComesAgain()
{
    Stage stage;
    stage.serve(30);
    QVERIFY(stage.open());
    Endpoint nobody = stage.service.endpoint();
    nobody.origin.setPort(1);
    stage.client.setEndpoint(nobody);
    stage.library.wantPeople(dealId, contactNumbers({0, 1}));
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);
    QTRY_VERIFY(stage.isQuiet());
    stage.client.setEndpoint(stage.service.endpoint());
    stage.library.refresh(dealId);
    QVERIFY(stage.hasAsked(30));
    QCOMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Contact 0"));
    QVERIFY(!stage.library.person(contactNumber(0)).error);
    QCOMPARE(stage.contactsAsked().size(), 30);
}

void LibraryPeopleTest::stopsAfterSeveralFaultsOfTheService()
{
    Stage stage;
    stage.serve(40);
    for (int i = 0; i < 40; ++i)
        stage.service.setAnswer(contactPath(contactNumber(i)), {503, "{}"});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QTRY_VERIFY(stage.library.person(contactNumber(0)).error);
    QTRY_VERIFY(stage.isQuiet());
    QVERIFY2(stage.contactsAsked().size() <= 9, qPrintable(QString::number(stage.contactsAsked().size())));
    QVERIFY(stage.problems.isEmpty());
}

void LibraryPeopleTest::asksForAContactOfTheNewerDeal()
{
    Stage stage;
    stage.serve(2);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QVERIFY(stage.hasAsked(2));
    stage.serve(3);
    stage.library.refresh(dealId);
    QVERIFY(stage.hasAsked(3));
    QCOMPARE(stage.contactsAsked().size(), 3);
    QCOMPARE(stage.nameOf(contactNumber(2)), QStringLiteral("Contact 2"));
}

void LibraryPeopleTest::waitsUntilAnOldDealWasAskedFor()
{
    Stage stage({std::chrono::seconds(0), std::chrono::milliseconds(1'000)});
    stage.serve(5);
    QVERIFY(stage.open());
    stage.library.open(dealId); // a copy by now, and old
    QVERIFY(stage.library.state(dealId).isSettled());
    stage.library.wantPeople(dealId, contactNumbers({0, 1}));
    QTRY_VERIFY(stage.library.person(contactNumber(1)).isAsking);
    QVERIFY(stage.contactsAsked().isEmpty());
    QVERIFY(stage.hasAsked(5));
    const QStringList paths = stage.service.requestedPaths();
    QCOMPARE(paths.size(), 7);
    QCOMPARE(paths[1], dealPath(dealId));
}

void LibraryPeopleTest::forgetsEverythingWhenCleared()
{
    Stage stage;
    stage.serve(10);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1, 2}));
    QTRY_VERIFY(!stage.nameOf(contactNumber(0)).isEmpty());
    stage.library.clear();
    QVERIFY(stage.nameOf(contactNumber(0)).isEmpty());
    stage.told.clear();
    const auto answered = stage.service.requests().size();
    QTRY_VERIFY(stage.service.requests().size() <= answered + 6);
    QVERIFY(stage.told.isEmpty());
    stage.store.open(stage.store.place());
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0, 1, 2}));
    QTRY_COMPARE(stage.nameOf(contactNumber(9)), QStringLiteral("Contact 9"));
}

void LibraryPeopleTest::readsALargeContact()
{
    Stage stage;
    stage.serve(1);
    QByteArray body = contactBody(contactNumber(0), "Large");
    body.insert(body.size() - 1, ",\"bio\":\"" + QByteArray(700'000, 'x') + '"');
    stage.service.setAnswer(contactPath(contactNumber(0)), {200, body});
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Large"));
    QTRY_VERIFY(stage.library.person(contactNumber(0)).contact);
    restart(stage);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({0}));
    QTRY_COMPARE(stage.nameOf(contactNumber(0)), QStringLiteral("Large"));
    QCOMPARE(stage.contactsAsked().size(), 1);
}

// Of which the others than those in view are found out on another thread.
void LibraryPeopleTest::asksForThePeopleOfALargeDeal()
{
    Stage stage;
    stage.serve(30, true, large);
    QVERIFY(stage.open());
    stage.library.wantPeople(dealId, contactNumbers({20, 21}));
    QVERIFY(stage.hasAsked(60));
    QCOMPARE(stage.contactsAsked().size(), 60);
    QCOMPARE(stage.contactsAsked().mid(0, 2), pathsOf(contactNumbers({20, 21})));
    QCOMPARE(stage.library.peopleOf(dealId).size(), 60);
    QCOMPARE(stage.nameOf(contactNumber(29)), QStringLiteral("Contact 29"));
}

void LibraryPeopleTest::asksForThePeopleOfTheNewerOfTwoLargeDeals()
{
    Stage stage;
    stage.serve(3);
    stage.service.setAnswer(dealPath(dealId), {200, dealWithContacts(dealId, 40'000, true)});
    stage.service.setAnswer(dealPath(otherDeal), {200, dealWithContacts(otherDeal, 3, false, large)});
    QVERIFY(stage.open());
    QVERIFY(stage.open(otherDeal));
    stage.library.wantPeople(dealId, {});
    stage.library.wantPeople(otherDeal, {}); // before those of the former are found out
    QVERIFY(stage.hasAsked(3));
    workers().waitForDone();
    QCoreApplication::sendPostedEvents();
    QVERIFY(stage.isQuiet());
    QCOMPARE(stage.contactsAsked().size(), 3);
}

void LibraryPeopleTest::startsAnewWithALargeDealWhosePeopleAreNotYetFoundOut()
{
    Stage stage;
    stage.serve(10, false, large);
    stage.service.setAnswer(dealPath(otherDeal), {200, dealWithContacts(otherDeal, 0, false)});
    for (int i = 0; i < 10; ++i)
        stage.service.setAnswer(contactPath(contactNumber(i)), {400, "{}"});
    QVERIFY(stage.open());
    QVERIFY(stage.open(otherDeal));
    stage.library.wantPeople(dealId, {});
    QVERIFY(stage.hasAsked(10));
    stage.serve(10, false, large);
    stage.library.wantPeople(otherDeal, {});
    HeldPool pool;
    stage.library.wantPeople(dealId, {});
    stage.library.askPeopleAgain();
    pool.letGo();
    QVERIFY(stage.hasAsked(20));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(stage.nameOf(contactNumber(i)), QStringLiteral("Contact %1").arg(i));
}

QTEST_GUILESS_MAIN(LibraryPeopleTest)
#include "tst_librarypeople.moc"
