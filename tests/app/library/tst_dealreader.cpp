// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/library/dealreader.h"

#include "app/api/backsideclient.h"
#include "app/domain/identifier.h"
#include "app/library/dealderivation.h"
#include "app/store/store.h"
#include "tests/support/fakebackside.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace sidelight;

namespace {

QUuid dealId(int number)
{
    return QUuid(uint(number), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
}

const QUuid ines(QStringLiteral("c0a70001-0000-4000-8000-000000000001"));

PastAnswer answer(int number)
{
    return {dealId(number),
            R"({"id":")" + identifierText(dealId(number)).toLatin1() + R"(","name":"Deal )"
                + QByteArray::number(number) + R"(","contacts":[{"contact_id":")"
                + identifierText(ines).toLatin1() + R"("}]})",
            QDateTime(QDate(2026, 6, 1), QTime(10, 32), QTimeZone::utc()), false};
}

} // namespace

class DealReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsEveryDealInItsOrderAFewAtATime();
    void saysWhyThereIsNoCopy();
    void bringsTheCopiesOfPeople();
    void asksNothingAndRemembersNoVisit();

private:
    struct Run {
        Run()
            : client(service.endpoint(), {})
        {
            store.open({QString(), service.endpoint().origin, KeyKind::Test});
        }
        FakeBackside service;
        BacksideClient client;
        Store store{dealDerivation()};
        Library library{client, store};
    };

    std::unique_ptr<DealReader> reader(std::vector<QUuid> ids);

    std::unique_ptr<Run> m_run;
    std::vector<DealState> m_copies;
    std::vector<std::size_t> m_sizes;
    People m_people;
};

void DealReaderTest::init()
{
    m_run = std::make_unique<Run>();
    m_copies.clear();
    m_sizes.clear();
    m_people.clear();
}

std::unique_ptr<DealReader> DealReaderTest::reader(std::vector<QUuid> ids)
{
    auto reader = m_run->library.readCopies(std::move(ids));
    connect(reader.get(), &DealReader::read, this,
            [this, from = reader.get()](const std::vector<DealState> &copies, const People &people) {
                m_copies.insert(m_copies.end(), copies.begin(), copies.end());
                m_sizes.push_back(copies.size());
                m_people.insert(people);
                if (!from->isAtEnd())
                    from->goOn();
            });
    reader->goOn();
    return reader;
}

void DealReaderTest::readsEveryDealInItsOrderAFewAtATime()
{
    constexpr int count = 250;
    std::vector<PastAnswer> answers;
    std::vector<QUuid> ids;
    for (int i = 0; i < count; ++i) {
        answers.push_back(answer(i));
        ids.insert(ids.begin(), dealId(i));
    }
    m_run->library.seed(answers);
    const auto running = reader(ids);
    QTRY_COMPARE(m_copies.size(), std::size_t(count));
    QVERIFY(running->isAtEnd());
    QVERIFY2(*std::max_element(m_sizes.begin(), m_sizes.end()) <= 100, "all at once");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QCOMPARE(m_copies[i].id, ids[i]);
        QVERIFY(m_copies[i].deal);
        QCOMPARE(*m_copies[i].deal->name, QStringLiteral("Deal %1").arg(count - 1 - int(i)));
        QCOMPARE(m_copies[i].receivedAt, answers.front().receivedAt);
    }
}

void DealReaderTest::saysWhyThereIsNoCopy()
{
    m_run->library.seed({answer(1)});
    const auto running = reader({dealId(7), dealId(1)});
    QTRY_COMPARE(m_copies.size(), 2u);
    QVERIFY(!m_copies[0].deal);
    QCOMPARE(m_copies[0].error->kind, Error::Kind::NotCached);
    QVERIFY(m_copies[1].deal);
}

void DealReaderTest::bringsTheCopiesOfPeople()
{
    m_run->library.seed({answer(1)});
    m_run->store.appendContact(ines,
                               R"({"id":"c0a70001-0000-4000-8000-000000000001","display_name":"Ines"})",
                               answer(1).receivedAt, {});
    const auto running = reader({dealId(1)});
    QTRY_COMPARE(m_copies.size(), 1u);
    QCOMPARE(nameAmong(m_people, ines), QStringLiteral("Ines"));
}

void DealReaderTest::asksNothingAndRemembersNoVisit()
{
    m_run->library.seed({answer(1)});
    const auto running = reader({dealId(1)});
    QTRY_COMPARE(m_copies.size(), 1u);
    QVERIFY(m_run->service.requests().isEmpty());
    QCOMPARE(m_run->library.counts().recent, 0);
    QVERIFY(!m_run->library.state(dealId(1)).deal);
}

QTEST_GUILESS_MAIN(DealReaderTest)
#include "tst_dealreader.moc"
