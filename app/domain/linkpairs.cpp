// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/domain/linkpairs.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace sidelight {

namespace {

class Pairing
{
public:
    Pairing(const Deal &before, const Deal &after)
        : m_before(before)
        , m_after(after)
        , m_isPaired(before.links().size())
        , m_beforeOf(after.links().size(), LinkPairs::none)
    {}

    /// Links at the same position, if `may` agrees.
    template <typename May>
    void pairInPlace(May may)
    {
        for (std::size_t at = 0; at < std::min(m_isPaired.size(), m_beforeOf.size()); ++at) {
            if (!m_isPaired[at] && isAlone(at) && may(m_before.links()[at], m_after.links()[at]))
                pair(at, at);
        }
    }

    /// Links with the same key, each in its turn. The key functions give nothing for links that are left
    /// for others.
    template <typename Key, typename EarlierKey, typename LaterKey>
    void pairBy(EarlierKey earlierKey, LaterKey laterKey);

    LinkPairs take();

private:
    bool isAlone(std::size_t later) const { return m_beforeOf[later] == LinkPairs::none; }
    void pair(std::size_t earlier, std::size_t later)
    {
        m_isPaired[earlier] = true;
        m_beforeOf[later] = int(earlier);
    }

    const Deal &m_before;
    const Deal &m_after;
    std::vector<bool> m_isPaired; ///< by earlier position
    std::vector<int> m_beforeOf;
};

template <typename Key, typename EarlierKey, typename LaterKey>
void Pairing::pairBy(EarlierKey earlierKey, LaterKey laterKey)
{
    struct Turns {
        std::vector<std::size_t> earlier;
        std::size_t next = 0;
    };
    QHash<Key, Turns> waiting;
    for (std::size_t at = 0; at < m_isPaired.size(); ++at) {
        if (m_isPaired[at])
            continue;
        if (const std::optional<Key> key = earlierKey(m_before.links()[at]))
            waiting[*key].earlier.push_back(at);
    }
    if (waiting.isEmpty())
        return;
    for (std::size_t at = 0; at < m_beforeOf.size(); ++at) {
        const std::optional<Key> key = isAlone(at) ? laterKey(m_after.links()[at]) : std::nullopt;
        const auto turns = key ? waiting.find(*key) : waiting.end();
        if (turns != waiting.end() && turns->next < turns->earlier.size())
            pair(turns->earlier[turns->next++], at);
    }
}

LinkPairs Pairing::take()
{
    LinkPairs pairs;
    pairs.beforeOf = std::move(m_beforeOf);
    for (std::size_t at = 0; at < m_isPaired.size(); ++at) {
        if (!m_isPaired[at])
            pairs.left.push_back(at);
    }
    return pairs;
}

std::optional<QUuid> linkId(const DealContact &link)
{
    return link.id.get() ? std::optional(*link.id) : std::nullopt;
}

std::optional<QUuid> contactId(const DealContact &link)
{
    return link.contactId.get() ? std::optional(*link.contactId) : std::nullopt;
}

std::optional<QUuid> contactIdAlone(const DealContact &link)
{
    return link.id.get() ? std::nullopt : contactId(link);
}

std::optional<bool> namelessness(const DealContact &link)
{
    return link.id.get() || link.contactId.get() ? std::nullopt : std::optional(true);
}

// Nothing tells the two apart, since they name nothing that both have.
bool mayBeSame(const DealContact &before, const DealContact &after)
{
    return !(before.id.get() && after.id.get()) && !(before.contactId.get() && after.contactId.get());
}

} // namespace

LinkPairs linkPairs(const Deal &before, const Deal &after)
{
    const auto wholeIn = [](const Deal &deal) {
        return [&deal](const DealContact &link) { return std::optional(deal.raw(link.whole)); };
    };
    Pairing pairing(before, after);
    // Nearly all of them, nearly always.
    pairing.pairInPlace([&](const DealContact &earlier, const DealContact &later) {
        return before.raw(earlier.whole) == after.raw(later.whole);
    });
    pairing.pairBy<QByteArrayView>(wholeIn(before), wholeIn(after));
    pairing.pairBy<QUuid>(linkId, linkId);
    pairing.pairBy<QUuid>(contactIdAlone, contactIdAlone);
    pairing.pairBy<QUuid>(contactIdAlone, contactId);
    pairing.pairBy<QUuid>(contactId, contactIdAlone);
    pairing.pairInPlace(mayBeSame);
    pairing.pairBy<bool>(namelessness, namelessness);
    return pairing.take();
}

} // namespace sidelight
