// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copiesdialog.h"

#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "app/text/storetext.h"
#include "app/text/verifytext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

namespace sidelight {

CopiesDialog::CopiesDialog(QString account, QLocale locale, QWidget *parent)
    : QDialog(parent)
    , m_account(std::move(account))
    , m_locale(std::move(locale))
    , m_file(wrappedLabel(QStringLiteral("storeFile"), this))
    , m_size(wrappedLabel(QStringLiteral("storeSize"), this))
    , m_notEncrypted(wrappedLabel(QStringLiteral("notEncrypted"), this))
    , m_keep(new QComboBox(this))
    , m_apply(new QPushButton(tr("&Apply"), this))
    , m_preview(wrappedLabel(QStringLiteral("pruneText"), this))
    , m_check(new QPushButton(tr("&Check the copies"), this))
    , m_report(wrappedLabel(QStringLiteral("verifyText"), this))
    , m_wipe(new QPushButton(tr("&Remove all copies of this account …"), this))
{
    setObjectName(QStringLiteral("copiesDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Copies on this computer"));
    m_notEncrypted->setText(
        tr("The copies are not encrypted: keep them on an encrypted disk, or remove them here, if others "
           "can use this computer."));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const QString captions[] = {tr("File"), tr("Size"), tr("Past to keep")};
    for (int row = 0; row < int(std::size(captions)); ++row) {
        m_captions[row] = plainLabel(QString(), this);
        m_captions[row]->setText(captions[row]);
        grid->addWidget(m_captions[row], row, 0, row == 2 ? Qt::AlignVCenter : Qt::AlignTop);
    }
    grid->addWidget(m_file, 0, 1);
    grid->addWidget(m_size, 1, 1);
    grid->addLayout(keepRow(), 2, 1);
    grid->addWidget(m_preview, 3, 1);
    grid->addLayout(checkRow(), 4, 1);
    grid->addWidget(m_report, 5, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_wipe, QDialogButtonBox::DestructiveRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(14);
    layout->addLayout(grid);
    layout->addWidget(m_notEncrypted);
    layout->addStretch(1);
    layout->addWidget(buttons);
    applyLooks();
    resize(600, 380);
}

QLayout *CopiesDialog::keepRow()
{
    m_keep->setObjectName(QStringLiteral("retention"));
    m_keep->setAccessibleName(tr("Past to keep"));
    m_keep->addItem(tr("Everything"), 0);
    m_keep->addItem(tr("2 years"), 730);
    m_keep->addItem(tr("1 year"), 365);
    m_keep->addItem(tr("90 days"), 90);
    m_apply->setObjectName(QStringLiteral("applyRetention"));
    m_apply->setEnabled(false);
    connect(m_keep, &QComboBox::currentIndexChanged, this, &CopiesDialog::estimate);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_retention = days();
        m_apply->setEnabled(false);
        m_preview->setText({});
        Q_EMIT retentionChosen(m_retention);
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_keep);
    row->addWidget(m_apply);
    row->addStretch(1);
    return row;
}

QLayout *CopiesDialog::checkRow()
{
    m_check->setObjectName(QStringLiteral("checkCopies"));
    m_wipe->setObjectName(QStringLiteral("removeCopies"));
    for (QPushButton *button : {m_apply, m_check, m_wipe})
        button->setAutoDefault(false);
    connect(m_check, &QPushButton::clicked, this, [this] {
        m_check->setEnabled(false);
        m_report->setText(tr("Checking …"));
        Q_EMIT verifyWanted();
    });
    connect(m_wipe, &QPushButton::clicked, this, &CopiesDialog::confirmWipe);
    auto *row = new QHBoxLayout;
    row->addWidget(m_check);
    row->addStretch(1);
    return row;
}

void CopiesDialog::setStatus(const StoreStatus &status)
{
    m_status = status;
    m_file->setText(status.file.isEmpty() ? tr("None: this run keeps its copies in memory only.")
                                          : QDir::toNativeSeparators(status.file));
    const bool isWritable = status.mode == StoreStatus::Mode::ReadWrite
                            || status.mode == StoreStatus::Mode::MemoryWanted
                            || status.mode == StoreStatus::Mode::MemoryForced;
    m_keep->setEnabled(isWritable);
    m_wipe->setEnabled(isWritable);
}

void CopiesDialog::setSize(const Result<StoreSize> &size)
{
    m_deals = size ? size->deals : 0;
    m_size->setText(size ? sizeText(*size, m_locale) : errorText(size.error()).sentences());
    m_report->setText({}); // of what was there before
}

void CopiesDialog::setRetention(int days)
{
    m_retention = days;
    if (m_keep->findData(days) < 0) // set by hand, somewhere else
        m_keep->addItem(tr("%n day(s)", nullptr, days), days);
    m_keep->setCurrentIndex(m_keep->findData(days));
}

int CopiesDialog::days() const
{
    return m_keep->currentData().toInt();
}

void CopiesDialog::estimate()
{
    m_preview->setText({});
    m_apply->setEnabled(days() == 0 && m_retention != 0); // to keep all removes nothing
    if (days() == 0)
        return;
    ++m_estimates;
    Q_EMIT estimateWanted(days());
}

void CopiesDialog::setEstimate(const Result<PruneEstimate> &estimate)
{
    m_estimates = std::max(m_estimates - 1, 0);
    if (days() == 0 || m_estimates > 0)
        return; // something else was chosen meanwhile
    m_preview->setText(estimate ? pruneText(*estimate, m_locale) : errorText(estimate.error()).sentences());
    m_apply->setEnabled(estimate && (days() != m_retention || estimate->versions > 0));
}

void CopiesDialog::setReport(const Result<VerifyReport> &report)
{
    m_check->setEnabled(true);
    m_report->setText(report ? verifyText(*report, m_locale) : errorText(report.error()).sentences());
}

void CopiesDialog::confirmWipe()
{
    auto *question = new QMessageBox(QMessageBox::Warning, windowTitle(), {}, QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("wipeQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setTextFormat(Qt::PlainText);
    question->setText(tr("Remove all copies of “%2” from this computer, %1 deal(s)?", nullptr, int(m_deals))
                          .arg(m_locale.toString(m_deals), isolated(m_account)));
    question->setInformativeText(
        tr("Their past, your pins and your marks go with them and cannot be brought back. Nothing changes "
           "in the CRM."));
    QPushButton *remove = question->addButton(tr("Remove all copies"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("confirmWipe"));
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(remove, &QPushButton::clicked, this, &CopiesDialog::wipeWanted);
    question->open();
}

void CopiesDialog::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_notEncrypted, colors.dim);
    for (QLabel *caption : m_captions)
        setTextColor(caption, colors.dim);
}

void CopiesDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_captions[0])
        applyLooks();
    QDialog::changeEvent(event);
}

} // namespace sidelight
