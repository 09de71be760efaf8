// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/files/FileTask.h"

namespace kurier {

/// Carries several PublishFile out together, each as: rights, sync, one rename or link, sync of the
/// directory; files of one file system share the first sync, those of one directory the second.
/// Every step can be repeated after a crash. Outcomes in the order of the tasks.
/// Thread: the files worker's.
[[nodiscard]] std::vector<FilePublished> publishFiles(const std::vector<PublishFile> &tasks);

} // namespace kurier
