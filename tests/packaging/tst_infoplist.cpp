// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The property lists of the bundle for macOS, as far as they can be judged elsewhere.

#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// A value of a property list, of the types that occur here; what is nothing of them is an error.
QVariant readValue(QXmlStreamReader &xml)
{
    if (xml.name() == u"string")
        return xml.readElementText();
    if (xml.name() == u"true") {
        xml.skipCurrentElement();
        return true;
    }
    if (xml.name() == u"array") {
        QVariantList list;
        while (xml.readNextStartElement())
            list << readValue(xml);
        return list;
    }
    if (xml.name() == u"dict") {
        QVariantMap map;
        while (xml.readNextStartElement()) {
            if (xml.name() != u"key")
                xml.raiseError(u"a key is missing"_s);
            const QString key = xml.readElementText();
            if (map.contains(key) || !xml.readNextStartElement())
                xml.raiseError(key);
            map.insert(key, readValue(xml));
        }
        return map;
    }
    xml.raiseError(xml.name().toString());
    return {};
}

/// Nothing where it is no property list.
QVariant readPropertyList(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    if (!xml.readNextStartElement() || xml.name() != u"plist" || !xml.readNextStartElement())
        return {};
    const QVariant value = readValue(xml);
    xml.readNextStartElement();
    if (xml.hasError())
        qWarning() << xml.lineNumber() << xml.errorString();
    return xml.hasError() ? QVariant() : value;
}

} // namespace

class InfoPlistTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesProgramSchemeAndSystem();
    void asksForNoEntitlement();
};

void InfoPlistTest::namesProgramSchemeAndSystem()
{
    const QVariantMap info = readPropertyList(QStringLiteral(INFO_PLIST)).toMap();
    const QVariantMap types{{u"CFBundleTypeRole"_s, u"Viewer"_s},
                            {u"CFBundleURLName"_s, QStringLiteral(SIDELIGHT_APPLICATION_ID)},
                            {u"CFBundleURLSchemes"_s, QVariantList{u"sidelight"_s}}};
    const QVariantMap wanted{{u"CFBundleDevelopmentRegion"_s, u"en"_s},
                             {u"CFBundleDisplayName"_s, u"Sidelight"_s},
                             {u"CFBundleExecutable"_s, u"Sidelight"_s},
                             {u"CFBundleIconFile"_s, u"sidelight.icns"_s},
                             {u"CFBundleIdentifier"_s, QStringLiteral(SIDELIGHT_APPLICATION_ID)},
                             {u"CFBundleInfoDictionaryVersion"_s, u"6.0"_s},
                             {u"CFBundleName"_s, u"Sidelight"_s},
                             {u"CFBundlePackageType"_s, u"APPL"_s},
                             {u"CFBundleShortVersionString"_s, QStringLiteral(SIDELIGHT_VERSION)},
                             {u"CFBundleURLTypes"_s, QVariantList{types}},
                             {u"CFBundleVersion"_s, QStringLiteral(SIDELIGHT_VERSION)},
                             {u"LSApplicationCategoryType"_s, u"public.app-category.business"_s},
                             {u"LSMinimumSystemVersion"_s, u"12.0"_s},
                             {u"NSHighResolutionCapable"_s, true},
                             {u"NSHumanReadableCopyright"_s, u"The Sidelight authors, GPL-3.0-or-later"_s},
                             {u"NSPrincipalClass"_s, u"NSApplication"_s},
                             {u"NSSupportsAutomaticGraphicsSwitching"_s, true}};
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        QVERIFY2(info[it.key()] == it.value(), qPrintable(it.key()));
    QCOMPARE(info.keys(), wanted.keys());
}

void InfoPlistTest::asksForNoEntitlement()
{
    const QVariant entitlements =
        readPropertyList(QStringLiteral(TEST_DATA "/../../packaging/macos/entitlements.plist"));
    QCOMPARE(entitlements, QVariant(QVariantMap()));
}

QTEST_GUILESS_MAIN(InfoPlistTest)
#include "tst_infoplist.moc"
