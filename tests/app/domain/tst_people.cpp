// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/people.h"

#include "app/domain/identifier.h"

#include <QTest>

#include <algorithm>

using namespace sidelight;

namespace {

using Positions = std::vector<int>;

const QUuid ines(0xc0a70001, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
const QUuid tom(0xc0a70002, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
const QUuid nobody(0xc0a7ffff, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);

QUuid linkId(uint number)
{
    return QUuid(number, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

// `id` is the link's; 0 leaves it absent, as a negative `since` does with created_at.
DealContact link(bool isPrimary, qint64 since, uint id)
{
    DealContact made;
    made.isPrimary = isPrimary;
    if (since >= 0)
        made.createdAt = Moment{since};
    if (id > 0)
        made.id = linkId(id);
    return made;
}

DealContact withFlag(DealContact made, const Field<bool> &flag)
{
    made.isPrimary = flag;
    return made;
}

DealContact withMoment(DealContact made, const Field<Moment> &createdAt)
{
    made.createdAt = createdAt;
    return made;
}

DealContact withContact(bool isPrimary, const Field<QUuid> &contactId)
{
    DealContact made = link(isPrimary, 0, 1);
    made.contactId = contactId;
    return made;
}

} // namespace

class PeopleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersLinks_data();
    void ordersLinks();
    void ordersTheSameHoweverTheyWereSent();
    void keepsLinksThatAreAlikeAsTheyWereSent();
    void placesTheDealsContact_data();
    void placesTheDealsContact();
    void listsWhoIsAskedForEachOnce();
    void listsNobodyOfAnEmptyDeal();
};

void PeopleTest::ordersLinks_data()
{
    QTest::addColumn<std::vector<DealContact>>("links");
    QTest::addColumn<Positions>("order");
    QTest::addColumn<Positions>("primaries");
    using Links = std::vector<DealContact>;
    const auto row = [](const char *name, const Links &links, const Positions &order,
                        const Positions &primaries) { QTest::newRow(name) << links << order << primaries; };
    row("no links", {}, {}, {});
    row("one, not primary", {link(false, 5, 1)}, {0}, {});
    row("one primary", {link(true, 5, 1)}, {0}, {0});
    row("primary last", {link(false, 1, 1), link(false, 2, 2), link(true, 3, 3)}, {2, 0, 1}, {2});
    row("none primary", {link(false, 3, 1), link(false, 1, 2), link(false, 2, 3)}, {1, 2, 0}, {});
    row("several primaries", {link(true, 9, 1), link(false, 1, 2), link(true, 4, 3)}, {2, 0, 1}, {2, 0});
    row("all primary", {link(true, 2, 1), link(true, 1, 2)}, {1, 0}, {1, 0});
    row("linked at the same moment", {link(false, 7, 3), link(false, 7, 1), link(false, 7, 2)}, {1, 2, 0},
        {});
    row("primaries linked at the same moment", {link(true, 7, 2), link(true, 7, 1)}, {1, 0}, {1, 0});
    row("before 1970", {link(false, 0, 1), withMoment(link(false, 0, 2), Moment{-5})}, {1, 0}, {});
    row("alike in everything", {link(false, 7, 1), link(false, 7, 1), link(false, 7, 1)}, {0, 1, 2}, {});
    row("moment absent", {link(false, -1, 1), link(false, 7, 2)}, {1, 0}, {});
    row("moment null", {withMoment(link(false, 0, 1), Field<Moment>::null()), link(false, 7, 2)}, {1, 0},
        {});
    row("moment unreadable",
        {withMoment(link(false, 0, 1), Field<Moment>::unreadable({1, 2})), link(false, 7, 2)}, {1, 0}, {});
    row("moment unreadable, but primary",
        {link(false, 7, 2), withMoment(link(true, 0, 1), Field<Moment>::unreadable({1, 2}))}, {1, 0}, {1});
    row("no moments, by identifier", {link(false, -1, 2), link(false, -1, 1)}, {1, 0}, {});
    row("identifier absent", {link(false, 7, 0), link(false, 7, 2), link(false, 7, 1)}, {2, 1, 0}, {});
    row("identifier absent in the middle", {link(false, 7, 3), link(false, 7, 0), link(false, 7, 1)},
        {2, 0, 1}, {});
    row("two without identifier", {link(false, 7, 0), link(false, 7, 0), link(false, 7, 1)}, {2, 0, 1}, {});
    row("flag absent", {withFlag(link(true, 1, 1), Field<bool>()), link(true, 2, 2)}, {1, 0}, {1});
    row("flag null", {withFlag(link(true, 1, 1), Field<bool>::null()), link(true, 2, 2)}, {1, 0}, {1});
    row("flag unreadable", {withFlag(link(true, 1, 1), Field<bool>::unreadable({1, 2})), link(true, 2, 2)},
        {1, 0}, {1});
    row("only an unreadable flag", {withFlag(link(true, 1, 1), Field<bool>::unreadable({1, 2}))}, {0}, {});
}

void PeopleTest::ordersLinks()
{
    QFETCH(std::vector<DealContact>, links);
    QTEST(contactOrder(links), "order");
    QTEST(primaryLinks(links), "primaries");
}

// Every way to send the same five links gives the same order of them (C25). A comparison that calls
// a link without identifier equal to all others would not.
void PeopleTest::ordersTheSameHoweverTheyWereSent()
{
    const std::vector<DealContact> links{link(true, 4, 5), link(false, 4, 1), link(false, 4, 2),
                                         link(false, 4, 0), link(false, -1, 4)};
    Positions sent{0, 1, 2, 3, 4};
    int permutations = 0;
    do {
        std::vector<DealContact> shuffled;
        for (const int position : sent)
            shuffled.push_back(links[std::size_t(position)]);
        std::vector<DealContact> shown;
        for (const int position : contactOrder(shuffled))
            shown.push_back(shuffled[std::size_t(position)]);
        QVERIFY(shown == links);
        ++permutations;
    } while (std::next_permutation(sent.begin(), sent.end()));
    QCOMPARE(permutations, 120);
}

void PeopleTest::keepsLinksThatAreAlikeAsTheyWereSent()
{
    const std::vector<DealContact> links(1000, link(false, 7, 1));
    const Positions order = contactOrder(links);
    QCOMPARE(order.size(), std::size_t(1000));
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
}

void PeopleTest::placesTheDealsContact_data()
{
    QTest::addColumn<Field<QUuid>>("contactId");
    QTest::addColumn<std::vector<DealContact>>("links");
    QTest::addColumn<DealContactPlace>("place");
    using Links = std::vector<DealContact>;
    const auto row = [](const char *name, const Field<QUuid> &contactId, const Links &links,
                        DealContactPlace place) { QTest::newRow(name) << contactId << links << place; };
    const Links both{withContact(false, tom), withContact(true, ines)};
    row("absent", {}, both, DealContactPlace::NotSet);
    row("null", Field<QUuid>::null(), both, DealContactPlace::NotSet);
    row("unreadable", Field<QUuid>::unreadable({1, 2}), both, DealContactPlace::NotSet);
    row("the primary one", ines, both, DealContactPlace::Primary);
    row("linked, not primary", tom, both, DealContactPlace::NotPrimary);
    row("not linked", nobody, both, DealContactPlace::NotLinked);
    row("no links", ines, {}, DealContactPlace::NotLinked);
    row("linked twice, once as primary", ines, {withContact(false, ines), withContact(true, ines)},
        DealContactPlace::Primary);
    row("one of several primaries", tom, {withContact(true, ines), withContact(true, tom)},
        DealContactPlace::Primary);
    row("contact of the link absent", ines, {withContact(true, {})}, DealContactPlace::NotLinked);
    row("contact of the link unreadable", ines, {withContact(true, Field<QUuid>::unreadable({1, 2}))},
        DealContactPlace::NotLinked);
    row("flag unreadable", ines, {withFlag(withContact(true, ines), Field<bool>::unreadable({1, 2}))},
        DealContactPlace::NotPrimary);
}

void PeopleTest::placesTheDealsContact()
{
    QFETCH(Field<QUuid>, contactId);
    QFETCH(std::vector<DealContact>, links);
    Deal deal;
    deal.contactId = contactId;
    deal.contacts = links;
    QTEST(dealContactPlace(deal), "place");
}

void PeopleTest::listsWhoIsAskedForEachOnce()
{
    const auto person = [](uint number) { return linkId(0xc0a70000 + number); };
    const auto introduced = [](DealContact made, const Field<QUuid> &by) {
        made.introducedBy = by;
        return made;
    };
    Deal deal;
    deal.contactId = person(7);
    deal.organizationId = person(9);
    deal.contacts = std::vector<DealContact>{
        introduced(withMoment(withContact(false, person(2)), Moment{20}), person(1)),
        introduced(withMoment(withContact(false, person(1)), Moment{10}), person(8)),
        introduced(withMoment(withContact(true, person(3)), Moment{30}), person(8)),
        withMoment(withContact(false, person(2)), Moment{40}),
        withContact(false, {}),
        introduced(withContact(false, QUuid()), Field<QUuid>::unreadable({1, 2})),
    };
    QCOMPARE(peopleIds(deal),
             (std::vector<QUuid>{person(3), person(7), person(9), person(1), person(2), person(8)}));
}

void PeopleTest::listsNobodyOfAnEmptyDeal()
{
    QVERIFY(peopleIds(Deal()).empty());
}

QTEST_GUILESS_MAIN(PeopleTest)
#include "tst_people.moc"
