// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job/CleanupDoubt.h"
#include "core/job/JobTransitions.h"
#include "core/job/MissingSpace.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Format.h"
#include "ui/text/JobText.h"
#include "ui/text/LanguageSwitcher.h"

#include <QSet>
#include <QTest>

using namespace kurier;
using namespace std::chrono_literals;

class tst_Texts final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_languages.use(QStringLiteral("en")); }
    void bytes_data();
    void bytes();
    void durationsAndRates();
    void remainingAndPercent();
    void harmfulCharactersAreShown();
    void oneWordPerState();
    void stateSaysWhatMatters();
    void everyErrorHasWords();
    void germanIsNotEnglish();
    void sameCodeElsewhereSaysSo();
    void addressesInErrorsHideSecrets();
    void mismatchesNameBothValues();
    void cleanupOfUploads_data();
    void cleanupOfUploads();
    void doubtsHaveWordsOfTheirOwn();
    void whyNotExactlyWhenDisabled();

private:
    LanguageSwitcher m_languages;
};

void tst_Texts::bytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](const char *name, qint64 bytes, const char *english, const char *german) {
        QTest::newRow(name) << bytes << QString::fromUtf8(english) << QString::fromUtf8(german);
    };
    row("unknown", -1, "unknown", "unbekannt");
    row("nothing", 0, "0 B", "0 B");
    row("bytes", 999, "999 B", "999 B");
    row("kilobytes", 1000, "1.0 kB", "1,0 kB");
    row("rounding up a unit", 999'950, "1.0 MB", "1,0 MB");
    row("three digits", 220'000'000, "220 MB", "220 MB");
    row("just below three digits", 99'949'000, "99.9 MB", "99,9 MB");
    row("just three digits", 99'951'000, "100 MB", "100 MB");
    row("gigabytes", 18'400'000'000, "18.4 GB", "18,4 GB");
    row("all there is", std::numeric_limits<qint64>::max(), "9.2 EB", "9,2 EB");
}

void tst_Texts::bytes()
{
    QFETCH(qint64, bytes);
    const auto plain = [](QString text) { return text.replace(QChar(0xA0), QLatin1Char(' ')); };
    QTEST(plain(formatBytes(bytes)), "english");
    QVERIFY(!formatBytes(bytes).contains(QLatin1Char(' ')));
    m_languages.use(QStringLiteral("de"));
    QTEST(plain(formatBytes(bytes)), "german");
}

void tst_Texts::durationsAndRates()
{
    const auto plain = [](QString text) { return text.replace(QChar(0xA0), QLatin1Char(' ')); };
    QCOMPARE(plain(formatDuration(0s)), QStringLiteral("0 s"));
    QCOMPARE(plain(formatDuration(174s)), QStringLiteral("2 min 54 s"));
    QCOMPARE(plain(formatDuration(120s)), QStringLiteral("2 min"));
    QCOMPARE(plain(formatDuration(3h + 59s)), QStringLiteral("3 h"));
    QCOMPARE(plain(formatDuration(50h + 5min)), QStringLiteral("2 d 2 h"));
    QCOMPARE(formatDuration(-1s), QStringLiteral("–"));
    QCOMPARE(formatRate(0), QStringLiteral("–"));
    QCOMPARE(plain(formatRate(8'100'000)), QStringLiteral("8.1 MB/s"));
}

void tst_Texts::remainingAndPercent()
{
    QCOMPARE(remainingTime(100, 1, 10), 10s);
    QCOMPARE(remainingTime(-1, 1, 10), -1s);
    QCOMPARE(remainingTime(100, 1, 0), -1s);
    QCOMPARE(remainingTime(100, 200, 10), 0s);
    QCOMPARE(percentOf(0, 100), 0);
    QCOMPARE(percentOf(999'999'999'999, 1'000'000'000'000), 99);
    QCOMPARE(percentOf(5, 5), 100);
    QCOMPARE(percentOf(5, -1), -1);
}

void tst_Texts::harmfulCharactersAreShown()
{
    QCOMPARE(plainName(QStringLiteral("a\u202Eb"), false), QStringLiteral("a<U+202E>b"));
    QCOMPARE(plainName(QStringLiteral("a\nb\tc"), false), QStringLiteral("a<U+000A>b<U+0009>c"));
    QCOMPARE(plainName(QStringLiteral("a\u2069b"), false), QStringLiteral("a<U+2069>b"));
    QCOMPARE(plainName(QStringLiteral("Übung 😀"), false), QStringLiteral("Übung 😀"));
    QCOMPARE(plainName(QStringLiteral("a")), QStringLiteral("\u2068a\u2069"));
}

void tst_Texts::oneWordPerState()
{
    m_languages.use(QStringLiteral("de"));
    const std::array expected = {"In Warteschlange", "Verbindet",     "Wird übertragen",
                                 "Angehalten",       "Fehler",        "Vorübergehender Fehler",
                                 "Übertragen",       "Abgeschlossen", "Abgebrochen"};
    for (const JobState state : kAllJobStates)
        QCOMPARE(stateText(state), QString::fromUtf8(expected.at(static_cast<std::size_t>(state))));
    const std::array verbs = {"Fortsetzen", "Anhalten", "Abbrechen", "Abschließen"};
    for (const JobCommand command : kAllJobCommands)
        QCOMPARE(commandText(command),
                 QString::fromUtf8(verbs.at(static_cast<std::size_t>(command))));
}

void tst_Texts::stateSaysWhatMatters()
{
    JobSnapshot job;
    job.state = JobState::Error;
    job.error =
        std::make_shared<const Error>(Error {httpErrorCode(404), ErrorContext::RemoteFile, {}, {}});
    QCOMPARE(stateText(job, 0), QStringLiteral("Error: not found (404)"));
    m_languages.use(QStringLiteral("de"));
    QCOMPARE(stateText(job, 0), QStringLiteral("Fehler: nicht gefunden (404)"));
    job.state = JobState::TransientError;
    job.retryAt = 24'000;
    QCOMPARE(stateText(job, 0), QStringLiteral("Erneut in 24\u00A0s"));
    QCOMPARE(stateText(job, 23'100), QStringLiteral("Erneut in 1\u00A0s"));
    QCOMPARE(stateText(job, 99'000), QStringLiteral("Erneut in 0\u00A0s"));
    m_languages.use(QStringLiteral("en"));
    job = {};
    job.state = JobState::Transferring;
    job.verifying = true;
    QCOMPARE(stateText(job, 0), QStringLiteral("Verifying"));
    job.state = JobState::Suspended;
    job.unusedSince = 1'700'000'000'000;
    QCOMPARE(stateText(job, 0),
             QStringLiteral("Suspended – unused since %1").arg(formatTime(job.unusedSince)));
    job.cancelAt = 1'707'000'000'000;
    QCOMPARE(
        stateText(job, 0),
        QStringLiteral("Suspended – unused, to be cancelled on %1").arg(formatTime(job.cancelAt)));
}

void tst_Texts::everyErrorHasWords()
{
    QList<ErrorCode> codes;
    for (std::size_t i = 0; i < namedErrorCodeCount(); ++i)
        codes.append(namedErrorCode(i));
    for (int status = 100; status < 600; ++status)
        codes.append(httpErrorCode(status));
    const Error unexpected {ErrorCode::EFail, {}, {}, {}};
    for (const QString &language : LanguageSwitcher::available()) {
        m_languages.use(language);
        for (const ErrorCode code : codes) {
            const Error error {code, ErrorContext::None, {}, QStringLiteral("/srv/x")};
            const std::string name = errorCodeName(code).toStdString();
            QVERIFY2(!errorText(error).isEmpty() && !errorShortText(error).isEmpty(), name.c_str());
            QVERIFY2(code == ErrorCode::EFail
                         || errorShortText(error) != errorShortText(unexpected),
                     (name + " has no words of its own").c_str());
            const bool kept = isSuccess(code) && code != ErrorCode::BgSUnableToDeleteFiles;
            QVERIFY2(kept || !errorAdvice(error).isEmpty(), (name + " has no advice").c_str());
            QVERIFY(errorText(error).contains(QStringLiteral("/srv/x")));
            for (const QString &text :
                 {errorText(error), errorShortText(error), errorAdvice(error)})
                QVERIFY2(!text.contains(QLatin1String("%1")), name.c_str());
            if (const int status = httpStatusOf(code))
                QVERIFY2(errorText(error).contains(QString::number(status)), name.c_str());
        }
    }
}

void tst_Texts::germanIsNotEnglish()
{
    for (std::size_t i = 0; i < namedErrorCodeCount() + 500; ++i) {
        const bool named = i < namedErrorCodeCount();
        const int status = named ? 0 : static_cast<int>(100 + i - namedErrorCodeCount());
        for (const ErrorContext context : {ErrorContext::LocalFile, ErrorContext::RemoteFile}) {
            const Error error {named ? namedErrorCode(i) : httpErrorCode(status), context, {}, {}};
            m_languages.use(QStringLiteral("en"));
            const QString english = errorText(error) + errorAdvice(error);
            m_languages.use(QStringLiteral("de"));
            QVERIFY2(errorText(error) + errorAdvice(error) != english,
                     qPrintable(errorCodeName(error.code)));
        }
    }
}

void tst_Texts::sameCodeElsewhereSaysSo()
{
    const Error here {ErrorCode::EDiskFull, ErrorContext::LocalFile, {}, {}};
    const Error there {ErrorCode::EDiskFull, ErrorContext::RemoteFile, {}, {}};
    QCOMPARE(errorText(here), QStringLiteral("The disk is full."));
    QCOMPARE(errorText(there), QStringLiteral("The server has no space left."));
    QVERIFY(errorAdvice(here) != errorAdvice(there));
    const Error lacking = missingSpaceError(3'000'000, QStringLiteral("/srv"));
    QCOMPARE(errorText(lacking),
             QStringLiteral("The disk is full (%1 more needed): %2")
                 .arg(formatBytes(3'000'000), plainName(QStringLiteral("/srv"))));
    QVERIFY(errorAdvice(lacking) != errorAdvice(here));
    JobSnapshot job;
    job.state = JobState::TransientError;
    job.error = std::make_shared<const Error>(lacking);
    QCOMPARE(stateText(job, 0), QStringLiteral("Waiting for disk space"));
}

void tst_Texts::addressesInErrorsHideSecrets()
{
    const Error error {httpErrorCode(403),
                       ErrorContext::RemoteFile,
                       {},
                       QStringLiteral("https://anna:geheim@example.org/x?token=abc123")};
    QVERIFY(!errorText(error).contains(QStringLiteral("geheim")));
    QVERIFY(!errorText(error).contains(QStringLiteral("abc123")));
    QVERIFY(errorText(error).contains(QStringLiteral("example.org/x")));
}

void tst_Texts::mismatchesNameBothValues()
{
    const Checksum expected {ChecksumAlgorithm::Md5, QByteArray(16, '\x11')};
    const Checksum found {ChecksumAlgorithm::Md5, QByteArray(16, '\x22')};
    const Error bytes {ErrorCode::BgEValidationFailed, ErrorContext::RemoteFile,
                       ChecksumMismatch {expected, found}.toDetail(),
                       QStringLiteral("https://example.org/x")};
    const Error size {ErrorCode::BgEValidationFailed,
                      ErrorContext::RemoteFile,
                      SizeMismatch {12345, 6}.toDetail(),
                      {}};
    const QString values =
        QStringLiteral("expected md5=%1, received md5=%2")
            .arg(QStringLiteral("11").repeated(16), QStringLiteral("22").repeated(16));
    QVERIFY2(errorText(bytes).startsWith(
                 QStringLiteral("The data does not match its checksum (%1): ").arg(values)),
             qPrintable(errorText(bytes)));
    QVERIFY(errorText(bytes).contains(QLatin1String("https://example.org/x")));
    QVERIFY(errorText(size).startsWith(QLatin1String("The file has another size (expected 12")));
    m_languages.use(QStringLiteral("de"));
    QVERIFY(errorText(bytes).startsWith(QStringLiteral("Die Daten passen nicht")));
    QVERIFY(errorText(bytes).contains(QLatin1String("erhalten: md5=22")));
    QVERIFY(errorText(size).contains(QStringLiteral("12.345 Byte")));
}

void tst_Texts::cleanupOfUploads_data()
{
    QTest::addColumn<CleanupState>("state");
    QTest::addColumn<int>("arrived");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("german");
    const auto row = [](CleanupState state, int arrived, const char *english, const char *german) {
        QTest::newRow(english) << state << arrived << QString::fromUtf8(english)
                               << QString::fromUtf8(german);
    };
    row(CleanupState::None, 0, "Nothing to remove", "Nichts zu entfernen");
    row(CleanupState::None, 1, "1 file had reached files.example.org",
        "Eine Datei hatte files.example.org erreicht");
    row(CleanupState::Pending, 0, "Being removed on files.example.org",
        "Wird auf files.example.org entfernt");
    row(CleanupState::Removed, 0, "Removed on files.example.org", "Auf files.example.org entfernt");
    row(CleanupState::Removed, 2,
        "2 files had reached files.example.org; Removed on files.example.org",
        "2 Dateien hatten files.example.org erreicht; Auf files.example.org entfernt");
    row(CleanupState::Failed, 0, "Could not be removed on files.example.org",
        "Konnte auf files.example.org nicht entfernt werden");
    row(CleanupState::Abandoned, 0, "Given up on files.example.org",
        "Auf files.example.org aufgegeben");
}

void tst_Texts::cleanupOfUploads()
{
    QFETCH(CleanupState, state);
    QFETCH(int, arrived);
    JobSnapshot job;
    job.type = JobType::Upload;
    job.state = JobState::Cancelled;
    job.host = QStringLiteral("files.example.org");
    job.cleanup = state;
    job.filesTransferred = arrived;
    const auto words = [&job] {
        return cleanupText(job).remove(QChar(0x2068)).remove(QChar(0x2069));
    };
    QTEST(words(), "english");
    m_languages.use(QStringLiteral("de"));
    QTEST(words(), "german");
    // A download has nothing on a server.
    job.type = JobType::Download;
    QCOMPARE(cleanupText(job), cleanupText(state));
}

void tst_Texts::doubtsHaveWordsOfTheirOwn()
{
    QSet<QString> texts;
    for (const CleanupDoubt doubt :
         {CleanupDoubt::Unnamed, CleanupDoubt::MayHaveArrived, CleanupDoubt::StillThere}) {
        const Error error = doubtError(doubt, QStringLiteral("https://files.example.org/x"));
        QVERIFY(!isSuccess(error.code));
        QCOMPARE(doubtOf(error), std::optional(doubt));
        texts.insert(errorText(error));
        const QString english = errorShortText(error);
        m_languages.use(QStringLiteral("de"));
        QVERIFY(errorShortText(error) != english);
        m_languages.use(QStringLiteral("en"));
    }
    QCOMPARE(texts.size(), 3);
    const Error said {httpErrorCode(423), ErrorContext::RemoteFile, QStringLiteral("locked"), {}};
    QCOMPARE(doubtError(CleanupDoubt::StillThere, {}, said).code, httpErrorCode(423));
    QVERIFY(!doubtOf(said));
}

void tst_Texts::whyNotExactlyWhenDisabled()
{
    for (const JobType type : {JobType::Download, JobType::Upload}) {
        for (const JobState state : kAllJobStates) {
            for (const JobCommand command : kAllJobCommands)
                QCOMPARE(whyNot(command, type, state).isEmpty(),
                         effectiveCommands(type, state).contains(command));
        }
    }
}

QTEST_GUILESS_MAIN(tst_Texts)
#include "tst_Texts.moc"
