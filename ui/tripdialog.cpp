// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tripdialog.h"

#include "app/domain/dealtask.h"
#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "app/text/tasktext.h"
#include "ui/colors.h"
#include "ui/linelist.h"
#include "ui/plainlabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

namespace {

QString lineOf(const TripDeal &deal, const QLocale &locale)
{
    const QString name = oneLine(deal.name).trimmed();
    return TripDialog::tr("%1: %2", "deal, what is missing")
        .arg(name.isEmpty() ? untitledText(deal.id) : isolated(cappedName(name)),
             tripDealText(deal, locale));
}

} // namespace

TripDialog::TripDialog(QLocale locale, QWidget *parent)
    : QDialog(parent)
    , m_locale(std::move(locale))
    , m_summary(wrappedLabel(QStringLiteral("tripSummary"), this))
    , m_deals(new LineList(QStringLiteral("tripDeals"), tr("Pinned deals"), this))
    , m_note(wrappedLabel(QStringLiteral("tripNote"), this))
    , m_cost(wrappedLabel(QStringLiteral("tripCost"), this))
    , m_fill(new QPushButton(tr("&Get what is missing"), this))
{
    setObjectName(QStringLiteral("tripDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Ready for a trip?"));
    m_summary->setText(tr("Looking at the copies of the pinned deals …"));
    m_fill->setObjectName(QStringLiteral("tripFill"));
    m_fill->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_fill, QDialogButtonBox::ActionRole);
    connect(m_fill, &QPushButton::clicked, this, &TripDialog::fill);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QWidget *widget : QList<QWidget *>{m_deals, m_note, m_cost})
        widget->hide();
    m_fill->setEnabled(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_summary);
    layout->addWidget(m_deals, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_cost);
    layout->addStretch();
    layout->addWidget(buttons);
    applyLooks();
    resize(560, 400);
}

void TripDialog::setUsage(const Usage &usage)
{
    m_usage = usage;
}

void TripDialog::setReport(const Result<TripReport> &report)
{
    m_report = report ? *report : TripReport();
    if (report)
        showReport();
    else
        m_summary->setText(errorText(report.error()).sentences());
}

void TripDialog::showReport()
{
    m_summary->setText(tripText(m_report, m_locale));
    QStringList lines;
    for (const TripDeal &deal : m_report.deals)
        lines << lineOf(deal, m_locale);
    m_deals->setLines(lines);
    m_deals->setVisible(!lines.isEmpty());
    const bool isNothingPinned = m_report.deals.empty();
    m_note->setText(
        isNothingPinned
            ? tr("Pin each deal that you want with you (%1 while it is open), and check again.")
                  .arg(QKeySequence(Qt::CTRL | Qt::Key_D).toString(QKeySequence::NativeText))
            : tr("A deal that is got now may name further people. Check again once it is here."));
    m_note->setVisible(isNothingPinned || !m_report.dealsToFetch.isEmpty());
    const int requests = int(m_report.dealsToFetch.size() + m_report.peopleToFetch.size());
    m_cost->setText(requests > 0 ? costText(costOf(requests, m_usage), m_locale) : QString());
    m_cost->setVisible(requests > 0);
    m_fill->setEnabled(requests > 0);
}

void TripDialog::fill()
{
    accept();
    Q_EMIT fillWanted(m_report.dealsToFetch, m_report.peopleToFetch);
}

void TripDialog::applyLooks()
{
    const Colors colors(palette());
    m_summary->setFont(scaledFont(font(), 1, QFont::DemiBold));
    setTextColor(m_note, colors.dim);
    setTextColor(m_cost, colors.dim);
}

void TripDialog::changeEvent(QEvent *event)
{
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_fill)
        applyLooks();
    QDialog::changeEvent(event);
}

} // namespace sidelight
