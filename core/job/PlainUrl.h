// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace kurier {

// Most addresses stand there as they are stored and shown: then a look at their bytes tells what
// QUrl would, in a hundredth of its time. In doubt the answer is no. Pure; thread: any.

/// The host of \a url, in small letters and with nothing to decode; otherwise nothing. An empty
/// answer says nothing about \a url.
[[nodiscard]] QByteArrayView plainHost(QByteArrayView url);

/// Whether \a url is a valid absolute one of which QUrl would change no byte, with a plain host,
/// a port that is not 0, no user, no query and no fragment. Its scheme may be any.
[[nodiscard]] bool isPlainUrl(QByteArrayView url);

} // namespace kurier
