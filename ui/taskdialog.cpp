// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taskdialog.h"

#include "app/text/tasktext.h"
#include "ui/linelist.h"
#include "ui/plainlabel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace sidelight {

TaskDialog::TaskDialog(QLocale locale, QWidget *parent)
    : QDialog(parent)
    , m_locale(std::move(locale))
    , m_title(wrappedLabel(QStringLiteral("taskTitle"), this))
    , m_report(wrappedLabel(QStringLiteral("taskReport"), this))
    , m_failures(new LineList(QStringLiteral("taskFailures"), tr("What could not be got"), this))
    , m_more(wrappedLabel(QStringLiteral("taskMore"), this))
{
    setObjectName(QStringLiteral("taskDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What could not be got"));
    m_title->setFont(scaledFont(font(), 1, QFont::DemiBold));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy all"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("copyFailures"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, m_failures, &LineList::copyAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_title);
    layout->addWidget(m_report);
    layout->addWidget(m_failures, 1);
    layout->addWidget(m_more);
    layout->addWidget(buttons);
    m_failures->setFocus();
    resize(640, 400);
}

void TaskDialog::setTask(const DealTask &task)
{
    m_title->setText(taskTitle(task, m_locale));
    QStringList report{taskReport(task, m_locale)};
    if (task.wait)
        report << stateText(task, m_locale);
    if (task.stop)
        report << stopText(task, m_locale);
    m_report->setText(report.join(u'\n'));
    QStringList lines;
    for (const DealTask::Failure &failure : task.failures)
        lines << failureText(failure);
    m_failures->setLines(lines);
    const int more = task.missing + task.unreadable + task.refused - int(task.failures.size());
    m_more->setText(tr("%1 more are not listed.", nullptr, more).arg(m_locale.toString(more)));
    m_more->setVisible(more > 0);
}

} // namespace sidelight
