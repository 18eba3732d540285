// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Foreign text stays text, wherever it is shown.

#include "tests/ui/stage.h"

#include "ui/plaindelegate.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QListView>
#include <QPlainTextEdit>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

using namespace sidelight;

namespace {

// A label reads its text as markup only if it is asked to, or guesses so.
bool isPlain(const QLabel &label)
{
    return label.textFormat() == Qt::PlainText
           || (label.textFormat() == Qt::AutoText && !Qt::mightBeRichText(label.text()));
}

QStringList namesOfLabelsThatReadMarkup(const QWidget &window)
{
    QStringList names;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (!isPlain(*label))
            names << label->objectName() + u':' + label->text();
    }
    return names;
}

// Tooltips are rich text where they look like it: then every foreign sign must be escaped.
QStringList foreignMarkupInTooltips(const QWidget &window)
{
    QStringList found;
    auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const QString tip = widget->toolTip();
        for (const char *tag : {"<b>", "<img", "<script", "<a "}) {
            if (Qt::mightBeRichText(tip) && tip.contains(QLatin1StringView(tag)))
                found << tip;
        }
    }
    return found;
}

QStringList foreignMarkupInCellTooltips(const QAbstractItemView &view, const QModelIndex &parent = {})
{
    QStringList found;
    const auto *delegate = qobject_cast<const PlainDelegate *>(view.itemDelegate());
    if (!delegate)
        return {QStringLiteral("another delegate")};
    QStyleOptionViewItem option;
    option.widget = &view;
    option.rect = QRect(0, 0, 40, 20); // too narrow for most
    option.font = view.font();
    option.fontMetrics = view.fontMetrics();
    const auto *model = view.model();
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column) {
            const QString tip = delegate->tooltip(option, model->index(row, column, parent));
            if (tip.contains(QLatin1StringView("<b>")) || tip.contains(QLatin1StringView("<img")))
                found << tip;
        }
        found += foreignMarkupInCellTooltips(view, model->index(row, 0, parent));
    }
    return found;
}

} // namespace

class NoMarkupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsForeignTextAsText_data();
    void showsForeignTextAsText();
    void showsForeignTextOfThePastAsText();
    void showsTheNameLetterByLetter();
    void showsDirectionMarksAsMarks();
    void showsWhatTheServiceSaysAsText();
    void saysTheWholeOfACutCell();
    void hasNoWidgetThatReadsMarkup();
};

void NoMarkupTest::showsForeignTextAsText_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("HTML in every text") << QStringLiteral("odd/htmlInEveryText.json");
    QTest::newRow("direction marks in the name") << QStringLiteral("odd/directionOverridesInName.json");
    QTest::newRow("unknown fields") << QStringLiteral("odd/unknownFields.json");
    QTest::newRow("wrong types") << QStringLiteral("odd/everyFieldMistyped.json");
}

void NoMarkupTest::showsForeignTextAsText()
{
    QFETCH(QString, file);
    Stage stage;
    QVERIFY(stage.openBody(fixture(file)));
    stage.window.resize(520, 420); // so narrow that there are tooltips
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5})
        stage.press(key, Qt::ControlModifier);
    QTRY_COMPARE(stage.find<QListView>("versions")->model()->rowCount(), 1);
    QTRY_VERIFY(stage.find<QListView>("deals") && stage.find<QListView>("deals")->model()->rowCount() == 1);
    QCOMPARE(namesOfLabelsThatReadMarkup(stage.window), QStringList());
    QCOMPARE(foreignMarkupInTooltips(stage.window), QStringList());
    for (const char *view : {"fields", "contacts", "versions", "metadata", "deals"})
        QCOMPARE(foreignMarkupInCellTooltips(*stage.find<QAbstractItemView>(view)), QStringList());

    stage.press(Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(stage.find<QTreeView>("fields"), Qt::Key_Return);
    auto *dialog = stage.find<QDialog>("valueDialog");
    QVERIFY(dialog);
    QCOMPARE(namesOfLabelsThatReadMarkup(*dialog), QStringList());
}

void NoMarkupTest::showsForeignTextOfThePastAsText()
{
    Stage stage;
    QByteArray body = fixture(QStringLiteral("odd/htmlInEveryText.json"));
    QVERIFY(stage.openBody(body));
    const QUuid id = idIn(body);
    QTRY_VERIFY(!stage.library.state(id).isKeeping); // and looked at, before the next comes
    stage.service.setAnswer(dealPath(id), {200, body.replace("<b>", "<b><img src='x'>")});
    stage.library.refresh(id);
    QTRY_VERIFY(stage.library.state(id).looked);
    stage.press(Qt::Key_3, Qt::ControlModifier);
    auto *differences = stage.find<QAbstractItemView>("differences");
    QTRY_VERIFY(differences->model()->rowCount() > 3);
    for (const char *view : {"fields", "versions", "differences", "deals"})
        QCOMPARE(foreignMarkupInCellTooltips(*stage.find<QAbstractItemView>(view)), QStringList());
    QCOMPARE(namesOfLabelsThatReadMarkup(stage.window), QStringList());
    QCOMPARE(foreignMarkupInTooltips(stage.window), QStringList());
    QVERIFY2(stage.text("changesNoticeText").contains(u'<'), qPrintable(stage.text("changesNoticeText")));
    QVERIFY(differences->model()->index(0, 1).data().toString().contains(QStringLiteral("<b>")));
}

void NoMarkupTest::showsTheNameLetterByLetter()
{
    Stage stage;
    QVERIFY(stage.openBody(fixture(QStringLiteral("odd/htmlInEveryText.json"))));
    const QString name = QStringLiteral("<b>name</b><img src=\"https://tracker.example/x.png\">"
                                        "<script>alert(1)</script>&amp;<a href=\"javascript:x\">link</a>");
    QCOMPARE(stage.text("dealName"), name);
    QVERIFY(stage.window.windowTitle().startsWith(name));
    // The whole of it is there to be seen: as wide as its letters, not as those between the tags.
    const auto *label = stage.find<ElidedLabel>("dealName");
    QVERIFY(label->sizeHint().width() >= label->fontMetrics().horizontalAdvance(name));
    QCOMPARE(stage.service.requests().size(), 1); // and nobody was told
}

void NoMarkupTest::showsDirectionMarksAsMarks()
{
    Stage stage;
    QVERIFY(stage.openBody(fixture(QStringLiteral("odd/directionOverridesInName.json"))));
    for (const QString &text : {stage.text("dealName"), stage.window.windowTitle()}) {
        QVERIFY2(text.contains(QStringLiteral("‹RLO›")), qPrintable(text));
        for (const char16_t mark : u"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
            QVERIFY(mark == 0 || !text.contains(QChar(mark)));
    }
}

void NoMarkupTest::showsWhatTheServiceSaysAsText()
{
    Stage stage;
    stage.useEndpoint(stage.service.endpoint());
    stage.service.setAnswer(dealPath(craneId),
                            {403, R"({"error":{"code":"<i>x</i>","message":"<b>No</b><img src='x'>"}})"});
    QVERIFY(stage.open(craneId));
    QVERIFY2(stage.text("messageText").contains(QStringLiteral("<b>No</b><img src='x'>")),
             qPrintable(stage.text("messageText")));
    QCOMPARE(namesOfLabelsThatReadMarkup(stage.window), QStringList());
}

void NoMarkupTest::saysTheWholeOfACutCell()
{
    QStandardItemModel model;
    const QString words = QStringLiteral("<b>a role</b> that is longer than its column");
    model.appendRow({new QStandardItem(words), new QStandardItem(QStringLiteral("short"))});
    QListView view;
    view.setModel(&model);
    const PlainDelegate delegate;
    QStyleOptionViewItem option;
    option.widget = &view;
    option.font = view.font();
    option.fontMetrics = view.fontMetrics();
    option.rect = QRect(0, 0, 80, 24);
    QCOMPARE(delegate.tooltip(option, model.index(0, 0)),
             QStringLiteral("<p style='white-space:pre-wrap'>&lt;b&gt;a role&lt;/b&gt; "
                            "that is longer than its column</p>"));
    QCOMPARE(delegate.tooltip(option, model.index(0, 1)), QString());
    option.rect = QRect(0, 0, 2000, 24);
    QCOMPARE(delegate.tooltip(option, model.index(0, 0)), QString());
    model.item(0, 0)->setToolTip(QStringLiteral("2026-06-02 UTC"));
    QVERIFY(delegate.tooltip(option, model.index(0, 0)).contains(QStringLiteral("2026-06-02 UTC")));
}

void NoMarkupTest::hasNoWidgetThatReadsMarkup()
{
    Stage stage;
    QVERIFY(stage.openBody(fixture(QStringLiteral("odd/htmlInEveryText.json"))));
    for (const auto *edit : stage.window.findChildren<QTextEdit *>())
        QFAIL(qPrintable(edit->objectName()));
    for (const auto *text : stage.window.findChildren<QPlainTextEdit *>())
        QVERIFY(!text->toPlainText().isEmpty() || !text->isVisible());
    stage.press(Qt::Key_5, Qt::ControlModifier);
    QVERIFY(stage.find<QPlainTextEdit>("answer")->toPlainText().contains(QStringLiteral("<b>name</b>")));
    for (const auto *button : stage.window.findChildren<QToolButton *>())
        QVERIFY2(!button->text().contains(u'<'), qPrintable(button->text()));
}

QTEST_MAIN(NoMarkupTest)
#include "tst_nomarkup.moc"
