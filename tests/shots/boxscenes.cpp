// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/models/boxmodel.h"
#include "tests/shots/stage.h"
#include "ui/openbox.h"

#include <QApplication>
#include <QListView>

namespace sidelight {

namespace {

void openSome(Stage &stage)
{
    stage.useSamples();
    for (std::size_t i = 0; i < 12; ++i)
        stage.open(stage.sample.deals()[i].id);
    stage.open(crane);
    stage.tab(DealPage::OverviewTab);
}

void type(Stage &stage, const QString &text)
{
    auto *box = stage.window.findChild<OpenBox *>();
    box->setFocus();
    box->clear();
    QTest::keyClicks(box, text);
    // The index may still be taking in what was opened; commands are there at once.
    const auto *list = stage.window.findChild<QListView *>(QStringLiteral("boxList"));
    const auto hasDeals = [list] {
        const auto *model = list ? list->model() : nullptr;
        return model
               && !model->match(model->index(0, 0), BoxModel::KindRole, int(BoxModel::Kind::Deal))
                       .isEmpty();
    };
    (void)QTest::qWaitFor(hasDeals, 3'000);
}

void typeAndStep(Stage &stage, const QString &text, int steps)
{
    type(stage, text);
    for (int step = 0; step < steps; ++step)
        QTest::keyClick(stage.window.findChild<OpenBox *>(), Qt::Key_Down);
}

void openTabs(Stage &stage)
{
    openSome(stage);
    for (std::size_t i = 1; i < 7; ++i) {
        stage.window.openInTab(stage.sample.deals()[i].id);
        QTest::qWait(50);
    }
}

} // namespace

std::vector<Scene> boxScenes()
{
    const auto typed = [](const QString &text) {
        return [text](Stage &stage) {
            openSome(stage);
            type(stage, text);
        };
    };
    return {
        {QStringLiteral("box-hits"), false,
         [](Stage &stage) {
             openSome(stage);
             typeAndStep(stage, QStringLiteral("re"), 2);
         }},
        {QStringLiteral("box-contact"), false, typed(QStringLiteral("decision"))},
        {QStringLiteral("box-commands"), false, typed(QStringLiteral(">"))},
        {QStringLiteral("box-nothing"), false, typed(QStringLiteral("zeppelin"))},
        {QStringLiteral("box-id"), false, typed(crane.toString(QUuid::WithoutBraces))},
        {QStringLiteral("box-recent"), false,
         [](Stage &stage) {
             openSome(stage);
             stage.library.setPinned(crane, true);
             typeAndStep(stage, QString(), 1);
             QTest::qWait(200);
         }},
        {QStringLiteral("box-mirrored"), false,
         [](Stage &stage) {
             QApplication::setLayoutDirection(Qt::RightToLeft);
             openSome(stage);
             typeAndStep(stage, QStringLiteral("re"), 1);
         }},
        {QStringLiteral("tabs"), false, [](Stage &stage) { openTabs(stage); }},
        {QStringLiteral("tabs-two"), false,
         [](Stage &stage) {
             openSome(stage);
             stage.window.openInTab(stage.sample.deals()[2].id);
             QTest::qWait(100);
         }},
        {QStringLiteral("tabs-mirrored"), false,
         [](Stage &stage) {
             QApplication::setLayoutDirection(Qt::RightToLeft);
             openTabs(stage);
         }},
    };
}

} // namespace sidelight
