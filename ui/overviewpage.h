// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/library/library.h"

#include <QLocale>
#include <QWidget>

#include <vector>

class QModelIndex;
class QTreeView;

namespace sidelight {

class FieldModel;
class NoticeBar;

/// Every field of a deal, grouped, with what does not fit together said above.
class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewPage(QLocale locale, QWidget *parent = nullptr);

    /// What differs from `looked`, what the reader last looked at, is marked; null marks nothing.
    void setDeal(const std::shared_ptr<const Deal> &deal, QDate today,
                 const std::shared_ptr<const Deal> &looked = {});
    /// Rows without a value.
    void setEmptyShown(bool isShown);

protected:
    void changeEvent(QEvent *event) override;

private:
    void markChanges(const Deal &deal, const Deal *looked);
    void layOut();
    void showValue(const QModelIndex &index);

    QLocale m_locale;
    std::vector<Note> m_notes;
    FieldModel *m_model;
    QTreeView *m_view;
    NoticeBar *m_notice;
    bool m_isEmptyShown = true;
};

} // namespace sidelight
