// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/copyas.h"

#include "app/domain/later.h"
#include "app/domain/workers.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QtConcurrentRun>

#include <utility>

namespace sidelight {

namespace {

struct CopyWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::CopyAs)
};

const QString markdownType = QStringLiteral("text/markdown");
const QString tsvType = QStringLiteral("text/tab-separated-values");

QMimeData *mimeData(const CopyTexts &texts, CopyForm form)
{
    auto *data = new QMimeData; // the clipboard owns it
    switch (form) {
    case CopyForm::All:
        data->setText(texts.plain);
        data->setHtml(texts.html);
        data->setData(markdownType, texts.markdown.toUtf8());
        data->setData(tsvType, texts.tsv.toUtf8());
        break;
    case CopyForm::Plain: data->setText(texts.plain); break;
    case CopyForm::Markdown:
        data->setText(texts.markdown);
        data->setData(markdownType, texts.markdown.toUtf8());
        break;
    case CopyForm::Tsv:
        data->setText(texts.tsv);
        data->setData(tsvType, texts.tsv.toUtf8());
        break;
    }
    return data;
}

} // namespace

CopyTexts copyTexts(const DealSheet &sheet, const QString &plain)
{
    return {plain, sheetToMarkdown(sheet), sheetToTsv(sheet), sheetToHtml(sheet)};
}

CopyTexts copyTexts(const TextTable &table)
{
    const QString tsv = tableToTsv(table);
    return {tsv, tableToMarkdown(table), tsv, tableToHtml(guarded(table))};
}

void copy(const CopyTexts &texts, CopyForm form)
{
    QGuiApplication::clipboard()->setMimeData(mimeData(texts, form));
}

void copyLater(QObject *context, const MakeCopyTexts &make, CopyForm form)
{
    later(context, QtConcurrent::run(&workers(), make),
          [form](const CopyTexts &texts) { copy(texts, form); });
}

QMenu *copyMenu(const QString &title, const std::function<MakeCopyTexts()> &texts, QMenu *parent)
{
    auto *menu = new QMenu(title, parent);
    const std::pair<CopyForm, QString> choices[] = {
        {CopyForm::All, CopyWords::tr("&Formatted text")},
        {CopyForm::Plain, CopyWords::tr("&Plain text")},
        {CopyForm::Markdown, CopyWords::tr("&Markdown")},
        {CopyForm::Tsv, CopyWords::tr("&Table for a spreadsheet")},
    };
    for (const auto &[form, text] : choices) {
        menu->addAction(text, menu, [menu, texts, value = form] {
            if (const MakeCopyTexts make = texts())
                copyLater(menu, make, value);
        });
    }
    return menu;
}

} // namespace sidelight
