// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// kurierctl on a terminal: width, colours, progress, questions, hostile names.
#include "tests/app/Programs.h"
#include "tests/support/FaultOrigin.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <functional>

using namespace kurier::test;

namespace {

constexpr qint64 kMega = 1'000'000;

QString url(const FaultOrigin &origin, const char *path)
{
    return QString::fromStdString(origin.url(path));
}

/// What kurierctl writes on a terminal of \a columns, with its escape sequences. \a typed is the
/// answer to its question, given after \a meanwhile.
QString onTerminal(const Programs &programs, const QString &call, int columns,
                   const QByteArray &typed = {}, const QStringList &variables = {},
                   const std::function<void()> &meanwhile = {})
{
    QProcess terminal;
    QProcessEnvironment environment = programs.environment();
    environment.insert(QStringLiteral("TERM"), QStringLiteral("xterm"));
    environment.remove(QStringLiteral("NO_COLOR"));
    for (const QString &variable : variables)
        environment.insert(variable, QStringLiteral("1"));
    terminal.setProcessEnvironment(environment);
    const QString command = QStringLiteral("stty -echo cols %1; '%2' %3; echo \"[exit $?]\"")
                                .arg(columns)
                                .arg(QStringLiteral(KURIERCTL_PROGRAM), call);
    terminal.start(QStringLiteral("script"),
                   {QStringLiteral("-q"), QStringLiteral("-E"), QStringLiteral("never"),
                    QStringLiteral("-c"), command, QStringLiteral("/dev/null")});
    if (!typed.isEmpty()) {
        // Typed when it asks, as a person does.
        QByteArray seen;
        const bool asked = QTest::qWaitFor(
            [&] {
                seen += terminal.readAllStandardOutput();
                return seen.contains("[y/N]");
            },
            30000);
        if (meanwhile)
            meanwhile();
        terminal.write(typed);
        if (!asked)
            return QStringLiteral("no question: ") + QString::fromUtf8(seen);
        terminal.waitForFinished();
        return QString::fromUtf8(seen + terminal.readAllStandardOutput());
    }
    if (!terminal.waitForFinished(60000))
        terminal.kill();
    return QString::fromUtf8(terminal.readAllStandardOutput());
}

QStringList linesOf(QString text)
{
    static const QRegularExpression escapes(QStringLiteral("\x1b\\[[0-9;]*[A-Za-z]"));
    return text.remove(escapes)
        .remove(QLatin1Char('\r'))
        .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

class tst_Terminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("script")).isEmpty())
            QSKIP("script(1) is not installed");
    }
    void tablesFit_data();
    void tablesFit();
    void coloursOnlyWhenWanted();
    void waitShowsProgress();
    void cancelAsks_data();
    void cancelAsks();
    void whatFinishesDuringTheQuestionIsKept();
    void namesCannotMoveTheCursor();
};

void tst_Terminal::tablesFit_data()
{
    QTest::addColumn<int>("columns");
    for (const int columns : {40, 60, 80, 120, 200})
        QTest::addRow("%d", columns) << columns;
}

void tst_Terminal::tablesFit()
{
    QFETCH(int, columns);
    const Programs programs;
    programs.add({QStringLiteral("--suspended"), QStringLiteral("--name"),
                  QStringLiteral("Ein sehr langer Name ").repeated(8),
                  QStringLiteral("http://127.0.0.1:9/a")});
    programs.add({QStringLiteral("--suspended"), QStringLiteral("--name"),
                  QString(60, QChar(u'漢')), QStringLiteral("http://127.0.0.1:9/b")});
    const QStringList lines = linesOf(onTerminal(programs, QStringLiteral("list"), columns));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.last(), QStringLiteral("[exit 0]"));
    for (const QString &line : lines) {
        const auto wide = line.count(QChar(u'漢'));
        QVERIFY2(line.size() + wide <= columns, qPrintable(line));
    }
}

void tst_Terminal::coloursOnlyWhenWanted()
{
    const Programs programs;
    programs.add({QStringLiteral("--suspended"), QStringLiteral("http://127.0.0.1:9/a")});
    const QLatin1String escape("\x1b[");
    QVERIFY(onTerminal(programs, QStringLiteral("list"), 80).contains(escape));
    QVERIFY(!onTerminal(programs, QStringLiteral("list"), 80, {}, {QStringLiteral("NO_COLOR")})
                 .contains(escape));
    QVERIFY(!programs.ctl({QStringLiteral("list")}).out.contains(escape));
}

void tst_Terminal::waitShowsProgress()
{
    FaultOrigin origin;
    OriginAnswer slow = OriginAnswer::file(3 * kMega);
    slow.bytesPerSecond = kMega;
    origin.route("/slow.bin", slow);
    const Programs programs;
    const QString id = programs.add(
        {QStringLiteral("--connections"), QStringLiteral("1"), url(origin, "/slow.bin")});
    const QString shown = onTerminal(programs, QStringLiteral("wait ") + id, 70);
    QVERIFY2(shown.contains(QLatin1String("/s")), qPrintable(shown));
    QVERIFY2(shown.contains(QLatin1String(" %")), qPrintable(shown));
    // The line is overwritten, never continued on the next one, and cleared at the end.
    const QStringList parts = shown.split(QLatin1Char('\r'));
    for (const QString &part : parts)
        QVERIFY2(linesOf(part).value(0).size() < 70, qPrintable(part));
    QVERIFY2(shown.contains(QLatin1String("\r\x1b[K")), qPrintable(shown));
    QVERIFY2(shown.contains(QLatin1String("[exit 0]")), qPrintable(shown));
}

void tst_Terminal::cancelAsks_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("state");
    QTest::newRow("yes") << QByteArray("y\n") << QStringLiteral("cancelled");
    QTest::newRow("no") << QByteArray("n\n") << QStringLiteral("suspended");
    QTest::newRow("nothing") << QByteArray("\n") << QStringLiteral("suspended");
}

void tst_Terminal::cancelAsks()
{
    QFETCH(QByteArray, typed);
    QFETCH(QString, state);
    const Programs programs;
    const QString id =
        programs.add({QStringLiteral("--suspended"), QStringLiteral("http://127.0.0.1:9/a")});
    const QString shown = onTerminal(programs, QStringLiteral("cancel ") + id, 80, typed);
    QVERIFY2(shown.contains(QLatin1String("[exit ")), qPrintable(shown));
    QCOMPARE(programs.state(id), state);
}

/// Nobody has agreed to lose what was not in the question.
void tst_Terminal::whatFinishesDuringTheQuestionIsKept()
{
    FaultOrigin origin;
    OriginAnswer held = OriginAnswer::file(5000);
    held.gate = "end";
    held.gateAfter = 2500;
    origin.route("/report.pdf", held);
    const Programs programs;
    const QString id =
        programs.add({QStringLiteral("--manual-complete"), url(origin, "/report.pdf")});
    QVERIFY(origin.waitUntilHeld("end", 1, std::chrono::seconds(20)));
    const QString shown = onTerminal(programs, QStringLiteral("cancel ") + id, 80, "y\n", {}, [&] {
        origin.release("end");
        programs.ctl(
            {QStringLiteral("wait"), id, QStringLiteral("--for"), QStringLiteral("transferred")});
    });
    QVERIFY2(shown.contains(QLatin1String("[exit 4]")), qPrintable(shown));
    QVERIFY2(shown.contains(QLatin1String("nothing of it was deleted")), qPrintable(shown));
    QCOMPARE(programs.state(id), QStringLiteral("transferred"));
    onTerminal(programs, QStringLiteral("cancel ") + id, 80, "y\n");
    QCOMPARE(programs.state(id), QStringLiteral("cancelled"));
    QCOMPARE(programs.files(), QStringList {});
}

void tst_Terminal::namesCannotMoveTheCursor()
{
    const Programs programs;
    const QString id = programs.add({QStringLiteral("--suspended"), QStringLiteral("--name"),
                                     QStringLiteral("a\x1b]0;title\x07\x1b[2Jb\u202egpj.exe"),
                                     QStringLiteral("http://127.0.0.1:9/a")});
    const QStringList calls {QStringLiteral("list"), QStringLiteral("show ") + id,
                             QStringLiteral("wait --timeout 0 ") + id,
                             QStringLiteral("cancel --dry-run ") + id};
    for (const QString &call : calls) {
        const QString shown = onTerminal(programs, call, 200);
        QVERIFY2(!shown.contains(QLatin1String("\x1b]0")), qPrintable(call));
        QVERIFY2(!shown.contains(QLatin1String("\x1b[2J")), qPrintable(call));
        QVERIFY2(!shown.contains(QChar(u'\u202e')), qPrintable(call));
    }
    QVERIFY(
        onTerminal(programs, QStringLiteral("list"), 200).contains(QLatin1String("\\x1b]0;title")));
}

QTEST_GUILESS_MAIN(tst_Terminal)
#include "tst_Terminal.moc"
