// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Saves pictures of the window in every state, in both schemes: the ones that README shows, or
// with `--all` the whole set, to be looked at before a change of looks lands.
//   sidelight_shots FOLDER [--all] [NAME…]

#include "app/text/translations.h"
#include "tests/shots/stage.h"
#include "ui/openbox.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace sidelight;

namespace {

QByteArray bodyOf(const QString &path)
{
    QFile file(QStringLiteral(TEST_DATA "/") + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Scene> pageScenes()
{
    return {
        {QStringLiteral("start"), true, [](Stage &stage) { stage.window.showStart(); }},
        {QStringLiteral("start-refused-key"), false,
         [](Stage &stage) {
             stage.window.showStart();
             stage.window.findChild<QLineEdit *>(QStringLiteral("key"))
                 ->setText(QStringLiteral("two words"));
             stage.window.findChild<QWidget *>(QStringLiteral("useKey"))->setFocus();
             QTest::keyClick(stage.window.findChild<QWidget *>(QStringLiteral("useKey")), Qt::Key_Space);
         }},
        {QStringLiteral("samples"), false, [](Stage &stage) { stage.useSamples(); }},
        {QStringLiteral("overview"), true,
         [](Stage &stage) {
             stage.useSamples();
             stage.open(crane);
             stage.tab(DealPage::OverviewTab);
         }},
        {QStringLiteral("contacts"), true,
         [](Stage &stage) {
             stage.useSamples();
             stage.open(crane);
             stage.tab(DealPage::ContactsTab);
         }},
        {QStringLiteral("many-contacts"), false,
         [](Stage &stage) {
             QByteArrayList links;
             for (int i = 0; i < 10'000; ++i) {
                 const QByteArray digits = QByteArray::number(i).rightJustified(8, '0');
                 links << "{\"id\":\"1a" + digits.right(6)
                              + "-0000-4000-8000-000000000001\",\"contact_id\":\"c0" + digits.right(6)
                              + "-0000-4000-8000-000000000001\",\"role\":\"Person " + QByteArray::number(i)
                              + "\",\"is_primary\":" + (i == 7'777 ? "true" : "false") + '}';
             }
             stage.openBody("{\"id\":\"" + crane.toByteArray(QUuid::WithoutBraces)
                            + "\",\"name\":\"Ten thousand\",\"contacts\":[" + links.join(',') + "]}");
             stage.tab(DealPage::ContactsTab);
         }},
        {QStringLiteral("metadata"), false,
         [](Stage &stage) {
             stage.useSamples();
             stage.open(crane);
             stage.tab(DealPage::MetadataTab);
         }},
        {QStringLiteral("raw"), false,
         [](Stage &stage) {
             stage.useSamples();
             stage.open(crane);
             stage.tab(DealPage::RawTab);
         }},
        {QStringLiteral("refused-reference"), false,
         [](Stage &stage) {
             stage.useSamples();
             stage.open(crane);
             auto *box = stage.window.findChild<OpenBox *>();
             box->setText(QStringLiteral("dea10001-0000-4000-8000"));
             QTest::keyClick(box, Qt::Key_Return);
         }},
        {QStringLiteral("no-key"), false,
         [](Stage &stage) {
             stage.library.clear();
             stage.client.setEndpoint({defaultOrigin(), {}});
             stage.window.setAccount({});
             stage.open(crane);
         }},
        {QStringLiteral("untrusted"), false,
         [](Stage &stage) {
             stage.library.clear();
             stage.client.setEndpoint(stage.untrusted.endpoint());
             stage.window.setAccount(accountOf({stage.untrusted.origin(), "bsk_live_key"}));
             stage.open(crane);
         }},
        {QStringLiteral("ready"), false,
         [](Stage &stage) {
             stage.window.setAccount(accountOf({defaultOrigin(), "bsk_live_key"}));
         }},
        {QStringLiteral("refresh-failed"), false,
         [](Stage &stage) {
             stage.useSamples();
             stage.open(crane);
             stage.tab(DealPage::ContactsTab);
             stage.sample.setFault(QStringLiteral("401"));
             stage.library.refresh(crane);
             (void)QTest::qWaitFor([&] { return stage.library.state(crane).isSettled(); });
         }},
    };
}

const QUuid bluefin = QUuid::fromString(QStringLiteral("dea10002-0000-4000-8000-000000000001"));

// Opens some deals, so that there is a list, and the one that the picture is about last.
void openSeveral(Stage &stage, const QUuid &last)
{
    stage.useSamples();
    for (std::size_t i = 0; i < 18; ++i)
        stage.open(stage.sample.deals()[i].id);
    stage.open(last);
    stage.tab(DealPage::OverviewTab);
}

void chooseGroup(Stage &stage, int row)
{
    stage.window.findChild<QListWidget *>(QStringLiteral("groups"))->setCurrentRow(row);
    QTest::qWait(50);
}

void openCopies(Stage &stage)
{
    for (QAction *action : stage.window.actions()) {
        if (action->objectName() == u"copies")
            action->trigger();
    }
    auto *dialog = stage.window.findChild<QDialog *>(QStringLiteral("copiesDialog"));
    dialog->findChild<QComboBox *>(QStringLiteral("retention"))->setCurrentIndex(3);
    dialog->findChild<QPushButton *>(QStringLiteral("checkCopies"))->click();
    QTest::qWait(200);
    stage.shown = dialog;
}

std::vector<Scene> copyScenes()
{
    const auto withPast = [](const QUuid &id) { return [id](Stage &stage) { openSeveral(stage, id); }; };
    return {
        {QStringLiteral("sidebar"), false, withPast(crane)},
        {QStringLiteral("sidebar-contacts"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             stage.tab(DealPage::ContactsTab);
         }},
        {QStringLiteral("sidebar-changed"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             chooseGroup(stage, 2);
         }},
        {QStringLiteral("history"), true,
         [](Stage &stage) {
             openSeveral(stage, crane);
             stage.tab(DealPage::HistoryTab);
             QTest::qWait(100);
         }},
        {QStringLiteral("history-two"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             stage.tab(DealPage::HistoryTab);
             QTest::qWait(100);
             auto *list = stage.window.findChild<QListView *>(QStringLiteral("versions"));
             list->selectionModel()->select(list->model()->index(0, 0),
                                            QItemSelectionModel::ClearAndSelect);
             list->selectionModel()->select(list->model()->index(2, 0), QItemSelectionModel::Select);
         }},
        {QStringLiteral("no-longer-there"), false,
         [](Stage &stage) {
             openSeveral(stage, bluefin);
             stage.sample.setFault(QStringLiteral("404"));
             stage.library.refresh(bluefin);
             (void)QTest::qWaitFor([&] { return stage.library.state(bluefin).isSettled(); });
         }},
        {QStringLiteral("offline-copy"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             stage.library.clear(); // as after another start
             stage.sample.setFault(QStringLiteral("offline"));
             stage.client.setEndpoint(stage.sample.endpoint());
             stage.library.open(crane);
             QTest::qWait(50);
             stage.library.refresh(crane);
             (void)QTest::qWaitFor([&] { return stage.library.state(crane).isSettled(); }, 60'000);
         }},
        {QStringLiteral("copies"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             openCopies(stage);
         }},
        {QStringLiteral("copies-question"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             openCopies(stage);
             stage.shown->findChild<QPushButton *>(QStringLiteral("removeCopies"))->click();
             stage.shown = stage.shown->findChild<QDialog *>(QStringLiteral("wipeQuestion"));
         }},
        {QStringLiteral("store-notice"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             StoreStatus status;
             status.mode = StoreStatus::Mode::ReadWrite;
             status.file = QStringLiteral("/home/ines/.local/share/Sidelight/account.sqlite");
             status.problem = Error{Error::Kind::Storage, QStringLiteral("database or disk is full")};
             status.salvage = Salvage{status.file + QStringLiteral(".damaged"),
                                      QStringLiteral("database disk image is malformed"),
                                      310,
                                      {{17, crane}},
                                      false};
             Q_EMIT stage.library.storeStatusChanged(status);
         }},
        {QStringLiteral("not-kept"), false,
         [](Stage &stage) {
             openSeveral(stage, bluefin);
             DealState state = stage.library.state(bluefin);
             state.keepError = Error{Error::Kind::OtherTenant, QString()};
             state.damagedNewer = 2;
             Q_EMIT stage.library.dealChanged(state);
         }},
        {QStringLiteral("large-text"), false,
         [](Stage &stage) {
             openSeveral(stage, crane);
             stage.tab(DealPage::HistoryTab);
             for (int i = 0; i < 7; ++i)
                 QTest::keyClick(&stage.window, Qt::Key_Plus, Qt::ControlModifier);
             QTest::qWait(100);
         }},
        {QStringLiteral("mirrored"), false,
         [](Stage &stage) {
             QApplication::setLayoutDirection(Qt::RightToLeft);
             openSeveral(stage, crane);
             stage.tab(DealPage::HistoryTab);
             QTest::qWait(100);
         }},
    };
}

std::vector<Scene> answerScenes()
{
    std::vector<Scene> scenes;
    for (const QString &folder : {QStringLiteral("deals"), QStringLiteral("odd")}) {
        const auto files =
            QDir(QStringLiteral(TEST_DATA "/") + folder).entryList({QStringLiteral("*.json")});
        for (const QString &file : files) {
            const QString name = folder + u'-' + file.chopped(5);
            const QString path = folder + u'/' + file;
            scenes.push_back({name, false, [path](Stage &stage) {
                                  stage.openBody(bodyOf(path));
                                  if (auto *page = stage.window.findChild<DealPage *>())
                                      page->setTab(DealPage::OverviewTab);
                              }});
            scenes.push_back({name + QStringLiteral("-contacts"), false, [path](Stage &stage) {
                                  stage.openBody(bodyOf(path));
                                  if (auto *page = stage.window.findChild<DealPage *>())
                                      page->setTab(DealPage::ContactsTab);
                              }});
        }
    }
    for (const QString &fault : SampleService::faultNames()) {
        scenes.push_back({QStringLiteral("fault-") + fault, false, [fault](Stage &stage) {
                              stage.useSamples(fault);
                              const bool isSlow = fault == u"slow" || fault == u"silent" || fault == u"429";
                              stage.open(crane, !isSlow);
                              if (isSlow)
                                  QTest::qWait(300);
                          }});
    }
    return scenes;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    installTranslations(application, QLocale(QLocale::English, QLocale::UnitedKingdom));
    QStringList names = QCoreApplication::arguments().mid(1);
    const bool wantsAll = names.removeAll(QStringLiteral("--all")) > 0;
    const QString folder = names.isEmpty() ? QStringLiteral(".") : names.takeFirst();
    QDir().mkpath(folder);

    std::vector<Scene> scenes = pageScenes();
    for (Scene &scene : accountScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : boxScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : listScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : outputScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : peopleScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : taskScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : copyScenes())
        scenes.push_back(std::move(scene));
    for (Scene &scene : answerScenes())
        scenes.push_back(std::move(scene));
    for (const auto &[scheme, name] : {std::pair(Scheme::Light, QStringLiteral("light")),
                                       std::pair(Scheme::Dark, QStringLiteral("dark"))}) {
        applyScheme(scheme);
        for (const Scene &scene : scenes) {
            if (names.isEmpty() ? !scene.isInReadme && !wantsAll : !names.contains(scene.name))
                continue;
            Stage stage(folder, name);
            if (!stage.sample.start())
                qFatal("%s", qPrintable(stage.sample.errorString()));
            stage.window.resize(1280, 720);
            stage.window.show();
            (void)QTest::qWaitForWindowExposed(&stage.window);
            scene.play(stage);
            stage.save(scene.name);
            QTest::keyClick(&stage.window, Qt::Key_0, Qt::ControlModifier);
            QApplication::setLayoutDirection(Qt::LeftToRight);
        }
    }
    return 0;
}
