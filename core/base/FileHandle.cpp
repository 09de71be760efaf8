// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/FileHandle.h"

#include <unistd.h>

namespace kurier {

FileHandle::FileHandle(int descriptor)
    : m_descriptor(descriptor)
{
}

FileHandle::~FileHandle()
{
    ::close(m_descriptor);
}

} // namespace kurier
