// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace kurier {

class Camera;
class FakeTransferQueue;
class MainWindow;
class Settings;

/// Pictures of how transfers come in, and of the menus that belong to no other picture.
void takeIntake(const Camera &camera, MainWindow &window, FakeTransferQueue &queue,
                Settings &settings);

} // namespace kurier
