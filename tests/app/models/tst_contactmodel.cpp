// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/workers.h"
#include "app/models/contactmodel.h"

#include "tests/support/heldpool.h"
#include "tests/support/people.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace sidelight;

namespace {

QUuid id(int number)
{
    return QUuid(uint(0xc0a70000 + number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

DealContact contact(int number, bool isPrimary, const char *role, qint64 createdAt)
{
    DealContact link;
    link.id = id(number);
    link.contactId = id(number);
    link.isPrimary = isPrimary;
    if (role)
        link.role = QString::fromUtf8(role);
    link.createdAt = Moment{createdAt};
    return link;
}

std::shared_ptr<const Deal> dealOf(std::vector<DealContact> links)
{
    auto deal = std::make_shared<Deal>();
    deal->id = id(1000);
    deal->contacts = std::move(links);
    return deal;
}

std::shared_ptr<const Deal> fourContacts()
{
    return dealOf({contact(1, false, "Technical", 4000), contact(2, true, "Sponsor", 9000),
                   contact(3, false, nullptr, 2000), contact(4, false, "legal", 3000)});
}

/// The primary one in the middle; sent in the opposite order of their moments.
std::shared_ptr<const Deal> manyContacts()
{
    std::vector<DealContact> links;
    for (int i = 0; i < 10000; ++i)
        links.push_back(contact(i, i == 5000, i % 2 ? "Legal" : "Buyer", 20000 - i));
    return dealOf(std::move(links));
}

QUuid contactAt(const ContactModel &model, int row)
{
    return model.index(row, 0).data(ContactModel::ContactIdRole).toUuid();
}

QStringList names(const ContactModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, ContactModel::NameColumn).data().toString();
    return texts;
}

QStringList contacts(std::initializer_list<int> numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts << QStringLiteral("Contact c0a7000%1").arg(number);
    return texts;
}

} // namespace

class ContactModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsThePrimaryContactFirst();
    void saysPrimaryInWordsAndByRole();
    void marksEachOfSeveralPrimaries();
    void fillsEveryCell();
    void sortsByColumn_data();
    void sortsByColumn();
    void keepsSelectedContactsSelectedWhenSorted();
    void changesInPlaceForTheSameLinks();
    void keepsAnIndexWithItsContact();
    void resetsForAnotherDeal();
    void showsLinksThatCannotBeRead();
    void sortsManyRowsWithoutWaiting();
    void takesANewerCopyWhileManyRowsAreBeingSorted();
    void showsAnotherDealWithManyRowsBeforeTheyAreSorted();
    void dropsTheOrderOfADealThatIsGone();
    void sortsManyRowsOnceHoweverOftenAsked();
    void sortsNothingAnewForTheSameOrder();
    void sortsByWhenANameCame();
    void fillsNamesEmailsAndPhones();
    void tellsNotLoadedFromNotSet();
    void showsNoErrorInAnyCell();
    void namesIntroducers();
    void changesOnlyTheRowsOfAPerson();
    void changesAllNamesAmongVeryManyRows();
    void putsVeryManyInOrderOnAnotherThread();
    void movesNoRowForAName();
    void sortsByNameWhenAsked();
    void findsTheRowsOfAPersonAfterSorting();
};

void ContactModelTest::putsThePrimaryContactFirst()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    QCOMPARE(names(model), contacts({2, 3, 4, 1}));
}

void ContactModelTest::saysPrimaryInWordsAndByRole()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    const auto at = [&model](int row, int column) { return model.index(row, column); };
    QCOMPARE(at(0, ContactModel::PrimaryColumn).data().toString(), QStringLiteral("Primary"));
    QCOMPARE(at(1, ContactModel::PrimaryColumn).data().toString(), QString());
    QVERIFY(at(0, ContactModel::RoleColumn).data(ContactModel::IsPrimaryRole).toBool());
    QVERIFY(!at(1, ContactModel::RoleColumn).data(ContactModel::IsPrimaryRole).toBool());
    QCOMPARE(at(0, ContactModel::NameColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Primary, Contact c0a70002"));
    QCOMPARE(at(1, ContactModel::NameColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Contact c0a70003"));
}

void ContactModelTest::marksEachOfSeveralPrimaries()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(dealOf({contact(1, false, "a", 1), contact(2, true, "b", 3), contact(3, true, "c", 2)}));
    QCOMPARE(names(model), contacts({3, 2, 1}));
    QVERIFY(model.index(0, 0).data(ContactModel::IsPrimaryRole).toBool());
    QVERIFY(model.index(1, 0).data(ContactModel::IsPrimaryRole).toBool());
    QVERIFY(!model.index(2, 0).data(ContactModel::IsPrimaryRole).toBool());
}

void ContactModelTest::fillsEveryCell()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    DealContact full = contact(1, true, "Sponsor", 1770797762000);
    full.introducedBy = id(7);
    model.setDeal(dealOf({full, contact(2, false, nullptr, 1770797762000)}));
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };

    QCOMPARE(text(0, ContactModel::RoleColumn), QStringLiteral("Sponsor"));
    QCOMPARE(text(0, ContactModel::IntroducedByColumn), QStringLiteral("c0a70007"));
    QCOMPARE(text(0, ContactModel::LinkedColumn), QStringLiteral("11 Feb 2026"));
    QCOMPARE(text(0, ContactModel::IdColumn), QStringLiteral("c0a70001-0000-4000-8000-000000000001"));
    QCOMPARE(text(1, ContactModel::RoleColumn), QStringLiteral("–"));
    QCOMPARE(text(1, ContactModel::IntroducedByColumn), QStringLiteral("–"));
    QVERIFY(!model.index(1, ContactModel::RoleColumn).data(ContactModel::IsFilledRole).toBool());
    QVERIFY(model.index(0, ContactModel::RoleColumn).data(ContactModel::IsFilledRole).toBool());
    QCOMPARE(model.index(0, ContactModel::NameColumn).data(ContactModel::ContactIdRole).toUuid(), id(1));
    QCOMPARE(model.index(0, ContactModel::LinkedColumn).data(Qt::ToolTipRole).toString(),
             QStringLiteral("2026-02-11 08:16:02.000 UTC"));
}

void ContactModelTest::sortsByColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("role, primary on top, empty last")
        << int(ContactModel::RoleColumn) << Qt::AscendingOrder << contacts({2, 4, 1, 3});
    QTest::newRow("role downwards, still primary on top, empty last")
        << int(ContactModel::RoleColumn) << Qt::DescendingOrder << contacts({2, 1, 4, 3});
    QTest::newRow("linked") << int(ContactModel::LinkedColumn) << Qt::AscendingOrder
                            << contacts({2, 3, 4, 1});
    QTest::newRow("linked downwards")
        << int(ContactModel::LinkedColumn) << Qt::DescendingOrder << contacts({2, 1, 4, 3});
    QTest::newRow("name downwards") << int(ContactModel::NameColumn) << Qt::DescendingOrder
                                    << contacts({2, 4, 3, 1});
    QTest::newRow("no column: the order of the page") << -1 << Qt::AscendingOrder << contacts({2, 3, 4, 1});
}

void ContactModelTest::sortsByColumn()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QStringList, expected);
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    model.sort(column, order);
    QCOMPARE(names(model), expected);
}

void ContactModelTest::keepsSelectedContactsSelectedWhenSorted()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    const QPersistentModelIndex technical = model.index(3, ContactModel::RoleColumn);
    QCOMPARE(technical.data().toString(), QStringLiteral("Technical"));
    model.sort(ContactModel::RoleColumn, Qt::DescendingOrder);
    QCOMPARE(technical.row(), 1);
    QCOMPARE(technical.data().toString(), QStringLiteral("Technical"));
}

void ContactModelTest::changesInPlaceForTheSameLinks()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    QSignalSpy reset(&model, &ContactModel::modelReset);
    QSignalSpy changed(&model, &ContactModel::dataChanged);
    auto links = fourContacts()->links();
    links[0].role = QStringLiteral("Procurement");
    model.setDeal(dealOf(links));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(model.index(3, ContactModel::RoleColumn).data().toString(), QStringLiteral("Procurement"));
}

void ContactModelTest::keepsAnIndexWithItsContact()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    const QPersistentModelIndex primary(model.index(0, ContactModel::RoleColumn));
    const QPersistentModelIndex third(model.index(1, ContactModel::RoleColumn));
    QCOMPARE(third.data(ContactModel::ContactIdRole).toUuid(), id(3));
    // Another one has become primary, and one was replaced.
    model.setDeal(dealOf({contact(1, true, "Technical", 4000), contact(2, false, "Sponsor", 9000),
                          contact(5, false, nullptr, 2000), contact(4, false, "legal", 3000)}));
    QCOMPARE(primary.data(ContactModel::ContactIdRole).toUuid(), id(2));
    QCOMPARE(primary.row(), 3);
    QVERIFY(!third.isValid());
}

void ContactModelTest::resetsForAnotherDeal()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    QSignalSpy reset(&model, &ContactModel::modelReset);
    model.setDeal(nullptr);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 0);
    model.setDeal(dealOf({}));
    QCOMPARE(model.rowCount(), 0);
}

void ContactModelTest::showsLinksThatCannotBeRead()
{
    auto deal = std::make_shared<Deal>();
    deal->id = id(1000);
    deal->body = "7";
    DealContact odd;
    odd.role = Field<QString>::unreadable({0, 1});
    odd.contactId = Field<QUuid>::unreadable({0, 1});
    odd.isPrimary = Field<bool>::unreadable({0, 1});
    deal->contacts = std::vector<DealContact>{odd};
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(deal);
    QCOMPARE(model.index(0, ContactModel::RoleColumn).data().toString(), QStringLiteral("unreadable: 7"));
    QCOMPARE(model.index(0, ContactModel::PrimaryColumn).data().toString(),
             QStringLiteral("unreadable: 7"));
    QVERIFY(!model.index(0, 0).data(ContactModel::IsPrimaryRole).toBool());
    QVERIFY(model.index(0, 0).data(ContactModel::ContactIdRole).toUuid().isNull());
}

void ContactModelTest::sortsManyRowsWithoutWaiting()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(manyContacts());
    QCOMPARE(model.rowCount(), 10000);
    QCOMPARE(contactAt(model, 0), id(5000)); // the primary one
    QCOMPARE(contactAt(model, 1), id(9999));
    const QPersistentModelIndex kept(model.index(1, ContactModel::RoleColumn));
    QSignalSpy moved(&model, &ContactModel::layoutChanged);
    model.sort(ContactModel::RoleColumn);
    QCOMPARE(moved.count(), 0); // the rows stay until they are sorted
    QCOMPARE(contactAt(model, 1), id(9999));
    QVERIFY(moved.wait());
    QCOMPARE(model.rowCount(), 10000);
    QCOMPARE(contactAt(model, 0), id(5000));
    QCOMPARE(contactAt(model, 1), id(9998));
    QCOMPARE(model.index(1, ContactModel::RoleColumn).data().toString(), QStringLiteral("Buyer"));
    QCOMPARE(model.index(9999, ContactModel::RoleColumn).data().toString(), QStringLiteral("Legal"));
    QCOMPARE(kept.row(), 5000); // the first after those 4,999 buyers that are not primary
    QCOMPARE(kept.data(ContactModel::ContactIdRole).toUuid(), id(9999));
    model.sort(-1);
    QCOMPARE(contactAt(model, 1), id(9999));
}

void ContactModelTest::takesANewerCopyWhileManyRowsAreBeingSorted()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(manyContacts());
    QSignalSpy moved(&model, &ContactModel::layoutChanged);
    QSignalSpy reset(&model, &ContactModel::modelReset);
    model.sort(ContactModel::RoleColumn);
    auto links = manyContacts()->links();
    links[7].role = QStringLiteral("Advisor");
    model.setDeal(dealOf(links));
    QVERIFY(moved.wait());
    QCOMPARE(contactAt(model, 1), id(7));
    QCOMPARE(model.index(1, ContactModel::RoleColumn).data().toString(), QStringLiteral("Advisor"));
    QSet<QUuid> shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.insert(contactAt(model, row));
    QCOMPARE(shown.size(), 10000);
    workers().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(moved.count(), 1); // the order of the former copy is dropped
    QCOMPARE(reset.count(), 0);
}

void ContactModelTest::showsAnotherDealWithManyRowsBeforeTheyAreSorted()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    model.sort(ContactModel::RoleColumn);
    QSignalSpy moved(&model, &ContactModel::layoutChanged);
    model.setDeal(manyContacts());
    QCOMPARE(model.rowCount(), 10000);
    QCOMPARE(contactAt(model, 0), id(5000));
    QCOMPARE(contactAt(model, 1), id(9999));
    QVERIFY(moved.wait());
    QCOMPARE(contactAt(model, 0), id(5000));
    QCOMPARE(contactAt(model, 1), id(9998));
}

void ContactModelTest::dropsTheOrderOfADealThatIsGone()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(manyContacts());
    model.sort(ContactModel::RoleColumn);
    model.setDeal(fourContacts());
    workers().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(names(model), contacts({2, 4, 1, 3}));
    model.setDeal(manyContacts());
    model.setDeal(nullptr);
    workers().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(model.rowCount(), 0);
}

void ContactModelTest::sortsManyRowsOnceHoweverOftenAsked()
{
    const auto deal = manyContacts();
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(deal);
    QSignalSpy moved(&model, &ContactModel::layoutChanged);
    HeldPool pool;
    model.sort(ContactModel::IdColumn);
    QVERIFY(model.isArranging());
    const long holders = deal.use_count(); // a task holds the deal that it sorts
    model.sort(ContactModel::LinkedColumn);
    model.sort(ContactModel::NameColumn, Qt::DescendingOrder);
    model.setDeal(deal);
    model.sort(ContactModel::RoleColumn, Qt::DescendingOrder);
    QCOMPARE(deal.use_count(), holders);
    pool.letGo();
    QVERIFY(moved.wait());
    QVERIFY(!model.isArranging());
    QCOMPARE(model.index(1, ContactModel::RoleColumn).data().toString(), QStringLiteral("Legal"));
    pool.letGo();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(moved.count(), 1);
}

void ContactModelTest::sortsNothingAnewForTheSameOrder()
{
    const auto deal = manyContacts();
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(deal);
    model.sort(ContactModel::RoleColumn);
    QTRY_VERIFY(!model.isArranging());
    QSignalSpy moved(&model, &ContactModel::layoutChanged);
    model.sort(ContactModel::RoleColumn);
    model.setDeal(deal);
    QVERIFY(!model.isArranging());
    model.sort(ContactModel::LinkedColumn);
    QVERIFY(model.isArranging());
    model.sort(ContactModel::RoleColumn); // back before the other one is there
    QVERIFY(!model.isArranging());
    workers().waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(moved.count(), 0);
    QCOMPARE(contactAt(model, 1), id(9998));
    model.setPerson(named(2, QStringLiteral("Ada"))); // sorted by what is known now
    model.sort(ContactModel::RoleColumn);
    QVERIFY(model.isArranging());
    QVERIFY(moved.wait());
}

void ContactModelTest::sortsByWhenANameCame()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    Person older = named(1, QStringLiteral("Bea"));
    older.receivedAt = older.receivedAt.addDays(-1);
    model.setPeople(peopleOf({older, named(4, QStringLiteral("Ada"))}));
    model.setDeal(fourContacts());
    model.sort(ContactModel::NameAgeColumn);
    QCOMPARE(names(model), (QStringList{QStringLiteral("Contact c0a70002"), QStringLiteral("Bea"),
                                        QStringLiteral("Ada"), QStringLiteral("Contact c0a70003")}));
    model.sort(ContactModel::NameAgeColumn, Qt::DescendingOrder);
    QCOMPARE(names(model), (QStringList{QStringLiteral("Contact c0a70002"), QStringLiteral("Ada"),
                                        QStringLiteral("Bea"), QStringLiteral("Contact c0a70003")}));
}

void ContactModelTest::fillsNamesEmailsAndPhones()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    model.setPerson(reachable(2, QStringLiteral("Ines")));
    const auto cell = [&model](int column, int role = Qt::DisplayRole) {
        return model.index(0, column).data(role).toString();
    };
    QCOMPARE(cell(ContactModel::NameColumn), QStringLiteral("Ines"));
    QCOMPARE(cell(ContactModel::EmailColumn), QStringLiteral("ines@harbour.example"));
    QCOMPARE(cell(ContactModel::PhoneColumn), QStringLiteral("+15550100122"));
    QCOMPARE(cell(ContactModel::NameAgeColumn), QStringLiteral("11 Feb 2026, 08:16"));
    QCOMPARE(cell(ContactModel::NameAgeColumn, Qt::ToolTipRole),
             QStringLiteral("2026-02-11 08:16:02.000 UTC"));
    QCOMPARE(cell(ContactModel::NameColumn, Qt::AccessibleTextRole), QStringLiteral("Primary, Ines"));
    QCOMPARE(cell(ContactModel::NameColumn, Qt::ToolTipRole),
             QStringLiteral("c0a70002-0000-4000-8000-000000000001"));
    for (const int column : {ContactModel::NameColumn, ContactModel::EmailColumn, ContactModel::PhoneColumn,
                             ContactModel::NameAgeColumn})
        QVERIFY(model.index(0, column).data(ContactModel::IsFilledRole).toBool());
    QCOMPARE(model.headerData(ContactModel::EmailColumn, Qt::Horizontal).toString(),
             QStringLiteral("Email"));
    QCOMPARE(model.headerData(ContactModel::NameAgeColumn, Qt::Horizontal).toString(),
             QStringLiteral("Name from"));
}

void ContactModelTest::tellsNotLoadedFromNotSet()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    const auto email = [&model](int row) {
        return model.index(row, ContactModel::EmailColumn).data().toString();
    };
    const auto isFilled = [&model](int row, int column) {
        return model.index(row, column).data(ContactModel::IsFilledRole).toBool();
    };
    model.setPerson(named(3, QStringLiteral("Tom")));
    model.setPerson(unknown(4, true));
    QCOMPARE(email(0), QStringLiteral("not loaded"));
    QCOMPARE(email(1), QStringLiteral("–"));
    QCOMPARE(email(2), QStringLiteral("loading …"));
    for (const int row : {0, 1, 2})
        QVERIFY(!isFilled(row, ContactModel::EmailColumn));
    QVERIFY(isFilled(0, ContactModel::NameColumn));
    QVERIFY(!isFilled(2, ContactModel::NameColumn)); // a name that is still coming is dim
    QCOMPARE(model.index(2, ContactModel::NameColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Contact c0a70004, name still coming"));
    Person refreshed = named(3, QStringLiteral("Tom"));
    refreshed.isAsking = true;
    model.setPerson(refreshed);
    QVERIFY(isFilled(1, ContactModel::NameColumn));
}

void ContactModelTest::showsNoErrorInAnyCell()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    model.setPerson(unknown(2, false, Error{Error::Kind::ScopeMissing, QStringLiteral("no scope")}));
    QStringList cells;
    for (int column = 0; column < ContactModel::ColumnCount; ++column)
        cells << model.index(0, column).data().toString();
    QCOMPARE(cells,
             (QStringList{QStringLiteral("Primary"), QStringLiteral("Contact c0a70002"),
                          QStringLiteral("Sponsor"), QStringLiteral("not loaded"),
                          QStringLiteral("not loaded"), QStringLiteral("–"), QStringLiteral("1 Jan 1970"),
                          QStringLiteral("c0a70002-0000-4000-8000-000000000001"), QStringLiteral("–")}));
}

void ContactModelTest::namesIntroducers()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    DealContact introduced = contact(1, true, "Sponsor", 1);
    introduced.introducedBy = id(7);
    model.setDeal(dealOf({introduced}));
    const QModelIndex cell = model.index(0, ContactModel::IntroducedByColumn);
    QCOMPARE(cell.data(ContactModel::IntroducerIdRole).toUuid(), id(7));
    QCOMPARE(cell.data(Qt::EditRole).toString(), QStringLiteral("c0a70007-0000-4000-8000-000000000001"));
    QSignalSpy changed(&model, &ContactModel::dataChanged);
    model.setPerson(named(7, QStringLiteral("Tom")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(cell.data().toString(), QStringLiteral("Tom"));
    QCOMPARE(cell.data(Qt::EditRole).toString(), QStringLiteral("Tom"));
    QCOMPARE(cell.data(Qt::ToolTipRole).toString(), QStringLiteral("c0a70007-0000-4000-8000-000000000001"));
}

void ContactModelTest::changesOnlyTheRowsOfAPerson()
{
    std::vector<DealContact> links;
    for (int i = 0; i < 10000; ++i) {
        links.push_back(contact(i, i == 0, "Buyer", i));
        if (i >= 5000)
            links.back().introducedBy = id(7);
    }
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    model.setDeal(dealOf(links));
    QSignalSpy changed(&model, &ContactModel::dataChanged);
    const auto range = [&changed](int signal) {
        return std::pair(changed.at(signal).at(0).toModelIndex().row(),
                         changed.at(signal).at(1).toModelIndex().row());
    };
    model.setPerson(named(1234, QStringLiteral("Tom")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(range(0), std::pair(1234, 1234));
    QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(ContactModel::NameColumn));
    changed.clear();
    model.setPerson(named(7, QStringLiteral("Ines"))); // a contact, and who introduced five thousand
    QCOMPARE(changed.count(), 2);
    QCOMPARE(range(0), std::pair(7, 7));
    QCOMPARE(range(1), std::pair(5000, 9999));
    changed.clear();
    model.setPerson(named(20000, QStringLiteral("Nobody here")));
    QCOMPARE(changed.count(), 0);
}

void ContactModelTest::changesAllNamesAmongVeryManyRows()
{
    std::vector<DealContact> links;
    for (int i = 0; i < 20001; ++i)
        links.push_back(contact(i, false, "Buyer", i));
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(dealOf(std::move(links)));
    QTRY_COMPARE(model.rowCount(), 20001);
    QSignalSpy changed(&model, &ContactModel::dataChanged);
    model.setPerson(named(1234, QStringLiteral("Tom")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(0, ContactModel::NameColumn));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(20000, ContactModel::NameAgeColumn));
    QCOMPARE(model.index(1234, ContactModel::NameColumn).data().toString(), QStringLiteral("Tom"));
}

void ContactModelTest::putsVeryManyInOrderOnAnotherThread()
{
    const auto dealWithPrimary = [](int primary) {
        std::vector<DealContact> links;
        for (int i = 0; i < 20001; ++i)
            links.push_back(contact(i, i == primary, "Buyer", i));
        return dealOf(std::move(links));
    };
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    const auto first = [&model] {
        return model.index(0, ContactModel::NameColumn).data(ContactModel::ContactIdRole).toUuid();
    };
    {
        HeldPool pool;
        model.setDeal(dealWithPrimary(20000));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.isArranging());
        model.setPerson(named(1234, QStringLiteral("Tom")));
    }
    QTRY_COMPARE(model.rowCount(), 20001);
    QVERIFY(!model.isArranging());
    QCOMPARE(first(), id(20000));
    QCOMPARE(model.index(1235, ContactModel::NameColumn).data().toString(), QStringLiteral("Tom"));
    {
        HeldPool pool;
        model.setDeal(dealWithPrimary(7)); // a newer copy, whose rows stay until then
        QCOMPARE(first(), id(20000));
    }
    QTRY_COMPARE(first(), id(7));
    QCOMPARE(model.rowCount(), 20001);
    model.setDeal(fourContacts());
    QCOMPARE(model.rowCount(), 4);
}

void ContactModelTest::movesNoRowForAName()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    model.setPeople(peopleOf({named(1, QStringLiteral("Bea")), named(3, QStringLiteral("Cleo"))}));
    model.sort(ContactModel::NameColumn);
    const QStringList sorted{QStringLiteral("Contact c0a70002"), QStringLiteral("Bea"),
                             QStringLiteral("Cleo"), QStringLiteral("Contact c0a70004")};
    QCOMPARE(names(model), sorted);
    QSignalSpy moved(&model, &ContactModel::layoutChanged);
    model.setPerson(named(4, QStringLiteral("Ada")));
    QCOMPARE(moved.count(), 0);
    QCOMPARE(names(model), QStringList(sorted.mid(0, 3)) + QStringList{QStringLiteral("Ada")});
    model.setDeal(fourContacts()); // a refresh of the deal is no wish for another order
    QCOMPARE(names(model).constLast(), QStringLiteral("Ada"));
    model.sort(ContactModel::NameColumn); // and this is one
    QCOMPARE(names(model), (QStringList{QStringLiteral("Contact c0a70002"), QStringLiteral("Ada"),
                                        QStringLiteral("Bea"), QStringLiteral("Cleo")}));
}

void ContactModelTest::sortsByNameWhenAsked()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setPeople(peopleOf({named(1, QStringLiteral("ada")), named(2, QStringLiteral("Zoe")),
                              named(3, QStringLiteral("Bea"))}));
    model.sort(ContactModel::NameColumn, Qt::DescendingOrder);
    model.setDeal(fourContacts()); // one that is opened is sorted by what is known of it
    QCOMPARE(names(model), (QStringList{QStringLiteral("Zoe"), QStringLiteral("Bea"), QStringLiteral("ada"),
                                        QStringLiteral("Contact c0a70004")}));
}

void ContactModelTest::findsTheRowsOfAPersonAfterSorting()
{
    ContactModel model(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QAbstractItemModelTester tester(&model);
    model.setDeal(fourContacts());
    model.sort(ContactModel::RoleColumn); // 2, 4, 1, 3
    QSignalSpy changed(&model, &ContactModel::dataChanged);
    model.setPerson(named(4, QStringLiteral("Ada")));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 1);
    QCOMPARE(names(model)[1], QStringLiteral("Ada"));
}

QTEST_GUILESS_MAIN(ContactModelTest)
#include "tst_contactmodel.moc"
