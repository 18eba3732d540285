// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactspage.h"

#include "app/models/contactmodel.h"
#include "tests/support/heldpool.h"
#include "tests/support/people.h"
#include "ui/colors.h"
#include "ui/contactpane.h"
#include "ui/elidedlabel.h"
#include "ui/noticebar.h"
#include "ui/scheme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sidelight;

namespace {

QUuid id(int number)
{
    return QUuid(uint(0xc0a70000 + number), 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}

DealContact contact(int number, bool isPrimary, const char *role)
{
    DealContact link;
    link.id = id(number);
    link.contactId = id(number);
    link.isPrimary = isPrimary;
    link.role = QString::fromUtf8(role);
    link.createdAt = Moment{1'780'000'000'000 + number};
    return link;
}

std::shared_ptr<const Deal> dealOf(std::vector<DealContact> links)
{
    auto deal = std::make_shared<Deal>();
    deal->id = id(1000);
    deal->contacts = std::move(links);
    return deal;
}

/// So many that they are sorted on another thread; by their roles, the last one comes first.
std::vector<DealContact> veryMany(int count = 6000)
{
    std::vector<DealContact> links;
    for (int number = 1; number <= count; ++number)
        links.push_back(contact(number, false, number == count ? "Analyst" : "Buyer"));
    return links;
}

struct Contacts {
    explicit Contacts(const std::shared_ptr<const Deal> &deal)
    {
        page.resize(1500, 500); // every column is in view
        page.setDeal(deal);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the page does not show");
        view->clearFocus(); // the mark of the current cell would stand in the pictures
    }
    QString cell(int row, int column) const { return view->model()->index(row, column).data().toString(); }
    QString notice() const
    {
        const auto *bar = page.findChild<NoticeBar *>(QStringLiteral("contactNotice"));
        return bar->isVisible() ? bar->text() : QString();
    }
    QString peopleNotice() const
    {
        const auto *bar = page.findChild<NoticeBar *>(QStringLiteral("peopleNotice"));
        return bar->isVisible() ? bar->text() : QString();
    }
    QString chosenName() const
    {
        return page.findChild<ElidedLabel *>(QStringLiteral("contactName"))->text();
    }
    QString chosenRole() const
    {
        return page.findChild<ElidedLabel *>(QStringLiteral("contactKind"))->text();
    }
    QRect place(int row, int column) const { return view->visualRect(view->model()->index(row, column)); }
    QImage picture(int row, int column) const
    {
        return view->viewport()->grab(place(row, column)).toImage();
    }

    ContactsPage page{QLocale(QLocale::English, QLocale::UnitedKingdom)};
    QSignalSpy wanted{&page, &ContactsPage::peopleWanted}; // since before it was shown
    QTableView *view = page.findChild<QTableView *>(QStringLiteral("contacts"));
    QAbstractItemModelTester tester{view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest};
};

// How much of the picture is of this colour, 0 to 1.
double share(const QImage &picture, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixelColor(x, y) == color;
    }
    return double(count) / (picture.width() * picture.height());
}

// Dark pixels, more of them where the same text is bolder.
int ink(const QImage &picture)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixelColor(x, y).lightness() < 128;
    }
    return count;
}

} // namespace

class ContactsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsThePrimaryFirstAndTintsItsRow();
    void writesThePrimaryBold();
    void marksThePrimaryByAStarAndAWord();
    void dimsWhatIsNotThere();
    void saysThatThereAreSeveralPrimaries();
    void saysThatThereIsNoPrimary();
    void saysWhatOfTheListIsNotAsDocumented();
    void showsAllNotesInADialog();
    void tintsSelectedRows_data();
    void tintsSelectedRows();
    void startsOnTheFirstRow();
    void saysThatThereAreNoContacts();
    void saysThatTheListCannotBeRead();
    void keepsThePrimaryOnTopWhenSorted();
    void scrollsThroughManyRows();
    void copiesRowsByKey();
    void copiesFromTheMenu();
    void showsNoMarkup();
    void keepsItsPlaceForARefresh();
    void followsANewerCopyOfVeryManyRows();
    void choosesAnotherWhereTheChosenOneIsGoneFromVeryManyRows();
    void opensVeryManySortedRowsAtTheirTop();
    void dividesItselfTheSameForVeryManyRows();
    void followsTheFont();
    void showsTheChosenContactBelow();
    void fillsThePaneWhenANameArrives();
    void keepsItsPlaceForANameThatArrives();
    void saysOnceThatNamesAreNotAvailable();
    void wantsThePeopleInView();
    void wantsPeopleOnceAfterScrolling();
    void wantsTheOrganizationsOfTheChosenOne();
    void reachesPeopleFromTheMenu();
    void copiesNamesEmailsAndPhones();
};

void ContactsPageTest::putsThePrimaryFirstAndTintsItsRow()
{
    Contacts contacts(dealOf({contact(1, false, "Technical"), contact(2, true, "Sponsor")}));
    const Colors colors(contacts.view->palette());
    QCOMPARE(contacts.cell(0, ContactModel::RoleColumn), QStringLiteral("Sponsor"));
    QCOMPARE(contacts.cell(0, ContactModel::PrimaryColumn), QStringLiteral("Primary"));
    QCOMPARE(contacts.cell(1, ContactModel::PrimaryColumn), QString());
    for (int column = 0; column < ContactModel::ColumnCount; ++column) {
        QVERIFY2(share(contacts.picture(0, column), colors.primaryTint) > 0.5,
                 qPrintable(QString::number(column)));
        QVERIFY2(share(contacts.picture(1, column), colors.page) > 0.5,
                 qPrintable(QString::number(column)));
    }
    QCOMPARE(contacts.notice(), QString());
}

void ContactsPageTest::writesThePrimaryBold()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "Sponsor")}));
    QVERIFY(ink(contacts.picture(0, ContactModel::RoleColumn))
            > ink(contacts.picture(1, ContactModel::RoleColumn)) * 5 / 4);
}

void ContactsPageTest::marksThePrimaryByAStarAndAWord()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "Technical")}));
    const Colors colors(contacts.view->palette());
    const QImage mark = contacts.picture(0, ContactModel::PrimaryColumn);
    const double star = share(mark.copy(6, 0, 18, mark.height()), colors.star);
    QVERIFY2(star > 0.02, qPrintable(QString::number(star)));
    QVERIFY(share(mark.copy(0, 0, 3, mark.height()), colors.star) > 0.9);  // the edge
    QVERIFY(ink(mark.copy(24, 0, mark.width() - 24, mark.height())) > 20); // the word
    QCOMPARE(ink(contacts.picture(1, ContactModel::PrimaryColumn)), 0);
    contacts.view->selectRow(0);
    QVERIFY(ink(contacts.picture(0, ContactModel::PrimaryColumn)) > 0
            || share(contacts.picture(0, ContactModel::PrimaryColumn),
                     contacts.view->palette().color(QPalette::HighlightedText))
                   > 0.02);
}

void ContactsPageTest::dimsWhatIsNotThere()
{
    Contacts contacts(dealOf({contact(1, false, ""), contact(2, false, "–")}));
    QCOMPARE(contacts.cell(0, ContactModel::RoleColumn), QStringLiteral("–"));
    QVERIFY(contacts.picture(0, ContactModel::RoleColumn) != contacts.picture(1, ContactModel::RoleColumn));
}

void ContactsPageTest::saysThatThereAreSeveralPrimaries()
{
    Contacts contacts(
        dealOf({contact(1, false, "Technical"), contact(2, true, "Sponsor"), contact(3, true, "Legal")}));
    QVERIFY2(contacts.notice().startsWith(QStringLiteral("2 contact")), qPrintable(contacts.notice()));
    const Colors colors(contacts.view->palette());
    for (const int row : {0, 1})
        QVERIFY(share(contacts.picture(row, ContactModel::RoleColumn), colors.primaryTint) > 0.5);
    QVERIFY(share(contacts.picture(2, ContactModel::RoleColumn), colors.page) > 0.5);
    const auto *bar = contacts.page.findChild<NoticeBar *>();
    QVERIFY(bar->geometry().bottom() < contacts.view->mapTo(&contacts.page, QPoint()).y());
}

void ContactsPageTest::saysThatThereIsNoPrimary()
{
    Contacts contacts(dealOf({contact(1, false, "Technical")}));
    QCOMPARE(contacts.notice(), QStringLiteral("No contact is marked as primary."));
}

void ContactsPageTest::saysWhatOfTheListIsNotAsDocumented()
{
    Deal deal = *dealOf({contact(1, true, "Sponsor")});
    deal.notes = {{QStringLiteral("name"), QStringLiteral("expected string")},
                  {QStringLiteral("contacts[1].is_primary"), QStringLiteral("expected true or false")},
                  {QStringLiteral("contacts_total"), QStringLiteral("appears again")},
                  {QStringLiteral("contacts[3]"), QStringLiteral("expected object")}};
    Contacts contacts(std::make_shared<const Deal>(deal));
    QVERIFY2(contacts.notice().endsWith(QStringLiteral(
                 ": contacts[1].is_primary: expected true or false; contacts[3]: expected object")),
             qPrintable(contacts.notice()));
    deal.contacts = Field<std::vector<DealContact>>::unreadable({0, 0});
    deal.notes = {{QStringLiteral("contacts"), QStringLiteral("expected array")}};
    contacts.page.setDeal(std::make_shared<const Deal>(deal));
    QVERIFY(contacts.notice().endsWith(QStringLiteral(": contacts: expected array")));
}

void ContactsPageTest::showsAllNotesInADialog()
{
    Deal deal = *dealOf({contact(1, true, "Sponsor")});
    QStringList expected;
    for (int i = 0; i < 6; ++i) {
        deal.notes.push_back(
            {QStringLiteral("contacts[%1].role").arg(i), QStringLiteral("expected string")});
        expected << QStringLiteral("contacts[%1].role: expected string").arg(i);
    }
    Contacts contacts(std::make_shared<const Deal>(deal));
    auto *showAll = contacts.page.findChild<QToolButton *>(QStringLiteral("contactNoticeAction"));
    QVERIFY(showAll->isVisible());
    showAll->click();
    const auto *dialog = contacts.page.findChild<QDialog *>(QStringLiteral("valueDialog"));
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), expected.join(u'\n'));
    deal.notes.pop_back();
    contacts.page.setDeal(std::make_shared<const Deal>(deal));
    QVERIFY(!showAll->isVisible());
}

void ContactsPageTest::tintsSelectedRows_data()
{
    QTest::addColumn<Scheme>("scheme");
    QTest::newRow("light") << Scheme::Light;
    QTest::newRow("dark") << Scheme::Dark;
    QTest::newRow("as the system") << Scheme::System;
}

void ContactsPageTest::tintsSelectedRows()
{
    QFETCH(Scheme, scheme);
    applyScheme(scheme);
    Contacts contacts(
        dealOf({contact(1, true, "Sponsor"), contact(2, false, ""), contact(3, false, "Legal")}));
    const Colors colors(contacts.view->palette());
    contacts.view->selectAll();
    contacts.view->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    for (const bool hasFocus : {true, false}) {
        hasFocus ? contacts.view->setFocus() : contacts.view->clearFocus();
        contacts.view->selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
        const QColor tint = hasFocus ? colors.accentTint : colors.chip;
        QVERIFY(contrast(colors.text, tint) >= 4.5);
        for (const int row : {0, 1, 2}) {
            const QImage name = contacts.picture(row, ContactModel::NameColumn);
            QVERIFY2(share(name, tint) > 0.5, qPrintable(QString::number(row)));
            QVERIFY2(share(name, colors.text) > 0, qPrintable(QString::number(row)));
            QVERIFY(share(name, colors.dim) < share(name, colors.text));
        }
        // The primary one is still told by its edge, star and word.
        const QImage mark = contacts.picture(0, ContactModel::PrimaryColumn);
        QVERIFY(share(mark, tint) > 0.5);
        QVERIFY(share(mark.copy(0, 0, 3, mark.height()), colors.star) > 0.9);
        QVERIFY(share(mark.copy(6, 0, 18, mark.height()), colors.text) > 0.02);
    }
    applyScheme(Scheme::System);
}

void ContactsPageTest::startsOnTheFirstRow()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "Legal")}));
    QCOMPARE(contacts.view->currentIndex().row(), 0);
    QVERIFY(!contacts.view->selectionModel()->hasSelection());
    contacts.page.setDeal(dealOf({}));
    contacts.page.setDeal(dealOf({contact(3, false, "Legal")}));
    QCOMPARE(contacts.view->currentIndex().row(), 0);
}

void ContactsPageTest::saysThatThereAreNoContacts()
{
    Contacts contacts(dealOf({}));
    QVERIFY(!contacts.view->isVisible());
    const auto *empty = contacts.page.findChild<QLabel *>(QStringLiteral("noContacts"));
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->text(), QStringLiteral("No contacts are linked to this deal."));
    QCOMPARE(contacts.notice(), QString());
}

void ContactsPageTest::saysThatTheListCannotBeRead()
{
    Contacts contacts(std::make_shared<const Deal>());
    const auto *empty = contacts.page.findChild<QLabel *>(QStringLiteral("noContacts"));
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->text(), QStringLiteral("The answer holds no list of contacts that can be read."));
}

void ContactsPageTest::keepsThePrimaryOnTopWhenSorted()
{
    Contacts contacts(dealOf(
        {contact(1, false, "Analyst"), contact(2, true, "Sponsor"), contact(3, false, "Zoologist")}));
    contacts.view->sortByColumn(ContactModel::RoleColumn, Qt::DescendingOrder);
    QCOMPARE(contacts.cell(0, ContactModel::RoleColumn), QStringLiteral("Sponsor"));
    QCOMPARE(contacts.cell(1, ContactModel::RoleColumn), QStringLiteral("Zoologist"));
}

void ContactsPageTest::scrollsThroughManyRows()
{
    std::vector<DealContact> links;
    for (int number = 1; number <= 2000; ++number)
        links.push_back(contact(number, number == 1500, "Buyer"));
    Contacts contacts(dealOf(std::move(links)));
    QCOMPARE(contacts.view->model()->rowCount(), 2000);
    QCOMPARE(contacts.cell(0, ContactModel::IdColumn),
             QStringLiteral("c0a705dc-0000-4000-8000-000000000001"));
    contacts.view->setFocus();
    QTest::keyClick(contacts.view, Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(contacts.view->currentIndex().row(), 1999);
    QVERIFY(contacts.view->viewport()->rect().contains(contacts.place(1999, 0).center()));
    QCOMPARE(contacts.view->verticalScrollBar()->value(), contacts.view->verticalScrollBar()->maximum());
    QVERIFY(ink(contacts.picture(1999, ContactModel::RoleColumn)) > 20);
    QTest::keyClick(contacts.view, Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(contacts.view->currentIndex().row(), 0);
}

void ContactsPageTest::copiesRowsByKey()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "<Technical>")}));
    contacts.view->selectAll();
    contacts.view->setFocus();
    QTest::keyClick(contacts.view, Qt::Key_C, Qt::ControlModifier);
    const QStringList rows = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(rows.size(), 2);
    QVERIFY2(rows[0].startsWith(QStringLiteral("Primary\tContact c0a70001\tSponsor\t")),
             qPrintable(rows[0]));
    QVERIFY2(rows[1].startsWith(QStringLiteral("\tContact c0a70002\t<Technical>\t")), qPrintable(rows[1]));
}

void ContactsPageTest::copiesFromTheMenu()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor")}));
    Q_EMIT contacts.view->customContextMenuRequested(contacts.place(0, 1).center());
    auto *menu = contacts.page.findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions()[1]->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("c0a70001-0000-4000-8000-000000000001"));
    menu->close();
    QTRY_VERIFY(!contacts.page.findChild<QMenu *>());
    Q_EMIT contacts.view->customContextMenuRequested({5, 390}); // below the last row
    QVERIFY(!contacts.page.findChild<QMenu *>());
}

void ContactsPageTest::showsNoMarkup()
{
    // The same number of letters, as text; as markup it would be one bold letter.
    Contacts contacts(dealOf({contact(1, false, "<b>iiiiiiiiiiiiiii</b>"), contact(2, false, "i")}));
    QVERIFY(ink(contacts.picture(0, ContactModel::RoleColumn))
            > 6 * ink(contacts.picture(1, ContactModel::RoleColumn)));
}

void ContactsPageTest::keepsItsPlaceForARefresh()
{
    std::vector<DealContact> links;
    for (int number = 1; number <= 200; ++number)
        links.push_back(contact(number, number == 1, "Buyer"));
    Contacts contacts(dealOf(links));
    contacts.view->selectRow(150);
    contacts.view->scrollTo(contacts.view->currentIndex());
    const int scrolled = contacts.view->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    links[150].role = QStringLiteral("Sponsor");
    contacts.page.setDeal(dealOf(links));
    QCOMPARE(contacts.view->verticalScrollBar()->value(), scrolled);
    QCOMPARE(contacts.view->currentIndex().row(), 150);
    QCOMPARE(contacts.cell(150, ContactModel::RoleColumn), QStringLiteral("Sponsor"));
}

void ContactsPageTest::followsANewerCopyOfVeryManyRows()
{
    Contacts contacts(dealOf(veryMany()));
    contacts.view->sortByColumn(ContactModel::RoleColumn, Qt::AscendingOrder);
    QTRY_COMPARE(contacts.cell(0, ContactModel::RoleColumn), QStringLiteral("Analyst"));
    contacts.view->selectRow(2);
    QCOMPARE(contacts.chosenName(), QStringLiteral("Contact c0a70002"));
    QCOMPARE(contacts.chosenRole(), QStringLiteral("Buyer"));
    auto links = veryMany();
    links[1].role = QStringLiteral("Sponsor");
    contacts.page.setDeal(dealOf(links));
    QTRY_COMPARE(contacts.view->currentIndex().row(), 5999);
    QCOMPARE(contacts.chosenName(), QStringLiteral("Contact c0a70002"));
    QCOMPARE(contacts.chosenRole(), QStringLiteral("Sponsor"));
}

void ContactsPageTest::choosesAnotherWhereTheChosenOneIsGoneFromVeryManyRows()
{
    Contacts contacts(dealOf(veryMany()));
    contacts.view->sortByColumn(ContactModel::RoleColumn, Qt::AscendingOrder);
    QTRY_COMPARE(contacts.cell(0, ContactModel::RoleColumn), QStringLiteral("Analyst"));
    contacts.view->selectRow(2);
    auto links = veryMany();
    links[1] = contact(7000, false, "Buyer");
    contacts.page.setDeal(dealOf(links));
    QTRY_COMPARE(contacts.cell(5999, ContactModel::NameColumn), QStringLiteral("Contact c0a71b58"));
    QCOMPARE(contacts.view->currentIndex().row(), 0);
    QCOMPARE(contacts.chosenName(), QStringLiteral("Contact c0a71770"));
}

void ContactsPageTest::opensVeryManySortedRowsAtTheirTop()
{
    Contacts contacts(dealOf({contact(1, false, "Buyer"), contact(2, false, "Analyst")}));
    contacts.view->sortByColumn(ContactModel::RoleColumn, Qt::AscendingOrder);
    QSignalSpy wanted(&contacts.page, &ContactsPage::peopleWanted);
    QVERIFY(wanted.wait());
    wanted.clear();
    HeldPool pool; // in which they are sorted
    contacts.page.setDeal(dealOf(veryMany()));
    QCOMPARE(contacts.view->model()->rowCount(), 6000);
    QVERIFY(!contacts.view->currentIndex().isValid()); // the first one is about to be out of view
    QVERIFY(!contacts.page.findChild<ElidedLabel *>(QStringLiteral("contactName"))->isVisible());
    QVERIFY(!wanted.wait(200)); // which is longer than scrolling takes to rest
    pool.letGo();
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.constFirst().at(0).value<QList<QUuid>>().constFirst(), id(6000));
    QCOMPARE(contacts.view->currentIndex().row(), 0);
    QCOMPARE(contacts.chosenName(), QStringLiteral("Contact c0a71770"));
    QCOMPARE(contacts.view->verticalScrollBar()->value(), 0);
}

void ContactsPageTest::dividesItselfTheSameForVeryManyRows()
{
    const auto sizes = [](const Contacts &contacts) {
        return contacts.page.findChild<QSplitter *>(QStringLiteral("contactSplitter"))->sizes();
    };
    const Contacts few(dealOf({contact(1, false, "Buyer")}));
    QVERIFY(few.view->currentIndex().isValid());
    HeldPool pool; // in which they are put in order, and nobody is chosen until then
    const Contacts many(dealOf(veryMany(25'000)));
    QVERIFY(!many.view->currentIndex().isValid());
    QCOMPARE(sizes(many), sizes(few));
    pool.letGo();
    QTRY_VERIFY(many.view->currentIndex().isValid());
    QCOMPARE(sizes(many), sizes(few));
}

void ContactsPageTest::followsTheFont()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor")}));
    const int before = contacts.place(0, 0).height();
    QFont font = contacts.page.font();
    font.setPointSizeF(font.pointSizeF() * 2);
    contacts.page.setFont(font);
    QTRY_VERIFY(contacts.place(0, 0).height() > before);
    QVERIFY(contacts.place(0, 0).height() >= contacts.view->fontMetrics().height());
}

void ContactsPageTest::showsTheChosenContactBelow()
{
    Contacts contacts(dealOf({contact(1, false, "Technical"), contact(2, true, "Sponsor")}));
    contacts.page.setPeople(peopleOf({named(1, QStringLiteral("Tom")), named(2, QStringLiteral("Ines"))}));
    QCOMPARE(contacts.chosenName(), QStringLiteral("Ines"));
    contacts.view->setFocus();
    QTest::keyClick(contacts.view, Qt::Key_Down);
    QCOMPARE(contacts.chosenName(), QStringLiteral("Tom"));
    QCOMPARE(contacts.page.findChild<ElidedLabel *>(QStringLiteral("contactKind"))->text(),
             QStringLiteral("Technical"));
    contacts.page.setDeal(dealOf({}));
    QVERIFY(!contacts.page.findChild<ContactPane *>()->isVisible());
    contacts.page.setDeal(dealOf({contact(2, true, "Sponsor")}));
    QCOMPARE(contacts.chosenName(), QStringLiteral("Ines"));
}

void ContactsPageTest::fillsThePaneWhenANameArrives()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "Legal")}));
    QCOMPARE(contacts.chosenName(), QStringLiteral("Contact c0a70001"));
    contacts.page.setPerson(named(2, QStringLiteral("Tom")));
    QCOMPARE(contacts.chosenName(), QStringLiteral("Contact c0a70001"));
    contacts.page.setPerson(named(1, QStringLiteral("Ines")));
    QCOMPARE(contacts.chosenName(), QStringLiteral("Ines"));
}

void ContactsPageTest::keepsItsPlaceForANameThatArrives()
{
    std::vector<DealContact> links;
    for (int number = 1; number <= 200; ++number)
        links.push_back(contact(number, number == 1, "Buyer"));
    Contacts contacts(dealOf(links));
    contacts.view->sortByColumn(ContactModel::NameColumn, Qt::AscendingOrder);
    contacts.view->selectRow(150);
    contacts.view->scrollTo(contacts.view->currentIndex());
    const int scrolled = contacts.view->verticalScrollBar()->value();
    const QRect table = contacts.view->geometry();
    const QString shown = contacts.cell(150, ContactModel::IdColumn);
    QVERIFY(scrolled > 0);
    for (int number = 1; number <= 200; ++number)
        contacts.page.setPerson(reachable(number, QStringLiteral("Ada %1").arg(1000 - number)));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(contacts.view->verticalScrollBar()->value(), scrolled);
    QCOMPARE(contacts.view->currentIndex().row(), 150);
    QCOMPARE(contacts.view->geometry(), table);
    QCOMPARE(contacts.cell(150, ContactModel::IdColumn), shown);
    QVERIFY(contacts.cell(150, ContactModel::NameColumn).startsWith(QStringLiteral("Ada ")));
}

void ContactsPageTest::saysOnceThatNamesAreNotAvailable()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "Legal")}));
    QSignalSpy again(&contacts.page, &ContactsPage::askAgainWanted);
    QCOMPARE(contacts.peopleNotice(), QString());
    contacts.page.setPeopleProblem(Error{Error::Kind::ScopeMissing, QString()});
    QCOMPARE(
        contacts.peopleNotice(),
        QStringLiteral("Names need the permission contacts:read, which this key does not have. Roles and "
                       "IDs are complete."));
    QCOMPARE(contacts.cell(0, ContactModel::RoleColumn), QStringLiteral("Sponsor"));
    QCOMPARE(contacts.cell(0, ContactModel::NameColumn), QStringLiteral("Contact c0a70001"));
    contacts.page.setPerson(unknown(1, false, Error{Error::Kind::ScopeMissing, QString()}));
    QVERIFY(!contacts.page.findChild<NoticeBar *>(QStringLiteral("contactProblem"))->isVisible());
    contacts.page.findChild<QToolButton *>(QStringLiteral("peopleNoticeAction"))->click();
    QCOMPARE(again.count(), 1);
    contacts.page.setDeal(dealOf({})); // nobody misses a name there
    QCOMPARE(contacts.peopleNotice(), QString());
    contacts.page.setDeal(dealOf({contact(1, true, "Sponsor")}));
    QVERIFY(!contacts.peopleNotice().isEmpty());
    contacts.page.setPeopleProblem({});
    QCOMPARE(contacts.peopleNotice(), QString());
}

void ContactsPageTest::wantsThePeopleInView()
{
    DealContact introduced = contact(1, false, "Legal");
    introduced.introducedBy = id(7);
    DealContact byTheOther = contact(3, false, "Legal");
    byTheOther.introducedBy = id(1);
    DealContact nobody;
    Contacts contacts(
        dealOf({introduced, contact(2, true, "Sponsor"), byTheOther, contact(2, false, "Twice"), nobody}));
    QSignalSpy &wanted = contacts.wanted;
    QTRY_VERIFY(!wanted.isEmpty());
    QCOMPARE(wanted.constLast().at(0).value<QList<QUuid>>(), (QList<QUuid>{id(2), id(1), id(3), id(7)}));
}

void ContactsPageTest::wantsPeopleOnceAfterScrolling()
{
    std::vector<DealContact> links;
    for (int number = 1; number <= 2000; ++number)
        links.push_back(contact(number, number == 1, "Buyer"));
    Contacts contacts(dealOf(std::move(links)));
    QSignalSpy &wanted = contacts.wanted;
    QTRY_VERIFY(!wanted.isEmpty());
    const auto first = wanted.constLast().at(0).value<QList<QUuid>>();
    QCOMPARE(first.constFirst(), id(1));
    QVERIFY(first.size() < 40); // those in view, whatever the number of rows
    wanted.clear();
    for (int row = 0; row < 2000; row += 100)
        contacts.view->scrollTo(contacts.view->model()->index(row, 0));
    contacts.view->scrollToBottom();
    QCOMPARE(wanted.count(), 0);
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.constLast().at(0).value<QList<QUuid>>().constLast(), id(2000));
}

void ContactsPageTest::wantsTheOrganizationsOfTheChosenOne()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor"), contact(2, false, "Legal")}));
    QSignalSpy &wanted = contacts.wanted;
    QTRY_VERIFY(!wanted.isEmpty());
    Contact ines = namedContact(1, QStringLiteral("Ines"));
    Affiliation affiliation;
    affiliation.organizationId = id(9);
    ines.affiliations = std::vector<Affiliation>{affiliation, affiliation};
    wanted.clear();
    contacts.page.setPerson(personOf(ines));
    QVERIFY(wanted.wait());
    QCOMPARE(wanted.constLast().at(0).value<QList<QUuid>>(), (QList<QUuid>{id(1), id(2), id(9)}));
    const auto *fields = contacts.page.findChild<QAbstractItemView *>(QStringLiteral("contactFields"));
    const auto organization = [fields] {
        const QAbstractItemModel &model = *fields->model();
        return model.index(0, 1, model.index(1, 0)).data().toString();
    };
    QCOMPARE(organization(), QStringLiteral("Organization c0a70009"));
    contacts.page.setPerson(named(9, QStringLiteral("Port of Lindholm")));
    QCOMPARE(organization(), QStringLiteral("Port of Lindholm"));
}

void ContactsPageTest::reachesPeopleFromTheMenu()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor")}));
    contacts.page.setPerson(reachable(1, QStringLiteral("Ines")));
    QSignalSpy links(&contacts.page, &ContactsPage::linkWanted);
    Q_EMIT contacts.view->customContextMenuRequested(contacts.place(0, 1).center());
    auto *menu = contacts.page.findChild<QMenu *>();
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts << action->text();
    QCOMPARE(texts, (QStringList{QStringLiteral("Copy cells"), QStringLiteral("Copy contact ID"),
                                 QStringLiteral("Copy email"), QStringLiteral("Copy phone"),
                                 QStringLiteral("Write"), QStringLiteral("Call")}));
    menu->actions()[2]->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("ines@harbour.example"));
    menu->actions()[3]->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("+15550100121"));
    QCOMPARE(links.count(), 0);
    menu->actions()[4]->trigger();
    menu->actions()[5]->trigger();
    menu->close();
    QCOMPARE(links.at(0).at(0).toUrl(), QUrl(QStringLiteral("mailto:ines@harbour.example")));
    QCOMPARE(links.at(1).at(0).toUrl(), QUrl(QStringLiteral("tel:+15550100121")));
}

void ContactsPageTest::copiesNamesEmailsAndPhones()
{
    Contacts contacts(dealOf({contact(1, true, "Sponsor")}));
    contacts.page.setPerson(reachable(1, QStringLiteral("Ines")));
    contacts.view->selectAll();
    contacts.view->setFocus();
    QTest::keyClick(contacts.view, Qt::Key_C, Qt::ControlModifier);
    const QString row = QApplication::clipboard()->text();
    QVERIFY2(row.startsWith(QStringLiteral("Primary\tInes\tSponsor\tines@harbour.example\t+15550100121\t")),
             qPrintable(row));
}

QTEST_MAIN(ContactsPageTest)
#include "tst_contactspage.moc"
