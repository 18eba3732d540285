// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/fieldmodel.h"

#include "app/text/dealfields.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sidelight;

namespace {

FieldRow row(FieldSection section, const char *path, const char *value,
             FieldState state = FieldState::Value)
{
    return {sectionText(section),
            QString::fromLatin1(path).toUpper(),
            QString::fromLatin1(path),
            QString::fromUtf8(value),
            QStringLiteral("tip"),
            QByteArray("\"") + value + '"',
            state};
}

std::vector<FieldRow> threeRows()
{
    return {row(FieldSection::Value, "amount", "€5"), row(FieldSection::Value, "currency", "EUR"),
            row(FieldSection::Other, "owner", "Ines")};
}

} // namespace

class FieldModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsFieldsUnderTheirSections();
    void givesRolesOfAField();
    void changesInPlaceWhenOnlyValuesDiffer();
    void resetsForOtherRows();
    void marksFieldsThatChanged();
    void staysSoundWithoutRows();
};

void FieldModelTest::showsFieldsUnderTheirSections()
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFields(threeRows());

    QCOMPARE(model.rowCount(), 2);
    const QModelIndex value = model.index(0, FieldModel::LabelColumn);
    const QModelIndex other = model.index(1, FieldModel::LabelColumn);
    QCOMPARE(value.data().toString(), QStringLiteral("Value"));
    QCOMPARE(other.data().toString(), QStringLiteral("Other fields"));
    QVERIFY(value.data(FieldModel::IsSectionRole).toBool());
    QCOMPARE(model.rowCount(value), 2);
    QCOMPARE(model.rowCount(other), 1);
    QCOMPARE(model.index(1, FieldModel::LabelColumn, value).data().toString(), QStringLiteral("CURRENCY"));
    QCOMPARE(model.index(1, FieldModel::ValueColumn, value).data().toString(), QStringLiteral("EUR"));
    QCOMPARE(model.index(0, FieldModel::ValueColumn, other).data().toString(), QStringLiteral("Ines"));
    QCOMPARE(model.parent(model.index(0, FieldModel::ValueColumn, other)), other);
}

void FieldModelTest::givesRolesOfAField()
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFields({row(FieldSection::Value, "amount", "x", FieldState::Unreadable)});
    const QModelIndex field =
        model.index(0, FieldModel::ValueColumn, model.index(0, FieldModel::LabelColumn));
    QCOMPARE(field.data(FieldModel::PathRole).toString(), QStringLiteral("amount"));
    QCOMPARE(field.data(FieldModel::StateRole).value<FieldState>(), FieldState::Unreadable);
    QCOMPARE(field.data(FieldModel::SentRole).toByteArray(), QByteArray("\"x\""));
    QCOMPARE(field.data(Qt::ToolTipRole).toString(), QStringLiteral("tip"));
    QVERIFY(!field.data(FieldModel::IsSectionRole).toBool());
}

void FieldModelTest::changesInPlaceWhenOnlyValuesDiffer()
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFields(threeRows());
    const QPersistentModelIndex amount =
        model.index(0, FieldModel::ValueColumn, model.index(0, FieldModel::LabelColumn));
    QSignalSpy changed(&model, &FieldModel::dataChanged);
    QSignalSpy reset(&model, &FieldModel::modelReset);

    auto rows = threeRows();
    rows[0].value = QStringLiteral("€7");
    model.setFields(rows);
    QCOMPARE(reset.count(), 0);
    QVERIFY(changed.count() > 0);
    QVERIFY(amount.isValid());
    QCOMPARE(amount.data().toString(), QStringLiteral("€7"));
}

void FieldModelTest::resetsForOtherRows()
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFields(threeRows());
    QSignalSpy reset(&model, &FieldModel::modelReset);
    auto rows = threeRows();
    rows.pop_back();
    model.setFields(rows);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(), 1);
}

void FieldModelTest::staysSoundWithoutRows()
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    model.setFields(threeRows());
    model.setFields({});
    QCOMPARE(model.rowCount(), 0);
}

void FieldModelTest::marksFieldsThatChanged()
{
    FieldModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFields(threeRows());
    const QModelIndex section = model.index(0, FieldModel::LabelColumn);
    const QModelIndex amount = model.index(0, FieldModel::ValueColumn, section);
    QVERIFY(!amount.data(FieldModel::IsChangedRole).toBool());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setChanges({{QStringLiteral("amount"), QStringLiteral("€4")}});
    QVERIFY(!changed.isEmpty());
    QVERIFY(amount.data(FieldModel::IsChangedRole).toBool());
    QVERIFY(!model.index(1, FieldModel::ValueColumn, section).data(FieldModel::IsChangedRole).toBool());
    QCOMPARE(amount.data().toString(), QStringLiteral("€5"));
    QCOMPARE(amount.data(Qt::ToolTipRole).toString(), QStringLiteral("was €4\ntip"));
    QCOMPARE(amount.data(Qt::AccessibleTextRole).toString(), QStringLiteral("€5, changed, was €4"));
    QCOMPARE(amount.data(Qt::EditRole).toString(), QStringLiteral("€5")); // what is copied
    model.setChanges({});
    QVERIFY(!amount.data(FieldModel::IsChangedRole).toBool());
    QCOMPARE(amount.data(Qt::AccessibleTextRole).toString(), QStringLiteral("€5"));
}

QTEST_GUILESS_MAIN(FieldModelTest)
#include "tst_fieldmodel.moc"
