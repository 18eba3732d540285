// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/openbox.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

class OpenBoxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatLeadsToADeal_data();
    void opensWhatLeadsToADeal();
    void refusesWhatLeadsNowhere_data();
    void refusesWhatLeadsNowhere();
    void doesNothingWithoutAnyText();
    void isClearedByEscape();
    void takesAPastedLineBreak();
    void keepsNoWholeDocument();
    void paintsItsKeyOnlyWhereThereIsRoom();
};

void OpenBoxTest::opensWhatLeadsToADeal_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("an ID") << QStringLiteral("dea10001-0000-4000-8000-000000000001");
    QTest::newRow("with blanks") << QStringLiteral("  dea10001-0000-4000-8000-000000000001\t");
    QTest::newRow("in upper case and braces") << QStringLiteral("{DEA10001-0000-4000-8000-000000000001}");
    QTest::newRow("a link") << QStringLiteral(
        "https://app.example/deals/dea10001-0000-4000-8000-000000000001?tab=2#notes");
    QTest::newRow("a link of ours") << QStringLiteral(
        "sidelight://deal/dea10001-0000-4000-8000-000000000001");
}

void OpenBoxTest::opensWhatLeadsToADeal()
{
    QFETCH(QString, typed);
    OpenBox box(QLocale::c());
    QSignalSpy chosen(&box, &OpenBox::dealChosen);
    QSignalSpy refused(&box, &OpenBox::refused);
    box.setText(typed);
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toUuid(),
             QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001")));
    QCOMPARE(refused.size(), 0);
    QCOMPARE(box.text(), QString());
}

void OpenBoxTest::refusesWhatLeadsNowhere_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("detail");
    QTest::newRow("half an ID") << QStringLiteral("dea10001-0000") << QStringLiteral("no deal ID in it");
    QTest::newRow("a digit too many")
        << QStringLiteral("dea10001-0000-4000-8000-0000000000012") << QStringLiteral("no deal ID in it");
    QTest::newRow("a link without an ID")
        << QStringLiteral("https://app.example/deals") << QStringLiteral("no deal ID in it");
    QTest::newRow("a document") << QString(5'000, u'x') << QStringLiteral("more than 4096 characters");
}

void OpenBoxTest::refusesWhatLeadsNowhere()
{
    QFETCH(QString, typed);
    QFETCH(QString, detail);
    OpenBox box(QLocale::c());
    QSignalSpy chosen(&box, &OpenBox::dealChosen);
    QSignalSpy refused(&box, &OpenBox::refused);
    box.setText(typed);
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(refused.size(), 1);
    const Error error = refused[0][0].value<Error>();
    QCOMPARE(error.kind, Error::Kind::BadReference);
    QCOMPARE(error.detail, detail);
    QCOMPARE(box.text(), typed);
    QCOMPARE(box.selectedText(), typed);
}

void OpenBoxTest::doesNothingWithoutAnyText()
{
    OpenBox box(QLocale::c());
    QSignalSpy refused(&box, &OpenBox::refused);
    for (const QString &typed : {QString(), QStringLiteral("   ")}) {
        box.setText(typed);
        QTest::keyClick(&box, Qt::Key_Return);
    }
    QCOMPARE(refused.size(), 0);
}

void OpenBoxTest::isClearedByEscape()
{
    OpenBox box(QLocale::c());
    box.setText(QStringLiteral("dea1"));
    QTest::keyClick(&box, Qt::Key_Escape);
    QCOMPARE(box.text(), QString());
}

void OpenBoxTest::takesAPastedLineBreak()
{
    OpenBox box(QLocale::c());
    QSignalSpy chosen(&box, &OpenBox::dealChosen);
    QApplication::clipboard()->setText(QStringLiteral("dea10001-0000-4000-8000-000000000001\n"));
    box.paste();
    QTest::keyClick(&box, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
}

void OpenBoxTest::keepsNoWholeDocument()
{
    OpenBox box(QLocale::c());
    box.setText(QString(1'000'000, u'x'));
    QCOMPARE(box.text().size(), 8192);
}

void OpenBoxTest::paintsItsKeyOnlyWhereThereIsRoom()
{
    OpenBox box(QLocale::c());
    const auto rightHalf = [&box] {
        const QImage picture = box.grab().toImage();
        return picture.copy(picture.width() / 2, 0, picture.width() / 2, picture.height());
    };
    box.resize(600, 28);
    const QImage wide = rightHalf();
    box.setPlaceholderText(QString(500, u'x')); // leaves no room
    QVERIFY(rightHalf() != wide);
    const QImage crowded = rightHalf();
    box.setProperty("unused", true);
    QLineEdit plain;
    plain.setPlaceholderText(QString(500, u'x'));
    plain.addAction(box.actions().constFirst(), QLineEdit::LeadingPosition);
    plain.resize(600, 28);
    const QImage reference = plain.grab().toImage();
    QCOMPARE(crowded, reference.copy(reference.width() / 2, 0, reference.width() / 2, reference.height()));
}

QTEST_MAIN(OpenBoxTest)
#include "tst_openbox.moc"
