// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/boxmodel.h"

#include "app/domain/dealreference.h"
#include "app/domain/folding.h"
#include "app/text/boxtext.h"
#include "app/text/errortext.h"
#include "app/text/querytext.h"
#include "app/text/rowtext.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace sidelight {

namespace {

constexpr QChar commandMark = u'>';

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression gaps(QStringLiteral("[^\\w]+"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    return folded(text).split(gaps, Qt::SkipEmptyParts);
}

// Each word that was typed begins one of the command's.
bool isCalled(const BoxCommand &command, const QStringList &typed)
{
    const QStringList words = wordsOf(command.text);
    return std::all_of(typed.begin(), typed.end(), [&words](const QString &beginning) {
        return std::any_of(words.begin(), words.end(),
                           [&beginning](const QString &word) { return word.startsWith(beginning); });
    });
}

std::vector<FoundDeal>::iterator findDeal(std::vector<FoundDeal> &deals, const QUuid &id)
{
    return std::find_if(deals.begin(), deals.end(),
                        [&id](const FoundDeal &deal) { return deal.row.id == id; });
}

} // namespace

BoxModel::BoxModel(QLocale locale, QObject *parent)
    : QAbstractListModel(parent)
    , m_locale(std::move(locale))
{}

void BoxModel::setText(const QString &text)
{
    const QString before = std::exchange(m_text, text.trimmed());
    if (m_text != before)
        m_isAnswered = false;
    if (!isSearch()) {
        m_found.clear();
        m_problem.reset();
        m_isAnswered = true; // there is nothing to find
    }
    arrange();
}

bool BoxModel::isSearch() const
{
    return !m_text.isEmpty() && !m_text.startsWith(commandMark);
}

void BoxModel::setCommands(std::vector<BoxCommand> commands)
{
    beginResetModel(); // rows name commands by their place
    m_commands = std::move(commands);
    fill();
    endResetModel();
}

void BoxModel::setFound(const QString &text, const Result<std::vector<FoundDeal>> &deals)
{
    if (text != m_text || !isSearch())
        return;
    if (!std::exchange(m_isAnswered, true))
        m_found.clear();
    m_problem = deals ? std::nullopt : std::optional(deals.error());
    const auto found = deals ? *deals : std::vector<FoundDeal>();
    for (const FoundDeal &deal : found) {
        const auto shown = findDeal(m_found, deal.row.id);
        if (shown == m_found.end())
            m_found.push_back(deal);
        else
            *shown = deal;
    }
    arrange();
}

void BoxModel::setIndexing(bool isIndexing)
{
    if (isIndexing == std::exchange(m_isIndexing, isIndexing) || !isSearch())
        return;
    arrange();
}

void BoxModel::setList(const DealList &list)
{
    if (list.group == DealGroup::Pinned)
        m_pinned = list.rows;
    else if (list.group == DealGroup::Recent)
        m_recent = list.rows;
    else
        return;
    if (m_text.isEmpty())
        arrange();
}

void BoxModel::clear()
{
    m_text.clear();
    m_isAnswered = true;
    m_found.clear();
    m_problem.reset();
    m_pinned.clear();
    m_recent.clear();
    arrange();
}

void BoxModel::arrange()
{
    beginResetModel();
    fill();
    endResetModel();
}

void BoxModel::fill()
{
    m_entries.clear();
    if (m_text.isEmpty())
        addLists();
    else
        addResults();
}

void BoxModel::addLists()
{
    const auto plain = [](const std::vector<DealRow> &rows, const std::vector<DealRow> &but) {
        std::vector<FoundDeal> deals;
        for (const DealRow &row : rows) {
            const bool isThere = std::any_of(but.begin(), but.end(),
                                             [&row](const DealRow &other) { return other.id == row.id; });
            if (!isThere)
                deals.push_back({row, {}, std::nullopt});
        }
        return deals;
    };
    addDeals(boxPinnedText(), plain(m_pinned, {}));
    addDeals(boxRecentText(), plain(m_recent, m_pinned));
    if (m_entries.empty())
        m_entries.push_back({Kind::Note, boxNothingText()});
}

void BoxModel::addResults()
{
    if (m_text.startsWith(commandMark)) {
        addCommands(m_text.mid(1));
        if (m_entries.empty())
            m_entries.push_back({Kind::Note, boxNoCommandText()});
        return;
    }
    const auto id = parseDealReference(m_text);
    if (id) {
        Entry entry{Kind::Reference, boxOpenText(*id)};
        entry.deal.row.id = *id;
        m_entries.push_back(entry);
    }
    addDeals(boxDealsText(), m_found);
    addCommands(m_text);
    addSearchNote();
    if (!id)
        m_entries.push_back({Kind::All, boxAllText(m_text)});
}

/// What is to be known of the search; where all is well, nothing.
void BoxModel::addSearchNote()
{
    if (m_problem)
        m_entries.push_back({Kind::Note, errorText(*m_problem).sentences()});
    else if (m_isIndexing)
        m_entries.push_back({Kind::Note, queryNoteText({QueryNote::Kind::Indexing, {}})});
}

void BoxModel::addDeals(const QString &heading, const std::vector<FoundDeal> &deals)
{
    if (!deals.empty())
        m_entries.push_back({Kind::Heading, heading});
    for (const FoundDeal &deal : deals)
        m_entries.push_back({Kind::Deal, {}, deal});
}

void BoxModel::addCommands(const QString &typed)
{
    const QStringList words = wordsOf(typed);
    const std::size_t before = m_entries.size();
    for (std::size_t place = 0; place < m_commands.size(); ++place) {
        if (isCalled(m_commands[place], words))
            m_entries.push_back({Kind::Command, {}, {}, place});
    }
    if (m_entries.size() > before)
        m_entries.insert(m_entries.begin() + std::ptrdiff_t(before), {Kind::Heading, boxCommandsText()});
}

int BoxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

Qt::ItemFlags BoxModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Entry &entry = m_entries[std::size_t(index.row())];
    const Qt::ItemFlags choosable = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    switch (entry.kind) {
    case Kind::Heading:
    case Kind::Note: return Qt::ItemNeverHasChildren;
    case Kind::Command:
        return m_commands[entry.command].isEnabled ? choosable : Qt::ItemFlags(Qt::ItemNeverHasChildren);
    case Kind::Reference:
    case Kind::Deal:
    case Kind::All: return choosable;
    }
    Q_UNREACHABLE();
}

QVariant BoxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[std::size_t(index.row())];
    if (role == KindRole)
        return int(entry.kind);
    switch (entry.kind) {
    case Kind::Deal: return dealData(entry.deal, role);
    case Kind::Command: return commandData(entry.command, role);
    case Kind::Heading:
    case Kind::Note:
    case Kind::Reference:
    case Kind::All: break;
    }
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole
        || (role == Qt::ToolTipRole && entry.kind == Kind::Note))
        return entry.text;
    return role == IdRole && entry.kind == Kind::Reference ? QVariant(entry.deal.row.id) : QVariant();
}

QVariant BoxModel::dealData(const FoundDeal &deal, int role) const
{
    const DealRow &row = deal.row;
    const QString title = rowTitle(row);
    switch (role) {
    case Qt::DisplayRole: return title;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString sentence = rowSentence(row, QDate::currentDate(), m_locale);
        return deal.part ? boxFoundSentence(sentence, foundText(*deal.part).text) : sentence;
    }
    case IdRole: return row.id;
    case AsideRole: return rowAmountText(row, m_locale);
    case DetailRole: return deal.part ? foundText(*deal.part).text : rowPlaceText(row);
    // They count in the name as it was sent; where it is shown otherwise, they would be beside it.
    case TitleMatchesRole: return title == row.name ? QVariant::fromValue(deal.inName) : QVariant();
    case DetailMatchesRole:
        return deal.part ? QVariant::fromValue(foundText(*deal.part).places) : QVariant();
    case IsDimRole: return row.outcome != Outcome::Open || row.isMissing;
    default: return {};
    }
}

QVariant BoxModel::commandData(std::size_t place, int role) const
{
    const BoxCommand &command = m_commands[place];
    switch (role) {
    case Qt::DisplayRole: return command.text;
    case Qt::AccessibleTextRole: return boxCommandSentence(command.text, command.keys, command.isEnabled);
    case CommandRole: return int(place);
    case AsideRole: return command.keys;
    case IsDimRole: return !command.isEnabled;
    default: return {};
    }
}

} // namespace sidelight
