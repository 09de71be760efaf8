// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/Programs.h"

#include <QByteArray>
#include <QPoint>
#include <QRect>

#include <memory>
#include <optional>

namespace kurier::test {

/// A window on the screen, by its number in the X protocol.
using WindowNumber = unsigned long;

/// A screen that nobody sees (Xvfb) with a window manager (openbox), keys, a pointer, and eyes.
/// Thread: its user's.
class XScreen
{
public:
    /// Starts both programs; isReady() is false when one of them is not there.
    XScreen();
    ~XScreen();
    XScreen(const XScreen &) = delete;
    XScreen &operator=(const XScreen &) = delete;

    [[nodiscard]] bool isReady() const { return m_eyes != nullptr; }
    /// ":N", for DISPLAY.
    [[nodiscard]] QByteArray name() const { return m_name; }

    /// Windows the window manager knows, oldest first.
    [[nodiscard]] QList<WindowNumber> windows() const;
    /// Asks the window manager to close \a window, as a click on its box does.
    void close(WindowNumber window);
    /// Where the inside of \a window is on the screen; empty when it is gone.
    [[nodiscard]] QRect placeOf(WindowNumber window) const;
    /// The pixels of \a area of the screen, one after another.
    [[nodiscard]] QByteArray pixels(const QRect &area) const;
    /// True when \a area shows one colour only.
    [[nodiscard]] bool isPlain(const QRect &area) const;
    /// Writes the whole screen as a PPM picture.
    bool savePicture(const QString &path) const;

    /// Presses and releases \a keysym while \a modifiers (keysyms) are held.
    void press(unsigned long keysym, const QList<unsigned long> &modifiers = {});
    void type(const QByteArray &latin1);
    void click(QPoint place);
    /// Turns the wheel by \a notches, down when positive.
    void turnWheel(QPoint place, int notches);

private:
    struct Eyes;

    QByteArray m_name;
    ProcessPtr m_server;
    ProcessPtr m_manager;
    std::unique_ptr<Eyes> m_eyes;
};

} // namespace kurier::test
