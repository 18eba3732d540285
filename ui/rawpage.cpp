// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rawpage.h"

#include "app/domain/jsontext.h"
#include "app/text/freshnesstext.h"
#include "ui/clearbutton.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/plaintext.h"
#include "ui/scrollbar.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>

namespace sidelight {

namespace {

// A text widget with more would be felt; Copy always takes the whole answer.
constexpr qsizetype maxShownBytes = 1024 * 1024;

// Never ends in the middle of a character.
qsizetype shownBytes(const QByteArray &utf8)
{
    if (utf8.size() <= maxShownBytes)
        return utf8.size();
    qsizetype end = maxShownBytes;
    while (end > maxShownBytes - 4 && (utf8[end] & 0xc0) == 0x80)
        --end;
    return end;
}

} // namespace

RawPage::RawPage(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_facts(plainLabel(QStringLiteral("answerFacts"), this))
    , m_cut(plainLabel(QStringLiteral("answerCut"), this))
    , m_findState(plainLabel(QStringLiteral("findState"), this))
    , m_indent(new QCheckBox(tr("&Indent"), this))
    , m_find(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
{
    m_find->setObjectName(QStringLiteral("findInAnswer"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find in the answer"));
    addClearButton(*m_find);
    m_find->setMaximumWidth(220);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(m_find, &QLineEdit::textChanged, this, [this] { sayFound(true); });
    auto *previous = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_Return), m_find);
    previous->setContext(Qt::WidgetShortcut);
    connect(previous, &QShortcut::activated, this, [this] { find(true); });

    m_indent->setObjectName(QStringLiteral("indentAnswer"));
    m_indent->setChecked(true);
    connect(m_indent, &QCheckBox::toggled, this, &RawPage::fill);
    auto *copy = new QPushButton(tr("&Copy answer"), this);
    copy->setObjectName(QStringLiteral("copyAnswer"));
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_body)); });

    m_text->setObjectName(QStringLiteral("answer"));
    m_text->setAccessibleName(tr("The answer as it was received"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFrameShape(QFrame::NoFrame);
    usePlainScrollBars(*m_text);
    m_text->setTabChangesFocus(true);
    m_facts->setWordWrap(true);
    m_cut->setWordWrap(true);
    m_cut->hide();
    m_findState->setWordWrap(true);
    m_findState->hide();

    auto *bar = new QHBoxLayout;
    bar->setSpacing(12);
    bar->addWidget(m_facts, 1);
    bar->addWidget(m_indent);
    bar->addWidget(m_findState);
    bar->addWidget(m_find);
    bar->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(m_cut);
    layout->addWidget(m_text, 1);
    setTabOrder(m_find, copy);
    setTabOrder(copy, m_text);
    applyLooks();
}

void RawPage::applyLooks()
{
    setTextColor(m_findState, Colors(palette()).dim);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(pointSize(font())); // so that it grows with all other text
    m_text->setFont(fixed);
}

void RawPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

void RawPage::setAnswer(const QByteArray &body, const QDateTime &receivedAt, bool canIndent)
{
    m_facts->setText(answerText(receivedAt, body.size(), m_locale));
    if (body == m_body && canIndent == m_canIndent && m_isFilled)
        return;
    m_body = body;
    m_canIndent = canIndent;
    m_indent->setEnabled(canIndent);
    m_isFilled = false;
    if (isVisible())
        fill();
}

void RawPage::fill()
{
    m_isFilled = true;
    sayFound(true); // of another text, nothing is known yet
    const QByteArray shown = m_body.left(shownBytes(m_body));
    const bool isIndented = m_canIndent && m_indent->isChecked();
    const Excerpt beginning = excerpt(QString::fromUtf8(isIndented ? jsonIndented(shown) : shown));
    m_text->setPlainText(beginning.text);
    m_cut->setVisible(beginning.isCut || shown.size() < m_body.size());
    m_cut->setText(tr("Only the beginning of %1 is shown. Copy takes the whole answer.")
                       .arg(m_locale.formattedDataSize(m_body.size())));
}

void RawPage::focusText()
{
    m_text->setFocus();
}

void RawPage::startFinding()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void RawPage::find(bool backward)
{
    const auto flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_find->text().isEmpty())
        return;
    bool isFound = m_text->find(m_find->text(), flags);
    if (!isFound) {
        // Round the end, as every search in a page does.
        const QTextCursor before = m_text->textCursor();
        m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
        isFound = m_text->find(m_find->text(), flags);
        if (!isFound)
            m_text->setTextCursor(before);
    }
    sayFound(isFound);
}

void RawPage::sayFound(bool isFound)
{
    const bool isCut = !m_cut->isHidden();
    const QString words = isCut ? tr("Not found in the part that is shown") : tr("Not found");
    m_findState->setText(isFound ? QString() : words);
    m_findState->setVisible(!isFound);
    m_find->setAccessibleDescription(m_findState->text()); // where a screen reader is
}

void RawPage::showEvent(QShowEvent *event)
{
    if (!m_isFilled)
        fill();
    QWidget::showEvent(event);
}

} // namespace sidelight
