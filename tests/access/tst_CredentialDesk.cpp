// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/CredentialDesk.h"

#include <QTest>

#include <vector>

using namespace kurier;

namespace {

/// Answers when told to, like a key ring that has to be unlocked.
class FakeKeyRing final : public KeyRing
{
public:
    void read(const QString &key, Read reply) override
    {
        ++reads;
        waiting.push_back([this, key, reply = std::move(reply)] {
            const auto found = entries.find(key);
            reply(found == entries.end() ? std::nullopt : std::optional(found->second));
        });
    }
    void write(const QString &key, const QByteArray &secret, Written reply) override
    {
        entries[key] = secret;
        waiting.push_back([reply = std::move(reply)] { reply(true); });
    }
    void remove(const QString &key) override { entries.erase(key); }
    void answer()
    {
        for (const auto &each : std::exchange(waiting, {}))
            each();
    }

    std::map<QString, QByteArray> entries;
    std::vector<std::function<void()>> waiting;
    int reads = 0;
};

const QByteArray kOrigin = "https://h:443";

AccessChallenge challenge(const char *realm = "Files", bool digest = false)
{
    AccessChallenge asked;
    asked.origin = kOrigin;
    asked.realm = QString::fromLatin1(realm);
    asked.basic = true;
    asked.digest = digest;
    return asked;
}

Credentials anna(const char *password = "x", AccessScheme scheme = AccessScheme::Unknown)
{
    return {"anna", password, scheme};
}

std::optional<Credentials> lookUp(CredentialDesk &desk, const char *job,
                                  const AccessChallenge &asked,
                                  const std::optional<Credentials> &tried = std::nullopt)
{
    std::optional<Credentials> answer;
    desk.lookUp(job, asked, tried, [&answer](const auto &found) { answer = found; });
    return answer;
}

} // namespace

class tst_CredentialDesk final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aJobsOwnComeFirst();
    void nobodyElseGetsAJobs();
    void refusedOnesAreNotTriedAgain();
    void theSamePasswordByAnotherScheme();
    void aRefusedSessionIsForgotten();
    void ofOneRealmOnly();
    void keyRingIsAskedLast();
    void keyRingKeepsOnlyWhatItIsToldTo();
    void tokensComeBackAsTokens();
    void withoutKeyRing();
    void anAnswerAfterTheEnd();
};

void tst_CredentialDesk::aJobsOwnComeFirst()
{
    CredentialDesk desk(nullptr);
    desk.keepForServer(challenge(), anna("server"), false);
    desk.keepForJob("job", kOrigin, anna("own", AccessScheme::Basic));
    QCOMPARE(credentialsFor(desk.known("job"), kOrigin)->password, QByteArray("own"));
    QCOMPARE(credentialsFor(desk.known("other"), kOrigin)->password, QByteArray("server"));
    QCOMPARE(lookUp(desk, "job", challenge())->password, QByteArray("own"));
    QCOMPARE(lookUp(desk, "job", challenge(), anna("own", AccessScheme::Basic))->password,
             QByteArray("server"));
}

void tst_CredentialDesk::nobodyElseGetsAJobs()
{
    CredentialDesk desk(nullptr);
    desk.keepForJob("job", kOrigin, anna());
    QVERIFY(!lookUp(desk, "other", challenge()));
    QVERIFY(desk.known("other").isEmpty());
    auto elsewhere = challenge();
    elsewhere.origin = "https://h:8443";
    QVERIFY(!lookUp(desk, "job", elsewhere));
    desk.forgetJob("job");
    QVERIFY(!lookUp(desk, "job", challenge()));
}

void tst_CredentialDesk::refusedOnesAreNotTriedAgain()
{
    CredentialDesk desk(nullptr);
    desk.keepForJob("job", kOrigin, anna());
    const auto first = lookUp(desk, "job", challenge());
    QCOMPARE(first->scheme, AccessScheme::Basic);
    QVERIFY(!lookUp(desk, "job", challenge(), first));
}

void tst_CredentialDesk::theSamePasswordByAnotherScheme()
{
    CredentialDesk desk(nullptr);
    desk.keepForJob("job", kOrigin, anna("x", AccessScheme::Basic));
    const auto digest =
        lookUp(desk, "job", challenge("Files", true), anna("x", AccessScheme::Basic));
    QVERIFY(digest);
    QCOMPARE(digest->scheme, AccessScheme::Digest);
    QCOMPARE(desk.known("job").constFirst().credentials.scheme, AccessScheme::Digest);
    QVERIFY(!lookUp(desk, "job", challenge("Files", true), digest));
}

void tst_CredentialDesk::aRefusedSessionIsForgotten()
{
    CredentialDesk desk(nullptr);
    desk.keepForServer(challenge(), anna(), false);
    QCOMPARE(desk.known("job").size(), 1);
    QVERIFY(!lookUp(desk, "job", challenge(), anna("x", AccessScheme::Basic)));
    QVERIFY(desk.known("job").isEmpty());
}

void tst_CredentialDesk::ofOneRealmOnly()
{
    CredentialDesk desk(nullptr);
    desk.keepForServer(challenge("A"), anna("a"), false);
    desk.keepForServer(challenge("B"), anna("b"), false);
    QCOMPARE(lookUp(desk, "job", challenge("A"), anna("b", AccessScheme::Basic))->password,
             QByteArray("a"));
    QVERIFY(!lookUp(desk, "job", challenge("C")));
}

void tst_CredentialDesk::keyRingIsAskedLast()
{
    FakeKeyRing ring;
    CredentialDesk desk(&ring);
    desk.keepForServer(challenge(), anna("stored"), true);
    CredentialDesk later(&ring);
    std::optional<Credentials> answer;
    int answers = 0;
    later.lookUp("job", challenge(), std::nullopt, [&](const auto &found) {
        answer = found;
        ++answers;
    });
    QCOMPARE(answers, 0);
    ring.answer();
    QCOMPARE(answers, 1);
    QCOMPARE(*answer, anna("stored", AccessScheme::Basic));
    // From now on it is known without asking.
    QCOMPARE(*lookUp(later, "other", challenge()), *answer);
    QCOMPARE(ring.reads, 1);
    // What the ring holds was refused: nothing else is there.
    later.lookUp("job", challenge(), *answer, [&](const auto &found) { answer = found; });
    ring.answer();
    QVERIFY(!answer);
}

void tst_CredentialDesk::keyRingKeepsOnlyWhatItIsToldTo()
{
    FakeKeyRing ring;
    CredentialDesk desk(&ring);
    desk.keepForJob("job", kOrigin, anna());
    desk.keepForServer(challenge(), anna(), false);
    QVERIFY(ring.entries.empty());
    bool kept = false;
    desk.keepForServer(challenge(), anna(), true, [&kept](bool done) { kept = done; });
    ring.answer();
    QVERIFY(kept);
    QCOMPARE(ring.entries.begin()->first, QStringLiteral("https://h:443 Files"));
    QVERIFY(desk.hasKeyRing());
}

void tst_CredentialDesk::tokensComeBackAsTokens()
{
    FakeKeyRing ring;
    CredentialDesk desk(&ring);
    auto asked = challenge();
    asked.bearer = true;
    desk.keepForServer(asked, {{}, "t0ken", AccessScheme::Bearer}, true);
    CredentialDesk later(&ring);
    std::optional<Credentials> answer;
    later.lookUp("job", asked, std::nullopt, [&](const auto &found) { answer = found; });
    ring.answer();
    QCOMPARE(*answer, (Credentials {{}, "t0ken", AccessScheme::Bearer}));
}

void tst_CredentialDesk::anAnswerAfterTheEnd()
{
    FakeKeyRing ring;
    int answers = 0;
    {
        CredentialDesk desk(&ring);
        desk.lookUp("job", challenge(), std::nullopt, [&answers](const auto &) { ++answers; });
    }
    ring.answer();
    QCOMPARE(answers, 0);
}

void tst_CredentialDesk::withoutKeyRing()
{
    CredentialDesk desk(nullptr);
    bool told = false;
    desk.keepForServer(challenge(), anna(), true, [&told](bool kept) { told = !kept; });
    QVERIFY(told);
    QVERIFY(!desk.hasKeyRing());
    QVERIFY(lookUp(desk, "job", challenge()));
}

QTEST_GUILESS_MAIN(tst_CredentialDesk)
#include "tst_CredentialDesk.moc"
