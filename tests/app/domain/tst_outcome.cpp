// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/outcome.h"

#include <QTest>

using namespace sidelight;

namespace {

const Field<Moment> absent;
const Field<Moment> null = Field<Moment>::null();
const Field<Moment> set = Moment{1780418649000};
const Field<Moment> broken = Field<Moment>::unreadable({5, 9});

const Field<QString> noReason;
const Field<QString> nullReason = Field<QString>::null();
const Field<QString> brokenReason = Field<QString>::unreadable({20, 2});

Field<QString> reason(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class OutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDatesAndReasons_data();
    void readsDatesAndReasons();
    void ignoresStageNameAndConfidence_data();
    void ignoresStageNameAndConfidence();
    void tellsTextFromBlanks_data();
    void tellsTextFromBlanks();
};

void OutcomeTest::readsDatesAndReasons_data()
{
    QTest::addColumn<Field<Moment>>("deletedAt");
    QTest::addColumn<Field<Moment>>("closedAt");
    QTest::addColumn<Field<QString>>("won");
    QTest::addColumn<Field<QString>>("lost");
    QTest::addColumn<Outcome>("expected");
    const auto row = [](const char *name, const Field<Moment> &deletedAt, const Field<Moment> &closedAt,
                        const Field<QString> &won, const Field<QString> &lost, Outcome expected) {
        QTest::newRow(name) << deletedAt << closedAt << won << lost << expected;
    };
    row("nothing set", absent, absent, noReason, noReason, Outcome::Open);
    row("everything null", null, null, nullReason, nullReason, Outcome::Open);
    row("open with won reason", absent, null, reason("price"), noReason, Outcome::Open);
    row("open with lost reason", null, absent, noReason, reason("price"), Outcome::Open);
    row("open with both reasons", absent, absent, reason("a"), reason("b"), Outcome::Open);
    row("open with unreadable reason", absent, absent, brokenReason, noReason, Outcome::Open);
    row("won", absent, set, reason("price"), noReason, Outcome::Won);
    row("won, lost reason null", null, set, reason("price"), nullReason, Outcome::Won);
    row("won, lost reason empty", absent, set, reason("price"), reason(""), Outcome::Won);
    row("won, lost reason blank", absent, set, reason("price"), reason(" \t\n\u00a0"), Outcome::Won);
    row("lost", absent, set, noReason, reason("price"), Outcome::Lost);
    row("lost, won reason blank", absent, set, reason("  "), reason("price"), Outcome::Lost);
    row("closed at the beginning of Unix time", absent, Moment{0}, noReason, reason("x"), Outcome::Lost);
    row("closed with both reasons", absent, set, reason("a"), reason("b"), Outcome::Closed);
    row("closed without a reason", absent, set, noReason, nullReason, Outcome::Closed);
    row("closed with blank reasons", absent, set, reason(" "), reason(""), Outcome::Closed);
    row("closed, won reason unreadable", absent, set, brokenReason, noReason, Outcome::Closed);
    row("closed, lost and won reason unreadable", absent, set, brokenReason, reason("x"), Outcome::Closed);
    row("closed, won and lost reason unreadable", absent, set, reason("x"), brokenReason, Outcome::Closed);
    row("deleted while open", set, absent, noReason, noReason, Outcome::Deleted);
    row("deleted after it was won", set, set, reason("price"), noReason, Outcome::Deleted);
    row("deleted after it was lost", set, set, noReason, reason("price"), Outcome::Deleted);
    row("deleted, closing moment unreadable", set, broken, noReason, noReason, Outcome::Deleted);
    row("closing moment unreadable", absent, broken, reason("price"), noReason, Outcome::Unclear);
    row("moment of deletion unreadable", broken, absent, noReason, noReason, Outcome::Unclear);
    row("moment of deletion unreadable, won", broken, set, reason("price"), noReason, Outcome::Unclear);
}

void OutcomeTest::readsDatesAndReasons()
{
    Deal deal;
    QFETCH(Field<Moment>, deletedAt);
    QFETCH(Field<Moment>, closedAt);
    QFETCH(Field<QString>, won);
    QFETCH(Field<QString>, lost);
    deal.deletedAt = deletedAt;
    deal.closedAt = closedAt;
    deal.wonReason = won;
    deal.lostReason = lost;
    QTEST(outcome(deal), "expected");
}

void OutcomeTest::ignoresStageNameAndConfidence_data()
{
    QTest::addColumn<QString>("stage");
    QTest::addColumn<QByteArray>("confidence");
    QTest::newRow("won in words") << QStringLiteral("Closed won") << QByteArray("100");
    QTest::newRow("lost in words") << QStringLiteral("Lost") << QByteArray("0");
    QTest::newRow("lost in German") << QStringLiteral("Verloren") << QByteArray("0");
}

void OutcomeTest::ignoresStageNameAndConfidence()
{
    QFETCH(QString, stage);
    QFETCH(QByteArray, confidence);
    Deal deal;
    deal.stageName = stage;
    deal.confidence = Number{confidence};
    QCOMPARE(outcome(deal), Outcome::Open);
    deal.closedAt = set;
    QCOMPARE(outcome(deal), Outcome::Closed);
}

void OutcomeTest::tellsTextFromBlanks_data()
{
    QTest::addColumn<Field<QString>>("field");
    QTest::addColumn<bool>("expected");
    QTest::newRow("absent") << noReason << false;
    QTest::newRow("null") << nullReason << false;
    QTest::newRow("unreadable") << brokenReason << false;
    QTest::newRow("empty") << reason("") << false;
    QTest::newRow("blanks") << reason(" \t\r\n\u00a0\u2003\u3000") << false;
    QTest::newRow("one letter") << reason("x") << true;
    QTest::newRow("letter between blanks") << reason("  x  ") << true;
    QTest::newRow("full stop") << reason(".") << true;
    QTest::newRow("letter beyond 16 bits") << reason("🤝") << true;
    QTest::newRow("NUL") << Field<QString>(QString(QChar(u'\0'))) << true;
}

void OutcomeTest::tellsTextFromBlanks()
{
    QFETCH(Field<QString>, field);
    QTEST(hasText(field), "expected");
}

QTEST_GUILESS_MAIN(OutcomeTest)
#include "tst_outcome.moc"
