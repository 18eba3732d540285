// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/dealtext.h"

#include <QTest>

using namespace sidelight;
using namespace Qt::StringLiterals;

namespace {

const QUuid ines(u"c0a70009-0000-4000-8000-000000000001"_s);
const QUuid tom(u"c0a7000a-0000-4000-8000-000000000001"_s);

Deal namedDeal(const Field<QString> &name)
{
    Deal deal;
    deal.id = QUuid(u"dea10001-0000-4000-8000-000000000001"_s);
    deal.name = name;
    return deal;
}

DealContact link(const QUuid &contact, bool isPrimary)
{
    DealContact result;
    result.contactId = contact;
    result.isPrimary = isPrimary;
    return result;
}

Deal closedDeal(const QString &wonReason, const QString &lostReason)
{
    Deal deal;
    deal.closedAt = Moment{0};
    deal.wonReason = wonReason;
    deal.lostReason = lostReason;
    return deal;
}

} // namespace

class DealTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titlesADeal()
    {
        QCOMPARE(titleText(namedDeal(u"Harbour crane retrofit"_s)), u"Harbour crane retrofit"_s);
        QCOMPARE(titleText(namedDeal(u" a\r\nb\t"_s)), u"a b"_s);
        QCOMPARE(titleText(namedDeal(u" \n"_s)), u"(untitled) dea10001"_s);
        QCOMPARE(titleText(namedDeal({})), u"(untitled) dea10001"_s);
        QCOMPARE(titleText(namedDeal(Field<QString>::unreadable({}))), u"(untitled) dea10001"_s);
    }

    void explainsTheOutcome_data()
    {
        QTest::addColumn<Deal>("deal");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("reason");
        Deal deleted;
        deleted.deletedAt = Moment{0};
        Deal unclear;
        unclear.closedAt = Field<Moment>::unreadable({});
        Deal unclearDeletion;
        unclearDeletion.deletedAt = Field<Moment>::unreadable({});

        QTest::newRow("open") << Deal() << u"Open"_s << u"closed_at is not set"_s;
        QTest::newRow("won") << closedDeal(u"price"_s, {}) << u"Won"_s
                             << u"closed_at is set, with a won reason and no lost reason"_s;
        QTest::newRow("lost") << closedDeal(u" "_s, u"price"_s) << u"Lost"_s
                              << u"closed_at is set, with a lost reason and no won reason"_s;
        QTest::newRow("both") << closedDeal(u"a"_s, u"b"_s) << u"Closed"_s
                              << u"closed_at is set, with a won reason and a lost reason"_s;
        QTest::newRow("neither") << closedDeal({}, {}) << u"Closed"_s
                                 << u"closed_at is set, without a reason"_s;
        Deal unreadable = closedDeal({}, u"price"_s);
        unreadable.wonReason = Field<QString>::unreadable({});
        QTest::newRow("unreadable reason")
            << unreadable << u"Closed"_s << u"closed_at is set, with a reason that cannot be read"_s;
        QTest::newRow("deleted") << deleted << u"Deleted"_s << u"deleted_at is set"_s;
        QTest::newRow("unclear") << unclear << u"Unclear"_s << u"closed_at cannot be read"_s;
        QTest::newRow("unclear deletion")
            << unclearDeletion << u"Unclear"_s << u"deleted_at cannot be read"_s;
    }
    void explainsTheOutcome()
    {
        QFETCH(Deal, deal);
        QTEST(outcomeText(outcome(deal)), "word");
        QTEST(outcomeReason(deal), "reason");
    }

    void tellsThePlaceInThePipeline()
    {
        Deal deal;
        deal.pipelineName = u"Projects"_s;
        QCOMPARE(placeText(deal), u"Projects › not set"_s);
        deal.stageName = u"Proposal\nsent %1"_s;
        QCOMPARE(placeText(deal), u"Projects › Proposal sent %1"_s);
    }

    void makesForeignTextFitForALine_data()
    {
        QTest::addColumn<QString>("sent");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("block");
        QTest::newRow("plain") << u"Müller & Söhne <b>"_s << u"Müller & Söhne <b>"_s
                               << u"Müller & Söhne <b>"_s;
        QTest::newRow("line breaks") << u"a\r\nb\rc\nd\u2028e\u2029f\u0085g"_s << u"a b c d e f g"_s
                                     << u"a\nb\nc\nd\ne\nf\ng"_s;
        QTest::newRow("empty line") << u"a\n\nb"_s << u"a b"_s << u"a\n\nb"_s;
        QTest::newRow("tab") << u"a\tb"_s << u"a b"_s << u"a b"_s;
        QTest::newRow("escape sequence")
            << u"a\x1b[31mb\u009b2Jc\x7f"_s << u"a [31mb 2Jc"_s << u"a [31mb 2Jc"_s;
        QTest::newRow("null character") << u"a"_s + QChar(0) + u"b"_s << u"a b"_s << u"a b"_s;
        QTest::newRow("embeddings") << u"\u202aa\u202bb\u202cc"_s << u"‹LRE›a‹RLE›b‹PDF›c"_s
                                    << u"‹LRE›a‹RLE›b‹PDF›c"_s;
        QTest::newRow("overrides") << u"a\u202dx\u202etxt.exe"_s << u"a‹LRO›x‹RLO›txt.exe"_s
                                   << u"a‹LRO›x‹RLO›txt.exe"_s;
        QTest::newRow("isolates") << u"\u2066a\u2067b\u2068c\u2069"_s << u"‹LRI›a‹RLI›b‹FSI›c‹PDI›"_s
                                  << u"‹LRI›a‹RLI›b‹FSI›c‹PDI›"_s;
        QTest::newRow("harmless marks stay")
            << u"مشروع\u200f \u200d👩\u200d🔧"_s << u"مشروع\u200f \u200d👩\u200d🔧"_s
            << u"مشروع\u200f \u200d👩\u200d🔧"_s;
    }
    void makesForeignTextFitForALine()
    {
        QFETCH(QString, sent);
        QTEST(oneLine(sent), "line");
        QTEST(severalLines(sent), "block");
        QTEST(lineText(Deal(), sent), "line");
        QTEST(blockText(Deal(), sent), "block");
    }

    void saysWhatATextLacks()
    {
        Deal deal;
        deal.body = R"({"a": "b\nc"})";
        QCOMPARE(lineText(deal, {}), u"not set"_s);
        QCOMPARE(lineText(deal, Field<QString>::null()), u"not set"_s);
        QCOMPARE(lineText(deal, u" \n"_s), u"not set"_s);
        QCOMPARE(blockText(deal, u" \n"_s), u"not set"_s);
        QCOMPARE(lineText(deal, Field<QString>::unreadable({0, 13})), u"unreadable: {\"a\": \"b\\nc\"}"_s);
        QCOMPARE(lineText(deal, Field<QString>::unreadable({6, 6})), u"unreadable: b c"_s);
    }
    void shortensLongJson()
    {
        QCOMPARE(shortJson(QByteArray(120, '7')), QString(120, u'7'));
        QCOMPARE(shortJson(QByteArray(121, '7')), QString(119, u'7') + u'…');
        QCOMPARE(shortJson('"' + QByteArray(5000, 'x') + '"'), QString(119, u'x') + u'…');
        // No half of a pair of surrogates is left over.
        QCOMPARE(shortJson('"' + QByteArray("👩").repeated(61) + '"'), u"👩"_s.repeated(59) + u'…');
        QCOMPARE(shortJson("{\n  \"a\":  [1,\n 2]\n}\n"), u"{ \"a\": [1, 2] }"_s);
    }

    void shortensLongNames()
    {
        QCOMPARE(shortName(u"Ines\nVarga"_s), u"Ines Varga"_s);
        QCOMPARE(shortName(QString(40, u'x')), QString(40, u'x'));
        QCOMPARE(shortName(QString(41, u'x')), QString(39, u'x') + u'…');
        QCOMPARE(shortName(u"👩"_s.repeated(30)), u"👩"_s.repeated(19) + u'…');
    }

    void isolatesForeignTextInASentence()
    {
        QCOMPARE(isolated(u"مشروع"_s), u"\u2068مشروع\u2069"_s);
        QCOMPARE(isolated(u"a\u2069b\u202e"_s), u"\u2068a‹PDI›b‹RLO›\u2069"_s);
        QCOMPARE(withoutIsolation(isolated(u"a b"_s)), u"a b"_s);
    }

    void saysContradictions_data()
    {
        QTest::addColumn<Contradiction>("contradiction");
        QTest::addColumn<Deal>("deal");
        QTest::addColumn<QString>("sentence");
        Deal two;
        two.contacts = std::vector{link(ines, true), link(tom, true), link(tom, false)};
        Deal none;
        none.contacts = std::vector{link(ines, false)};
        Deal linked = none;
        linked.contactId = ines;
        Deal stranger;
        stranger.contactId = tom;
        Deal won;
        won.wonReason = u"a"_s;
        Deal lost;
        lost.lostReason = u"b"_s;
        Deal both = won;
        both.lostReason = u"b"_s;

        const auto row = [](const char *name, Contradiction which, const Deal &deal,
                            const QString &sentence) { QTest::newRow(name) << which << deal << sentence; };
        using enum Contradiction;
        row("several", SeveralPrimaries, two, u"2 contacts are marked as primary."_s);
        row("none", NoPrimary, none, u"No contact is marked as primary."_s);
        row("none but the deal's", NoPrimary, linked,
            u"No contact is marked as primary; the deal itself names contact c0a70009."_s);
        row("another", ContactNotPrimary, stranger,
            u"The deal itself names contact c0a7000a, but another contact is marked as primary."_s);
        row("stranger", ContactNotLinked, stranger,
            u"The deal itself names contact c0a7000a, which is not among its contacts."_s);
        row("no reason", ClosedWithoutReason, Deal(),
            u"The deal is closed without a reason, so won or lost cannot be told."_s);
        row("both reasons", ClosedBothReasons, both,
            u"The deal is closed with a reason for winning and one for losing, so won or lost cannot be told."_s);
        row("open, won reason", OpenWithReason, won,
            u"The deal is open, although a reason for winning it is filled in."_s);
        row("open, lost reason", OpenWithReason, lost,
            u"The deal is open, although a reason for losing it is filled in."_s);
        row("open, both reasons", OpenWithReason, both,
            u"The deal is open, although a reason for winning and one for losing are filled in."_s);
        row("overdue", OpenPastDue, Deal(),
            u"The deal is still open, although its expected close has passed."_s);
        row("no currency", AmountWithoutCurrency, Deal(), u"The amount has no currency."_s);
    }
    void saysContradictions()
    {
        QFETCH(Contradiction, contradiction);
        QFETCH(Deal, deal);
        QTEST(contradictionText(contradiction, deal), "sentence");
    }

    void namesContactsByTheirId()
    {
        QCOMPARE(contactTitle(link(ines, true)), u"Contact c0a70009"_s);
        QCOMPARE(contactTitle(DealContact()), u"Contact without an ID"_s);
        DealContact unreadable;
        unreadable.contactId = Field<QUuid>::unreadable({});
        QCOMPARE(contactTitle(unreadable), u"Contact with an unreadable ID"_s);
    }
};

QTEST_GUILESS_MAIN(DealTextTest)
#include "tst_dealtext.moc"
