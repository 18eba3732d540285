// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contactpane.h"

#include "app/models/fieldmodel.h"
#include "tests/support/people.h"
#include "ui/elidedlabel.h"
#include "ui/fieldview.h"
#include "ui/noticebar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sidelight;

namespace {

const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'770'797'762'000, Qt::UTC).addSecs(60);

struct Pane {
    Pane()
    {
        widget.resize(900, 300);
        widget.show();
        if (!QTest::qWaitForWindowActive(&widget))
            qFatal("the pane does not show");
    }
    void show(const Person &person, const QString &role = {})
    {
        widget.setPerson({QStringLiteral("Contact c0a70001"), role}, person, {}, now);
    }
    QString text(const char *name) const
    {
        const auto *label = widget.findChild<ElidedLabel *>(QLatin1StringView(name));
        return label->isVisible() ? label->text() : QString();
    }
    QString notice(const char *name) const
    {
        const auto *bar = widget.findChild<NoticeBar *>(QLatin1StringView(name));
        return bar->isVisible() ? bar->text() : QString();
    }
    QPushButton *button(const char *name) const
    {
        return widget.findChild<QPushButton *>(QLatin1StringView(name));
    }
    QModelIndex field(int section, int row) const
    {
        return fields->model()->index(row, FieldModel::ValueColumn, fields->model()->index(section, 0));
    }

    ContactPane widget{QLocale(QLocale::English, QLocale::UnitedKingdom)};
    FieldView *fields = widget.findChild<FieldView *>();
    QSignalSpy links{&widget, &ContactPane::linkWanted};
    QAbstractItemModelTester tester{fields->model(),
                                    QAbstractItemModelTester::FailureReportingMode::QtTest};
};

Person twoEmails()
{
    Contact contact = namedContact(1, QStringLiteral("Ines Varga"));
    contact.kind = QStringLiteral("person");
    Channel first = channel(QStringLiteral("email"), QStringLiteral("first@harbour.example"));
    first.isPrimary = true;
    contact.channels =
        std::vector<Channel>{channel(QStringLiteral("email"), QStringLiteral("second@harbour.example")),
                             first, channel(QStringLiteral("phone"), QStringLiteral("+1 555 0100")),
                             channel(QStringLiteral("email"), QStringLiteral("a@x.example?subject=Hi"))};
    return personOf(std::move(contact));
}

} // namespace

class ContactPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksToChooseWhileNobodyIsChosen()
    {
        Pane pane;
        const auto *empty = pane.widget.findChild<QLabel *>(QStringLiteral("noContactChosen"));
        QVERIFY(empty->isVisible());
        QVERIFY(!pane.fields->isVisible());
        pane.show(twoEmails());
        QVERIFY(!empty->isVisible());
        QVERIFY(pane.fields->isVisible());
        pane.widget.clear();
        QVERIFY(empty->isVisible());
        QVERIFY(!pane.button("writeToContact")->isVisible());
    }

    void saysWhoItIs()
    {
        Pane pane;
        pane.show(twoEmails(), QStringLiteral("Decision maker"));
        QCOMPARE(pane.text("contactName"), QStringLiteral("Ines Varga"));
        QCOMPARE(pane.text("contactKind"), QStringLiteral("Person · Decision maker"));
        QCOMPARE(pane.text("contactFreshness"), QStringLiteral("Name from 08:16"));
        QCOMPARE(pane.notice("contactDeleted"), QString());
        QCOMPARE(pane.notice("contactProblem"), QString());
        QCOMPARE(pane.field(0, 0).data().toString(), QStringLiteral("first@harbour.example · primary"));
    }

    void saysThatTheContactIsDeleted()
    {
        Pane pane;
        Contact gone = namedContact(1, QStringLiteral("Ines"));
        gone.deletedAt = Moment{1'770'797'762'000};
        pane.show(personOf(gone));
        QCOMPARE(pane.notice("contactDeleted"), QStringLiteral("Deleted in the CRM on 11 Feb 2026."));
    }

    void saysWhatIsWrongWithTheName_data()
    {
        QTest::addColumn<Person>("person");
        QTest::addColumn<QString>("freshness");
        QTest::addColumn<QString>("notice");
        const Error notFound{Error::Kind::NotFound, QString()};
        const QString removed =
            QStringLiteral("Not a contact this key can read: a member perhaps, or removed (404).");
        QTest::newRow("coming") << unknown(1, true) << QStringLiteral("The name is still coming.")
                                << QString();
        QTest::newRow("not asked for")
            << unknown(1) << QStringLiteral("The name is not loaded.") << QString();
        QTest::newRow("not found") << unknown(1, false, notFound)
                                   << QStringLiteral("The name is not loaded.") << removed;
        QTest::newRow("asked for again")
            << unknown(1, true, notFound) << QStringLiteral("The name is still coming.") << QString();
        Person removedLater = named(1, QStringLiteral("Ines"));
        removedLater.error = notFound;
        QTest::newRow("not found any more") << removedLater << QStringLiteral("Name from 08:16") << removed;
    }
    void saysWhatIsWrongWithTheName()
    {
        QFETCH(Person, person);
        Pane pane;
        pane.show(person);
        QTEST(pane.text("contactFreshness"), "freshness");
        QTEST(pane.notice("contactProblem"), "notice");
        QCOMPARE(pane.text("contactName"),
                 person.contact ? QStringLiteral("Ines") : QStringLiteral("Contact c0a70001"));
    }

    void asksAgain()
    {
        Pane pane;
        QSignalSpy again(&pane.widget, &ContactPane::askAgainWanted);
        pane.show(unknown(1, false, Error{Error::Kind::NotFound, QString()}));
        auto *button = pane.widget.findChild<QToolButton *>(QStringLiteral("contactProblemAction"));
        QCOMPARE(button->text(), QStringLiteral("Try again"));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(again.count(), 1);
    }

    void writesToTheChosenAddressOrTheFirst()
    {
        Pane pane;
        pane.show(twoEmails());
        QCOMPARE(pane.links.count(), 0);
        pane.button("writeToContact")->click();
        QCOMPARE(pane.links.takeFirst().at(0).toUrl(),
                 QUrl(QStringLiteral("mailto:first@harbour.example")));
        pane.fields->setCurrentIndex(pane.field(0, 1));
        QCOMPARE(pane.button("writeToContact")->accessibleName(),
                 QStringLiteral("Write to second@harbour.example"));
        pane.button("writeToContact")->setFocus();
        QTest::keyClick(pane.button("writeToContact"), Qt::Key_Space);
        QCOMPARE(pane.links.takeFirst().at(0).toUrl(),
                 QUrl(QStringLiteral("mailto:second@harbour.example")));
        pane.button("callContact")->click();
        QCOMPARE(pane.links.takeFirst().at(0).toUrl(), QUrl(QStringLiteral("tel:+15550100")));
        pane.fields->setCurrentIndex(pane.field(0, 3)); // one with a subject is nobody's address
        pane.button("writeToContact")->click();
        QCOMPARE(pane.links.takeFirst().at(0).toUrl(),
                 QUrl(QStringLiteral("mailto:first@harbour.example")));
    }

    void startsNoProgramByItself()
    {
        Pane pane;
        pane.show(twoEmails());
        pane.fields->setFocus();
        pane.fields->selectAll();
        QTest::keyClick(pane.fields, Qt::Key_Down);
        QTest::mouseClick(pane.fields->viewport(), Qt::LeftButton, {},
                          pane.fields->visualRect(pane.field(0, 1)).center());
        QTest::mouseDClick(pane.fields->viewport(), Qt::LeftButton, {},
                           pane.fields->visualRect(pane.field(0, 1)).center());
        QCOMPARE(pane.links.count(), 0);
        const auto *whole = pane.widget.findChild<QPlainTextEdit *>(QStringLiteral("valueText"));
        QVERIFY(whole);
        QCOMPARE(whole->toPlainText(), QStringLiteral("second@harbour.example"));
    }

    void offersOnlyWhatCanBeDone()
    {
        Pane pane;
        pane.show(named(1, QStringLiteral("Ines")));
        QVERIFY(!pane.button("writeToContact")->isEnabled());
        QVERIFY(!pane.button("callContact")->isEnabled());
        pane.show(twoEmails());
        QVERIFY(pane.button("writeToContact")->isEnabled());
        QVERIFY(pane.button("callContact")->isEnabled());
    }

    void copiesTheChosenValue()
    {
        Pane pane;
        pane.show(twoEmails());
        pane.fields->setCurrentIndex(pane.field(0, 1));
        pane.button("copyOfContact")->click();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("second@harbour.example"));
        pane.fields->setFocus();
        QTest::keyClick(pane.fields, Qt::Key_Home);
        QTest::keyClick(pane.fields, Qt::Key_Down);
        QTest::keyClick(pane.fields, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Email\tfirst@harbour.example"));
    }

    void hasAMenuOnEachChannel()
    {
        Pane pane;
        pane.show(twoEmails());
        Q_EMIT pane.fields->customContextMenuRequested(pane.fields->visualRect(pane.field(0, 2)).center());
        auto *menu = pane.widget.findChild<QMenu *>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 2);
        menu->actions()[0]->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("+1 555 0100"));
        QCOMPARE(menu->actions()[1]->text(), QStringLiteral("Call"));
        menu->actions()[1]->trigger();
        menu->close();
        QCOMPARE(pane.links.count(), 1);
        QCOMPARE(pane.links.takeFirst().at(0).toUrl(), QUrl(QStringLiteral("tel:+15550100")));
    }

    void isReachedByTab()
    {
        Pane pane;
        pane.show(unknown(1, false, Error{Error::Kind::NotFound, QString()}));
        pane.show(twoEmails());
        pane.button("writeToContact")->setFocus();
        QStringList names;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            names << QApplication::focusWidget()->objectName();
        }
        QCOMPARE(names, (QStringList{QStringLiteral("callContact"), QStringLiteral("copyOfContact"),
                                     QStringLiteral("contactFields")}));
    }

    void readsAnotherOneFromTheBeginning()
    {
        Pane pane;
        Contact many = namedContact(1, QStringLiteral("Ines"));
        many.channels = std::vector<Channel>(300, channel(QStringLiteral("email"), QStringLiteral("a@b")));
        pane.show(personOf(many));
        pane.fields->setCurrentIndex(pane.field(0, 250));
        pane.show(personOf(many)); // the same one stays where it is
        QCOMPARE(pane.fields->currentIndex(), pane.field(0, 250));
        many.id = contactId(2);
        pane.show(personOf(many));
        QCOMPARE(pane.fields->currentIndex().row(), 0);
        QVERIFY(
            pane.fields->viewport()->rect().contains(pane.fields->visualRect(pane.field(0, 0)).center()));
    }

    void showsNoMarkup()
    {
        Pane pane;
        pane.show(named(1, QStringLiteral("<b>Ines</b>")), QStringLiteral("<i>Boss</i>"));
        QCOMPARE(pane.text("contactName"), QStringLiteral("<b>Ines</b>"));
        QCOMPARE(pane.text("contactKind"), QStringLiteral("<i>Boss</i>"));
        Contact odd = namedContact(1, QStringLiteral("Ines"));
        odd.channels = std::vector<Channel>{channel(QStringLiteral("email"), QStringLiteral("<b>a</b>"))};
        pane.show(personOf(odd));
        QVERIFY(pane.button("copyOfContact")->toolTip().contains(QStringLiteral("&lt;b&gt;a")));
    }
};

QTEST_MAIN(ContactPaneTest)
#include "tst_contactpane.moc"
