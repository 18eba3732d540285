// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/error.h"
#include "app/domain/founddeal.h"
#include "app/domain/result.h"

#include <QAbstractListModel>
#include <QLocale>

#include <optional>
#include <vector>

namespace sidelight {

struct BoxCommand {
    QString text;
    QString keys; ///< as the system writes them; may be empty
    bool isEnabled = true;
};

/// What the one box offers for what is typed: the deal of an ID or link, deals that were found, commands,
/// and the whole list; while nothing is typed, pinned and recent deals. After `>`, commands alone.
class BoxModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Heading, Note, Reference, Deal, Command, All };
    enum Role {
        KindRole = Qt::UserRole, ///< int, a Kind; the first two cannot be chosen
        IdRole,                  ///< QUuid, Reference and Deal only
        CommandRole,             ///< int, the place in setCommands(); Command only
        AsideRole,               ///< QString, amount or keys
        DetailRole,              ///< QString, the part that matched, else where the deal stands; Deal only
        TitleMatchesRole,        ///< WordPlaces in the display text
        DetailMatchesRole,       ///< the same in DetailRole
        IsDimRole,               ///< bool: won, lost or gone, or a command that cannot be used now
    };

    explicit BoxModel(QLocale locale, QObject *parent = nullptr);

    /// Deals that were found for what was typed before stay until setFound() brings others.
    void setText(const QString &text);
    const QString &text() const { return m_text; } ///< without blanks around it
    void setCommands(std::vector<BoxCommand> commands);
    /// Another text's are passed over. A further answer for the same text changes rows in place and adds
    /// at their end, so that nothing moves while somebody chooses.
    void setFound(const QString &text, const Result<std::vector<FoundDeal>> &deals);
    void setIndexing(bool isIndexing);               ///< more may be found
    bool isSearch() const;                           ///< something is typed, and it is not a command
    bool isAnswered() const { return m_isAnswered; } ///< by setFound(), where there is anything to find
    /// Pinned or Recent; other groups are passed over.
    void setList(const DealList &list);
    void clear(); ///< of another account, nothing stays

    int rowCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Entry {
        Kind kind = Kind::Note;
        QString text;            ///< of all but Deal and Command
        FoundDeal deal = {};     ///< Deal; of Reference, its id alone
        std::size_t command = 0; ///< in m_commands; Command only
    };

    void arrange();
    void fill();
    void addLists();
    void addResults();
    void addSearchNote();
    void addDeals(const QString &heading, const std::vector<FoundDeal> &deals);
    void addCommands(const QString &typed);
    QVariant dealData(const FoundDeal &deal, int role) const;
    QVariant commandData(std::size_t place, int role) const;

    QLocale m_locale;
    QString m_text;
    bool m_isAnswered = true;
    bool m_isIndexing = false;
    std::vector<FoundDeal> m_found;
    std::optional<Error> m_problem; ///< why nothing can be found
    std::vector<DealRow> m_pinned;
    std::vector<DealRow> m_recent;
    std::vector<BoxCommand> m_commands;
    std::vector<Entry> m_entries;
};

} // namespace sidelight
