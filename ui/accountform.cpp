// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/accountform.h"

#include "app/text/accounttext.h"
#include "app/text/connectiontext.h"
#include "app/text/errortext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"
#include "ui/plaintext.h"

#include <QButtonGroup>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace sidelight {

namespace {

constexpr int documentedKeyLength = 52;
constexpr int longestName = 100;
constexpr int shortestKey = 8; // what is shorter is a word, and stands in names
constexpr int discSide = 14;

using Verdict = ConnectionText::Verdict;

/// With a rim, which is seen on a selected row alone.
QIcon disc(const QColor &color, const QColor &rim)
{
    QIcon icon;
    for (const int ratio : {1, 2, 3}) {
        QPixmap pixmap(discSide * ratio, discSide * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(rim, 1.5));
        painter.setBrush(color);
        painter.drawEllipse(QRectF(1, 1, discSide - 2, discSide - 2));
        painter.end();
        for (const QIcon::Mode mode :
             {QIcon::Normal, QIcon::Selected}) // not mixed with the selection's colour
            icon.addPixmap(pixmap, mode);
    }
    return icon;
}

QString keyForm()
{
    return QStringLiteral("bsk_live_…");
}

} // namespace

QIcon accountIcon(const Account &account, const QPalette &palette)
{
    const Colors colors(palette);
    return disc(account.isSample ? colors.dim : accountColor(account.color, palette), colors.page);
}

AccountForm::AccountForm(QLocale locale, QWidget *parent)
    : QWidget(parent)
    , m_locale(std::move(locale))
    , m_rows(new QFormLayout(this))
    , m_key(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_colors(new QButtonGroup(this))
    , m_hint(plainLabel(QStringLiteral("keyHint"), this))
    , m_problem(plainLabel(QStringLiteral("keyProblem"), this))
    , m_test(new QPushButton(tr("&Test connection"), this))
    , m_reportTitle(plainLabel(QStringLiteral("reportTitle"), this))
    , m_report(plainLabel(QStringLiteral("report"), this))
{
    m_key->setObjectName(QStringLiteral("key"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("API key"));
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setAccessibleName(tr("Address of the service"));
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(tr("Name of the account"));
    m_name->setPlaceholderText(tr("As you like, for example Sales"));
    m_name->setMaxLength(longestName);
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_test->setAutoDefault(false); // Return in a field submits
    addRows();
    connect(m_key, &QLineEdit::textChanged, this, &AccountForm::hint);
    connect(m_address, &QLineEdit::textChanged, this, &AccountForm::forgetReport);
    for (const QLineEdit *field : {m_key, m_address, m_name})
        connect(field, &QLineEdit::returnPressed, this, &AccountForm::submit);
    connect(m_test, &QPushButton::clicked, this, &AccountForm::test);
    setFocusProxy(m_key);
    setAccount({});
    applyLooks();
}

void AccountForm::addRows()
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_rows->addRow(tr("&Key"), m_key);
    m_rows->addRow(QString(), m_hint);
    m_rows->addRow(tr("&Address"), m_address);
    m_rows->addRow(tr("&Name"), m_name);
    m_colorRow = colorRow();
    m_rows->addRow(tr("Colour"), m_colorRow);
    m_rows->addRow(m_problem);
    m_rows->addRow(testRow());
    for (QLabel *label : {m_hint, m_problem, m_reportTitle, m_report})
        label->setWordWrap(true);
    for (QLabel *label : {m_hint, m_problem, m_reportTitle, m_report})
        label->hide();
}

QWidget *AccountForm::colorRow()
{
    const QString names[accountColorCount] = {tr("Blue"), tr("Green"), tr("Orange"), tr("Violet"),
                                              tr("Red"),  tr("Teal"),  tr("Pink"),   tr("Grey")};
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    for (int color = 0; color < accountColorCount; ++color) {
        auto *button = new QToolButton(row);
        button->setObjectName(QStringLiteral("color%1").arg(color));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setIconSize({discSide, discSide});
        button->setToolTip(names[color]);
        button->setAccessibleName(names[color]);
        button->setFocusPolicy(Qt::StrongFocus);
        m_colors->addButton(button, color);
        layout->addWidget(button);
    }
    layout->addStretch();
    return row;
}

QWidget *AccountForm::testRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_test, 0, Qt::AlignLeft);
    layout->addWidget(m_reportTitle);
    layout->addWidget(m_report);
    return row;
}

void AccountForm::setColorsShown(bool areShown)
{
    m_rows->setRowVisible(m_colorRow, areShown);
}

void AccountForm::setAccount(const Account &account)
{
    m_account = account;
    m_key->clear();
    m_key->setPlaceholderText(account.id.isEmpty() ? keyForm()
                                                   : tr("Unchanged; paste another to replace it"));
    m_address->setText((account.origin.isEmpty() ? defaultOrigin() : account.origin).toString());
    m_name->setText(account.name);
    if (QAbstractButton *button = m_colors->button(account.color))
        button->setChecked(true);
    hint();
}

void AccountForm::setKeyMissing()
{
    m_key->setPlaceholderText(keyForm());
}

void AccountForm::hint()
{
    forgetReport();
    const QString typed = m_key->text().trimmed();
    const bool hasForm = typed.size() == documentedKeyLength;
    QString words;
    switch (keyKind(typed.toLatin1())) {
    case KeyKind::None: break;
    case KeyKind::Live:
        words = hasForm ? tr("A live key: it reads the real deals.")
                        : tr("A live key, though not as long as usual.");
        break;
    case KeyKind::Test:
        words = hasForm ? tr("A test key: it reads test data.")
                        : tr("A test key, though not as long as usual.");
        break;
    case KeyKind::Other: words = tr("Keys usually begin with bsk_live_ or bsk_test_."); break;
    }
    m_hint->setText(words);
    m_hint->setVisible(!words.isEmpty());
}

void AccountForm::forgetReport()
{
    for (QLabel *label : {m_problem, m_reportTitle, m_report})
        label->hide();
    m_isAsking = false;
}

/// What was typed, or nothing and a word about it.
std::optional<AccountForm::Filled> AccountForm::filled()
{
    if (QLineEdit *field = fieldWithKey()) {
        refuse(tr("A key belongs in its own field: anywhere else it would be shown and written down."),
               field);
        return std::nullopt;
    }
    const auto origin = parseOrigin(m_address->text());
    // The kept key went to the kept address, and goes to no other.
    const bool mayStayEmpty = !m_account.id.isEmpty() && origin && *origin == m_account.origin;
    QByteArray key;
    if (!mayStayEmpty || !m_key->text().trimmed().isEmpty()) {
        const auto typed = parseKey(m_key->text());
        if (!typed) {
            refuse(errorText(typed.error()).sentences(), m_key);
            return std::nullopt;
        }
        key = *typed;
    }
    if (!origin) {
        refuse(errorText(origin.error()).sentences(), m_address);
        return std::nullopt;
    }
    Filled filled{m_account, key};
    filled.account.origin = *origin;
    filled.account.name = m_name->text().simplified();
    filled.account.color = m_colors->checkedId();
    return filled;
}

/// One that is shown and not kept secret, with what is or looks like a key; else nothing.
QLineEdit *AccountForm::fieldWithKey() const
{
    const QString key = m_key->text().trimmed();
    for (QLineEdit *field : {m_address, m_name}) {
        const QString text = field->text();
        const bool hasKey = key.size() >= shortestKey && text.contains(key, Qt::CaseInsensitive);
        if (hasKey || text.contains(QLatin1StringView("bsk_"), Qt::CaseInsensitive))
            return field;
    }
    return nullptr;
}

void AccountForm::refuse(const QString &words, QLineEdit *field)
{
    forgetReport();
    m_problem->setText(words);
    m_problem->setAccessibleName(m_problem->text());
    m_problem->show();
    field->setFocus();
}

void AccountForm::submit()
{
    const auto given = filled();
    if (!given)
        return;
    m_key->setText(QString()); // no second place holds the key, and no undo brings it back
    Q_EMIT submitted(given->account, given->key);
}

void AccountForm::test()
{
    const auto given = filled();
    if (!given)
        return;
    forgetReport();
    m_isAsking = true; // the button stays enabled, for the keyboard's sake: it would go to the next one
    m_tested = given->account.origin;
    m_reportTitle->setText(tr("Asking %1 …").arg(given->account.origin.host()));
    m_reportTitle->show();
    applyLooks();
    Q_EMIT testWanted(given->account, given->key);
}

void AccountForm::setReport(const Result<Tenant> &report)
{
    if (!m_isAsking) // something else was typed meanwhile
        return;
    const ConnectionText words =
        connectionText(report, m_tested, QDateTime::currentDateTimeUtc(), m_locale);
    m_isAsking = false;
    m_verdict = int(words.verdict);
    constexpr int widestWord = 320;
    m_reportTitle->setText(breakable(words.title, m_reportTitle->fontMetrics(), widestWord));
    m_report->setText(breakable(words.explanation, m_report->fontMetrics(), widestWord));
    m_report->setVisible(!words.explanation.isEmpty());
    m_reportTitle->setAccessibleName(words.title + QStringLiteral(". ") + words.explanation);
    applyLooks();
}

void AccountForm::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_hint, colors.dim);
    setTextColor(m_problem, colors.warning);
    setTextColor(m_report, colors.dim);
    m_reportTitle->setFont(scaledFont(font(), 1, QFont::DemiBold));
    setTextColor(m_reportTitle, m_isAsking                           ? colors.dim
                                : m_verdict == int(Verdict::Good)    ? colors.good
                                : m_verdict == int(Verdict::Limited) ? colors.warning
                                                                     : colors.bad);
    for (QAbstractButton *button : m_colors->buttons())
        button->setIcon(disc(accountColor(m_colors->id(button), palette()), colors.page));
}

void AccountForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
