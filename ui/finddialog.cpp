// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/finddialog.h"

#include "app/domain/dealtask.h"
#include "app/text/errortext.h"
#include "app/text/tasktext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

FindDialog::FindDialog(QLocale locale, QWidget *parent)
    : QDialog(parent)
    , m_locale(std::move(locale))
    , m_intro(wrappedLabel(QStringLiteral("findIntro"), this))
    , m_warning(wrappedLabel(QStringLiteral("findWarning"), this))
    , m_state(wrappedLabel(QStringLiteral("findState"), this))
    , m_progress(new QProgressBar(this))
    , m_cost(wrappedLabel(QStringLiteral("findCost"), this))
    , m_go(new QPushButton(tr("&Read the list"), this))
{
    setObjectName(QStringLiteral("findDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find my deals"));
    m_intro->setText(tr("Sidelight asks the service which deals there are. From the list it takes the IDs "
                        "alone; the deals themselves are then asked for one by one."));
    m_warning->setText(tr("This relies on an answer that the service has not published. It may change or "
                          "stop at any time."));
    m_progress->setObjectName(QStringLiteral("findProgress"));
    m_progress->setAccessibleName(tr("Reading the list"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    QSizePolicy kept = m_progress->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(kept);
    m_progress->hide();
    m_go->setObjectName(QStringLiteral("findGo"));
    m_go->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_go, QDialogButtonBox::ActionRole);
    connect(m_go, &QPushButton::clicked, this, &FindDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    for (QWidget *widget : {static_cast<QWidget *>(m_intro), static_cast<QWidget *>(m_warning),
                            static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_progress),
                            static_cast<QWidget *>(m_cost)})
        layout->addWidget(widget);
    layout->addStretch(1);
    layout->addWidget(buttons);
    applyLooks();
    resize(520, 300);
}

void FindDialog::setUsage(const Usage &usage)
{
    m_usage = usage;
}

void FindDialog::setListed(int listed)
{
    m_state->setText(
        tr("Reading the list: %1 deals so far.", nullptr, listed).arg(m_locale.toString(listed)));
}

void FindDialog::setFound(const Result<FoundDeals> &found)
{
    m_progress->hide();
    m_go->setEnabled(true);
    if (!found) {
        m_state->setText(errorText(found.error()).sentences() + u' ' + tr("Nothing was changed."));
        return;
    }
    m_unknown = found->unknown;
    const int unknown = int(m_unknown.size());
    m_state->setText(foundText(found->listed, unknown, m_locale));
    m_cost->setText(unknown > 0 ? costText(costOf(unknown, m_usage), m_locale) : QString());
    m_go->setText(unknown > 0 ? tr("&Get them") : tr("&Read the list"));
}

void FindDialog::take()
{
    if (m_unknown.isEmpty())
        readList();
    else
        get();
}

void FindDialog::readList()
{
    m_go->setEnabled(false);
    m_progress->show();
    m_cost->clear();
    setListed(0);
    Q_EMIT listWanted();
}

void FindDialog::get()
{
    accept();
    Q_EMIT importWanted(m_unknown);
}

void FindDialog::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_warning, colors.warning);
    setTextColor(m_cost, colors.dim);
    m_state->setFont(scaledFont(font(), 1, QFont::DemiBold));
}

void FindDialog::changeEvent(QEvent *event)
{
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_go)
        applyLooks();
    QDialog::changeEvent(event);
}

} // namespace sidelight
