// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files that lie at several addresses: which one is asked next.
#include "core/queue/JobQueue.h"

namespace kurier {

namespace {

/// So many failures in a row, with the retry delays between them, cost an address the bytes that
/// only it can continue.
constexpr qint32 kPatienceWithProvenBytes = 3;

bool isLocal(const Error &error)
{
    return error.context == ErrorContext::LocalFile || error.context == ErrorContext::QueueManager
        || error.code == ErrorCode::BgENetworkDisconnected;
}

} // namespace

/// Begins at the next address if the failed one is to blame and another is left. A validator
/// proves bytes of one address only (RFC 9110 8.8.1), so the file starts over there; bytes that
/// can still be continued are not given up for a failure that may pass.
bool JobQueue::tryNextAddress(Record &record, qint32 index, const Error &error, const Moment &now,
                              JobEffects &out)
{
    JobFile &file = record.job.files.at(static_cast<std::size_t>(index));
    const bool passing = retryClass(error.code) == RetryClass::Automatic;
    const bool stays =
        passing && !file.proven.isEmpty() && record.trouble->failures < kPatienceWithProvenBytes;
    if (file.addresses->size() < 2 || isLocal(error) || stays) {
        if (record.trouble->addressError)
            record.trouble.edit().addressError.reset();
        return false;
    }
    Trouble &trouble = record.trouble.edit();
    if (passing || !trouble.addressError)
        trouble.addressError = std::make_shared<const Error>(error);
    const qsizetype current = file.addresses->indexOf(file.url);
    const CheckResult check = file.check;
    file.forgetBytes();
    file.check = check;
    file.url = file.addresses->at((current + 1) % file.addresses->size());
    storeFile(record, index, out);
    out.emplace_back(effect::RowChanged {record.job.key, true});
    if (++trouble.addressesTried >= file.addresses->size())
        return false;
    goOn(record, now, out);
    return true;
}

} // namespace kurier
