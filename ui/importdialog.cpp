// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/importdialog.h"

#include "app/domain/dealtask.h"
#include "app/domain/later.h"
#include "app/domain/workers.h"
#include "app/text/dealtext.h"
#include "app/text/tasktext.h"
#include "ui/colors.h"
#include "ui/dropwatch.h"
#include "ui/linelist.h"
#include "ui/plainlabel.h"
#include "ui/scrollbar.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>
#include <functional>

namespace sidelight {

namespace {

constexpr qsizetype mostOnThisThread = 16 * 1024; // characters, a few milliseconds of reading
constexpr qsizetype mostInField = 128 * 1024;     // beyond it, a text widget would be felt
constexpr int mostLines = 1'000;                  // nobody mends more by hand

/// A text field that leaves files, and texts that are too large for it, to others.
class PasteField : public QPlainTextEdit
{
public:
    PasteField(std::function<bool(const QMimeData &)> take, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_take(std::move(take))
    {}

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override
    {
        return source->hasUrls() || QPlainTextEdit::canInsertFromMimeData(source);
    }
    void insertFromMimeData(const QMimeData *source) override
    {
        if (!m_take(*source))
            QPlainTextEdit::insertFromMimeData(source);
    }

private:
    std::function<bool(const QMimeData &)> m_take;
};

Result<DealReferences> referencesOf(const QString &text)
{
    return readReferences(text);
}

Result<DealReferences> referencesIn(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::BadReference,
                     file.error() == QFile::NoError ? QStringLiteral("it is no file") : file.errorString()};
    return readReferenceFile(file.read(maxReferenceBytes + 1));
}

} // namespace

ImportDialog::ImportDialog(QLocale locale, QWidget *parent)
    : QDialog(parent)
    , m_locale(std::move(locale))
    , m_intro(wrappedLabel(QStringLiteral("importIntro"), this))
    , m_source(new QStackedWidget(this))
    , m_summary(wrappedLabel(QStringLiteral("importSummary"), this))
    , m_problems(new LineList(QStringLiteral("importProblems"), tr("Lines that are no deal"), this))
    , m_cost(wrappedLabel(QStringLiteral("importCost"), this))
    , m_get(new QPushButton(tr("&Get them"), this))
{
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Get deals in"));
    m_intro->setText(tr("Paste IDs or links of deals, one a line or with commas between them, or drop a "
                        "text or CSV file here."));
    m_source->addWidget(pasteField());
    m_source->addWidget(heldPage());

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_intro);
    layout->addWidget(m_source, 3);
    layout->addWidget(m_summary);
    layout->addWidget(m_problems, 2);
    layout->addWidget(m_cost);
    layout->addLayout(buttonRow());
    m_field->setFocus();
    readField();
    applyLooks();
    resize(600, 480);
}

QWidget *ImportDialog::pasteField()
{
    m_field = new PasteField([this](const QMimeData &dropped) { return takeDropped(dropped); }, m_source);
    m_field->setObjectName(QStringLiteral("importText"));
    m_field->setAccessibleName(tr("IDs or links of deals"));
    m_field->setPlaceholderText(QStringLiteral("dea10001-0000-4000-8000-000000000001\n"
                                               "https://…/deals/dea10002-0000-4000-8000-000000000001"));
    m_field->setTabChangesFocus(true);
    m_field->setLineWrapMode(QPlainTextEdit::NoWrap);
    usePlainScrollBars(*m_field);
    connect(m_field, &QPlainTextEdit::textChanged, this, &ImportDialog::readField);
    return m_field;
}

QWidget *ImportDialog::heldPage()
{
    auto *page = new QFrame(m_source);
    page->setFrameShape(QFrame::StyledPanel);
    m_held = wrappedLabel(QStringLiteral("importHeld"), page);
    m_held->setAlignment(Qt::AlignCenter);
    auto *back = new QPushButton(tr("&Paste something else"), page);
    back->setObjectName(QStringLiteral("importBack"));
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &ImportDialog::returnToField);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->addStretch(1);
    layout->addWidget(m_held);
    layout->addWidget(back, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    DropWatch *const watch = new DropWatch(page);
    connect(watch, &DropWatch::textDropped, this, &ImportDialog::setText);
    connect(watch, &DropWatch::fileDropped, this, &ImportDialog::setFile);
    return page;
}

QLayout *ImportDialog::buttonRow()
{
    auto *choose = new QPushButton(tr("Choose a &file …"), this);
    choose->setObjectName(QStringLiteral("importFile"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    m_get->setObjectName(QStringLiteral("importGet"));
    m_get->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_get, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addWidget(choose);
    row->addWidget(buttons);
    return row;
}

void ImportDialog::setUsage(const Usage &usage)
{
    m_usage = usage;
    showCost();
}

void ImportDialog::setText(const QString &text)
{
    if (text.size() <= mostInField) {
        m_field->setPlainText(text);
        returnToField();
        return;
    }
    hold(tr("Pasted text"));
    await(QtConcurrent::run(&workers(), &referencesOf, text));
}

void ImportDialog::setFile(const QString &path)
{
    hold(QFileInfo(path).fileName());
    m_file = m_held->text();
    await(QtConcurrent::run(&workers(), &referencesIn, path));
}

bool ImportDialog::takeDropped(const QMimeData &mimeData)
{
    const Dropped dropped = droppedIn(mimeData);
    if (!dropped.file.isEmpty())
        setFile(dropped.file);
    else if (dropped.text.size() > mostInField)
        setText(dropped.text);
    else
        m_field->insertPlainText(dropped.text);
    return true;
}

void ImportDialog::hold(const QString &name)
{
    m_file.clear();
    m_held->setText(oneLine(name));
    m_source->setCurrentIndex(1);
}

void ImportDialog::returnToField()
{
    m_file.clear();
    m_source->setCurrentIndex(0);
    m_field->setFocus();
    readField();
}

void ImportDialog::readField()
{
    const QString text = m_field->toPlainText();
    if (text.size() > mostOnThisThread) {
        await(QtConcurrent::run(&workers(), &referencesOf, text));
        return;
    }
    ++m_generation;
    take(readReferences(text));
}

void ImportDialog::await(const QFuture<Result<DealReferences>> &reading)
{
    m_get->setEnabled(false);
    later(this, reading, [this, generation = ++m_generation](const Result<DealReferences> &references) {
        if (generation == m_generation)
            take(references);
    });
}

void ImportDialog::take(const Result<DealReferences> &references)
{
    m_isProblem = !references;
    m_references = references ? *references : DealReferences();
    const bool isNothing = m_references == DealReferences();
    if (m_isProblem)
        m_summary->setText(
            tr("This file cannot be used: %1.").arg(isolated(oneLine(references.error().detail))));
    else if (isNothing)
        m_summary->setText(m_file.isEmpty() ? tr("Nothing yet.") : tr("There is no deal in this file."));
    else
        m_summary->setText(referencesText(m_references, m_locale));
    QStringList lines;
    const auto &problems = m_references.problems;
    for (std::size_t i = 0; i < std::min<std::size_t>(problems.size(), mostLines); ++i)
        lines << badLineText(problems[i], m_locale);
    const int more = int(problems.size()) - int(lines.size());
    if (more > 0)
        lines << tr("%1 more lines are not listed.", nullptr, more).arg(m_locale.toString(more));
    m_problems->setLines(lines);
    m_problems->setVisible(!lines.isEmpty());
    m_get->setEnabled(!m_references.ids.isEmpty());
    showCost();
    applyLooks();
}

void ImportDialog::showCost()
{
    const int deals = int(m_references.ids.size());
    m_cost->setText(deals > 0 ? costText(costOf(deals, m_usage), m_locale) : QString());
}

void ImportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file with IDs or links"));
    dialog->setObjectName(QStringLiteral("importFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Text and CSV files (*.txt *.csv *.tsv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::setFile);
    dialog->open();
}

void ImportDialog::start()
{
    accept();
    Q_EMIT importWanted(m_file, m_references.ids);
}

void ImportDialog::applyLooks()
{
    const Colors colors(palette());
    setTextColor(m_intro, colors.dim);
    setTextColor(m_cost, colors.dim);
    setTextColor(m_summary, m_isProblem ? colors.warning : colors.text);
    m_summary->setFont(scaledFont(font(), 1, QFont::DemiBold));
    m_held->setFont(scaledFont(font(), 1, QFont::DemiBold));
}

void ImportDialog::changeEvent(QEvent *event)
{
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_held)
        applyLooks();
    QDialog::changeEvent(event);
}

} // namespace sidelight
