// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace kurier {

/// Makes put(at, answer), to be called once for each \a at below \a count, in any order. With the
/// last one \a done gets all answers in the order of \a at; where \a count is 0, at once.
/// Thread: one.
template <class T>
[[nodiscard]] std::function<void(std::size_t at, T answer)>
gather(std::size_t count, std::function<void(std::vector<T>)> done)
{
    struct Gathered
    {
        std::vector<T> answers;
        std::size_t open;
        std::function<void(std::vector<T>)> done;
    };
    auto gathered =
        std::make_shared<Gathered>(Gathered {std::vector<T>(count), count, std::move(done)});
    if (count == 0)
        gathered->done({});
    return [gathered](std::size_t at, T answer) {
        gathered->answers[at] = std::move(answer);
        if (--gathered->open == 0)
            gathered->done(std::move(gathered->answers));
    };
}

} // namespace kurier
