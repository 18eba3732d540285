// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/difference.h"

#include "app/domain/identifier.h"
#include "app/domain/jsondifference.h"
#include "app/domain/jsontext.h"
#include "app/domain/linkpairs.h"
#include "app/domain/sentfields.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace sidelight {

namespace {

constexpr std::size_t maxDifferences = 250'000; // two for each of more links than a deal can have

using Kind = Difference::Kind;

/// Both sides of a question, since what is unreadable stands in the answer's bytes.
struct Answers {
    const Deal &before;
    const Deal &after;
};

template <typename T>
bool isSameValue(const T &before, const T &after)
{
    if constexpr (std::is_same_v<T, Number>)
        return isSameNumber(before.token, after.token);
    else
        return before == after;
}

template <typename T>
bool isSameField(const Answers &answers, const Field<T> &before, const Field<T> &after)
{
    if (before.state() != after.state())
        return false;
    if (before.isUnreadable())
        return isSameJson(answers.before.raw(before.raw()), answers.after.raw(after.raw()));
    return !before.hasValue() || isSameValue(*before, *after);
}

/// A field of the contract of a deal or a link. Metadata and contacts are looked into elsewhere.
template <typename Owner>
struct Compared {
    QLatin1StringView key;
    bool (*isSame)(const Answers &, const Owner &, const Owner &);
};

template <auto member, typename Owner>
bool isSameMember(const Answers &answers, const Owner &before, const Owner &after)
{
    return isSameField(answers, before.*member, after.*member);
}

constexpr QLatin1StringView clockKey("updated_at");
constexpr QLatin1StringView metadataKey("metadata");

// The id is the one that was asked for, in both.
constexpr Compared<Deal> dealFields[] = {
    {QLatin1StringView("tenant_id"), isSameMember<&Deal::tenantId, Deal>},
    {QLatin1StringView("name"), isSameMember<&Deal::name, Deal>},
    {QLatin1StringView("pipeline_id"), isSameMember<&Deal::pipelineId, Deal>},
    {QLatin1StringView("pipeline_name"), isSameMember<&Deal::pipelineName, Deal>},
    {QLatin1StringView("stage_id"), isSameMember<&Deal::stageId, Deal>},
    {QLatin1StringView("stage_name"), isSameMember<&Deal::stageName, Deal>},
    {QLatin1StringView("created_at"), isSameMember<&Deal::createdAt, Deal>},
    {clockKey, isSameMember<&Deal::updatedAt, Deal>},
    {QLatin1StringView("amount"), isSameMember<&Deal::amount, Deal>},
    {QLatin1StringView("currency"), isSameMember<&Deal::currency, Deal>},
    {QLatin1StringView("value_period"), isSameMember<&Deal::valuePeriod, Deal>},
    {QLatin1StringView("confidence"), isSameMember<&Deal::confidence, Deal>},
    {QLatin1StringView("expected_close_date"), isSameMember<&Deal::expectedCloseDate, Deal>},
    {QLatin1StringView("closed_at"), isSameMember<&Deal::closedAt, Deal>},
    {QLatin1StringView("won_reason"), isSameMember<&Deal::wonReason, Deal>},
    {QLatin1StringView("lost_reason"), isSameMember<&Deal::lostReason, Deal>},
    {QLatin1StringView("next_step"), isSameMember<&Deal::nextStep, Deal>},
    {QLatin1StringView("description"), isSameMember<&Deal::description, Deal>},
    {QLatin1StringView("source"), isSameMember<&Deal::source, Deal>},
    {QLatin1StringView("contact_id"), isSameMember<&Deal::contactId, Deal>},
    {QLatin1StringView("organization_id"), isSameMember<&Deal::organizationId, Deal>},
    {QLatin1StringView("deleted_at"), isSameMember<&Deal::deletedAt, Deal>},
};

constexpr Compared<DealContact> linkFields[] = {
    {QLatin1StringView("id"), isSameMember<&DealContact::id, DealContact>},
    {QLatin1StringView("deal_id"), isSameMember<&DealContact::dealId, DealContact>},
    {QLatin1StringView("contact_id"), isSameMember<&DealContact::contactId, DealContact>},
    {QLatin1StringView("is_primary"), isSameMember<&DealContact::isPrimary, DealContact>},
    {QLatin1StringView("role"), isSameMember<&DealContact::role, DealContact>},
    {QLatin1StringView("introduced_by"), isSameMember<&DealContact::introducedBy, DealContact>},
    {QLatin1StringView("tenant_id"), isSameMember<&DealContact::tenantId, DealContact>},
    {QLatin1StringView("created_at"), isSameMember<&DealContact::createdAt, DealContact>},
    {clockKey, isSameMember<&DealContact::updatedAt, DealContact>},
};

const Compared<DealContact> *knownLinkField(const QString &key)
{
    const auto found = std::find_if(std::begin(linkFields), std::end(linkFields),
                                    [&key](const auto &field) { return field.key == key; });
    return found == std::end(linkFields) ? nullptr : found;
}

QByteArrayView sentMetadata(const Deal &deal)
{
    if (deal.metadata.get())
        return deal.raw(deal.metadata->span);
    return deal.metadata.state() == FieldState::Null ? QByteArrayView("null") : QByteArrayView();
}

QByteArrayView sentMember(const Deal &deal, const QByteArray &key)
{
    for (const SentField &field : sentFields(deal)) {
        if (field.key == key)
            return field.json;
    }
    return {};
}

// Elements of contacts that are no links; the decoder notes them, and keeps nothing else.
std::vector<QByteArrayView> strayElements(const Deal &deal)
{
    std::vector<QByteArrayView> strays;
    if (!deal.contacts.hasValue() || deal.notes.empty())
        return strays;
    for (const JsonChild &child : jsonChildren(sentMember(deal, "contacts"))) {
        if (jsonKind(child.value) != JsonKind::Object)
            strays.push_back(child.value);
    }
    return strays;
}

class Finder
{
public:
    enum class Clocks { Count, Ignore };

    Finder(const Deal &before, const Deal &after, Clocks clocks, std::size_t most)
        : m_answers{before, after}
        , m_clocks(clocks)
        , m_most(most)
    {}

    void run();
    std::vector<Difference> take() { return std::move(m_found); }

private:
    void compareFields();
    void compareOthers();
    void compareMetadata();
    void compareContacts();
    void compareLinks();
    void compareLink(const DealContact &before, const DealContact &after, const QString &path);
    void addOneSided(Kind kind, const DealContact &link, std::size_t position);
    void addChanges(Kind kind, const QUuid &contactId, const QString &path, QByteArrayView before,
                    QByteArrayView after);
    void add(Difference difference);

    bool isCounted(QLatin1StringView key) const { return m_clocks == Clocks::Count || key != clockKey; }
    bool isFull() const { return m_found.size() >= m_most; }

    const Answers m_answers;
    const Clocks m_clocks;
    const std::size_t m_most;
    std::vector<Difference> m_found;
};

void Finder::run()
{
    compareFields();
    compareOthers();
    compareMetadata();
    compareContacts();
}

void Finder::add(Difference difference)
{
    if (!isFull())
        m_found.push_back(std::move(difference));
}

void Finder::addChanges(Kind kind, const QUuid &contactId, const QString &path, QByteArrayView before,
                        QByteArrayView after)
{
    if (isFull() || before == after)
        return;
    if (m_most == 1) { // only whether, not where
        if (!isSameJson(before, after))
            add({kind, path, contactId, {}, {}});
        return;
    }
    for (const JsonChange &change : jsonChanges(path, before, after))
        add({kind, change.path, contactId, change.before.toByteArray(), change.after.toByteArray()});
}

void Finder::compareFields()
{
    for (const auto &field : dealFields) {
        if (isCounted(field.key) && !field.isSame(m_answers, m_answers.before, m_answers.after))
            add({Kind::Field, field.key, {}, {}, {}}); // what was sent comes later, for all at once
    }
}

void Finder::compareOthers()
{
    const auto topPath = [](const QString &key) {
        constexpr qsizetype most = 100;
        return key.size() <= most ? key : key.first(most) + u'…';
    };
    const auto &old = m_answers.before.otherFields;
    const auto &young = m_answers.after.otherFields;
    if (isFull() || (old.empty() && young.empty()))
        return;
    QHash<QString, Span> later;
    later.reserve(qsizetype(young.size()));
    for (const UnknownField &field : young)
        later.insert(field.key, field.value);
    QSet<QString> seen;
    seen.reserve(qsizetype(old.size()));
    for (const UnknownField &field : old) {
        seen.insert(field.key);
        const auto match = later.constFind(field.key);
        const QByteArrayView now =
            match == later.cend() ? QByteArrayView() : m_answers.after.raw(match.value());
        addChanges(Kind::OtherField, {}, topPath(field.key), m_answers.before.raw(field.value), now);
    }
    for (const UnknownField &field : young) {
        if (!seen.contains(field.key))
            addChanges(Kind::OtherField, {}, topPath(field.key), {}, m_answers.after.raw(field.value));
    }
}

void Finder::compareMetadata()
{
    addChanges(Kind::Metadata, {}, metadataKey, sentMetadata(m_answers.before),
               sentMetadata(m_answers.after));
}

void Finder::compareContacts()
{
    if (isFull())
        return;
    const auto &[before, after] = m_answers;
    const QString path = QStringLiteral("contacts");
    const bool hasLinks = before.contacts.hasValue() && after.contacts.hasValue();
    const auto isSameElement = [](QByteArrayView a, QByteArrayView b) { return isSameJson(a, b); };
    const auto old = strayElements(before);
    const auto young = strayElements(after);
    const bool hasSameStrays =
        std::equal(old.begin(), old.end(), young.begin(), young.end(), isSameElement);
    const bool isSameWhole =
        before.contacts.state() == after.contacts.state()
        && (!before.contacts.isUnreadable()
            || isSameJson(before.raw(before.contacts.raw()), after.raw(after.contacts.raw())));
    if (!isSameWhole || !hasSameStrays)
        add({Kind::Contacts, path, {}, {}, {}});
    if (hasLinks)
        compareLinks();
}

QString linkPath(const DealContact &link, std::size_t position)
{
    const QString name = link.id.get() ? identifierText(*link.id) : QString::number(position);
    return QStringLiteral("contacts[%1]").arg(name);
}

QUuid contactOf(const DealContact &link)
{
    return link.contactId.get() ? *link.contactId : QUuid();
}

void Finder::addOneSided(Kind kind, const DealContact &link, std::size_t position)
{
    const bool isBefore = kind == Kind::ContactLeft;
    const QByteArray whole = (isBefore ? m_answers.before : m_answers.after).raw(link.whole).toByteArray();
    add({kind, linkPath(link, position), contactOf(link), isBefore ? whole : QByteArray(),
         isBefore ? QByteArray() : whole});
}

void Finder::compareLinks()
{
    const auto &old = m_answers.before.links();
    const auto &young = m_answers.after.links();
    const LinkPairs pairs = linkPairs(m_answers.before, m_answers.after);
    for (std::size_t i = 0; i < young.size() && !isFull(); ++i) {
        if (pairs.beforeOf[i] == LinkPairs::none) {
            addOneSided(Kind::ContactJoined, young[i], i);
            continue;
        }
        const DealContact &earlier = old[std::size_t(pairs.beforeOf[i])];
        if (m_answers.before.raw(earlier.whole) != m_answers.after.raw(young[i].whole))
            compareLink(earlier, young[i], linkPath(young[i].id.get() ? young[i] : earlier, i));
    }
    for (const std::size_t position : pairs.left)
        addOneSided(Kind::ContactLeft, old[position], position);
}

void Finder::compareLink(const DealContact &before, const DealContact &after, const QString &path)
{
    const QByteArrayView old = m_answers.before.raw(before.whole);
    const QByteArrayView young = m_answers.after.raw(after.whole);
    const auto sent = [](QByteArrayView link) {
        QHash<QString, QByteArrayView> members;
        for (const JsonChild &child : jsonChildren(link)) {
            const QString key = jsonString(child.key);
            if (!members.contains(key))
                members.insert(key, child.value);
        }
        return members;
    };
    const auto oldMembers = sent(old);
    const auto youngMembers = sent(young);
    const QUuid contactId = contactOf(after.contactId.get() ? after : before);
    const auto compareSent = [&](const QString &key) {
        addChanges(Kind::ContactField, contactId, path + jsonPathKey(key), oldMembers.value(key),
                   youngMembers.value(key));
    };
    for (const auto &field : linkFields) {
        if (isCounted(field.key) && !field.isSame(m_answers, before, after))
            add({Kind::ContactField, path + u'.' + field.key, contactId,
                 oldMembers.value(field.key).toByteArray(), youngMembers.value(field.key).toByteArray()});
    }
    compareSent(metadataKey);
    QStringList others = oldMembers.keys() + youngMembers.keys();
    others.sort();
    others.removeDuplicates();
    for (const QString &key : std::as_const(others)) {
        if (key != metadataKey && !knownLinkField(key))
            compareSent(key);
    }
}

// What was sent for fields of the contract, found in one walk over each answer.
void addSentFields(std::vector<Difference> &found, const Deal &before, const Deal &after)
{
    const auto isSentField = [](const Difference &difference) {
        return difference.kind == Kind::Field || difference.kind == Kind::Contacts;
    };
    if (std::none_of(found.cbegin(), found.cend(), isSentField))
        return;
    const auto old = sentFields(before);
    const auto young = sentFields(after);
    for (Difference &difference : found) {
        for (std::size_t i = 0; i < old.size() && isSentField(difference); ++i) {
            if (difference.path != QLatin1StringView(old[i].key))
                continue;
            difference.before = old[i].json.toByteArray();
            difference.after = young[i].json.toByteArray();
        }
    }
}

} // namespace

std::vector<Difference> differences(const Deal &before, const Deal &after)
{
    if (!differ(before, after))
        return {};
    Finder finder(before, after, Finder::Clocks::Count, maxDifferences);
    finder.run();
    std::vector<Difference> found = finder.take();
    addSentFields(found, before, after);
    return found;
}

bool differ(const Deal &before, const Deal &after)
{
    if (before.body == after.body)
        return false;
    Finder finder(before, after, Finder::Clocks::Ignore, 1);
    finder.run();
    return !finder.take().empty();
}

} // namespace sidelight
