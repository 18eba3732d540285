// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterline.h"

#include "ui/clearbutton.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace sidelight;

namespace {

/// The button, where it is to be seen.
QToolButton *clearButton(const QLineEdit &line)
{
    const auto buttons = line.findChildren<QToolButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton *button) {
        const QAction *action = button->defaultAction();
        return action && action->objectName() == QLatin1String("clear") && button->isVisible();
    });
    return found == buttons.end() ? nullptr : *found;
}

struct Shown {
    Shown()
    {
        filter.show();
        if (!QTest::qWaitForWindowExposed(&filter))
            qFatal("the line does not show");
    }

    FilterLine filter;
    QLineEdit *line = filter.findChild<QLineEdit *>(QStringLiteral("filter"));
    QSignalSpy changed{&filter, &FilterLine::filterChanged};
};

} // namespace

class FilterLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatIsTypedAndNotWhatIsSet();
    void isClearedByItsButton();
    void hasTheButtonForATextThatWasSet();
    void hasTheButtonForATextThatWasThereBefore();
};

void FilterLineTest::tellsWhatIsTypedAndNotWhatIsSet()
{
    Shown shown;
    shown.filter.setText(QStringLiteral("won"));
    QCOMPARE(shown.changed.size(), 0);
    shown.filter.type(QStringLiteral(":"));
    QCOMPARE(shown.changed.size(), 1);
    QCOMPARE(shown.changed[0][0].toString(), QStringLiteral("won:"));
}

void FilterLineTest::isClearedByItsButton()
{
    Shown shown;
    QVERIFY(!clearButton(*shown.line));
    shown.filter.type(QStringLiteral("crane"));
    QVERIFY(clearButton(*shown.line));
    shown.changed.clear();
    QTest::mouseClick(clearButton(*shown.line), Qt::LeftButton);
    QCOMPARE(shown.filter.text(), QString());
    QCOMPARE(shown.changed.size(), 1);
    QVERIFY(!clearButton(*shown.line));
}

void FilterLineTest::hasTheButtonForATextThatWasSet()
{
    Shown shown;
    shown.filter.setText(QStringLiteral("crane"));
    QVERIFY(clearButton(*shown.line));
    shown.filter.setText(QString());
    QVERIFY(!clearButton(*shown.line));
}

void FilterLineTest::hasTheButtonForATextThatWasThereBefore()
{
    QLineEdit line(QStringLiteral("crane"));
    line.show();
    addClearButton(line);
    QVERIFY(clearButton(line));
}

QTEST_MAIN(FilterLineTest)

#include "tst_filterline.moc"
