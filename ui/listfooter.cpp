// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/listfooter.h"

#include "ui/colors.h"
#include "ui/elidedlabel.h"
#include "ui/plainlabel.h"
#include "ui/valuedialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace sidelight {

ListFooter::ListFooter(QWidget *parent)
    : QWidget(parent)
    , m_count(elidedLabel(QStringLiteral("dealCount"), 1, this))
    , m_all(new QToolButton(this))
{
    auto *sums = new QVBoxLayout;
    sums->setSpacing(2);
    for (ElidedLabel *&label : m_labels) {
        label = elidedLabel(QStringLiteral("totals"), 1, this);
        label->hide();
        sums->addWidget(label);
    }
    sums->addStretch(1);
    auto *end = new QVBoxLayout;
    end->setSpacing(2);
    end->addWidget(m_count, 0, Qt::AlignTrailing);
    end->addWidget(m_all, 0, Qt::AlignTrailing);
    end->addStretch(1);
    m_all->setObjectName(QStringLiteral("allTotals"));
    m_all->setText(tr("All totals …"));
    m_all->setAutoRaise(true);
    m_all->setFocusPolicy(Qt::StrongFocus);
    m_all->hide();
    m_count->setKeptCharacters(12);
    connect(m_all, &QToolButton::clicked, this, &ListFooter::openAll);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(24);
    row->addLayout(sums, 3);
    row->addLayout(end, 2);
    applyLooks();
}

void ListFooter::setTotals(const QStringList &lines)
{
    m_lines = lines;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const bool isUsed = qsizetype(i) < lines.size();
        m_labels[i]->setText(isUsed ? lines[qsizetype(i)] : QString());
        m_labels[i]->setVisible(isUsed);
    }
    m_all->setVisible(lines.size() > qsizetype(m_labels.size()));
    setMinimumHeight(std::max(minimumHeight(), sizeHint().height()));
}

void ListFooter::setCount(const QString &text)
{
    m_count->setText(text);
}

void ListFooter::openAll()
{
    openValueDialog(this, tr("Totals"), m_lines.join(u'\n'));
}

void ListFooter::applyLooks()
{
    const QColor dim = Colors(palette()).dim;
    const QFont small = scaledFont(font(), smallText);
    for (ElidedLabel *label : {m_labels[0], m_labels[1], m_labels[2], m_count}) {
        label->setColor(dim);
        label->setFont(small);
    }
    m_all->setFont(small);
    setMinimumHeight(0);
}

void ListFooter::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
