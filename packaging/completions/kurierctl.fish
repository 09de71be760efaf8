# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for kurierctl(1).
set -g __kurierctl_commands add upload list show suspend resume complete cancel wait set cleanup monitor export status quit version

# The command on the line; fails when there is none yet.
function __kurierctl_command
    for word in (commandline -opc)[2..]
        if contains -- $word $__kurierctl_commands
            echo $word
            return 0
        end
    end
    return 1
end

function __kurierctl_is
    set -l command (__kurierctl_command); and contains -- $command $argv
end

function __kurierctl_jobs
    kurierctl --no-start --json list --limit 500 2>/dev/null | string replace -rf '.*"id":"([0-9a-f-]+)".*"name":"((?:[^"\\\\]|\\\\.)*)".*' '$1\t$2'
end

function __kurierctl_cleanup_jobs
    kurierctl --no-start --json cleanup list 2>/dev/null | string replace -rf '.*"job":"([0-9a-f-]+)".*' '$1' | sort -u
end

function __kurierctl_states
    set -l typed (string match -r '.*,' -- (commandline -ct))
    for state in queued connecting transferring suspended transient-error error transferred acknowledged cancelled
        echo "$typed$state"
    end
end

complete -c kurierctl -f
complete -c kurierctl -n 'not __kurierctl_command' -a add -d 'Add one download job that holds all URLs as its files'
complete -c kurierctl -n 'not __kurierctl_command' -a upload -d 'Add an upload'
complete -c kurierctl -n 'not __kurierctl_command' -a list -d 'The queue, oldest first'
complete -c kurierctl -n 'not __kurierctl_command' -a show -d 'Everything about jobs'
complete -c kurierctl -n 'not __kurierctl_command' -a suspend -d 'Stop jobs for now'
complete -c kurierctl -n 'not __kurierctl_command' -a resume -d 'Let jobs go on'
complete -c kurierctl -n 'not __kurierctl_command' -a complete -d 'Keep the finished files and end jobs'
complete -c kurierctl -n 'not __kurierctl_command' -a cancel -d 'End jobs and remove everything they left, here and on servers'
complete -c kurierctl -n 'not __kurierctl_command' -a wait -d 'Wait until jobs have ended or failed'
complete -c kurierctl -n 'not __kurierctl_command' -a set -d 'Change jobs'
complete -c kurierctl -n 'not __kurierctl_command' -a cleanup -d 'What cancelled jobs still have to remove, and why it is still there'
complete -c kurierctl -n 'not __kurierctl_command' -a monitor -d 'One JSON object a line for every change, until interrupted'
complete -c kurierctl -n 'not __kurierctl_command' -a export -d 'The queue for spreadsheets and reports'
complete -c kurierctl -n 'not __kurierctl_command' -a status -d 'Whether the queue is running, and how'
complete -c kurierctl -n 'not __kurierctl_command' -a quit -d 'Stop the running queue in order'
complete -c kurierctl -n 'not __kurierctl_command' -a version -d 'The version of this program'

complete -c kurierctl -s h -l help -d 'Show the help of the command, with an example'
complete -c kurierctl -l json -d 'Print one JSON document instead of text'
complete -c kurierctl -l lang -x -a 'de en' -d 'Language'
complete -c kurierctl -l no-start -d 'Do not start the queue when it is not running (exit status 6)'
complete -c kurierctl -l user -x -a '(__fish_complete_users)' -d 'The queue of another user'
complete -c kurierctl -l all-users -d 'The queues of all users'

complete -c kurierctl -n '__kurierctl_is add' -l dir -r -a '(__fish_complete_directories)' -d 'Destination folder'
complete -c kurierctl -n '__kurierctl_is add' -l output -x -d 'Name of the file'
complete -c kurierctl -n '__kurierctl_is add upload' -l name -x -d 'Display name of the job'
complete -c kurierctl -n '__kurierctl_is add upload' -l description -x -d 'Description of the job'
complete -c kurierctl -n '__kurierctl_is add upload' -l priority -x -a 'foreground high normal low' -d 'Priority of the job'
complete -c kurierctl -n '__kurierctl_is add upload' -l suspended -d 'Do not start the job yet'
complete -c kurierctl -n '__kurierctl_is add upload' -l manual-complete -d 'Leave the job transferred until kurierctl complete puts its files in place'
complete -c kurierctl -n '__kurierctl_is add upload' -l overwrite -d 'Replace an existing file at the end'
complete -c kurierctl -n '__kurierctl_is add' -l checksum -x -d 'What the file must have'
complete -c kurierctl -n '__kurierctl_is add upload' -l header -x -d 'Send this header'
complete -c kurierctl -n '__kurierctl_is add upload' -l user-agent -x -d 'User-Agent to send'
complete -c kurierctl -n '__kurierctl_is add upload' -l referer -x -d 'Referer to send'
complete -c kurierctl -n '__kurierctl_is add upload' -l proxy -x -d 'Proxy for this job'
complete -c kurierctl -n '__kurierctl_is add upload' -l cookies -r -F -d 'Send the cookies of this file (Netscape’s format)'
complete -c kurierctl -n '__kurierctl_is add upload resume' -l login -x -d 'Sign in as NAME'
complete -c kurierctl -n '__kurierctl_is add upload resume' -l ask-password -d 'Ask for user name and password'
complete -c kurierctl -n '__kurierctl_is add upload resume' -l ask-token -d 'Ask for a bearer token'
complete -c kurierctl -n '__kurierctl_is resume' -l remember -d 'Remember what is typed in the key ring'
complete -c kurierctl -n '__kurierctl_is add upload resume' -l trust -x -d 'Accept exactly the certificate of this fingerprint'
complete -c kurierctl -n '__kurierctl_is add upload list' -l limit -x -d 'Bytes per second, or rows, at most'
complete -c kurierctl -n '__kurierctl_is add upload' -l connections -x -d 'Connections to one file'
complete -c kurierctl -n '__kurierctl_is add upload' -l retry-delay -x -d 'Shortest pause before trying again'
complete -c kurierctl -n '__kurierctl_is add upload' -l no-progress-timeout -x -d 'Give up after so long without progress'
complete -c kurierctl -n '__kurierctl_is add' -l input -r -F -d 'Read URLs from FILE , one a line'
complete -c kurierctl -n '__kurierctl_is add' -l metalink -r -F -d 'Add the files of a Metalink 4 document with their mirrors, sizes and hashes'
complete -c kurierctl -n '__kurierctl_is add' -l each -d 'One job per URL'
complete -c kurierctl -n '__kurierctl_is add upload' -l netrc -d 'Take credentials from ~/'
complete -c kurierctl -n '__kurierctl_is upload' -l to -x -d 'Where to upload to'
complete -c kurierctl -n '__kurierctl_is upload' -l protocol -x -a 'auto tus webdav nextcloud sftp ftp s3 bits' -d 'Upload protocol'
complete -c kurierctl -n '__kurierctl_is upload' -l chunk-size -x -d 'Bytes of one part'
complete -c kurierctl -n '__kurierctl_is list' -l state -x -a '(__kurierctl_states)' -d 'Only jobs in these states'
complete -c kurierctl -n '__kurierctl_is list export' -l history -d 'The jobs that have ended, newest first'
complete -c kurierctl -n '__kurierctl_is list' -l suspicious -d 'Only jobs worth a look, with the reasons'
complete -c kurierctl -n '__kurierctl_is suspend resume complete cancel wait cleanup' -l all -d 'Every job for which this makes sense'
complete -c kurierctl -n '__kurierctl_is cleanup' -l remove -d 'Remove the leftovers that were found'
complete -c kurierctl -n '__kurierctl_is cancel cleanup' -l yes -d 'Do not ask'
complete -c kurierctl -n '__kurierctl_is cancel' -l dry-run -d 'Only say what would be lost'
complete -c kurierctl -n '__kurierctl_is cancel' -l wait -d 'Return when everything is removed or could not be'
complete -c kurierctl -n '__kurierctl_is wait' -l for -x -a '(__kurierctl_states)' -d 'Wait for one of these states'
complete -c kurierctl -n '__kurierctl_is wait' -l timeout -x -d 'Wait no longer than this'
complete -c kurierctl -n '__kurierctl_is export' -l format -x -a 'csv json' -d 'Form of the output'

complete -c kurierctl -n '__kurierctl_is add upload' -F
complete -c kurierctl -n '__kurierctl_is show suspend resume complete cancel wait set' -a '(__kurierctl_jobs)'
complete -c kurierctl -n '__kurierctl_is cleanup' -a 'list retry abandon leftovers (__kurierctl_cleanup_jobs)'
