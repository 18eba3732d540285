// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/historypage.h"

#include "app/models/differencemodel.h"
#include "app/models/versionmodel.h"
#include "app/text/datetext.h"
#include "app/text/errortext.h"
#include "app/text/pasttext.h"
#include "ui/colors.h"
#include "ui/copycells.h"
#include "ui/elidedlabel.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"
#include "ui/twolinedelegate.h"
#include "ui/valuedialog.h"

#include <QEvent>
#include <QHeaderView>
#include <QListView>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

/// A version: when it came and how long ago, and what changed with it.
class VersionDelegate : public TwoLineDelegate
{
public:
    using TwoLineDelegate::TwoLineDelegate;

protected:
    TwoLines lines(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors colors(option.palette);
        const bool isReadable = index.data(VersionModel::IsReadableRole).toBool();
        TwoLines row;
        row.title = {index.data().toString(), isReadable ? colors.text : colors.dim,
                     isReadable ? QFont::DemiBold : QFont::Normal};
        const QString age = index.data(VersionModel::AgeRole).toString();
        const QFontMetrics metrics(scaledFont(option.font, 1, QFont::DemiBold));
        constexpr int around = 40;
        if (metrics.horizontalAdvance(row.title.text + age) + around <= option.rect.width())
            row.aside = {age, colors.dim}; // else the time would be cut for it
        row.detail = {index.data(VersionModel::SummaryRole).toString(),
                      isReadable ? colors.dim : colors.warning};
        return row;
    }
};

} // namespace

HistoryPage::HistoryPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_versions(new VersionModel(m_locale, this))
    , m_differences(new DifferenceModel(m_locale, this))
    , m_slip(elidedLabel(QStringLiteral("slip"), 2, this))
    , m_notWho(elidedLabel(QStringLiteral("notWho"), 2, this))
    , m_splitter(new QSplitter(this))
    , m_list(new QListView(this))
    , m_title(elidedLabel(QStringLiteral("comparisonTitle"), 2, this))
    , m_table(new QTableView(this))
    , m_message(plainLabel(QStringLiteral("comparisonMessage"), this))
{
    m_notWho->setText(tr("Sidelight knows what changed between two copies on this computer, never who "
                         "changed it or when exactly."));
    m_splitter->setObjectName(QStringLiteral("historySplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(versionList());
    m_splitter->addWidget(comparison());
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({400, 600});

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_slip);
    layout->addWidget(m_splitter, 1);
    layout->addWidget(m_notWho);
    setFocusProxy(m_list);
    applyLooks();
    clear();
}

QWidget *HistoryPage::versionList()
{
    m_list->setObjectName(QStringLiteral("versions"));
    m_list->setAccessibleName(tr("Versions of the deal"));
    m_list->setModel(m_versions);
    m_list->setItemDelegate(new VersionDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_list);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    addCopyShortcut(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryPage::compare);
    return m_list;
}

QWidget *HistoryPage::comparison()
{
    auto *page = new QWidget(this);
    m_table->setObjectName(QStringLiteral("differences"));
    m_table->setAccessibleName(tr("What differs"));
    m_table->setModel(m_differences);
    m_table->setItemDelegate(new PlainDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_table);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    addCopyShortcut(m_table);
    connect(m_table, &QTableView::activated, this, &HistoryPage::showValue);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *layout = new QVBoxLayout(page);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_message);
    layout->addWidget(m_table, 1);
    return page;
}

void HistoryPage::setPeople(const People &people)
{
    m_versions->setPeople(people);
    m_differences->setPeople(people);
}

void HistoryPage::setPerson(const Person &person)
{
    m_versions->setPerson(person);
    m_differences->setPerson(person);
}

void HistoryPage::clear()
{
    m_versions->setVersions({}, {});
    for (QWidget *part : {static_cast<QWidget *>(m_slip), static_cast<QWidget *>(m_title),
                          static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_table),
                          static_cast<QWidget *>(m_notWho)})
        part->hide();
    m_list->show(); // it takes the keyboard while the past is on its way
}

void HistoryPage::setPast(const Result<DealPast> &past, const QDateTime &now)
{
    if (!past) {
        m_versions->setVersions({}, now);
        m_list->hide();
        m_title->hide();
        say(errorText(past.error()).sentences());
        return;
    }
    const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    const int number =
        selected.size() == 1 ? selected.constFirst().data(VersionModel::NumberRole).toInt() : 0;
    const bool wasNewest = selected.size() == 1 && selected.constFirst().row() == 0;
    m_versions->setVersions(shownVersions(past->versions), now);
    m_list->show();
    const QString slipped = slipText(slip(past->versions), m_locale);
    m_slip->setText(slipped);
    m_slip->setVisible(!slipped.isEmpty());
    m_notWho->show();
    if (selected.size() > 1 && m_list->selectionModel()->hasSelection())
        compare(); // their bodies may be gone
    else
        select(wasNewest ? 0 : m_versions->rowOf(number));
}

int HistoryPage::count() const
{
    return m_versions->rowCount();
}

// A row that is not there any more stands for the newest.
void HistoryPage::select(int row)
{
    const QModelIndex index = m_versions->index(std::max(row, 0));
    if (index.isValid())
        m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    compare();
}

void HistoryPage::compare()
{
    QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    m_differences->clear();
    m_title->hide();
    if (selected.isEmpty() || selected.size() > 2) {
        say(m_versions->rowCount() == 0 ? tr("No version of this deal is kept on this computer.")
                                        : tr("Select one version to see what changed with it, or two to "
                                             "compare them."));
        return;
    }
    std::sort(selected.begin(), selected.end());
    const DealVersion &after = m_versions->version(selected.constFirst().row());
    const DealVersion *before = selected.size() == 2 ? &m_versions->version(selected.constLast().row())
                                                     : m_versions->before(selected.constFirst().row());
    if (!after.deal || !before) {
        say(versionText(after, before, m_locale));
        return;
    }
    compareTwo(*before, after);
}

void HistoryPage::compareTwo(const DealVersion &before, const DealVersion &after)
{
    const auto when = [this](const DealVersion &version) {
        return momentText(Moment::of(version.receivedAt), m_locale);
    };
    m_title->setText(tr("%1 compared with %2").arg(when(after), when(before)));
    m_title->show();
    if (!before.deal) {
        say(tr("The earlier one cannot be compared: %1").arg(versionText(before, nullptr, m_locale)));
        return;
    }
    m_differences->setVersions(before.deal, after.deal);
    say(m_differences->rowCount() > 0 ? QString() : tr("Nothing differs in these two versions."));
}

void HistoryPage::say(const QString &text)
{
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
    m_table->setVisible(text.isEmpty());
}

void HistoryPage::showValue(const QModelIndex &index)
{
    const QString label = index.siblingAtColumn(DifferenceModel::FieldColumn).data().toString();
    const QByteArray sent = index.data(DifferenceModel::SentRole).toByteArray();
    if (sent.isEmpty())
        openValueDialog(this, label, index.data().toString());
    else
        openJsonDialog(this, label, sent);
}

void HistoryPage::applyLooks()
{
    const Colors colors(palette());
    m_slip->setFont(scaledFont(font(), 1, QFont::Medium));
    m_title->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_notWho->setFont(scaledFont(font(), smallText));
    m_notWho->setColor(colors.dim);
    setTextColor(m_message, colors.dim);
    const int gap = 12; // to the list; a layout does not mirror its margins
    m_table->parentWidget()->layout()->setContentsMargins(isRightToLeft() ? 0 : gap, 8,
                                                          isRightToLeft() ? gap : 0, 0);
    const QFontMetrics metrics(font());
    m_table->verticalHeader()->setDefaultSectionSize(metrics.height() + 12);
    const int width = metrics.horizontalAdvance(QStringLiteral("Expected close date")) + 16;
    m_table->setColumnWidth(DifferenceModel::FieldColumn, width);
    m_table->setColumnWidth(DifferenceModel::BeforeColumn, width + width / 3);
}

void HistoryPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
