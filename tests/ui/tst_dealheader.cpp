// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/dealheader.h"

#include "app/api/decodedeal.h"
#include "tests/support/people.h"
#include "ui/colors.h"
#include "ui/confidencebar.h"
#include "ui/elidedlabel.h"
#include "ui/noticebar.h"

#include <QFile>
#include <QLabel>
#include <QTest>

#include <functional>

using namespace sidelight;

namespace {

const QDateTime now(QDate(2026, 9, 21), QTime(10, 32), Qt::UTC);

QByteArray crane()
{
    QFile file(QStringLiteral(TEST_DATA "/deals/openOneTimeOnePrimary.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

DealState live(const QByteArray &body)
{
    const QUuid id = QUuid::fromString(QStringLiteral("dea10001-0000-4000-8000-000000000001"));
    auto deal = decodeDeal(body, id);
    if (!deal)
        qFatal("not a deal: %s", qPrintable(deal.error().detail));
    DealState state;
    state.id = id;
    state.deal = std::make_shared<const Deal>(std::move(*deal));
    state.source = DealState::Source::Live;
    state.receivedAt = now;
    return state;
}

struct Header {
    explicit Header(const DealState &state, int width = 1100)
    {
        widget.setState(state, now);
        widget.resize(width, 320);
        widget.show();
        if (!QTest::qWaitForWindowExposed(&widget))
            qFatal("the header does not show");
    }
    ElidedLabel *label(const char *name) const
    {
        return widget.findChild<ElidedLabel *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        return label(name)->isVisible() ? label(name)->text() : QString();
    }
    bool holds(const char *name, const QColor &color) const
    {
        const QImage picture = label(name)->grab().toImage();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    }

    DealHeader widget{QLocale(QLocale::English, QLocale::UnitedKingdom)};
};

/// Counts how often a window is painted.
class Paints : public QObject
{
public:
    explicit Paints(QWidget &window) { window.installEventFilter(this); }
    int after(const std::function<void()> &work)
    {
        QCoreApplication::processEvents();
        m_count = 0;
        work();
        QCoreApplication::processEvents();
        return m_count;
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_count += event->type() == QEvent::UpdateRequest;
        return false;
    }

private:
    int m_count = 0;
};

QByteArray with(const char *key, const QByteArray &value)
{
    QByteArray body = crane();
    const QByteArray name = QByteArray("\"") + key + "\":";
    const qsizetype at = body.indexOf(name);
    if (at < 0)
        qFatal("no field %s", key);
    const qsizetype end = body.indexOf('\n', at);
    const bool isFollowed = body[end - 1] == ',';
    return body.replace(at, end - at, name + ' ' + value + (isFollowed ? "," : ""));
}

} // namespace

class DealHeaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowLongTheDealIsInItsStage();
    void saysWhatADealIsWorthAndWhereItStands();
    void marksAnOverdueClose();
    void showsNoBarWithoutAPercent_data();
    void showsNoBarWithoutAPercent();
    void givesTheReasonItsCaption_data();
    void givesTheReasonItsCaption();
    void explainsTheOutcome();
    void showsTheFormulaOfAYear();
    void keepsAnythingLongInsideItself_data();
    void keepsAnythingLongInsideItself();
    void keepsTheAmountWholeBeforeItsDetails();
    void breaksTheCloseInANarrowWindow();
    void keepsThePercentWhole_data();
    void keepsThePercentWhole();
    void namesThePrimaryContact_data();
    void namesThePrimaryContact();
    void staysWhereItIsWhenTheNameArrives();
    void dimsWhereNoContactIsMarked();
    void putsCaptionsAndValuesOnTheSameSide_data();
    void putsCaptionsAndValuesOnTheSameSide();
    void saysThatItIsRefreshing();
    void countsDownAPauseBesideTheCopy();
    void isPaintedAnewOnlyWhereItSaysSomethingElse();
};

void DealHeaderTest::saysWhatADealIsWorthAndWhereItStands()
{
    Header header(live(crane()));
    QCOMPARE(header.text("dealName"), QStringLiteral("Harbour crane retrofit"));
    QCOMPARE(header.text("outcome"), QStringLiteral("Open"));
    QCOMPARE(header.text("amount"), QStringLiteral("€48,500.00"));
    QCOMPARE(header.text("expectedClose"), QStringLiteral("30 Sep 2026 · in 9 days"));
    QCOMPARE(header.text("confidence"), QStringLiteral("60 %"));
    QVERIFY(header.text("freshness").startsWith(QStringLiteral("● Live, 10:32")));
    QCOMPARE(header.text("reason"), QString());
}

void DealHeaderTest::marksAnOverdueClose()
{
    Header timely(live(crane()));
    Header late(live(with("expected_close_date", "\"2026-09-01\"")));
    QCOMPARE(late.text("expectedClose"), QStringLiteral("1 Sep 2026 · 20 days overdue"));
    const Colors colors(late.widget.palette());
    QVERIFY(late.holds("expectedClose", colors.warning));
    QVERIFY(!timely.holds("expectedClose", colors.warning));
    const auto *mark = late.widget.findChild<QLabel *>(QStringLiteral("overdueMark"));
    QVERIFY(mark->isVisible());
    QVERIFY(!mark->pixmap(Qt::ReturnByValue).isNull());
    QVERIFY(!timely.widget.findChild<QLabel *>(QStringLiteral("overdueMark"))->isVisible());
}

void DealHeaderTest::showsNoBarWithoutAPercent_data()
{
    QTest::addColumn<QByteArray>("confidence");
    QTest::addColumn<bool>("hasBar");
    QTest::newRow("60") << QByteArray("60") << true;
    QTest::newRow("zero") << QByteArray("0") << true;
    QTest::newRow("a fraction") << QByteArray("0.6") << true;
    QTest::newRow("null") << QByteArray("null") << false;
    QTest::newRow("beyond 100") << QByteArray("250") << false;
    QTest::newRow("a word") << QByteArray("\"high\"") << false;
}

void DealHeaderTest::showsNoBarWithoutAPercent()
{
    QFETCH(QByteArray, confidence);
    QFETCH(bool, hasBar);
    Header header(live(with("confidence", confidence)));
    QCOMPARE(header.widget.findChild<ConfidenceBar *>()->isVisible(), hasBar);
}

void DealHeaderTest::givesTheReasonItsCaption_data()
{
    QTest::addColumn<QByteArray>("won");
    QTest::addColumn<QByteArray>("lost");
    QTest::addColumn<QString>("caption");
    QTest::addColumn<QString>("reason");
    const QByteArray none = "null";
    QTest::newRow("won") << QByteArray("\"Price\"") << none << QStringLiteral("Won because")
                         << QStringLiteral("Price");
    QTest::newRow("lost") << none << QByteArray("\"Price\"") << QStringLiteral("Lost because")
                          << QStringLiteral("Price");
    QTest::newRow("both") << QByteArray("\"Speed\"") << QByteArray("\"Price\"") << QStringLiteral("Reasons")
                          << QStringLiteral("Speed / Price");
    QTest::newRow("neither") << none << none << QString() << QString();
}

void DealHeaderTest::givesTheReasonItsCaption()
{
    QFETCH(QByteArray, won);
    QFETCH(QByteArray, lost);
    QFETCH(QString, caption);
    QFETCH(QString, reason);
    QByteArray body = with("won_reason", won);
    const QByteArray name = "\"lost_reason\": null";
    QVERIFY(body.contains(name));
    Header header(live(body.replace(name, "\"lost_reason\": " + lost)));
    const auto *label = header.widget.findChild<QLabel *>(QStringLiteral("reasonCaption"));
    QCOMPARE(label->isVisible() ? label->text() : QString(), caption);
    QCOMPARE(header.text("reason"), reason);
}

void DealHeaderTest::explainsTheOutcome()
{
    Header header(live(crane()));
    QVERIFY(header.label("outcome")->toolTip().contains(QStringLiteral("closed_at is not set")));
    header.widget.resize(500, 400);
    QVERIFY(header.label("outcome")->toolTip().contains(QStringLiteral("closed_at is not set")));
}

void DealHeaderTest::showsTheFormulaOfAYear()
{
    Header header(live(with("value_period", "\"monthly\"")));
    QVERIFY2(header.label("valueDetails")->toolTip().contains(QStringLiteral("12")),
             qPrintable(header.label("valueDetails")->toolTip()));
}

void DealHeaderTest::keepsAnythingLongInsideItself_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char *field : {"name", "pipeline_name", "stage_name", "next_step", "won_reason", "currency",
                              "value_period", "confidence", "amount"})
        QTest::newRow(field) << QByteArray(field);
}

void DealHeaderTest::keepsAnythingLongInsideItself()
{
    QFETCH(QByteArray, field);
    const bool isNumber = field == "confidence" || field == "amount";
    const QByteArray value = isNumber ? QByteArray(300, '7') : '"' + QByteArray(100'000, 'W') + '"';
    Header header(live(with(field.constData(), value)), 700);
    QCOMPARE(header.widget.width(), 700);
    QVERIFY(header.widget.minimumSizeHint().width() < 500);
    for (const auto *label : header.widget.findChildren<ElidedLabel *>()) {
        const QRect place(label->mapTo(&header.widget, QPoint()), label->size());
        QVERIFY2(!label->isVisible() || header.widget.rect().contains(place),
                 qPrintable(label->objectName()));
    }
}

void DealHeaderTest::keepsTheAmountWholeBeforeItsDetails()
{
    Header header(live(with("value_period", "\"monthly\"")), 330);
    QCOMPARE(header.label("amount")->toolTip(), QString()); // not elided
    QVERIFY(header.label("amount")->width() >= header.label("amount")->sizeHint().width());
    QVERIFY(header.label("valueDetails")->toolTip().contains(QStringLiteral("weighted")));
}

void DealHeaderTest::breaksTheCloseInANarrowWindow()
{
    Header wide(live(crane()));
    Header narrow(live(crane()), 520);
    QVERIFY(narrow.label("expectedClose")->height() > wide.label("expectedClose")->height());
    QCOMPARE(narrow.label("expectedClose")->toolTip(), QString()); // all of it is there to be read
}

void DealHeaderTest::keepsThePercentWhole_data()
{
    QTest::addColumn<QByteArray>("confidence");
    QTest::addColumn<int>("width");
    for (const char *confidence : {"0", "60", "100"}) {
        QTest::addRow("%s in a small window", confidence) << QByteArray(confidence) << 544;
        QTest::addRow("%s in the smallest", confidence) << QByteArray(confidence) << 330;
    }
}

void DealHeaderTest::keepsThePercentWhole()
{
    QFETCH(QByteArray, confidence);
    QFETCH(int, width);
    Header header(live(with("confidence", confidence)), width);
    const ElidedLabel *number = header.label("confidence");
    QCOMPARE(number->text(), QString::fromLatin1(confidence) + QStringLiteral(" %"));
    QVERIFY(number->width() >= number->sizeHint().width());
    QCOMPARE(number->toolTip(), QString()); // not elided
    const auto *bar = header.widget.findChild<ConfidenceBar *>();
    QVERIFY(width > 400 || bar->width() < bar->sizeHint().width()); // the bar makes room for it
    const QRect place(number->mapTo(&header.widget, QPoint()), number->size());
    QVERIFY(header.widget.rect().contains(place));
}

void DealHeaderTest::namesThePrimaryContact_data()
{
    QTest::addColumn<QByteArray>("contacts");
    QTest::addColumn<QString>("text");
    const auto link = [](int number, const char *isPrimary, const char *role) {
        const QByteArray digit = QByteArray::number(number);
        return "{\"id\":\"1a00000" + digit + "-0000-4000-8000-000000000001\",\"contact_id\":\"c0a7000"
               + digit + "-0000-4000-8000-000000000001\",\"is_primary\":" + isPrimary + ",\"role\":" + role
               + '}';
    };
    const auto list = [](const QByteArrayList &links) { return '[' + links.join(',') + ']'; };
    QTest::newRow("one") << list({link(1, "false", "\"Legal\""), link(2, "true", "\"Sponsor\"")})
                         << QStringLiteral("Contact c0a70002 · Sponsor");
    QTest::newRow("without a role") << list({link(2, "true", "null")})
                                    << QStringLiteral("Contact c0a70002");
    QTest::newRow("a blank role") << list({link(2, "true", "\" \"")}) << QStringLiteral("Contact c0a70002");
    QTest::newRow("an unreadable role")
        << list({link(2, "true", "7")}) << QStringLiteral("Contact c0a70002 · unreadable: 7");
    QTest::newRow("two") << list({link(1, "true", "\"Legal\""), link(2, "true", "\"Sponsor\"")})
                         << QStringLiteral("Contact c0a70001 · Legal / Contact c0a70002 · Sponsor");
    QByteArrayList five;
    for (int number = 1; number <= 5; ++number)
        five << link(number, "true", "null");
    QTest::newRow("five") << list(
        five) << QStringLiteral("Contact c0a70001 / Contact c0a70002 / Contact c0a70003 / 2 more");
    QTest::newRow("none") << list({link(1, "false", "\"Legal\"")}) << QStringLiteral("none marked");
    QTest::newRow("unreadable which")
        << list({link(1, "\"yes\"", "null")}) << QStringLiteral("none marked");
    QTest::newRow("no contacts") << QByteArray("[]") << QString();
    QTest::newRow("no readable list") << QByteArray("7") << QString();
}

void DealHeaderTest::namesThePrimaryContact()
{
    QFETCH(QByteArray, contacts);
    QFETCH(QString, text);
    Header header(live("{\"id\":\"dea10001-0000-4000-8000-000000000001\",\"contacts\":" + contacts + '}'));
    QCOMPARE(header.text("primary"), text);
    QCOMPARE(header.label("primary")->accessibleDescription(), QStringLiteral("Primary contact"));
    const auto *caption = header.widget.findChild<QLabel *>(QStringLiteral("primaryCaption"));
    QCOMPARE(caption->isVisible(), !text.isEmpty());
    if (!text.isEmpty())
        QVERIFY(header.label("primary")->geometry().bottom() < header.label("nextStep")->geometry().top());
    header.widget.setState(live(crane()), now); // another deal, another contact
    QCOMPARE(header.text("primary"), QStringLiteral("Contact c0a70001 · Decision maker"));
}

void DealHeaderTest::staysWhereItIsWhenTheNameArrives()
{
    Header header(live(crane()));
    header.widget.resize(500, 400);
    const auto places = [&header] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        return QList<QRect>{header.label("primary")->geometry(), header.label("nextStep")->geometry(),
                            header.label("freshness")->geometry()};
    };
    const QList<QRect> before = places();
    header.widget.setPerson(reachable(1, QStringLiteral("Ines")));
    QCOMPARE(header.text("primary"),
             QStringLiteral("Ines · Decision maker · ines@harbour.example · +15550100121"));
    QCOMPARE(places(), before);
    header.widget.setPerson(named(1, QStringLiteral("Ines ").repeated(60)));
    QCOMPARE(places(), before);
    header.widget.setPeople({});
    QCOMPARE(header.text("primary"), QStringLiteral("Contact c0a70001 · Decision maker"));
}

void DealHeaderTest::dimsWhereNoContactIsMarked()
{
    Header marked(live(crane()));
    Header unmarked(live(crane().replace("\"is_primary\": true", "\"is_primary\": false")));
    QCOMPARE(unmarked.text("primary"), QStringLiteral("none marked"));
    const Colors colors(marked.widget.palette());
    QVERIFY(marked.holds("primary", colors.text));
    QVERIFY(!unmarked.holds("primary", colors.text));
}

void DealHeaderTest::putsCaptionsAndValuesOnTheSameSide_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void DealHeaderTest::putsCaptionsAndValuesOnTheSameSide()
{
    QFETCH(Qt::LayoutDirection, direction);
    Header header(live(crane()));
    header.widget.setLayoutDirection(direction);
    const auto edge = [&](const QWidget *widget) {
        const int left = widget->mapTo(&header.widget, QPoint()).x();
        return direction == Qt::RightToLeft ? left + widget->width() : left;
    };
    int seen = 0;
    for (const QLabel *caption : header.widget.findChildren<QLabel *>()) {
        for (const auto &[text, value] : {std::pair("Pipeline", "pipeline"), std::pair("Stage", "stage"),
                                          std::pair("Expected close", "expectedClose")}) {
            if (caption->text() != QLatin1StringView(text))
                continue;
            ++seen;
            QTRY_COMPARE(edge(caption), edge(header.label(value)));
            // Wherever its text stands in it, there is no room for another place.
            QVERIFY(caption->width() <= caption->sizeHint().width());
        }
    }
    QCOMPARE(seen, 3);
    const auto *nextStep = header.widget.findChild<QLabel *>(QStringLiteral("nextStepCaption"));
    QTRY_COMPARE(edge(nextStep), edge(header.widget.findChild<QLabel *>(QStringLiteral("primaryCaption"))));
    QVERIFY(nextStep->width() <= nextStep->sizeHint().width());
}

void DealHeaderTest::saysThatItIsRefreshing()
{
    DealState state = live(crane());
    state.isAsking = true;
    Header header(state);
    QVERIFY(header.text("freshness").startsWith(QStringLiteral("● Refreshing … · Live, 10:32")));
    QVERIFY(!header.widget.findChild<NoticeBar *>()->isVisible());
}

void DealHeaderTest::countsDownAPauseBesideTheCopy()
{
    DealState state = live(crane());
    state.isAsking = true;
    state.pausedUntil = now.addSecs(17);
    Header header(state);
    QVERIFY2(header.text("freshness").contains(QStringLiteral("Trying again in 17 second")),
             qPrintable(header.text("freshness")));
    QVERIFY(header.text("freshness").contains(QStringLiteral("Live, 10:32")));
    QCOMPARE(header.text("dealName"), QStringLiteral("Harbour crane retrofit"));
}

void DealHeaderTest::isPaintedAnewOnlyWhereItSaysSomethingElse()
{
    DealState state = live(with("expected_close_date", "\"2026-09-22\""));
    state.source = DealState::Source::Copy;
    state.error = Error{Error::Kind::Offline, {}};
    Header header(state);
    Paints paints(header.widget);
    const auto paintedAt = [&](const QDateTime &moment) {
        return paints.after([&] { header.widget.setState(state, moment); });
    };
    QTRY_COMPARE(paintedAt(now), 0); // once its layout has settled
    QVERIFY(paintedAt(now.addSecs(600)) > 0);
    QTRY_COMPARE(paintedAt(now.addSecs(600)), 0);
    QVERIFY(paintedAt(now.addDays(4)) > 0);
    QCOMPARE(header.text("expectedClose"), QStringLiteral("22 Sep 2026 · 3 days overdue"));
    QTRY_COMPARE(paintedAt(now.addDays(4)), 0);
    state.error.reset();
    QVERIFY(paintedAt(now.addDays(4)) > 0);
}

void DealHeaderTest::saysHowLongTheDealIsInItsStage()
{
    DealState state = live(crane());
    QCOMPARE(Header(state).text("stageDays"), QString()); // nothing is known of the past
    state.stageSince = now.addDays(-12);
    const Header header(state);
    QCOMPARE(header.text("stageDays"), QStringLiteral("(at least 12 days)"));
    QVERIFY2(header.label("stageDays")->toolTip().contains(QStringLiteral("9 Sep 2026, 10:32")),
             qPrintable(header.label("stageDays")->toolTip()));
}

QTEST_MAIN(DealHeaderTest)
#include "tst_dealheader.moc"
