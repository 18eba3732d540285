// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/openbox.h"

#include "app/domain/dealreference.h"
#include "app/models/boxmodel.h"
#include "app/text/errortext.h"
#include "ui/boxpopup.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/symbols.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QRegularExpression>
#include <QStyle>

namespace sidelight {

namespace {

constexpr qsizetype mostSearched = 200; // characters; more are a document and no words

// Meant to lead to a deal, so that searching for it would hide the slip.
bool looksLikeReference(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("^\\{?[0-9a-fA-F]{4,}-[-0-9a-fA-F]+\\}?$"));
    const QString typed = text.trimmed();
    return isOwnLink(typed) || typed.contains(u"://") || digits.match(typed).hasMatch();
}

} // namespace

OpenBox::OpenBox(QLocale locale, QWidget *parent)
    : QLineEdit(parent)
    , m_model(new BoxModel(std::move(locale), this))
{
    setObjectName(QStringLiteral("openBox"));
    setPlaceholderText(tr("Open or search: paste a deal ID or link, or type a name"));
    setAccessibleName(tr("Open or search: a deal's ID or link, words, or > and a command"));
    setMaxLength(8192); // a whole document pasted by mistake is not worth keeping
    addAction(symbolIcon(Symbol::Search), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textEdited, this, &OpenBox::takeEdit);
}

void OpenBox::setCommands(const QMenu &menu)
{
    m_menu = &menu;
}

void OpenBox::setFound(const QString &text, const Result<std::vector<FoundDeal>> &deals)
{
    if (text != m_model->text())
        return;
    m_model->setFound(text, deals);
    setAccessibleDescription(deals ? tr("%n deal(s) found", nullptr, int(deals->size()))
                                   : errorText(deals.error()).sentences());
    if (const auto modifiers = std::exchange(m_awaited, std::nullopt); modifiers && isListOpen())
        accept(*modifiers);
}

void OpenBox::setIndexing(bool isIndexing)
{
    m_model->setIndexing(isIndexing);
}

void OpenBox::searchAgain()
{
    if (isListOpen() && m_model->isSearch())
        Q_EMIT searchWanted(m_model->text());
}

void OpenBox::setList(const DealList &list)
{
    m_model->setList(list);
}

void OpenBox::reset()
{
    closeList();
    m_model->clear();
}

void OpenBox::takeEdit()
{
    m_awaited.reset();
    if (namesSeveralDeals(text())) {
        const QString several = text();
        finish();
        Q_EMIT manyPasted(several);
    } else if (text().trimmed().isEmpty()) {
        closeList();
    } else {
        openList();
    }
}

void OpenBox::takePaste()
{
    const QString pasted = QGuiApplication::clipboard()->text();
    if (namesSeveralDeals(pasted))
        Q_EMIT manyPasted(pasted); // whole: here, it would be cut off
    else
        paste();
}

void OpenBox::openList()
{
    if (!m_popup) {
        m_popup = new BoxPopup(*m_model, *this);
        connect(m_popup, &BoxPopup::clicked, this, &OpenBox::take);
    }
    const bool isSame = isListOpen() && m_model->text() == text().trimmed();
    if (!isListOpen() && m_menu) {
        std::vector<BoxCommand> commands;
        m_actions.clear();
        addCommands(*m_menu, {}, commands);
        m_model->setCommands(std::move(commands));
    }
    if (!isSame) {
        m_model->setText(text());
        m_popup->forgetChoice();
    }
    m_popup->open();
    if (m_model->text().isEmpty())
        Q_EMIT listsWanted();
    else if (!isSame && m_model->isSearch())
        Q_EMIT searchWanted(m_model->text());
}

void OpenBox::addCommands(const QMenu &menu, const QString &path, std::vector<BoxCommand> &commands)
{
    for (QAction *action : menu.actions()) {
        const QString text = action->text().remove(u'&');
        const QString name = path.isEmpty() ? text : tr("%1: %2", "menu, command").arg(path, text);
        if (action->isSeparator() || !action->isVisible())
            continue;
        if (QMenu *inner = action->menu()) {
            Q_EMIT inner->aboutToShow(); // some are filled then
            addCommands(*inner, name, commands);
            continue;
        }
        m_actions << action;
        commands.push_back(
            {name, action->shortcut().toString(QKeySequence::NativeText), action->isEnabled()});
    }
}

void OpenBox::closeList()
{
    m_awaited.reset();
    if (m_popup)
        m_popup->hide();
}

bool OpenBox::isListOpen() const
{
    return m_popup && m_popup->isVisible();
}

void OpenBox::finish()
{
    closeList();
    clear();
}

void OpenBox::accept(Qt::KeyboardModifiers modifiers)
{
    if (!isListOpen()) {
        acceptText(modifiers);
        return;
    }
    const QModelIndex choice = m_popup->choice();
    const auto kind = BoxModel::Kind(choice.data(BoxModel::KindRole).toInt());
    const bool isDecided = m_popup->isChosen() || kind == BoxModel::Kind::Reference;
    if (!isDecided && !m_model->isAnswered())
        m_awaited = modifiers; // what stands first now may be another once it is
    else if (!isDecided && kind == BoxModel::Kind::All)
        acceptText(modifiers);
    else
        take(choice, modifiers);
}

void OpenBox::acceptText(Qt::KeyboardModifiers modifiers)
{
    const QString typed = text().trimmed();
    if (typed.isEmpty())
        return; // what is on screen is not worth an error
    const auto id = parseDealReference(typed);
    if (id) {
        choose(*id, modifiers);
    } else if (looksLikeReference(typed) || typed.size() > mostSearched) {
        closeList();
        selectAll();
        Q_EMIT refused(id.error());
    } else if (!typed.startsWith(u'>')) {
        finish();
        Q_EMIT listWanted(typed);
    }
}

void OpenBox::take(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    if (!index.flags().testFlag(Qt::ItemIsSelectable))
        return;
    switch (BoxModel::Kind(index.data(BoxModel::KindRole).toInt())) {
    case BoxModel::Kind::Reference:
    case BoxModel::Kind::Deal: choose(index.data(BoxModel::IdRole).toUuid(), modifiers); break;
    case BoxModel::Kind::Command: {
        const QPointer<QAction> action = m_actions.value(index.data(BoxModel::CommandRole).toInt());
        finish();
        if (action)
            action->trigger();
        break;
    }
    case BoxModel::Kind::All: {
        const QString typed = m_model->text();
        finish();
        Q_EMIT listWanted(typed);
        break;
    }
    case BoxModel::Kind::Heading:
    case BoxModel::Kind::Note: break;
    }
}

void OpenBox::choose(const QUuid &id, Qt::KeyboardModifiers modifiers)
{
    finish();
    if (modifiers.testFlag(Qt::ControlModifier))
        Q_EMIT dealForTabChosen(id);
    else
        Q_EMIT dealChosen(id);
}

bool OpenBox::moveChoice(int key)
{
    if (!isListOpen()) {
        if (key == Qt::Key_Down)
            openList();
        return key == Qt::Key_Down;
    }
    switch (key) {
    case Qt::Key_Down: m_popup->step(1); return true;
    case Qt::Key_Up: m_popup->step(-1); return true;
    case Qt::Key_PageDown: m_popup->stepPage(1); return true;
    case Qt::Key_PageUp: m_popup->stepPage(-1); return true;
    default: return false;
    }
}

void OpenBox::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->matches(QKeySequence::Paste)) {
        takePaste();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        accept(modifiers);
    } else if (event->key() == Qt::Key_Escape && isListOpen()) {
        closeList();
    } else if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
    } else if (modifiers != Qt::NoModifier || !moveChoice(event->key())) {
        QLineEdit::keyPressEvent(event);
    }
}

void OpenBox::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason) // its own menu
        closeList();
    QLineEdit::focusOutEvent(event);
}

void OpenBox::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : menu->actions()) {
        if (action->objectName() != u"edit-paste")
            continue;
        action->disconnect(this);
        connect(action, &QAction::triggered, this, &OpenBox::takePaste);
    }
    menu->popup(event->globalPos());
}

void OpenBox::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    // Where the placeholder begins on the other side, it would lie below.
    const bool isCrossed = QGuiApplication::inputMethod()->inputDirection() != layoutDirection();
    if (!text().isEmpty() || hasFocus() || isCrossed)
        return;
    const Colors colors(palette());
    QPainter painter(this);
    painter.setFont(scaledFont(font(), smallText));
    const QString keys = QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText);
    const int inner = painter.fontMetrics().horizontalAdvance(keys) + 12;
    constexpr int iconAndMargins = 56;
    if (fontMetrics().horizontalAdvance(placeholderText()) + inner + iconAndMargins > width())
        return;
    const QRect frame =
        QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                            {inner, painter.fontMetrics().height() + 2}, rect().adjusted(8, 0, -8, 0));
    painter.setPen(colors.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(colors.dim);
    painter.drawText(frame, Qt::AlignCenter, keys);
}

} // namespace sidelight
