// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/emptylist.h"

#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

EmptyList::EmptyList(QWidget *parent)
    : QWidget(parent)
    , m_title(wrappedLabel(QStringLiteral("emptyTitle"), this))
    , m_explanation(wrappedLabel(QStringLiteral("emptyExplanation"), this))
    , m_action(new QPushButton(this))
{
    m_title->setAlignment(Qt::AlignCenter);
    m_explanation->setAlignment(Qt::AlignCenter);
    m_action->setObjectName(QStringLiteral("emptyAction"));
    connect(m_action, &QPushButton::clicked, this, &EmptyList::actionTriggered);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(48, 24, 48, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addSpacing(8);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    applyLooks();
}

void EmptyList::say(const QString &title, const QString &explanation, const QString &action)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyList::applyLooks()
{
    m_title->setFont(scaledFont(font(), 1.25, QFont::DemiBold));
    setTextColor(m_explanation, Colors(palette()).dim);
}

void EmptyList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
