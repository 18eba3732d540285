// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/shots/stage.h"
#include "tests/support/people.h"

#include <QApplication>
#include <QTableView>

namespace sidelight {

namespace {

// Much of what may be known of one.
Contact inesVarga()
{
    Contact ines = namedContact(1, QStringLiteral("Ines Varga"));
    ines.body = R"({"tags":["vip","harbour"],"metadata":{"crm":"imported"}})";
    ines.tags = RawJson{{8, 17}};
    ines.metadata = RawJson{{quint32(ines.body.indexOf(R"({"crm)")), 18}};
    ines.kind = QStringLiteral("person");
    ines.prefix = QStringLiteral("Dr.");
    ines.givenName = QStringLiteral("Ines");
    ines.familyName = QStringLiteral("Varga");
    ines.timezone = QStringLiteral("Europe/Lisbon");
    Channel work = channel(QStringLiteral("email"), QStringLiteral("ines.varga@harbour.example"));
    work.label = QStringLiteral("work");
    work.isPrimary = true;
    work.isVerified = true;
    ines.channels =
        std::vector<Channel>{work, channel(QStringLiteral("phone"), QStringLiteral("+351 21 555 0142")),
                             channel(QStringLiteral("email"), QStringLiteral("ines@duarte.example")),
                             channel(QStringLiteral("linkedin"), QStringLiteral("ines-varga"))};
    Affiliation port;
    port.organizationId = contactId(100);
    port.title = QStringLiteral("Head of Operations");
    port.department = QStringLiteral("Quays");
    port.isCurrent = true;
    port.startDate = QDate(2021, 3, 1);
    ines.affiliations = std::vector<Affiliation>{port};
    Address office;
    office.label = QStringLiteral("Office");
    office.street = QStringLiteral("1 Quay Road");
    office.postalCode = QStringLiteral("10001");
    office.city = QStringLiteral("Lindholm");
    office.country = QStringLiteral("Sweden");
    ines.addresses = std::vector<Address>{office};
    ContactDate birthday;
    birthday.dateType = QStringLiteral("birthday");
    birthday.dateMonth = Number{"5"};
    birthday.dateDay = Number{"4"};
    ines.dates = std::vector<ContactDate>{birthday};
    ines.createdAt = Moment{1'748'768'400'000};
    ines.updatedAt = Moment{1'768'908'153'000};
    return ines;
}

void openCraneWith(Stage &stage, const People &people, const std::optional<Error> &problem = {})
{
    stage.useSamples();
    stage.open(crane);
    stage.tab(DealPage::ContactsTab);
    auto *page = stage.window.findChild<DealPage *>();
    page->setPeople(people);
    page->setPeopleProblem(problem);
}

} // namespace

std::vector<Scene> peopleScenes()
{
    return {
        {QStringLiteral("contact-pane"), false,
         [](Stage &stage) {
             openCraneWith(stage,
                           peopleOf({personOf(inesVarga()), reachable(2, QStringLiteral("Okafor")),
                                     named(8, QStringLiteral("Priya Nadkarni")),
                                     named(100, QStringLiteral("Port of Lindholm")), unknown(9, true)}));
         }},
        {QStringLiteral("contact-pane-large-text"), false,
         [](Stage &stage) {
             openCraneWith(stage, peopleOf({personOf(inesVarga())}));
             for (int i = 0; i < 7; ++i)
                 QTest::keyClick(&stage.window, Qt::Key_Plus, Qt::ControlModifier);
             QTest::qWait(100);
         }},
        {QStringLiteral("contact-pane-mirrored"), false,
         [](Stage &stage) {
             QApplication::setLayoutDirection(Qt::RightToLeft);
             openCraneWith(stage,
                           peopleOf({personOf(inesVarga()), reachable(2, QStringLiteral("Okafor"))}));
         }},
        {QStringLiteral("contacts-without-scope"), false,
         [](Stage &stage) {
             openCraneWith(stage, {}, Error{Error::Kind::ScopeMissing, QString()});
         }},
        {QStringLiteral("contact-name-missing"), false,
         [](Stage &stage) {
             Contact gone = namedContact(1, QStringLiteral("Ines Varga"));
             gone.deletedAt = Moment{1'768'908'153'000};
             openCraneWith(stage, peopleOf({personOf(gone),
                                            unknown(2, false, Error{Error::Kind::NotFound, QString()})}));
             stage.window.findChild<QTableView *>(QStringLiteral("contacts"))->selectRow(1);
         }},
        {QStringLiteral("contact-deleted"), false,
         [](Stage &stage) {
             Contact gone = inesVarga();
             gone.deletedAt = Moment{1'768'908'153'000};
             openCraneWith(stage, peopleOf({personOf(gone)}));
         }},
    };
}

} // namespace sidelight
