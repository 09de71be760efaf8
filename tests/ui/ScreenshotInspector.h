// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace kurier {

class Camera;
class FakeTransferQueue;
class MainWindow;
class Settings;

/// Takes pictures of what shows other users' queues, and how one gets there from \a window; \a fill
/// makes a queue full.
void takeInspector(const Camera &camera, MainWindow &window, Settings &settings,
                   const std::function<void(FakeTransferQueue &)> &fill);
/// Of the View menu with its submenu.
void takeViewMenu(const Camera &camera, MainWindow &window);

} // namespace kurier
