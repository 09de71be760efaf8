// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/CurlHandles.h"

#include <new>

namespace kurier {

CurlGlobal::CurlGlobal()
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        throw std::bad_alloc();
}

CurlGlobal::~CurlGlobal()
{
    curl_global_cleanup();
}

CurlMulti newCurlMulti()
{
    CurlMulti multi(curl_multi_init());
    if (!multi)
        throw std::bad_alloc();
    return multi;
}

void CurlList::append(const std::string &line)
{
    curl_slist *const longer = curl_slist_append(m_list, line.c_str());
    if (!longer)
        throw std::bad_alloc();
    m_list = longer;
}

void CurlList::clear()
{
    curl_slist_free_all(m_list);
    m_list = nullptr;
}

} // namespace kurier
