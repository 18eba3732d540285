// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/exportdialog.h"

#include "app/text/dealtext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace sidelight {

namespace {

constexpr int narrowest = 460;

QString suffix(ExportChoice::Format format)
{
    switch (format) {
    case ExportChoice::Format::Csv: return QStringLiteral("csv");
    case ExportChoice::Format::Json: return QStringLiteral("json");
    case ExportChoice::Format::Pdf: return QStringLiteral("pdf");
    }
    Q_UNREACHABLE();
}

template <typename Widget>
Widget *named(const char *name, Widget *widget)
{
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

/// An ampersand in a name is no mnemonic.
QString literal(const QString &text)
{
    return QString(text).replace(u'&', QStringLiteral("&&"));
}

} // namespace

ExportDialog::ExportDialog(const QString &deal, qint64 listed, const QString &scope, QLocale locale,
                           QWidget *parent)
    : QDialog(parent)
    , m_locale(std::move(locale))
    , m_deal(named("exportDeal", new QRadioButton(this)))
    , m_list(named("exportList", new QRadioButton(this)))
    , m_format(named("exportFormat", new QComboBox(this)))
    , m_separatorLabel(new QLabel(tr("&Separator"), this))
    , m_separator(named("csvSeparator", new QComboBox(this)))
    , m_byteOrderMark(named("csvByteOrderMark", new QCheckBox(this)))
    , m_guard(named("csvGuard", new QCheckBox(this)))
    , m_progress(named("exportProgress", new QProgressBar(this)))
    , m_report(wrappedLabel(QStringLiteral("exportReport"), this))
    , m_export(named("startExport", new QPushButton(tr("&Export …"), this)))
    , m_close(named("closeExport", new QPushButton(tr("&Close"), this)))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export"));
    m_progress->hide();
    m_report->hide();
    m_export->setDefault(true);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addLayout(choices(deal, listed, scope));
    layout->addWidget(m_progress);
    layout->addWidget(m_report);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(narrowest);
    updateChoices();
}

QFormLayout *ExportDialog::choices(const QString &deal, qint64 listed, const QString &scope)
{
    m_deal->setText(tr("This deal: %1").arg(literal(shortName(deal))));
    m_deal->setEnabled(!deal.isEmpty());
    QString list =
        tr("The list as it is shown: %1 deal(s)", nullptr, int(listed)).arg(m_locale.toString(listed));
    if (!scope.isEmpty())
        list += QStringLiteral(" · ") + literal(shortName(scope));
    m_list->setText(list);
    m_list->setEnabled(listed > 0);
    (deal.isEmpty() ? m_list : m_deal)->setChecked(true);
    m_format->addItem(tr("CSV, for spreadsheets"), int(ExportChoice::Format::Csv));
    m_format->addItem(tr("JSON, for programs"), int(ExportChoice::Format::Json));
    m_format->addItem(tr("PDF, for paper"), int(ExportChoice::Format::Pdf));
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::updateChoices);

    auto *what = new QVBoxLayout;
    what->addWidget(m_deal);
    what->addWidget(m_list);
    auto *form = new QFormLayout;
    form->addRow(tr("What"), what);
    form->addRow(tr("&Format"), m_format);
    addCsvChoices(form);
    return form;
}

void ExportDialog::addCsvChoices(QFormLayout *form)
{
    m_separator->addItem(tr("Comma"), QChar(u','));
    m_separator->addItem(tr("Semicolon"), QChar(u';'));
    m_separator->addItem(tr("Tab"), QChar(u'\t'));
    // Spreadsheets expect a semicolon where the comma parts decimals.
    m_separator->setCurrentIndex(m_locale.decimalPoint() == u"," ? 1 : 0);
    m_byteOrderMark->setText(tr("Begin with a &byte-order mark, which Excel needs for accents"));
    m_byteOrderMark->setChecked(true);
    m_guard->setText(tr("Put ' before &texts that a spreadsheet would take for a formula"));
    m_guard->setChecked(true);
    m_separatorLabel->setBuddy(m_separator);
    form->addRow(m_separatorLabel, m_separator);
    form->addRow(m_byteOrderMark);
    form->addRow(m_guard);
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice choice;
    choice.isList = m_list->isChecked();
    choice.format = ExportChoice::Format(m_format->currentData().toInt());
    choice.csv = {m_separator->currentData().toChar().toLatin1(), m_byteOrderMark->isChecked(),
                  m_guard->isChecked()};
    return choice;
}

void ExportDialog::chooseFile()
{
    const ExportChoice wanted = choice();
    auto *dialog = new QFileDialog(this, tr("Export to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix(wanted.format));
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile((wanted.isList ? tr("deals") : tr("deal")) + u'.' + suffix(wanted.format));
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::begin);
    dialog->open();
}

void ExportDialog::begin(const QString &file)
{
    ExportChoice wanted = choice();
    wanted.file = file;
    m_isRunning = true;
    m_report->hide();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_close->setText(tr("&Cancel"));
    updateChoices();
    Q_EMIT exportWanted(wanted);
}

void ExportDialog::updateChoices()
{
    const bool isCsv = choice().format == ExportChoice::Format::Csv;
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_separatorLabel, m_separator, m_byteOrderMark, m_guard})
        widget->setEnabled(isCsv && !m_isRunning);
    m_format->setEnabled(!m_isRunning);
    m_export->setEnabled(!m_isRunning && (m_deal->isEnabled() || m_list->isEnabled()));
}

void ExportDialog::setProgress(qint64 done, qint64 all)
{
    m_progress->setRange(0, int(all));
    m_progress->setValue(int(done));
}

void ExportDialog::setReport(const QString &text, bool isProblem)
{
    m_isRunning = false;
    m_progress->hide();
    m_close->setText(tr("&Close"));
    m_report->setText(text);
    m_report->setVisible(!text.isEmpty());
    const Colors colors(palette());
    setTextColor(m_report, isProblem ? colors.warning : palette().color(QPalette::WindowText));
    updateChoices();
    // A dialog does not grow for text that wraps, and what stands above it would be cut off.
    resize(size().expandedTo({0, layout()->totalHeightForWidth(width())}));
}

void ExportDialog::reject()
{
    if (m_isRunning)
        Q_EMIT cancelWanted();
    else
        QDialog::reject();
}

} // namespace sidelight
