// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of the control socket: as requests to a dispatcher before a queue in memory, and as answers
// of a queue that is not to be trusted.
#include "core/control/ControlDispatcher.h"
#include "core/control/DeltaJson.h"
#include "core/control/JobJson.h"
#include "core/control/JobJsonReader.h"
#include "core/control/SpecJson.h"
#include "tests/control/FakeTransferQueue.h"

#include <QCoreApplication>

#include <cstdint>

using namespace kurier;

namespace {

void readAsAnswer(const QJsonObject &json)
{
    static_cast<void>(detailsToJson(detailsFromJson(json), QStringLiteral("anna"), true));
    static_cast<void>(artefactToJson(artefactFromJson(json)));
    static_cast<void>(planToJson(planFromJson(json)));
    static_cast<void>(deltaFromJson(json));
    static_cast<void>(statusFromJson(json));
    static_cast<void>(errorFromJson(json));
    static_cast<void>(resultFromJson(json));
}

void readAsRequest(const QJsonObject &json)
{
    if (const auto spec = specFromJson(json); spec && specFromJson(specToJson(*spec)) != *spec)
        std::abort();
    if (const auto limits = limitsFromJson(json);
        limits && !(limitsFromJson(limitsToJson(*limits)) == *limits))
        std::abort();
    static_cast<void>(changesFromJson(json));
    static_cast<void>(credentialsFromJson(json));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication application(argc, argv);
    const auto message = parseControlLine(
        QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!message)
        return 0;
    readAsAnswer(*message);
    readAsRequest(*message);
    test::FakeTransferQueue queue;
    queue.insert(test::sampleJob(QStringLiteral("one")));
    ControlDispatcher dispatcher(queue, ControlInfo {});
    QObject client;
    ControlCall call;
    call.method = message->value(QLatin1String("method")).toString();
    call.params = message->value(QLatin1String("params")).toObject();
    call.context = &client;
    call.ownUser = true;
    call.answer = [](const Result<QJsonObject> &answer) {
        if (answer)
            static_cast<void>(controlLine(*answer));
    };
    call.event = [](const QJsonObject &) {};
    dispatcher.dispatch(call);
    QCoreApplication::processEvents();
    return 0;
}
