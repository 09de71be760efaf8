// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/XScreen.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <cstring>

// Last: its macros are called None, Bool, Status …
#include <X11/XKBlib.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

namespace kurier::test {

namespace {

constexpr int kPatienceMs = 10000;

ProcessPtr started(const QString &program, const QStringList &arguments, const QByteArray &display)
{
    ProcessPtr process(new QProcess);
    QProcessEnvironment values = QProcessEnvironment::systemEnvironment();
    values.insert(QStringLiteral("DISPLAY"), QString::fromLatin1(display));
    process->setProcessEnvironment(values);
    process->setStandardErrorFile(QProcess::nullDevice());
    process->start(program, arguments);
    if (!process->waitForStarted())
        return nullptr;
    return process;
}

/// A window may go while it is being looked at; that is no reason to end.
int ignoreErrors(Display *, XErrorEvent *)
{
    return 0;
}

} // namespace

struct XScreen::Eyes
{
    Display *display = nullptr;

    explicit Eyes(Display *opened)
        : display(opened)
    {
    }
    ~Eyes() { XCloseDisplay(display); }
    Eyes(const Eyes &) = delete;
    Eyes &operator=(const Eyes &) = delete;

    [[nodiscard]] Window root() const { return DefaultRootWindow(display); }

    [[nodiscard]] QList<WindowNumber> property(const char *name) const
    {
        Atom type = 0;
        int format = 0;
        unsigned long count = 0;
        unsigned long rest = 0;
        unsigned char *data = nullptr;
        QList<WindowNumber> windows;
        const Atom atom = XInternAtom(display, name, False);
        if (XGetWindowProperty(display, root(), atom, 0, 1024, False, XA_WINDOW, &type, &format,
                               &count, &rest, &data)
                == Success
            && data && format == 32) {
            for (unsigned long i = 0; i < count; ++i) {
                WindowNumber window = 0;
                std::memcpy(&window, data + i * sizeof(window), sizeof(window));
                windows.append(window);
            }
        }
        if (data)
            XFree(data);
        return windows;
    }

    void key(unsigned long keysym, bool down) const
    {
        XTestFakeKeyEvent(display, XKeysymToKeycode(display, keysym), down ? True : False, 0);
    }
};

XScreen::XScreen()
{
    m_server =
        started(QStringLiteral("Xvfb"),
                {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                 QStringLiteral("0"), QStringLiteral("1400x900x24"), QStringLiteral("-nolisten"),
                 QStringLiteral("tcp"), QStringLiteral("-dpi"), QStringLiteral("96")},
                {});
    if (!m_server || !m_server->waitForReadyRead(kPatienceMs))
        return;
    m_name = ":" + m_server->readAllStandardOutput().trimmed();
    XSetErrorHandler(ignoreErrors);
    Display *const display = XOpenDisplay(m_name.constData());
    if (!display)
        return;
    auto eyes = std::make_unique<Eyes>(display);
    m_manager = started(QStringLiteral("openbox"), {}, m_name);
    if (!m_manager)
        return;
    QElapsedTimer waiting;
    waiting.start();
    while (eyes->property("_NET_SUPPORTING_WM_CHECK").isEmpty()) {
        if (waiting.elapsed() > kPatienceMs)
            return;
        QThread::msleep(20);
    }
    m_eyes = std::move(eyes);
}

XScreen::~XScreen() = default;

QList<WindowNumber> XScreen::windows() const
{
    return m_eyes->property("_NET_CLIENT_LIST");
}

void XScreen::close(WindowNumber window)
{
    XEvent event {};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(m_eyes->display, "_NET_CLOSE_WINDOW", False);
    event.xclient.format = 32;
    XSendEvent(m_eyes->display, m_eyes->root(), False,
               SubstructureNotifyMask | SubstructureRedirectMask, &event);
    XFlush(m_eyes->display);
}

QRect XScreen::placeOf(WindowNumber window) const
{
    XWindowAttributes attributes;
    Window child = 0;
    int x = 0;
    int y = 0;
    if (!XGetWindowAttributes(m_eyes->display, window, &attributes)
        || attributes.map_state != IsViewable
        || !XTranslateCoordinates(m_eyes->display, window, m_eyes->root(), 0, 0, &x, &y, &child))
        return {};
    return {x, y, attributes.width, attributes.height};
}

QByteArray XScreen::pixels(const QRect &area) const
{
    QByteArray bytes;
    XImage *const image = XGetImage(m_eyes->display, m_eyes->root(), area.x(), area.y(),
                                    static_cast<unsigned>(area.width()),
                                    static_cast<unsigned>(area.height()), AllPlanes, ZPixmap);
    if (!image)
        return bytes;
    bytes = QByteArray(image->data, qsizetype(image->bytes_per_line) * image->height);
    XDestroyImage(image);
    return bytes;
}

bool XScreen::isPlain(const QRect &area) const
{
    constexpr qsizetype kPixel = 4;
    const QByteArray bytes = pixels(area);
    if (bytes.size() < kPixel)
        return false;
    return std::memcmp(bytes.constData(), bytes.constData() + kPixel,
                       static_cast<std::size_t>(bytes.size() - kPixel))
        == 0;
}

bool XScreen::savePicture(const QString &path) const
{
    constexpr int kWidth = 1400;
    constexpr int kHeight = 900;
    const QByteArray bytes = pixels({0, 0, kWidth, kHeight});
    QFile file(path);
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly))
        return false;
    file.write("P6\n1400 900\n255\n");
    QByteArray rgb;
    rgb.reserve(bytes.size());
    for (qsizetype i = 0; i + 3 < bytes.size(); i += 4)
        rgb.append(bytes.at(i + 2)).append(bytes.at(i + 1)).append(bytes.at(i));
    return file.write(rgb) == rgb.size();
}

void XScreen::press(unsigned long keysym, const QList<unsigned long> &modifiers)
{
    for (const unsigned long modifier : modifiers)
        m_eyes->key(modifier, true);
    m_eyes->key(keysym, true);
    m_eyes->key(keysym, false);
    for (const unsigned long modifier : modifiers)
        m_eyes->key(modifier, false);
    XFlush(m_eyes->display);
}

void XScreen::type(const QByteArray &latin1)
{
    for (const char each : latin1) {
        const KeySym symbol = static_cast<unsigned char>(each);
        const KeyCode key = XKeysymToKeycode(m_eyes->display, symbol);
        const bool plain = XkbKeycodeToKeysym(m_eyes->display, key, 0, 0) == symbol;
        press(symbol, plain ? QList<unsigned long> {} : QList<unsigned long> {XK_Shift_L});
    }
}

void XScreen::click(QPoint place)
{
    XTestFakeMotionEvent(m_eyes->display, -1, place.x(), place.y(), 0);
    XTestFakeButtonEvent(m_eyes->display, 1, True, 0);
    XTestFakeButtonEvent(m_eyes->display, 1, False, 0);
    XFlush(m_eyes->display);
}

void XScreen::turnWheel(QPoint place, int notches)
{
    XTestFakeMotionEvent(m_eyes->display, -1, place.x(), place.y(), 0);
    const unsigned button = notches > 0 ? 5 : 4;
    for (int i = 0; i < std::abs(notches); ++i) {
        XTestFakeButtonEvent(m_eyes->display, button, True, 0);
        XTestFakeButtonEvent(m_eyes->display, button, False, 0);
    }
    XFlush(m_eyes->display);
}

} // namespace kurier::test
