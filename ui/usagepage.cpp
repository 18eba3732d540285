// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/usagepage.h"

#include "app/text/usagetext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QVBoxLayout>

namespace sidelight {

UsagePage::UsagePage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_scope(wrappedLabel(QStringLiteral("usageScope"), this))
    , m_refresh(new QCheckBox(tr("&Refresh pinned deals every 30 minutes"), this))
    , m_cost(wrappedLabel(QStringLiteral("refreshCost"), this))
    , m_find(new QCheckBox(tr("Offer to &find my deals"), this))
    , m_findNote(wrappedLabel(QStringLiteral("findNote"), this))
{
    setObjectName(QStringLiteral("usagePage"));
    const std::pair<QString, QString> rows[rowCount] = {
        {QStringLiteral("plan"), tr("Plan")},
        {QStringLiteral("usedThisMinute"), tr("Last minute")},
        {QStringLiteral("usedToday"), tr("Today (UTC)")},
        {QStringLiteral("waiting"), tr("Waiting")}};
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < rowCount; ++row) {
        const auto &[name, caption] = rows[row];
        m_captions[row] = plainLabel(QString(), this);
        m_captions[row]->setText(caption);
        m_values[row] = wrappedLabel(name, this);
        m_values[row]->setAccessibleName(caption);
        grid->addWidget(m_captions[row], row, 0, Qt::AlignTop);
        grid->addWidget(m_values[row], row, 1);
    }
    m_scope->setText(tr("Requests that this program has sent with this key. What other programs use of the "
                        "same plan is not in it."));
    m_refresh->setObjectName(QStringLiteral("backgroundRefresh"));
    connect(m_refresh, &QCheckBox::clicked, this, &UsagePage::backgroundRefreshChosen);
    m_cost->setText(
        tr("While Sidelight runs, each pinned deal takes 48 requests a day. When nine tenths of "
           "the day's requests are used, it stops until the next day."));
    m_find->setObjectName(QStringLiteral("findDeals"));
    connect(m_find, &QCheckBox::clicked, this, &UsagePage::findingChosen);
    m_findNote->setText(
        tr("It reads a list that the service has not published, and that may change or stop "
           "at any time."));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addLayout(grid);
    layout->addWidget(m_scope);
    layout->addSpacing(6);
    layout->addWidget(m_refresh);
    layout->addWidget(m_cost);
    layout->addSpacing(6);
    layout->addWidget(m_find);
    layout->addWidget(m_findNote);
    layout->addStretch(1);
    setUsage({}, {});
    applyLooks();
}

void UsagePage::setUsage(const Usage &usage, const QString &plan)
{
    const QString values[rowCount] = {planText(plan, usage.limits, usage.isLearned, m_locale),
                                      minuteUsageText(usage, m_locale), dayUsageText(usage, m_locale),
                                      waitingText(usage, m_locale)};
    for (int row = 0; row < rowCount; ++row)
        m_values[row]->setText(values[row]);
}

void UsagePage::setBackgroundRefresh(bool isOn)
{
    m_refresh->setChecked(isOn);
}

void UsagePage::setFinding(bool isOn)
{
    m_find->setChecked(isOn);
}

void UsagePage::applyLooks()
{
    const Colors colors(palette());
    for (QLabel *caption : m_captions)
        setTextColor(caption, colors.dim);
    setTextColor(m_scope, colors.dim);
    setTextColor(m_cost, colors.dim);
    setTextColor(m_findNote, colors.dim);
}

void UsagePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_captions[0])
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
