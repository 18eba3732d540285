// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/domain/dealrow.h"
#include "app/domain/endpoint.h"

#include <QByteArray>
#include <QDate>
#include <QObject>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <vector>

namespace sidelight {

/// A deal that the sample service offers on the first page, and what it shows.
struct SampleDeal {
    QUuid id;
    QString name;
    QString shows; ///< English: "two contacts flagged primary"; or pipeline and stage
};

/// The Backside service in small: about 60 invented deals over three pipelines (and one in a
/// right-to-left pipeline of its own), with a list of them, the contacts that they link and the tenant, on
/// a random port of the loopback interface. The real path: HTTP, Bearer key, statuses and bodies of the
/// contract. Dates are set out from today, so that "in 9 days" stays true. Four of the deals move: each
/// answer after the first in a run is another one, changed that moment; while a fault is set they stand.
class SampleService : public QObject
{
    Q_OBJECT

public:
    explicit SampleService(QObject *parent = nullptr);
    /// Counts from another day than this computer's; it stays that day until the service ends.
    explicit SampleService(QDate today, QObject *parent = nullptr);
    ~SampleService() override;

    /// Starts to listen. False where the loopback interface refuses, which errorString() explains.
    bool start();
    QString errorString() const;
    /// Address and key that the service accepts. Ask again after setFault(): with `offline` it is
    /// another address.
    Endpoint endpoint() const;

    /// All that it serves, those most worth a look first.
    const std::vector<SampleDeal> &deals() const;
    QList<QUuid> dealIds() const;

    /// What the service would have answered before this run, for about six deals, in the order of time:
    /// for a store that holds nothing yet. The newest of each deal is the first answer of this run.
    std::vector<PastAnswer> past() const;

    /// Answers every deal that exists with a fault from faultNames() (`429`, `401`, `slow`, `html`, …), or
    /// every contact (`contacts-403`, …), or the list of deals (`list-403`, …; `list-array`, `list-loop`
    /// and `list-many` are other forms of it); an empty name ends it. False for a name that does not exist.
    /// The other calls are spared.
    bool setFault(const QString &name);
    static QStringList faultNames();

    /// The next answer for each deal that moves is a further one already.
    void setMoving();

    /// Serves these bytes for this deal, as they are, every time.
    void setBody(const QUuid &id, const QByteArray &body);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sidelight
