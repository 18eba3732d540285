// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/dealprinter.h"

#include "app/export/pastexport.h"

namespace sidelight {

namespace {

DealSource sourceOf(const DealState &state)
{
    return {state.source == DealState::Source::Live && !state.error, state.receivedAt, state.error,
            state.missingSince};
}

} // namespace

DealPrinter::DealPrinter(const Library &library, Options::Format format, bool isList)
    : m_library(library)
    , m_format(format)
    , m_isList(isList)
{}

void DealPrinter::add(const DealState &state)
{
    const QDate today = QDate::currentDate();
    const DealSource source = sourceOf(state);
    switch (m_format) {
    case Options::Format::Json:
        m_pieces += dealToJson(*state.deal, source, today, m_library.peopleOf(state.id));
        break;
    case Options::Format::Csv: m_pieces += dealCsvRow(*state.deal, source).text; break;
    case Options::Format::Text:
        m_pieces +=
            dealToText(*state.deal, source, today, QLocale(), m_library.peopleOf(state.id)).toUtf8();
        break;
    }
}

void DealPrinter::addChanged(const DealState &state, const Deal *before)
{
    m_pieces += withChanges(
        dealToJson(*state.deal, sourceOf(state), QDate::currentDate(), m_library.peopleOf(state.id)),
        before, *state.deal);
}

void DealPrinter::add(const DealProblem &problem)
{
    m_problems.push_back(problem);
}

QByteArray DealPrinter::all() const
{
    if (m_format == Options::Format::Json && m_isList)
        return dealsToJson(m_pieces, m_problems);
    if (m_format == Options::Format::Csv && (m_isList || !m_pieces.isEmpty()))
        return dealCsvHeader() + m_pieces.join();
    return m_pieces.join(m_format == Options::Format::Text ? "\n" : "");
}

} // namespace sidelight
