// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/networkpage.h"

#include "app/text/dealtext.h"
#include "app/text/errortext.h"
#include "ui/colors.h"
#include "ui/plainlabel.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sidelight {

namespace {

/// Takes no room where there is nothing to say.
void say(QLabel *label, const QString &words)
{
    label->setText(words);
    label->setAccessibleName(words);
    label->setVisible(!words.isEmpty());
}

bool isTyped(const ProxyChoice &proxy)
{
    return proxy.kind == ProxyChoice::Kind::Http || proxy.kind == ProxyChoice::Kind::Socks5;
}

} // namespace

NetworkPage::NetworkPage(QWidget *parent)
    : QWidget(parent)
    , m_system(new QRadioButton(tr("As the &system is set up"), this))
    , m_none(new QRadioButton(tr("&No proxy"), this))
    , m_manual(new QRadioButton(tr("&This proxy:"), this))
    , m_kind(new QComboBox(this))
    , m_proxy(new QLineEdit(this))
    , m_proxyProblem(wrappedLabel(QStringLiteral("proxyProblem"), this))
    , m_proxyNote(wrappedLabel(QStringLiteral("proxyNote"), this))
    , m_authorityHelp(wrappedLabel(QStringLiteral("authorityHelp"), this))
    , m_authority(new QLineEdit(this))
    , m_browse(new QPushButton(tr("&Browse …"), this))
    , m_authorityProblem(wrappedLabel(QStringLiteral("authorityProblem"), this))
    , m_authorityNote(wrappedLabel(QStringLiteral("authorityNote"), this))
    , m_presetProblems(wrappedLabel(QStringLiteral("presetProblems"), this))
{
    setObjectName(QStringLiteral("networkPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(20);
    layout->addLayout(proxyPart());
    layout->addLayout(authorityPart());
    layout->addWidget(m_presetProblems);
    layout->addStretch(1);
    setNetwork({}, {});
    applyLooks();
}

NetworkPage::~NetworkPage()
{
    // A field with the focus loses it when the page goes, and would finish its editing on what is half
    // gone.
    m_proxy->disconnect(this);
    m_authority->disconnect(this);
}

QLayout *NetworkPage::proxyPart()
{
    m_headings[0] = plainLabel(QString(), this);
    m_headings[0]->setText(tr("Proxy"));
    m_system->setObjectName(QStringLiteral("systemProxy"));
    m_none->setObjectName(QStringLiteral("noProxy"));
    m_manual->setObjectName(QStringLiteral("manualProxy"));
    // Toggled by a person, not by setNetwork().
    for (QRadioButton *button : {m_system, m_none, m_manual})
        connect(button, &QRadioButton::clicked, this, &NetworkPage::offerProxy);
    for (QRadioButton *button : {m_system, m_none, m_manual})
        connect(button, &QRadioButton::toggled, this, &NetworkPage::enableParts);
    auto *part = new QVBoxLayout;
    part->setSpacing(8);
    part->addWidget(m_headings[0]);
    part->addWidget(m_system);
    part->addWidget(m_none);
    part->addWidget(m_manual);
    part->addLayout(manualRow());
    part->addWidget(m_proxyProblem);
    part->addWidget(m_proxyNote);
    return part;
}

QLayout *NetworkPage::manualRow()
{
    m_kind->setObjectName(QStringLiteral("proxyKind"));
    m_kind->setAccessibleName(tr("Kind of proxy"));
    m_kind->addItem(QStringLiteral("HTTP"), QStringLiteral("http://"));
    m_kind->addItem(QStringLiteral("SOCKS5"), QStringLiteral("socks5://"));
    m_proxy->setObjectName(QStringLiteral("proxyAddress"));
    m_proxy->setAccessibleName(tr("Host and port of the proxy"));
    m_proxy->setPlaceholderText(QStringLiteral("proxy.example.com:3128"));
    connect(m_kind, &QComboBox::activated, this, &NetworkPage::offerProxy);
    connect(m_proxy, &QLineEdit::editingFinished, this, &NetworkPage::offerProxy);
    connect(m_proxy, &QLineEdit::textEdited, this, [this] { say(m_proxyProblem, {}); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(24, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_kind);
    row->addWidget(m_proxy, 1);
    return row;
}

QLayout *NetworkPage::authorityPart()
{
    m_headings[1] = plainLabel(QString(), this);
    m_headings[1]->setText(tr("Certificate a&uthority"));
    m_headings[1]->setBuddy(m_authority);
    m_authorityHelp->setText(
        tr("A PEM file of your company, trusted beside what the system trusts. Certificates are "
           "always checked."));
    m_authority->setObjectName(QStringLiteral("authorityFile"));
    m_authority->setAccessibleName(tr("File with a further certificate authority"));
    m_authority->setPlaceholderText(tr("None"));
    m_browse->setObjectName(QStringLiteral("browseAuthority"));
    m_browse->setAutoDefault(false);
    connect(m_authority, &QLineEdit::editingFinished, this, &NetworkPage::offerAuthority);
    connect(m_authority, &QLineEdit::textEdited, this, [this] { say(m_authorityProblem, {}); });
    connect(m_browse, &QPushButton::clicked, this, &NetworkPage::chooseFile);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_authority, 1);
    row->addWidget(m_browse);
    auto *part = new QVBoxLayout;
    part->setSpacing(8);
    part->addWidget(m_headings[1]);
    part->addWidget(m_authorityHelp);
    part->addLayout(row);
    part->addWidget(m_authorityProblem);
    part->addWidget(m_authorityNote);
    return part;
}

void NetworkPage::setNetwork(const NetworkChoice &choice, const Preset &preset)
{
    m_choice = choice;
    m_preset = preset;
    const ProxyChoice &proxy = choice.proxy;
    m_system->setChecked(proxy.kind == ProxyChoice::Kind::System);
    m_none->setChecked(proxy.kind == ProxyChoice::Kind::None);
    m_manual->setChecked(isTyped(proxy));
    m_kind->setCurrentIndex(proxy.kind == ProxyChoice::Kind::Socks5 ? 1 : 0);
    m_proxy->setText(isTyped(proxy) ? proxyName(proxy.host, proxy.port) : QString());
    m_authority->setText(QDir::toNativeSeparators(choice.authorityFile));
    say(m_proxyProblem, {});
    say(m_authorityProblem, {});
    enableParts();
    showNotes();
}

void NetworkPage::setAuthorityProblem(const Error &error)
{
    say(m_authorityProblem, errorText(error).sentences());
}

void NetworkPage::enableParts()
{
    const bool isFree = !m_preset.isNetworkLocked;
    for (QWidget *widget : {static_cast<QWidget *>(m_system), static_cast<QWidget *>(m_none),
                            static_cast<QWidget *>(m_manual), static_cast<QWidget *>(m_authority),
                            static_cast<QWidget *>(m_browse)})
        widget->setEnabled(isFree);
    m_kind->setEnabled(isFree && m_manual->isChecked());
    m_proxy->setEnabled(isFree && m_manual->isChecked());
}

void NetworkPage::showNotes()
{
    const QString set = tr("Set by your administrator.");
    const QString fixed = tr("Fixed by your administrator.");
    const QString note = m_preset.isNetworkLocked ? fixed : set;
    const bool isProxyTheirs = m_preset.isNetworkLocked || m_choice.proxy == m_preset.proxy;
    const bool isAuthorityTheirs =
        m_preset.isNetworkLocked || m_choice.authorityFile == m_preset.authorityFile;
    say(m_proxyNote, isProxyTheirs ? note : QString());
    say(m_authorityNote, isAuthorityTheirs ? note : QString());
    QStringList lines;
    for (const Preset::Problem &problem : m_preset.problems) {
        const QString file = isolated(oneLine(QDir::toNativeSeparators(problem.file)));
        const QString why = isolated(oneLine(problem.why));
        lines += problem.key.isEmpty() ? tr("Your administrator's file %1 is not used: %2.").arg(file, why)
                                       : tr("In your administrator's file %1, %2 is not used: %3.")
                                             .arg(file, isolated(oneLine(problem.key)), why);
    }
    say(m_presetProblems, lines.join(u'\n'));
}

void NetworkPage::offerProxy()
{
    NetworkChoice choice = m_choice;
    say(m_proxyProblem, {});
    if (m_manual->isChecked()) {
        const QString typed = m_proxy->text().trimmed();
        if (typed.isEmpty()) { // chosen just now: there is nothing to find fault with yet
            m_proxy->setFocus();
            return;
        }
        const QString scheme = typed.contains(u"://") ? QString() : m_kind->currentData().toString();
        const auto proxy = parseProxy(scheme + typed);
        if (!proxy) {
            say(m_proxyProblem, errorText(proxy.error()).sentences());
            return;
        }
        choice.proxy = *proxy;
    } else {
        choice.proxy = {m_none->isChecked() ? ProxyChoice::Kind::None : ProxyChoice::Kind::System};
    }
    offer(choice);
}

void NetworkPage::offerAuthority()
{
    const QString typed = QDir::fromNativeSeparators(m_authority->text().trimmed());
    if (!typed.isEmpty() && !QDir::isAbsolutePath(typed)) {
        say(m_authorityProblem, tr("Give the whole path of the file."));
        return;
    }
    NetworkChoice choice = m_choice;
    choice.authorityFile = typed.isEmpty() ? QString() : QDir::cleanPath(typed);
    offer(choice);
}

void NetworkPage::offer(const NetworkChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    showNotes();
    Q_EMIT networkChosen(choice);
}

void NetworkPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("File with a certificate authority"));
    dialog->setObjectName(QStringLiteral("authorityDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_authority->setText(QDir::toNativeSeparators(file));
        say(m_authorityProblem, {});
        offerAuthority();
    });
    dialog->open();
}

void NetworkPage::applyLooks()
{
    const Colors colors(palette());
    for (QLabel *heading : m_headings)
        heading->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
    for (QLabel *dim : {m_authorityHelp, m_proxyNote, m_authorityNote})
        setTextColor(dim, colors.dim);
    for (QLabel *problem : {m_proxyProblem, m_authorityProblem, m_presetProblems})
        setTextColor(problem, colors.warning);
}

void NetworkPage::changeEvent(QEvent *event)
{
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) && m_headings[1])
        applyLooks();
    QWidget::changeEvent(event);
}

} // namespace sidelight
