// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sample/sampleanswer.h"

#include <algorithm>
#include <iterator>

namespace sidelight {

namespace {

struct ErrorWords {
    int status;
    const char *code;
    const char *message;
};

constexpr ErrorWords errorWords[] = {
    {400, "bad_request", "The deal identifier is not a UUID."},
    {401, "unauthorized", "This key is not valid."},
    {402, "payment_required", "Send an API key."},
    {403, "forbidden", "This key lacks a scope."},
    {404, "not_found", "There is no such record."},
    {410, "gone", "This moment lies before what is kept."},
    {429, "rate_limited", "Slow down."},
    {500, "internal_error", "Something failed."},
    {501, "not_implemented", "This call is not live yet."},
    {503, "unavailable", "The service is being maintained."},
};

constexpr const char *paymentOptions =
    R"(, "payment_options": {"x402": {"scheme": "exact", "network": "eip155:8453", "token": "USDC", )"
    R"("description": "Access to the API"}, "api_key": {"signup_url": "https://backside.app/signup"}})";

} // namespace

SampleAnswer jsonAnswer(const QByteArray &body)
{
    SampleAnswer answer;
    answer.body = body;
    return answer;
}

SampleAnswer errorAnswer(int status)
{
    const auto words = std::find_if(std::begin(errorWords), std::end(errorWords),
                                    [status](const ErrorWords &entry) { return entry.status == status; });
    Q_ASSERT(words != std::end(errorWords));
    SampleAnswer answer;
    answer.status = status;
    answer.body = QByteArray(R"({"error": {"code": ")") + words->code + R"(", "message": ")"
                  + words->message + R"("})" + (status == 402 ? paymentOptions : "") + '}';
    return answer;
}

} // namespace sidelight
