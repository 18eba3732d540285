// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterline.h"

#include "app/domain/liststate.h"
#include "app/text/dealtext.h"
#include "app/text/querytext.h"
#include "ui/clearbutton.h"
#include "ui/colors.h"
#include "ui/filterhelp.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace sidelight {

bool isTyping(const QKeyEvent &event)
{
    const auto others = ~(Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const QString text = event.text();
    return !text.isEmpty() && text[0].isPrint() && !text[0].isSpace() && !(event.modifiers() & others);
}

FilterLine::FilterLine(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_narrow(new QPushButton(tr("Narrow down"), this))
    , m_help(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_notes(wrappedLabel(QStringLiteral("filterNotes"), this))
{
    m_edit->setObjectName(QStringLiteral("filter"));
    m_edit->setAccessibleName(tr("Filter"));
    m_edit->setPlaceholderText(tr("Filter: words, stage:…, amount>…"));
    m_clear = addClearButton(*m_edit);
    m_edit->addAction(symbolIcon(Symbol::Search), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    // Not textEdited, which the button that clears leaves out.
    connect(m_edit, &QLineEdit::textChanged, this, &FilterLine::filterChanged);
    addButtons();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_edit, 1);
    row->addWidget(m_narrow);
    row->addWidget(m_help);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_notes);
    m_notes->hide();
    setFocusProxy(m_edit);
    applyLooks();
}

void FilterLine::addButtons()
{
    m_narrow->setObjectName(QStringLiteral("narrow"));
    m_narrow->setMenu(m_menu);
    m_menu->setObjectName(QStringLiteral("narrowMenu"));
    connect(m_menu, &QMenu::aboutToShow, this, &FilterLine::fillMenu);
    m_help->setObjectName(QStringLiteral("filterHelp"));
    m_help->setIcon(symbolIcon(Symbol::Question));
    m_help->setToolTip(tr("What can be typed here (F1)"));
    m_help->setAccessibleName(tr("What can be typed into the filter"));
    m_help->setFocusPolicy(Qt::StrongFocus);
    connect(m_help, &QToolButton::clicked, this, &FilterLine::openHelp);
}

void FilterLine::openHelp()
{
    openFilterHelp(*m_edit);
}

void FilterLine::setText(const QString &text)
{
    const QSignalBlocker blocker(m_edit);
    if (text != m_edit->text()) // else the cursor would jump to the end
        m_edit->setText(text);
    m_clear->setVisible(!text.isEmpty());
}

QString FilterLine::text() const
{
    return m_edit->text();
}

void FilterLine::clear()
{
    m_edit->clear();
}

void FilterLine::type(const QString &typed)
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->end(false);
    m_edit->insert(typed);
}

void FilterLine::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterLine::setNotes(const std::vector<QueryNote> &notes)
{
    QStringList lines;
    for (const QueryNote &note : notes)
        lines << queryNoteText(note);
    lines.removeDuplicates();
    m_notes->setText(lines.join(u'\n'));
    m_notes->setVisible(!lines.isEmpty());
}

void FilterLine::setCurrencies(const QStringList &currencies)
{
    m_currencies = currencies;
}

// All of it writes modifiers into the line, so that there is one filter, and it is seen.
void FilterLine::fillMenu()
{
    m_menu->clear();
    std::vector<std::pair<QString, QString>> outcomes;
    for (const auto &[outcome, value] :
         {std::pair(Outcome::Open, QStringLiteral("open")), std::pair(Outcome::Won, QStringLiteral("won")),
          std::pair(Outcome::Lost, QStringLiteral("lost")),
          std::pair(Outcome::Deleted, QStringLiteral("deleted"))})
        outcomes.emplace_back(outcomeText(outcome), value);
    addChoice(tr("Outcome"), QStringLiteral("outcome"), outcomes);
    addChoice(tr("Period"), QStringLiteral("period"),
              {{tr("One time"), QStringLiteral("one_time")},
               {tr("Monthly"), QStringLiteral("monthly")},
               {tr("Quarterly"), QStringLiteral("quarterly")},
               {tr("Annual"), QStringLiteral("annual")},
               {tr("Not set"), QStringLiteral("none")}});
    std::vector<std::pair<QString, QString>> currencies;
    for (const QString &currency : std::as_const(m_currencies))
        currencies.emplace_back(currency, currency);
    currencies.emplace_back(tr("Not set"), QStringLiteral("none"));
    addChoice(tr("Currency"), QStringLiteral("currency"), currencies);
    m_menu->addSeparator();
    addToggle(tr("Overdue"), QStringLiteral("overdue"));
    addToggle(tr("Changed since you last looked"), QStringLiteral("changed"));
    addToggle(tr("Pinned"), QStringLiteral("pinned"));
    addToggle(tr("Copy older than a day"), QStringLiteral("stale"));
}

void FilterLine::addChoice(const QString &title, const QString &word,
                           const std::vector<std::pair<QString, QString>> &values)
{
    QMenu *menu = m_menu->addMenu(title);
    auto *group = new QActionGroup(menu);
    const QString chosen = modifierValue(text(), word).value_or(QString());
    const auto add = [&](QString words, const QString &value) {
        QAction *action = menu->addAction(words.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(chosen.compare(value, Qt::CaseInsensitive) == 0);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, word, value] { m_edit->setText(withModifier(text(), word, value)); });
    };
    add(tr("Any"), QString());
    menu->addSeparator();
    for (const auto &[words, value] : values)
        add(words, value);
}

void FilterLine::addToggle(const QString &title, const QString &word)
{
    QAction *action = m_menu->addAction(title);
    action->setCheckable(true);
    action->setChecked(modifierValue(text(), word).has_value());
    connect(action, &QAction::triggered, this,
            [this, word] { m_edit->setText(withToggled(text(), word)); });
}

bool FilterLine::takeKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter: Q_EMIT left(); return true;
    case Qt::Key_F1: openHelp(); return true;
    default: return false;
    }
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride) {
        // Else the window would take F1 for its own help.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F1 || key == Qt::Key_Escape)
            event->accept();
    }
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && takeKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QWidget::eventFilter(watched, event);
}

void FilterLine::applyLooks()
{
    setTextColor(m_notes, Colors(palette()).dim);
}

void FilterLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
