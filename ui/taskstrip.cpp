// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taskstrip.h"

#include "app/text/tasktext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sidelight {

namespace {

using State = DealTask::State;

constexpr int progressHeight = 4;

// Of what asks for the reader's eye, most first.
int rank(const DealTask &task)
{
    switch (task.state) {
    case State::Running: return 0;
    case State::Stopped: return 1;
    case State::Paused: return 2;
    case State::Waiting: return 3;
    case State::Cancelled:
    case State::Done: break;
    }
    return 4;
}

// Of several reports the newest is shown first.
const DealTask *shownOf(const std::vector<DealTask> &tasks)
{
    const DealTask *shown = nullptr;
    for (const DealTask &task : tasks) {
        if (!shown || rank(task) < rank(*shown) || (task.isOver() && shown->isOver()))
            shown = &task;
    }
    return shown;
}

} // namespace

TaskStrip::TaskStrip(QLocale locale, QWidget *parent)
    : QFrame(parent)
    , m_locale(std::move(locale))
    , m_label(wrappedLabel(QStringLiteral("taskText"), this))
    , m_waiting(plainLabel(QStringLiteral("tasksWaiting"), this))
    , m_progress(new QProgressBar(this))
    , m_goOn(button(QStringLiteral("taskGoOn"), &TaskStrip::goOnOrPause))
    , m_details(button(QStringLiteral("taskDetails"), &TaskStrip::showDetails))
    , m_end(button(QStringLiteral("taskEnd"), &TaskStrip::end))
{
    setObjectName(QStringLiteral("taskStrip"));
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_details->setText(tr("Details …"));
    m_progress->setObjectName(QStringLiteral("taskProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(progressHeight);

    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_label, 1);
    row->addWidget(m_waiting);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QToolButton *one : {m_goOn, m_details, m_end})
        buttons->addWidget(one, 0, Qt::AlignVCenter);
    row->addLayout(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    layout->setSpacing(6);
    layout->addLayout(row);
    layout->addWidget(m_progress);
    applyLooks();
    hide();
}

QToolButton *TaskStrip::button(const QString &objectName, void (TaskStrip::*act)())
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

void TaskStrip::setTasks(const std::vector<DealTask> &tasks)
{
    const DealTask *shown = shownOf(tasks);
    const std::optional<DealTask> task = shown ? std::optional(*shown) : std::nullopt;
    const auto others = int(std::count_if(tasks.begin(), tasks.end(), [shown](const DealTask &other) {
        return &other != shown && !other.isOver();
    }));
    const bool isSame = m_task == task && m_others == others;
    m_task = task;
    m_others = others;
    if (!m_task)
        m_isUnkept = false;
    else if (!isSame)
        showTask();
    setVisible(m_task.has_value());
}

void TaskStrip::setUnkept()
{
    m_isUnkept = m_task.has_value();
    if (m_task)
        showTask();
}

bool TaskStrip::isStopped() const
{
    return m_task && m_task->state == State::Stopped;
}

void TaskStrip::showTask()
{
    m_label->setText(words());
    m_label->setAccessibleName(m_label->text());
    m_waiting->setText(m_others > 0
                           ? tr("%1 more are waiting", nullptr, m_others).arg(m_locale.toString(m_others))
                           : QString());
    m_waiting->setVisible(m_others > 0);
    m_progress->setRange(0, std::max(m_task->total, 1));
    m_progress->setValue(m_task->done());
    m_progress->setVisible(!m_task->isOver());
    showButtons();
    applyLooks();
    update();
}

void TaskStrip::showButtons()
{
    const bool isAtWork = m_task->state == State::Running || m_task->state == State::Waiting;
    m_goOn->setText(isAtWork ? tr("Pause") : tr("Go on"));
    m_goOn->setVisible(!m_task->isOver());
    m_details->setVisible(!m_task->failures.isEmpty());
    m_end->setText(m_task->isOver() ? tr("Close") : isStopped() ? tr("Remove") : tr("Cancel"));
}

QString TaskStrip::words() const
{
    QStringList parts{taskTitle(*m_task, m_locale)};
    if (!m_task->isOver())
        parts << progressText(*m_task, m_locale);
    if (!isStopped() && m_task->state != State::Done)
        parts << stateText(*m_task, m_locale);
    if (m_task->isOver())
        parts << taskReport(*m_task, m_locale);
    QStringList lines{parts.join(QStringLiteral(" · "))};
    if (isStopped())
        lines << stopText(*m_task, m_locale);
    if (m_isUnkept)
        lines << tr("It could not be written down, and ends when Sidelight does.");
    return lines.join(u'\n');
}

void TaskStrip::goOnOrPause()
{
    const bool isAtWork = m_task->state == State::Running || m_task->state == State::Waiting;
    if (isAtWork)
        Q_EMIT pauseWanted(m_task->id);
    else
        Q_EMIT resumeWanted(m_task->id);
}

void TaskStrip::end()
{
    if (m_task->isOver() || isStopped())
        Q_EMIT removeWanted(m_task->id);
    else
        Q_EMIT cancelWanted(m_task->id);
}

void TaskStrip::showDetails()
{
    Q_EMIT detailsWanted(m_task->id);
}

void TaskStrip::applyLooks()
{
    // The side is the interface's, whatever the direction of the words.
    m_label->setAlignment((layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)
                          | Qt::AlignAbsolute | Qt::AlignVCenter);
    const Colors colors(palette());
    setTextColor(m_label, isStopped() ? colors.warning : colors.text);
    setTextColor(m_waiting, colors.dim);
    for (QToolButton *one : {m_goOn, m_details, m_end}) {
        setTextColor(one, isStopped() ? colors.warning : colors.accent);
        one->setFont(scaledFont(font(), 1, QFont::DemiBold));
    }
}

void TaskStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LayoutDirectionChange)
        applyLooks();
    QFrame::changeEvent(event);
}

void TaskStrip::paintEvent(QPaintEvent *)
{
    const Colors colors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isStopped() ? colors.warningTint : colors.chip);
    painter.drawRoundedRect(contentsRect(), 4, 4);
}

} // namespace sidelight
