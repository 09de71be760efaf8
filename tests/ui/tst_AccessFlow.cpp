// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/SignInNeed.h"
#include "core/base/UtcTime.h"
#include "core/settings/Settings.h"
#include "tests/ui/support/FakeTransferQueue.h"
#include "tests/ui/support/FakeUserPrompts.h"
#include "ui/actions/AccessFlow.h"
#include "ui/actions/Shortcuts.h"
#include "ui/dialogs/ProxyField.h"
#include "ui/dialogs/SettingsDialog.h"
#include "ui/dialogs/SignInDialog.h"
#include "ui/dialogs/WidgetUserPrompts.h"
#include "ui/text/AccessText.h"
#include "ui/text/ErrorText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kurier;

/// Signing in, trusting a certificate and choosing a proxy in the window.
class tst_AccessFlow final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onlyErrorsThatNeedIt();
    void signsInOnceForOneServer();
    void dismissedGrantsNothing();
    void plainConnectionsAreWarnedOf();
    void trustsExactlyThatCertificate();
    void typingAndReturnSignsIn();
    void escapeIsNotNow();
    void aTokenNeedsNoUser();
    void trustIsNotTheDefault();
    void hostKeyOfTheFirstContact();
    void hostKeyThatChanged();
    void factsForPeople();
    void proxyField();
    void proxySetting();

private:
    JobId addRefused(const QString &url, const QString &realm, bool digest = false,
                     int status = 401);
    JobId addUntrusted();
    QList<JobSnapshot> rows(const QList<JobId> &ids) const;

    std::unique_ptr<FakeTransferQueue> m_queue;
    std::unique_ptr<FakeUserPrompts> m_prompts;
    std::unique_ptr<AccessFlow> m_flow;
};

void tst_AccessFlow::init()
{
    m_queue = std::make_unique<FakeTransferQueue>();
    m_prompts = std::make_unique<FakeUserPrompts>();
    m_flow = std::make_unique<AccessFlow>(*m_queue, *m_prompts);
}

JobId tst_AccessFlow::addRefused(const QString &url, const QString &realm, bool digest, int status)
{
    AccessChallenge challenge;
    challenge.basic = true;
    challenge.digest = digest;
    challenge.realm = realm;
    Job job;
    job.id = JobId::create();
    job.state = JobState::Error;
    job.files = {JobFile {}};
    job.error = std::make_shared<const Error>(
        Error {httpErrorCode(status), ErrorContext::RemoteFile,
               QStringLiteral("HTTP status\n") + challengeDetail(challenge), url});
    return m_queue->put(job);
}

JobId tst_AccessFlow::addUntrusted()
{
    Job job;
    job.id = JobId::create();
    job.state = JobState::Error;
    job.files = {JobFile {}};
    const ServerCertificate certificate {
        QByteArray(64, 'a'), QStringLiteral("CN=nas"), QStringLiteral("CN=nas"),
        QDateTime({2026, 1, 1}, {0, 0}, kUtc), QDateTime({2027, 1, 1}, {0, 0}, kUtc)};
    job.error = std::make_shared<const Error>(
        Error {ErrorCode::ECertificateUntrusted, ErrorContext::Transport,
               QStringLiteral("self-signed\n") + certificateDetail(certificate),
               QStringLiteral("https://nas:8443/f")});
    return m_queue->put(job);
}

QList<JobSnapshot> tst_AccessFlow::rows(const QList<JobId> &ids) const
{
    QList<JobSnapshot> jobs;
    for (const JobId &id : ids)
        jobs.append(makeSnapshot(m_queue->job(id)));
    return jobs;
}

void tst_AccessFlow::onlyErrorsThatNeedIt()
{
    const JobId refused = addRefused(QStringLiteral("https://h/x"), QStringLiteral("R"));
    const JobId untrusted = addUntrusted();
    auto jobs = rows({refused, untrusted});
    QCOMPARE(accessNeed(jobs[0]), AccessNeed::SignIn);
    QCOMPARE(accessNeed(jobs[1]), AccessNeed::Trust);
    jobs[0].state = JobState::Queued;
    QCOMPARE(accessNeed(jobs[0]), AccessNeed::None);
    jobs[1].error = std::make_shared<const Error>(
        Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, QStringLiteral("https://h/")});
    QCOMPARE(accessNeed(jobs[1]), AccessNeed::None);
    m_flow->start({jobs[0], jobs[1]});
    QVERIFY(m_prompts->signInQuestions.isEmpty() && m_prompts->trustQuestions.isEmpty());
}

void tst_AccessFlow::signsInOnceForOneServer()
{
    const JobId first = addRefused(QStringLiteral("https://h:8443/x"), QStringLiteral("R"));
    const JobId same = addRefused(QStringLiteral("https://h:8443/y"), QStringLiteral("R"));
    const JobId realm = addRefused(QStringLiteral("https://h:8443/z"), QStringLiteral("S"));
    const JobId other = addRefused(QStringLiteral("https://i/x"), QStringLiteral("R"));
    QueueStatus status;
    status.keyRing = true;
    Q_EMIT m_queue->statusChanged(status);
    m_flow->start(rows({first, same, realm, other}));
    m_flow->start(rows({first}));
    QCOMPARE(m_prompts->signInQuestions.size(), 1);
    const SignInQuestion &question = m_prompts->signInQuestions.constFirst();
    QCOMPARE(question.server, QStringLiteral("h:8443"));
    QCOMPARE(question.realm, QStringLiteral("R"));
    QVERIFY(question.canRemember && !question.readable && !question.proxy && !question.token);
    m_prompts->answerSignIn(SignInAnswer {{"anna", "x", AccessScheme::Unknown}, true});
    QCOMPARE(m_queue->callsOf(QStringLiteral("grant")).constFirst().ids,
             (QList<JobId> {first, same}));
    QCOMPARE(m_queue->grants().constFirst().credentials->user, QByteArray("anna"));
    QVERIFY(m_queue->grants().constFirst().remember);
}

void tst_AccessFlow::dismissedGrantsNothing()
{
    const JobId id = addRefused(QStringLiteral("https://h/x"), {});
    m_flow->start(rows({id}));
    m_prompts->answerSignIn(std::nullopt);
    QVERIFY(m_queue->grants().isEmpty());
    // It can be asked again.
    m_flow->start(rows({id}));
    QCOMPARE(m_prompts->signInQuestions.size(), 2);
}

void tst_AccessFlow::plainConnectionsAreWarnedOf()
{
    m_flow->start(rows({addRefused(QStringLiteral("http://h/x"), {})}));
    QVERIFY(m_prompts->signInQuestions.constLast().readable);
    m_prompts->answerSignIn(std::nullopt);
    m_flow->start(rows({addRefused(QStringLiteral("http://h/x"), {}, true)}));
    QVERIFY(!m_prompts->signInQuestions.constLast().readable);
    m_prompts->answerSignIn(std::nullopt);
    m_flow->start(rows({addRefused(QStringLiteral("http://p:3128"), {}, false, 407)}));
    QVERIFY(m_prompts->signInQuestions.constLast().proxy);
}

void tst_AccessFlow::trustsExactlyThatCertificate()
{
    const JobId id = addUntrusted();
    m_flow->start(rows({id}));
    const TrustQuestion &question = m_prompts->trustQuestions.constFirst();
    QCOMPARE(question.server, QStringLiteral("nas:8443"));
    QVERIFY(question.facts.join(QLatin1Char('\n')).contains(QLatin1String("AA:AA")));
    m_prompts->answerTrust(false);
    QVERIFY(m_queue->grants().isEmpty());
    m_flow->start(rows({id}));
    m_prompts->answerTrust(true);
    QCOMPARE(m_queue->grants().constFirst().trust, QByteArray(64, 'a'));
    QVERIFY(!m_queue->grants().constFirst().credentials);
}

void tst_AccessFlow::typingAndReturnSignsIn()
{
    SignInQuestion question;
    question.server = QStringLiteral("h");
    question.realm = QStringLiteral("<b>R</b>");
    question.canRemember = true;
    auto *const dialog = new SignInDialog(question, nullptr);
    QVERIFY(dialog->informativeText().contains(QLatin1String("<b>R</b>")));
    SignInAnswer answer;
    connect(dialog, &QDialog::accepted, dialog, [] {});
    QSignalSpy finished(dialog, &QDialog::finished);
    connect(dialog, &QDialog::finished, this, [&] { answer = dialog->answer(); });
    dialog->open();
    const auto fields = dialog->findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QCOMPARE(fields[1]->echoMode(), QLineEdit::Password);
    QTest::keyClick(fields[0], Qt::Key_Return);
    QCOMPARE(finished.size(), 0);
    QTest::keyClicks(fields[0], QStringLiteral("anna"));
    QTest::keyClicks(fields[1], QStringLiteral("geheim"));
    dialog->findChild<QCheckBox *>()->setChecked(true);
    QTest::keyClick(fields[1], Qt::Key_Return);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished[0][0].toInt(), SignInDialog::kSignIn);
    QCOMPARE(answer.credentials, (Credentials {"anna", "geheim", AccessScheme::Unknown}));
    QVERIFY(answer.remember);
}

void tst_AccessFlow::escapeIsNotNow()
{
    QWidget window;
    WidgetUserPrompts prompts(&window);
    int answers = 0;
    std::optional<SignInAnswer> answer;
    SignInQuestion question;
    question.server = QStringLiteral("h");
    prompts.askSignIn(question, [&](const auto &given) {
        ++answers;
        answer = given;
    });
    auto *const dialog = window.findChild<SignInDialog *>();
    QVERIFY(dialog && !dialog->findChild<QCheckBox *>());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QCOMPARE(answers, 1);
    QVERIFY(!answer);
}

void tst_AccessFlow::aTokenNeedsNoUser()
{
    SignInQuestion question;
    question.server = QStringLiteral("h");
    question.token = true;
    SignInDialog dialog(question, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(dialog.findChildren<QLineEdit *>().size(), 1);
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral("t"));
    QCOMPARE(dialog.answer().credentials, (Credentials {{}, "t", AccessScheme::Bearer}));
}

void tst_AccessFlow::trustIsNotTheDefault()
{
    QWidget window;
    WidgetUserPrompts prompts(&window);
    std::optional<bool> answer;
    prompts.confirmTrust({QStringLiteral("h"), QStringLiteral("Bad."), {}, {}},
                         [&](bool trusted) { answer = trusted; });
    auto *const dialog = window.findChild<QuestionDialog *>();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(answer, std::optional(false));
}

namespace {

Error hostKeyError(const QByteArray &expected)
{
    return {ErrorCode::ECertificateUntrusted, ErrorContext::Transport,
            QStringLiteral("key\n")
                + certificateDetail(
                    {QByteArray(64, 'a'), {}, {}, {}, {}, QStringLiteral("ssh-ed25519"), expected}),
            QStringLiteral("sftp://nas:2222/up/a.bin")};
}

const QString kShown = QStringLiteral("SHA256:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqo");

} // namespace

void tst_AccessFlow::hostKeyOfTheFirstContact()
{
    JobSnapshot job = rows({addUntrusted()}).constFirst();
    job.error = std::make_shared<const Error>(hostKeyError({}));
    QCOMPARE(accessNeed(job), AccessNeed::HostKey);
    m_flow->start({job});
    const TrustQuestion question = m_prompts->trustQuestions.constFirst();
    QCOMPARE(question.server, QStringLiteral("nas:2222"));
    m_prompts->answerTrust(true);
    QCOMPARE(m_queue->grants().constFirst().trust, QByteArray(64, 'a'));

    QWidget window;
    WidgetUserPrompts prompts(&window);
    std::optional<bool> answer;
    prompts.confirmTrust(question, [&](bool trusted) { answer = trusted; });
    auto *const dialog = window.findChild<QuestionDialog *>();
    QVERIFY(dialog);
    QVERIFY2(dialog->informativeText().contains(kShown), qPrintable(dialog->informativeText()));
    QCOMPARE(dialog->findChildren<QPushButton *>().size(), 2);
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(answer, std::optional(false));
}

void tst_AccessFlow::hostKeyThatChanged()
{
    const Error error = hostKeyError(QByteArray(64, 'b'));
    QVERIFY(errorText(error) != errorText(hostKeyError({})));
    QWidget window;
    WidgetUserPrompts prompts(&window);
    std::optional<bool> answer;
    prompts.confirmTrust(
        {QStringLiteral("nas"), errorText(error), *certificateIn(error), accessFacts(error)},
        [&](bool trusted) { answer = trusted; });
    auto *const dialog = window.findChild<QuestionDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->informativeText().contains(kShown));
    QVERIFY(dialog->informativeText().contains(QLatin1String("SHA256:u7u7")));
    QCOMPARE(dialog->findChildren<QPushButton *>().size(), 1);
    dialog->findChild<QPushButton *>()->click();
    QCOMPARE(answer, std::optional(false));
}

void tst_AccessFlow::factsForPeople()
{
    const auto facts = accessFacts(*m_queue->job(addUntrusted()).error);
    QCOMPARE(facts.size(), 4);
    QVERIFY(facts[0].contains(QLatin1String("CN=nas")));
    QVERIFY(facts[3].endsWith(QLatin1String(":AA:AA")));
    QCOMPARE(fingerprintText("ab01"), QStringLiteral("AB:01"));
    QVERIFY(accessFacts({httpErrorCode(404), {}, {}, {}}).isEmpty());
}

void tst_AccessFlow::proxyField()
{
    ProxyField field;
    QSignalSpy changed(&field, &ProxyField::proxyChanged);
    QCOMPARE(field.proxy(), QByteArray("system"));
    auto *const kind = field.findChild<QComboBox *>();
    auto *const address = field.findChild<QLineEdit *>();
    kind->setCurrentIndex(2);
    QCOMPARE(changed.size(), 0);
    address->setText(QStringLiteral("ftp://p"));
    QCOMPARE(field.proxy(), QByteArray());
    QVERIFY(!address->toolTip().isEmpty());
    address->setText(QStringLiteral("http://u:geheim@p:1"));
    QCOMPARE(field.proxy(), QByteArray());
    QCOMPARE(changed.size(), 0);
    address->setText(QStringLiteral("socks5h://127.0.0.1:1080"));
    QCOMPARE(changed.constLast()[0].toByteArray(), QByteArray("socks5h://127.0.0.1:1080"));
    field.setProxy("none");
    QCOMPARE(field.proxy(), QByteArray("none"));
}

void tst_AccessFlow::proxySetting()
{
    const QTemporaryDir directory;
    Settings settings(directory.filePath(QStringLiteral("kurier.conf")));
    QCOMPARE(settings.proxy(), QByteArray("system"));
    Shortcuts shortcuts(settings);
    auto *const dialog = new SettingsDialog(settings, shortcuts);
    dialog->findChild<ProxyField *>()->findChild<QComboBox *>()->setCurrentIndex(1);
    QCOMPARE(settings.proxy(), QByteArray("none"));
    delete dialog;
    QCOMPARE(Settings(directory.filePath(QStringLiteral("kurier.conf"))).proxy(),
             QByteArray("none"));
}

QTEST_MAIN(tst_AccessFlow)
#include "tst_AccessFlow.moc"
