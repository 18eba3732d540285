// SPDX-FileCopyrightText: 2026 The Sidelight authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/curlfetch.h"

#include <curl/curl.h>

#include <QByteArray>
#include <QElapsedTimer>

#include <algorithm>
#include <memory>
#include <vector>

namespace sidelight {

namespace {

std::size_t keep(char *data, std::size_t size, std::size_t count, void *body)
{
    static_cast<QByteArray *>(body)->append(data, qsizetype(size * count));
    return size * count;
}

/// Fetches one path after the other until none is left, several of these at once.
class Fetches
{
public:
    Fetches(const QUrl &origin, const QString &authority, const QStringList &paths)
        : m_origin(origin.toString())
        , m_authority(authority.toLocal8Bit())
        , m_paths(paths)
        , m_headers(curl_slist_append(nullptr, "Authorization: Bearer bsk_test_bench"))
        , m_multi(curl_multi_init())
    {
        curl_multi_setopt(m_multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
        curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
    }
    ~Fetches()
    {
        for (const auto &[handle, body] : m_handles)
            curl_easy_cleanup(handle);
        curl_multi_cleanup(m_multi);
        curl_slist_free_all(m_headers);
    }
    Q_DISABLE_COPY_MOVE(Fetches)

    void run(int atOnce)
    {
        for (int i = 0; i < atOnce && m_next < m_paths.size(); ++i) {
            m_handles.emplace_back(curl_easy_init(), std::make_unique<QByteArray>());
            begin(m_handles.back().first, m_handles.back().second.get());
        }
        while (m_done < m_paths.size()) {
            int running = 0;
            curl_multi_perform(m_multi, &running);
            takeDone();
            if (m_done < m_paths.size())
                curl_multi_poll(m_multi, nullptr, 0, 1'000, nullptr);
        }
    }

private:
    void begin(CURL *handle, QByteArray *body)
    {
        body->clear();
        curl_easy_setopt(handle, CURLOPT_URL, (m_origin + m_paths[m_next++]).toUtf8().constData());
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, m_headers);
        curl_easy_setopt(handle, CURLOPT_CAINFO, m_authority.constData());
        curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_2TLS));
        curl_easy_setopt(handle, CURLOPT_PIPEWAIT, 1L);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, keep);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, body);
        curl_easy_setopt(handle, CURLOPT_PRIVATE, body);
        curl_multi_add_handle(m_multi, handle);
    }

    void takeDone()
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            CURL *handle = message->easy_handle;
            long status = 0;
            char *body = nullptr;
            curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(handle, CURLINFO_PRIVATE, &body);
            if (message->data.result != CURLE_OK || status != 200)
                qFatal("libcurl: %s, status %ld", curl_easy_strerror(message->data.result), status);
            ++m_done;
            curl_multi_remove_handle(m_multi, handle);
            if (m_next < m_paths.size())
                begin(handle, reinterpret_cast<QByteArray *>(body));
        }
    }

    const QString m_origin;
    const QByteArray m_authority;
    const QStringList m_paths;
    curl_slist *const m_headers;
    CURLM *const m_multi;
    std::vector<std::pair<CURL *, std::unique_ptr<QByteArray>>> m_handles;
    qsizetype m_next = 0;
    qsizetype m_done = 0;
};

} // namespace

double curlFetchMs(const QUrl &origin, const QString &authority, const QStringList &paths, int atOnce)
{
    static const CURLcode loaded = curl_global_init(CURL_GLOBAL_ALL);
    Q_ASSERT(loaded == CURLE_OK);
    QElapsedTimer timer;
    timer.start();
    Fetches fetches(origin, authority, paths);
    fetches.run(atOnce);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace sidelight
