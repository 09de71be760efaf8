// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <curl/curl.h>

#include <memory>
#include <new>
#include <string>

namespace kurier {

/// libcurl's process-wide state, counted by libcurl itself. Hold one while using curl.
class CurlGlobal final
{
public:
    CurlGlobal();
    ~CurlGlobal();
    CurlGlobal(const CurlGlobal &) = delete;
    CurlGlobal &operator=(const CurlGlobal &) = delete;
};

struct CurlCleanup
{
    void operator()(CURLM *multi) const { curl_multi_cleanup(multi); }
};

struct CurlEasyCleanup
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};

struct CurlUrlCleanup
{
    void operator()(CURLU *url) const { curl_url_cleanup(url); }
};

using CurlMulti = std::unique_ptr<CURLM, CurlCleanup>;
using CurlEasy = std::unique_ptr<CURL, CurlEasyCleanup>;
using CurlUrl = std::unique_ptr<CURLU, CurlUrlCleanup>;

/// Never null: throws std::bad_alloc when there is no memory.
[[nodiscard]] CurlMulti newCurlMulti();

/// Sets an option of \a easy. Throws std::bad_alloc when there is no memory; a libcurl without the
/// option is left as it is.
template <class Value>
void setOption(CURL *easy, CURLoption option, Value value)
{
    if (curl_easy_setopt(easy, option, value) == CURLE_OUT_OF_MEMORY)
        throw std::bad_alloc();
}

/// A list of header lines for curl, which must outlive the transfer that uses it.
/// Thread: the owner's.
class CurlList final
{
public:
    CurlList() = default;
    ~CurlList() { clear(); }
    CurlList(const CurlList &) = delete;
    CurlList &operator=(const CurlList &) = delete;

    void append(const std::string &line);
    void clear();
    [[nodiscard]] curl_slist *data() const { return m_list; }

private:
    curl_slist *m_list = nullptr;
};

} // namespace kurier
