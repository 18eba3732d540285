// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/text/storetext.h"

#include "app/domain/identifier.h"
#include "app/text/dealtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <algorithm>

namespace sidelight {

namespace {

struct StoreWords {
    Q_DECLARE_TR_FUNCTIONS(sidelight::StoreText)
};

// For plural forms alone, beside the number as the reader writes it.
int plural(qint64 number)
{
    return int(std::clamp<qint64>(number, 0, 999'999'999));
}

QString dealsText(qint64 number, const QLocale &locale)
{
    return StoreWords::tr("%1 deals", nullptr, plural(number)).arg(locale.toString(number));
}

QString contactsText(qint64 number, const QLocale &locale)
{
    return StoreWords::tr("%1 contacts", nullptr, plural(number)).arg(locale.toString(number));
}

QString versionsText(qint64 number, const QLocale &locale)
{
    return StoreWords::tr("%1 versions", nullptr, plural(number)).arg(locale.toString(number));
}

QString bytesText(qint64 bytes, const QLocale &locale)
{
    return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString detailOf(const std::optional<Error> &problem)
{
    return problem ? isolated(oneLine(problem->detail)) : QString();
}

QString modeText(const StoreStatus &status)
{
    switch (status.mode) {
    case StoreStatus::Mode::Opening:
    case StoreStatus::Mode::ReadWrite:
    case StoreStatus::Mode::MemoryWanted: break;
    case StoreStatus::Mode::ReadOnlyNewer:
        return StoreWords::tr(
            "The copies on this computer were written by a newer Sidelight. They are read and left "
            "as they are; what comes in now is not kept.");
    case StoreStatus::Mode::ReadOnlyFolder:
        return StoreWords::tr(
            "The folder of the copies cannot be written. What is there is read; what comes in now "
            "is not kept.");
    case StoreStatus::Mode::MemoryForced:
        return StoreWords::tr(
            "No folder for copies can be written on this computer. What comes in now is gone when "
            "Sidelight ends.");
    case StoreStatus::Mode::Unavailable:
        return status.problem
                   ? StoreWords::tr(
                         "The copies on this computer cannot be opened: %1. This is tried again.")
                         .arg(detailOf(status.problem))
                   : StoreWords::tr("The copies on this computer cannot be opened. This is tried again.");
    }
    return {};
}

QString problemText(const StoreStatus &status)
{
    if (!status.problem || status.mode == StoreStatus::Mode::Unavailable)
        return {};
    return StoreWords::tr(
               "Writing to the copies on this computer failed: %1. What was not written is tried again, "
               "and is gone if Sidelight ends before.")
        .arg(detailOf(status.problem));
}

QString lostText(const std::vector<LostVersion> &lost, const QLocale &locale)
{
    constexpr qsizetype most = 5;
    QStringList names;
    QSet<QUuid> named;
    qint64 nameless = 0;
    for (const LostVersion &version : lost) {
        nameless += version.id.isNull() ? 1 : 0;
        if (version.id.isNull() || named.contains(version.id))
            continue;
        named.insert(version.id);
        if (named.size() <= most)
            names << shortIdentifier(version.id);
    }
    if (named.size() > most)
        names << QStringLiteral("…");
    QString text = StoreWords::tr("%1 versions were lost.", nullptr, plural(qint64(lost.size())))
                       .arg(locale.toString(qint64(lost.size())));
    if (!names.isEmpty())
        text += u' '
                + StoreWords::tr("They are of %1: %2.", "number of deals, their IDs")
                      .arg(dealsText(named.size(), locale), names.join(QStringLiteral(", ")));
    if (nameless > 0)
        text += u' '
                + StoreWords::tr("Of %1 of them it cannot be told which deal they are of.", nullptr,
                                 plural(nameless))
                      .arg(locale.toString(nameless));
    return text;
}

QStringList salvageLines(const Salvage &salvage, const QLocale &locale)
{
    QString text = StoreWords::tr("The file with the copies was found damaged.");
    if (!salvage.setAside.isEmpty())
        text += u' '
                + StoreWords::tr("It was set aside and not deleted: %1.")
                      .arg(isolated(oneLine(QDir::toNativeSeparators(salvage.setAside))));
    QString rest = StoreWords::tr("%1 versions were carried over.", nullptr, plural(salvage.carriedOver))
                       .arg(locale.toString(salvage.carriedOver));
    if (!salvage.lost.empty())
        rest += u' ' + lostText(salvage.lost, locale);
    if (salvage.isEndUnknown)
        rest += u' ' + StoreWords::tr("Whether there were later ones cannot be told.");
    else if (salvage.lost.empty())
        rest += u' ' + StoreWords::tr("By the chain of versions, none is missing.");
    return {text, rest};
}

} // namespace

QStringList storeLines(const StoreStatus &status, const QLocale &locale)
{
    QStringList lines;
    if (const QString mode = modeText(status); !mode.isEmpty())
        lines << mode;
    if (const QString problem = problemText(status); !problem.isEmpty())
        lines << problem;
    if (status.salvage)
        lines << salvageLines(*status.salvage, locale);
    if (status.isRestored)
        lines << StoreWords::tr(
            "The file with the copies was removed while Sidelight was using it, and was "
            "written anew.");
    return lines;
}

QString sizeText(const StoreSize &size, const QLocale &locale)
{
    const QString deals = dealsText(size.deals, locale);
    const QString versions = versionsText(size.versions, locale);
    if (size.bytes <= 0)
        return StoreWords::tr("%1, %2", "deals, versions").arg(deals, versions);
    return StoreWords::tr("%1, %2, %3 on the disk", "deals, versions, bytes")
        .arg(deals, versions, bytesText(size.bytes, locale));
}

QString pruneText(const PruneEstimate &estimate, const QLocale &locale)
{
    if (estimate.versions <= 0)
        return StoreWords::tr("Nothing would go");
    const QString versions = versionsText(estimate.versions, locale);
    const QString deals = dealsText(estimate.deals, locale);
    const QString contacts = contactsText(estimate.contacts, locale);
    const QString bytes = bytesText(estimate.bytes, locale);
    if (estimate.deals > 0 && estimate.contacts > 0)
        return StoreWords::tr("%1 of %2 and %3 would go, %4", "versions, deals, contacts, bytes")
            .arg(versions, deals, contacts, bytes);
    return StoreWords::tr("%1 of %2 would go, %3", "versions, deals or contacts, bytes")
        .arg(versions, estimate.contacts > 0 ? contacts : deals, bytes);
}

} // namespace sidelight
