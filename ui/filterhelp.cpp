// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterhelp.h"

#include "app/domain/dealquery.h"
#include "app/text/querytext.h"
#include "ui/colors.h"
#include "ui/plaindelegate.h"
#include "ui/plainlabel.h"

#include <QCoreApplication>
#include <QFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sidelight {

namespace {

struct HelpWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::FilterHelp)
};

QTreeWidget *modifierList(QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setObjectName(QStringLiteral("modifiers"));
    list->setAccessibleName(HelpWords::tr("What can be typed into the filter"));
    list->setFrameShape(QFrame::NoFrame);
    list->setItemDelegate(new PlainDelegate(list));
    list->setHeaderHidden(true);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setColumnCount(2);
    const auto modifiers = queryModifiers();
    int widest = 0;
    for (const QueryModifier &modifier : modifiers) {
        new QTreeWidgetItem(list, {modifier.example, queryHelpText(modifier)});
        widest = std::max(widest, list->fontMetrics().horizontalAdvance(modifier.example));
    }
    list->setColumnWidth(0, widest + 32);
    list->setCurrentItem(list->topLevelItem(0));
    return list;
}

} // namespace

void openFilterHelp(QLineEdit &filter)
{
    auto *popover = new QFrame(&filter, Qt::Popup);
    popover->setObjectName(QStringLiteral("filterPopover"));
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->setFrameShape(QFrame::StyledPanel);
    QLabel *words = wrappedLabel(QStringLiteral("filterWords"), popover);
    words->setText(HelpWords::tr(
        "Words are looked for at the beginning of words, in every field and contact. “Several "
        "words” in quotation marks stand beside each other, and - before a word or line "
        "below leaves out what has it."));
    QTreeWidget *list = modifierList(popover);
    auto *layout = new QVBoxLayout(popover);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(words);
    layout->addWidget(list, 1);
    QObject::connect(list, &QTreeWidget::itemActivated, &filter, [&filter, popover](QTreeWidgetItem *item) {
        const QString before = filter.text().trimmed();
        filter.setText(before.isEmpty() ? item->text(0) : before + u' ' + item->text(0));
        popover->close();
    });
    constexpr int mostRows = 14;
    list->setFixedHeight(std::min(list->topLevelItemCount(), mostRows) * list->sizeHintForRow(0));
    popover->setFixedWidth(std::max(filter.width(), 34 * filter.fontMetrics().averageCharWidth() * 2));
    popover->adjustSize();
    popover->move(filter.mapToGlobal(QPoint(0, filter.height() + 2)));
    popover->show();
    list->setFocus();
}

} // namespace sidelight
