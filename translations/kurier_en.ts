<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CancelJobsDialog</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 already sent will be deleted from %n servers.</source>
        <translation>
            <numerusform>%1 already sent will be deleted from %n server.</numerusform>
            <numerusform>%1 already sent will be deleted from %n servers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected transfers have already ended and can’t be cancelled.</source>
        <translation>
            <numerusform>%n of the selected transfers has already ended and can’t be cancelled.</numerusform>
            <numerusform>%n of the selected transfers have already ended and can’t be cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n uploads?</source>
        <translation>
            <numerusform>Cancel %n upload?</numerusform>
            <numerusform>Cancel %n uploads?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n Uploads</source>
        <translation>
            <numerusform>Cancel %n Upload</numerusform>
            <numerusform>Cancel %n Uploads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloads will be removed from the queue.</source>
        <translation>
            <numerusform>%n download will be removed from the queue.</numerusform>
            <numerusform>%n downloads will be removed from the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n downloads</source>
        <translation>
            <numerusform>%n download</numerusform>
            <numerusform>%n downloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploads</source>
        <translation>
            <numerusform>%n upload</numerusform>
            <numerusform>%n uploads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n transfers?</source>
        <translation>
            <numerusform>Cancel %n transfer?</numerusform>
            <numerusform>Cancel %n transfers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n Transfers</source>
        <translation>
            <numerusform>Cancel %n Transfer</numerusform>
            <numerusform>Cancel %n Transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n finished files. Keep them?</source>
        <translation>
            <numerusform>“%1” holds %n finished file. Keep it?</numerusform>
            <numerusform>“%1” holds %n finished files. Keep them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete saves them to %1.</source>
        <translation>
            <numerusform>Complete saves it to %1.</numerusform>
            <numerusform>Complete saves them to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelling deletes all %n files (%1) and can’t be undone.</source>
        <translation>
            <numerusform>Cancelling deletes the file (%1) and can’t be undone.</numerusform>
            <numerusform>Cancelling deletes all %n files (%1) and can’t be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete and Keep Files</source>
        <translation>
            <numerusform>Complete and Keep File</numerusform>
            <numerusform>Complete and Keep Files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete Files and Cancel</source>
        <translation>
            <numerusform>Delete File and Cancel</numerusform>
            <numerusform>Delete Files and Cancel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 selected transfers hold finished files (%2, %3).</source>
        <translation>
            <numerusform>%n of %1 selected transfers holds finished files (%2, %3).</numerusform>
            <numerusform>%n of %1 selected transfers hold finished files (%2, %3).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Completing saves the finished files to their %n folders.</source>
        <translation>
            <numerusform>Completing saves the finished files to their folder.</numerusform>
            <numerusform>Completing saves the finished files to their %n folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %n will be cancelled either way.</source>
        <translation>
            <numerusform>The other one will be cancelled either way.</numerusform>
            <numerusform>The other %n will be cancelled either way.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n Files</source>
        <translation>
            <numerusform>Keep %n File</numerusform>
            <numerusform>Keep %n Files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %n Files, Cancel the Rest</source>
        <translation>
            <numerusform>Keep %n File, Cancel the Rest</numerusform>
            <numerusform>Keep %n Files, Cancel the Rest</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n Files and Cancel All</source>
        <translation>
            <numerusform>Delete %n File and Cancel All</numerusform>
            <numerusform>Delete %n Files and Cancel All</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished files (%1)</source>
        <translation>
            <numerusform>%n finished file (%1)</numerusform>
            <numerusform>%n finished files (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have already reached the server and stay there.</source>
        <translation>
            <numerusform>%n file has already reached the server and stays there.</numerusform>
            <numerusform>%n files have already reached the server and stay there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobDetails</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>addresses</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n files</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Addresses</source>
        <translation>
            <numerusform>Address</numerusform>
            <numerusform>Addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are finished</source>
        <translation>
            <numerusform>%n file is finished</numerusform>
            <numerusform>%n files are finished</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message numerus="yes">
        <source>%n files had reached %1</source>
        <comment>server</comment>
        <translation>
            <numerusform>%n file had reached %1</numerusform>
            <numerusform>%n files had reached %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LeftoversDialog</name>
    <message numerus="yes">
        <source>Delete %n temporary files?</source>
        <translation>
            <numerusform>Delete %n temporary file?</numerusform>
            <numerusform>Delete %n temporary files?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were made by Kurier and belong to no transfer of the queue (%1 together). Finished downloads are not among them.</source>
        <translation>
            <numerusform>It was made by Kurier and belongs to no transfer of the queue (%1). It is not a finished download.</numerusform>
            <numerusform>They were made by Kurier and belong to no transfer of the queue (%1 together). Finished downloads are not among them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n Files</source>
        <translation>
            <numerusform>Delete %n File</numerusform>
            <numerusform>Delete %n Files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep Files</source>
        <translation>
            <numerusform>Keep File</numerusform>
            <numerusform>Keep Files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message numerus="yes">
        <source>Complete %n transfers now?</source>
        <translation>
            <numerusform>Complete %n transfer now?</numerusform>
            <numerusform>Complete %n transfers now?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 files are finished and will be kept;</source>
        <translation>
            <numerusform>%n of %1 files is finished and will be kept;</numerusform>
            <numerusform>%n of %1 files are finished and will be kept;</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished files will be discarded.</source>
        <translation>
            <numerusform>%n unfinished file will be discarded.</numerusform>
            <numerusform>%n unfinished files will be discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete With %n Files</source>
        <translation>
            <numerusform>Complete With %n File</numerusform>
            <numerusform>Complete With %n Files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files (%1) stay where they are and are never removed by Kurier.</source>
        <translation>
            <numerusform>%n temporary file (%1) stays where it is and is never removed by Kurier.</numerusform>
            <numerusform>%n temporary files (%1) stay where they are and are never removed by Kurier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Quit and interrupt %n transfers?</source>
        <translation>
            <numerusform>Quit and interrupt %n transfer?</numerusform>
            <numerusform>Quit and interrupt %n transfers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They continue when Kurier is started again. Where a server can’t resume, they start over.</source>
        <translation>
            <numerusform>It continues when Kurier is started again. If the server can’t resume, it starts over.</numerusform>
            <numerusform>They continue when Kurier is started again. Where a server can’t resume, they start over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n transfers of %1?</source>
        <translation>
            <numerusform>Suspend %n transfer of %1?</numerusform>
            <numerusform>Suspend %n transfers of %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n transfers of %1?</source>
        <translation>
            <numerusform>Resume %n transfer of %1?</numerusform>
            <numerusform>Resume %n transfers of %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n transfers of %1 users?</source>
        <translation>
            <numerusform>Suspend %n transfer of %1 users?</numerusform>
            <numerusform>Suspend %n transfers of %1 users?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n transfers of %1 users?</source>
        <translation>
            <numerusform>Resume %n transfer of %1 users?</numerusform>
            <numerusform>Resume %n transfers of %1 users?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more users</source>
        <translation>
            <numerusform>and %n more user</numerusform>
            <numerusform>and %n more users</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They wait until somebody resumes them.</source>
        <translation>
            <numerusform>It waits until somebody resumes it.</numerusform>
            <numerusform>They wait until somebody resumes them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Some of them may have been suspended by the users themselves.</source>
        <translation>
            <numerusform>The user may have suspended it on purpose.</numerusform>
            <numerusform>Some of them may have been suspended by the users themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are left as they are, because their queues do not run.</source>
        <translation>
            <numerusform>%n more is left as it is, because its queue does not run.</numerusform>
            <numerusform>%n more are left as they are, because their queues do not run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Suspend %n Transfers</source>
        <translation>
            <numerusform>Suspend %n Transfer</numerusform>
            <numerusform>Suspend %n Transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume %n Transfers</source>
        <translation>
            <numerusform>Resume %n Transfer</numerusform>
            <numerusform>Resume %n Transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message numerus="yes">
        <source>%1 (%n files)</source>
        <comment>name of a transfer</comment>
        <translation>
            <numerusform>%1 (%n file)</numerusform>
            <numerusform>%1 (%n files)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln transfers</source>
        <comment>group</comment>
        <translation>
            <numerusform>%1, %Ln transfer</numerusform>
            <numerusform>%1, %Ln transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultText</name>
    <message numerus="yes">
        <source>%n transfers could not be resumed.</source>
        <translation>
            <numerusform>%n transfer could not be resumed.</numerusform>
            <numerusform>%n transfers could not be resumed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers could not be suspended.</source>
        <translation>
            <numerusform>%n transfer could not be suspended.</numerusform>
            <numerusform>%n transfers could not be suspended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers could not be completed.</source>
        <translation>
            <numerusform>%n transfer could not be completed.</numerusform>
            <numerusform>%n transfers could not be completed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers could not be cancelled.</source>
        <translation>
            <numerusform>%n transfer could not be cancelled.</numerusform>
            <numerusform>%n transfers could not be cancelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Suspicion</name>
    <message numerus="yes">
        <source>The job has been in the queue for more than %n day(s).</source>
        <translation>
            <numerusform>The job has been in the queue for more than %n day.</numerusform>
            <numerusform>The job has been in the queue for more than %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The job has failed more than %n time(s).</source>
        <translation>
            <numerusform>The job has failed more than %n time.</numerusform>
            <numerusform>The job has failed more than %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::AddJobDialog</name>
    <message numerus="yes">
        <source>%n more lines are wrong.</source>
        <translation>
            <numerusform>%n more line is wrong.</numerusform>
            <numerusform>%n more lines are wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n Transfers</source>
        <translation>
            <numerusform>Add %n Transfer</numerusform>
            <numerusform>Add %n Transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses</source>
        <translation>
            <numerusform>%n address</numerusform>
            <numerusform>%n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a checksum</source>
        <translation>
            <numerusform>%n with a checksum</numerusform>
            <numerusform>%n with a checksum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Line %1: More than %n addresses at once are too many.</source>
        <translation>
            <numerusform>Line %1: More than %n address at once is too many.</numerusform>
            <numerusform>Line %1: More than %n addresses at once are too many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are left out: no address of them that can be used is known.</source>
        <translation>
            <numerusform>One file is left out: no address of it that can be used is known.</numerusform>
            <numerusform>%n files are left out: no address of them that can be used is known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n go to the folders of their types.</source>
        <translation>
            <numerusform>%n goes to the folder of its type.</numerusform>
            <numerusform>%n go to the folders of their types.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::CancelFlow</name>
    <message numerus="yes">
        <source>The selected transfers have already ended.</source>
        <translation>
            <numerusform>The selected transfer has already ended.</numerusform>
            <numerusform>The selected transfers have already ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers cancelled.</source>
        <translation>
            <numerusform>%n transfer cancelled.</numerusform>
            <numerusform>%n transfers cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers finished in the meantime and were kept.</source>
        <translation>
            <numerusform>%n transfer finished in the meantime and was kept.</numerusform>
            <numerusform>%n transfers finished in the meantime and were kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers had been cancelled already.</source>
        <translation>
            <numerusform>%n transfer had been cancelled already.</numerusform>
            <numerusform>%n transfers had been cancelled already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::CleanupModel</name>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::CleanupPanel</name>
    <message numerus="yes">
        <source>%n items are still to be removed; Kurier keeps trying.</source>
        <translation>
            <numerusform>%n item is still to be removed; Kurier keeps trying.</numerusform>
            <numerusform>%n items are still to be removed; Kurier keeps trying.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items were given up and stay where they are.</source>
        <translation>
            <numerusform>%n item was given up and stays where it is.</numerusform>
            <numerusform>%n items were given up and stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items were removed.</source>
        <translation>
            <numerusform>%n item was removed.</numerusform>
            <numerusform>%n items were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items are in use; Cancel would remove them.</source>
        <translation>
            <numerusform>%n item is in use; Cancel would remove it.</numerusform>
            <numerusform>%n items are in use; Cancel would remove them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::CompleteFlow</name>
    <message numerus="yes">
        <source>%n transfers have no finished file yet and were left alone.</source>
        <translation>
            <numerusform>%n transfer has no finished file yet and was left alone.</numerusform>
            <numerusform>%n transfers have no finished file yet and were left alone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::DetailsPane</name>
    <message numerus="yes">
        <source>%n transfers are selected.</source>
        <translation>
            <numerusform>%n transfer is selected.</numerusform>
            <numerusform>%n transfers are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::EndNotices</name>
    <message numerus="yes">
        <source>%n transfers are complete</source>
        <translation>
            <numerusform>%n transfer is complete</numerusform>
            <numerusform>%n transfers are complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers failed</source>
        <translation>
            <numerusform>%n transfer failed</numerusform>
            <numerusform>%n transfers failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::FilesModel</name>
    <message numerus="yes">
        <source>%n connections</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::FilterSidebar</name>
    <message numerus="yes">
        <source>%n more servers</source>
        <translation>
            <numerusform>%n more server</numerusform>
            <numerusform>%n more servers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transfers</source>
        <translation>
            <numerusform>%n transfer</numerusform>
            <numerusform>%n transfers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::HistoryLimitsPage</name>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>day</numerusform>
            <numerusform>days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::LeftoverFlow</name>
    <message numerus="yes">
        <source>%n temporary files deleted.</source>
        <translation>
            <numerusform>%n temporary file deleted.</numerusform>
            <numerusform>%n temporary files deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files of earlier downloads were found.</source>
        <translation>
            <numerusform>%n temporary file of earlier downloads was found.</numerusform>
            <numerusform>%n temporary files of earlier downloads were found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files could not be deleted.</source>
        <translation>
            <numerusform>%n temporary file could not be deleted.</numerusform>
            <numerusform>%n temporary files could not be deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::LongListPanel</name>
    <message numerus="yes">
        <source>%n addresses from the clipboard.</source>
        <translation>
            <numerusform>%n address from the clipboard.</numerusform>
            <numerusform>%n addresses from the clipboard.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses from %1.</source>
        <comment>name of a file</comment>
        <translation>
            <numerusform>%n address from %1.</numerusform>
            <numerusform>%n addresses from %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preparing %n transfers…</source>
        <translation>
            <numerusform>Preparing %n transfer…</numerusform>
            <numerusform>Preparing %n transfers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Storing %n transfers…</source>
        <translation>
            <numerusform>Storing %n transfer…</numerusform>
            <numerusform>Storing %n transfers…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Leave out %n wrong lines</source>
        <translation>
            <numerusform>&amp;Leave out %n wrong line</numerusform>
            <numerusform>&amp;Leave out %n wrong lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::MainWindow</name>
    <message numerus="yes">
        <source>%n transfers added.</source>
        <translation>
            <numerusform>%n transfer added.</numerusform>
            <numerusform>%n transfers added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::QueueStatusBar</name>
    <message numerus="yes">
        <source>%n active</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files could not be removed – Show</source>
        <translation>
            <numerusform>%n temporary file could not be removed – Show</numerusform>
            <numerusform>%n temporary files could not be removed – Show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n temporary files are being removed – Show</source>
        <translation>
            <numerusform>%n temporary file is being removed – Show</numerusform>
            <numerusform>%n temporary files are being removed – Show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unused transfers</source>
        <translation>
            <numerusform>%n unused transfer</numerusform>
            <numerusform>%n unused transfers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers are being cancelled</source>
        <translation>
            <numerusform>%Ln transfer is being cancelled</numerusform>
            <numerusform>%Ln transfers are being cancelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::TransferQueueView</name>
    <message numerus="yes">
        <source>Clear the search to see all %n transfers.</source>
        <translation>
            <numerusform>Clear the search to see the %n transfer.</numerusform>
            <numerusform>Clear the search to see all %n transfers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Choose “All transfers” in the sidebar and clear the search to see all %n transfers.</source>
        <translation>
            <numerusform>Choose “All transfers” in the sidebar and clear the search to see the one transfer.</numerusform>
            <numerusform>Choose “All transfers” in the sidebar and clear the search to see all %n transfers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln transfers are being cancelled…</source>
        <translation>
            <numerusform>%Ln transfer is being cancelled…</numerusform>
            <numerusform>%Ln transfers are being cancelled…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::TrayIcon</name>
    <message numerus="yes">
        <source>%n active</source>
        <comment>transfers</comment>
        <translation>
            <numerusform>%n active</numerusform>
            <numerusform>%n active</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurier::UploadDialog</name>
    <message numerus="yes">
        <source>%n files. They are not changed on this computer.</source>
        <translation>
            <numerusform>%n file. It is not changed on this computer.</numerusform>
            <numerusform>%n files. They are not changed on this computer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kurierctl</name>
    <message numerus="yes">
        <source>%n transfer(s) will be removed from the queue.</source>
        <translation>
            <numerusform>%n transfer will be removed from the queue.</numerusform>
            <numerusform>%n transfers will be removed from the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished file(s) (%1) will be deleted. “complete” would save them to %2.</source>
        <translation>
            <numerusform>%n finished file (%1) will be deleted. “complete” would save it to %2.</numerusform>
            <numerusform>%n finished files (%1) will be deleted. “complete” would save them to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) have ended already.</source>
        <translation>
            <numerusform>%n job has ended already.</numerusform>
            <numerusform>%n jobs have ended already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n transfer(s)?</source>
        <translation>
            <numerusform>Cancel %n transfer?</numerusform>
            <numerusform>Cancel %n transfers?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” can be any of %n job(s): %2</source>
        <translation>
            <numerusform>“%1” can be %n job: %2</numerusform>
            <numerusform>“%1” can be any of %n jobs: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it did not answer within %n second(s)</source>
        <translation>
            <numerusform>it did not answer within %n second</numerusform>
            <numerusform>it did not answer within %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s), next: %1</source>
        <translation>
            <numerusform>%n attempt, next: %1</numerusform>
            <numerusform>%n attempts, next: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) still to remove; “kurierctl cleanup” lists them.</source>
        <translation>
            <numerusform>%n thing still to remove; “kurierctl cleanup” lists it.</numerusform>
            <numerusform>%n things still to remove; “kurierctl cleanup” lists them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n uploaded file(s) have already reached %1 and stay there.</source>
        <translation>
            <numerusform>%n uploaded file has already reached %1 and stays there.</numerusform>
            <numerusform>%n uploaded files have already reached %1 and stay there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Storing %n job(s)…</source>
        <translation>
            <numerusform>Storing %n job…</numerusform>
            <numerusform>Storing %n jobs…</numerusform>
        </translation>
    </message>
</context>
</TS>
