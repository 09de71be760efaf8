// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target over the files of its corpus, without libFuzzer:
//   PROGRAM FOLDER [SECONDS]   with SECONDS also over random changes of them.
// An input that ends the program lies in the file "crash-input" of the working directory.
#include <QByteArray>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

void runOne(const QByteArray &input)
{
    // A copy of exactly its size, so that the sanitizer sees every byte too many.
    const QByteArray exact(input.constData(), input.size());
    const std::vector<std::uint8_t> bytes(exact.begin(), exact.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

void keep(const QByteArray &input)
{
    QFile file(QStringLiteral("crash-input"));
    if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        file.write(input);
}

QByteArray changed(const QList<QByteArray> &corpus, std::mt19937 &random)
{
    const auto below = [&random](qsizetype end) {
        return end <= 0 ? qsizetype {0} : static_cast<qsizetype>(random()) % end;
    };
    QByteArray input = corpus.at(below(corpus.size()));
    static const QByteArrayList dictionary = {"\"",     "\\",
                                              "{",      "}",
                                              "[",      "]",
                                              ":",      ",",
                                              "null",   "-1",
                                              "1e999",  "18446744073709551616",
                                              "\r\n",   "\n",
                                              "%00",    "%2e%2e%2f",
                                              "..",     "/",
                                              "//",     "@",
                                              "\xff",   "\xe2\x80\xae",
                                              "<",      "&lt;",
                                              "]]>",    "=",
                                              ";",      "*",
                                              "?",      "#",
                                              "W/\"",   "bytes ",
                                              "utf-8''"};
    for (qsizetype step = 1 + below(6); step > 0; --step) {
        const qsizetype at = below(input.size() + 1);
        switch (below(6)) {
        case 0:
            if (!input.isEmpty())
                input[below(input.size())] = static_cast<char>(below(256));
            break;
        case 1:
            input.insert(at, dictionary.at(below(dictionary.size())));
            break;
        case 2:
            input.remove(at, 1 + below(16));
            break;
        case 3:
            input.insert(at, input.mid(below(input.size()), 1 + below(64)));
            break;
        case 4: {
            const QByteArray &other = corpus.at(below(corpus.size()));
            input = input.left(at) + other.mid(below(other.size()));
            break;
        }
        default:
            input.truncate(at);
            break;
        }
    }
    return input;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    QList<QByteArray> corpus;
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        corpus.append(file.readAll());
        runOne(corpus.last());
    }
    if (corpus.isEmpty()) {
        std::fputs("the corpus is empty\n", stderr);
        return 1;
    }
    std::printf("%d files\n", static_cast<int>(corpus.size()));
    if (argc < 3)
        return 0;
    const qint64 limit = QByteArray(argv[2]).toLongLong() * 1000;
    std::mt19937 random(std::random_device {}());
    QElapsedTimer clock;
    clock.start();
    qint64 runs = 0;
    for (; clock.elapsed() < limit; ++runs) {
        const QByteArray input = changed(corpus, random);
        // Kept before: whatever ends the program ends it inside.
        if (argc > 3)
            keep(input);
        runOne(input);
    }
    std::printf("%lld inputs\n", static_cast<long long>(runs));
    return 0;
}
